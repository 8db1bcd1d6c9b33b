// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/sign.hpp"

#include <cairo.h>

#include <initializer_list>
#include <numbers>
#include <utility>

// A verdict without a sign does not compile.
#pragma GCC diagnostic error "-Wswitch"

namespace kiosk::guide {

void draw_sign(cairo_t* context, PaperVerdict standing, double x, double y, double size)
{
    const auto circle = [&](double cx, double cy, double radius) {
        cairo_new_sub_path(context);
        cairo_arc(context, cx, cy, radius, 0, 2 * std::numbers::pi);
    };
    const auto line = [&](std::initializer_list<std::pair<double, double>> points) {
        cairo_new_sub_path(context);
        for (const auto& [px, py] : points)
            cairo_line_to(context, px, py);
        cairo_stroke(context);
    };
    cairo_save(context);
    cairo_translate(context, x, y);
    cairo_scale(context, size / 24, size / 24); // drawn on a grid of 24
    cairo_set_line_width(context, 2);
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
    if (!standing.verdict()) { // a lock
        cairo_rectangle(context, 4.5, 10.5, 15, 11);
        cairo_fill(context);
        cairo_new_sub_path(context);
        cairo_arc(context, 12, 7.5, 4.5, std::numbers::pi, 2 * std::numbers::pi);
        cairo_line_to(context, 16.5, 10.5);
        cairo_move_to(context, 7.5, 7.5);
        cairo_line_to(context, 7.5, 10.5);
        cairo_stroke(context);
        cairo_restore(context);
        return;
    }
    switch (*standing.verdict()) {
    case Verdict::eligible: // the one that is filled
        circle(12, 12, 10);
        cairo_fill(context);
        cairo_set_source_rgb(context, 1, 1, 1);
        line({ { 7.3, 12.5 }, { 10.7, 15.9 }, { 16.9, 8.9 } });
        break;
    case Verdict::conditional: // looked at closely
        circle(10.5, 10.5, 7.5);
        cairo_stroke(context);
        line({ { 16, 16 }, { 21, 21 } });
        line({ { 7.3, 10.8 }, { 9.6, 13.1 }, { 13.6, 8.5 } });
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
        circle(12, 16.6, 1.2);
        cairo_fill(context);
        break;
    case Verdict::not_yet: // an hourglass
        line({ { 6, 3 }, { 18, 3 } });
        line({ { 6, 21 }, { 18, 21 } });
        line({ { 7.5, 3 }, { 7.5, 6.5 }, { 12, 12 }, { 7.5, 17.5 }, { 7.5, 21 } });
        line({ { 16.5, 3 }, { 16.5, 6.5 }, { 12, 12 }, { 16.5, 17.5 }, { 16.5, 21 } });
        cairo_move_to(context, 8.5, 20);
        cairo_line_to(context, 12, 16.2);
        cairo_line_to(context, 15.5, 20);
        cairo_close_path(context);
        cairo_fill(context);
        break;
    case Verdict::ineligible:
        circle(12, 12, 9);
        cairo_stroke(context);
        line({ { 8, 12 }, { 16, 12 } });
        break;
    }
    cairo_restore(context);
}

} // namespace kiosk::guide
