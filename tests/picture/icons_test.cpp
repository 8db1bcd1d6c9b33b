// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/catalogue.hpp"
#include "kiosk/picture/pack.hpp"
#include "kiosk/ui/icon.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

using namespace kiosk;

namespace {

const picture::Pack& pictures()
{
    static const auto opened = picture::Pack::open(KIOSK_DATA "/pictures.pack");
    REQUIRE(opened);
    return *opened;
}

using Names = std::set<std::string, std::less<>>;

Names drawings()
{
    Names names;
    for (const auto& entry : std::filesystem::directory_iterator(KIOSK_DRAWINGS "/icons"))
        names.insert(entry.path().stem().string());
    return names;
}

// Whether so many pixels, whole ones, stay empty at each edge.
bool clear_at_the_edges(const picture::Image& image, double unit)
{
    const picture::Box& part = image.part;
    const double edges[] = { static_cast<double>(part.x), static_cast<double>(part.y),
        static_cast<double>(image.width - part.x - part.width),
        static_cast<double>(image.height - part.y - part.height) };
    for (const double edge : edges)
        if (edge < std::floor(unit))
            return false;
    return true;
}

} // namespace

TEST_CASE("every icon that the program names is drawn, and every drawing is in the pack")
{
    const Names drawn = drawings();
    for (const std::string_view name : ui::icon_names)
        CHECK_MESSAGE(drawn.contains(name), name);
    CHECK(pictures().below("icon/").size() == drawn.size());
    for (const std::string& name : drawn)
        CHECK_MESSAGE(pictures().find("icon/" + name), name);
    CHECK(pictures().damaged().empty());
    CHECK(ui::name(ui::Icon::none).empty());
    CHECK(ui::name(ui::Icon::eligible) == "eligible");
    CHECK(ui::name(ui::Icon::book) == "book");
    CHECK(ui::name(ui::Icon::private_matter) == "private");
}

TEST_CASE("icons are drawn in steps of at most a quarter, and none touches its edge")
{
    for (const picture::Picture& icon : pictures().below("icon/")) {
        CAPTURE(icon.name);
        CHECK(icon.images.front().width == 16);
        CHECK(icon.images.back().width == 320);
        for (std::size_t i = 0; i < icon.images.size(); ++i) {
            const picture::Image& image = icon.images[i];
            CHECK(image.width == image.height);
            if (i > 0)
                CHECK(4 * image.width <= 5 * icon.images[i - 1].width);
            // A unit is a 24th of the side.
            CHECK(clear_at_the_edges(image, image.width / 24.0));
        }
        // Not lost in its place, either.
        const picture::Image& large = icon.images.back();
        CHECK(std::max(large.part.width, large.part.height) >= large.width / 2);
    }
}

TEST_CASE("no two icons are alike")
{
    std::set<std::vector<std::uint8_t>> seen;
    for (const picture::Picture& icon : pictures().below("icon/")) {
        const auto& image = *std::find_if(
            icon.images.begin(), icon.images.end(), [](const picture::Image& each) { return each.width == 24; });
        CHECK_MESSAGE(seen.insert(pictures().coverage(image)).second, icon.name);
    }
}

TEST_CASE("what points in the reading direction is mirrored, and nothing else")
{
    Names directional;
    for (const picture::Picture& icon : pictures().below("icon/"))
        if (icon.directional)
            directional.insert(icon.name.substr(5));
    CHECK(directional == Names { "back", "end", "forward", "list", "remove" });
}

TEST_CASE("every answer, fact, category and service has its icon; what is confidential shows none of its own")
{
    const auto catalogue = content::Catalogue::open(KIOSK_DATA "/content.db");
    REQUIRE(catalogue);
    const Policy& policy = catalogue->policy();
    const auto drawn = [](const std::string& name) { return pictures().find("icon/" + name) != nullptr; };
    CHECK(policy.categories.size() == 6);
    for (const Category& category : policy.categories)
        CHECK_MESSAGE(drawn(category.icon), category.id);
    for (const Region& region : policy.regions) {
        Names icons;
        for (const Service& service : region.services) {
            CHECK_MESSAGE(drawn(service.icon), service.id);
            CHECK_MESSAGE(icons.insert(service.icon).second, service.id);
        }
    }
    for (const FactId id : policy.schema.ids()) {
        const Fact& fact = policy.schema[id];
        CAPTURE(fact.name);
        CHECK(drawn(fact.icon));
        CHECK((fact.icon == "private") == fact.confidential);
        CHECK(fact.value_icons.size() == fact.values.size());
        for (const std::string& icon : fact.value_icons)
            CHECK_MESSAGE(drawn(icon), icon);
    }
}
