// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/page_id.hpp"

namespace kiosk::ui {

std::string page_shown(const Session& session, const Setting& setting, Idle::Phase idle)
{
    std::string page(screen_of(session).id);
    page += "/" + std::to_string(session.place.index()) + "/" + std::to_string(static_cast<int>(idle)) + "/"
        + session.language;
    if (const auto ask = current_question(session, setting))
        page += "/" + ask->question->id;
    if (const auto* results = std::get_if<place::Results>(&session.place))
        page += "/" + std::to_string(results->child);
    return page;
}

std::string page_heard(const Session& session, const Setting& setting, Idle::Phase idle, PrintJob::Phase print)
{
    std::string page = page_shown(session, setting, idle) + (session.revealed ? "/revealed" : "") + "/"
        + std::to_string(session.steps.size());
    if (const auto* detail = std::get_if<place::Detail>(&session.place))
        page += "/" + std::to_string(detail->service)
            + (detail->benefit ? "/" + std::to_string(*detail->benefit) : std::string {});
    if (const auto* compare = std::get_if<place::Compare>(&session.place))
        page += "/" + std::to_string(compare->region);
    if (session.overlay == Overlay::print) // what becomes of the pages is said as it changes
        page += "/" + std::to_string(session.print_ordered) + "/" + std::to_string(static_cast<int>(print));
    return page;
}

} // namespace kiosk::ui
