// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/press.hpp"

#include "kiosk/guide/sign.hpp"

#include <cairo-pdf.h>
#define POINTERHOLDER_TRANSITION 4 // QPDF 11: std::shared_ptr everywhere
#include <algorithm>
#include <cstdio>
#include <exception>
#include <memory>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace kiosk::guide {

using text::Tongue;

namespace {

constexpr double points_per_mm = 72 / 25.4;
constexpr double module_mm = 0.5;

struct Destroy {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length)
{
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

// What no element holds (the feet, lines, the ground of a page) is decoration: marked so, or a reader would read it.
// Only where elements begin and end is of interest here, so the content is copied, not parsed into objects: QPDF's own
// tokenizer takes ten times as long.
class ArtifactMarker {
public:
    explicit ArtifactMarker(std::string_view content)
        : content_(content)
    {
    }

    std::string marked()
    {
        marked_ = "/Artifact BMC\n";
        while (at_ < content_.size()) {
            const std::string_view token = next();
            if (token == "BDC" || token == "BMC")
                begin_content();
            else if (token == "EMC")
                end_content();
            if (is_operator(token))
                operands_ = at_;
        }
        copy();
        return marked_ + "\nEMC\n";
    }

private:
    static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0'; }
    static bool ends_word(char c)
    {
        return is_blank(c) || std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
    }
    static bool is_operator(std::string_view token)
    {
        const char first = token.empty() ? '\0' : token.front();
        return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') || first == '\'' || first == '"';
    }

    // A word; other tokens are passed over and given as empty or by their first character.
    std::string_view next()
    {
        const std::size_t begin = at_++;
        const char first = content_[begin];
        if (first == '(')
            pass_string();
        else if (first == '<' && at_ < content_.size() && content_[at_] != '<')
            at_ = std::min(content_.find('>', at_), content_.size() - 1) + 1;
        else if (first == '/' || !ends_word(first))
            while (at_ < content_.size() && !ends_word(content_[at_]))
                ++at_;
        else if (first == '<')
            ++at_;
        return content_.substr(begin, at_ - begin);
    }

    void pass_string()
    {
        for (int depth = 1; depth > 0 && at_ < content_.size(); ++at_)
            if (content_[at_] == '\\')
                ++at_;
            else
                depth += content_[at_] == '(' ? 1 : content_[at_] == ')' ? -1 : 0;
        at_ = std::min(at_, content_.size());
    }

    void begin_content()
    {
        // What a glyph stands for is a span, in a foot, too; it does not end the decoration.
        std::string_view operands = content_.substr(operands_, at_ - operands_);
        while (!operands.empty() && is_blank(operands.front()))
            operands.remove_prefix(1);
        const bool element = open_.empty() && !operands.starts_with("/Span");
        open_.push_back(element);
        if (!element)
            return;
        copy(operands_);
        marked_ += "\nEMC\n";
    }

    void end_content()
    {
        if (open_.empty())
            return;
        const bool element = open_.back();
        open_.pop_back();
        if (!element)
            return;
        copy(at_);
        marked_ += "\n/Artifact BMC\n";
    }

    void copy(std::size_t end = std::string_view::npos)
    {
        const std::size_t to = std::min(end, content_.size());
        marked_ += content_.substr(copied_, to - copied_);
        copied_ = to;
    }

