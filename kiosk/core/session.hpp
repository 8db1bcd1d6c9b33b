// SPDX-License-Identifier: Apache-2.0
//
// One family at the kiosk, from the first touch to "end and clear". Everything a session knows is here; it is changed
// only by apply(), and end_session() leaves nothing of it.
#pragma once

#include "kiosk/core/family.hpp"
#include "kiosk/core/instant.hpp"
#include "kiosk/core/interview.hpp"
#include "kiosk/core/printing.hpp"
#include "kiosk/core/screen.hpp"

#include <array>
#include <bitset>
#include <chrono>
#include <cstdint>
#include <variant>

namespace kiosk {

// What stands behind one line until somebody asks for it.
enum class Fold : std::uint8_t {
    // Of the benefit that is chosen, but for the last.
    official_words,
    reasons,
    laws,
    time,
    proxy,
    refused,
    about, // whom the service is for, and who is responsible
};
inline constexpr std::size_t fold_count = static_cast<std::size_t>(Fold::about) + 1;
using Folds = std::bitset<fold_count>; // those that are open

// Where in the program the family stands. The current question is not stored: it follows from the answers.
namespace place {
struct Welcome {
    static constexpr Screen screen { "welcome", Pace::asking, the_same_for_every_family, "", "" };
    bool operator==(const Welcome&) const = default;
};
struct Notice { // what this is, privacy, danger
    static constexpr Screen screen { "notice", Pace::asking, the_same_for_every_family, "welcome", "language/" };
    bool operator==(const Notice&) const = default;
};
struct Interview {
    static constexpr Screen screen { "interview", Pace::asking, strictest, "notice", "agree" };
    std::size_t child = 0;
    bool operator==(const Interview&) const = default;
};
struct AnotherChild {
    static constexpr Screen screen { "another-child", Pace::asking, the_same_for_every_family, "interview",
        "dont_know" };
    bool operator==(const AnotherChild&) const = default;
};
struct Review {
    static constexpr Screen screen { "review", Pace::asking, a_familys_own, "another-child", "done" };
    bool operator==(const Review&) const = default;
};
struct Change { // one question again, from the review
    static constexpr Screen screen { "change", Pace::asking, strictest, "review", "row/" };
    std::size_t child = 0;
    std::size_t question = 0; // into Policy::questions
    bool operator==(const Change&) const = default;
};
struct Results {
    static constexpr Screen screen { "results", Pace::reading, strictest, "review", "results" };
    std::size_t child = 0;
    bool operator==(const Results&) const = default;
};
struct Detail {
    static constexpr Screen screen { "service", Pace::reading, strictest, "results", "service/" };
    std::size_t child = 0;
    std::size_t service = 0; // into Region::services
    std::optional<std::size_t> benefit {}; // into Service::benefits; nothing chosen: the best one
    Folds unfolded {};
    bool operator==(const Detail&) const = default;
};
struct Compare { // the same child in another region
    static constexpr Screen screen { "compare", Pace::reading, strictest, "results", "compare" };
    std::size_t child = 0;
    std::size_t region = 0; // into Policy::regions
    bool operator==(const Compare&) const = default;
};
} // namespace place
using Place = std::variant<place::Welcome, place::Notice, place::Interview, place::AnotherChild, place::Review,
    place::Change, place::Results, place::Detail, place::Compare>;

// What lies over the place and returns to it.
enum class Overlay : std::uint8_t { none, help, languages, display, print, take_along, membership, end };
struct OverlayRow {
    Overlay overlay;
    Screen screen;
};
// All but none. What is on them and not the same for every family says so where it is drawn.
inline constexpr std::array overlay_table {
    OverlayRow { Overlay::help, { "help", Pace::reading, the_same_for_every_family, "results", "help" } },
    OverlayRow { Overlay::languages, { "languages", Pace::asking, the_same_for_every_family, "results", "language" } },
    OverlayRow { Overlay::display, { "display", Pace::asking, the_same_for_every_family, "results", "display" } },
    OverlayRow { Overlay::print, { "print", Pace::asking, the_same_for_every_family, "results", "print" } },
    OverlayRow {
        Overlay::take_along, { "take-along", Pace::asking, the_same_for_every_family, "results", "take_along" } },
    OverlayRow { Overlay::membership, { "membership", Pace::reading, {}, "results", "membership" } },
    OverlayRow { Overlay::end, { "end", Pace::asking, the_same_for_every_family, "results", "end" } },
};

// How the screen is set for this family; back to the default at the end of the session (VVSG 2.0 7.1-A).
enum class TextSize : std::uint8_t { small, standard, large, largest };
enum class Contrast : std::uint8_t { standard, black_on_white, white_on_black, low };
enum class Reach : std::uint8_t { whole, low }; // the whole screen, or what a child or somebody who sits can reach
enum class Motion : std::uint8_t { short_moves, still };
struct Display {
    TextSize text_size = TextSize::standard;
    Contrast contrast = Contrast::standard;
    Reach reach = Reach::whole;
    Motion motion = Motion::short_moves;
    bool operator==(const Display&) const = default;
};

// How the kiosk sounds for this family; back to the default at the end of the session (EN 301 549 5.1.3.13).
struct Sound {
    enum class Listening : std::uint8_t {
        off,
        reading, // each page is read aloud
        guided, // and every step of the focus is said: the whole kiosk by keypad, without looking
    } listening = Listening::off;
    enum class Output : std::uint8_t {
        loudspeaker, // what a family told stays unsaid
        loudspeaker_for_all, // the family chose the loudspeaker for its own answers, too; never for confidential ones
        headset,
    } output = Output::loudspeaker;
    std::uint8_t rate = 3; // into speech_rates
    std::uint8_t volume = 4; // into speech_volumes
    bool operator==(const Sound&) const = default;
};
// Percent of the usual pace, in eight steps (VVSG 2.0 7.1-K).
inline constexpr std::array speech_rates { 50, 65, 80, 100, 125, 150, 175, 200 };
// Decibels below the loudest: a range of 18 with a step 12 above the quietest (EN 301 549 8.2.1).
inline constexpr std::array speech_volumes { -18, -15, -12, -9, -6, -3, 0 };
// One step, as far as there is one.
constexpr std::uint8_t stepped(std::uint8_t at, int by, std::size_t count)
{
    const int to = at + by;
    return to < 0 || to >= static_cast<int>(count) ? at : static_cast<std::uint8_t>(to);
}

// What a family can do. A screen returns one of these; nothing else changes a session.
namespace action {
struct ChooseLanguage { // on the welcome screen this also begins
    std::string tag;
};
struct Agree { }; // go on from the notice
// Answers to the current question; no value: does not know, or would rather not say. Where it asks what is the same as
// of the child before, 1 takes that over, and anything else leaves the fact to its own question.
struct Tell {
    std::vector<std::pair<FactId, std::optional<int>>> answers;
};
struct Back { };
struct AddChild { };
struct RemoveChild {
    std::size_t child;
};
struct FinishChildren { };
struct ConfirmAnswers { }; // what is doubted is right
struct ChangeAnswer {
    std::size_t child;
    std::size_t question;
};
struct ShowResults {
    std::size_t child;
};
struct ShowReview { };
struct OpenService {
    std::size_t child;
    std::size_t service;
};
struct ShowComparison { // with another region than the one that is decided for
    std::size_t region;
};
struct OpenOverlay {
    Overlay overlay;
};
struct CloseOverlay { };
struct Tick { // one of several facts that are ticked together; again takes the tick away
    FactId fact;
};
struct SetNumber { // the number before the family, not told yet
    FactId fact;
    int value;
};
struct Reveal { }; // what is private, once somebody asked for it
struct SetDisplay {
    Display display;
};
struct SetPrint {
    PrintChoice choice;
};
struct Print { }; // as chosen
struct CancelPrint { };
struct ChoosePrint { }; // again, after a job: it did not come out, or something else is wanted
struct SetSound {
    Sound sound;
};
struct Pause { }; // what is being read, or goes on with it
struct Repeat { }; // what was read last
struct ChooseBenefit { // of the service that is open
    std::size_t benefit;
};
struct Unfold { // or folds up again
    Fold fold;
};
struct StillHere { }; // answers the idle warning; the place stays
struct End { };
} // namespace action
using Action = std::variant<action::ChooseLanguage, action::Agree, action::Tell, action::Back, action::AddChild,
    action::RemoveChild, action::FinishChildren, action::ConfirmAnswers, action::ChangeAnswer, action::ShowResults,
    action::ShowReview, action::OpenService, action::ShowComparison, action::OpenOverlay, action::CloseOverlay,
    action::Tick, action::SetNumber, action::Reveal, action::SetDisplay, action::SetSound, action::Pause,
    action::Repeat, action::SetPrint, action::Print, action::CancelPrint, action::ChoosePrint, action::ChooseBenefit,
    action::Unfold, action::StillHere, action::End>;

struct Session {
    std::string language;
    Place place;
    Overlay overlay = Overlay::none;
    Display display;
    PrintChoice print;
    bool print_ordered = false; // what becomes of the job is shown, not the choice
    Sound sound;
    Family family;
    Instant last_activity {};

