// SPDX-License-Identifier: Apache-2.0
//
// A tour takes what it shows from the content: here a small one with questions, services and choices of its own.
#include "kiosk/platform/png.hpp"
#include "kiosk/shell/tour.hpp"

#include "tests/support/content_tree.hpp"

#include <doctest/doctest.h>

using namespace kiosk;
using namespace kiosk::test;

TEST_CASE("a tour plays any content")
{
    const TemporaryFolder folder;
    REQUIRE(ContentTree().compile(folder.path()).empty());
    const auto catalogue = content::Catalogue::open(folder.path() / "content.db");
    REQUIRE(catalogue);

    shell::TourOptions options;
    options.fonts = KIOSK_TEST_DATA "/fonts";
    options.pictures = KIOSK_TEST_DATA "/pictures.pack";
    options.out = folder.path() / "pictures";
    options.regions = { "jia" };
    options.languages = { "zh-Hans", "en" };
    options.panels = { { "small", { 1280, 800 }, 3.94 } };
    std::vector<std::size_t> tours;
    std::size_t pictures = 0;
    options.progress = [&](const shell::TourProgress& progress) {
        CHECK(progress.all_tours == 2);
        tours.push_back(progress.tours);
        pictures = progress.pictures;
    };
    const auto sheets = shell::play_tours(options, *catalogue);
    REQUIRE_MESSAGE(sheets, (sheets ? "" : sheets.error().message));
    CHECK(*sheets == std::vector { options.out / "jia-zh-Hans-small.png", options.out / "jia-en-small.png" });
    CHECK(std::is_sorted(tours.begin(), tours.end()));
    CHECK(tours.back() == 2);
    const auto files = std::distance(std::filesystem::directory_iterator(options.out), {});
    CHECK(pictures + 2 == static_cast<std::size_t>(files));
    std::size_t contradictions = 0;
    std::size_t services = 0;
    for (const auto& entry : std::filesystem::directory_iterator(options.out)) {
        contradictions += entry.path().filename().string().find("-contradiction") != std::string::npos;
        services += entry.path().filename().string().find("-service-JA-0") != std::string::npos;
    }
    CHECK(contradictions == 2); // its own: at school before three
    CHECK(services >= 2);
}
