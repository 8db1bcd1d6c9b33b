// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/paper.hpp"

#include "kiosk/guide/guide.hpp"

namespace kiosk::shell {

ui::GuideSource guide_source(
    const content::Catalogue& catalogue, std::filesystem::path fonts, site::Site site, std::function<Date()> clock)
{
    if (site.region.empty())
        site.region = catalogue.policy().region_names.front().id;
    return [&catalogue, fonts = std::move(fonts), site = std::move(site), clock = std::move(clock)](
               const Session& session) -> DocumentMaker {
        guide::GuideRequest request { catalogue, fonts, site, site.region, session.language, session.family, clock(),
            session.print };
        if (const auto* detail = std::get_if<place::Detail>(&session.place))
            request.services = { catalogue.policy().region(site.region)->services[detail->service].id };
        else if (request.print.scope == PrintChoice::Scope::named)
            request.print.scope = PrintChoice::Scope::obtainable;
        return [request = std::move(request)] { return guide::make_guide(request); };
    };
}

} // namespace kiosk::shell
