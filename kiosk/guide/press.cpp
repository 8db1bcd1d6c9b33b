// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/press.hpp"

#include "kiosk/guide/sign.hpp"

#include <cairo-pdf.h>
#define POINTERHOLDER_TRANSITION 4 // QPDF 11: std::shared_ptr everywhere
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <cassert>
#include <cstdio>
#include <exception>
#include <memory>

namespace kiosk::guide {
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
class MarkArtifacts : public QPDFObjectHandle::TokenFilter {
public:
    void handleToken(const QPDFTokenizer::Token& token) override
    {
        if (!began_) {
            began_ = true;
            write("/Artifact BMC\n");
        }
        // An operator comes after its operands: hold these back until it is known.
        if (token.getType() != QPDFTokenizer::tt_space || !operands_.empty())
            operands_.push_back(token);
        else
            writeToken(token);
        if (token.getType() != QPDFTokenizer::tt_word)
            return;
        const std::string& word = token.getValue();
        const bool begins = word == "BDC" || word == "BMC";
        // What a glyph stands for is a span, in a foot, too; it does not end the decoration.
        const bool element = begins && open_.empty() && operands_.front().getValue() != "/Span";
        if (element)
            write("\nEMC\n");
        flush();
        if (begins)
            open_.push_back(element);
        if (word != "EMC" || open_.empty())
            return;
        const bool element_ends = open_.back();
        open_.pop_back();
        if (element_ends)
            write("\n/Artifact BMC\n");
    }
    void handleEOF() override
    {
        flush();
        if (began_)
            write("\nEMC\n");
    }

private:
    void flush()
    {
        for (const QPDFTokenizer::Token& token : operands_)
            writeToken(token);
        operands_.clear();
    }

    bool began_ = false;
    std::vector<bool> open_; // marked content; whether it is an element
    std::vector<QPDFTokenizer::Token> operands_;
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

void Press::begin(const char* tag, bool chinese, std::string alternative)
{
    cairo_tag_begin(context_, tag, nullptr);
    elements_.push_back({ tag, chinese, std::move(alternative) });
}

void Press::end(const char* tag)
{
    cairo_tag_end(context_, tag);
}

void Press::draw(const Sheet::Cell& cell, double row_y)
{
    begin(cell.tag, cell.chinese);
    const double x = mirrored(cell.x, cell.width) + cell.block.offset_in(static_cast<float>(cell.width));
    cell.block.draw_lines(context_, x, row_y + cell.y, cell.first, cell.lines);
    end(cell.tag);
}

void Press::draw(const Sheet::Sign& sign, double row_y)
{
    // In the middle of the first line.
    const double y = row_y + (paper::line_height - 1) / 2 * sign.size;
    draw_sign(context_, sign.standing, mirrored(sign.x, sign.size), y, sign.size);
}

void Press::draw_code(const Sheet::Row& row, double y)
{
    const QrCode& code = *row.code;
    const double width = qr_width(code);
    const double module = width / (code.size + 2 * QrCode::quiet_zone);
    const double left = mirrored(paper::width - paper::side - width, width) + QrCode::quiet_zone * module;
    const double top = y + QrCode::quiet_zone * module;
    begin("Figure", false, row.code_text);
    for (int line = 0; line < code.size; ++line)
        for (int from = 0; from < code.size; ++from) {
            int to = from;
            while (to < code.size && code.is_dark(to, line))
                ++to;
            if (to > from)
                cairo_rectangle(context_, left + from * module, top + line * module, (to - from) * module, module);
            from = to;
        }
    cairo_fill(context_);
    end("Figure");
}

void Press::draw(const Sheet::Row& row, double y)
{
    if (row.rule && y > paper::top + 1) {
        const double at = y - row.before * 0.45;
        cairo_set_line_width(context_, 0.9);
        cairo_move_to(context_, paper::side, at);
        cairo_line_to(context_, paper::width - paper::side, at);
        cairo_stroke(context_);
    }
    if (row.bar) {
        cairo_set_line_width(context_, 1.2);
        cairo_move_to(context_, mirrored(*row.bar, 0), y + row.bar_top + 2);
        cairo_line_to(context_, mirrored(*row.bar, 0), y + row.height - 2);
        cairo_stroke(context_);
    }
    if (row.sign) // its word stands beside it
        draw(*row.sign, y);
    if (row.mark)
        draw(*row.mark, y);
    if (row.item)
        begin("LBody");
    for (const Sheet::Cell& cell : row.cells)
        draw(cell, y);
    if (row.item)
        end("LBody");
    if (row.code)
        draw_code(row, y);
}

void Press::draw_foot(const std::vector<Said>& lines)
{
    cairo_set_line_width(context_, 0.5);
    double y = paper::height - paper::bottom + 10;
    cairo_move_to(context_, paper::side, y);
    cairo_line_to(context_, paper::width - paper::side, y);
    cairo_stroke(context_);
    y += 3;
    const double width = paper::width - 2 * paper::side;
    const auto line = [&](const std::string& words, bool chinese) {
        if (words.empty())
            return;
        const text::Block block = sheet_.set(words, chinese, { paper::foot_em, false, "" }, width);
        block.draw(context_, paper::side + block.offset_in(static_cast<float>(width)), y);
        y += block.size().height;
    };
    for (const Said& said : lines) {
        line(said.own, false);
        line(said.chinese, true);
    }
}

Result<std::string> Press::print(const Sheet::Foot& foot)
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
        draw_foot(foot(page + 1, pages_));
        cairo_show_page(context_);
    };
    for (std::size_t i = 0; i < sheet_.entries_.size(); ++i) {
        if (const auto* open = std::get_if<Sheet::Open>(&sheet_.entries_[i])) {
            begin(open->tag);
            continue;
        }
        if (const auto* close = std::get_if<Sheet::Close>(&sheet_.entries_[i])) {
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
            cairo_pdf_surface_add_outline(surface.get(), CAIRO_PDF_OUTLINE_ROOT, row.outline.c_str(), destination,
                CAIRO_PDF_OUTLINE_FLAG_OPEN);
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
        if (drawn.chinese)
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

    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages())
        page.addContentTokenFilter(std::make_shared<MarkArtifacts>());

    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
    const std::unique_ptr<Buffer> written(writer.getBuffer());
    return std::string(reinterpret_cast<const char*>(written->getBuffer()), written->getSize());
} catch (const std::exception& error) { // QPDF throws; nothing beyond this file does
    return Error { std::string("the guide cannot be finished: ") + error.what() };
}

} // namespace kiosk::guide
