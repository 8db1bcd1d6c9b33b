// SPDX-License-Identifier: Apache-2.0
#include "kiosk/take_along/short_result.hpp"

#include "kiosk/take_along/child_name.hpp"
#include "kiosk/take_along/paper_results.hpp"

#include <algorithm>

namespace kiosk {
namespace {

// The services of each standing that is worth carrying along, one a line, with the children they are for.
std::string lines(
    const Words& words, const Region& region, const std::vector<ChildResults>& results, std::size_t most_names)
{
    std::string text;
    std::size_t names = 0;
    int left_out = 0;
    for (const Verdict verdict : verdicts) {
        if (prospect(verdict) != Prospect::now)
            continue;
        std::string group;
        for (std::size_t service = 0; service < region.services.size(); ++service) {
            std::string numbers;
            std::size_t count = 0;
            for (std::size_t child = 0; child < results.size(); ++child)
                if (results[child].services[service] == verdict) {
                    numbers += (numbers.empty() ? "" : ",") + std::to_string(child + 1);
                    ++count;
                }
            if (count == 0)
                continue;
            if (++names > most_names) {
                ++left_out;
                continue;
            }
            group += "\n- " + std::string(words.official(region.services[service].name));
            if (count < results.size())
                group += " (" + numbers + ")";
        }
        if (!group.empty())
            text += "\n" + words.verdict(verdict) + group;
    }
    if (left_out > 0)
        text += "\n" + words(Phrase::guide_code_more, { { "count", left_out } });
    return text;
}

} // namespace

std::string short_result(
    const Words& words, const PaperResults& results, std::optional<std::chrono::year_month_day> as_of)
{
    const Region& region = words.region();
    Family unnamed = results.family;
    std::string head(words.official(region.name));
    if (as_of)
        head += " · " + words.date(*as_of);
    for (std::size_t child = 0; child < unnamed.children.size(); ++child) {
        unnamed.children[child].label.clear(); // a number says enough, and a name would travel further than the paper
        head += "\n" + child_called(words, unnamed, child);
    }
    const std::string foot
        = "\n" + words(Phrase::guide_code_foot, { { "version", words.catalogue().edition().version } });
    for (std::size_t most = 2 * region.services.size() + 1; most-- > 0;) {
        std::string text = head + lines(words, region, results.children, most) + foot;
        if (text.size() <= most_qr_bytes)
            return text;
    }
    return foot.substr(1); // more children than any family has
}

std::string short_result(
    const Words& words, const Decider& decider, const Family& family, std::optional<std::chrono::year_month_day> as_of)
{
    return short_result(words, results_for_paper(decider, family, words.policy().schema), as_of);
}

} // namespace kiosk
