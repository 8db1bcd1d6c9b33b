// SPDX-License-Identifier: Apache-2.0
//
// All services of the list as tiles: category by category in the list's order where all of them fit into the room at
// once; else a list to scroll, the best verdict first.
#pragma once

#include "kiosk/ui/screens.hpp"

#include <cstdint>

namespace kiosk::ui {

class Board {
public:
    // Lays the tiles out for a room of that size, in pixels.
    Board(Ui& ui, const Words& words, const ResultsView& view, float width, float height);

    // Whether all of it fits; a board that does not is laid out to scroll.
    bool fits() const { return fits_; }
    float height() const { return height_; }
    // From its upper left corner on.
    void draw(float left, float top, Drawn& drawn);
    // How many tiles end below that edge, once drawn.
    int below(float edge) const;

private:
    // What the tiles look like: as large as fits.
    struct Style {
        std::size_t columns;
        Type name;
        Type word;
        // When a service opens, beside or below the word of its verdict; or in its place, which says the same.
        enum class WaitIs : std::uint8_t { with_word, in_place_of_word } wait;
        bool icons = true; // of the services, beside their names
    };
    // What tiles have in common: their category; where they scroll, their verdict.
    struct Group {
        std::string_view title;
        std::string_view icon;
        Color color;
    };
    struct Cell {
        const ResultsView::Tile* tile = nullptr;
        Color color; // of its category
        Group group;
        Text name;
        Text word;
        Text wait;
        bool beside = false; // the wait, not below the word
        float least = 0; // height that it needs
        Rect rect; // from the board's corner
    };
    // A stretch of tiles of one group within a row, and what stands above it.
    struct Run {
        std::size_t first = 0; // cell
        Group group;
        bool begins = true; // the group; else it goes on from the row before
        Rect rect;
    };

    static std::vector<Style> styles(const Ui& ui);
    // Sets the words of every tile; false where one of them would be broken.
    bool set_words(const Style& style, bool whole);
    // Row after row across the groups; returns whether it is no higher than the room.
    bool arrange(const Style& style, float room_height);
    float title_height() const;
    void draw_run(const Run& run, float left, float top);
    void draw_tile(const Cell& cell, const Rect& rect, Drawn& drawn);

    Ui* ui_;
    const ResultsView* view_;
    float width_;
    float tile_width_ = 0;
    Style style_ {};
    std::vector<Cell> cells_;
    std::vector<Run> runs_;
    float height_ = 0;
    bool fits_ = false;
    float drawn_at_ = 0;
};

} // namespace kiosk::ui
