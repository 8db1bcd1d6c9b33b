// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/checks.hpp"
#include "kiosk/content/compiler/official_text.hpp"

#include <algorithm>
#include <set>

namespace kiosk::content {

namespace {

using Names = std::set<std::string, std::less<>>;

void check_documents(const Draft& draft, Complaints& complaints)
{
    std::map<std::string, std::string, std::less<>> declared; // to their quality
    for (const DraftDocument& document : draft.documents)
        declared.emplace(document.id.value, document.quality.value);
    Names cited;
    const auto check = [&](const DraftCitation& citation, const std::string& what) {
        if (!citation.document || citation.document->empty())
            return;
        cited.insert(citation.document->value);
        const auto found = declared.find(citation.document->value);
        if (found == declared.end())
            complaints.add(citation.document->place,
                what + ": there is no document " + in_quotes(citation.document->value) + "; add it to documents.toml");
        else if (found->second != "O" && !found->second.empty())
            complaints.add(citation.document->place,
                what + ": we have " + in_quotes(citation.document->value) + " only in quality " + found->second
                    + ", which vouches for nothing; give it as the basis of general practice");
    };
    for (const DraftRegion& region : draft.regions)
        each_citation(region, check);
    for (const DraftHowTo& howto : draft.howto)
        if (howto.citation)
            check(*howto.citation, "howto " + howto.id.value);
    for (const DraftDocument& document : draft.documents)
        if (cited.count(document.id.value) == 0 && !draft.uses_elsewhere("document", document.id.value))
            complaints.add(document.id.place, "document " + document.id.value + ": nothing cites it; delete it");
}

void check_hotlines(const Draft& draft, Complaints& complaints)
{
    Names named;
    for (const DraftRegion& region : draft.regions) {
        Unique unique("hotline ", complaints);
        for (const Text& number : region.hotlines) {
            unique.add(number);
            named.insert(number.value);
            const auto found = std::find_if(draft.hotlines.begin(), draft.hotlines.end(),
                [&](const DraftHotline& hotline) { return hotline.number.value == number.value; });
            if (found == draft.hotlines.end())
                complaints.add(
                    number.place, "there is no hotline " + in_quotes(number.value) + "; add it to hotlines.toml");
        }
        const auto check_of_region = [&](const std::string& what, const std::vector<Text>& numbers) {
            Unique once(what + ", hotline ", complaints);
            for (const Text& number : numbers) {
                once.add(number);
                if (std::none_of(region.hotlines.begin(), region.hotlines.end(),
                        [&](const Text& known) { return known.value == number.value; }))
                    complaints.add(number.place,
                        what + ": the region does not name the hotline " + in_quotes(number.value)
                            + "; add it to the region's hotlines");
            }
        };
        for (const DraftService& service : region.services)
            check_of_region("service " + service.id.value, service.hotlines);
        for (const DraftDanger& danger : region.dangers)
            check_of_region("danger " + danger.id.value, danger.hotlines);
    }
    for (const DraftHotline& hotline : draft.hotlines) {
        const std::string what = "hotline " + hotline.number.value;
        if (named.count(hotline.number.value) == 0 && !draft.uses_elsewhere("hotline", hotline.number.value))
            complaints.add(hotline.number.place, what + ": no region names it; delete it or add it to one's hotlines");
        const bool printed = draft.uses_elsewhere("printed", hotline.number.value)
            || std::any_of(draft.regions.begin(), draft.regions.end(), [&](const DraftRegion& region) {
                   return region.official_text && OfficialText(*region.official_text).contains(hotline.number.value);
               });
        if (hotline.source.value == "official" && !printed && !hotline.number.empty())
            complaints.add(hotline.source.place,
                what + ": no official text names this number; say source = \"read\" or \"recalled\"");
    }
}

void check_modes(const Draft& draft, Complaints& complaints)
{
    Names used;
    for (const DraftRegion& region : draft.regions)
        for (const DraftService& service : region.services)
            for (const DraftBenefit& benefit : service.benefits)
                for (const Text& mode : benefit.modes)
                    used.insert(mode.value);
    for (const Text& mode : draft.pressing_modes)
        if (used.count(mode.value) == 0 && !draft.uses_elsewhere("mode", mode.value))
            complaints.add(mode.place, "no benefit is had by the mode " + in_quotes(mode.value) + "; delete it");
}

void check_waivers(const DraftRegion& region, Complaints& complaints)
{
    Names clauses;
    for (const DraftClause& clause : region.membership)
        clauses.insert(clause.id.value);
    for (const DraftService& service : region.services) {
        for (const DraftBenefit& benefit : service.benefits) {
            if (!benefit.waiver)
                continue;
            const std::string what = title(service, benefit);
            Names waived;
            for (const Text& clause : benefit.waiver->clauses) {
                if (clauses.count(clause.value) == 0)
                    complaints.add(clause.place,
                        what + ": the membership has no clause " + in_quotes(clause.value)
                            + "; name one of this file's");
                if (!waived.insert(clause.value).second)
                    complaints.add(clause.place, what + ": waives " + in_quotes(clause.value) + " twice");
            }
            if (benefit.waiver->target && service.target_clauses.empty())
                complaints.add(benefit.waiver->place,
                    what + ": waives the target of a service that has no \"targets\"; delete target");
        }
    }
}

} // namespace

void check_references(const Draft& draft, Complaints& complaints)
{
    check_documents(draft, complaints);
    check_hotlines(draft, complaints);
    check_modes(draft, complaints);
    for (const DraftRegion& region : draft.regions)
        check_waivers(region, complaints);
}

} // namespace kiosk::content
