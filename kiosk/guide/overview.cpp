// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/overview.hpp"

#include <array>

namespace kiosk::guide {
namespace {

constexpr std::size_t most_numbers = 6; // each service names its own
constexpr std::string_view not_for_this_child = "–";

// What there is room for on one page; it takes the first form that fits.
struct Form {
    bool chinese; // beside the names, for the clerk; else it stands with each service on the pages that follow
    bool who_decides; // else on the next page
    bool membership; // else on the next page
    bool code; // else on the next page
    std::array<double, 3> leadings; // of the usual height of lines, the widest first
};
constexpr Form forms[] = { { true, true, true, true, { 1, 0.92, 0.92 } },
    { true, false, true, true, { 0.92, 0.87, 0.87 } }, { true, false, false, true, { 0.92, 0.87, 0.87 } },
    { false, false, false, true, { 0.92, 0.87, 0.87 } }, { false, false, false, false, { 0.92, 0.87, 0.82 } } };
constexpr double short_em = 12; // where the overview of a short guide has no room for 14
// Of several pages, where none fits.
constexpr Form long_form { true, true, true, false, { 1, 1, 1 } };

class Overview {
public:
    Overview(const Account& account, Sheet& sheet, const Form& form)
        : account_(account)
        , say_(account.say())
        , sheet_(sheet)
        , form_(form)
        , several_(account.results().size() > 1)
    {
    }

    void write(const QrCode& code, const std::string& code_text)
    {
        title(code, code_text);
        for (const Verdict verdict : verdicts)
            if (prospect(verdict) != Prospect::refused)
                services(verdict);
        in_private_sign();
        if (form_.membership) {
            several_ ? membership_marks() : membership_lines();
            clauses_not_met();
        }
        what_first();
        if (form_.who_decides)
            who_decides();
    }

    // What the page had no room for.
    void write_rest(const Form& written, const QrCode& code, const std::string& code_text) const
    {
        if (!written.code)
            sheet_.code(say_.to_family(Phrase::guide_qr), code, code_text);
        if (!written.membership) {
            membership_lines();
            clauses_not_met();
        }
        if (!written.who_decides)
            who_decides();
    }

private:
    void who_decides() const
    {
        sheet_.paragraph(beside(say_([](const Words& words) {
            const std::string disclaimer = words.disclaimer();
            return words(Phrase::report_office_decides) + (disclaimer.empty() ? "" : " " + disclaimer);
        })));
    }

    // With the Chinese where the form has room for it.
    Said beside(Said said) const
    {
        if (!form_.chinese)
            said.chinese.clear();
        return said;
    }

    void title(const QrCode& code, const std::string& code_text) const
    {
        const Words& own = say_.own();
        const GuideRequest& request = account_.request();
        const std::string date = own.date(request.as_of);
        const std::string region(own.official(account_.region().name));
        const std::string place = request.site.place.empty() ? region : request.site.place;
        const std::string made = own(Phrase::guide_made, { { "place", place }, { "date", date } });
        std::vector<std::string> names;
        for (std::size_t child = 0; child < account_.results().size(); ++child)
            names.push_back(account_.child_name(own, child));
        std::vector<Said> lines { { made, {} }, { joined(own, names), {} }, { telephones(), {} } };
        if (form_.code)
            lines.push_back(say_.to_family(Phrase::guide_qr));
        sheet_.title(say_.phrase(Phrase::guide_title), lines, form_.code ? &code : nullptr, code_text);
    }

    std::vector<TableColumn> numbers() const
    {
        std::vector<TableColumn> columns;
        for (std::size_t child = 0; several_ && child < account_.results().size(); ++child)
            columns.push_back({ std::to_string(child + 1), {} });
        return columns;
    }

    // Those that stand so with the child for whom they stand best; the signs say how with each.
    void services(PaperVerdict standing) const
    {
        const std::vector<std::size_t> services = account_.services_at_best(standing);
        if (services.empty())
            return;
        sheet_.open_table();
        sheet_.table_heading(beside(say_([&](const Words& words) { return account_.verdict_word(words, standing); })),
            standing, numbers());
        for (const std::size_t service : services)
            sheet_.table_row(beside(account_.service_called(service)), signs(service));
        sheet_.close_table();
    }

    std::vector<TableColumn> signs(std::size_t service) const
    {
        std::vector<TableColumn> columns;
        for (std::size_t child = 0; several_ && child < account_.results().size(); ++child) {
            const PaperVerdict standing = account_.results()[child].services[service];
            if (standing.is(Prospect::refused)) {
                columns.push_back({ std::string(not_for_this_child), {} });
                continue;
            }
            const std::string word = account_.verdict_word(say_.own(), standing);
            columns.push_back({ standing,
                say_.own()(Phrase::guide_for,
                    { { "what", word }, { "children", account_.children_named(say_.own(), { child }) } }) });
        }
        return columns;
    }

