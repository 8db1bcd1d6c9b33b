// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens/board.hpp"
#include "kiosk/ui/screens/button_rows.hpp"

#include <algorithm>

namespace kiosk::ui {
namespace {

// What to do first, and what else can be done with the results.
enum class Told : std::uint8_t { all, without_hint, labels_only };
ButtonRows actions_of(Ui& ui, const Words& words, const ResultsView& view, float width, Told told)
{
    const Type type = ui.shape() == Shape::low ? Type::caption : Type::note;
    std::vector<ButtonRows::Entry> entries;
    if (view.step) {
        const std::string hint = told != Told::all ? std::string {}
            : view.step->hint.empty()              ? words(Phrase::results_first)
                                                   : words(Phrase::results_first) + " · " + view.step->hint;
        entries.push_back({ { view.step->id, view.step->label, hint,
                                view.step->kind == ResultsView::FirstStep::Kind::answer ? Icon::edit : Icon::forward,
                                Button::Kind::primary, Role::button, text::Align::start, type },
            view.step->action, Privacy::confidential });
    }
    const auto add = [&](std::string id, std::string label, Icon icon, Action action, std::string hint = {}) {
        entries.push_back({ { std::move(id), std::move(label), std::move(hint), icon, Button::Kind::quiet, Role::button,
                                text::Align::start, type },
            std::move(action), Privacy::open });
    };
    if (view.print)
        add("print", words(Phrase::print), Icon::print, action::OpenOverlay { Overlay::print },
            view.print->why_not.empty() ? std::string {} : words(Phrase::print_unable));
    add("take_along", words(Phrase::take_along_title), Icon::qr_code, action::OpenOverlay { Overlay::take_along });
    const auto& regions = words.policy().regions;
    const auto other = std::find_if(
        regions.begin(), regions.end(), [&](const Region& region) { return region.id != words.region().id; });
    if (other != regions.end())
        add("compare", words(Phrase::compare_entry, { { "region", words.official(other->name) } }), Icon::compare,
            action::ShowComparison { static_cast<std::size_t>(other - regions.begin()) });
    add("change", words(Phrase::results_change), Icon::edit, action::ShowReview {});
    if (told == Told::labels_only)
        for (ButtonRows::Entry& entry : entries)
            entry.button.icon = Icon::none;
    return ButtonRows(ui, std::move(entries), width, size::least_target + 1);
}

// Whose results these are, what leads to why a child is no 流动儿童, and how many services have each verdict: from the
// start of the line on, in as many lines as it takes.
class Head {
public:
    Head(Ui& ui, const ResultsView& view, float width)
        : ui_(ui)
        , view_(view)
        , width_(width)
        , type_(ui.shape() == Shape::low ? Type::caption : Type::note)
    {
        // The tabs name the children; a single child is named by the title.
        if (view.tabs.empty()) {
            const Type type = ui.shape() == Shape::low ? Type::strong : Type::heading;
            title_ = ui.paragraph(view.title, type, std::min(width, natural(view.title, type)));
            place(title_.width, title_.height);
        }
        for (const ResultsView::Tab& tab : view.tabs)
            place_button(selected(tab.selected,
                             { "child/" + std::to_string(tab.child), tab.label, {}, Icon::none, Button::Kind::plain,
                                 Role::tab, text::Align::center, type_ }),
                action::ShowResults { tab.child });
        if (!view.membership.empty())
            place_button({ "membership", view.membership, {}, Icon::info, Button::Kind::plain, Role::button,
                             text::Align::start, type_ },
                action::OpenOverlay { Overlay::membership });
        // The counts are one legend: together where a line holds them.
        first_count_ = places_.size();
        const float around = ui.em(type_) + 3 * chip_air();
        float all = 0;
        for (const ResultsView::Count& count : view.counts)
            all += natural(count.label, type_) + around + ui.mm(size::gap);
        if (places_.back().right() + all > width)
            end_line();
        for (const ResultsView::Count& count : view.counts) {
            labels_.push_back(ui.paragraph(count.label, type_, std::min(natural(count.label, type_), width - around)));
            place(labels_.back().width + around, labels_.back().height + ui.mm(space::xs));
        }
        end_line();
    }

    float height() const { return line_top_ - line_gap(); }

