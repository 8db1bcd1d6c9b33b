// SPDX-License-Identifier: Apache-2.0
//
// Rows of text one below the other, then cut into A4 pages, then drawn as a tagged PDF. Lengths are points (1/72 inch)
// and the origin is the top left of the page.
#pragma once

#include "kiosk/core/printing.hpp"
#include "kiosk/guide/bilingual.hpp"
#include "kiosk/guide/sign.hpp"
#include "kiosk/take_along/paper_results.hpp"
#include "kiosk/take_along/qr_code.hpp"
#include "kiosk/text/tongue.hpp"
#include "kiosk/text/typesetter.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <variant>

namespace kiosk::guide {

namespace paper {
inline constexpr double width = 595.276; // A4
inline constexpr double height = 841.89;
inline constexpr double side = 36; // half an inch: no printer's unprintable edge reaches there
inline constexpr double top = 36;
inline constexpr double bottom = 30; // below the foot
inline constexpr double line_height = 1.3; // of the em
inline constexpr double tibetan_line_height = 1.5; // its letters stand on one another
inline constexpr double least_clerk_em = 11; // of the Chinese that a clerk reads
inline constexpr double foot_em = 10; // the least that may be printed (kiosk-requirements 51)
inline constexpr double foot_gap = 12; // between the text and the foot
} // namespace paper

// A drawn mark, and the word for whoever cannot see it.
struct Icon {
    Shape shape;
    std::string word;
};
// What stands before an item.
using Mark = std::variant<std::monostate, std::string, PaperVerdict, Icon>;

// Of a row of a table: a mark, and the word for whoever cannot see it.
struct TableColumn {
    Mark mark;
    std::string word;
};

struct Metadata {
    std::string title;
    std::string language; // of the family: of the whole document
    std::chrono::year_month_day date;
};

// What stands below every page.
struct Foot {
    Said provenance;
    Said remark;
    // In place of the provenance from the second page on; empty: the same everywhere.
    Said later;
    std::function<Said(int page, int pages)> number;
};

class Sheet {
public:
    // The language sets the side at which lines begin; its Chinese stands beside it in a column of its own. The
    // typesetter must outlive the sheet.
    Sheet(text::Typesetter& typesetter, const Words& own, double em, Foot foot);

    // Headings are kept with what follows them, and what says so.
    enum class Keep : std::uint8_t { alone, with_next };
    // The title of the document, lines below it, and beside them a QR code that says `code_text`.
    void title(const Said& text, const std::vector<Said>& lines, const QrCode* code, const std::string& code_text);
    // The code alone, and what it is for beside it.
    void code(const Said& text, const QrCode& code, const std::string& code_text);
    // Begins a part of the document: an entry of the outline, on a new page where little of this one is left.
    void part(const Said& text, const Said& beside, std::optional<PaperVerdict> sign = std::nullopt);
    void heading(const Said& text, std::optional<PaperVerdict> sign = std::nullopt);
    void paragraph(const Said& text, int indent = 0, Keep keep = Keep::alone);
    void item(const Mark& mark, const Said& text, int indent = 0, Keep keep = Keep::alone);
    void open_list();
    void close_list();
    // A table has a heading and rows: a name, a mark in each column, and between them, small, the Chinese name.
    void open_table();
    void table_heading(const Said& text, std::optional<PaperVerdict> sign, const std::vector<TableColumn>& columns);
    void table_row(const Said& text, const std::vector<TableColumn>& columns);
    void close_table();
    // What stands between the two is on one page; its heading is an entry of the outline, and numbers to call stand at
    // the end of its line where there is room, else below.
    void open_block(const Icon& sign, const Said& title, const Icon& telephone, const std::string& numbers);
    void close_block();
    // Icons and what they mean, on one line.
    void key(const std::vector<std::pair<Icon, std::string>>& meanings);
    // Sets what follows closer, or wider: a share of the usual height of lines.
    void set_leading(double share) { leading_ = share; }
    void set_em(double em) { em_ = em; }
    // Where the Chinese of what follows begins: a share of the width.
    void set_beside(double share) { beside_ = share; }
    // What follows begins on a new page.
    void page_break() { breaks_ = true; }

    // To try another form of what was written last: how much there is, how many pages it fills, and back to that much.
    std::size_t length() const { return entries_.size(); }
    double pages_filled() const;
    int page_count();
    // Blocks in another order where that leaves less of the pages empty: each time the first that still fits.
    void pack_blocks();
    void shorten(std::size_t length);

