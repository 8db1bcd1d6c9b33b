// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens/board.hpp"
#include "kiosk/ui/screens/button_rows.hpp"

#include <algorithm>

namespace kiosk::ui {
namespace {

// A tab for each child, as many beside each other as leave their words whole.
ButtonRows tabs_of(Ui& ui, const ResultsView& view, float width)
{
    std::vector<ButtonRows::Entry> tabs;
    for (const ResultsView::Tab& tab : view.tabs)
        tabs.push_back({ { "child/" + std::to_string(tab.child), tab.label, {}, Icon::none, Button::Kind::plain,
                             Role::tab, tab.selected, true, Type::note },
            action::ShowResults { tab.child }, Privacy::personal });
    return ButtonRows(ui, std::move(tabs), width, size::least_target + 1, ui.mm(110));
}

// What to do first, and what else can be done with the results.
ButtonRows actions_of(Ui& ui, const Words& words, const ResultsView& view, float width)
{
    std::vector<ButtonRows::Entry> entries;
    if (view.step) {
        const std::string hint
            = view.step->hint.empty() ? words(Phrase::results_first) : words(Phrase::results_first) + " · " + view.step->hint;
        entries.push_back({ { view.step->id, view.step->label, hint,
                                view.step->kind == ResultsView::FirstStep::Kind::answer ? Icon::edit : Icon::forward,
                                Button::Kind::primary, Role::button, false, false, Type::note },
            view.step->action, Privacy::confidential, 2 });
    }
    const auto add = [&](std::string id, std::string label, Icon icon, Action action, std::string hint = {}) {
        entries.push_back({ { std::move(id), std::move(label), std::move(hint), icon, Button::Kind::quiet, Role::button,
                                false, false, Type::note },
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
    return ButtonRows(ui, std::move(entries), width, size::least_target + 1);
}

// Whose results these are, how many services have each verdict, and what leads to why a child is no 流动儿童: from the
// start of the line on, in as many lines as it takes.
class Head {
public:
    Head(Ui& ui, const ResultsView& view, float width)
        : ui_(ui)
        , view_(view)
        , width_(width)
        , title_(ui.paragraph(view.title, ui.shape() == Shape::low ? Type::strong : Type::heading, width))
    {
        place(std::min(width, static_cast<float>(title_.entry->block.size().width) + 2), title_.height);
        const float side = ui.em(Type::note);
        for (const ResultsView::Count& count : view.counts) {
            const float label = static_cast<float>(
                ui.paragraph(count.label, Type::note, ui.width()).entry->block.size().width) + 2;
            const float most = width - side - 3 * chip_air();
            labels_.push_back(ui.paragraph(count.label, Type::note, std::min(label, most)));
            place(std::min(label, most) + side + 3 * chip_air(), labels_.back().height + ui.mm(space::xs));
        }
        if (!view.membership.empty()) {
            why_ = { "membership", view.membership, {}, Icon::info, Button::Kind::plain, Role::button, false, false,
                Type::note };
            const float label = static_cast<float>(
                ui.paragraph(why_.label, Type::note, ui.width()).entry->block.size().width);
            const float wide = std::min(width, label + ui.mm(8 + 4 * space::s));
            place(wide, ui.height_of(why_, wide, size::least_target + 0.5f));
        }
        height_ = places_.empty() ? 0 : line_top_ + line_height_;
        // What stands on one line has its middle in common.
        for (Rect& each : places_) {
            float tallest = 0;
            for (const Rect& other : places_)
                if (other.y == each.y)
                    tallest = std::max(tallest, other.height);
            offsets_.push_back((tallest - each.height) / 2);
        }
    }

    float height() const { return height_; }

    void draw(float left, float top, Drawn& drawn) const
    {
        const auto at = [&](std::size_t i) {
            const Rect& place = places_[i];
            return Rect { left + place.x, top + place.y + offsets_[i], place.width, place.height };
        };
        {
            const auto kept = ui_.keep(Privacy::personal);
            ui_.draw(title_, at(0).x, at(0).y, Color::ink, Role::heading);
        }
        const float side = ui_.em(Type::note);
        for (std::size_t i = 0; i < labels_.size(); ++i) {
            const Rect chip = at(i + 1);
            const VerdictLook looks = look(view_.counts[i].verdict);
            ui_.fill(chip, looks.ground, size::radius);
            ui_.outline(chip, looks.ink, size::stroke / 2, size::radius);
            ui_.icon(icon_of(view_.counts[i].verdict),
                { chip.x + chip_air(), chip.y + (chip.height - side) / 2, side, side }, looks.ink);
            ui_.draw(labels_[i], chip.x + 2 * chip_air() + side, chip.y + (chip.height - labels_[i].height) / 2, looks.ink,
                Role::status);
        }
        if (!why_.id.empty()) {
            const auto kept = ui_.keep(Privacy::personal);
            if (ui_.button(why_, at(places_.size() - 1)))
                drawn = action::OpenOverlay { Overlay::membership };
        }
    }

private:
    float chip_air() const { return ui_.mm(space::xs + space::hair / 2); }

    void place(float width, float height)
    {
        const float gap = ui_.mm(size::gap);
        const float x = places_.empty() ? 0 : places_.back().right() + gap;
        if (!places_.empty() && x + width > width_) {
            line_top_ += line_height_ + ui_.mm(space::xs + space::hair);
            line_height_ = 0;
            places_.push_back({ 0, line_top_, width, height });
        } else {
            places_.push_back({ x, line_top_, width, height });
        }
        line_height_ = std::max(line_height_, height);
    }

    Ui& ui_;
    const ResultsView& view_;
    float width_;
    Text title_;
    std::vector<Text> labels_; // by count
    Button why_; // no id: not there
    std::vector<Rect> places_; // the title, the counts, why
    std::vector<float> offsets_; // of each from the top of its line
    float line_top_ = 0;
    float line_height_ = 0;
    float height_ = 0;
};

} // namespace

Drawn draw_results(Ui& ui, const Words& words, const ResultsView& view, const Rect& room)
{
    Drawn drawn;
    const float gap = ui.mm(size::gap);
    const auto kept = ui.keep(Privacy::confidential); // what is less says so
    const ButtonRows tabs = tabs_of(ui, view, room.width);
    const ButtonRows actions = actions_of(ui, words, view, room.width);
    const Head head(ui, view, room.width);
    const auto with_gap = [&](float height) { return height > 0 ? height + gap : 0; };
    const float above = with_gap(tabs.height()) + with_gap(head.height());
    const float below = with_gap(actions.height());
    Board board(ui, words, view, room.width, room.height - above - below);

    // A board that is scrolled takes what stands around it along where that would leave it no room.
    const bool around_stays = board.fits() || above + below <= room.height * 0.5f;
    float y = room.y;
    const auto draw_above = [&](float top) {
        tabs.draw(ui, room.x, top, drawn);
        top += with_gap(tabs.height());
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