    // The questions as they were answered, the latest last: what "back" takes away.
    struct Answered {
        std::size_t child = 0;
        bool same_as_before = false; // several facts at once, as they are of the child before
        std::vector<FactId> facts;
    };
    std::vector<Answered> steps;
    // Answers that are unlikely together and that the family said are right; told otherwise, they are asked about
    // again.
    struct Confirmed {
        std::size_t child = 0;
        Answers answers;
    };
    std::vector<Confirmed> confirmed;
    bool reviewed = false; // the review was reached once: changes lead back to it
    // On the question before the family, and not told yet.
    FactSet ticked;
    std::optional<int> stepped; // the number that the steppers show
    bool revealed = false; // the private matters are on the screen
    std::optional<Place> resume; // an answer is being changed from here: the results or a service

    // What is worth asking (interview.hpp), from the last time it was worked out: every frame needs it several times.
    // Holds for these answers, and says nothing of others.
    struct WorthAsking {
        const Decider* decider = nullptr;
        Answers answers;
        FactSet facts;
    };
    mutable WorthAsking worth_asking;
};

// More children than any register holds for one family; the button to add one goes away.
inline constexpr std::size_t max_children = 8;

// What a session runs on; does not change while the program runs.
struct Setting {
    const Policy& policy;
    const Decider& decider;
    std::string default_language;
    // Idle limits: kiosk-requirements 31 (VVSG 2.0; WCAG 2.2.1: at least 20 s to answer the warning).
    std::chrono::seconds warn_after { 120 };
    std::chrono::seconds warn_after_reading { 300 }; // where there is much to read: results and a service
    std::chrono::seconds answer_within { 30 };
    std::chrono::seconds answer_within_reading { 45 };
    Display display {}; // how each session begins
};

Session new_session(const Setting& setting);
// The screen that is shown: the overlay, or the place below it.
const Screen& screen_of(const Session& session);
// All there are, places first.
std::vector<const Screen*> all_screens();
// The one way a session ends: answers, language, place, everything back to the beginning.
void end_session(Session& session, const Setting& setting);
// Also counts as activity at `now`. An action that does not fit the place changes nothing.
void apply(Session& session, const Action& action, const Setting& setting, Instant now);

// The question before the family: in the interview, or the one being changed. Nothing elsewhere.
std::optional<Ask> current_question(const Session& session, const Setting& setting);
// The child whose question it is, or whose answers contradict each other.
std::optional<std::size_t> current_child(const Session& session);
// Contradictions among the current child's answers, to be cleared up before the interview goes on.
std::vector<const Contradiction*> current_contradictions(const Session& session, const Setting& setting);
// What is unlikely among the current child's answers and not yet confirmed; asked about before the interview goes on,
// and after what is impossible. Null: nothing.
const Contradiction* current_doubt(const Session& session, const Setting& setting);

// How far along: questions answered for the current child, and at most so many more.
struct Progress {
    std::size_t answered = 0;
    std::size_t remaining = 0;
};
Progress progress(const Session& session, const Setting& setting);

// Idle: nobody there → a warning with a time limit → over. Welcome never times out.
struct Idle {
    enum class Phase : std::uint8_t { active, warning, over } phase = Phase::active;
    std::chrono::seconds remaining {}; // in the warning: until it is over, rounded up
    std::optional<Instant> next; // when the phase or the count changes by itself
};
Idle idle(const Session& session, const Setting& setting, Instant now);

} // namespace kiosk
