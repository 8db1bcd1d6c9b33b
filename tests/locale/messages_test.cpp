// SPDX-License-Identifier: Apache-2.0
#include "kiosk/locale/messages.hpp"

#include <doctest/doctest.h>

using namespace kiosk;
using namespace kiosk::locale;
using namespace std::chrono_literals;

namespace {

Messages messages(std::string_view language, const Messages::Patterns& patterns)
{
    auto created = Messages::create(language, patterns);
    REQUIRE_MESSAGE(created, (created ? "" : created.error().message));
    return std::move(*created);
}

} // namespace

TEST_CASE("a message without arguments is its own text")
{
    const Messages zh = messages("zh-Hans", { { "ui.yes", "是" }, { "plain", "不收费，也不用预约。" } });
    CHECK(zh(Phrase::yes) == "是");
    CHECK(zh("plain") == "不收费，也不用预约。");
    CHECK(zh.has("plain"));
    CHECK_FALSE(zh.has("other"));
    CHECK(zh.language() == "zh-Hans");
}

TEST_CASE("arguments have names, in any order")
{
    const Messages zh = messages("zh-Hans", { { "wait", "{name}还要住满{count}个月" } });
    CHECK(zh("wait", { { "count", 4 }, { "name", "老大" } }) == "老大还要住满4个月");
}

TEST_CASE("plurals follow the language")
{
    const Messages en = messages("en", { { "months", "{count, plural, one {# month} other {# months}}" } });
    CHECK(en("months", { { "count", 1 } }) == "1 month");
    CHECK(en("months", { { "count", 6 } }) == "6 months");
    const Messages ru = messages("ru", { { "months", "{n, plural, one {# месяц} few {# месяца} other {# месяцев}}" } });
    CHECK(ru("months", { { "n", 3 } }) == "3 месяца");
    CHECK(ru("months", { { "n", 11 } }) == "11 месяцев");
}

TEST_CASE("an apostrophe is a letter, and quotes only brackets")
{
    const Messages en = messages("en", { { "a", "We don't store {what}" }, { "b", "don't" }, { "c", "'{'x'}'" } });
    CHECK(en("a", { { "what", "answers" } }) == "We don't store answers");
    CHECK(en("b") == "don't");
    CHECK(en("c") == "{x}");
}

TEST_CASE("an unknown key is visible")
{
    const Messages zh = messages("zh-Hans", {});
    CHECK(zh("question.age.title") == "⟦question.age.title⟧");
    CHECK(zh(Phrase::no) == "⟦ui.no⟧");
}

TEST_CASE("a missing argument leaves its name to be seen")
{
    CHECK(messages("en", { { "a", "Hello {name}" } })("a") == "Hello {name}");
}

TEST_CASE("an argument that is not UTF-8 does no harm")
{
    const Messages en = messages("en", { { "a", "[{name}]" } });
    CHECK(en("a", { { "name", "x\xff\xc3" } }) == "[x\xEF\xBF\xBD\xEF\xBF\xBD]");
    // An argument is never a pattern.
    CHECK(en("a", { { "name", "{0} {name} '" } }) == "[{0} {name} ']");
}

TEST_CASE("a pattern that cannot be read names its key and what is wrong")
{
    const auto open = Messages::create("en", { { "question.age.title", "How old is {name" } });
    REQUIRE_FALSE(open);
    CHECK(open.error().message.find("\"question.age.title\" in en") != std::string::npos);
    CHECK(open.error().message.find("not closed") != std::string::npos);
    const auto other = Messages::create("en", { { "k", "{n, plural, one {#}}" } });
    REQUIRE_FALSE(other);
    CHECK(other.error().message.find("\"other\"") != std::string::npos);
    CHECK_FALSE(Messages::create("en", { { "k", "{n, plurral, one {#} other {#}}" } }));
}

TEST_CASE("a language is a BCP 47 tag")
{
    CHECK_FALSE(Messages::create("", {}));
    CHECK_FALSE(Messages::create("!", {}));
}

TEST_CASE("lists are joined as the language joins them")
{
    CHECK(messages("zh-Hans", {}).list({ "甲", "乙", "丙" }) == "甲、乙和丙");
    CHECK(messages("en-GB", {}).list({ "A", "B", "C" }) == "A, B and C");
    CHECK(messages("en", {}).list({ "A" }) == "A");
    CHECK(messages("en", {}).list({}).empty());
}

TEST_CASE("dates are written out")
{
    const auto day = 2024y / 11 / 1;
    CHECK(messages("zh-Hans", {}).date(day) == "2024年11月1日");
    CHECK(messages("en-GB", {}).date(day) == "1 November 2024");
    CHECK(messages("en", { { "language.locale", "en-GB" } }).date(day) == "1 November 2024");
    CHECK(messages("en", { { "language.locale", "en_GB" } }).date(day) == "1 November 2024");
    CHECK(messages("en-GB", {}).date(1960y / 2 / 29) == "29 February 1960");
}

TEST_CASE("the direction is the script's")
{
    CHECK(messages("ar", {}).right_to_left());
    CHECK(messages("ug", {}).right_to_left());
    CHECK_FALSE(messages("zh-Hans", {}).right_to_left());
}

TEST_CASE("argument names are found at any depth")
{
    const auto names = argument_names(
        "{count, plural, one {{child} waits} other {{mode, select, a {{child}} other {{place}}}}} {date}");
    REQUIRE(names);
    CHECK(*names == std::set<std::string> { "child", "count", "date", "mode", "place" });
    CHECK(argument_names("plain")->empty());
    CHECK(argument_names("don't '{x}'")->empty());
    CHECK_FALSE(argument_names("{count, plural, one {x}}"));
    CHECK_FALSE(argument_names("{count, plurral, other {x}}"));
    CHECK_FALSE(argument_names("a } {"));
}
