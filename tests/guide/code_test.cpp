// SPDX-License-Identifier: Apache-2.0
#include "kiosk/platform/headless.hpp"
#include "kiosk/take_along/answers_fragment.hpp"
#include "kiosk/take_along/qr_code.hpp"
#include "kiosk/take_along/short_result.hpp"
#include "kiosk/text/typesetter.hpp"
#include "kiosk/ui/robot.hpp"

#include "tests/guide/paper.hpp"

#include <algorithm>

using namespace kiosk;
using namespace kiosk::tests;

namespace {

Image drawn(const QrCode& code, int module)
{
    const int side = (code.size + 2 * QrCode::quiet_zone) * module;
    Image image { { side, side }, std::vector<std::uint8_t>(static_cast<std::size_t>(side * side * 4), 255) };
    for (int y = 0; y < code.size * module; ++y)
        for (int x = 0; x < code.size * module; ++x)
            if (code.is_dark(x / module, y / module))
                for (std::size_t i = 0; i < 3; ++i)
                    image.rgba[static_cast<std::size_t>(
                                   4 * ((y + QrCode::quiet_zone * module) * side + x + QrCode::quiet_zone * module))
                        + i]
                        = 0;
    return image;
}

std::string text_for(const Family& family, std::string_view region_id, const std::string& language)
{
    const Policy& policy = installed().policy();
    const Region& region = *policy.region(region_id);
    const auto messages = locale::Messages::create(language, installed().messages(language));
    REQUIRE(messages);
    const Decider decider(policy, region);
    return short_result(Words(installed(), *messages, region), decider, family, today);
}

// The fragment of the session's answers, which holds all that is not confidential.
std::string carried_by(const Session& session, const Setting& setting)
{
    const Schema& schema = setting.policy.schema;
    const std::string fragment
        = fragment_of_answers({ setting.decider.region().id, session.family, session.reviewed }, schema);
    const auto carried = answers_of_fragment(fragment, setting.policy);
    REQUIRE(carried);
    const Family open = without_confidence(session.family, schema);
    CHECK(carried->family.shared == open.shared);
    REQUIRE(carried->family.children.size() == open.children.size());
    CHECK(carried->family.children.front().answers == open.children.front().answers);
    CHECK(carried->finished);
    return fragment;
}

} // namespace

TEST_CASE("A reader reads what was written")
{
    for (const std::string text : { "abc", "浙江省：“可以享受” 义务教育服务", "مرحبا 12345", "བོད་ཡིག" }) {
        const auto code = encode_qr(text);
        REQUIRE(code);
        CHECK(read_codes(drawn(*code, 4)) == std::vector { text });
    }
}

TEST_CASE("The longest text fits, and nothing longer")
{
    const std::string longest(most_qr_bytes, 'x');
    const auto code = encode_qr(longest);
    REQUIRE(code);
    CHECK(code->size <= most_qr_modules);
    CHECK(read_codes(drawn(*code, 4)) == std::vector { longest });
    CHECK_FALSE(encode_qr(longest + "x"));
    CHECK_FALSE(encode_qr(""));
}

TEST_CASE("Every family's short result fits into the code and names no child")
{
    const Schema& schema = installed().policy().schema;
    for (unsigned seed = 0; seed < 200; ++seed) {
        Family family = random_family(schema, seed);
        for (Child& child : family.children)
            child.label = "canary";
        family.children.resize(1 + seed % 8, family.children.front());
        for (const char* region : { "zhejiang", "shenzhen" })
            for (const std::string& language : installed().languages()) {
                const std::string text = text_for(family, region, language);
                CHECK(text.size() <= most_qr_bytes);
                CHECK(encode_qr(text));
                CHECK(text.find("canary") == std::string::npos);
                CHECK(text.find("12345") != std::string::npos);
                CHECK(text.find("⟦") == std::string::npos);
            }
    }
}

