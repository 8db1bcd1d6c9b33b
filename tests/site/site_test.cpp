// SPDX-License-Identifier: Apache-2.0
#include "kiosk/site/site.hpp"

#include "tests/support/temporary_folder.hpp"

#include <doctest/doctest.h>

using namespace kiosk;
using namespace kiosk::site;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view full = R"(region = "zhejiang"
county = "杭州市西湖区"
place = "翠苑街道社区服务中心"
px_per_mm = 3.2
screen_bottom_mm = 700
languages = ["zh-Hans", "en"]
compare = ["shenzhen"]
default_language = "en"
reduced_motion = true
debounce_ms = 400
allow_exit = true
printer = "kiosk"
headset_in_key = "F21"
metrics_file = "/var/lib/kiosk/kiosk.prom"
headset_out_key = "F22"

[idle]
warn_after_s = 90
answer_within_s = 20

[reading]
warn_after_s = 600
answer_within_s = 60

[[window]]
for = "all"
name = "社区儿童主任"

[[window]]
for = "education"
name = "教育窗口"
address = "文三路1号"
hours = "周一至周五 9:00—17:00"
telephone = "0571-00000000"
)";

const Known known { { "shenzhen", "zhejiang" }, { "zh-Hans", "en", "ar" }, { "ZJ-01", "ZJ-03" },
    { "education", "health" } };

Site parsed(std::string_view toml)
{
    auto site = parse_site(toml, "site.toml");
    REQUIRE_MESSAGE(site, (site ? "" : site.error().message));
    return std::move(*site);
}

std::string complaint(const std::string& toml)
{
    const auto site = parse_site(toml, "site.toml");
    if (site) {
        const Status status = check_site(*site, known);
        REQUIRE_FALSE(status);
        return status.error().message;
    }
    return site.error().message;
}

} // namespace

TEST_CASE("a site is read")
{
    const Site site = parsed(full);
    CHECK(site.region == "zhejiang");
    CHECK(site.county == "杭州市西湖区");
    CHECK(site.place == "翠苑街道社区服务中心");
    CHECK(site.px_per_mm == 3.2);
    CHECK(site.screen_bottom_mm == 700);
    CHECK(site.languages == std::vector<std::string> { "zh-Hans", "en" });
    CHECK(site.compare == std::vector<std::string> { "shenzhen" });
    CHECK(site.default_language == "en");
    CHECK(site.reduced_motion);
    CHECK(site.debounce == 400ms);
    CHECK(site.allow_exit);
    CHECK(site.printer == "kiosk");
    CHECK(site.headset_in_key == 21);
    CHECK(site.metrics_file == "/var/lib/kiosk/kiosk.prom");
    CHECK(site.headset_out_key == 22);
    CHECK(site.idle.warn_after == 90s);
    CHECK(site.idle.answer_within == 20s);
    CHECK(site.reading.warn_after == 600s);
    CHECK(site.reading.answer_within == 60s);
    REQUIRE(site.windows.size() == 2);
    CHECK(site.windows[1].telephone == "0571-00000000");
    CHECK(check_site(site, known));
}

TEST_CASE("all but the region has a default")
{
    const Site site = parsed("region = 'shenzhen'");
    CHECK(site.px_per_mm == 4.03);
    CHECK_FALSE(site.screen_bottom_mm);
    CHECK(site.languages.empty());
    CHECK_FALSE(site.compare);
    CHECK(site.default_language.empty());
    CHECK(site.idle.warn_after == 120s);
    CHECK(site.idle.answer_within == 30s);
    CHECK(site.reading.warn_after == 300s);
    CHECK(site.reading.answer_within == 45s);
    CHECK_FALSE(site.allow_exit);
    CHECK(site.selfcheck_url.empty());
    CHECK(parsed("region = 'shenzhen'\nselfcheck_url = 'https://example.org/check/'").selfcheck_url
        == "https://example.org/check/");
    CHECK(site.headset_in_key == 15);
    CHECK(site.headset_out_key == 16);
    CHECK(site.metrics_file.empty());
    CHECK(site.windows.empty());
    CHECK(check_site(site, known));
    CHECK(check_site(Site {}, known));
    CHECK(parsed("region = 'shenzhen'\npx_per_mm = 4").px_per_mm == 4);
}

TEST_CASE("the nearest window is shown")
{
    const Site site
        = parsed("region = 'zhejiang'\n[[window]]\nfor = 'all'\nname = 'a'\n[[window]]\nfor = 'education'\nname = 'e'\n"
                 "[[window]]\nfor = 'ZJ-03'\nname = '3'\n[[window]]\nfor = 'ZJ-03'\nname = '3b'\n");
    const auto names = [&](std::string_view service, std::string_view category) {
        std::string all;
        for (const Window* window : site.windows_for(service, category))
            all += window->name + ' ';
        return all;
    };
    CHECK(names("ZJ-03", "education") == "3 3b ");
    CHECK(names("ZJ-04", "education") == "e ");
    CHECK(names("ZJ-06", "health") == "a ");
    CHECK(Site {}.windows_for("ZJ-06", "health").empty());
}

