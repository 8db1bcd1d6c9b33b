// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"
#include "kiosk/ui/screens/text_column.hpp"
#include "kiosk/views/parts.hpp"

namespace kiosk::ui {
namespace {

// What one region's list says of a service; returns the bottom.
float write_side(Ui& ui, const Words& words, const ComparisonWords::Side& side, const Rect& room, TextColumn::Pass pass)
{
    TextColumn column(ui, room, pass);
    column.write(words(Phrase::compare_place, { { "region", side.region } }), Type::caption, Color::quiet);
    if (!side.verdict) {
        column.write(words(Phrase::compare_only), Type::body, Color::quiet);
        return column.y();
    }
    column.write(side.service, Type::strong, Color::ink, Role::text, tongue_of_list(words));
    column.gap(1);
    const VerdictChip chip
        = verdict_chip(ui, *side.verdict, verdict_word(words, *side.verdict), room.width, Type::body);
    if (column.draws())
        draw(ui, chip, room.x, column.y());
    column.skip(chip.height + ui.mm(1.5f));
    for (const std::string& note : side.notes)
        column.write(note, Type::body);
    return column.y();
}

// What is the same in both, in a line or two.
float draw_same(Ui& ui, const Words& words, const ComparisonWords::Row& row, const Rect& room)
{
    const VerdictChip chip = verdict_chip(ui, *row.here.verdict, verdict_word(words, *row.here.verdict), room.width);
    const float rest = room.width - chip.width - ui.mm(4);
    const bool beside = rest >= ui.em(Type::body) * 8;
    TextColumn column(ui, { room.x, room.y, beside ? rest : room.width, 0 });
    column.write(row.here.service, Type::body, Color::ink, Role::text, tongue_of_list(words));
    draw(ui, chip, beside ? room.right() - chip.width : room.x, beside ? room.y + ui.mm(1) : column.y());
    if (!beside)
        column.skip(chip.height);
    for (const std::string& note : row.there.notes)
        column.write(note, Type::caption, Color::quiet);
    return column.y();
}

float draw_row(Ui& ui, const Words& words, const ComparisonWords::Row& row, const Rect& room)
{
    const float padding = ui.mm(4);
    const float between = ui.mm(6);
    const bool beside = room.width >= ui.em(Type::body) * 20;
    const float width = beside ? (room.width - 2 * padding - between) / 2 : room.width - 2 * padding;
    const float x = room.x + padding;
    const float top = room.y + padding;
    const auto content = [&](TextColumn::Pass pass) {
        const float left = write_side(ui, words, row.here, { x, top, width, 0 }, pass);
        const Rect other = beside ? Rect { x + width + between, top, width, 0 } : Rect { x, left + ui.mm(2), width, 0 };
        return std::max(left, write_side(ui, words, row.there, other, pass));
    };
    const float bottom = content(TextColumn::Pass::measure) + padding;
    ui.fill({ room.x, room.y, room.width, bottom - room.y }, Color::card, size::radius);
    (void)content(TextColumn::Pass::draw);
    return bottom;
}

} // namespace

Drawn draw_compare(Ui& ui, const Words& words, const CompareView& view, const Rect& room)
{
    Drawn drawn;
    const float gap = ui.mm(size::gap);
    float top = room.y;
    {
        const auto kept = ui.keep(Privacy::personal); // it names the child
        top += ui.write(view.title, Type::heading, { room.x, top, room.width, 0 }, Color::ink, Role::heading)
            + ui.mm(1);
    }
    for (const CompareView::Tab& tab : view.tabs) {
        const auto kept = ui.keep(Privacy::open);
        const Button button = selected(tab.selected,
            { "region/" + std::to_string(tab.region), tab.label, {}, Icon::none, Button::Kind::plain, Role::tab,
                text::Align::center, Type::body });
        const float height = ui.height_of(button, room.width);
        if (ui.button(button, { room.x, top, room.width, height }))
            drawn = action::ShowComparison { tab.region };
        top += height + gap;
    }
    const Ui::Scroll scroll = ui.begin_scroll("compare", { room.x, top, room.width, room.bottom() - top });
    float y = scroll.top;
    y += ui.write(words(Phrase::compare_text), Type::body, { room.x, y, room.width, 0 }, Color::quiet) + ui.mm(3);
    y = draw_card(ui, { room.x, y, room.width, 0 }, Color::undetermined_ground, [&](TextColumn& column) {
        column.write(words(Phrase::compare_assumed), Type::strong, Color::undetermined, Role::heading);
        for (const std::string& sentence : view.words.assumptions)
            column.write(sentence, Type::body);
    }) + ui.mm(4);
    const std::size_t columns = !ui.portrait() && room.width >= ui.em(Type::body) * 44 ? 2 : 1;
    const float between = ui.mm(6);
    const float width = (room.width - between * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const auto part = [&](Phrase title, const std::vector<ComparisonWords::Row>& rows, const auto& draw) {
        if (rows.empty())
            return;
        y += ui.write(words(title, { { "count", static_cast<int>(rows.size()) } }), Type::strong,
                 { room.x, y, room.width, 0 }, Color::primary, Role::heading)
            + ui.mm(2);
        for (std::size_t i = 0; i < rows.size(); i += columns) {
            float bottom = y;
            for (std::size_t j = i; j < std::min(rows.size(), i + columns); ++j)
                bottom = std::max(bottom,
                    draw(ui, words, rows[j], { room.x + static_cast<float>(j - i) * (width + between), y, width, 0 }));
            y = bottom + gap;
        }
        y += ui.mm(2);
    };
    part(Phrase::compare_differs, view.words.different, draw_row);
    part(Phrase::compare_same, view.words.same, draw_same);
    ui.end_scroll(scroll, y, words(Phrase::more), words(Phrase::up));
    return drawn;
}

} // namespace kiosk::ui