    // Fails only when Cairo or QPDF does, for want of memory.
    Result<Document> pdf(const Metadata& metadata);

private:
    static constexpr double column_gap = 12; // points between two languages side by side
    static constexpr double mark_room = 1.45; // ems; a sign, a number or a box stands so far before its item
    struct Cell {
        text::Block block;
        double x;
        double width; // the block stands in it as its alignment says
        double y; // from the top of the row
        const char* tag;
        text::Tongue tongue;
        int first = 0;
        int lines = 0;

        double height() const;
    };
    struct Sign {
        Shape shape;
        double x;
        double y;
        double size;
        std::string word {}; // for whoever cannot see it; empty where it stands beside
        std::size_t before_cell = last; // in reading order
        static constexpr std::size_t last = static_cast<std::size_t>(-1);
    };
    struct Row {
        std::vector<Cell> cells; // in reading order
        std::optional<Cell> mark; // before the cells
        std::vector<Sign> signs;
        double before = 0; // empty space above, but not at the top of a page
        double height = 0;
        bool keep_with_next = false;
        bool whole = false; // never on two pages
        double rule = 0; // how strong a line is above
        bool item = false; // of a list: its cells are the body beside the mark
        bool of_table = false;
        bool breaks = false; // begins a page
        std::string outline; // entry of the outline; begins a part
        const QrCode* code = nullptr; // at the end of the line
        std::string code_text;

        // The least that may stand on a page before the rest of it stands on the next.
        double least_height() const;
    };
    struct OpenTag {
        const char* tag;
    };
    struct CloseTag {
        const char* tag;
    };
    enum class Weight : std::uint8_t { regular, bold };
    struct Look {
        double em;
        Weight weight = Weight::regular;
        const char* tag = "P";
        text::Align align = text::Align::start;
    };
    // What a block follows from: two that agree are set once.
    struct Setting {
        std::string words;
        text::Tongue tongue;
        Weight weight;
        text::Align align;
        double em;
        double line_height;
        double width;
        auto operator<=>(const Setting&) const = default;
    };
    struct Spot {
        int page = 0;
        double y = 0;
    };
    using Entry = std::variant<Row, OpenTag, CloseTag>;

    double line_height(text::Tongue tongue) const;
    double sign_top(double size) const;
    double beside(double em) const; // of the Chinese beside words of this em
    text::Block set(std::string_view words, text::Tongue tongue, const Look& look, double width) const;
    Cell cell(std::string_view words, text::Tongue tongue, const Look& look, double left, double width, double y) const;
    // The two languages side by side.
    Row row(const Said& text, const Look& look, double left, double width, double before) const;
    void add(Row row);
    enum class TableRow : std::uint8_t { heading, body };
    void add_to_table(
        TableRow kind, const Said& text, std::optional<PaperVerdict> sign, const std::vector<TableColumn>& columns);
    std::vector<std::string> broken_between_parts(std::string_view words, text::Tongue tongue, const Look& look) const;
    // As it stands below a page.
    struct FootLines {
        std::vector<Cell> cells; // without the number
        double height = 0;
        double number_bottom = 0; // of the page's number, from the top of the foot
    };
    FootLines foot_lines(const std::vector<std::pair<std::string, text::Tongue>>& texts) const;
    const FootLines& foot(int page) const { return page == 0 ? first_foot_ : later_foot_; }
    // Pages (sheet_pages.cpp). A row of many lines may stand on two pages, some lines on each.
    int paginate(); // gives the number of pages
    double page_room(int page) const; // the first: 0
    bool begins_page(std::size_t entry, int page, double y) const;
    // Leaves as much of the row as fits, and gives the rest of it.
    static Row split(Row& row, double room);
    friend class Press;

    text::Typesetter& typesetter_;
    std::string language_;
    bool right_to_left_;
    double em_;
    Foot foot_;
    FootLines first_foot_;
    FootLines later_foot_;
    bool breaks_ = false;
    double leading_ = 1;
    double beside_; // where the Chinese begins: a share of the width
    bool in_block_ = false;
    std::vector<std::pair<std::size_t, std::size_t>> blocks_written_; // first entry and the one after the last
    std::string numbers_below_; // at the end of the block
    Icon telephone_ {};
    mutable std::map<Setting, text::Block> blocks_;
    std::vector<Entry> entries_;
    std::vector<Spot> spots_; // by entry; of rows only
};

} // namespace kiosk::guide
