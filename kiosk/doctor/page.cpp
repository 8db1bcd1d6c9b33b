// SPDX-License-Identifier: Apache-2.0
#include "kiosk/doctor/page.hpp"

#include "kiosk/text/typesetter.hpp"

#include <cairo-pdf.h>

#include <memory>
#include <numbers>

namespace kiosk::doctor {
namespace {

using State = Finding::State;

// Points, as PDF has them.
constexpr double width = 595.276; // A4
constexpr double height = 841.89;
constexpr double margin = 48;
constexpr double sign = 12; // its side
constexpr double column = 84; // of the subjects
constexpr float body = 11;
constexpr float small = 8;

struct DestroySurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyContext {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};

class Paper {
public:
    explicit Paper(text::Typesetter& typesetter)
        : typesetter_(typesetter)
        , surface_(cairo_pdf_surface_create_for_stream(write, &bytes_, width, height))
        , context_(cairo_create(surface_.get()))
    {
    }

    text::Block set(std::string_view words, float em, bool bold, double room) const
    {
        return typesetter_.set(words, { em, bold, text::Align::start, 1.35F }, static_cast<float>(std::max(room, 1.0)));
    }
    // Begins a page where that much does not fit on this one.
    void need(double much)
    {
        if (y_ + much <= height - margin)
            return;
        cairo_show_page(context_.get());
        ++pages_;
        y_ = margin;
    }
    void draw(const text::Block& block, double x) { block.draw(context_.get(), x, y_); }
    // A filled disc, a triangle, a cross: not told apart by colour.
    void draw_sign(State state)
    {
        cairo_t* const on = context_.get();
        const double x = margin;
        const double y = y_ + 2;
        cairo_set_line_width(on, 2);
        switch (state) {
        case State::ok:
            cairo_arc(on, x + sign / 2, y + sign / 2, sign / 2 - 1, 0, 2 * std::numbers::pi);
            cairo_stroke(on);
            break;
        case State::attention:
            cairo_move_to(on, x + sign / 2, y);
            cairo_line_to(on, x + sign, y + sign);
            cairo_line_to(on, x, y + sign);
            cairo_close_path(on);
            cairo_fill(on);
            break;
        case State::broken:
            cairo_set_line_width(on, 3);
            cairo_move_to(on, x + 1, y + 1);
            cairo_line_to(on, x + sign - 1, y + sign - 1);
            cairo_move_to(on, x + sign - 1, y + 1);
            cairo_line_to(on, x + 1, y + sign - 1);
            cairo_stroke(on);
            break;
        }
    }
    void advance(double by) { y_ += by; }

    Document finish() &&
    {
        cairo_show_page(context_.get());
        context_.reset();
        cairo_surface_finish(surface_.get());
        surface_.reset();
        return { std::move(bytes_), pages_ };
    }

private:
    static cairo_status_t write(void* to, const unsigned char* bytes, unsigned length)
    {
        static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), length);
        return CAIRO_STATUS_SUCCESS;
    }

    text::Typesetter& typesetter_;
    std::string bytes_;
    std::unique_ptr<cairo_surface_t, DestroySurface> surface_;
    std::unique_ptr<cairo_t, DestroyContext> context_;
    double y_ = margin;
    int pages_ = 1;
};

} // namespace

Result<Document> make_page(
    const PageText& text, const std::vector<Finding>& findings, const std::filesystem::path& fonts)
{
    auto typesetter = text::Typesetter::open(fonts);
    if (!typesetter)
        return typesetter.error();
    typesetter->set_language("zh-Hans");
    Paper paper(*typesetter);
    const double room = width - 2 * margin;
    const auto write = [&](std::string_view words, float em, bool bold, double after) {
        const text::Block block = paper.set(words, em, bold, room);
        paper.need(block.size().height);
        paper.draw(block, margin);
        paper.advance(block.size().height + after);
    };
    write(text.title, 20, true, 2);
    write(text.subtitle, body, false, 14);
    const double left = margin + sign + 8;
    for (const Finding& finding : findings) {
        const text::Block subject = paper.set(finding.subject, body, true, column);
        const text::Block what = paper.set(std::string(name(finding.state)) + ": " + finding.what
                + (finding.remedy.empty() ? "" : "\n→ " + finding.remedy),
            body, false, width - margin - left - column);
        const double tall = std::max(subject.size().height, what.size().height);
        paper.need(tall);
        paper.draw_sign(finding.state);
        paper.draw(subject, left);
        paper.draw(what, left + column);
        paper.advance(tall + 6);
    }
    paper.advance(8);
    for (const std::string& note : text.notes)
        write(note, small, false, 0);
    return std::move(paper).finish();
}

} // namespace kiosk::doctor
