// SPDX-License-Identifier: Apache-2.0
#include "kiosk/words/comparison.hpp"

#include <algorithm>

namespace kiosk {
namespace {

std::vector<std::string> assumptions(const Moved& moved, const Words& there)
{
    const Schema& schema = there.policy().schema;
    std::vector<std::string> sentences;
    for (const FactId fact : schema.ids(moved.from_zero))
        sentences.push_back(there(Phrase::compare_from_zero, { { "fact", there.fact(fact) } }));
    for (const auto& [fact, values] : moved.reread) {
        std::string spelled;
        for (const int value : values)
            spelled += (spelled.empty() ? "" : " / ") + there.answer(fact, value);
        sentences.push_back(there(Phrase::compare_reread, { { "fact", there.fact(fact) }, { "values", spelled } }));
        if (std::string limit = there.moved(fact); !limit.empty())
            sentences.push_back(std::move(limit));
    }
    if (moved.unknown.any())
        sentences.push_back(there(Phrase::compare_unknown, { { "facts", there.list(there.names(moved.unknown)) } }));
    sentences.push_back(there(Phrase::compare_stays));
    return sentences;
}

ComparisonWords::Side side_of(const ServiceDecision* decided, const Words& words)
{
    ComparisonWords::Side side;
    side.region = words.official(words.region().name);
    if (decided) {
        side.service = words.official(decided->service->name);
        side.verdict = decided->verdict;
    }
    return side;
}

} // namespace

ComparisonWords comparison_words(const Comparison& comparison, const Words& here, const Words& there)
{
    ComparisonWords words;
    words.assumptions = assumptions(comparison.moved, there);
    for (const Comparison::Pair& pair : comparison.pairs) {
        ComparisonWords::Row row { side_of(comparison.of_here(pair), here), side_of(comparison.of_there(pair), there) };
        if (const ServiceDecision* decided = comparison.of_here(pair);
            decided && prospect(decided->verdict) == Prospect::later)
            for (const BenefitDecision& benefit : comparison.here.of(*decided))
                if (prospect(benefit.verdict) == Prospect::later) {
                    row.here.notes.push_back(here.wait(benefit.wait));
                    break;
                }
        if (const auto months = comparison.months_until(pair))
            row.there.notes.push_back(there(Phrase::compare_after, { { "months", *months } }));
        if (const FactSet missing = comparison.missing(pair); missing.any())
            row.there.notes.push_back(
                there(Phrase::compare_depends, { { "facts", there.list(there.names(missing)) } }));
        (pair.differs ? words.different : words.same).push_back(std::move(row));
    }
    return words;
}

} // namespace kiosk
