// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a family file, and as a register of children: read, or refused with one line.
#include "kiosk/cli/family_reader.hpp"
#include "kiosk/register/register.hpp"
#include "kiosk/register/row_reader.hpp"

#include "tests/support/small_policy.hpp"

#include <cstdlib>
#include <sstream>

using namespace kiosk;

namespace {

void one_line(const std::string& message)
{
    if (message.empty() || message.find('\n') != std::string::npos)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const test::SmallPolicy small;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    constexpr std::chrono::year_month_day today { std::chrono::year(2026), std::chrono::November,
        std::chrono::day(21) };
    if (const auto read = cli::read_family(bytes, "family.json", *small.policy, today)) {
        // What is accepted can be decided.
        for (std::size_t i = 0; i < read->family.children.size(); ++i)
            if (!small.policy->contradictions_in(read->family.answers_of(i)).empty())
                std::abort();
    } else {
        one_line(read.error().message);
    }

    std::istringstream in { std::string(bytes) };
    registers::Reading reading;
    reading.as_of = today;
    auto source = registers::Register::open(
        in, [&]() -> Result<registers::Vocabulary> { return registers::Vocabulary::of_names(*small.policy); }, reading);
    if (!source) {
        one_line(source.error().message);
        return 0;
    }
    registers::RowReader reader(*small.policy, reading, source->heading());
    registers::Row row;
    for (registers::Block block; source->next(block);) {
        reader.begin(block);
        while (reader.next(row)) {
            if (row.fault && row.fault->message.empty())
                std::abort();
            if (!row.fault)
                (void)small.decider->decide(row.answers);
        }
    }
    return 0;
}