    void draw(float left, float top, Drawn& drawn) const
    {
        const auto at = [&](std::size_t i) {
            const Rect& place = places_[i];
            return Rect { left + place.x, top + place.y, place.width, place.height };
        };
        {
            const auto kept = ui_.keep(Privacy::personal);
            if (title_.entry)
                ui_.draw(title_, at(0).x, at(0).y, Color::ink, Role::heading);
            for (const Placed& each : buttons_)
                if (ui_.button(each.button, at(each.place)))
                    drawn = each.action;
        }
        const float side = ui_.em(type_);
        for (std::size_t i = 0; i < labels_.size(); ++i) {
            const Rect chip = at(first_count_ + i);
            const VerdictLook looks = look(view_.counts[i].verdict);
            ui_.fill(chip, looks.ground, size::radius);
            ui_.icon(icon_of(view_.counts[i].verdict),
                { chip.x + chip_air(), chip.y + (chip.height - side) / 2, side, side }, looks.ink);
            ui_.draw(labels_[i], chip.x + 2 * chip_air() + side, chip.y + (chip.height - labels_[i].height) / 2,
                looks.ink, Role::status);
        }
    }

private:
    struct Placed {
        Button button;
        Action action;
        std::size_t place;
    };

    float chip_air() const { return ui_.mm(space::xs + space::hair / 2); }
    float line_gap() const { return ui_.mm(size::gap); }
    float natural(std::string_view words, Type type) const
    {
        return static_cast<float>(ui_.paragraph(words, type, ui_.width()).entry->block.size().width) + 2;
    }

    void place_button(Button button, Action action)
    {
        const float air = button.icon == Icon::none ? ui_.mm(2 * (space::s - space::hair)) : 0;
        const float width = std::min(width_, ui_.width_of(button) + air);
        place(width, ui_.height_of(button, width, size::least_target + 1));
        buttons_.push_back({ std::move(button), std::move(action), places_.size() - 1 });
    }

    void place(float width, float height)
    {
        const float gap = ui_.mm(size::gap);
        float x = places_.size() > line_begin_ ? places_.back().right() + gap : 0;
        if (x > 0 && x + width > width_) {
            end_line();
            x = 0;
        }
        places_.push_back({ x, line_top_, width, height });
    }

    // What stands on one line has its middle in common.
    void end_line()
    {
        float tallest = 0;
        for (std::size_t i = line_begin_; i < places_.size(); ++i)
            tallest = std::max(tallest, places_[i].height);
        for (std::size_t i = line_begin_; i < places_.size(); ++i)
            places_[i].y += (tallest - places_[i].height) / 2;
        line_begin_ = places_.size();
        line_top_ += tallest + line_gap();
    }

    Ui& ui_;
    const ResultsView& view_;
    float width_;
    Type type_; // of what stands beside the title
    Text title_; // no entry: the tabs stand in its place
    std::vector<Placed> buttons_;
    std::vector<Text> labels_; // by count
    std::size_t first_count_ = 0; // into the places
    std::vector<Rect> places_; // from the upper left corner
    std::size_t line_begin_ = 0; // into the places
    float line_top_ = 0;
};

} // namespace

Drawn draw_results(Ui& ui, const Words& words, const ResultsView& view, const Rect& room)
{
    Drawn drawn;
    const float gap = ui.mm(size::gap);
    const auto kept = ui.keep(Privacy::confidential); // what is less says so
    const Head head(ui, view, room.width);
    const auto with_gap = [&](float height) { return height > 0 ? height + gap : 0; };
    const float above = with_gap(head.height());
    // That it is the first step is said where the board has room for that, and so are the icons there.
    ButtonRows actions = actions_of(ui, words, view, room.width, Told::all);
    const auto board_above = [&](const ButtonRows& below) {
        return Board(ui, words, view, room.width, room.height - above - with_gap(below.height()));
    };
    Board board = board_above(actions);
    for (const Told told : { Told::without_hint, Told::labels_only }) {
        if (board.fits())
            break;
        ButtonRows less = actions_of(ui, words, view, room.width, told);
        Board larger = board_above(less);
        if (told == Told::labels_only && !larger.fits())
            break; // they may as well stay
        actions = std::move(less);
        board = std::move(larger);
    }
    const float below = with_gap(actions.height());

    // A board that is scrolled takes what stands around it along where that would leave it no room.
    const bool around_stays = board.fits() || above + below <= room.height * 0.5f;
    float y = room.y;
    const auto draw_above = [&](float top) {
        head.draw(room.x, top, drawn);
        return top + with_gap(head.height());
    };
    if (around_stays)
        y = draw_above(y);
    const Ui::Scroll scroll = ui.begin_scroll("results/" + std::to_string(view.child),
        { room.x, y, room.width, room.bottom() - y - (around_stays ? below : 0) });
    float bottom = around_stays ? scroll.top : draw_above(scroll.top);
    if (!around_stays) {
        actions.draw(ui, room.x, bottom, drawn);
        bottom += with_gap(actions.height());
    }
    board.draw(room.x, bottom, drawn);
    bottom += board.height();
    ui.end_scroll(scroll, bottom, words(Phrase::results_more, { { "count", board.below(scroll.view.bottom()) } }),
        words(Phrase::up));
    if (around_stays)
        actions.draw(ui, room.x, room.bottom() - actions.height(), drawn);
    return drawn;
}

} // namespace kiosk::ui
