// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/overview.hpp"

namespace kiosk::guide {
namespace {

constexpr std::size_t most_numbers = 6; // each service names its own

// How the services of one standing are written; the page takes the first form that fits.
enum class Form : std::uint8_t {
    rows, // each service on a line of its own, with the Chinese beside it
    running, // one after the other, child by child, with the Chinese beside
    family_only, // the same; the Chinese stands with each service on the pages that follow
    dense, // closer, and without headings; the code and what explains the answers stand on the next page
};
// Of the usual height of lines; the second where the first will not do: Tibetan has room above its letters.
constexpr double dense_leadings[] = { 0.9, 0.84 };

class Overview {
public:
    Overview(const Account& account, Sheet& sheet, Form form)
        : account_(account)
        , say_(account.say())
        , sheet_(sheet)
        , form_(form)
    {
    }

    void write(const QrCode& code, const std::string& code_text) const
    {
        title(code, code_text);
        children();
        for (const Standing standing :
            { Standing::eligible, Standing::conditional, Standing::undetermined, Standing::not_yet })
            services(standing);
        what_first();
        telephones();
        if (form_ != Form::dense)
            who_decides();
    }

    // What a dense page had no room for.
    void write_rest(const QrCode& code, const std::string& code_text) const
    {
        sheet_.code(say_.to_family(Phrase::guide_qr), code, code_text);
        children();
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
        if (form_ >= Form::family_only)
            said.chinese.clear();
        return said;
    }

    void title(const QrCode& code, const std::string& code_text) const
    {
        std::vector<Said> lines;
        lines.push_back(say_([&](const Words& words) {
            const GuideRequest& request = account_.request();
            const std::string date = words.date(request.as_of);
            const std::string region(words.official(account_.region().name));
            const std::string place = request.site.place.empty() ? region : request.site.place;
            return words(Phrase::guide_made, { { "place", place }, { "date", date } });
        }));
        if (form_ == Form::dense)
            return sheet_.title(say_.phrase(Phrase::guide_title), { beside(lines.front()) }, nullptr, {});
        lines.push_back(say_.to_family(Phrase::guide_qr));
        sheet_.title(say_.phrase(Phrase::guide_title), lines, &code, code_text);
    }

    void children() const
    {
        if (form_ == Form::dense)
            return children_named();
        for (std::size_t child = 0; child < account_.results().size(); ++child) {
            const Decision& decision = account_.results()[child].decision;
            const Truth membership = decision.membership.truth;
            sheet_.paragraph(beside(account_.membership_line(child)), 0, membership != Truth::yes);
            if (membership == Truth::yes)
                continue;
            sheet_.open_list();
            const auto& clauses = account_.region().membership;
            for (std::size_t clause = 0; clause < clauses.size(); ++clause)
                if (const Truth truth = decision.findings[clause].truth; truth != Truth::yes)
                    sheet_.item(mark_of(truth), beside(say_.official(clauses[clause].citation.words)));
            sheet_.close_list();
        }
    }

    void children_named() const
    {
        std::vector<std::string> names;
        for (std::size_t child = 0; child < account_.results().size(); ++child)
            names.push_back(account_.child_name(say_.own(), child));
        sheet_.paragraph({ joined(say_.own(), names), {} });
    }

    void services(Standing standing) const
    {
        std::vector<std::size_t> services;
        for (std::size_t service = 0; service < account_.service_count(); ++service)
            if (!account_.children_that(service, standing).empty())
                services.push_back(service);
        if (services.empty())
            return;
        const auto heading = [&](const Words& words) { return account_.standing_word(words, standing); };
        if (form_ != Form::dense)
            sheet_.heading(say_(heading), standing);
        sheet_.open_list();
        if (form_ == Form::rows)
            for (const std::size_t service : services)
                sheet_.item({}, say_.as_written([&](const Words& words) {
                    const std::string name = account_.service_name(words, service);
                    return account_.with_children(words, name, account_.children_that(service, standing));
                }));
        else
            child_by_child(services, standing);
        sheet_.close_list();
    }

    // The services that stand so for the same children, together.
    void child_by_child(const std::vector<std::size_t>& services, Standing standing) const
    {
        std::vector<std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> groups; // children, services
        for (const std::size_t service : services) {
            std::vector<std::size_t> children = account_.children_that(service, standing);
            const auto group
                = std::find_if(groups.begin(), groups.end(), [&](const auto& each) { return each.first == children; });
            if (group == groups.end())
                groups.push_back({ std::move(children), { service } });
            else
                group->second.push_back(service);
        }
        const bool dense = form_ == Form::dense;
        for (const auto& [children, alike] : groups)
            sheet_.item(
                dense ? Mark(standing) : Mark(), beside(say_([&, &who = children, &what = alike](const Words& words) {
                    std::vector<std::string> names;
                    for (const std::size_t service : what)
                        names.emplace_back(words.official(account_.service(service).name));
                    const std::string all = joined(words, names);
                    if (dense) {
                        const std::string stands
                            = account_.with_children(words, account_.standing_word(words, standing), who);
                        return words(Phrase::guide_group, { { "group", stands }, { "items", all } });
                    }
                    if (who.size() == account_.results().size())
                        return all;
                    const std::string named = account_.children_named(words, who);
                    return words(Phrase::guide_group, { { "group", named }, { "items", all } });
                })));
    }

    void what_first() const
    {
        sheet_.heading(say_.phrase(Phrase::guide_first));
        sheet_.open_list();
        int number = 0;
        for (const Phrase phrase : { Phrase::guide_first_danger, Phrase::guide_first_go, Phrase::guide_first_ask })
            sheet_.item(std::to_string(++number) + ".", say_.to_family(phrase));
        sheet_.close_list();
    }

    void telephones() const
    {
        const Words& own = say_.own();
        std::vector<std::string> hotlines = account_.region().hotlines;
        hotlines.resize(std::min(hotlines.size(), most_numbers));
        if (form_ == Form::dense) // those that the first steps name are on the page already
            std::erase_if(hotlines, [&](const std::string& id) {
                const Hotline* hotline = account_.policy().hotline(id);
                return hotline && own(Phrase::guide_first_danger).find(hotline->number) != std::string::npos;
            });
        const std::string numbers = account_.numbers(own, hotlines);
        sheet_.paragraph(
            { own(Phrase::guide_group, { { "group", own(Phrase::detail_phone) }, { "items", numbers } }), {} });
    }

    const Account& account_;
    const Bilingual& say_;
    Sheet& sheet_;
    Form form_;
};

} // namespace

void write_overview(const Account& account, Sheet& sheet, const QrCode& code, const std::string& code_text)
{
    const std::size_t before = sheet.length();
    for (const Form form : { Form::rows, Form::running, Form::family_only }) {
        Overview(account, sheet, form).write(code, code_text);
        if (sheet.page_count() == 1)
            return sheet.page_break();
        sheet.shorten(before);
    }
    for (const double leading : dense_leadings) {
        sheet.shorten(before);
        sheet.set_leading(leading);
        Overview(account, sheet, Form::dense).write(code, code_text);
        if (sheet.page_count() == 1)
            break;
    }
    sheet.set_leading(1);
    sheet.page_break();
    Overview(account, sheet, Form::running).write_rest(code, code_text);
}

} // namespace kiosk::guide