    // The one sign that heads no table.
    void in_private_sign() const
    {
        bool used = false;
        for (std::size_t service = 0; service < account_.service_count(); ++service)
            used |= account_.best(service) < PaperVerdict::in_private
                && !account_.children_that(service, PaperVerdict::in_private).empty();
        if (!used)
            return;
        sheet_.open_list();
        sheet_.item(PaperVerdict::in_private, beside(say_.phrase(Phrase::guide_private)));
        sheet_.close_list();
    }

    // In the columns of the services above.
    void membership_marks() const
    {
        std::vector<TableColumn> columns;
        for (const ChildResults& child : account_.results())
            columns.push_back({ mark_of(child.decision.membership.truth), {} });
        sheet_.open_table();
        sheet_.table_heading(beside(say_.phrase(Phrase::detail_member)), std::nullopt, columns);
        sheet_.close_table();
    }

    void membership_lines() const
    {
        for (std::size_t child = 0; child < account_.results().size(); ++child)
            sheet_.paragraph(beside(account_.membership_line(child)), 0, Sheet::Keep::with_next);
    }

    void clauses_not_met() const
    {
        sheet_.open_list();
        const auto& clauses = account_.region().membership;
        for (std::size_t clause = 0; clause < clauses.size(); ++clause)
            for (const Truth truth : { Truth::no, Truth::unknown })
                if (const auto children = children_where(clause, truth); !children.empty())
                    sheet_.item(mark_of(truth), beside(say_.as_written([&](const Words& words) {
                        const std::string line(words.official(clauses[clause].citation.words));
                        return account_.with_children(words, line, children);
                    })));
        sheet_.close_list();
    }

    std::vector<std::size_t> children_where(std::size_t clause, Truth truth) const
    {
        std::vector<std::size_t> children;
        for (std::size_t child = 0; child < account_.results().size(); ++child) {
            const Decision& decision = account_.results()[child].decision;
            if (decision.membership.truth != Truth::yes && decision.findings[clause].truth == truth)
                children.push_back(child);
        }
        return children;
    }

    void what_first() const
    {
        sheet_.heading(beside(say_.phrase(Phrase::guide_first)));
        sheet_.open_list();
        int number = 0;
        for (const Phrase phrase : { Phrase::guide_first_danger, Phrase::guide_first_go, Phrase::guide_first_ask })
            sheet_.item(std::to_string(++number) + ".", say_.to_family(phrase));
        sheet_.close_list();
    }

    std::string telephones() const
    {
        const Words& own = say_.own();
        std::vector<std::string> hotlines = account_.region().hotlines;
        hotlines.resize(std::min(hotlines.size(), most_numbers));
        std::erase_if(hotlines, [&](const std::string& id) { // the first step names them
            const Hotline* hotline = account_.policy().hotline(id);
            return hotline && own(Phrase::guide_first_danger).find(hotline->number) != std::string::npos;
        });
        const std::string numbers = account_.numbers(own, hotlines);
        return own(Phrase::guide_group, { { "group", own(Phrase::detail_phone) }, { "items", numbers } });
    }

    const Account& account_;
    const Bilingual& say_;
    Sheet& sheet_;
    Form form_;
    bool several_; // children
};

} // namespace

void write_overview(const Account& account, Sheet& sheet, const QrCode& code, const std::string& code_text)
{
    const std::size_t before = sheet.length();
    const auto pages = [&](const Form& form, double leading) {
        sheet.shorten(before);
        sheet.set_leading(leading);
        Overview(account, sheet, form).write(code, code_text);
        sheet.set_leading(1);
        return sheet.pages_filled();
    };
    const auto fits = [&](const Form& form) {
        for (const double leading : form.leadings) {
            const double filled = pages(form, leading);
            if (filled <= 1)
                return true;
            if (filled * form.leadings.back() / leading > 1) // the closest lines would not do, either
                return false;
        }
        return false;
    };
    const PrintChoice& print = account.request().print;
    const bool is_short = print.extent == PrintChoice::Extent::brief && print.type == PrintChoice::Type::standard;
    const auto* form = std::begin(forms);
    if (!fits(*form)) {
        if (is_short) // rather smaller than on another page
            sheet.set_em(short_em);
        form = std::find_if(is_short ? form : form + 1, std::end(forms), fits);
    }
    if (form == std::end(forms))
        pages(*(form = &long_form), 1);
    else if (print.extent == PrintChoice::Extent::full)
        sheet.page_break();
    Overview(account, sheet, forms[0]).write_rest(*form, code, code_text);
}

} // namespace kiosk::guide
