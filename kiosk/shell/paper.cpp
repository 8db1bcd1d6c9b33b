// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/paper.hpp"

#include "kiosk/guide/guide.hpp"

#include <ctime>

namespace kiosk::shell {
namespace {

std::chrono::year_month_day today()
{
    const std::time_t now = std::time(nullptr);
    std::tm local {};
    localtime_r(&now, &local);
    return { std::chrono::year(local.tm_year + 1900), std::chrono::month(static_cast<unsigned>(local.tm_mon + 1)),
        std::chrono::day(static_cast<unsigned>(local.tm_mday)) };
}

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

ui::GuideSource guide_source(const content::Catalogue& catalogue, std::filesystem::path fonts, site::Site site)
{
    if (site.region.empty())
        site.region = catalogue.policy().regions.front().id;
    return [&catalogue, fonts = std::move(fonts), site = std::move(site)](const Session& session) -> DocumentMaker {
        guide::GuideRequest request { catalogue, fonts, site, site.region, session.language, session.family, today(),
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
