// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/paper.hpp"

#include "kiosk/guide/guide.hpp"

namespace kiosk::shell {
namespace {

guide::Choice choice_of(PrintChoice::Scope scope)
{
    switch (scope) {
    case PrintChoice::Scope::obtainable:
        return guide::Choice::open;
    case PrintChoice::Scope::everything:
        return guide::Choice::everything;
    case PrintChoice::Scope::one_service:
        break;
    }
    return guide::Choice::named;
}

} // namespace

ui::GuideSource guide_source(
    const content::Catalogue& catalogue, std::filesystem::path fonts, site::Site site, std::function<Date()> clock)
{
    if (site.region.empty())
        site.region = catalogue.policy().regions.front().id;
    return [&catalogue, fonts = std::move(fonts), site = std::move(site), clock = std::move(clock)](
               const Session& session) -> DocumentMaker {
        guide::GuideRequest request { catalogue, fonts, site, site.region, session.language, session.family, clock(),
            choice_of(session.print.scope), {},
            session.print.extent == PrintChoice::Extent::full ? guide::Length::full : guide::Length::brief,
            session.print.type == PrintChoice::Type::large ? guide::Print::large : guide::Print::standard };
        if (const auto* detail = std::get_if<place::Detail>(&session.place))
            request.services = { catalogue.policy().region(site.region)->services[detail->service].id };
        else if (request.choice == guide::Choice::named)
            request.choice = guide::Choice::open;
        return [request = std::move(request)] { return guide::make_guide(request); };
    };
}

} // namespace kiosk::shell
