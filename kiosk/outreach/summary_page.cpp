// SPDX-License-Identifier: Apache-2.0
#include "kiosk/html/page.hpp"
#include "kiosk/outreach/page_style.hpp"
#include "kiosk/outreach/summary.hpp"

namespace kiosk::outreach {
namespace {

using html::escaped;
using html::grouped;

std::string color(Verdict verdict)
{
    return "style=\"--color:var(--" + std::string(name(verdict)) + ")";
}

// In thousandths, as percent: "33.3".
std::string percent(std::uint64_t part, std::uint64_t of)
{
    const std::uint64_t thousandths = of == 0 ? 0 : (part * 1000 + of / 2) / of;
    return std::to_string(thousandths / 10) + '.' + std::to_string(thousandths % 10);
}

std::string cell(std::uint64_t number)
{
    return number == 0 ? "<td class=\"none\">0</td>" : "<td>" + grouped(number) + "</td>";
}

std::uint64_t open_now(const VerdictCounts& counts)
{
    std::uint64_t now = 0;
    for (const Verdict verdict : verdicts)
        if (prospect(verdict) == Prospect::now)
            now += counts[static_cast<std::size_t>(verdict)];
    return now;
}

class Page {
public:
    explicit Page(const Summary& summary)
        : summary_(summary)
        , words_(summary.words)
        , regions_(summary.catalogue.policy().regions)
        , groups_(summary.tally.groups())
    {
    }

    std::string text()
    {
        add(html::page_opening(words_(OutreachPhrase::summary_title), page_style));
        paragraph(basis(summary_.catalogue, words_, summary_.as_of));
        paragraph(words_(OutreachPhrase::summary_office_decides) + words_(OutreachPhrase::summary_counts));
        if (summary_.bad > 0)
            paragraph(words_(OutreachPhrase::summary_bad, { { "count", shown(summary_.bad) } }));
        for (std::size_t r = 0; r < regions_.size(); ++r)
            if (summary_.tally.total().regions[r].children > 0)
                region(r);
        add(html::page_ending);
        return std::move(text_);
    }

private:
    void add(std::string_view text) { text_ += text; }
    void paragraph(std::string_view text) { add("<p>" + escaped(text) + "</p>\n"); }

    void region(std::size_t r)
    {
        const RegionTally& tally = summary_.tally.total().regions[r];
        add("<section>\n<h2>" + escaped(regions_[r].name) + " · " + children(tally) + "</h2>\n");
        paragraph(membership(tally));
        counts(r, tally, escaped(regions_[r].list));
        if (!groups_.empty()) {
            add("<h3>" + escaped(words_(OutreachPhrase::summary_by, { { "column", summary_.by } })) + "</h3>\n");
            matrix(r);
            for (const GroupTally* group : groups_) {
                const RegionTally& part = group->regions[r];
                if (part.children == 0)
                    continue;
                add("<details>\n<summary>" + value(*group) + " · " + children(part) + "</summary>\n");
                paragraph(membership(part));
                counts(r, part, value(*group));
                add("</details>\n");
            }
        }
        add("</section>\n");
    }

    std::string children(const RegionTally& tally) const
    {
        return escaped(words_(OutreachPhrase::summary_children, { { "count", shown(tally.children) } }));
    }

    std::string membership(const RegionTally& tally) const
    {
        const auto of = [&](Truth truth) { return shown(tally.membership[static_cast<std::size_t>(truth)]); };
        return words_(OutreachPhrase::summary_member,
            { { "yes", of(Truth::yes) }, { "no", of(Truth::no) }, { "unknown", of(Truth::unknown) } });
    }

    std::string value(const GroupTally& group) const
    {
        return escaped(group.value.empty() ? words_(OutreachPhrase::summary_not_filled) : group.value);
    }

    std::string service(std::size_t r, std::size_t s) const
    {
        return "<small>" + regions_[r].services[s].id + "</small>" + escaped(regions_[r].services[s].name);
    }

    void counts(std::size_t r, const RegionTally& tally, const std::string& caption)
    {
        add("<div class=\"over\"><table>\n<caption>" + caption + "</caption>\n<thead><tr><th scope=\"col\">"
            + escaped(words_(OutreachPhrase::summary_service)) + "</th><th class=\"bars\" aria-hidden=\"true\"></th>");
        for (const Verdict verdict : verdicts)
            add("<th scope=\"col\"><span class=\"mark\" " + color(verdict) + "\">" + escaped(words_.verdict(verdict))
                + "</span></th>");
        add("</tr></thead>\n<tbody>\n");
        for (std::size_t s = 0; s < tally.services.size(); ++s) {
            add("<tr><th scope=\"row\">" + service(r, s)
                + "</th><td class=\"bars\" aria-hidden=\"true\"><div class=\"bar\">");
            for (const Verdict verdict : verdicts)
                if (const auto number = tally.services[s][static_cast<std::size_t>(verdict)]; number > 0)
                    add("<i " + color(verdict) + ";width:" + percent(number, tally.children) + "%\"></i>");
            add("</div></td>");
            for (const std::uint64_t number : tally.services[s])
                add(cell(number));
            add("</tr>\n");
        }
        add("</tbody>\n</table></div>\n");
    }

    // Who can have each service now, a row a group; the deeper the green, the larger the part of the group's children.
    void matrix(std::size_t r)
    {
        const auto& services = regions_[r].services;
        add("<div class=\"over\"><table class=\"matrix\">\n<caption>" + escaped(words_(OutreachPhrase::summary_matrix))
            + "</caption>\n<thead><tr><th scope=\"col\">" + escaped(summary_.by) + "</th><th scope=\"col\"><span>"
            + escaped(words_(OutreachPhrase::child)) + "</span></th>");
        for (const Service& each : services)
            add("<th scope=\"col\"><span>" + escaped(each.name) + "</span></th>");
        add("</tr></thead>\n<tbody>\n");
        for (const GroupTally* group : groups_)
            if (group->regions[r].children > 0)
                matrix_row(group->regions[r], value(*group), true);
        add("</tbody>\n<tfoot>\n");
        matrix_row(summary_.tally.total().regions[r], escaped(words_(OutreachPhrase::summary_all)), false);
        add("</tfoot>\n</table></div>\n");
    }

    void matrix_row(const RegionTally& tally, const std::string& heading, bool tinted)
    {
        add("<tr><th scope=\"row\">" + heading + "</th>" + cell(tally.children));
        for (const VerdictCounts& each : tally.services) {
            const std::uint64_t now = open_now(each);
            if (now == 0 || !tinted) {
                add(cell(now));
                continue;
            }
            // At most 40 %: ink on it stays above 7:1.
            const std::string tint = std::to_string(100 + now * 40 / tally.children).substr(1);
            add("<td style=\"background:rgba(28,122,68,." + tint + ")\">" + grouped(now) + "</td>");
        }
        add("</tr>\n");
    }

    const Summary& summary_;
    const OutreachWords& words_;
    const std::vector<Region>& regions_;
    std::vector<const GroupTally*> groups_;
    std::string text_;
};

} // namespace

std::string summary_page(const Summary& summary)
{
    return Page(summary).text();
}

} // namespace kiosk::outreach
