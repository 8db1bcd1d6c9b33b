// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/site_content.hpp"

#include <algorithm>
#include <iterator>

namespace kiosk::ui {

site::Known known_to(const content::Catalogue& catalogue, std::string_view region)
{
    site::Known known;
    for (const RegionName& each : catalogue.policy().region_names)
        known.regions.push_back(each.id);
    known.languages = catalogue.languages();
    if (const Region* here = catalogue.policy().region(region)) {
        for (const Service& service : here->services) {
            known.services.push_back(service.id);
            if (std::find(known.categories.begin(), known.categories.end(), service.category) == known.categories.end())
                known.categories.push_back(service.category);
        }
    }
    return known;
}

std::vector<std::string> offered_languages(const site::Site& site, const content::Catalogue& catalogue)
{
    if (!site.languages.empty())
        return site.languages;
    std::vector<std::string> offered;
    std::copy_if(catalogue.languages().begin(), catalogue.languages().end(), std::back_inserter(offered),
        [&](const std::string& tag) { return catalogue.offered_by_default(tag); });
    return offered;
}

std::string first_language(const site::Site& site, const content::Catalogue& catalogue)
{
    return site.default_language.empty() ? offered_languages(site, catalogue).front() : site.default_language;
}

} // namespace kiosk::ui
