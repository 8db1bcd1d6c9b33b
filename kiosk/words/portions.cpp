// SPDX-License-Identifier: Apache-2.0
#include "kiosk/words/portions.hpp"

#include "kiosk/core/citations.hpp"

#include <array>

namespace kiosk {

using content::Portion;

namespace {

// What families are told: by the first part of the key, what comes with the questions and what with the results.
struct Part {
    std::string_view prefix;
    std::optional<Portion> portion; // nothing: not in a page
};
constexpr std::array parts {
    Part { "answer.", Portion::ask },
    Part { "contradiction.", Portion::ask },
    Part { "danger.", Portion::ask },
    Part { "doubt.", Portion::ask },
    Part { "fact.", Portion::ask },
    Part { "hotline.", Portion::ask },
    Part { "language.", Portion::ask },
    Part { "page.", Portion::ask },
    Part { "question.", Portion::ask },
    Part { "outreach.", std::nullopt },
    Part { "printer.", std::nullopt },
    Part { "sheet.", std::nullopt },
    Part { "brief.", std::nullopt },
    Part { "ui.staff_", std::nullopt },
    Part { "ui.print_", std::nullopt },
    Part { "ui.guide_", std::nullopt },
    Part { "ui.listen_", std::nullopt },
    Part { "ui.say_", std::nullopt },
    Part { "ui.detail_", Portion::tell },
    Part { "ui.compare_", Portion::tell },
    Part { "ui.results_", Portion::tell },
    Part { "ui.", Portion::ask },
};
std::optional<Portion> portion_of(std::string_view key)
{
    for (const Part& part : parts)
        if (key.starts_with(part.prefix))
            return part.portion;
    return Portion::tell;
}

// The words about a region leave out what is of another one alone; all of it belongs to a comparison, but for what
// hangs from benefits and steps.
std::set<std::string> keys_of_others(const Policy& policy, const Region& own)
{
    std::set<std::string> others;
    std::set<std::string> owned;
    for (const Region& region : policy.regions) {
        std::set<std::string>& keys = &region == &own ? owned : others;
        for (const Hindrance& hindrance : region.hindrances)
            for (const char* part : { "", ".now", ".ask", ".later" })
                keys.insert("hindrance." + hindrance.id + part);
        for (const Service& service : region.services)
            for (const Benefit& benefit : service.benefits) {
                keys.insert("plain." + benefit.called());
                keys.insert("title." + benefit.called());
                for (const std::size_t howto : benefit.howto)
                    keys.insert("howto." + policy.howto[howto].id);
                for (const Note& note : benefit.notes)
                    keys.insert("note." + note.id);
            }
    }
    for (const std::string& key : owned)
        others.erase(key);
    return others;
}

// The official words that a page about a region shows: for the questions, its list and its name; for the results, all
// of it, and of the others their names and those of their services.
content::OfficialWords official_words(const content::Catalogue& catalogue, const Region& own, Portion portion)
{
    const Policy& policy = catalogue.policy();
    content::OfficialWords words { own.list, own.plan };
    for (const Region& region : policy.regions)
        words.insert(region.name);
    if (portion == Portion::ask)
        return words;
    words.clear();
    const auto cite = [&](const Citation& citation) {
        words.insert(citation.words);
        words.insert(citation.article);
        words.insert(std::string(catalogue.document_title(citation.document)));
    };
    for (const Region& region : policy.regions)
        for (const Service& service : region.services)
            words.insert(service.name);
    for (const HowTo& howto : policy.howto)
        cite(howto.citation);
    each_citation(own, cite);
    for (const Service& service : own.services) {
        words.insert(service.target);
        words.insert(service.departments.begin(), service.departments.end());
        for (const Benefit& benefit : service.benefits)
            words.insert({ benefit.quote, benefit.mode_words });
    }
    return words;
}

bool about_another(std::string_view key, const Policy& policy, const Region& own)
{
    const auto at = key.rfind('@');
    if (at == std::string_view::npos)
        return false;
    const Region* const region = policy.region(key.substr(at + 1));
    return region && region != &own;
}

} // namespace

std::string portable_words(
    const content::Catalogue& catalogue, const std::string& language, const Region& region, Portion portion)
{
    const Policy& policy = catalogue.policy();
    const std::set<std::string> others = keys_of_others(policy, region);
    const auto told = [&](std::string_view key) {
        return portion_of(key) == portion && !others.contains(std::string(key.substr(0, key.rfind('@'))))
            && !about_another(key, policy, region);
    };
    return content::portable_words(
        catalogue, language, region, portion, told, official_words(catalogue, region, portion));
}

bool is_label(std::string_view key)
{
    return key.starts_with("ui.") || key.starts_with("page.");
}

} // namespace kiosk
