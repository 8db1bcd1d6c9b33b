// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens/board.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kiosk::ui {
namespace {

// Air within a tile.
float padding(const Ui& ui)
{
    return ui.mm(ui.shape() == Shape::low ? space::xs : space::s - space::hair);
}

float icon_side(const Ui& ui, Type name)
{
    return ui.em(name) * 1.35f;
}

float sign_side(const Ui& ui, Type word)
{
    return ui.em(word) * 1.05f;
}

// The band with the verdict: air above and below its words.
float band_air(const Ui& ui)
{
    return ui.mm(space::hair / 2);
}

float natural_width(Ui& ui, std::string_view words, Type type)
{
    return static_cast<float>(ui.paragraph(words, type, ui.width()).entry->block.size().width) + 1;
}

} // namespace

std::vector<Board::Style> Board::styles(const Ui& ui)
{
    // A wide page has rows of five: four rows hold the list's twenty.
    const std::vector<std::size_t> columns
        = ui.portrait() ? std::vector<std::size_t> { 2, 3 } : std::vector<std::size_t> { 5, 4 };
    std::vector<Style> styles;
    for (const auto& [name, word] : { std::pair(Type::strong, Type::note), std::pair(Type::strong, Type::caption),
             std::pair(Type::note, Type::caption), std::pair(Type::caption, Type::caption) })
        for (const auto wait : { Style::WaitIs::with_word, Style::WaitIs::in_place_of_word })
            for (const std::size_t count : columns)
                styles.push_back({ count, name, word, wait });
    // On the lowest pages the longest languages have no room for icons.
    if (ui.shape() == Shape::low)
        for (const std::size_t count : columns)
            styles.push_back({ count, Type::caption, Type::caption, Style::WaitIs::in_place_of_word, false });
    return styles;
}

Board::Board(Ui& ui, const Words&, const ResultsView& view, float width, float height)
    : ui_(&ui)
    , view_(&view)
    , width_(width)
{
    for (const ResultsView::Category& category : view.categories) {
        const Group group { category.title, category.mark.icon, color_of(category.mark.color) };
        for (const ResultsView::Tile& tile : category.tiles)
            cells_.push_back({ &tile, group.color, group, {}, {}, {}, false, 0, {} });
    }
    for (const Style& style : styles(ui))
        if (set_words(style, true) && arrange(style, height)) {
            fits_ = true;
            return;
        }
    // The order in which they help: by verdict, and within one as the list has them.
    for (Cell& cell : cells_)
        cell.group = { cell.tile->verdict_word, name(icon_of(cell.tile->verdict)), look(cell.tile->verdict).ink };
    std::stable_sort(
        cells_.begin(), cells_.end(), [](const Cell& a, const Cell& b) { return a.tile->verdict < b.tile->verdict; });
    for (std::size_t columns = ui.portrait() ? 2 : 3; columns > 0; --columns) {
        const Style style { columns, Type::strong, Type::note, Style::WaitIs::with_word };
        if (set_words(style, columns > 1)) {
            (void)arrange(style, std::numeric_limits<float>::max());
            return;
        }
    }
}

