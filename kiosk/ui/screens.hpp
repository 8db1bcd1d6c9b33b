// SPDX-License-Identifier: Apache-2.0
//
// One function a screen: it draws a view and returns what the family did. None of them keeps anything.
#pragma once

#include "kiosk/site/site.hpp"
#include "kiosk/ui/attract.hpp"
#include "kiosk/ui/narrator.hpp"
#include "kiosk/ui/ui.hpp"
#include "kiosk/views/membership_view.hpp"
#include "kiosk/views/print_view.hpp"
#include "kiosk/views/views.hpp"

namespace kiosk::ui {

using Drawn = std::optional<Action>;

// A language offered, in its own name and tag.
struct LanguageChoice {
    std::string tag;
    std::string name;
};

// What stands in the same place on every screen: back, help, language, end and clear, and where all this comes from.
// Laid out, with the head drawn; the foot is drawn last, so that the focus comes to it after the page.
struct Chrome {
    struct Slot {
        Button button;
        Action action;
        Rect rect;
        bool shown = true; // its place stays when it has nothing to do
    };
    std::vector<Slot> slots;
    Rect bar; // the ground below them
    Text source;
    float source_x = 0;
    float source_y = 0;
    float source_mark = 0; // before it, a sign as high as its line that the content has expired; 0: it has not
    Rect content; // what is left for the screen
};
// What stands above a page that does not reach the top of the screen.
void draw_sky(Ui& ui);
// What is rarely used: a key of its own where there is room, else found on the page of the display.
struct RareKey {
    std::string id;
    Phrase label;
    Icon icon;
    bool on;
    Action action;
};
std::vector<RareKey> rare_keys(Ui& ui, const Session& session, VoiceState voice);
Chrome lay_out_chrome(
    Ui& ui, const Words& words, const Session& session, VoiceState voice, std::string_view place_name);
Drawn draw_foot(Ui& ui, const Chrome& chrome);

Drawn draw_welcome(
    Ui& ui, const Words& words, const std::vector<LanguageChoice>& languages, const Attract& attract, const Rect& room);
// `print`: whether there is paper to be had, said before the questions start.
Drawn draw_notice(Ui& ui, const Words& words, const std::optional<PrintOffer>& print, const Rect& room);
Drawn draw_question(Ui& ui, const Words& words, const QuestionView& view, const Rect& room);
Drawn draw_contradiction(Ui& ui, const Words& words, const ContradictionView& view, const Rect& room);
Drawn draw_another_child(Ui& ui, const Words& words, const Session& session, const Rect& room);
Drawn draw_review(Ui& ui, const Words& words, const ReviewView& view, const Rect& room);
Drawn draw_results(Ui& ui, const Words& words, const ResultsView& view, const Rect& room);
Drawn draw_membership(Ui& ui, const Words& words, const MembershipView& view, const Rect& room);
Drawn draw_detail(Ui& ui, const Words& words, const DetailView& view, const std::vector<const site::Window*>& windows,
    const Folds& unfolded, const Rect& room);
Drawn draw_compare(Ui& ui, const Words& words, const CompareView& view, const Rect& room);
Drawn draw_help(Ui& ui, const Words& words, const HelpView& view, const Rect& room);
Drawn draw_languages(Ui& ui, const Words& words, const std::vector<LanguageChoice>& languages, const Rect& room);
Drawn draw_display(
    Ui& ui, const Words& words, const Display& display, const std::vector<RareKey>& rare, const Rect& room);
// Leads to printing, with the reason below where it cannot; returns the height used.
float draw_print_button(Ui& ui, const Words& words, const PrintOffer& offer, const Rect& room, Drawn& drawn);
Drawn draw_print(Ui& ui, const Words& words, const PrintView& view, const Rect& room);
// `printing`: pages of this family are on their way.
Drawn draw_end(Ui& ui, const Words& words, bool printing, const Rect& room);
// `selfcheck_url`: of the page that goes on with the answers; empty: the code holds the result as text.
Drawn draw_take_along(Ui& ui, const Words& words, const Decider& decider, const Session& session,
    const std::string& selfcheck_url, const Rect& room);
Drawn draw_idle(Ui& ui, const Words& words, int seconds, const Rect& room);

// What steers the reading aloud, above the foot of `room`; `used` is the height that it took.
struct ListeningView {
    VoiceState voice;
    bool reading = false;
    Sound sound;
};
Drawn draw_listening(Ui& ui, const Words& words, const ListeningView& view, const Rect& room, float& used);

// Parts that several screens share.
// A verdict's word on its colour with its icon, no wider than `most` px.
struct VerdictChip {
    Verdict verdict;
    Text word;
    float side; // of the icon
    float width;
    float height;
};
VerdictChip verdict_chip(Ui& ui, Verdict verdict, std::string_view word, float most, Type type = Type::caption);
void draw(Ui& ui, const VerdictChip& chip, float x, float y);

} // namespace kiosk::ui