    std::string_view content_;
    std::string marked_;
    std::size_t at_ = 0;
    std::size_t operands_ = 0; // where those of the next operator begin
    std::size_t copied_ = 0; // up to here
    std::vector<bool> open_; // marked content; whether it is an element
};

} // namespace

double qr_width(const QrCode& code)
{
    return (code.size + 2 * QrCode::quiet_zone) * module_mm * points_per_mm;
}

double Press::mirrored(double x, double width) const
{
    return sheet_.right_to_left_ ? paper::width - x - width : x;
}

void Press::begin(const char* tag, Tongue tongue)
{
    cairo_tag_begin(context_, tag, nullptr);
    elements_.push_back({ tag, tongue, {} });
}

void Press::begin_figure(const std::string& alternative)
{
    begin("Figure");
    elements_.back().alternative = alternative;
}

void Press::end(const char* tag)
{
    cairo_tag_end(context_, tag);
}

void Press::draw(const Sheet::Cell& cell, double row_y)
{
    begin(cell.tag, cell.tongue);
    const double x = mirrored(cell.x, cell.width) + cell.block.offset_in(static_cast<float>(cell.width));
    cell.block.draw_lines(context_, x, row_y + cell.y, cell.first, cell.lines);
    end(cell.tag);
}

void Press::draw(const Sheet::Sign& sign, const char* holder, double row_y)
{
    if (!sign.word.empty()) {
        if (holder)
            begin(holder);
        begin_figure(sign.word);
    }
    draw_shape(context_, sign.shape, mirrored(sign.x, sign.size), row_y + sign.y, sign.size);
    if (!sign.word.empty()) {
        end("Figure");
        if (holder)
            end(holder);
    }
}

void Press::draw_code(const Sheet::Row& row, double y)
{
    const QrCode& code = *row.code;
    const double width = qr_width(code);
    const double module = width / (code.size + 2 * QrCode::quiet_zone);
    const double left = mirrored(paper::width - paper::side - width, width) + QrCode::quiet_zone * module;
    const double top = y + QrCode::quiet_zone * module;
    begin_figure(row.code_text);
    for (const QrCode::Run& run : code.runs())
        cairo_rectangle(context_, left + run.x * module, top + run.y * module, run.length * module, module);
    cairo_fill(context_);
    end("Figure");
}

void Press::draw(const Sheet::Row& row, double y)
{
    if (row.rule > 0 && y > paper::top + 1) {
        const double at = y - row.before * 0.45;
        cairo_set_line_width(context_, row.rule);
        cairo_move_to(context_, paper::side, at);
        cairo_line_to(context_, paper::width - paper::side, at);
        cairo_stroke(context_);
    }
    if (row.mark)
        draw(*row.mark, y);
    const auto signs = [&](const char* holder, std::size_t before_cell) {
        for (const Sheet::Sign& sign : row.signs)
            if (sign.before_cell == before_cell)
                draw(sign, holder, y);
    };
    // An item's own sign is its label.
    if (row.item)
        signs("Lbl", 0);
    const char* const holder = row.item ? "LBody" : row.of_table ? "TR" : nullptr;
    if (holder)
        begin(holder);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (!row.item)
            signs(nullptr, i);
        draw(row.cells[i], y);
    }
    signs(row.of_table ? "TD" : nullptr, Sheet::Sign::last);
    if (holder)
        end(holder);
    if (row.code)
        draw_code(row, y);
}

void Press::draw_foot(int page)
{
    const Sheet::FootLines& foot = sheet_.foot(page - 1);
    const double top = paper::height - paper::bottom - foot.height;
    cairo_set_line_width(context_, 0.5);
    cairo_move_to(context_, paper::side, top - 3);
    cairo_line_to(context_, paper::width - paper::side, top - 3);
    cairo_stroke(context_);
    const auto draw = [&](const text::Block& block, double x, double width, double y) {
        block.draw(context_, mirrored(x, width) + block.offset_in(static_cast<float>(width)), y);
    };
    for (const Sheet::Cell& cell : foot.cells)
        draw(cell.block, cell.x, cell.width, top + cell.y);
    // At the end of its line, the Chinese outermost.
    const Said number = sheet_.foot_.number(page, pages_);
    double end = paper::width - paper::side;
    for (const Tongue tongue : { Tongue::chinese, Tongue::own }) {
        const std::string& words = tongue == Tongue::chinese ? number.chinese : number.own;
        if (words.empty())
            continue;
        const text::Block block
            = sheet_.set(words, tongue, { paper::foot_em, Sheet::Weight::regular, "" }, paper::width);
        const double width = block.size().width;
        const double y = top + foot.number_bottom - double { block.line_height_px() };
        draw(block, end - width, width, y);
        end -= width + paper::foot_em;
    }
}

