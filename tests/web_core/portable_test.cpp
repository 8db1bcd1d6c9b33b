// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/check_json.hpp"
#include "kiosk/content/portable.hpp"
#include "kiosk/locale/messages.hpp"
#include "kiosk/words/portions.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace kiosk;
using namespace kiosk::content;

namespace {

Catalogue installed()
{
    auto opened = Catalogue::open(KIOSK_TEST_CONTENT);
    REQUIRE(opened);
    return *std::move(opened);
}

Catalogue carried(const Catalogue& from)
{
    auto read = PortableReader::read(portable_policy(from));
    REQUIRE_MESSAGE(read, (read ? "" : read.error().message));
    return *std::move(read);
}

} // namespace

TEST_CASE("A policy that is read back is written as it was")
{
    const Catalogue from = installed();
    const Catalogue to = carried(from);
    CHECK(portable_policy(to) == portable_policy(from));
    CHECK(to.edition().sha256 == from.edition().sha256);
    CHECK(to.languages() == from.languages());
}

TEST_CASE("A policy that is read back decides as before")
{
    const Catalogue from = installed();
    const Catalogue to = carried(from);
    REQUIRE(from.goldens().size() > 20);
    for (const Golden& golden : from.goldens()) {
        std::string answers[2];
        for (const bool again : { false, true }) {
            const Catalogue& catalogue = again ? to : from;
            const auto request = cli::read_family(golden.input, golden.name, catalogue.policy(), {});
            REQUIRE(request);
            std::ostringstream json;
            REQUIRE(cli::write_json(*request, catalogue, json));
            answers[again ? 1 : 0] = json.str();
        }
        CHECK(answers[0] == answers[1]);
    }
}

TEST_CASE("Every message and official word that a page has reads as in the content")
{
    const Catalogue from = installed();
    for (const std::string& language : from.languages()) {
        for (const Region& region : from.policy().regions) {
            Catalogue to = carried(from);
            for (const Portion portion : { Portion::ask, Portion::tell }) {
                CHECK_FALSE(PortableReader::has_words(to, language, region.id, portion));
                REQUIRE(PortableReader::add_words(to, portable_words(from, language, region, portion)));
                CHECK(PortableReader::has_words(to, language, region.id, portion));
            }
            CHECK(to.translation_status(language).complete() == from.translation_status(language).complete());
            const auto& messages = to.messages(language);
            CHECK(messages.size() > 500);
            for (const auto& [key, pattern] : messages)
                CHECK(from.messages(language).at(key) == pattern);
            // Where the translation has none, the Chinese comes along.
            for (const auto& [key, pattern] : from.messages(authoritative_language))
                if (key.starts_with("question.") && key.find('@') == std::string::npos
                    && !from.messages(language).contains(key))
                    CHECK(to.messages(authoritative_language).at(key) == pattern);
            for (const Service& service : region.services) {
                CHECK(to.official(language, service.name) == from.official(language, service.name));
                CHECK(to.official(language, service.target) == from.official(language, service.target));
                for (const Benefit& benefit : service.benefits)
                    CHECK(to.official(language, benefit.quote) == from.official(language, benefit.quote));
            }
        }
    }
}

TEST_CASE("Damaged files and those of another edition are refused")
{
    const Catalogue from = installed();
    const std::string policy = portable_policy(from);
    for (const std::string& bad : { std::string(), std::string("[]"), std::string("{}"), policy.substr(1),
             policy.substr(0, policy.size() / 2), "[2" + policy.substr(2) })
        CHECK_FALSE(PortableReader::read(bad));
    Catalogue to = carried(from);
    std::string words = portable_words(from, "en", from.policy().regions.front(), Portion::ask);
    CHECK_FALSE(PortableReader::add_words(to, policy));
    const auto at = words.find(from.edition().sha256);
    REQUIRE(at != std::string::npos);
    words[at] = words[at] == '0' ? '1' : '0';
    CHECK_FALSE(PortableReader::add_words(to, words));
}
