// SPDX-License-Identifier: Apache-2.0
#include "kiosk/locale/messages.hpp"

#include <doctest/doctest.h>

using namespace kiosk;
using locale::Messages;

TEST_CASE("a language may say how its lists are joined")
{
    const auto uyghur = Messages::create("ug", { { "language.list_joint", "، " }, { "language.list_end", " ۋە " } });
    REQUIRE(uyghur);
    CHECK(uyghur->list({}).empty());
    CHECK(uyghur->list({ "A" }) == "A");
    CHECK(uyghur->list({ "A", "B" }) == "A ۋە B");
    CHECK(uyghur->list({ "A", "B", "C" }) == "A، B ۋە C");
}

TEST_CASE("another language's way to join lists is no stand-in")
{
    const auto english
        = Messages::create("en-GB", {}, { { "language.list_joint", "、" }, { "language.list_end", "和" } });
    REQUIRE(english);
    CHECK(english->list({ "A", "B", "C" }) == "A, B and C");
}