bool Board::set_words(const Style& style, bool whole)
{
    style_ = style;
    const float gap = ui_->mm(size::gap);
    tile_width_
        = std::floor((width_ - gap * static_cast<float>(style.columns - 1)) / static_cast<float>(style.columns));
    const float pad = padding(*ui_);
    const float icon = style.icons ? icon_side(*ui_, style.name) : 0;
    const float name_room = tile_width_ - (style.icons ? 3 : 2) * pad - icon;
    const float sign = sign_side(*ui_, style.word);
    const float word_room = tile_width_ - 3 * pad - sign;
    for (Cell& cell : cells_) {
        const bool only_wait = style.wait == Style::WaitIs::in_place_of_word && !cell.tile->wait.empty();
        const std::string& word = only_wait ? cell.tile->wait : cell.tile->verdict_word;
        if (whole
            && (ui_->breaks_words(cell.tile->name, style.name, name_room)
                || ui_->breaks_words(word, style.word, word_room)))
            return false;
        cell.name = ui_->paragraph(cell.tile->name, style.name, name_room);
        cell.word = ui_->paragraph(word, style.word, word_room);
        float band = std::max(cell.word.height, sign);
        cell.wait = {};
        if (!cell.tile->wait.empty() && !only_wait) {
            const float word_width = natural_width(*ui_, cell.tile->verdict_word, style.word);
            const float rest = word_room - word_width - pad;
            cell.beside = natural_width(*ui_, cell.tile->wait, Type::caption) <= rest;
            cell.wait = ui_->paragraph(cell.tile->wait, Type::caption, cell.beside ? rest : word_room);
            if (!cell.beside)
                band += cell.wait.height;
        }
        cell.least = std::max(ui_->mm(size::least_target) + 1,
            pad + std::max(icon, cell.name.height) + band + 2 * band_air(*ui_)
                + ui_->mm(ui_->shape() == Shape::low ? 0 : space::hair + 1));
    }
    return true;
}

float Board::title_height() const
{
    return ui_->line(Type::caption) + ui_->mm(space::hair);
}

bool Board::arrange(const Style& style, float room_height)
{
    const float gap = ui_->mm(size::gap);
    const float line = ui_->mm(space::hair); // in the category's colour, above its tiles
    const std::size_t rows = (cells_.size() + style.columns - 1) / style.columns;
    const auto begins = [&](std::size_t i) { return i == 0 || cells_[i].group.title != cells_[i - 1].group.title; };
    // The air above each row, and what the rows need.
    std::vector<float> heads(rows, line + ui_->mm(space::hair));
    std::vector<float> heights(rows, 0);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        const std::size_t row = i / style.columns;
        if (begins(i))
            heads[row] = title_height() + line + ui_->mm(space::hair);
        heights[row] = std::max(heights[row], cells_[i].least);
    }
    float needed = gap * static_cast<float>(rows - 1);
    for (std::size_t row = 0; row < rows; ++row)
        needed += heads[row] + heights[row];
    if (needed > room_height)
        return false;
    // What is left over goes to the tiles, up to a measure: the lowest first, so that they come out alike.
    float spare = room_height < std::numeric_limits<float>::max()
        ? std::min(room_height - needed, ui_->mm(12) * static_cast<float>(rows))
        : 0;
    std::vector<float*> lowest;
    for (float& height : heights)
        lowest.push_back(&height);
    std::sort(lowest.begin(), lowest.end(), [](const float* a, const float* b) { return *a < *b; });
    for (std::size_t i = 0; i < rows && spare > 0; ++i) {
        const auto lower = static_cast<float>(i + 1);
        const float step = i + 1 < rows ? *lowest[i + 1] - *lowest[i] : spare;
        const float more = std::min(step, spare / lower);
        for (std::size_t j = 0; j <= i; ++j)
            *lowest[j] += more;
        spare -= more * lower;
    }

    runs_.clear();
    float y = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const float top = y + heads[row];
        for (std::size_t i = row * style.columns; i < std::min(cells_.size(), (row + 1) * style.columns); ++i) {
            const auto column = static_cast<float>(i % style.columns);
            cells_[i].rect = { column * (tile_width_ + gap), top, tile_width_, heights[row] };
            if (begins(i) || i % style.columns == 0)
                runs_.push_back({ i, cells_[i].group, begins(i), { cells_[i].rect.x, y, 0, heads[row] } });
            runs_.back().rect.width = cells_[i].rect.right() - runs_.back().rect.x;
        }
        y = top + heights[row] + gap;
    }
    height_ = y - gap;
    // A title that does not stand on one line above its tiles would run over its neighbour.
    return std::none_of(runs_.begin(), runs_.end(), [&](const Run& run) {
        return run.begins
            && natural_width(*ui_, run.group.title, Type::caption)
            > run.rect.width - ui_->em(Type::caption) * 1.2f - ui_->mm(space::xs);
    });
}

