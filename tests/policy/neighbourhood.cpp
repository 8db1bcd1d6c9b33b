// SPDX-License-Identifier: Apache-2.0
#include "tests/policy/neighbourhood.hpp"

#include <algorithm>

namespace kiosk::tests {

Neighbourhood::Neighbourhood(const OfficialList& list, unsigned seed)
    : list_(list)
    , random_(seed)
{
}

Answers Neighbourhood::family()
{
    Answers family;
    tick(family,
        { { "residence_permit", 65 }, { "hardship", 25 }, { "low_income", 8 }, { "housing_hardship", 20 },
            { "emergency", 2 }, { "parent_seeking_work", 12 } });
    choose(family, "hukou",
        { { "other_province", 70 }, { "same_province", 24 }, { "here", 3 }, { "none", 1 }, { "outside_mainland", 2 } });
    choose(family, "carer", { { "parent", 92 }, { "guardian", 2 }, { "relative", 5 }, { "alone", 1 } });
    family.know(list_.fact("months_here"), lot(12) ? 6 + lot(60) : lot(6));
    insure(family);
    return family;
}

Answers Neighbourhood::child(const Answers& family)
{
    while (true) {
        Answers child = family;
        const int age = lot(16);
        child.know(list_.fact("age"), age);
        child.know(list_.fact("newborn"), age == 0 && lot(12) == 0);
        child.know(list_.fact("months_here"), std::min(family.value(list_.fact("months_here")), 12 * age + lot(12)));
        const int junior = 12;
        const int senior = 15;
        choose(child, "stage",
            age < 3            ? Shares { { "none", 80 }, { "nursery", 20 } }
                : age < 6      ? Shares { { "kindergarten", 88 }, { "none", 12 } }
                : age == 6     ? Shares { { "kindergarten", 45 }, { "primary", 55 } }
                : age < junior ? Shares { { "primary", 99 }, { "none", 1 } }
                : age < senior ? Shares { { "junior_high", 98 }, { "none", 2 } }
                               : Shares { { "senior_high", 60 }, { "vocational", 38 }, { "none", 2 } });
        if (lot(100) >= 85)
            insure(child);
        tick(child,
            { { "born_here", age == 0 ? 50 : 15 }, { "core_districts", 30 }, { "inclusive_kindergarten", 80 },
                { "enrolled_here", 92 }, { "rural_school", 30 }, { "disability", 3 }, { "distress", 8 },
                { "destitute", 1 }, { "unsupported", 1 }, { "severe_mental_disorder", 1 }, { "care_concern", 1 } });
        child.know(list_.fact("height_under_120"), age < 7);
        if (list_.policy.contradictions_in(child).empty())
            return child;
    }
}

void Neighbourhood::insure(Answers& answers)
{
    choose(answers, "insured", { { "here", 40 }, { "same_province", 12 }, { "other_province", 43 }, { "none", 5 } });
}

int Neighbourhood::lot(int below)
{
    return std::uniform_int_distribution(0, below - 1)(random_);
}

void Neighbourhood::tick(Answers& answers, Shares shares)
{
    for (const auto& [fact, share] : shares)
        answers.know(list_.fact(fact), lot(100) < share);
}

void Neighbourhood::choose(Answers& answers, std::string_view fact, Shares shares)
{
    int left = lot(100);
    for (const auto& [value, share] : shares)
        if ((left -= share) < 0)
            return answers.know(list_.fact(fact), *list_.policy.schema[list_.fact(fact)].value_of(value));
}

int as_told(const Question& question, int value)
{
    for (auto choice = question.choices.rbegin(); choice != question.choices.rend(); ++choice)
        if (*choice <= value)
            return *choice;
    return value;
}

std::string spread(std::vector<int> counts)
{
    std::sort(counts.begin(), counts.end());
    const auto at = [&](std::size_t percent) { return std::to_string(counts[(counts.size() - 1) * percent / 100]); };
    return "median " + at(50) + ", 10 % at most " + at(10) + ", 90 % at most " + at(90) + ", longest " + at(100);
}

int median(std::vector<int> counts)
{
    const auto middle = counts.begin() + static_cast<std::ptrdiff_t>((counts.size() - 1) / 2);
    std::nth_element(counts.begin(), middle, counts.end());
    return *middle;
}

} // namespace kiosk::tests
