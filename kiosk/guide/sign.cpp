// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/sign.hpp"

#include <cairo.h>

#include <initializer_list>
#include <numbers>
#include <utility>

// A verdict without a sign does not compile.
#pragma GCC diagnostic error "-Wswitch"

namespace kiosk::guide {
namespace {

void circle(cairo_t* context, double x, double y, double radius)
{
    cairo_new_sub_path(context);
    cairo_arc(context, x, y, radius, 0, 2 * std::numbers::pi);
}

void line(cairo_t* context, std::initializer_list<std::pair<double, double>> points)
{
    cairo_new_sub_path(context);
    for (const auto& [x, y] : points)
        cairo_line_to(context, x, y);
    cairo_stroke(context);
}

// Drawn on a grid of 24.
void draw(cairo_t* context, PaperVerdict standing)
{
    if (!standing.verdict()) { // a lock
        cairo_rectangle(context, 4.5, 10.5, 15, 11);
        cairo_fill(context);
        cairo_new_sub_path(context);
        cairo_arc(context, 12, 7.5, 4.5, std::numbers::pi, 2 * std::numbers::pi);
        cairo_line_to(context, 16.5, 10.5);
        cairo_move_to(context, 7.5, 7.5);
        cairo_line_to(context, 7.5, 10.5);
        cairo_stroke(context);
        return;
    }
    switch (*standing.verdict()) {
    case Verdict::eligible: // the one that is filled
        circle(context, 12, 12, 10);
        cairo_fill(context);
        cairo_set_source_rgb(context, 1, 1, 1);
        line(context, { { 7.3, 12.5 }, { 10.7, 15.9 }, { 16.9, 8.9 } });
        break;
    case Verdict::conditional: // looked at closely
        circle(context, 10.5, 10.5, 7.5);
        cairo_stroke(context);
        line(context, { { 16, 16 }, { 21, 21 } });
        line(context, { { 7.3, 10.8 }, { 9.6, 13.1 }, { 13.6, 8.5 } });
        break;
    case Verdict::undetermined:
        cairo_move_to(context, 12, 2.4);
        for (const auto& [px, py] : { std::pair { 21.6, 12.0 }, { 12.0, 21.6 }, { 2.4, 12.0 } })
            cairo_line_to(context, px, py);
        cairo_close_path(context);
        cairo_stroke(context);
        cairo_new_sub_path(context);
        cairo_arc(context, 12, 9.6, 2.5, std::numbers::pi, 2.35 * std::numbers::pi);
        cairo_line_to(context, 12, 13.6);
        cairo_stroke(context);
        circle(context, 12, 16.6, 1.2);
        cairo_fill(context);
        break;
    case Verdict::not_yet: // an hourglass
        line(context, { { 6, 3 }, { 18, 3 } });
        line(context, { { 6, 21 }, { 18, 21 } });
        line(context, { { 7.5, 3 }, { 7.5, 6.5 }, { 12, 12 }, { 7.5, 17.5 }, { 7.5, 21 } });
        line(context, { { 16.5, 3 }, { 16.5, 6.5 }, { 12, 12 }, { 16.5, 17.5 }, { 16.5, 21 } });
        cairo_move_to(context, 8.5, 20);
        cairo_line_to(context, 12, 16.2);
        cairo_line_to(context, 15.5, 20);
        cairo_close_path(context);
        cairo_fill(context);
        break;
    case Verdict::ineligible:
        circle(context, 12, 12, 9);
        cairo_stroke(context);
        line(context, { { 8, 12 }, { 16, 12 } });
        break;
    }
}

void draw(cairo_t* context, Pictogram pictogram)
{
    switch (pictogram) {
    case Pictogram::place: // a pin
        cairo_new_sub_path(context);
        cairo_arc(context, 12, 9.5, 7.2, 0.86 * std::numbers::pi, 2.14 * std::numbers::pi);
        cairo_line_to(context, 12, 22.5);
        cairo_close_path(context);
        cairo_stroke(context);
        circle(context, 12, 9.5, 2.6);
        cairo_fill(context);
        break;
    case Pictogram::papers: // a sheet with a corner turned down
        line(context,
            { { 14.5, 2.5 }, { 4.5, 2.5 }, { 4.5, 21.5 }, { 19.5, 21.5 }, { 19.5, 7.5 }, { 14.5, 2.5 }, { 14.5, 7.5 },
                { 19.5, 7.5 } });
        line(context, { { 8.5, 12.3 }, { 15.5, 12.3 } });
        line(context, { { 8.5, 16.8 }, { 15.5, 16.8 } });
        break;
    case Pictogram::telephone: // a handset
        cairo_set_line_width(context, 3);
        cairo_move_to(context, 5.6, 5.6);
        cairo_curve_to(context, 5.6, 12, 12, 18.4, 18.4, 18.4);
        cairo_stroke(context);
        cairo_set_line_width(context, 6);
        line(context, { { 5.2, 4.6 }, { 6.6, 8 } });
        line(context, { { 16, 17.4 }, { 19.4, 18.8 } });
        break;
    }
}

} // namespace

void draw_shape(cairo_t* context, const Shape& shape, double x, double y, double size)
{
    cairo_save(context);
    cairo_translate(context, x, y);
    cairo_scale(context, size / 24, size / 24);
    cairo_set_line_width(context, 2);
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
    std::visit([&](auto drawn) { draw(context, drawn); }, shape);
    cairo_restore(context);
}

} // namespace kiosk::guide