void Board::draw(float left, float top, Drawn& drawn)
{
    drawn_at_ = top;
    auto run = runs_.begin();
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        if (run != runs_.end() && run->first == i)
            draw_run(*run++, left, top);
        const Cell& cell = cells_[i];
        draw_tile(cell, { left + cell.rect.x, top + cell.rect.y, cell.rect.width, cell.rect.height }, drawn);
    }
}

void Board::draw_run(const Run& run, float left, float top)
{
    const Rect at { left + run.rect.x, top + run.rect.y, run.rect.width, run.rect.height };
    ui_->fill({ at.x, at.bottom() - 2 * ui_->mm(space::hair), at.width, ui_->mm(space::hair) }, run.group.color, 0.4f);
    if (!run.begins)
        return;
    const float side = ui_->em(Type::caption) * 1.2f;
    ui_->icon(run.group.icon, { at.x, at.y + (ui_->line(Type::caption) - side) / 2, side, side }, run.group.color);
    const auto kept = ui_->keep(Privacy::open); // the list's own, the same for every family
    const float indent = side + ui_->mm(space::xs);
    (void)ui_->write(
        run.group.title, Type::caption, { at.x + indent, at.y, at.width - indent, 0 }, run.group.color, Role::heading);
}

void Board::draw_tile(const Cell& cell, const Rect& rect, Drawn& drawn)
{
    const ResultsView::Tile& tile = *cell.tile;
    const auto kept = ui_->keep(tile.privacy);
    Button button;
    button.id = "service/" + std::to_string(tile.service);
    if (ui_->card_button(
            button, tile.official_name + "\n" + tile.verdict_word + (tile.note.empty() ? "" : "\n" + tile.note), rect))
        drawn = action::OpenService { view_->child, tile.service };

    // What can be had stands out; what is not for this child steps back.
    const VerdictLook looks = look(tile.verdict);
    const bool refused = prospect(tile.verdict) == Prospect::refused;
    if (refused)
        ui_->fill(rect, Color::ground, size::radius);
    const float pad = padding(*ui_);
    const float air = band_air(*ui_);
    const float sign = sign_side(*ui_, style_.word);
    const float word_line = std::max(cell.word.height, sign);
    const bool below = cell.wait.entry && !cell.beside;
    const float band_height = word_line + (below ? cell.wait.height : 0) + 2 * air;
    const Rect band { rect.x, rect.bottom() - band_height, rect.width, band_height };
    ui_->fill(band, looks.ground, size::radius);
    if (refused)
        ui_->outline(rect, Color::line, size::stroke, size::radius);
    else
        ui_->outline(rect, looks.ink, size::stroke * 1.6f, size::radius);

    const float icon = icon_side(*ui_, style_.name);
    const float upper = band.y - rect.y;
    const float name_top = rect.y + std::max(pad, (upper - cell.name.height) / 2);
    if (style_.icons)
        ui_->icon(tile.icon, { rect.x + pad, rect.y + std::max(pad, (upper - icon) / 2), icon, icon }, cell.color);
    const float name_x = rect.x + pad + (style_.icons ? icon + pad : 0);
    ui_->draw(cell.name, name_x, name_top, refused ? Color::quiet : Color::ink);

    float y = band.y + air;
    ui_->icon(icon_of(tile.verdict), { rect.x + pad, y + (word_line - sign) / 2, sign, sign }, looks.ink);
    const float x = rect.x + 2 * pad + sign;
    ui_->draw(cell.word, x, y + (word_line - cell.word.height) / 2, looks.ink, Role::status);
    if (!cell.wait.entry)
        return;
    if (cell.beside) {
        const float past = natural_width(*ui_, tile.verdict_word, style_.word) + pad;
        ui_->draw(cell.wait, x + past, y + (word_line - cell.wait.height) / 2, looks.ink);
    } else {
        ui_->draw(cell.wait, x, y + word_line, looks.ink);
    }
}

int Board::below(float edge) const
{
    return static_cast<int>(std::count_if(
        cells_.begin(), cells_.end(), [&](const Cell& cell) { return drawn_at_ + cell.rect.bottom() > edge + 1; }));
}

} // namespace kiosk::ui
