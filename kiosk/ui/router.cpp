// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/router.hpp"

// An overlay that nobody draws does not compile.
#pragma GCC diagnostic error "-Wswitch"

namespace kiosk::ui {

Drawn draw_place(Ui& ui, const Words& words, const Session& session, const Setting& setting,
    const Surroundings& surroundings, const Rect& room)
{
    switch (session.overlay) {
    case Overlay::help:
        return draw_help(ui, words, help_view(words), room);
    case Overlay::languages:
        return draw_languages(ui, words, surroundings.languages, room);
    case Overlay::display:
        return draw_display(ui, words, session.display, rare_keys(ui, session, surroundings.voice), room);
    case Overlay::print: {
        PrintView view = print_view(session, setting, surroundings.printer, words);
        view.place = surroundings.site.printer_place;
        return draw_print(ui, words, view, room);
    }
    case Overlay::take_along:
        return draw_take_along(ui, words, setting.decider, session, surroundings.site.selfcheck_url, room);
    case Overlay::membership:
        return draw_membership(ui, words, membership_view(session, setting, words), room);
    case Overlay::end:
        return draw_end(ui, words, surroundings.printing, room);
    case Overlay::none:
        break;
    }
    struct Visitor {
        Ui& ui;
        const Words& words;
        const Session& session;
        const Setting& setting;
        const Surroundings& around;
        const Rect& room;
        Drawn operator()(const place::Welcome&) const
        {
            return draw_welcome(ui, words, around.languages, around.attract, room);
        }
        Drawn operator()(const place::Notice&) const { return draw_notice(ui, words, around.print, room); }
        Drawn operator()(const place::Interview&) const
        {
            if (const auto view = contradiction_view(session, setting, words))
                return draw_contradiction(ui, words, *view, room);
            if (const auto view = question_view(session, setting, words))
                return draw_question(ui, words, *view, room);
            return std::nullopt;
        }
        Drawn operator()(const place::Change&) const
        {
            if (const auto view = question_view(session, setting, words))
                return draw_question(ui, words, *view, room);
            return std::nullopt;
        }
        Drawn operator()(const place::AnotherChild&) const { return draw_another_child(ui, words, session, room); }
        Drawn operator()(const place::Review&) const
        {
            return draw_review(ui, words, review_view(session, setting, words), room);
        }
        Drawn operator()(const place::Results&) const
        {
            ResultsView view = results_view(session, setting, words);
            view.print = around.print;
            return draw_results(ui, words, view, room);
        }
        Drawn operator()(const place::Compare&) const
        {
            return draw_compare(ui, words, compare_view(session, setting, words), room);
        }
        Drawn operator()(const place::Detail& detail) const
        {
            const Service& service = setting.decider.region().services[detail.service];
            DetailView view = detail_view(session, setting, words);
            view.print = around.print;
            return draw_detail(
                ui, words, view, around.site.windows_for(service.id, service.category), detail.unfolded, room);
        }
    };
    return std::visit(Visitor { ui, words, session, setting, surroundings, room }, session.place);
}

} // namespace kiosk::ui
