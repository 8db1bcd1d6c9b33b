// SPDX-License-Identifier: Apache-2.0
#include "tests/policy/second_reading.hpp"

#include <algorithm>
#include <map>

using namespace kiosk;
using namespace kiosk::tests;
using enum Verdict;

namespace {

// A child of whom everything is known.
struct Child {
    int age, months_here;
    std::string hukou, carer, stage, insured;
    bool newborn, born_here, core_districts, inclusive, enrolled, rural, short_enough, disability, unsupported,
        disorder, destitute, care_concern, distress, permit, hardship, low_income, housing, emergency, seeking_work;

    bool poor() const { return hardship || low_income; }
    bool aid_ground() const { return poor() || destitute || unsupported || disability; }
    bool preschool() const { return stage == "none" || stage == "nursery" || stage == "kindergarten"; }
    bool kindergarten() const { return stage == "kindergarten"; }
    bool in_compulsory_school() const { return stage == "primary" || stage == "junior_high"; }
    bool compulsory() const { return in_compulsory_school() || (stage == "none" && age >= 6 && age <= 15); }
    bool at_school() const { return in_compulsory_school() || stage == "senior_high" || stage == "vocational"; }
    Truth student() const { return at_school() ? Truth::yes : kindergarten() ? Truth::unknown : Truth::no; }
    bool minor() const { return age < 18; }
    bool in_danger() const { return care_concern || (carer == "alone" && age < 16); }
    // "3–6" until primary school (design: readings): a child kept in kindergarten at seven is still before it.
    bool three_to_six() const { return age >= 3 && (kindergarten() || (preschool() && age <= 6)); }
};

Child child_of(const OfficialList& list, const Answers& answers)
{
    const auto number = [&](const char* fact) { return answers.value(list.fact(fact)); };
    const auto yes = [&](const char* fact) { return number(fact) == 1; };
    const auto choice = [&](const char* fact) { return list.policy.schema[list.fact(fact)].spelled(number(fact)); };
    return { number("age"), number("months_here"), choice("hukou"), choice("carer"), choice("stage"), choice("insured"),
        yes("newborn"), yes("born_here"), yes("core_districts"), yes("inclusive_kindergarten"), yes("enrolled_here"),
        yes("rural_school"), yes("height_under_120"), yes("disability"), yes("unsupported"),
        yes("severe_mental_disorder"), yes("destitute"), yes("care_concern"), yes("distress"), yes("residence_permit"),
        yes("hardship"), yes("low_income"), yes("housing_hardship"), yes("emergency"), yes("parent_seeking_work") };
}

Truth truth(bool value)
{
    return value ? Truth::yes : Truth::no;
}

// Membership without the six months, then with them.
Truth moved(const Child& c, bool zhejiang)
{
    const Truth guardian = c.carer == "relative" ? Truth::unknown : truth(c.carer == "parent" || c.carer == "guardian");
    Truth hukou = truth(c.hukou == "same_province" || c.hukou == "other_province");
    if (c.hukou == "none")
        hukou = Truth::unknown;
    if (zhejiang && c.hukou == "same_city_county")
        hukou = Truth::yes;
    if (zhejiang && c.hukou == "same_city_district")
        hukou = truth(!c.core_districts);
    return truth(c.age < 16) && guardian && hukou;
}
// A newborn with whom it lives: neither the six months nor a registration that is still to be made.
Truth with_a_guardian(const Child& c)
{
    return c.carer == "relative" ? Truth::unknown : truth(c.carer == "parent" || c.carer == "guardian");
}
Truth member(const Child& c, bool zhejiang)
{
    return moved(c, zhejiang) && truth(c.months_here >= 6);
}

enum class Asks { membership, guardian, nothing };

constexpr auto everyone = [](const Child&) { return Truth::yes; };
constexpr auto always = [](const Child&) { return true; };
constexpr auto never = [](const Child&) { return false; };

// What the text says of one benefit: when it holds, and whether it is then promised or left to an office.
struct Reading {
    Truth (*condition)(const Child&) = everyone;
    bool (*promised)(const Child&) = always;
    Asks asks = Asks::membership;
};

// Only to let a table of 97 rows read as one.
#define ASKS_FOR(condition) [](const Child& c) { return truth(condition); }

const std::map<std::string_view, Reading> readings = {
    { "ZJ-01a", { ASKS_FOR(c.age <= 6) } },
    { "ZJ-01b", { ASKS_FOR(c.age <= 6), always, Asks::nothing } },
    { "ZJ-01c", { ASKS_FOR(c.age == 0 && c.newborn && c.born_here), always, Asks::guardian } },
    { "ZJ-01d", { ASKS_FOR(c.age < 3), never } },
    { "ZJ-02a", { ASKS_FOR(c.three_to_six()), never } },
    { "ZJ-02b", { ASKS_FOR(c.three_to_six() && c.kindergarten() && c.aid_ground()), never } },
    { "ZJ-02c", { ASKS_FOR(c.three_to_six() && c.kindergarten()) } },
    { "ZJ-03a", { ASKS_FOR(c.compulsory()) } },
    { "ZJ-03b", { ASKS_FOR(c.in_compulsory_school()) } },
    { "ZJ-03c", { ASKS_FOR(c.in_compulsory_school() && c.aid_ground()), never } },
    { "ZJ-03d", { ASKS_FOR(c.in_compulsory_school() && c.rural && c.aid_ground()), never } },
    { "ZJ-03e", { ASKS_FOR(c.compulsory()), never } },
    { "ZJ-03f", { ASKS_FOR(c.compulsory()), never } },
    { "ZJ-04a", { ASKS_FOR(c.stage == "senior_high"), never } },
    { "ZJ-04b", { ASKS_FOR(c.stage == "senior_high" && c.aid_ground()), never } },
    { "ZJ-05a", { ASKS_FOR(c.stage == "vocational"), never } },
    { "ZJ-06a", {} },
    { "ZJ-07a", { everyone, [](const Child& c) { return c.permit || c.insured == "here"; } } },
    { "ZJ-07b", { ASKS_FOR(c.insured == "same_province" || c.insured == "other_province") } },
    { "ZJ-08a", { ASKS_FOR(c.disorder) } },
    { "ZJ-08b", { ASKS_FOR(c.disorder) } },
    { "ZJ-09a", { ASKS_FOR(c.housing), never } },
    { "ZJ-10a", { ASKS_FOR(c.unsupported) } },
    { "ZJ-10b", { ASKS_FOR(c.unsupported), never } },
    { "ZJ-11a", { ASKS_FOR(c.disability), never } },
    { "ZJ-11b", { ASKS_FOR(c.disability) } },
    { "ZJ-12a", { ASKS_FOR(c.disability && c.kindergarten() && c.inclusive) } },
    { "ZJ-12b", { ASKS_FOR(c.disability && c.at_school() && c.poor()) } },
    { "ZJ-12c", { [](const Child& c) { return truth(c.disability) && c.student(); } } },
    { "ZJ-13a", { ASKS_FOR(c.low_income), never } },
    { "ZJ-14a", { ASKS_FOR(c.destitute), never } },
    { "ZJ-15a", { ASKS_FOR(c.emergency && c.minor()), never, Asks::nothing } },
    { "ZJ-16a", {} },
    { "ZJ-16b", { everyone, never } },
    { "ZJ-16c", { ASKS_FOR(c.in_danger() && c.minor()), never, Asks::nothing } },
    { "ZJ-17a", {} },
    { "ZJ-17b", { ASKS_FOR(c.distress || c.disorder), never } },
    { "ZJ-18a", {} },
    { "ZJ-18b", {} },
    { "ZJ-18c", {} },
    { "ZJ-19a", {} },
    { "ZJ-19b", {} },
    { "ZJ-20a", {} },
    { "ZJ-20b", {} },
    { "SZ-01a", { ASKS_FOR(c.age <= 6) } },
    { "SZ-01b", { ASKS_FOR(c.age <= 6), always, Asks::nothing } },
    { "SZ-01c", { ASKS_FOR(c.age < 3), never } },
    { "SZ-02a", { ASKS_FOR(c.three_to_six()), never } },
    { "SZ-02b", { ASKS_FOR(c.three_to_six() && c.kindergarten() && c.inclusive && c.poor()) } },
    { "SZ-03a", { ASKS_FOR(c.compulsory()) } },
    { "SZ-03b", { ASKS_FOR(c.in_compulsory_school()) } },
    { "SZ-03c", { ASKS_FOR(c.compulsory()), never } },
    { "SZ-03d", { ASKS_FOR(c.in_compulsory_school() && c.enrolled && c.poor()) } },
    { "SZ-03e", { ASKS_FOR(c.compulsory()), never } },
    { "SZ-04a", { ASKS_FOR(c.stage == "senior_high"), never } },
    { "SZ-04b", { ASKS_FOR(c.stage == "senior_high" && c.enrolled && c.poor()) } },
    { "SZ-04c", { ASKS_FOR(c.stage == "senior_high" && c.poor()), never } },
    { "SZ-05a", { ASKS_FOR(c.stage == "vocational" && c.enrolled), never } },
    { "SZ-05b", { ASKS_FOR(c.stage == "vocational"), never } },
    { "SZ-06a", {} },
    { "SZ-07a", { ASKS_FOR(c.kindergarten() || (c.preschool() && c.age <= 6)), never } },
    { "SZ-07b", { ASKS_FOR(c.aid_ground()), never } },
    { "SZ-07c", { ASKS_FOR(c.insured == "other_province"), never } },
    { "SZ-08a", { ASKS_FOR(c.disorder) } },
    { "SZ-08b", { ASKS_FOR(c.disorder) } },
    { "SZ-09a", { ASKS_FOR(c.housing), never } },
    { "SZ-10a", { ASKS_FOR(c.unsupported), [](const Child& c) { return c.hukou != "same_province"; } } },
    { "SZ-10b", { ASKS_FOR(c.unsupported), never } },
    { "SZ-11a", { ASKS_FOR(c.disability), never } },
    { "SZ-11b", { ASKS_FOR(c.disability), never } },
    { "SZ-12a", { ASKS_FOR(c.disability && c.kindergarten() && c.inclusive && c.poor()) } },
    { "SZ-12b", { ASKS_FOR(c.disability && c.at_school() && c.enrolled && c.poor()) } },
    { "SZ-12c", { [](const Child& c) { return truth(c.disability) && c.student(); } } },
    { "SZ-12d", { ASKS_FOR(c.disability && (c.at_school() || c.kindergarten())), never } },
    { "SZ-13a", { ASKS_FOR(c.low_income), never } },
    { "SZ-14a", { ASKS_FOR(c.destitute), never } },
    { "SZ-15a", { ASKS_FOR(c.emergency && c.minor()), never, Asks::nothing } },
    { "SZ-15b", { ASKS_FOR((c.in_danger() || c.emergency) && c.minor()), never, Asks::nothing } },
    { "SZ-16a", { ASKS_FOR(c.short_enough) } },
    { "SZ-16b", { [](const Child& c) { return c.student(); } } },
    { "SZ-17a", {} },
    { "SZ-17b", { everyone, never } },
    { "SZ-18a", {} },
    { "SZ-18b", { ASKS_FOR(c.distress || c.disorder), never } },
    { "SZ-18c", {} },
    { "SZ-19a", {} },
    { "SZ-19b", {} },
    { "SZ-19c", {} },
    { "SZ-19d", {} },
    { "SZ-19e", {} },
    { "SZ-20a", {} },
    { "SZ-20b", {} },
    { "SZ-20c", {} },
    { "SZ-20d", {} },
    { "SZ-20e", {} },
    { "SZ-20f", { ASKS_FOR(c.seeking_work) } },
    { "SZ-20g", { everyone, never } },
};
#undef ASKS_FOR

Truth holds(const Reading& reading, const Child& child, bool zhejiang)
{
    switch (reading.asks) {
    case Asks::membership:
        return member(child, zhejiang) && reading.condition(child);
    case Asks::guardian:
        return with_a_guardian(child) && reading.condition(child);
    case Asks::nothing:
        return reading.condition(child);
    }
    return Truth::no;
}

Verdict verdict(const Reading& reading, const Child& child, bool zhejiang)
{
    const Truth today = holds(reading, child, zhejiang);
    if (today == Truth::yes)
        return reading.promised(child) ? eligible : conditional;
    if (today == Truth::unknown)
        return conditional; // all is told: only an office can say
    // Would time alone make it true? Every later age, with the months there are and with six.
    Truth ever = Truth::no;
    for (Child later = child; later.age <= 20; ++later.age) {
        for (const int months : { child.months_here, std::max(child.months_here, 6) }) {
            later.months_here = months;
            ever = ever || holds(reading, later, zhejiang);
        }
    }
    return ever == Truth::no ? ineligible : not_yet;
}

} // namespace

