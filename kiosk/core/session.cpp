// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/session.hpp"

#include "kiosk/core/session_questions.hpp"

#include <algorithm>

namespace kiosk {
namespace {

Answers& owner(Session& session, const Setting& setting, FactId fact, std::size_t child)
{
    return setting.policy.schema[fact].scope == Scope::family ? session.family.shared
                                                              : session.family.children[child].answers;
}

// Goes where there is still something to say: a child with an open question, else on to the end of the interview.
void go_on(Session& session, const Setting& setting)
{
    for (std::size_t child = 0; child < session.family.children.size(); ++child) {
        if (unclear(session, setting, child) || open_question(session, setting, child)) {
            session.place = place::Interview { child };
            return;
        }
    }
    if (session.resume)
        session.place = Place { *session.resume };
    else if (session.reviewed)
        session.place = place::Review {};
    else
        session.place = place::AnotherChild {};
}

void tell(Session& session, const Setting& setting, const action::Tell& told)
{
    const auto ask = current_question(session, setting);
    const auto child = current_child(session);
    if (!ask || !child)
        return;
    const bool same_as_before = ask->question->same_as_before;
    Session::Answered step { *child, same_as_before, {} };
    for (const auto& [fact, value] : told.answers) {
        if (std::find(ask->facts.begin(), ask->facts.end(), fact) == ask->facts.end())
            continue;
        if (same_as_before && value != 1)
            continue;
        Answers& answers = owner(session, setting, fact, *child);
        if (same_as_before)
            answers.know(fact, session.family.children[*child - 1].answers.value(fact));
        else if (value)
            answers.know(fact, *value);
        else
            answers.decline(fact);
        step.facts.push_back(fact);
    }
    if (std::holds_alternative<place::Interview>(session.place))
        session.steps.push_back(std::move(step));
    go_on(session, setting);
}

bool was_asked(const Session& session, std::size_t child)
{
    return std::any_of(
        session.steps.begin(), session.steps.end(), [&](const Session::Answered& step) { return step.child == child; });
}

// A child that was added and of whom nothing was told yet.
void leave_unasked(Session& session)
{
    session.family.children.pop_back();
    session.place = place::AnotherChild {};
}

// Takes the latest answer away and asks it again; before the first, returns to the notice.
void drop_answer(Session& session, const Setting& setting)
{
    if (session.steps.empty()) {
        session.family = {};
        session.place = place::Notice {};
        return;
    }
    const Session::Answered step = std::move(session.steps.back());
    session.steps.pop_back();
    for (const FactId fact : step.facts)
        owner(session, setting, fact, step.child).forget(fact);
    session.place = place::Interview { step.child };
}

void go_back(Session& session, const Setting& setting)
{
    struct Visitor {
        Session& session;
        const Setting& setting;
        void operator()(const place::Welcome&) const { }
        void operator()(const place::Notice&) const { session.place = place::Welcome {}; }
        void operator()(const place::Interview& interview) const
        {
            if (session.reviewed)
                session.place = place::Review {};
            else if (interview.child > 0 && !was_asked(session, interview.child))
                leave_unasked(session);
            else
                drop_answer(session, setting);
        }
        void operator()(const place::AnotherChild&) const { drop_answer(session, setting); }
        void operator()(const place::Review&) const { session.place = place::AnotherChild {}; }
        void operator()(const place::Change&) const
        {
            if (session.resume)
                session.place = Place { *session.resume };
            else if (session.reviewed)
                session.place = place::Review {};
            else
                go_on(session, setting); // it was a contradiction that led here
        }
        void operator()(const place::Results&) const { session.place = place::Review {}; }
        void operator()(const place::Detail& detail) const { session.place = place::Results { detail.child }; }
        void operator()(const place::Compare& compared) const { session.place = place::Results { compared.child }; }
    };
    std::visit(Visitor { session, setting }, Place { session.place });
}

// What is ticked when a question appears: what was told of it, or all that may be the same as before.
FactSet first_ticks(const Session& session, const Setting& setting)
{
    FactSet ticks;
    const auto* change = std::get_if<place::Change>(&session.place);
    if (!change) {
        if (const auto ask = current_question(session, setting); ask && ask->question->same_as_before)
            for (const FactId fact : ask->facts)
                ticks.set(index(fact));
        return ticks;
    }
    const Answers answers = session.family.answers_of(change->child);
    for (const FactId fact : setting.policy.questions[change->question].facts)
        if (setting.policy.schema[fact].kind == FactKind::boolean)
            ticks.set(index(fact), answers.get(fact) == 1);
    return ticks;
}

struct Applier {
    Session& session;
    const Setting& setting;

