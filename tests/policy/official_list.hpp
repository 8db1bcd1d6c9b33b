// SPDX-License-Identifier: Apache-2.0
//
// One region's list as it is installed, asked in the words of the tables: facts and choices by their names.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/core/decide.hpp"

#include <doctest/doctest.h>

#include <initializer_list>

namespace kiosk::tests {

// The content of this build.
const content::Catalogue& installed();

// One thing a family tells: { "age", 9 }, { "hardship", true }, { "stage", "primary" }, { "hukou", dont_know }.
inline constexpr struct DontKnow {
} dont_know;

struct Told {
    Told(std::string_view fact_name, int number)
        : fact(fact_name)
        , value(number)
    {
    }
    Told(std::string_view fact_name, bool yes)
        : fact(fact_name)
        , value(yes ? 1 : 0)
    {
    }
    Told(std::string_view fact_name, const char* choice_name)
        : fact(fact_name)
        , choice(choice_name)
    {
    }
    Told(std::string_view fact_name, std::string_view choice_name)
        : fact(fact_name)
        , choice(choice_name)
    {
    }
    Told(std::string_view fact_name, DontKnow)
        : fact(fact_name)
    {
    }

    std::string_view fact;
    std::optional<int> value;
    std::string_view choice;
};

using Words = std::initializer_list<Told>;

class OfficialList {
public:
    explicit OfficialList(std::string_view region);

    FactId fact(std::string_view name) const;
    std::size_t index_of(std::string_view benefit) const;

    Answers told(Words words) const { return told({}, words); }
    // `before`, and what `words` add or changes.
    Answers told(const Answers& before, Words words) const;
    // A child of nine by the list's own definition: hukou in another province, here with a parent for exactly six
    // months.
    Answers member(Words words = {}) const;

    Truth membership(const Answers& answers) const { return decider.decide(answers).membership.truth; }
    BenefitDecision decided(std::string_view benefit, const Answers& answers) const;
    Verdict verdict(std::string_view benefit, const Answers& answers) const
    {
        return decided(benefit, answers).verdict;
    }
    Verdict service(std::string_view service, const Answers& answers) const;
    // Whether an office still has to decide `confirmation`.
    bool confirms(std::string_view benefit, const Answers& answers, std::string_view confirmation) const;

    const Policy& policy;
    const Region& region;
    const Decider decider;
};

struct BothLists {
    const OfficialList zhejiang { "zhejiang" };
    const OfficialList shenzhen { "shenzhen" };
};

// One cell of a table: what the text gives this child.
struct Cell {
    std::string_view benefit;
    Verdict verdict;
};
void check(const OfficialList& list, const Answers& answers, std::initializer_list<Cell> cells);

} // namespace kiosk::tests

template <> struct doctest::StringMaker<kiosk::Verdict> {
    static String convert(kiosk::Verdict verdict) { return std::string(kiosk::name(verdict)).c_str(); }
};
template <> struct doctest::StringMaker<kiosk::Truth> {
    static String convert(kiosk::Truth truth) { return std::string(kiosk::name(truth)).c_str(); }
};
