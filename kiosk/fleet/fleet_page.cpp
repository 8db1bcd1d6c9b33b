// SPDX-License-Identifier: Apache-2.0
#include "kiosk/fleet/fleet_page.hpp"

#include "kiosk/fleet/fleet_page_style.hpp"
#include "kiosk/fleet/triage.hpp"
#include "kiosk/html/page.hpp"
#include "kiosk/locale/messages.hpp"
#include "kiosk/words/part_phrase.hpp"
#include "kiosk/words/words.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

namespace kiosk::fleet {
namespace {

using html::escaped;
using html::grouped;
using P = OutreachPhrase;

const Cells& cells(const Report& report, Group group)
{
    return report.totals.tally.families[static_cast<std::size_t>(group)];
}

std::uint64_t families(const Report& report)
{
    return sum(cells(report, Group::language));
}

std::uint64_t of(const Cells& cells, std::string_view label)
{
    const auto found = cells.find(label);
    return found == cells.end() ? 0 : found->second;
}

struct Paper {
    std::uint64_t asked = 0;
    std::uint64_t came = 0;
    std::uint64_t failed = 0;
};
Paper paper(const Cells& cells)
{
    Paper paper;
    for (const auto& [label, count] : cells) {
        if (label != papers::none && label != other)
            paper.asked += count;
        paper.came += label == papers::came_out ? count : 0;
        paper.failed += label.starts_with(papers::failed) ? count : 0;
    }
    return paper;
}

// The most first, and what is not told apart last.
std::vector<std::pair<std::string, std::uint64_t>> ranked(const Cells& cells)
{
    std::vector<std::pair<std::string, std::uint64_t>> all(cells.begin(), cells.end());
    std::stable_sort(all.begin(), all.end(), [](const auto& one, const auto& two) {
        const bool last = one.first == other;
        return last != (two.first == other) ? !last : one.second > two.second;
    });
    return all;
}

std::string tenths(std::uint64_t part, std::uint64_t of)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", of == 0 ? 0. : static_cast<double>(part) / static_cast<double>(of));
    return text;
}

class Page {
public:
    Page(const Fleet& fleet, const content::Catalogue& catalogue, const OutreachWords& words)
        : fleet_(fleet)
        , catalogue_(catalogue)
        , words_(words)
        , rows_(triage(fleet))
    {
        const std::string tag(content::authoritative_language);
        if (auto messages = locale::Messages::create(tag, catalogue.messages(tag)))
            messages_.emplace(*std::move(messages));
    }

    std::string text()
    {
        const std::string title = words_(P::fleet_title);
        add(html::page_opening(title, fleet_page_style));
        add("<p class=\"lead\">"
            + escaped(words_(
                P::fleet_basis, { { "count", static_cast<int>(rows_.size()) }, { "date", words_.date(fleet_.today) } }))
            + "</p>\n");
        tiles();
        unread();
        machines();
        together();
        editions();
        add(html::page_ending);
        return std::move(text_);
    }

private:
    void add(std::string_view text) { text_ += text; }

    int count(const std::function<bool(const Machine&)>& which) const
    {
        return static_cast<int>(std::count_if(rows_.begin(), rows_.end(), which));
    }

    void tile(std::string_view look, std::string_view to, P label, int number)
    {
        add("<a class=\"" + std::string(look) + (number == 0 ? " zero" : "") + "\" href=\"#" + std::string(to)
            + "\"><b>" + std::to_string(number) + "</b>" + escaped(words_(label)) + "</a>\n");
    }

    void tiles()
    {
        add("<nav class=\"tiles\">\n");
        tile("bad", "act", P::fleet_act, count([](const Machine& row) { return row.need == Need::act; }));
        tile("watch", "watch", P::fleet_watch, count([](const Machine& row) { return row.need == Need::watch; }));
        tile("fine", "fine", P::fleet_fine, count([](const Machine& row) { return row.need == Need::fine; }));
        std::uint64_t all = 0;
        for (const Machine& row : rows_)
            all += families(*row.report);
        add("<a style=\"--color:var(--ink)\" href=\"#all\"><b>" + grouped(all) + "</b>"
            + escaped(words_(P::fleet_families)) + "</a>\n</nav>\n");
    }

    void unread()
    {
        if (fleet_.unread.empty())
            return;
        add("<div class=\"unread\"><p>"
            + escaped(words_(P::fleet_unread, { { "count", static_cast<int>(fleet_.unread.size()) } }))
            + "</p>\n<ul>\n");
        for (const Error& error : fleet_.unread)
            add("<li>" + escaped(error.message) + "</li>\n");
        add("</ul></div>\n");
    }