namespace kiosk::tests {

std::size_t SecondReading::count()
{
    return readings.size();
}

Verdict SecondReading::verdict(std::string_view benefit, const Answers& answers) const
{
    return ::verdict(readings.at(benefit), child_of(list_, answers), zhejiang_);
}

Truth SecondReading::membership(const Answers& answers) const
{
    return member(child_of(list_, answers), zhejiang_);
}

bool SecondReading::waives_all(std::string_view benefit)
{
    return readings.at(benefit).asks == Asks::nothing;
}

// Ages of the stages of education: generous, for those who began early or late; a disabled child may enter school late
// and stay for longer.
bool SecondReading::possible(const Answers& answers) const
{
    const Child c = child_of(list_, answers);
    const std::map<std::string_view, std::pair<int, int>> ages
        = { { "none", { 0, 20 } }, { "nursery", { 0, 4 } }, { "kindergarten", { 2, 8 } }, { "primary", { 5, 20 } },
              { "junior_high", { 10, 20 } }, { "senior_high", { 13, 20 } }, { "vocational", { 13, 20 } } };
    const auto [youngest, oldest] = ages.at(c.stage);
    if (c.age < youngest || c.age > oldest || (c.newborn && c.age > 0))
        return false;
    // In the first month of life: at home, or looked after; and nowhere for longer than that month.
    if (c.newborn && (c.months_here > 1 || (c.stage != "none" && c.stage != "nursery")))
        return false;
    // Alive for at most twelve months a completed year, and eleven of the year that is not.
    return c.months_here <= 12 * c.age + 11;
}

std::string_view SecondReading::hindrance(std::string_view clause, const Answers& answers) const
{
    const Child c = child_of(list_, answers);
    if (clause == "age" && c.age >= 16)
        return c.age < 18 ? "over_sixteen" : "adult";
    if (clause == "guardian" && (c.carer == "alone" || c.carer == "relative"))
        return c.carer == "alone" ? "alone" : "relative";
    if (clause == "county" || clause == "hukou") {
        if (c.hukou == "outside_mainland")
            return "outside_mainland";
        if (c.hukou == "none")
            return "no_hukou";
        if (zhejiang_ && c.hukou == "here")
            return "same_county";
        // Every district of the city is Shenzhen.
        if (!zhejiang_ && (c.hukou == "here" || c.hukou == "same_city_district" || c.hukou == "same_city_county"))
            return "shenzhen_hukou";
    }
    if (clause == "central_districts" && c.hukou == "same_city_district" && c.core_districts)
        return "central_districts";
    if (clause == "residence" && c.months_here < 6)
        return "under_six_months";
    return {};
}

} // namespace kiosk::tests