TEST_CASE("The code on paper is read from the page as it is printed")
{
    for (const std::string language : { "zh-Hans", "en" }) {
        guide::GuideRequest request = request_for(example, language);
        const std::string text = text_for(request.family, request.region, language);
        for (const auto type : { PrintChoice::Type::standard, PrintChoice::Type::large }) {
            request.print.type = type;
            const Paper paper(made(request));
            auto codes = read_codes(paper.page(1, 150));
            if (codes.empty()) // the first page was full
                codes = read_codes(paper.page(2, 150));
            CHECK(codes == std::vector { text });
        }
    }
}

TEST_CASE("The code on the screen is read from the picture, in every contrast")
{
    struct Screen {
        PixelSize size;
        double px_per_mm;
        std::string selfcheck_url;
    };
    for (const Screen& screen : { Screen { { 1920, 1080 }, 4.03, {} },
             Screen { { 1920, 1080 }, 4.03, "https://example.org/check/" }, Screen { { 1080, 1920 }, 4.03, {} } }) {
        auto typesetter = text::Typesetter::open(data_folder / "fonts");
        REQUIRE(typesetter);
        const ui::ImGuiSession imgui;
        auto headless = Headless::open(screen.size);
        REQUIRE_MESSAGE(headless, (headless ? "" : headless.error().message));
        site::Site site;
        site.px_per_mm = screen.px_per_mm;
        site.reduced_motion = true;
        site.selfcheck_url = screen.selfcheck_url;
        const auto pictures = picture::Pack::open(data_folder / "pictures.pack");
        REQUIRE(pictures);
        auto app = ui::App::create(
            installed(), std::move(site), *typesetter, *pictures, (*headless)->textures(), Instant {});
        REQUIRE(app);
        ImDrawData* latest = nullptr;
        ui::Robot robot(**app, screen.size.width, screen.size.height, Instant {}, [&](ImDrawData& d) { latest = &d; });
        REQUIRE(robot.tap_id("language/zh-Hans"));
        REQUIRE(robot.tap_id("agree"));
        for (int i = 0; current_question((*app)->session(), (*app)->setting()) && i < 60; ++i) {
            const auto ask = current_question((*app)->session(), (*app)->setting());
            const Fact& fact = (*app)->setting().policy.schema[ask->facts.front()];
            const std::string answer = "answer/" + std::to_string(index(ask->facts.front())) + "/"
                + std::to_string(fact.name == "age"  ? 9
                        : fact.name == "months_here" ? 24
                        : fact.name == "stage"       ? fact.value_of("primary").value_or(0)
                                                     : 1);
            if (ask->facts.size() > 1 || !robot.tap_id(answer))
                REQUIRE((robot.tap_id("dont_know") || robot.tap_id("done")));
        }
        REQUIRE(robot.tap_id("done"));
        REQUIRE(robot.tap_id("results"));
        REQUIRE(robot.tap_id("take_along"));
        for (const char* contrast : { "standard", "black_on_white", "white_on_black", "low" }) {
            CAPTURE(contrast);
            REQUIRE(robot.tap_id("display"));
            REQUIRE(robot.tap_id("contrast/" + std::string(contrast)));
            REQUIRE(robot.tap_id("close"));
            if (!(*app)->probe().find("二维码"))
                REQUIRE(robot.tap_id("take_along"));
            (*headless)->draw(*latest);
            std::string text
                = short_result(Words(installed(), *locale::Messages::create("zh-Hans", installed().messages("zh-Hans")),
                                   (*app)->setting().decider.region()),
                    (*app)->setting().decider, (*app)->session().family, std::nullopt);
            if (!screen.selfcheck_url.empty())
                text = screen.selfcheck_url + '#' + carried_by((*app)->session(), (*app)->setting());
            CHECK(read_codes((*headless)->read()) == std::vector { text });
            // Scanned at 600 mm: see qr_code.hpp.
            const auto code = encode_qr(text);
            const ui::Node* picture = (*app)->probe().find("二维码");
            REQUIRE(picture);
            const double module
                = picture->rect.width / static_cast<float>(code->size + 2 * QrCode::quiet_zone) / screen.px_per_mm;
            CHECK(module >= 0.9);
            MESSAGE("module on the screen: " << module << " mm, " << code->size << " modules");
        }
    }
}
