// SPDX-License-Identifier: Apache-2.0
//
// Safety first: what cannot wait, each with the number to call so large that it can be read from across the room. All
// of it stands on one screen at the default size.
#include "kiosk/ui/screens.hpp"
#include "kiosk/ui/screens/text_column.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {
namespace {

// How large it is set, and in how many columns.
struct Style {
    std::size_t columns;
    Type number;
    Type title;
    Type text;
    bool uses; // what the other numbers are for is said, too
};

// The first that fits is taken; the first of all where none does.
std::vector<Style> styles(Shape shape)
{
    switch (shape) {
    case Shape::wide:
        return { { 2, Type::display, Type::strong, Type::body, true },
            { 3, Type::display, Type::strong, Type::body, true }, { 2, Type::title, Type::strong, Type::note, true },
            { 3, Type::title, Type::strong, Type::note, true }, { 3, Type::title, Type::strong, Type::note, false },
            { 3, Type::title, Type::strong, Type::caption, false },
            { 3, Type::title, Type::note, Type::caption, false } };
    case Shape::tall:
        return { { 1, Type::display, Type::strong, Type::body, true },
            { 1, Type::title, Type::strong, Type::note, true }, { 2, Type::title, Type::strong, Type::note, true },
            { 1, Type::title, Type::strong, Type::note, false }, { 2, Type::title, Type::strong, Type::note, false },
            { 1, Type::title, Type::note, Type::caption, false } };
    case Shape::low:
        break;
    }
    return { { 2, Type::title, Type::strong, Type::body, true }, { 2, Type::title, Type::note, Type::note, false },
        { 3, Type::title, Type::note, Type::note, false }, { 2, Type::heading, Type::note, Type::caption, false },
        { 3, Type::heading, Type::note, Type::caption, false },
        { 3, Type::strong, Type::caption, Type::caption, false },
        { 4, Type::strong, Type::caption, Type::caption, false } };
}

class Sheet {
public:
    Sheet(Ui& ui, const Words& words, const HelpView& view, const Style& style, float width)
        : ui_(ui)
        , words_(words)
        , view_(view)
        , style_(style)
        , gap_(ui.mm(size::gap))
        , width_(std::floor((width - gap_ * static_cast<float>(style.columns - 1)) / static_cast<float>(style.columns)))
    {
        number_width_ = ui.em(Type::caption) * 4;
        for (const HelpView::Danger& danger : view.dangers)
            number_width_ = std::max(number_width_, wide(danger.phones.front().number, style.number));
        // Wide enough for whole words of who answers, within a third of the card.
        for (const HelpView::Danger& danger : view.dangers)
            while (
                number_width_ < width_ / 3 && ui.breaks_words(danger.phones.front().name, Type::caption, number_width_))
                number_width_ += ui.mm(space::hair);
        const Rect nowhere { 0, 0, width_, 0 };
        for (std::size_t i = 0; i < block_count(); ++i)
            heights_.push_back(block(i, nowhere, TextColumn::Pass::measure));
        limit_ = lowest_limit();
    }

    float height() const { return limit_; }
    // The most urgent first, down each column.
    void draw(float x, float y)
    {
        float at = y;
        for (std::size_t i = 0; i < block_count(); ++i) {
            if (at > y && at + heights_[i] > y + limit_ + 0.5f) {
                x += width_ + gap_;
                at = y;
            }
            (void)block(i, { x, at, width_, heights_[i] }, TextColumn::Pass::draw);
            at += heights_[i] + gap_;
        }
    }

private:
    float wide(std::string_view words, Type type)
    {
        return static_cast<float>(ui_.paragraph(words, type, ui_.width()).entry->block.size().width) + ui_.mm(1);
    }

    // Each danger, then whom else to call and to ask.
    std::size_t block_count() const { return view_.dangers.size() + 1; }
    float block(std::size_t at, const Rect& rect, TextColumn::Pass pass)
    {
        if (at < view_.dangers.size())
            return danger(view_.dangers[at], rect, pass);
        TextColumn column(ui_, rect, pass);
        column.write(words_(Phrase::help_call), style_.title, Color::primary, Role::heading);
        // Two and two where there is width.
        const bool paired = rect.width >= ui_.em(Type::caption) * 34;
        const float half = paired ? (rect.width - ui_.mm(4)) / 2 : rect.width;
        TextColumn left(ui_, { rect.x, column.y(), half, 0 }, pass);
        TextColumn right(ui_, { rect.right() - half, column.y(), half, 0 }, pass);
        for (std::size_t i = 0; i < view_.others.size(); ++i) {
            const Phone& phone = view_.others[i];
            write_phone(
                paired && i % 2 == 1 ? right : left, phone, style_.uses ? phone.name + "\n" + phone.use : phone.name);
        }
        column.skip(std::max(left.y(), right.y()) - column.y() + ui_.mm(1));
        column.write(words_(Phrase::help_staff), style_.text);
        return column.y() - rect.y;
    }

