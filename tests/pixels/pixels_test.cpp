// SPDX-License-Identifier: Apache-2.0
//
// A few pages, pixel by pixel as they were when somebody looked at them and found them good. What is drawn depends on
// the driver: the test compares only where the driver is the one that drew the pictures, and says so where it is not.
//
// `cmake --build … --target update_pixel_goldens` replaces the pictures. Look at them before they are committed.
#include "kiosk/platform/png.hpp"
#include "kiosk/shell/headless_kiosk.hpp"

#include "tests/support/kiosk_fixture.hpp"
#include "tests/support/pseudo_language.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

using namespace kiosk;
using namespace std::string_literals;

namespace {

const std::filesystem::path goldens = KIOSK_PIXEL_GOLDENS;

class Page {
public:
    Page(const test::Panel& panel, const std::string& language)
        : language_(language)
    {
        site::Site site = test::still_site();
        site.region = "zhejiang";
        site.px_per_mm = panel.px_per_mm;
        kiosk_ = *shell::HeadlessKiosk::create(test::catalogue_with_pseudo_language(), test::typesetter(),
            test::pictures(), std::move(site), { panel.width, panel.height });
    }

    void tap(const std::string& id) { REQUIRE_MESSAGE(kiosk_->robot().tap_id(id), id); }
    void begin()
    {
        tap("language/" + language_);
        tap("agree");
    }
    void answer(const std::map<std::string, std::string>& told)
    {
        const ui::App& app = kiosk_->app();
        const Schema& schema = app.setting().policy.schema;
        while (const auto ask = current_question(app.session(), app.setting())) {
            const FactId fact = ask->facts.front();
            const auto found = told.find(schema[fact].name);
            const auto value = found == told.end()      ? std::nullopt
                : schema[fact].kind == FactKind::choice ? schema[fact].value_of(found->second)
                                                        : std::optional(std::stoi(found->second));
            tap(value ? "answer/" + std::to_string(index(fact)) + "/" + std::to_string(*value) : "dont_know"s);
        }
    }
    void to_results()
    {
        begin();
        answer({ { "age", "9" }, { "hukou", "other_province" }, { "months_here", "6" }, { "carer", "parent" },
            { "stage", "primary" } });
        tap("done");
    }

    Image picture() { return kiosk_->lasting_picture(); }
    std::string renderer() const { return kiosk_->renderer(); }

private:
    std::string language_;
    std::unique_ptr<shell::HeadlessKiosk> kiosk_;
};

void compare(const std::string& name, const test::Panel& panel, const std::string& language,
    const std::function<void(Page&)>& go)
{
    Page page(panel, language);
    go(page);
    const Image seen = page.picture();
    const auto file = goldens / (name + ".png");
    if (std::getenv("KIOSK_UPDATE_PIXELS")) {
        std::filesystem::create_directories(goldens);
        REQUIRE(write_png(seen, file));
        std::ofstream(goldens / "renderer.txt") << page.renderer() << '\n';
        return;
    }
    std::string recorded;
    std::ifstream driver(goldens / "renderer.txt");
    std::getline(driver, recorded);
    if (recorded != page.renderer()) {
        MESSAGE("SKIPPED " << name << ": the pictures are of \"" << recorded << "\", this is \"" << page.renderer()
                           << "\"");
        return;
    }
    const auto expected = read_png(file);
    REQUIRE_MESSAGE(expected, file.string());
    REQUIRE(expected->size == seen.size);
    const std::size_t differing = differing_pixels(seen, *expected);
    if (differing > 0)
        CHECK(write_png(seen, std::filesystem::current_path() / (name + ".seen.png")));
    CHECK_MESSAGE(differing == 0, differing << " pixels differ; " << name << ".seen.png shows what was drawn");
}

} // namespace

TEST_CASE("a few pages look as they did when they were found good")
{
    const auto welcome = [](Page&) {};
    const auto age = [](Page& page) { page.begin(); };
    const auto hukou = [](Page& page) {
        page.begin();
        page.tap("answer/0/9");
    };
    const auto review = [](Page& page) { page.to_results(); };
    const auto results = [](Page& page) {
        page.to_results();
        page.tap("results");
    };
    const auto service = [&](Page& page) {
        results(page);
        page.tap("service/2");
    };
    compare("welcome-1920x1080", test::landscape, "zh-Hans", welcome);
    compare("welcome-1080x1920", test::portrait, "zh-Hans", welcome);
    compare("question-age-1280x800", test::small, "en", age);
    compare("question-hukou-1080x1920", test::portrait, "zh-Hans", hukou);
    compare("question-hukou-right-to-left", test::landscape, std::string(test::pseudo_language), hukou);
    compare("review-1920x1080", test::landscape, "zh-Hans", review);
    compare("results-1080x1920", test::portrait, "zh-Hans", results);
    compare("service-1920x1080", test::landscape, "en", service);
}
