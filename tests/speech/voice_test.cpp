// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/voice.hpp"

#include <doctest/doctest.h>

using namespace kiosk::speech;

TEST_CASE("a language finds its voice, and none is given that is another language")
{
    const std::set<std::string, std::less<>> espeak { "ar", "cmn", "en-gb", "en-us", "ug", "yue", "hak",
        "cmn-latn-pinyin" };
    CHECK(voice_for("zh-Hans", espeak) == "cmn");
    CHECK(voice_for("zh-Hant", espeak) == "cmn");
    CHECK(voice_for("zh-Hant-HK", espeak) == "yue");
    CHECK(voice_for("yue", espeak) == "yue");
    CHECK(voice_for("en", espeak) == "en-gb");
    CHECK(voice_for("ar", espeak) == "ar");
    CHECK(voice_for("ug", espeak) == "ug");
    CHECK_FALSE(voice_for("bo", espeak));
    CHECK_FALSE(voice_for("ii", espeak));
    CHECK_FALSE(voice_for("zh-Hans", { "yue", "en" })); // Cantonese is not Mandarin
    CHECK(voice_for("zh-Hans", { "zh" }) == "zh");
    CHECK(voice_for("zh-Hans", { "zh-CN" }) == "zh-CN");
    CHECK_FALSE(voice_for("en", {}));
}

TEST_CASE("rates are percents of each language's own pace, and never leave the server's scale")
{
    CHECK(server_rate("zh-Hans", 100) == 4); // 180 of 170
    CHECK(server_rate("en", 100) == -78); // 100, between 80 and 170
    CHECK(server_rate("en", 170) == 0);
    CHECK(server_rate("zh-Hans", 200) == 68);
    CHECK(server_rate("en", 50) == -100);
    for (const char* language : { "zh-Hans", "en", "ug" }) {
        int before = -101;
        for (int percent = 65; percent <= 400; percent += 5) {
            const int rate = server_rate(language, percent);
            CHECK(rate >= before);
            CHECK(rate <= 100);
            before = rate;
        }
    }
}

TEST_CASE("volumes are decibels below full")
{
    CHECK(server_volume(0) == 100);
    CHECK(server_volume(-6) == 0);
    CHECK(server_volume(-18) == -75);
    CHECK(server_volume(-200) == -100);
    CHECK(server_volume(6) == 100);
}
