// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"

namespace kiosk::ui {
namespace {

struct Choice {
    std::string id;
    std::string label;
    bool selected;
    PrintChoice then;
    Privacy privacy = Privacy::confidential;
};

// A heading over choices, of which one is taken: beside one another where there is room.
float draw_choice(Ui& ui, std::string_view heading, const std::vector<Choice>& choices, const Rect& room, Drawn& drawn)
{
    const float gap = ui.mm(size::gap);
    float y = room.y + ui.write(heading, Type::strong, room, Color::primary, Role::heading) + ui.mm(2);
    const auto button = [](const Choice& choice) {
        return selected(choice.selected,
            { choice.id, choice.label, {}, choice.selected ? Icon::check : Icon::none, Button::Kind::plain,
                Role::toggle, text::Align::center, Type::body });
    };
    std::size_t columns = ui.portrait() ? 2 : choices.size();
    const auto width_of = [&](std::size_t count) {
        return (room.width - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    };
    for (const Choice& choice : choices)
        if (ui.height_of(button(choice), width_of(columns)) > ui.mm(34))
            columns = 1; // long labels stand one below another
    const float width = width_of(columns);
    for (std::size_t i = 0; i < choices.size(); i += columns) {
        const std::size_t end = std::min(choices.size(), i + columns);
        float height = 0;
        for (std::size_t j = i; j < end; ++j)
            height = std::max(height, ui.height_of(button(choices[j]), width));
        for (std::size_t j = i; j < end; ++j) {
            const auto kept = ui.keep(choices[j].privacy);
            if (ui.button(button(choices[j]), { room.x + static_cast<float>(j - i) * (width + gap), y, width, height }))
                drawn = action::SetPrint { choices[j].then };
        }
        y += height + gap;
    }
    return y - room.y;
}

// What is the matter, in words for the family and, smaller, for whoever mends it.
float draw_faults(
    Ui& ui, const Words& words, const std::vector<PrintView::Fault>& faults, std::size_t most, const Rect& room)
{
    const float padding = ui.mm(size::padding);
    const float width = room.width - 2 * padding;
    float y = room.y;
    for (std::size_t i = 0; i < std::min(faults.size(), most); ++i) {
        const PrintView::Fault& fault = faults[i];
        const bool error = fault.severity == Severity::error;
        const Text family = ui.paragraph(fault.family, Type::body, width);
        const Text staff = ui.paragraph(words(Phrase::print_staff, { { "what", fault.staff } }), Type::caption, width);
        const Rect card { room.x, y, room.width, family.height + staff.height + ui.mm(2) + 2 * ui.mm(3) };
        ui.fill(card, error ? Color::danger_ground : look(Verdict::conditional).ground, size::radius);
        ui.outline(card, error ? Color::danger : look(Verdict::conditional).ink, size::stroke, size::radius);
        ui.draw(family, room.x + padding, y + ui.mm(3), Color::ink, Role::status);
        ui.draw(staff, room.x + padding, y + ui.mm(3 + 2) + family.height, Color::ink);
        y += card.height + ui.mm(size::gap);
    }
    return y - room.y;
}

// The buttons at the foot; the last one is the most likely. Beside one another where their labels fit.
float draw_foot(Ui& ui, std::vector<std::pair<Button, Action>> buttons, const Rect& room, Drawn& drawn)
{
    const float gap = ui.mm(size::gap);
    const auto count = static_cast<float>(buttons.size());
    float natural = ui.mm(130);
    for (const auto& [button, action] : buttons)
        natural = std::max(natural, ui.width_of(button));
    float width = std::min(natural, (room.width - gap * (count - 1)) / count);
    bool beside = true;
    for (const auto& [button, action] : buttons)
        beside &= ui.fit(button, width) == Ui::Fit::one_line || (!ui.portrait() && buttons.size() < 3);
    if (!beside)
        width = room.width;
    float height = 0;
    for (const auto& [button, action] : buttons)
        height = std::max(height, ui.height_of(button, width, size::target + 2));
    const float total = beside ? height : height * count + gap * (count - 1);
    float x = beside ? room.right() - count * width - (count - 1) * gap : room.x;
    float y = room.bottom() - total;
    for (const auto& [button, action] : buttons) {
        if (ui.button(button, { x, y, width, height }))
            drawn = action;
        (beside ? x : y) += (beside ? width : height) + gap;
    }
    return total + gap;
}

Button foot_button(std::string id, std::string label, Button::Kind kind, Icon icon = Icon::none)
{
    return { std::move(id), std::move(label), {}, icon, kind, Role::button, text::Align::center, Type::strong };
}

Drawn draw_choosing(Ui& ui, const Words& words, const PrintView& view, const Rect& room)
{
    Drawn drawn;
    std::vector<std::pair<Button, Action>> foot;
    const auto close = view.able ? Button::Kind::plain : Button::Kind::primary;
    foot.emplace_back(foot_button("close", words(Phrase::help_close), close), action::CloseOverlay {});
    if (view.able)
        foot.emplace_back(foot_button("print_go", words(Phrase::print_go), Button::Kind::primary), action::Print {});
    const float below = draw_foot(ui, std::move(foot), room, drawn);

    const Ui::Scroll scroll = ui.begin_scroll("print", { room.x, room.y, room.width, room.height - below });
    float y = scroll.top;
    y += ui.write(words(Phrase::print_title), Type::title, { room.x, y, room.width, 0 }, Color::ink, Role::heading)
        + ui.mm(3);
    if (!view.able) {
        y += ui.write(words(view.asked ? Phrase::print_unable : Phrase::print_asking), Type::heading,
                 { room.x, y, room.width, 0 }, Color::ink, Role::status)
            + ui.mm(3);
        y += draw_faults(ui, words, view.faults, 3, { room.x, y, room.width, 0 });
        if (view.asked)
            y += ui.write(words(Phrase::print_unable_text), Type::body, { room.x, y + ui.mm(2), room.width, 0 })
                + ui.mm(2);
        ui.end_scroll(scroll, y, words(Phrase::more), words(Phrase::up));
        return drawn;
    }
    y += draw_faults(ui, words, view.faults, 1, { room.x, y, room.width, 0 });
    const auto with = [&](auto member, auto value) {
        PrintChoice then = view.choice;
        then.*member = value;
        return then;
    };
    std::vector<Choice> scopes;
    const auto scope = [&](const char* id, std::string label, PrintChoice::Scope value, Privacy privacy) {
        scopes.push_back(
            { id, std::move(label), view.choice.scope == value, with(&PrintChoice::scope, value), privacy });
    };
    if (!view.service.empty())
        scope("scope/service", words(Phrase::print_scope_service, { { "service", view.service } }),
            PrintChoice::Scope::named, view.privacy);
    scope("scope/obtainable", words(Phrase::print_scope_obtainable), PrintChoice::Scope::obtainable, Privacy::open);
    scope("scope/everything", words(Phrase::print_scope_everything), PrintChoice::Scope::everything, Privacy::open);
    y += draw_choice(ui, words(Phrase::print_scope), scopes, { room.x, y, room.width, 0 }, drawn) + ui.mm(3);
    const auto extent = [&](const char* id, Phrase label, PrintChoice::Extent value) {
        return Choice { id, words(label), view.choice.extent == value, with(&PrintChoice::extent, value),
            Privacy::open };
    };
    y += draw_choice(ui, words(Phrase::print_extent),
             { extent("extent/brief", Phrase::print_extent_brief, PrintChoice::Extent::brief),
                 extent("extent/full", Phrase::print_extent_full, PrintChoice::Extent::full) },
             { room.x, y, room.width, 0 }, drawn)
        + ui.mm(3);
    const auto type = [&](const char* id, Phrase label, PrintChoice::Type value) {
        return Choice { id, words(label), view.choice.type == value, with(&PrintChoice::type, value), Privacy::open };
    };
    y += draw_choice(ui, words(Phrase::print_type),
             { type("type/standard", Phrase::print_type_standard, PrintChoice::Type::standard),
                 type("type/large", Phrase::print_type_large, PrintChoice::Type::large) },
             { room.x, y, room.width, 0 }, drawn)
        + ui.mm(2);
    y += ui.write(words(Phrase::print_private), Type::body, { room.x, y, room.width, 0 });
    ui.end_scroll(scroll, y, words(Phrase::more), words(Phrase::up));
    return drawn;
}

} // namespace

float draw_print_button(Ui& ui, const Words& words, const PrintOffer& offer, const Rect& room, Drawn& drawn)
{
    const std::string hint
        = offer.why_not.empty() ? std::string {} : words(Phrase::print_unable) + "\n" + offer.why_not;
    const Button button { "print", words(Phrase::print), hint, Icon::none,
        offer.why_not.empty() ? Button::Kind::primary : Button::Kind::plain, Role::button, text::Align::center,
        Type::strong };
    const float height = ui.height_of(button, room.width, size::least_target);
    const auto kept = ui.keep(Privacy::open);
    if (ui.button(button, { room.x, room.y, room.width, height }))
        drawn = action::OpenOverlay { Overlay::print };
    return height;
}

Drawn draw_print(Ui& ui, const Words& words, const PrintView& view, const Rect& room)
{
    if (view.choosing)
        return draw_choosing(ui, words, view, room);

    Drawn drawn;
    Phrase title = Phrase::print_making;
    std::string text = words(Phrase::print_making_text);
    const std::vector<PrintView::Fault>* faults = &view.faults;
    std::vector<std::pair<Button, Action>> foot;
    const auto close = [&](Button::Kind kind) {
        foot.emplace_back(foot_button("close", words(Phrase::help_close), kind), action::CloseOverlay {});
    };
    const auto again = [&](Phrase label, Button::Kind kind) {
        foot.emplace_back(foot_button("print_again", words(label), kind), action::ChoosePrint {});
    };
    switch (view.phase) {
    case PrintJob::Phase::none:
    case PrintJob::Phase::making:
    case PrintJob::Phase::sent:
        if (view.phase == PrintJob::Phase::sent) {
            title = Phrase::print_sent;
            text = words(Phrase::print_sent_text, { { "pages", view.pages } });
        }
        foot.emplace_back(
            foot_button("print_cancel", words(Phrase::print_cancel), Button::Kind::plain), action::CancelPrint {});
        close(Button::Kind::primary);
        break;
    case PrintJob::Phase::delivered:
        title = Phrase::print_delivered;
        text = words(Phrase::print_delivered_text, { { "pages", view.pages } });
        again(Phrase::print_missing, Button::Kind::plain);
        close(Button::Kind::primary);
        break;
    case PrintJob::Phase::failed:
        title = Phrase::print_failed;
        text = words(Phrase::print_failed_text);
        faults = &view.failure;
        close(Button::Kind::plain);
        again(Phrase::print_again, Button::Kind::primary);
        break;
    case PrintJob::Phase::cancelled:
        title = Phrase::print_cancelled;
        text = words(Phrase::print_cancelled_text);
        again(Phrase::print_again, Button::Kind::plain);
        close(Button::Kind::primary);
        break;
    }
    const float below = draw_foot(ui, std::move(foot), room, drawn);
    const Ui::Scroll scroll = ui.begin_scroll("print", { room.x, room.y, room.width, room.height - below });
    float y = scroll.top + ui.mm(4);
    y += ui.write(words(title), Type::title, { room.x, y, room.width, 0 }, Color::ink, Role::status) + ui.mm(4);
    if (view.phase == PrintJob::Phase::failed)
        y += draw_faults(ui, words, *faults, 3, { room.x, y, room.width, 0 }) + ui.mm(2);
    y += ui.write(text, Type::heading, { room.x, y, room.width, 0 }) + ui.mm(4);
    const bool wait = view.phase == PrintJob::Phase::sent || view.phase == PrintJob::Phase::delivered;
    if (wait && !view.place.empty())
        y += ui.write(words(Phrase::print_place, { { "place", view.place } }), Type::heading,
                 { room.x, y, room.width, 0 }, Color::primary)
            + ui.mm(4);
    if (wait)
        y += draw_faults(ui, words, *faults, 2, { room.x, y, room.width, 0 });
    ui.end_scroll(scroll, y, words(Phrase::more), words(Phrase::up));
    return drawn;
}

} // namespace kiosk::ui
