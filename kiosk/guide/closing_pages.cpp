// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/closing_pages.hpp"

#include "kiosk/guide/service_block.hpp"

namespace kiosk::guide {
namespace {

constexpr const char* no_break_space = "\u00A0";

class ClosingPages {
public:
    ClosingPages(const Account& account, HowToApply& how_to_apply, Sheet& sheet)
        : account_(account)
        , say_(account.say())
        , how_to_apply_(how_to_apply)
        , sheet_(sheet)
    {
    }

    void write()
    {
        for_all();
        sources();
        in_private();
        not_for_these_children();
    }

private:
    void for_all();
    void sources();
    void in_private();
    void not_for_these_children();
    bool names_every_window() const;
    Said reason_against(std::size_t service) const;

    const Account& account_;
    const Bilingual& say_;
    HowToApply& how_to_apply_;
    Sheet& sheet_;
};

bool ClosingPages::names_every_window() const
{
    for (std::size_t service = 0; service < account_.service_count(); ++service)
        if (account_.is_chosen(service) && account_.windows(service).empty())
            return false;
    return true;
}

// What holds for several of the services.
void ClosingPages::for_all()
{
    const bool needs_where = !names_every_window();
    const bool nothing = how_to_apply_.shared().empty() && how_to_apply_.sources().empty() && !needs_where;
    if (account_.request().print.extent == PrintChoice::Extent::brief || nothing)
        return;
    sheet_.part(say_.phrase(Phrase::guide_for_all), {});
    if (needs_where) {
        sheet_.heading(say_.phrase(Phrase::detail_where));
        sheet_.paragraph(say_.phrase(Phrase::detail_where_text));
    }
    std::optional<Phrase> headed;
    for (const auto& [topic, title] : shared_topics)
        for (const std::size_t howto : how_to_apply_.shared()) {
            if (account_.policy().howto[howto].topic != topic)
                continue;
            if (headed != title)
                sheet_.heading(say_.phrase(title));
            headed = title;
            sheet_.open_list();
            sheet_.item(std::string(bullet), how_to_apply_.said(howto));
            sheet_.close_list();
        }
}

void ClosingPages::sources()
{
    if (how_to_apply_.sources().empty())
        return;
    Groups<std::string, std::size_t> laws; // each once, with the numbers of its articles
    for (std::size_t i = 0; i < how_to_apply_.sources().size(); ++i)
        add_to_group(laws, how_to_apply_.sources()[i]->document, i);
    const auto number = [](std::size_t source) { return "[" + std::to_string(source + 1) + "]"; };
    sheet_.heading(say_.phrase(Phrase::guide_sources));
    sheet_.open_list();
    for (const auto& [document, sources] : laws)
        sheet_.item(number(sources.front()), say_.as_written([&, &articles = sources](const Words& words) {
            std::vector<std::string> named { words.law(*how_to_apply_.sources()[articles.front()]) };
            for (auto source = articles.begin() + 1; source != articles.end(); ++source)
                named.push_back(number(*source) + no_break_space
                    + std::string(words.official(how_to_apply_.sources()[*source]->article)));
            return joined(words, named);
        }));
    sheet_.close_list();
}

// Named to every family alike, so that nobody can tell from the paper for whom it matters.
void ClosingPages::in_private()
{
    const PrintChoice::Scope scope = account_.request().print.scope;
    std::vector<std::size_t> services;
    for (std::size_t service = 0; service < account_.service_count(); ++service)
        if (account_.best(service) == PaperVerdict::in_private
            && !(scope != PrintChoice::Scope::obtainable && account_.is_chosen(service)))
            services.push_back(service);
    if (services.empty() || scope == PrintChoice::Scope::named)
        return;
    sheet_.part(say_.phrase(Phrase::guide_private), {}, PaperVerdict::in_private);
    sheet_.paragraph(say_.phrase(Phrase::guide_private_text));
    sheet_.open_list();
    for (const std::size_t service : services)
        sheet_.item(std::string(bullet), say_.as_written([&](const Words& words) {
            const std::string name = account_.service_name(words, service);
            const std::string who = account_.departments(words, service);
            return words(Phrase::guide_more, { { "what", name }, { "more", who } });
        }));
    sheet_.close_list();
}

// The clauses that stand against the children.
Said ClosingPages::reason_against(std::size_t service) const
{
    std::vector<std::string_view> clauses;
    for (const ChildResults& child : account_.results())
        for (const Clause* clause : against(account_.decider(), child.decision, child.decision.services[service]))
            add_once(clauses, std::string_view(clause->citation.words));
    return say_.as_written([&](const Words& words) {
        std::vector<std::string> official;
        for (const std::string_view clause : clauses)
            official.emplace_back(words.official(clause));
        const std::string title = words(Phrase::guide_service,
            { { "id", account_.service(service).id }, { "name", account_.service_name(words, service) } });
        const std::string against = mark_of(Truth::no) + " " + joined(words, official);
        return official.empty() ? title : words(Phrase::guide_more, { { "what", title }, { "more", against } });
    });
}

void ClosingPages::not_for_these_children()
{
    if (account_.request().print.scope == PrintChoice::Scope::named)
        return;
    bool headed = false;
    for (std::size_t service = 0; service < account_.service_count(); ++service) {
        if (!account_.best(service).is(Prospect::refused))
            continue;
        if (!std::exchange(headed, true)) {
            sheet_.part(say_([&](const Words& words) { return account_.verdict_word(words, Verdict::ineligible); }),
                say_([](const Words& words) { return words.verdict_meaning(Verdict::ineligible); }),
                Verdict::ineligible);
            sheet_.open_list();
        }
        sheet_.item(std::string(bullet), reason_against(service));
        for (const Addressed& note : account_.notes(account_.benefits(service)))
            sheet_.item({}, account_.said(note));
    }
    if (headed)
        sheet_.close_list();
}

} // namespace

void write_closing_pages(const Account& account, HowToApply& how_to_apply, Sheet& sheet)
{
    ClosingPages(account, how_to_apply, sheet).write();
}

} // namespace kiosk::guide
