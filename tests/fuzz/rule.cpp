// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a rule: read, or refused; what is read can be decided, known and unknown, and unknown never becomes no.
#include "tests/support/small_policy.hpp"

#include <cstdlib>

using namespace kiosk;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const test::SmallPolicy small;
    const std::string_view source(reinterpret_cast<const char*>(data), size);
    const auto read = Rule::parse(source,
        { small.policy->schema,
            [](std::string_view name) {
                return name == "checked" ? std::optional(ConfirmationId { 0 }) : std::nullopt;
            },
            {} });
    if (!read) {
        if (read.error().message.empty())
            std::abort();
        return 0;
    }
    Answers all;
    for (const FactId fact : small.policy->schema.ids())
        all.know(fact, small.policy->schema[fact].kind == FactKind::integer ? 7 : 1);
    for (const FactId fact : small.policy->schema.ids()) {
        Answers less = all;
        less.forget(fact);
        const Finding some = read->evaluate(less);
        if (some.truth != read->truth(less)
            || (some.truth == Truth::unknown) != (some.missing.any() || some.unsettled.any()))
            std::abort();
        if (some.truth != Truth::unknown && some.truth != read->truth(all))
            std::abort();
        (void)read->turning_points(fact);
    }
    return 0;
}
