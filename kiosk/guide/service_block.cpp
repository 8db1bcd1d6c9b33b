// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/service_block.hpp"

#include "kiosk/guide/grounds.hpp"

namespace kiosk::guide {
namespace {

constexpr std::string_view tick_box = "☐";

class ServiceBlock {
public:
    ServiceBlock(const Account& account, HowToApply& how_to_apply, Sheet& sheet, std::size_t service)
        : account_(account)
        , say_(account.say())
        , policy_(account.policy())
        , how_to_apply_(how_to_apply)
        , sheet_(sheet)
        , index_(service)
        , service_(account.service(service))
        , benefits_(account.told_benefits(service))
        , full_(account.is_in_full(service))
    {
    }

    void write()
    {
        sheet_.part(say_.as_written([&](const Words& words) {
            const std::string name = account_.service_name(words, index_);
            return words(Phrase::guide_service, { { "id", service_.id }, { "name", name } });
        }),
            {}, account_.best(index_));
        what();
        left_out();
        if (full_) {
            why();
            confirm();
            how();
        }
        where();
        who();
    }

private:
    void what();
    void benefit(std::size_t benefit);
    void days(const Benefit& benefit);
    void left_out();
    void why();
    Said clause(const Ground& ground);
    void confirm();
    void how();
    void where();
    void who();