    std::string part_name(const std::string& part) const
    {
        const auto phrase = part_phrase(part);
        return phrase && messages_ ? (*messages_)(key(*phrase)) : part;
    }

    std::string language_name(const std::string& tag) const
    {
        if (tag == other)
            return words_(P::fleet_other);
        icu::UnicodeString name;
        icu::Locale::forLanguageTag(tag, status_).getDisplayName(icu::Locale("zh_CN"), name);
        std::string utf8;
        name.toUTF8String(utf8);
        return utf8.empty() ? tag : utf8;
    }

    std::string screen_name(std::string_view screen) const
    {
        constexpr std::array screens {
            std::pair { std::string_view("notice"), P::fleet_screen_notice },
            std::pair { std::string_view("interview"), P::fleet_screen_interview },
            std::pair { std::string_view("another-child"), P::fleet_screen_another_child },
            std::pair { std::string_view("review"), P::fleet_screen_review },
            std::pair { std::string_view("change"), P::fleet_screen_change },
            std::pair { std::string_view("results"), P::fleet_screen_results },
            std::pair { std::string_view("service"), P::fleet_screen_service },
            std::pair { std::string_view("compare"), P::fleet_screen_compare },
            std::pair { std::string_view("help"), P::fleet_screen_help },
            std::pair { std::string_view("languages"), P::fleet_screen_languages },
            std::pair { std::string_view("display"), P::fleet_screen_display },
            std::pair { std::string_view("print"), P::fleet_screen_print },
            std::pair { std::string_view("take-along"), P::fleet_screen_take_along },
            std::pair { std::string_view("membership"), P::fleet_screen_membership },
            std::pair { other, P::fleet_other },
        };
        const auto found
            = std::find_if(screens.begin(), screens.end(), [&](const auto& each) { return each.first == screen; });
        return found == screens.end() ? std::string(screen) : words_(found->second);
    }

    std::string end_name(std::string_view end) const
    {
        return end == ends::finished ? words_(P::fleet_finished)
            : end == ends::timed_out ? words_(P::fleet_timed_out)
            : end == ends::staff     ? words_(P::fleet_staff)
            : end == ends::stopped   ? words_(P::fleet_stopped)
            : end == other           ? words_(P::fleet_other)
                                     : std::string(end);
    }

    // Why, in the words by which staff mend it.
    std::string paper_name(const std::string& paper) const
    {
        if (!paper.starts_with(papers::failed))
            return paper == papers::none     ? words_(P::fleet_none)
                : paper == papers::came_out  ? words_(P::fleet_came_out)
                : paper == papers::cancelled ? words_(P::fleet_cancelled)
                : paper == other             ? words_(P::fleet_other)
                                             : paper;
        const std::string fault = paper.substr(papers::failed.size());
        const auto& kinds = catalogue_.printer_fault_kinds();
        const bool known
            = std::any_of(kinds.begin(), kinds.end(), [&](const PrinterFaultKind& kind) { return kind.id == fault; });
        const std::string what = fault == other || !messages_ ? words_(P::fleet_why_other)
            : known ? Words(catalogue_, *messages_, catalogue_.policy().regions.front()).printer_for_staff(fault)
                    : fault;
        return words_(P::fleet_why, { { "what", what } });
    }

    void state(const Machine& row)
    {
        add("<ul class=\"state\">");
        const auto line = [&](std::string_view look, const std::string& what) {
            add("<li class=\"" + std::string(look) + "\">" + escaped(what) + "</li>");
        };
        if (row.silent_days > 0)
            line("bad", words_(P::fleet_days_ago, { { "count", row.silent_days } }));
        const auto parts = [&](PartState state, std::string_view look, Phrase phrase) {
            for (const Part& part : row.report->parts)
                if (part.state == state)
                    line(look, part_name(part.name) + " " + (messages_ ? (*messages_)(key(phrase)) : std::string()));
        };
        parts(PartState::broken, "bad", Phrase::staff_broken);
        if (row.ahead)
            line("watch", words_(P::fleet_ahead));
        parts(PartState::attention, "watch", Phrase::staff_attention);
        if (row.need == Need::fine || (row.need == Need::watch && row.attention == 0 && !row.ahead))
            line("fine", words_(P::fleet_fine));
        add("</ul>");
    }

