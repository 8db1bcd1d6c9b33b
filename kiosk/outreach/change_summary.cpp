// SPDX-License-Identifier: Apache-2.0
#include "kiosk/outreach/change_summary.hpp"

#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/html/page.hpp"
#include "kiosk/outreach/csv.hpp"
#include "kiosk/outreach/markdown.hpp"
#include "kiosk/outreach/page_style.hpp"

#include <algorithm>

namespace kiosk::outreach {
namespace {

struct Line {
    const Region& region;
    const Benefit& benefit;
    ChangeTally::Count count;
};

std::vector<Line> lines_of(const ChangeSummary& summary)
{
    std::vector<Line> lines;
    const auto& regions = summary.catalogue.policy().regions;
    for (std::size_t r = 0; r < regions.size(); ++r)
        for (std::size_t i = 0; i < summary.tally.benefits[r].size(); ++i)
            if (const auto count = summary.tally.benefits[r][i]; count.gaining + count.losing > 0)
                lines.push_back({ regions[r], summary.earlier.benefit(r, i), count });
    return lines;
}

// What stands above the table, a sentence each.
std::vector<std::string> lead(const ChangeSummary& summary)
{
    const OutreachWords& words = summary.words;
    const auto in_short = [](const std::string& hash) { return std::string_view(hash).substr(0, short_hash); };
    const content::Edition& before = summary.earlier.edition();
    const content::Edition& after = summary.catalogue.edition();
    std::vector<std::string> order;
    for (const Verdict verdict : verdicts)
        order.push_back(words.verdict(verdict));
    const std::string ranked = listed(order, "、");
    std::vector<std::string> sentences {
        words(OutreachPhrase::against_basis,
            { { "date", words.date(summary.as_of) }, { "before", before.version },
                { "before_hash", in_short(before.sha256) }, { "after", after.version },
                { "after_hash", in_short(after.sha256) } }),
        words(OutreachPhrase::against_children,
            { { "all", shown(summary.tally.children) }, { "changed", shown(summary.tally.changed) },
                { "gaining", shown(summary.tally.gaining) }, { "losing", shown(summary.tally.losing) } }),
        words(OutreachPhrase::against_counts, { { "order", ranked } }),
    };
    if (summary.bad > 0)
        sentences.push_back(words(OutreachPhrase::summary_bad, { { "count", shown(summary.bad) } }));
    if (summary.tally.changed == 0)
        sentences.push_back(words(OutreachPhrase::against_none));
    return sentences;
}

std::vector<std::string> heading(const OutreachWords& words)
{
    std::vector<std::string> heading;
    for (const OutreachPhrase phrase : { OutreachPhrase::against_benefit, OutreachPhrase::list,
             OutreachPhrase::against_gaining, OutreachPhrase::against_losing })
        heading.push_back(words(phrase));
    return heading;
}

std::string csv(const ChangeSummary& summary)
{
    std::string text(byte_order_mark);
    CsvLine cells(text);
    for (const std::string& each : heading(summary.words))
        cells.add(each);
    cells.end();
    for (const Line& line : lines_of(summary)) {
        cells.add(line.benefit.id);
        cells.add(line.region.name);
        cells.add(std::to_string(line.count.gaining));
        cells.add(std::to_string(line.count.losing));
        cells.end();
    }
    return text;
}

std::string markdown(const ChangeSummary& summary)
{
    std::string text = "# " + summary.words(OutreachPhrase::against_title) + "\n\n";
    for (const std::string& sentence : lead(summary))
        text += sentence + '\n';
    if (summary.tally.changed == 0)
        return text;
    MarkdownTable table(heading(summary.words));
    for (const Line& line : lines_of(summary))
        table.add({ line.benefit.id, line.region.name, std::to_string(line.count.gaining),
            std::to_string(line.count.losing) });
    return text + '\n' + table.text();
}

std::string page(const ChangeSummary& summary)
{
    std::string text = html::page_opening(summary.words(OutreachPhrase::against_title), page_style);
    for (const std::string& sentence : lead(summary))
        text += "<p>" + html::escaped(sentence) + "</p>\n";
    if (summary.tally.changed > 0) {
        text += "<div class=\"over\"><table>\n<thead><tr>";
        for (const std::string& each : heading(summary.words))
            text += "<th scope=\"col\">" + html::escaped(each) + "</th>";
        text += "</tr></thead>\n<tbody>\n";
        for (const Line& line : lines_of(summary))
            text += "<tr><th scope=\"row\"><small>" + line.benefit.id + "</small>" + html::escaped(line.benefit.quote)
                + "</th><td>" + html::escaped(line.region.name) + "</td><td>" + std::to_string(line.count.gaining)
                + "</td><td>" + std::to_string(line.count.losing) + "</td></tr>\n";
        text += "</tbody>\n</table></div>\n";
    }
    return text + std::string(html::page_ending);
}

} // namespace

std::string written(const ChangeSummary& summary, SummaryForm form)
{
    switch (form) {
    case SummaryForm::csv:
        return csv(summary);
    case SummaryForm::markdown:
        return markdown(summary);
    case SummaryForm::page:
        break;
    }
    return page(summary);
}

} // namespace kiosk::outreach
