// SPDX-License-Identifier: Apache-2.0
#include "kiosk/words/words.hpp"

#include <doctest/doctest.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <map>

using namespace kiosk;

namespace {

// What a tile of the results holds on two lines.
constexpr int most_characters = 28;
constexpr int most_han_characters = 12;

struct Length {
    int characters = 0; // without marks that stand above or below another
    bool han = false;
};

Length length(const std::string& name)
{
    Length length;
    const auto text = icu::UnicodeString::fromUTF8(name);
    for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const UChar32 c = text.char32At(at);
        length.characters += (U_GET_GC_MASK(c) & U_GC_M_MASK) == 0 ? 1 : 0;
        length.han |= u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) != 0;
    }
    return length;
}

const content::Catalogue& catalogue()
{
    static const auto opened = content::Catalogue::open(KIOSK_DATA "/content.db");
    REQUIRE(opened);
    return *opened;
}

locale::Messages messages_in(const std::string& language)
{
    auto messages = locale::Messages::create(
        language, catalogue().messages(language), catalogue().messages(content::authoritative_language));
    REQUIRE(messages);
    return std::move(*messages);
}

} // namespace

TEST_CASE("every service has a short name of its own in every language")
{
    for (const std::string& language : catalogue().languages()) {
        const locale::Messages messages = messages_in(language);
        const bool chinese = language.starts_with("zh");
        for (const Region& region : catalogue().policy().regions) {
            const Words words(catalogue(), messages, region);
            std::map<std::string, std::string> named; // ids by name
            for (const Service& service : region.services) {
                CAPTURE(language);
                CAPTURE(service.id);
                CHECK(catalogue().messages(language).contains("short." + service.subject));
                const std::string name = words.short_name(service);
                CAPTURE(name);
                CHECK_FALSE(name.empty());
                CHECK(length(name).characters <= (chinese ? most_han_characters : most_characters));
                CHECK(length(name).han >= chinese);
                const auto [other, fresh] = named.emplace(name, service.id);
                CHECK_MESSAGE(fresh, other->second);
            }
        }
    }
}

TEST_CASE("one subject may be called otherwise where the list means something else by it")
{
    const locale::Messages messages = messages_in("zh-Hans");
    std::map<std::string, std::string> called;
    for (const Region& region : catalogue().policy().regions)
        for (const Service& service : region.services)
            if (service.subject == "family_guidance")
                called[region.id] = Words(catalogue(), messages, region).short_name(service);
    CHECK(called["shenzhen"] == "家庭教育指导");
    CHECK(called["zhejiang"] == "育儿指导和监护");
}

TEST_CASE("a service that no language calls otherwise goes by its official name")
{
    const locale::Messages messages = messages_in("en");
    const Region& region = catalogue().policy().regions.front();
    const Words words(catalogue(), messages, region);
    Service service = region.services.front();
    const std::string official(words.official(service.name));
    CHECK(words.short_name(service) != official);
    service.subject.clear();
    CHECK(words.short_name(service) == official);
    service.subject = "camel_riding";
    CHECK(words.short_name(service) == official);
}