    void write_phone(TextColumn& column, const Phone& phone, std::string_view about)
    {
        const float digits = ui_.em(style_.title) * 3.2f;
        const Text number = ui_.paragraph(phone.number, style_.title, digits);
        const Text name = ui_.paragraph(about, Type::caption, column.room().width - digits - ui_.mm(2));
        // The first line of the name beside the middle of the number.
        const float lower = std::max(0.f, (ui_.line(style_.title) - ui_.line(Type::caption)) / 2);
        if (column.draws()) {
            ui_.draw(number, column.room().x, column.y(), Color::ink);
            ui_.draw(name, column.room().x + digits + ui_.mm(2), column.y() + lower, Color::ink);
        }
        column.skip(std::max(number.height, lower + name.height));
    }

    // A danger on its card: the number to call, what it is about, what to say, and who else answers.
    float danger(const HelpView::Danger& danger, const Rect& card, TextColumn::Pass pass)
    {
        const float padding = ui_.mm(space::s);
        const Rect inner { card.x + padding, card.y + padding * 0.7f, card.width - 2 * padding, 0 };
        if (pass == TextColumn::Pass::draw) {
            ui_.fill(card, Color::danger_ground, size::radius);
            ui_.outline(card, Color::danger, size::stroke, size::radius);
        }
        const Phone& first = danger.phones.front();
        const float beside = inner.width - number_width_ - ui_.mm(3);
        TextColumn number(ui_, { inner.x, inner.y, number_width_, 0 }, pass);
        TextColumn right(ui_, { inner.x + number_width_ + ui_.mm(3), inner.y, beside, 0 }, pass);
        number.write(first.number, style_.number, Color::danger);
        // All of it stands beside the number where that leaves twenty characters, and below the number whole words of
        // who answers; else who answers stands beside it.
        const bool roomy
            = beside >= ui_.em(style_.text) * 20 && !ui_.breaks_words(first.name, Type::caption, number_width_);
        if (!roomy) {
            const float name = ui_.paragraph(first.name, Type::caption, beside).height;
            right.skip(std::max(0.f, (number.y() - inner.y - name) / 2)); // beside the middle of the number
        }
        (roomy ? number : right).write(first.name, Type::caption);
        TextColumn below(ui_, { inner.x, std::max(number.y(), right.y()), inner.width, 0 }, pass);
        TextColumn& text = roomy ? right : below;
        text.write(danger.title, style_.title, Color::danger, Role::heading);
        text.write(danger.text, style_.text);
        for (std::size_t i = 1; i < danger.phones.size(); ++i)
            write_phone(text, danger.phones[i], danger.phones[i].name);
        return std::max(text.y(), number.y()) + padding * 0.7f - card.y;
    }

    // The lowest height at which all blocks, in their order, stand in the columns there are.
    float lowest_limit() const
    {
        float best = 0;
        for (const float height : heights_)
            best += height + gap_;
        for (std::size_t from = 0; from < heights_.size(); ++from) {
            float sum = -gap_;
            for (std::size_t to = from; to < heights_.size(); ++to) {
                sum += heights_[to] + gap_;
                if (sum < best && columns_at(sum) <= style_.columns)
                    best = sum;
            }
        }
        return best;
    }
    std::size_t columns_at(float limit) const
    {
        std::size_t columns = 1;
        float used = 0;
        for (const float height : heights_) {
            if (height > limit + 0.5f)
                return heights_.size() + 1;
            if (used > 0 && used + height > limit + 0.5f) {
                ++columns;
                used = 0;
            }
            used += height + gap_;
        }
        return columns;
    }

    Ui& ui_;
    const Words& words_;
    const HelpView& view_;
    Style style_;
    float gap_;
    float width_; // of a column
    float number_width_ = 0;
    std::vector<float> heights_; // of the blocks
    float limit_ = 0;
};

} // namespace

Drawn draw_help(Ui& ui, const Words& words, const HelpView& view, const Rect& room)
{
    Drawn drawn;
    // The way back stands beside the title: below it there is room for every danger at once.
    const Button close { "close", words(Phrase::help_close), {}, Icon::none, Button::Kind::primary, Role::button,
        text::Align::center, Type::strong };
    const float between = ui.mm(6);
    const float close_width = std::min(ui.mm(110), room.width * 0.4f);
    const float close_height = ui.height_of(close, close_width);
    if (ui.button(close, { room.right() - close_width, room.y, close_width, close_height }))
        drawn = action::CloseOverlay {};
    TextColumn title(ui, { room.x, room.y, room.width - close_width - between, 0 });
    title.write(words(Phrase::help_title), Type::heading, Color::ink, Role::heading);
    title.write(words(Phrase::help_free), Type::caption, Color::quiet);
    const float top = std::max(title.y(), room.y + close_height) + ui.mm(size::gap);
    const Rect rest { room.x, top, room.width, room.bottom() - top };
    const Ui::Scroll scroll = ui.begin_scroll("help", rest);
    const std::vector<Style> all = styles(ui.shape());
    std::optional<Sheet> sheet;
    for (const Style& style : all) {
        sheet.emplace(ui, words, view, style, rest.width);
        if (sheet->height() <= rest.height)
            break;
    }
    if (sheet->height() > rest.height)
        sheet.emplace(ui, words, view, all.front(), rest.width);
    sheet->draw(rest.x, scroll.top);
    ui.end_scroll(scroll, scroll.top + sheet->height(), words(Phrase::more), words(Phrase::up));
    return drawn;
}

} // namespace kiosk::ui