    void cell(P column, const std::string& html, std::string_view look = "")
    {
        add("<td" + (look.empty() ? std::string() : " class=\"" + std::string(look) + "\"") + " data-is=\""
            + escaped(words_(column)) + "\">" + "<div>" + html + "</div></td>");
    }

    // It breaks between county and place, if it has to.
    static std::string place(const Report& report)
    {
        std::string text = escaped(report.place.empty() ? report.mark : report.place);
        constexpr std::string_view between = " · ";
        if (const std::size_t at = text.find(between); at != std::string::npos)
            text.replace(at, between.size(), " ·</span> <span>");
        return "<span>" + text + "</span>";
    }

    void machine(const Machine& row)
    {
        const Report& report = *row.report;
        const Totals& totals = report.totals;
        add("<tr><th scope=\"row\">" + place(report) + "<small>" + escaped(report.region) + " · "
            + escaped(report.mark.substr(0, 8)) + "</small></th><td data-is=\"" + escaped(words_(P::fleet_state))
            + "\">");
        state(row);
        add("</td>");
        cell(P::fleet_edition,
            escaped(report.edition)
                + (row.old ? "<ul class=\"state\"><li class=\"watch\">" + escaped(words_(P::fleet_old)) + "</li></ul>"
                           : ""));
        cell(P::fleet_written, escaped(written(report)), "tight");
        cell(P::fleet_families,
            grouped(families(report)) + "<small>"
                + escaped(totals.days == 0
                        ? words_(P::fleet_no_day)
                        : words_(P::fleet_per_day, { { "number", tenths(families(report), totals.days) } }))
                + "</small>",
            "n");
        std::string languages;
        for (const auto& [tag, number] : ranked(cells(report, Group::language)))
            languages += (languages.empty() ? "<span" : " <span")
                + (tag == other ? " title=\"" + escaped(words_(P::fleet_other)) + "\">…"
                                : ">" + escaped(language_name(tag)))
                + " " + grouped(number) + "</span>";
        cell(P::fleet_languages, languages.empty() ? "–" : languages, "languages");
        const Paper asked = paper(cells(report, Group::paper));
        // One in five is too many.
        const bool many = asked.failed >= 2 * least_told && asked.failed * 5 >= asked.asked;
        cell(P::fleet_paper,
            asked.asked == 0 ? "–"
                             : escaped(words_(P::fleet_paper_short,
                                 { { "asked", static_cast<int>(asked.asked) }, { "came", static_cast<int>(asked.came) },
                                     { "failed", static_cast<int>(asked.failed) } })),
            many ? "tight much" : "tight");
        const std::uint64_t crashes = of(totals.starts, afters::crash) + of(totals.starts, afters::watchdog)
            + of(totals.starts, afters::failed);
        const std::uint64_t power = of(totals.starts, afters::cut_off);
        cell(P::fleet_starts,
            crashes + power == 0
                ? "–"
                : escaped(words_(P::fleet_starts_short,
                    { { "crashes", static_cast<int>(crashes) }, { "power", static_cast<int>(power) } })),
            "tight");
        add("</tr>\n");
    }

    // Where this page is made.
    static std::string written(const Report& report)
    {
        const std::time_t seconds = report.written.time_since_epoch().count();
        std::tm parts {};
        ::localtime_r(&seconds, &parts);
        char text[32];
        return { text, std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &parts) };
    }

    void machines()
    {
        constexpr std::array columns { P::fleet_machine, P::fleet_state, P::fleet_edition, P::fleet_written,
            P::fleet_families, P::fleet_languages, P::fleet_paper, P::fleet_starts };
        add("<table class=\"fleet\">\n<thead><tr>");
        for (const P column : columns)
            add(std::string("<th scope=\"col\"") + (column == P::fleet_families ? " class=\"n\"" : "") + ">"
                + escaped(words_(column)) + "</th>");
        add("</tr></thead>\n");
        struct Section {
            Need need;
            P heading;
            std::string_view id;
            std::string_view look;
        };
        for (const Section& section : { Section { Need::act, P::fleet_act, "act", "bad" },
                 Section { Need::watch, P::fleet_watch, "watch", "watch" },
                 Section { Need::fine, P::fleet_fine, "fine", "fine" } }) {
            const int number = count([&](const Machine& row) { return row.need == section.need; });
            if (number == 0)
                continue;
            add("<tbody id=\"" + std::string(section.id) + "\">\n<tr class=\"group " + std::string(section.look)
                + "\"><th scope=\"rowgroup\" colspan=\"" + std::to_string(columns.size()) + "\">"
                + escaped(words_(section.heading)) + " · " + escaped(words_(P::fleet_machines, { { "count", number } }))
                + "</th></tr>\n");
            for (const Machine& row : rows_)
                if (row.need == section.need)
                    machine(row);
            add("</tbody>\n");
        }
        add("</table>\n");
    }