    bool at(auto type) const { return std::holds_alternative<decltype(type)>(session.place); }

    void operator()(const action::ChooseLanguage& chosen) const
    {
        session.language = chosen.tag;
        session.overlay = Overlay::none;
        if (at(place::Welcome {}))
            session.place = place::Notice {};
    }
    void operator()(const action::Agree&) const
    {
        if (!at(place::Notice {}))
            return;
        session.family.children.resize(std::max<std::size_t>(session.family.children.size(), 1));
        go_on(session, setting);
    }
    void operator()(const action::Tell& told) const { tell(session, setting, told); }
    void operator()(const action::Back&) const
    {
        if (session.overlay != Overlay::none)
            session.overlay = Overlay::none;
        else
            go_back(session, setting);
    }
    void operator()(const action::AddChild&) const
    {
        if (!at(place::AnotherChild {}) && !at(place::Review {}))
            return;
        if (session.family.children.size() >= max_children)
            return;
        session.family.children.emplace_back();
        session.reviewed = false;
        go_on(session, setting);
    }
    void operator()(const action::RemoveChild& removed) const
    {
        auto& children = session.family.children;
        if (!at(place::Review {}) || removed.child >= children.size() || children.size() == 1)
            return;
        children.erase(children.begin() + static_cast<std::ptrdiff_t>(removed.child));
        std::erase_if(session.steps, [&](const Session::Answered& step) { return step.child == removed.child; });
        for (Session::Answered& step : session.steps)
            if (step.child > removed.child)
                --step.child;
        std::erase_if(session.confirmed, [&](const Session::Confirmed& each) { return each.child == removed.child; });
        for (Session::Confirmed& each : session.confirmed)
            if (each.child > removed.child)
                --each.child;
        go_on(session, setting);
    }
    void operator()(const action::FinishChildren&) const
    {
        if (!at(place::AnotherChild {}))
            return;
        session.reviewed = true;
        session.place = place::Review {};
    }
    void operator()(const action::ConfirmAnswers&) const
    {
        const auto child = current_child(session);
        const Contradiction* const doubt = current_doubt(session, setting);
        if (!child || !doubt)
            return;
        session.confirmed.push_back(
            { *child, read_by(doubt->rule, session.family.answers_of(*child), setting.policy.schema) });
        go_on(session, setting);
    }
    void operator()(const action::ChangeAnswer& change) const
    {
        if (change.child >= session.family.children.size() || change.question >= setting.policy.questions.size())
            return;
        if (at(place::Results {}) || at(place::Detail {}))
            session.resume = session.place;
        session.place = place::Change { change.child, change.question };
    }
    void operator()(const action::ShowResults& shown) const
    {
        if ((!at(place::Review {}) && !at(place::Results {})) || shown.child >= session.family.children.size())
            return;
        for (std::size_t child = 0; child < session.family.children.size(); ++child)
            if (unclear(session, setting, child))
                return go_on(session, setting);
        session.place = place::Results { shown.child };
    }
    void operator()(const action::ShowReview&) const
    {
        if (at(place::Results {}))
            session.place = place::Review {};
    }
    void operator()(const action::OpenService& opened) const
    {
        if (!at(place::Results {}) || opened.service >= setting.decider.region().services.size())
            return;
        session.place = place::Detail { opened.child, opened.service };
    }
    void operator()(const action::ShowComparison& shown) const
    {
        const auto& regions = setting.policy.regions;
        if (shown.region >= regions.size() || regions[shown.region].id == setting.decider.region().id)
            return;
        if (const auto* results = std::get_if<place::Results>(&session.place))
            session.place = place::Compare { results->child, shown.region };
        else if (auto* compared = std::get_if<place::Compare>(&session.place))
            compared->region = shown.region;
    }
    void operator()(const action::OpenOverlay& opened) const
    {
        session.overlay = opened.overlay;
        // One service can be printed where one is open; there it is what is meant.
        if (opened.overlay == Overlay::print && !session.print_ordered)
            session.print.scope = at(place::Detail {}) ? PrintChoice::Scope::named : PrintChoice::Scope::obtainable;
    }
    void operator()(const action::CloseOverlay&) const { session.overlay = Overlay::none; }
    void operator()(const action::Tick& tick) const { session.ticked.flip(index(tick.fact)); }
    void operator()(const action::SetNumber& step) const
    {
        const auto ask = current_question(session, setting);
        if (!ask || ask->facts != std::vector { step.fact })
            return;
        const auto& choices = ask->question->choices;
        if (std::find(choices.begin(), choices.end(), step.value) != choices.end())
            session.stepped = step.value;
    }
    void operator()(const action::Reveal&) const { session.revealed = true; }
    void operator()(const action::SetDisplay& set) const { session.display = set.display; }
    void operator()(const action::SetPrint& set) const { session.print = set.choice; }
    void operator()(const action::Print&) const { session.print_ordered = true; }
    void operator()(const action::CancelPrint&) const { }
    void operator()(const action::ChoosePrint&) const { session.print_ordered = false; }
    void operator()(const action::SetSound& set) const
    {
        session.sound = set.sound;
        session.sound.rate = std::min<std::uint8_t>(set.sound.rate, speech_rates.size() - 1);
        session.sound.volume = std::min<std::uint8_t>(set.sound.volume, speech_volumes.size() - 1);
    }
    void operator()(const action::Pause&) const { } // what is said is no part of the session
    void operator()(const action::Repeat&) const { }
    void operator()(const action::ChooseBenefit& chosen) const
    {
        const auto* detail = std::get_if<place::Detail>(&session.place);
        if (!detail || chosen.benefit >= setting.decider.region().services[detail->service].benefits.size())
            return;
        session.place = place::Detail { detail->child, detail->service, chosen.benefit };
    }
    void operator()(const action::Unfold& unfold) const
    {
        if (auto* detail = std::get_if<place::Detail>(&session.place))
            detail->unfolded.flip(static_cast<std::size_t>(unfold.fold));
    }
    void operator()(const action::StillHere&) const { }
    void operator()(const action::End&) const { end_session(session, setting); }
};

const Screen& screen_at(const Place& place)
{
    return std::visit([](const auto& at) -> const Screen& { return at.screen; }, place);
}

template <class... Places> std::vector<const Screen*> screens_of(const std::variant<Places...>*)
{
    return { &Places::screen... };
}

// Every overlay has its row; `end` stays the last of them.
static_assert([] {
    for (std::size_t i = 0; i < overlay_table.size(); ++i)
        if (static_cast<std::size_t>(overlay_table[i].overlay) != i + 1)
            return false;
    return overlay_table.back().overlay == Overlay::end;
}());

} // namespace

const Screen& screen_of(const Session& session)
{
    return session.overlay == Overlay::none ? screen_at(session.place)
                                            : overlay_table[static_cast<std::size_t>(session.overlay) - 1].screen;
}

std::vector<const Screen*> all_screens()
{
    std::vector<const Screen*> screens = screens_of(static_cast<const Place*>(nullptr));
    for (const OverlayRow& row : overlay_table)
        screens.push_back(&row.screen);
    return screens;
}

Session new_session(const Setting& setting)
{
    Session session;
    session.language = setting.default_language;
    session.display = setting.display;
    return session;
}

void end_session(Session& session, const Setting& setting)
{
    session = new_session(setting);
}

void apply(Session& session, const Action& action, const Setting& setting, Instant now)
{
    const Place before = session.place;
    const std::size_t steps_before = session.steps.size();
    std::visit(Applier { session, setting }, action);
    // Ticks belong to the question at which they were made; a question asked again begins with what was told.
    if (session.place != before || session.steps.size() != steps_before) {
        session.ticked = first_ticks(session, setting);
        session.stepped.reset();
        session.revealed = false;
    }
    if (!std::holds_alternative<place::Change>(session.place)
        && !std::holds_alternative<place::Interview>(session.place))
        session.resume.reset();
    session.last_activity = now;
}

Idle idle(const Session& session, const Setting& setting, Instant now)
{
    // Welcome with nothing told and nothing chosen is what a session ends in: there is nothing to reset.
    if (std::holds_alternative<place::Welcome>(session.place) && session.overlay == Overlay::none
        && session.language == setting.default_language && session.display == setting.display
        && session.sound == Sound {})
        return {};
    const bool reading = screen_of(session).pace == Pace::reading || screen_at(session.place).pace == Pace::reading
        || session.language != setting.default_language || session.display.text_size > TextSize::standard
        || session.sound.listening != Sound::Listening::off;
    const Instant warn = session.last_activity + (reading ? setting.warn_after_reading : setting.warn_after);
    const Instant over = warn + (reading ? setting.answer_within_reading : setting.answer_within);
    if (now < warn)
        return { Idle::Phase::active, {}, warn };
    if (now >= over)
        return { Idle::Phase::over, {}, std::nullopt };
    const auto remaining = std::chrono::ceil<std::chrono::seconds>(over - now);
    return { Idle::Phase::warning, remaining, over - (remaining - std::chrono::seconds(1)) };
}

} // namespace kiosk