TEST_CASE("every mistake names its line, its setting and what was expected")
{
    struct Row {
        std::string toml;
        std::string message;
    };
    const std::string region = "region = 'zhejiang'\n";
    const std::string settings
        = R"("region", "county", "place", "px_per_mm", "screen_bottom_mm", "languages", "compare", "default_language", )"
          R"("reduced_motion", "debounce_ms", "allow_exit", "printer", "printer_place", "selfcheck_url", )"
          R"("headset_in_key", "headset_out_key", "metrics_file", "idle", "reading" or "window")";
    const Row rows[] = {
        { "", "site.toml:1: region: expected a text, got nothing" },
        { "region = ''", "site.toml:1: region: expected a text of one line and at most 200 bytes, got \"\"" },
        { "region = 5", "site.toml:1: region: expected a text of one line and at most 200 bytes, got 5" },
        { region + "county = \"a\\nb\"",
            R"(site.toml:2: county: expected a text of one line and at most 200 bytes, got "a\nb")" },
        { region + "place = '" + std::string(201, 'x') + "'",
            "site.toml:2: place: expected a text of one line and at most 200 bytes, got \"" + std::string(40, 'x')
                + "…\"" },
        { region + "\ncountry = 'x'", "site.toml:3: country: unknown setting; expected " + settings },
        { region + "px_per_mm = 1", "site.toml:2: px_per_mm: expected a number from 1.5 to 12, got 1" },
        { region + "px_per_mm = 12.5", "site.toml:2: px_per_mm: expected a number from 1.5 to 12, got 12.5" },
        { region + "px_per_mm = nan", "site.toml:2: px_per_mm: expected a number from 1.5 to 12, got nan" },
        { region + "px_per_mm = '4'", R"(site.toml:2: px_per_mm: expected a number from 1.5 to 12, got "4")" },
        { region + "screen_bottom_mm = -1", "site.toml:2: screen_bottom_mm: expected a number from 0 to 2500, got -1" },
        { region + "reduced_motion = 'a bit'", R"(site.toml:2: reduced_motion: expected true or false, got "a bit")" },
        { region + "debounce_ms = 501", "site.toml:2: debounce_ms: expected a whole number from 0 to 500, got 501" },
        { region + "allow_exit = 1", "site.toml:2: allow_exit: expected true or false, got 1" },
        { region + "allow_exit = 'no'", R"(site.toml:2: allow_exit: expected true or false, got "no")" },
        { region + "languages = []",
            R"(site.toml:2: languages: expected a list of languages, each once, such as ["zh-Hans", "en"], got a list)" },
        { region + "languages = ['en', 5]",
            R"(site.toml:2: languages: expected a list of languages, each once, such as ["zh-Hans", "en"], got 5)" },
        { region + "languages = ['en', 'en']",
            R"(site.toml:2: languages: expected a list of languages, each once, such as ["zh-Hans", "en"], got "en")" },
        { region + "languages = 'en'",
            R"(site.toml:2: languages: expected a list of languages, each once, such as ["zh-Hans", "en"], got "en")" },
        { region + "compare = 'shenzhen'",
            R"(site.toml:2: compare: expected a list of regions, each once, such as ["shenzhen"], got "shenzhen")" },
        { region + "compare = ['shenzhen', 'shenzhen']",
            R"(site.toml:2: compare: expected a list of regions, each once, such as ["shenzhen"], got "shenzhen")" },
        { region + "selfcheck_url = 'http://example.org/'",
            "site.toml:2: selfcheck_url: expected an address such as \"https://example.org/check/\", without \"#\", "
            "got "
            "\"http://example.org/\"" },
        { region + "selfcheck_url = 'https://example.org/#here'",
            "site.toml:2: selfcheck_url: expected an address such as \"https://example.org/check/\", without \"#\", "
            "got "
            "\"https://example.org/#here\"" },
        { region + "selfcheck_url = 5",
            "site.toml:2: selfcheck_url: expected an address such as \"https://example.org/check/\", without \"#\", "
            "got 5" },
        { region + "metrics_file = 'kiosk.prom'",
            R"(site.toml:2: metrics_file: expected the absolute path of a file whose name ends in .prom, got "kiosk.prom")" },
        { region + "metrics_file = '/var/lib/kiosk/metrics'",
            R"(site.toml:2: metrics_file: expected the absolute path of a file whose name ends in .prom, got "/var/lib/kiosk/metrics")" },
        { region + "metrics_file = true",
            "site.toml:2: metrics_file: expected a text of one line and at most 200 bytes, got true" },
        { region + "headset_in_key = 'F5'",
            R"(site.toml:2: headset_in_key: expected a key from "F7" to "F24", got "F5")" },
        { region + "headset_in_key = 'F25'",
            R"(site.toml:2: headset_in_key: expected a key from "F7" to "F24", got "F25")" },
        { region + "headset_out_key = 16",
            R"(site.toml:2: headset_out_key: expected a key from "F7" to "F24", got 16)" },
        { region + "headset_in_key = 'F16'",
            R"(site.toml:2: headset_in_key: expected a key of its own, got "F16" for both)" },
        { region + "headset_in_key = 'F20'\nheadset_out_key = 'F20'",
            R"(site.toml:3: headset_out_key: expected a key of its own, got "F20" for both)" },
        { region + "idle = 5", "site.toml:2: idle: expected a table, got 5" },
        { region + "[idle]\nwarn_after_s = 5",
            "site.toml:3: idle.warn_after_s: expected a whole number from 30 to 600, got 5" },
        { region + "[idle]\nwarn_after_s = 601",
            "site.toml:3: idle.warn_after_s: expected a whole number from 30 to 600, got 601" },
        { region + "[idle]\nwarn_after_s = 60.5",
            "site.toml:3: idle.warn_after_s: expected a whole number from 30 to 600, got 60.5" },
        { region + "[idle]\nwarn_after_s = 9223372036854775807",
            "site.toml:3: idle.warn_after_s: expected a whole number from 30 to 600, got 9223372036854775807" },
        { region + "[idle]\n\nanswer_within_s = 19",
            "site.toml:4: idle.answer_within_s: expected a whole number from 20 to 300, got 19" },
        { region + "[reading]\nwarn_after_s = 2026-11-21",
            "site.toml:3: reading.warn_after_s: expected a whole number from 30 to 1800, got a date or time" },
        { region + "[idle]\nwarn = 5",
            R"(site.toml:3: idle.warn: unknown setting; expected "warn_after_s" or "answer_within_s")" },
        { region + "window = 5", "site.toml:2: window: expected [[window]] tables, got 5" },
        { region + "window = [5]", "site.toml:2: window: expected [[window]] tables, got 5" },
        { region + "[window]\nname = 'x'", "site.toml:2: window: expected [[window]] tables, got a table" },
        { region + "[[window]]\nname = 'x'", "site.toml:2: window[0].for: expected a text, got nothing" },
        { region + "[[window]]\nfor = 'all'", "site.toml:2: window[0].name: expected a text, got nothing" },
        { region + "[[window]]\nfor = 'all'\nname = 'x'\nphone = '1'",
            R"(site.toml:5: window[0].phone: unknown setting; expected "for", "name", "address", "hours" or "telephone")" },
        { region + "[[window]]\nfor = 'all'\nname = 'x'\n[[window]]\nfor = 'all'\nname = 'y'\ntelephone = 110",
            "site.toml:8: window[1].telephone: expected a text of one line and at most 200 bytes, got 110" },
        // against the content
        { "region = 'beijing'", R"(site.toml:1: region: expected "shenzhen" or "zhejiang", got "beijing")" },
        { region + "languages = ['en', 'fr']",
            R"(site.toml:2: languages: expected "zh-Hans", "en" or "ar", got "fr")" },
        { region + "default_language = 'fr'",
            R"(site.toml:2: default_language: expected "zh-Hans", "en" or "ar", got "fr")" },
        { region + "languages = ['en']\ndefault_language = 'ar'",
            R"(site.toml:3: default_language: expected "en", got "ar")" },
        { region + "[[window]]\nfor = 'SZ-03'\nname = 'x'",
            R"(site.toml:3: window[0].for: expected "all", "education", "health", "ZJ-01" or "ZJ-03", got "SZ-03")" },
    };
    for (const Row& row : rows)
        CHECK(complaint(row.toml) == row.message);
}

TEST_CASE("what is not TOML is one line with its line")
{
    for (const std::string_view toml : { "region", "region = ", "region = 'zhejiang'\nregion = 'shenzhen'", "a = [\n\n",
             "\xff", "a = '\n'", "region = 'zhejiang'\n[idle\n", "a = {b = {c = " }) {
        const std::string message = complaint(std::string(toml));
        CHECK(message.starts_with("site.toml:"));
        CHECK(message.find('\n') == std::string::npos);
    }
    CHECK(complaint("region = 'zhejiang'\nregion = 'shenzhen'").starts_with("site.toml:2: "));
    CHECK(complaint("a = " + std::string(100'000, '[')).starts_with("site.toml:1: "));
    CHECK(complaint("a = " + std::string(100'000, '{')).starts_with("site.toml:1: "));
}

TEST_CASE("a file that cannot be read is named")
{
    const auto missing = read_site("/nowhere/site.toml");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().message == "/nowhere/site.toml: expected a file that can be read: No such file or directory");
    CHECK_FALSE(read_site("/"));

    const test::TemporaryFolder folder;
    const auto site = read_site(folder.write("site.toml", full));
    REQUIRE(site);
    CHECK(site->region == "zhejiang");
}
