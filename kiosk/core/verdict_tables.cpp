// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/verdict_tables.hpp"

namespace kiosk {

VerdictTables::Codes VerdictTables::codes(const Answers& answers) const
{
    Codes codes {};
    for (std::size_t i = 0; i < max_facts; ++i)
        if (const FactId fact { static_cast<std::uint8_t>(i) }; answers.is_known(fact))
            codes[i] = code(fact, answers.value(fact));
    if ((narrowing_.set & answers.known()).none() || (narrowing_.set & ~answers.known()).none())
        return codes;
    std::size_t place = 0;
    for (std::size_t i = 0; i < narrowing_.facts.size(); ++i)
        if (const FactId fact = narrowing_.facts[i]; answers.is_known(fact))
            place += narrowing_.classes[i].code(answers.value(fact)) * narrowing_.strides[i];
    for (std::size_t i = 0; i < narrowing_.facts.size(); ++i)
        if (const FactId fact = narrowing_.facts[i]; !answers.is_known(fact))
            codes[index(fact)] = narrowing_.codes[place * narrowing_.facts.size() + i];
    return codes;
}

// As Decider::decide, settle and look_ahead for one benefit, here for all in one word.
VerdictTables::Verdicts VerdictTables::decide(const Codes& codes) const
{
    Truths fixed;
    for (const auto& table : fixed_) {
        const Truths& found = table.at(codes);
        fixed.may &= found.may;
        fixed.held &= found.held;
        fixed.told &= found.told;
        fixed.promised &= found.promised;
    }
    Moving moving;
    for (const auto& table : moving_) {
        const Moving& found = table.at(codes);
        moving.today.may &= found.today.may;
        moving.today.held &= found.today.held;
        moving.today.told &= found.today.told;
        moving.today.promised &= found.today.promised;
        moving.later.held &= found.later.held;
        moving.later.may &= found.later.may;
    }
    Confirmed confirmed { always_confirmed_, 0 };
    for (const auto& table : confirmed_) {
        const Confirmed& found = table.at(codes);
        confirmed.certain |= found.certain;
        confirmed.unsure |= found.unsure;
    }
    const std::uint64_t may = fixed.may & moving.today.may;
    const std::uint64_t held = fixed.held & moving.today.held;
    const std::uint64_t told = fixed.told & moving.today.told;
    const std::uint64_t promised = fixed.promised & moving.today.promised;
    const std::uint64_t certain = confirmed.certain | ~promised;
    const std::uint64_t unsure = (confirmed.unsure | ~told) & ~certain;
    const std::uint64_t not_yet = ~may & fixed.held & moving.later.held;
    const std::uint64_t perhaps_later = ~may & fixed.may & moving.later.may & ~not_yet;

    Verdicts all;
    const auto set = [&](Verdict verdict) -> std::uint64_t& { return all.sets[static_cast<std::size_t>(verdict)]; };
    set(Verdict::eligible) = benefits_ & held & ~certain & ~unsure;
    set(Verdict::conditional) = benefits_ & held & certain;
    set(Verdict::undetermined) = benefits_ & ((may & ~held) | (held & unsure) | perhaps_later);
    set(Verdict::not_yet) = benefits_ & not_yet;
    set(Verdict::ineligible) = benefits_ & ~may & ~not_yet & ~perhaps_later;
    all.membership = (held & told & promised & membership_) ? Truth::yes
        : (may & membership_)                               ? Truth::unknown
                                                            : Truth::no;
    return all;
}

Verdict VerdictTables::Verdicts::of(std::size_t benefit) const
{
    std::size_t verdict = 0;
    while (!(sets[verdict] >> benefit & 1))
        ++verdict;
    return static_cast<Verdict>(verdict);
}

std::size_t VerdictTables::bytes() const
{
    std::size_t sum = 0;
    for (const auto& table : fixed_)
        sum += table.entries.size() * sizeof(Truths);
    for (const auto& table : moving_)
        sum += table.entries.size() * sizeof(Moving);
    for (const auto& table : confirmed_)
        sum += table.entries.size() * sizeof(Confirmed);
    return sum;
}

} // namespace kiosk