    const Account& account_;
    const Bilingual& say_;
    const Policy& policy_;
    HowToApply& how_to_apply_;
    Sheet& sheet_;
    std::size_t index_;
    const Service& service_;
    std::vector<std::size_t> benefits_;
    bool full_;
};

void ServiceBlock::what()
{
    if (full_)
        sheet_.heading(say_.phrase(Phrase::detail_get));
    // Benefits that stand alike are told together, the best first.
    Groups<std::vector<Stand>, std::size_t> groups;
    for (const std::size_t benefit : benefits_)
        add_to_group(groups, account_.stands(benefit), benefit);
    std::stable_sort(groups.begin(), groups.end(),
        [](const auto& a, const auto& b) { return a.first.front().standing < b.first.front().standing; });
    const bool brief = account_.request().print.extent == PrintChoice::Extent::brief;
    std::vector<Stand> told;
    for (const auto& [stands, alike] : groups) {
        // In short, only what can be had is described; of the rest, once, what it waits for.
        const bool described = !brief || stands.front().standing.is(Prospect::now);
        sheet_.open_list();
        for (const Stand& stand : stands) {
            if (account_.request().print.scope == PrintChoice::Scope::obtainable
                && stand.standing.is(Prospect::refused))
                continue; // which children have it is told
            if (!described && std::find(told.begin(), told.end(), stand) != told.end())
                continue;
            told.push_back(stand);
            sheet_.item(stand.standing, account_.standing_line(stand), 0,
                described ? Sheet::Keep::with_next : Sheet::Keep::alone);
        }
        sheet_.close_list();
        if (!described)
            continue;
        sheet_.open_list();
        for (const std::size_t each : alike)
            benefit(each);
        sheet_.close_list();
    }
}

void ServiceBlock::benefit(std::size_t benefit)
{
    const Benefit& of = account_.decider().benefit(benefit);
    // For the family; the clerk reads the words of the list.
    const std::string said = say_.own().plain(of);
    const Said plain { said.empty() ? said : say_.own()(Phrase::guide_plain, { { "words", said } }), {} };
    const Said quote = say_.as_written([&](const Words& words) {
        return words(Phrase::detail_official_mode, { { "words", words.official(of.quote) } });
    });
    if (!full_) {
        sheet_.item(std::string(bullet), say_.reads_chinese() && !plain.own.empty() ? plain : quote, 1);
        return days(of);
    }
    sheet_.item(std::string(bullet), quote, 1);
    sheet_.item({}, plain, 1);
    for (const Note& note : of.notes)
        if (!note.addressed)
            sheet_.item({}, say_([&](const Words& words) {
                const std::string text = words.note(note);
                return words(Phrase::report_note, { { "note", text } });
            }),
                1);
    for (const Addressed& note : account_.notes({ benefit }))
        sheet_.item({}, account_.said(note), 1);
    days(of);
}

// Since when, and until when, it is so.
void ServiceBlock::days(const Benefit& benefit)
{
    const std::size_t count = say_.own().days(service_, benefit).size();
    for (std::size_t line = 0; line < count; ++line)
        sheet_.item({}, say_([&](const Words& words) { return words.days(service_, benefit)[line]; }), 1);
}

void ServiceBlock::left_out()
{
    const std::size_t count = service_.benefits.size() - benefits_.size();
    if (full_ && count > 0)
        sheet_.paragraph(say_([&](const Words& words) {
            return words(Phrase::guide_left_out, { { "count", static_cast<int>(count) } });
        }));
    std::vector<std::size_t> left_out = account_.benefits(index_);
    std::erase_if(left_out,
        [&](std::size_t benefit) { return std::find(benefits_.begin(), benefits_.end(), benefit) != benefits_.end(); });
    for (const Addressed& note : account_.notes(left_out))
        sheet_.paragraph(account_.said(note));
}

void ServiceBlock::why()
{
    const std::vector<Ground> grounds = grounds_of(account_, benefits_);
    if (grounds.empty())
        return;
    sheet_.heading(say_.phrase(Phrase::detail_why));
    sheet_.open_list();
    for (const Ground& ground : grounds) {
        sheet_.item(ground.is_alike() ? mark_of(ground.truths.front()) : std::string(bullet), clause(ground));
        if (ground.waiver)
            sheet_.item({}, say_([](const Words& words) { return words.waiver(); }));
    }
    sheet_.close_list();
}

// Its words, and what they come to for each child where that differs.
Said ServiceBlock::clause(const Ground& ground)
{
    const std::string law = ground.citation->official() ? std::string {} : how_to_apply_.number(*ground.citation);
    return say_.as_written([&](const Words& words) {
        std::string line(words.official(ground.citation->words));
        if (!law.empty())
            line = HowToApply::with_source(words, line, law);
        if (ground.is_alike())
            return line;
        for (const Truth truth : { Truth::yes, Truth::unknown, Truth::no })
            if (const auto children = ground.children_where(truth); !children.empty())
                line += "  " + mark_of(truth) + " " + account_.children_named(words, children);
        return line;
    });
}

void ServiceBlock::confirm()
{
    std::vector<std::size_t> confirmations; // in the order of the benefits
    for (const std::size_t benefit : benefits_)
        for (const ChildResults& child : account_.results())
            for (std::size_t i = 0; i < policy_.confirmations.size(); ++i)
                if (child.decision.benefits[benefit].confirm[i])
                    add_once(confirmations, i);
    if (confirmations.empty())
        return;
    sheet_.heading(say_.phrase(Phrase::detail_confirm));
    sheet_.open_list();
    for (const std::size_t confirmation : confirmations)
        sheet_.item(std::string(tick_box), say_([&](const Words& words) { return words.confirmation(confirmation); }));
    sheet_.close_list();
}

void ServiceBlock::how()
{
    // How each is obtained: the words of the list, where it says so; what that means is general practice.
    std::vector<std::string> modes;
    std::vector<std::string> mode_words;
    for (const std::size_t benefit : benefits_) {
        const Benefit& of = account_.decider().benefit(benefit);
        // What a way to apply means in general, where nothing closer is known.
        if (of.howto.empty())
            for (const std::string& mode : of.modes)
                add_once(modes, mode);
        if (!of.mode_words.empty())
            add_once(mode_words, of.mode_words);
    }
    const std::vector<std::size_t> howto = how_to_apply_.of(benefits_);
    const auto topic = [&](Topic wanted, const auto& add) {
        for (const std::size_t each : howto)
            if (policy_.howto[each].topic == wanted && !how_to_apply_.is_shared(each))
                add(how_to_apply_.said(each));
    };
    sheet_.heading(say_.phrase(Phrase::detail_how));
    sheet_.open_list();
    int number = 0;
    const auto step = [&](const Said& said) { sheet_.item(std::to_string(++number) + ".", said); };
    for (const std::string& words : mode_words)
        step(say_.as_written([&](const Words& in) { return in.mode_source(words); }));
    for (const std::string& mode : modes)
        step(how_to_apply_.as_practice(say_([&](const Words& words) { return words.mode_meaning(mode); })));
    topic(Topic::where, step);
    topic(Topic::step, step);
    sheet_.close_list();

    std::optional<Phrase> headed;
    const auto further = [&](Topic wanted, Phrase title, std::string_view label) {
        topic(wanted, [&](const Said& said) {
            if (headed != title)
                sheet_.heading(say_.phrase(title));
            headed = title;
            sheet_.open_list();
            sheet_.item(std::string(label), said);
            sheet_.close_list();
        });
    };
    further(Topic::bring, Phrase::detail_bring, tick_box);
    for (const auto& [wanted, title] : shared_topics)
        further(wanted, title, bullet);
}

void ServiceBlock::where()
{
    const auto windows = account_.windows(index_);
    if (windows.empty())
        return;
    sheet_.heading(say_.phrase(Phrase::detail_where));
    for (const site::Window* window : windows)
        sheet_.paragraph({ line_of(*window), {} });
}

void ServiceBlock::who()
{
    sheet_.paragraph(say_.as_written([&](const Words& words) {
        std::string said = account_.departments(words, index_);
        const auto add = [&](const std::string& more) {
            said = words(Phrase::guide_more, { { "what", said }, { "more", more } });
        };
        if (const std::string note = words.departments_note(service_); !note.empty())
            add(note);
        if (const std::string numbers = account_.numbers(words, service_.hotlines); !numbers.empty())
            add(words(Phrase::guide_group, { { "group", words(Phrase::detail_phone) }, { "items", numbers } }));
        return said;
    }));
}

} // namespace

void write_service(const Account& account, HowToApply& how_to_apply, Sheet& sheet, std::size_t service)
{
    ServiceBlock(account, how_to_apply, sheet, service).write();
}

} // namespace kiosk::guide