Result<std::string> Press::print()
{
    std::string bytes;
    const std::unique_ptr<cairo_surface_t, Destroy> surface(
        cairo_pdf_surface_create_for_stream(append, &bytes, paper::width, paper::height));
    char date[32];
    std::snprintf(date, sizeof date, "%04d-%02u-%02uT00:00:00Z", static_cast<int>(metadata_.date.year()),
        static_cast<unsigned>(metadata_.date.month()), static_cast<unsigned>(metadata_.date.day()));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, metadata_.title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, date);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_MOD_DATE, date);
    const std::unique_ptr<cairo_t, Destroy> context(cairo_create(surface.get()));
    context_ = context.get();

    begin("Document");
    int page = 0;
    const auto finish_page = [&] {
        draw_foot(page + 1);
        cairo_show_page(context_);
    };
    for (std::size_t i = 0; i < sheet_.entries_.size(); ++i) {
        if (const auto* open = std::get_if<Sheet::OpenTag>(&sheet_.entries_[i])) {
            begin(open->tag);
            continue;
        }
        if (const auto* close = std::get_if<Sheet::CloseTag>(&sheet_.entries_[i])) {
            end(close->tag);
            continue;
        }
        const auto& row = std::get<Sheet::Row>(sheet_.entries_[i]);
        const Sheet::Spot& spot = sheet_.spots_[i];
        for (; page < spot.page; ++page)
            finish_page();
        if (!row.outline.empty()) {
            char destination[64];
            std::snprintf(destination, sizeof destination, "page=%d pos=[0 %d]", page + 1, static_cast<int>(spot.y));
            cairo_pdf_surface_add_outline(
                surface.get(), CAIRO_PDF_OUTLINE_ROOT, row.outline.c_str(), destination, CAIRO_PDF_OUTLINE_FLAG_OPEN);
        }
        draw(row, spot.y);
    }
    end("Document");
    finish_page();
    context_ = nullptr;
    const cairo_status_t drawn = cairo_status(context.get());
    cairo_surface_finish(surface.get());
    for (const cairo_status_t status : { drawn, cairo_surface_status(surface.get()) })
        if (status != CAIRO_STATUS_SUCCESS)
            return Error { std::string("the guide cannot be drawn: ") + cairo_status_to_string(status) };
    return finished(std::move(bytes));
}

// What Cairo 1.16 cannot say: the language of the document and of each element, what a picture shows, that the title
// stands in the window, which content is decoration, and an identity that follows from the content.
Result<std::string> Press::finished(std::string bytes) const
try {
    QPDF pdf;
    pdf.processMemoryFile("guide", bytes.data(), bytes.size());
    QPDFObjectHandle root = pdf.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(metadata_.language));
    root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));

    std::size_t next = 0;
    bool as_drawn = true;
    const std::string chinese(content::authoritative_language);
    const auto visit = [&](const auto& self, QPDFObjectHandle element) -> void {
        if (!element.isDictionary() || !element.hasKey("/S"))
            return; // marked content
        if (next == elements_.size() || element.getKey("/S").getName() != std::string("/") + elements_[next].tag) {
            as_drawn = false;
            return;
        }
        const Element& drawn = elements_[next++];
        if (drawn.tongue == Tongue::chinese)
            element.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(chinese));
        if (!drawn.alternative.empty())
            element.replaceKey("/Alt", QPDFObjectHandle::newUnicodeString(drawn.alternative));
        QPDFObjectHandle kids = element.getKey("/K");
        if (!kids.isArray())
            return self(self, kids);
        for (int i = 0; i < kids.getArrayNItems(); ++i)
            self(self, kids.getArrayItem(i));
    };
    QPDFObjectHandle top = root.getKey("/StructTreeRoot").getKey("/K");
    if (top.isArray())
        for (int i = 0; i < top.getArrayNItems(); ++i)
            visit(visit, top.getArrayItem(i));
    else
        visit(visit, top);
    if (!as_drawn || next != elements_.size())
        return Error { "the guide's structure is not as it was drawn: is this another Cairo?" };

    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
        QPDFObjectHandle content = page.getObjectHandle().getKey("/Contents");
        const auto data = content.getStreamData();
        const std::string_view drawn(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
        content.replaceStreamData(
            ArtifactMarker(drawn).marked(), QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
    }

    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    Pl_Flate::setCompressionLevel(3); // a third less time for a twelfth more bytes
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
    const std::unique_ptr<Buffer> written(writer.getBuffer());
    return std::string(reinterpret_cast<const char*>(written->getBuffer()), written->getSize());
} catch (const std::exception& error) { // QPDF throws; nothing beyond this file does
    return Error { std::string("the guide cannot be finished: ") + error.what() };
}

} // namespace kiosk::guide
