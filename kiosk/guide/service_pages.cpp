// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/service_pages.hpp"

namespace kiosk::guide {
namespace {

constexpr std::string_view tick_box = "☐";
constexpr std::string_view bullet = "•";
constexpr std::string_view practice_mark = "*"; // explained in the foot of every page
constexpr std::string_view no_break_space = "\u00A0"; // a mark does not stand on a line alone

// Advice that holds for so many services is said once, at the end. What to bring and the steps stay with each service:
// a family goes to a window with one page in its hand.
constexpr int common = 2;
constexpr std::pair<Topic, Phrase> common_topics[]
    = { { Topic::time, Phrase::detail_time }, { Topic::cost, Phrase::detail_time },
          { Topic::proxy, Phrase::detail_proxy }, { Topic::refused, Phrase::detail_refused } };

const char* mark(Truth truth)
{
    return truth == Truth::yes ? "✓" : truth == Truth::no ? "✗" : "?";
}

} // namespace

ServicePages::ServicePages(const Account& account, Sheet& sheet)
    : account_(account)
    , say_(account.say())
    , policy_(account.policy())
    , sheet_(sheet)
{
}

void ServicePages::write()
{
    for (std::size_t service = 0; service < account_.service_count(); ++service)
        if (account_.is_chosen(service) && in_full(service))
            for (const std::size_t advice : advice_of(shown(service)))
                ++uses_[advice];
    if (std::any_of(uses_.begin(), uses_.end(), [&](const auto& use) { return is_common(use.first); }))
        sheet_.paragraph(say_([](const Words& words) {
            const std::string title = words(Phrase::guide_for_all);
            return words(Phrase::guide_see_end, { { "title", title } });
        }));
    for (std::size_t service = 0; service < account_.service_count(); ++service)
        if (account_.is_chosen(service))
            block(service);
    for_all();
    sources();
    in_private();
    not_for_these_children();
}

bool ServicePages::in_full(std::size_t service) const
{
    const GuideRequest& request = account_.request();
    return request.length == Length::full
        && (request.choice != Choice::open || account_.best(service) <= Standing::conditional);
}

void ServicePages::block(std::size_t index)
{
    const Service& service = account_.service(index);
    sheet_.part(say_([&](const Words& words) {
        const std::string name(words.official(service.name));
        return words(Phrase::guide_service, { { "id", service.id }, { "name", name } });
    }),
        {}, account_.best(index));
    const bool full = in_full(index);
    const std::vector<std::size_t> shown = this->shown(index);
    what(shown, full);
    if (const std::size_t left_out = service.benefits.size() - shown.size(); left_out > 0 && full)
        sheet_.paragraph(say_([&](const Words& words) {
            return words(Phrase::guide_left_out, { { "count", static_cast<int>(left_out) } });
        }));
    if (full) {
        why(shown);
        confirm(shown);
        how(shown);
    }
    where(service);
    who(index);
}

std::vector<std::size_t> ServicePages::shown(std::size_t service) const
{
    std::vector<std::size_t> benefits = account_.benefits(service);
    if (account_.request().choice == Choice::open)
        std::erase_if(benefits,
            [&](std::size_t benefit) { return account_.stands(benefit).front().standing == Standing::ineligible; });
    return benefits;
}

std::vector<std::size_t> ServicePages::advice_of(const std::vector<std::size_t>& benefits) const
{
    std::vector<std::size_t> advice;
    for (const std::size_t benefit : benefits)
        for (const std::size_t each : account_.decider().benefit(benefit).advice)
            if (!say_.own().advice(policy_.advice[each]).empty())
                add_once(advice, each);
    return advice;
}

void ServicePages::what(const std::vector<std::size_t>& benefits, bool full)
{
    if (full)
        sheet_.heading(say_.phrase(Phrase::detail_get));
    // Benefits that stand alike are told together, the best first.
    std::vector<std::pair<std::vector<Stand>, std::vector<std::size_t>>> groups;
    for (const std::size_t benefit : benefits) {
        std::vector<Stand> stands = account_.stands(benefit);
        const auto group
            = std::find_if(groups.begin(), groups.end(), [&](const auto& each) { return each.first == stands; });
        if (group == groups.end())
            groups.push_back({ std::move(stands), { benefit } });
        else
            group->second.push_back(benefit);
    }
    std::stable_sort(groups.begin(), groups.end(),
        [](const auto& a, const auto& b) { return a.first.front().standing < b.first.front().standing; });
    const bool brief = account_.request().length == Length::brief;
    std::vector<Stand> told;
    for (const auto& [stands, alike] : groups) {
        // In short, only what can be had is described; of the rest, once, what it waits for.
        const bool described = !brief || stands.front().standing <= Standing::conditional;
        sheet_.open_list();
        for (const Stand& stand : stands) {
            if (account_.request().choice == Choice::open && stand.standing == Standing::ineligible)
                continue; // which children have it is told
            if (!described && std::find(told.begin(), told.end(), stand) != told.end())
                continue;
            told.push_back(stand);
            sheet_.item(stand.standing, account_.standing_line(stand), 0, described);
        }
        sheet_.close_list();
        if (!described)
            continue;
        sheet_.open_list();
        for (const std::size_t each : alike)
            benefit(each, full);
        sheet_.close_list();
    }
}

void ServicePages::benefit(std::size_t benefit, bool full)
{
    const Benefit& of = account_.decider().benefit(benefit);
    // For the family; the clerk reads the words of the list.
    const std::string said = say_.own().optional("plain." + of.id);
    const Said plain { said.empty() ? said : say_.own()(Phrase::guide_plain, { { "words", said } }), {} };
    const Said quote = say_([&](const Words& words) {
        return words(Phrase::detail_official_mode, { { "words", words.official(of.quote) } });
    });
    const bool brief_plain = !full && !say_.translated() && !plain.own.empty();
    if (!brief_plain)
        sheet_.item(std::string(bullet), quote, 1);
    if (brief_plain)
        sheet_.item(std::string(bullet), plain, 1);
    else if (full)
        sheet_.item({}, plain, 1);
    if (full && !of.note.empty())
        sheet_.item({}, say_([&](const Words& words) {
            const std::string note = words("note." + of.note);
            return words(Phrase::report_note, { { "note", note } });
        }),
            1);
}

void ServicePages::why(const std::vector<std::size_t>& benefits)
{
    // Each clause once, with what the answers make of it for each child. Membership is told on the first page.
    const std::vector<ChildResults>& results = account_.results();
    struct Ground {
        const Citation* citation;
        bool waiver;
        std::vector<Truth> truths; // by child
    };
    std::vector<Ground> grounds;
    for (const std::size_t benefit : benefits)
        for (std::size_t child = 0; child < results.size(); ++child)
            for (const Reason& reason : account_.decider().reasons(results[child].decision, benefit)) {
                if (reason.clause && !reason.clause->id.empty())
                    continue;
                const Citation& citation = reason.clause ? reason.clause->citation : reason.waiver->citation;
                const Truth truth = reason.clause ? reason.finding.truth : Truth::yes;
                auto ground = std::find_if(grounds.begin(), grounds.end(),
                    [&](const Ground& g) { return g.citation->words == citation.words; });
                if (ground == grounds.end()) {
                    grounds.push_back({ &citation, !reason.clause, std::vector<Truth>(results.size(), truth) });
                    ground = grounds.end() - 1;
                }
                // The same words may stand over several rules; what is least favourable is told.
                Truth& told = ground->truths[child];
                if (told == Truth::yes || truth == Truth::no)
                    told = truth;
            }
    if (grounds.empty())
        return;
    sheet_.heading(say_.phrase(Phrase::detail_why));
    sheet_.open_list();
    for (const Ground& ground : grounds) {
        const bool alike = std::all_of(
            ground.truths.begin(), ground.truths.end(), [&](Truth truth) { return truth == ground.truths.front(); });
        const std::string law = ground.citation->official() ? std::string {} : source(*ground.citation);
        sheet_.item(std::string(alike ? mark(ground.truths.front()) : bullet), say_([&](const Words& words) {
            std::string line(words.official(ground.citation->words));
            if (!law.empty())
                line = words(Phrase::guide_trusted, { { "text", line }, { "source", law } });
            if (alike)
                return line;
            for (const Truth truth : { Truth::yes, Truth::unknown, Truth::no }) {
                std::vector<std::size_t> children;
                for (std::size_t child = 0; child < ground.truths.size(); ++child)
                    if (ground.truths[child] == truth)
                        children.push_back(child);
                if (!children.empty())
                    line += std::string("  ") + mark(truth) + " " + account_.children_named(words, children);
            }
            return line;
        }));
        if (ground.waiver)
            sheet_.item({}, say_.message("waiver"));
    }
    sheet_.close_list();
}

void ServicePages::confirm(const std::vector<std::size_t>& benefits)
{
    std::vector<std::string> confirmations;
    for (const std::size_t benefit : benefits)
        for (const ChildResults& child : account_.results())
            for (std::size_t i = 0; i < policy_.confirmations.size(); ++i)
                if (child.decision.benefits[benefit].confirm[i])
                    add_once(confirmations, policy_.confirmations[i]);
    if (confirmations.empty())
        return;
    sheet_.heading(say_.phrase(Phrase::detail_confirm));
    sheet_.open_list();
    for (const std::string& confirmation : confirmations)
        sheet_.item(std::string(tick_box), say_.message("confirm." + confirmation));
    sheet_.close_list();
}

bool ServicePages::is_common(std::size_t advice) const
{
    const auto uses = uses_.find(advice);
    if (uses == uses_.end() || uses->second < common)
        return false;
    const Topic topic = policy_.advice[advice].topic;
    return std::any_of(
        std::begin(common_topics), std::end(common_topics), [&](const auto& each) { return each.first == topic; });
}

Said ServicePages::marked(const Said& said, const std::string& own, const std::string& chinese) const
{
    Said with = said;
    with.own = say_.own()(Phrase::guide_trusted, { { "text", said.own }, { "source", own } });
    if (!said.chinese.empty())
        with.chinese = say_.chinese()(Phrase::guide_trusted, { { "text", said.chinese }, { "source", chinese } });
    return with;
}

Said ServicePages::practice(const Said& said) const
{
    const std::string mark = std::string(no_break_space) + std::string(practice_mark);
    return { said.own + mark, said.chinese.empty() ? said.chinese : said.chinese + mark };
}

// The number under which the sources name a law.
std::string ServicePages::source(const Citation& citation)
{
    auto known = std::find_if(sources_.begin(), sources_.end(),
        [&](const Citation* each) { return each->document == citation.document && each->article == citation.article; });
    if (known == sources_.end())
        known = sources_.insert(known, &citation);
    return std::to_string(known - sources_.begin() + 1);
}

Said ServicePages::statement(const Advice& advice)
{
    const Said said = say_([&](const Words& words) { return words.advice(advice); });
    switch (advice.trust) {
    case Trust::official: {
        const Said list = say_.phrase(Phrase::guide_trust_list);
        return marked(said, list.own, list.chinese);
    }
    case Trust::law: {
        const std::string number = source(advice.citation);
        return marked(said, number, number);
    }
    case Trust::practice:
        break;
    }
    return practice(said);
}

void ServicePages::how(const std::vector<std::size_t>& benefits)
{
    // How each is obtained: the words of the list, where it says so; what that means is general practice.
    std::vector<std::string> modes;
    std::vector<std::string> mode_words;
    for (const std::size_t benefit : benefits) {
        const Benefit& of = account_.decider().benefit(benefit);
        // What a way to apply means in general, where nothing closer is known.
        if (of.advice.empty())
            for (const std::string& mode : of.modes)
                add_once(modes, mode);
        if (!of.mode_words.empty())
            add_once(mode_words, of.mode_words);
    }
    const std::vector<std::size_t> advice = advice_of(benefits);
    const auto topic = [&](Topic wanted, const auto& add) {
        for (const std::size_t each : advice)
            if (policy_.advice[each].topic == wanted && !is_common(each))
                add(statement(policy_.advice[each]));
    };
    sheet_.heading(say_.phrase(Phrase::detail_how));
    sheet_.open_list();
    int number = 0;
    const auto step = [&](const Said& said) { sheet_.item(std::to_string(++number) + ".", said); };
    for (const std::string& words : mode_words)
        step(say_([&](const Words& in) {
            return in(Phrase::detail_official_mode, { { "words", in.official(words) } });
        }));
    for (const std::string& mode : modes)
        step(practice(say_.message("mode." + mode + ".how")));
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
    for (const auto& [wanted, title] : common_topics)
        further(wanted, title, bullet);
}

void ServicePages::where(const Service& service)
{
    const auto windows = account_.request().site.windows_for(service.id, service.category);
    names_no_window_ |= windows.empty();
    if (windows.empty())
        return;
    sheet_.heading(say_.phrase(Phrase::detail_where));
    for (const site::Window* window : windows) {
        std::string line = window->name;
        for (const std::string& more : { window->address, window->hours, window->telephone })
            if (!more.empty())
                line += "  " + more;
        sheet_.paragraph({ line, {} });
    }
}

void ServicePages::who(std::size_t index)
{
    const Service& service = account_.service(index);
    const Said numbers = account_.numbers(service.hotlines);
    const auto line = [&](const Words& words, const std::string& telephones) {
        std::string said = account_.departments(words, index);
        const auto add = [&](const std::string& more) {
            said = words(Phrase::guide_more, { { "what", said }, { "more", more } });
        };
        if (!service.departments_note.empty())
            add(words("note." + service.departments_note));
        if (!telephones.empty())
            add(words(Phrase::guide_group, { { "group", words(Phrase::detail_phone) }, { "items", telephones } }));
        return said;
    };
    const std::string& chinese = numbers.chinese.empty() ? numbers.own : numbers.chinese;
    sheet_.paragraph(
        say_([&](const Words& words) { return line(words, &words == &say_.own() ? numbers.own : chinese); }));
}

// What holds for several of the services above.
void ServicePages::for_all()
{
    const bool shares = std::any_of(uses_.begin(), uses_.end(), [&](const auto& use) { return is_common(use.first); });
    if (account_.request().length == Length::brief || !(shares || names_no_window_ || !sources_.empty()))
        return;
    sheet_.part(say_.phrase(Phrase::guide_for_all), {});
    if (names_no_window_) {
        sheet_.heading(say_.phrase(Phrase::detail_where));
        sheet_.paragraph(say_.phrase(Phrase::detail_where_text));
    }
    std::optional<Phrase> headed;
    for (const auto& [topic, title] : common_topics)
        for (const auto& [advice, uses] : uses_) {
            if (!is_common(advice) || policy_.advice[advice].topic != topic)
                continue;
            if (headed != title)
                sheet_.heading(say_.phrase(title));
            headed = title;
            sheet_.open_list();
            sheet_.item(std::string(bullet), statement(policy_.advice[advice]));
            sheet_.close_list();
        }
}

void ServicePages::sources()
{
    if (sources_.empty())
        return;
    sheet_.heading(say_.phrase(Phrase::guide_sources));
    sheet_.open_list();
    int number = 0;
    for (const Citation* citation : sources_)
        sheet_.item(
            "[" + std::to_string(++number) + "]", say_([&](const Words& words) { return words.law(*citation); }));
    sheet_.close_list();
}

// Named to every family alike, so that nobody can tell from the paper for whom it matters.
void ServicePages::in_private()
{
    const Choice choice = account_.request().choice;
    std::vector<std::size_t> services;
    for (std::size_t service = 0; service < account_.service_count(); ++service)
        if (account_.best(service) == Standing::in_private && !(choice != Choice::open && account_.is_chosen(service)))
            services.push_back(service);
    if (services.empty() || choice == Choice::named)
        return;
    sheet_.part(say_.phrase(Phrase::guide_private), {}, Standing::in_private);
    sheet_.paragraph(say_.phrase(Phrase::guide_private_text));
    sheet_.open_list();
    for (const std::size_t service : services)
        sheet_.item(std::string(bullet), say_([&](const Words& words) {
            const std::string name(words.official(account_.service(service).name));
            const std::string who = account_.departments(words, service);
            return words(Phrase::guide_more, { { "what", name }, { "more", who } });
        }));
    sheet_.close_list();
}

// The clauses that stand against the children, of the service's first benefit.
Said ServicePages::reason_against(std::size_t service) const
{
    std::vector<std::string_view> clauses;
    for (const ChildResults& child : account_.results())
        for (const Reason& reason : account_.decider().reasons(child.decision, account_.benefits(service).front()))
            if (reason.clause && reason.finding.truth == Truth::no)
                add_once(clauses, std::string_view(reason.clause->citation.words));
    return say_([&](const Words& words) {
        std::vector<std::string> official;
        for (const std::string_view clause : clauses)
            official.emplace_back(words.official(clause));
        const std::string name = words(Phrase::guide_service,
            { { "id", account_.service(service).id },
                { "name", std::string(words.official(account_.service(service).name)) } });
        const std::string against = std::string(mark(Truth::no)) + " " + joined(words, official);
        return official.empty() ? name : words(Phrase::guide_more, { { "what", name }, { "more", against } });
    });
}

void ServicePages::not_for_these_children()
{
    if (account_.request().choice == Choice::named)
        return;
    bool headed = false;
    for (std::size_t service = 0; service < account_.service_count(); ++service) {
        if (account_.best(service) != Standing::ineligible)
            continue;
        if (!std::exchange(headed, true)) {
            sheet_.part(say_([&](const Words& words) { return account_.standing_word(words, Standing::ineligible); }),
                say_.message("verdict.ineligible.meaning"), Standing::ineligible);
            sheet_.open_list();
        }
        sheet_.item(std::string(bullet), reason_against(service));
    }
    if (headed)
        sheet_.close_list();
}

} // namespace kiosk::guide
