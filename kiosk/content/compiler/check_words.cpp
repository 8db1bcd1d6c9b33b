// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/checks.hpp"
#include "kiosk/content/compiler/official_text.hpp"
#include "kiosk/core/utf8.hpp"

namespace kiosk::content {

namespace {

// Characters of a service's text that no quote needs to cover: "对", "并且", "符合条件的" between two quotes.
constexpr std::size_t connecting_characters = 12;

class WordCheck {
public:
    WordCheck(const DraftRegion& region, Complaints& complaints)
        : region_(region)
        , file_(region.file + ".txt")
        , text_(*region.official_text)
        , complaints_(complaints)
    {
    }

    void run()
    {
        verbatim(region_.name, "the name", "");
        verbatim(region_.plan, "the title of the plan", "");
        verbatim(region_.list, "the title of the list", "");
        if (region_.in_force_words)
            verbatim(*region_.in_force_words, "the citation", "in_force");
        for (const DraftEdition& edition : region_.editions) {
            verbatim(edition.plan, "the title of the plan", "edition");
            verbatim(edition.list, "the title of the list", "edition");
            verbatim(edition.words, "the citation", "edition");
        }
        each_citation(region_, [&](const DraftCitation& citation, const std::string& what) {
            if (!citation.document)
                verbatim(citation.words, "the citation", what);
        });
        const DraftService* above = nullptr;
        for (const DraftService& service : region_.services) {
            const std::string what = title(service);
            verbatim(service.name, "the name", what);
            verbatim(service.target, "the target", what);
            verbatim(service.text, "the text", what);
            for (const Text& department : service.departments)
                verbatim(department, "the department", what);
            for (const DraftBenefit& benefit : service.benefits)
                if (benefit.mode_words)
                    verbatim(*benefit.mode_words, "mode_cite", title(service, benefit));
            check_row(service, above);
            check_quotes(service);
            above = &service;
        }
    }

private:
    void verbatim(const Text& words, const std::string& kind, const std::string& what)
    {
        if (words.empty() || text_.contains(words.value))
            return;
        complaints_.add(words.place,
            (what.empty() ? "" : what + ": ") + kind + " " + in_quotes(words.value) + " is not in " + file_
                + "; copy the exact words");
    }

    // The list is a table: number, target, name, text, departments. Where a cell stands merged with the one above, or
    // is empty, the words of its row follow without it.
    void check_row(const DraftService& service, const DraftService* above)
    {
        const std::string_view name = service.name.value;
        const std::string_view text = service.text.value;
        const std::string_view target = service.target.value;
        if (name.empty() || text.empty() || target.empty() || !text_.contains_row({ name, text }))
            return; // another table: nothing is known of its cells
        const bool beside = text_.contains_row({ target, name, text });
        if (service.target_inherited && beside)
            complaints_.add(service.target.place,
                title(service) + ": the target stands in its own row of " + file_ + "; delete target_inherited");
        if (!service.target_inherited && !beside)
            complaints_.add(service.target.place,
                title(service) + ": the target does not stand in the row of this service in " + file_
                    + "; correct it, or write target_inherited = true if the cell is merged with the one above");
        if (service.target_inherited && (!above || above->target.value != target))
            complaints_.add(service.target.place,
                title(service) + ": the inherited target is not that of the service above; copy it from there");

        std::string departments;
        for (const Text& department : service.departments)
            departments += (departments.empty() ? "" : "、") + department.value;
        const bool whole_cell
            = text_.contains_row({ text, departments }) && !text_.contains_row({ text, departments, "、" });
        if (departments.empty() || service.departments_note || whole_cell)
            return;
        complaints_.add(service.departments.front().place,
            title(service) + ": " + in_quotes(departments) + " does not stand in the row of this service in " + file_
                + "; copy the cell, or say in departments_note why the departments are inferred");
    }

    void check_quotes(const DraftService& service)
    {
        const std::string text = without_white_space(service.text.value);
        std::vector<std::string> between;
        std::size_t at = 0;
        bool whole = !text.empty();
        for (const DraftBenefit& benefit : service.benefits) {
            const std::string quote = without_white_space(benefit.quote.value);
            const std::size_t found = text.find(quote, at);
            if (quote.empty() || text.empty()) {
                whole = false;
            } else if (found != std::string::npos) {
                between.push_back(text.substr(at, found - at));
                at = found + quote.size();
            } else {
                whole = false;
                complaints_.add(benefit.quote.place,
                    title(service, benefit) + ": the quote " + in_quotes(benefit.quote.value)
                        + (text.find(quote) == std::string::npos
                                ? " is not in the text of its service; copy the exact words"
                                : " overlaps the quote before it or comes before it; put the benefits in the order of "
                                  "the text"));
            }
        }
        if (!whole)
            return;
        between.push_back(text.substr(at));
        bool all_covered = true;
        for (const std::string& rest : between) {
            const std::string words = without_punctuation(rest);
            if (utf8::count(words) <= connecting_characters)
                continue;
            all_covered = false;
            if (!service.uncovered)
                complaints_.add(service.text.place,
                    title(service) + ": no benefit quotes " + in_quotes(rest)
                        + "; add it to a quote, or say in uncovered = \"…\" why it gives a family nothing");
        }
        if (all_covered && service.uncovered)
            complaints_.add(
                service.uncovered->place, title(service) + ": the quotes cover the whole text; delete \"uncovered\"");
    }

    const DraftRegion& region_;
    std::string file_;
    OfficialText text_;
    Complaints& complaints_;
};

} // namespace

std::string title(const DraftService& service)
{
    return "service " + service.id.value;
}

std::string title(const DraftService& service, const DraftBenefit& benefit)
{
    return title(service) + ", benefit " + benefit.id.value;
}

void each_citation(const DraftRegion& region, const std::function<void(const DraftCitation&, const std::string&)>& take)
{
    const auto take_of = [&](const auto& each, const std::string& what) {
        take(each.citation, what);
        if (each.validity)
            take(each.validity->citation, what + ", valid");
    };
    for (const DraftClause& clause : region.membership)
        take_of(clause, "membership " + clause.id.value);
    for (const DraftService& service : region.services) {
        if (service.validity)
            take(service.validity->citation, title(service) + ", valid");
        for (const DraftClause& clause : service.target_clauses)
            take_of(clause, title(service));
        for (const DraftBenefit& benefit : service.benefits) {
            const std::string what = title(service, benefit);
            if (benefit.validity)
                take(benefit.validity->citation, what + ", valid");
            for (const DraftClause& clause : benefit.when)
                take_of(clause, what);
            for (const DraftConfirmation& confirmation : benefit.confirmations)
                take_of(confirmation, what);
            if (benefit.waiver)
                take(benefit.waiver->citation, what);
        }
    }
}

void check_words(const Draft& draft, Complaints& complaints)
{
    for (const DraftRegion& region : draft.regions)
        if (region.official_text)
            WordCheck(region, complaints).run();
}

} // namespace kiosk::content