    template <class Name> void list(P heading, Group group, const Name& name_of)
    {
        Cells all;
        for (const Machine& row : rows_)
            for (const auto& [label, number] : cells(*row.report, group))
                all[label] += number;
        const std::uint64_t whole = sum(all);
        if (whole == 0)
            return;
        add("<section><h3>" + escaped(words_(heading)) + "</h3>\n<table><thead><tr><th scope=\"col\">"
            + escaped(words_(heading)) + "</th><th class=\"share\" aria-hidden=\"true\"></th><th scope=\"col\">"
            + escaped(words_(P::fleet_number)) + "</th><th scope=\"col\">" + escaped(words_(P::fleet_share))
            + "</th></tr></thead>\n<tbody>\n");
        for (const auto& [label, number] : ranked(all)) {
            const std::string percent = tenths(number * 100, whole);
            add("<tr><th scope=\"row\">" + escaped(name_of(label))
                + "</th><td class=\"share\" aria-hidden=\"true\"><i style=\"width:" + percent + "%\"></i></td><td>"
                + grouped(number) + "</td><td>" + percent + "%</td></tr>\n");
        }
        add("</tbody></table></section>\n");
    }

    void together()
    {
        std::optional<Date> from;
        std::optional<Date> to;
        std::uint64_t interrupted = 0;
        for (const Machine& row : rows_) {
            interrupted += row.report->totals.tally.interrupted;
            if (const auto last = row.report->totals.last_day) {
                from = from ? std::min(*from, *last) : *last;
                to = to ? std::max(*to, *last) : *last;
            }
        }
        if (!from)
            return;
        add("<h2 id=\"all\">" + escaped(words_(P::fleet_all)) + "</h2>\n<p>"
            + escaped(words_(P::fleet_all_text, { { "from", words_.date(*from) }, { "to", words_.date(*to) } }))
            + "</p>\n");
        if (interrupted > 0)
            add("<p>" + escaped(words_(P::fleet_interrupted, { { "count", static_cast<int>(interrupted) } }))
                + "</p>\n");
        add("<div class=\"lists\">\n");
        list(P::fleet_languages, Group::language, [&](const std::string& tag) { return language_name(tag); });
        list(P::fleet_ended, Group::ended, [&](const std::string& end) { return end_name(end); });
        list(P::fleet_printed, Group::paper, [&](const std::string& paper) { return paper_name(paper); });
        list(P::fleet_left, Group::screen, [&](const std::string& screen) { return screen_name(screen); });
        add("</div>\n");
    }

    void editions()
    {
        std::map<std::pair<std::string, std::string>, int, std::greater<>> editions;
        for (const Machine& row : rows_)
            ++editions[{ row.report->edition, row.report->content }];
        add("<h2>" + escaped(words_(P::fleet_editions))
            + "</h2>\n<div class=\"lists\"><section><table><thead><tr><th scope=\"col\">"
            + escaped(words_(P::fleet_edition)) + "</th><th scope=\"col\">" + escaped(words_(P::fleet_content))
            + "</th><th scope=\"col\">" + escaped(words_(P::fleet_count)) + "</th></tr></thead>\n<tbody>\n");
        for (const auto& [edition, number] : editions)
            add("<tr><th scope=\"row\">" + escaped(edition.first.empty() ? "–" : edition.first) + "</th><td>"
                + escaped(edition.second) + "</td><td>" + std::to_string(number) + "</td></tr>\n");
        add("</tbody></table></section></div>\n");
    }

    const Fleet& fleet_;
    const content::Catalogue& catalogue_;
    const OutreachWords& words_;
    std::optional<locale::Messages> messages_;
    std::vector<Machine> rows_; // in the order of the page
    std::string text_;
    mutable UErrorCode status_ = U_ZERO_ERROR;
};

} // namespace

std::string fleet_page(const Fleet& fleet, const content::Catalogue& catalogue, const OutreachWords& words)
{
    return Page(fleet, catalogue, words).text();
}

} // namespace kiosk::fleet
