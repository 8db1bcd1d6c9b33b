// SPDX-License-Identifier: Apache-2.0
//
// What the content says on how to apply, against the official texts, the law and the traps.
#include "kiosk/core/membership_status.hpp"

#include "tests/policy/official_list.hpp"

#include <algorithm>

using namespace kiosk;
using namespace kiosk::tests;

namespace {

using Sentences = std::vector<const HowTo*>;

Sentences howto_of(std::string_view id)
{
    const OfficialList list(id.starts_with("ZJ") ? "zhejiang" : "shenzhen");
    Sentences all;
    for (const std::size_t at : list.decider.benefit(list.index_of(id)).howto)
        all.push_back(&list.policy.howto[at]);
    return all;
}

bool says(const Sentences& howto, Topic topic, Trust trust, std::string_view document, std::string_view words)
{
    return std::any_of(howto.begin(), howto.end(), [&](const HowTo* each) {
        return each->topic == topic && each->trust == trust && each->citation.document == document
            && (document.empty() ? each->citation.words : each->citation.article).find(words) != std::string::npos;
    });
}

const std::string& text(std::string_view language, std::string_view key)
{
    return installed().messages(language).find(key)->second;
}

} // namespace

TEST_CASE("every benefit tells where to go, what to do, and what to do when it is refused")
{
    for (const Region& region : installed().policy().regions) {
        for (const Service& service : region.services) {
            for (const Benefit& benefit : service.benefits) {
                const Sentences all = howto_of(benefit.id);
                for (const Topic topic : { Topic::where, Topic::step, Topic::refused })
                    CHECK_MESSAGE(
                        (std::any_of(all.begin(), all.end(), [&](auto* each) { return each->topic == topic; })
                            || (topic == Topic::where && benefit.modes == std::vector<std::string> { "automatic" })),
                        benefit.id);
                CHECK_MESSAGE(
                    std::is_sorted(all.begin(), all.end(), [](auto* a, auto* b) { return a->topic < b->topic; }),
                    benefit.id);
            }
        }
    }
}

TEST_CASE("T6: allowances go to the hukou place, relief to the place of the emergency, by the law of 2026")
{
    for (const char* id : { "ZJ-13a", "ZJ-14a", "SZ-13a", "SZ-14a", "ZJ-15a", "SZ-15a" })
        CHECK_MESSAGE(says(howto_of(id), Topic::where, Trust::law, "social_assistance_law", "第三十七条"), id);
    CHECK(says(howto_of("ZJ-15a"), Topic::where, Trust::official, "", "急难发生地"));
    CHECK(says(howto_of("SZ-15a"), Topic::where, Trust::official, "", "急难发生地"));
    CHECK(text("zh-Hans", "howto.hukou_town_law").find("户口所在地") != std::string::npos);
    for (const char* key : { "howto.relief_law", "howto.residence_law" })
        CHECK_MESSAGE(text("zh-Hans", key).starts_with("2026年7月1日起"), key);
}

TEST_CASE("T7: rehabilitation is applied for on the spot in Zhejiang; Shenzhen’s list does not say so")
{
    CHECK(says(howto_of("ZJ-11b"), Topic::where, Trust::official, "", "就地受理"));
    const Sentences shenzhen = howto_of("SZ-11b");
    CHECK(std::none_of(shenzhen.begin(), shenzhen.end(),
        [](auto* each) { return each->topic == Topic::where && each->trust != Trust::practice; }));
    CHECK(says(howto_of("SZ-10a"), Topic::step, Trust::official, "", "跨省通办"));
    CHECK_FALSE(says(howto_of("SZ-10a"), Topic::step, Trust::official, "", "省内通办"));
}

TEST_CASE("T19: in danger the first word is the number to call")
{
    for (const char* id : { "ZJ-15a", "ZJ-16c", "SZ-15a", "SZ-15b" })
        CHECK_MESSAGE(howto_of(id).front()->id == "danger_first", id);
    CHECK(text("zh-Hans", "howto.danger_first").find("110") < text("zh-Hans", "howto.danger_first").find("120"));
    // The hotline that the region's own text names stands first.
    CHECK(text("zh-Hans", "howto." + howto_of("ZJ-17a").front()->id).find("96525") != std::string::npos);
    CHECK(text("zh-Hans", "howto." + howto_of("SZ-18a").front()->id).find("12356") != std::string::npos);
}

TEST_CASE("T18: no statement names what a child must not be called")
{
    for (const std::string& language : installed().languages())
        for (const auto& [key, words] : installed().messages(language))
            if (key.starts_with("howto.") || key.starts_with("hindrance."))
                for (const char* name : { "艾滋", "HIV", "AIDS", "精神病" })
                    CHECK_MESSAGE(words.find(name) == std::string::npos, key);
}

TEST_CASE("T2, T3, T20, T21: who stands outside the definition still has something now")
{
    const OfficialList zhejiang("zhejiang");
    const auto stands = [&](const Answers& answers) {
        return membership_status(zhejiang.decider, zhejiang.decider.decide(answers), answers);
    };
    const auto hindrances = [&](const MembershipStatus& status) {
        std::vector<std::string_view> ids;
        for (const UnmetClause& unmet_clause : status.unmet)
            ids.push_back(unmet_clause.hindrance);
        return ids;
    };
    const auto has = [&](const std::vector<std::size_t>& benefits, std::string_view id) {
        return std::find(benefits.begin(), benefits.end(), zhejiang.index_of(id)) != benefits.end();
    };
    CHECK(stands(zhejiang.member({})).unmet.empty());

    const MembershipStatus baby = stands(zhejiang.member({ { "age", 1 }, { "months_here", 2 } }));
    CHECK(hindrances(baby) == std::vector<std::string_view> { "under_six_months" });
    CHECK(has(baby.now, "ZJ-01b"));
    CHECK(has(baby.later, "ZJ-01a"));

    const MembershipStatus grown = stands(zhejiang.member({ { "age", 16 }, { "emergency", true } }));
    CHECK(hindrances(grown) == std::vector<std::string_view> { "over_sixteen" });
    CHECK(has(grown.now, "ZJ-15a"));
    CHECK(hindrances(stands(zhejiang.member({ { "age", 18 } }))) == std::vector<std::string_view> { "adult" });

    const MembershipStatus alone = stands(zhejiang.member({ { "age", 15 }, { "carer", "alone" } }));
    CHECK(hindrances(alone) == std::vector<std::string_view> { "alone" });
    CHECK(has(alone.now, "ZJ-16c"));

    const MembershipStatus relative = stands(zhejiang.member({ { "carer", "relative" } }));
    REQUIRE(hindrances(relative) == std::vector<std::string_view> { "relative" });
    CHECK(relative.unmet.front().truth == Truth::unknown);
    CHECK(hindrances(stands(zhejiang.member({ { "hukou", "none" } }))) == std::vector<std::string_view> { "no_hukou" });
    CHECK(hindrances(stands(zhejiang.member({ { "hukou", dont_know } })))
        == std::vector<std::string_view> { hindrance_not_told });
}
