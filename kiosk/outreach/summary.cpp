// SPDX-License-Identifier: Apache-2.0
#include "kiosk/outreach/summary.hpp"

#include "kiosk/outreach/csv.hpp"
#include "kiosk/outreach/markdown.hpp"

#include <algorithm>
#include <limits>

namespace kiosk::outreach {
namespace {

std::string value_or(const Summary& summary, const std::string& value)
{
    return value.empty() ? summary.words(OutreachPhrase::summary_not_filled) : value;
}

std::string tables(const Summary& summary, const GroupTally& group)
{
    std::string text;
    const auto& regions = summary.catalogue.policy().regions;
    for (std::size_t r = 0; r < regions.size(); ++r) {
        const RegionTally& tally = group.regions[r];
        if (tally.children == 0)
            continue;
        const auto count = [](std::uint64_t number) { return shown(number); };
        text += "\n**" + regions[r].name + "** · "
            + summary.words(OutreachPhrase::summary_children, { { "count", count(tally.children) } }) + " · "
            + summary.words(OutreachPhrase::summary_member,
                { { "yes", count(tally.membership[static_cast<std::size_t>(Truth::yes)]) },
                    { "no", count(tally.membership[static_cast<std::size_t>(Truth::no)]) },
                    { "unknown", count(tally.membership[static_cast<std::size_t>(Truth::unknown)]) } })
            + "\n\n";
        std::vector<std::string> heading { summary.words(OutreachPhrase::summary_service) };
        for (const Verdict verdict : verdicts)
            heading.push_back(summary.words.verdict(verdict));
        MarkdownTable table(std::move(heading));
        for (std::size_t s = 0; s < tally.services.size(); ++s) {
            std::vector<std::string> row { regions[r].services[s].id + " " + regions[r].services[s].name };
            for (const std::uint64_t number : tally.services[s])
                row.push_back(std::to_string(number));
            table.add(std::move(row));
        }
        text += table.text();
    }
    return text;
}

void lines_of(const Summary& summary, const GroupTally& group, CsvLine& line)
{
    const auto& regions = summary.catalogue.policy().regions;
    for (std::size_t r = 0; r < regions.size(); ++r)
        for (std::size_t s = 0; s < group.regions[r].services.size(); ++s) {
            if (!summary.by.empty())
                line.add_foreign(group.value);
            line.add(regions[r].name);
            line.add(regions[r].services[s].id);
            line.add(regions[r].services[s].name);
            std::uint64_t all = 0;
            for (const std::uint64_t number : group.regions[r].services[s]) {
                line.add(std::to_string(number));
                all += number;
            }
            line.add(std::to_string(all));
            line.end();
        }
}

} // namespace

int shown(std::uint64_t count)
{
    return static_cast<int>(std::min<std::uint64_t>(count, std::numeric_limits<int>::max()));
}

std::string basis(const content::Catalogue& catalogue, const OutreachWords& words, Date as_of)
{
    return words(OutreachPhrase::summary_basis,
        { { "date", words.date(as_of) }, { "version", catalogue.edition().version },
            { "hash", std::string_view(catalogue.edition().sha256).substr(0, short_hash) } });
}

std::string summary_csv(const Summary& summary)
{
    std::string text(byte_order_mark);
    CsvLine line(text);
    if (!summary.by.empty())
        line.add_foreign(summary.by);
    line.add(summary.words(OutreachPhrase::list));
    line.add(summary.words(OutreachPhrase::summary_number));
    line.add(summary.words(OutreachPhrase::summary_service));
    for (const Verdict verdict : verdicts)
        line.add(summary.words.verdict(verdict));
    line.add(summary.words(OutreachPhrase::summary_all));
    line.end();
    if (summary.by.empty())
        lines_of(summary, summary.tally.total(), line);
    for (const GroupTally* group : summary.tally.groups())
        lines_of(summary, *group, line);
    return text;
}

std::string summary_markdown(const Summary& summary)
{
    const OutreachWords& words = summary.words;
    std::string text = "# " + words(OutreachPhrase::summary_title) + "\n\n"
        + basis(summary.catalogue, words, summary.as_of) + "\n\n" + words(OutreachPhrase::summary_office_decides) + '\n'
        + words(OutreachPhrase::summary_counts) + '\n';
    if (summary.bad > 0)
        text += words(OutreachPhrase::summary_bad, { { "count", shown(summary.bad) } }) + '\n';
    text += tables(summary, summary.tally.total());
    for (const GroupTally* group : summary.tally.groups())
        text += "\n## "
            + words(OutreachPhrase::summary_group,
                { { "column", in_markdown(summary.by) }, { "value", in_markdown(value_or(summary, group->value)) } })
            + '\n' + tables(summary, *group);
    return text;
}

std::string written(const Summary& summary, SummaryForm form)
{
    switch (form) {
    case SummaryForm::csv:
        return summary_csv(summary);
    case SummaryForm::markdown:
        return summary_markdown(summary);
    case SummaryForm::page:
        break;
    }
    return summary_page(summary);
}

std::optional<SummaryForm> form_of(std::string_view file)
{
    if (file.ends_with(".csv"))
        return SummaryForm::csv;
    if (file.ends_with(".md"))
        return SummaryForm::markdown;
    if (file.ends_with(".html"))
        return SummaryForm::page;
    return std::nullopt;
}

} // namespace kiosk::outreach
