// SPDX-License-Identifier: Apache-2.0
//
// Rules: boolean expressions over facts, in strong Kleene logic.
//
//   rule     = and-rule { "or" and-rule }
//   and-rule = unary { "and" unary }
//   unary    = "not" unary | "(" rule ")" | "unsettled(" confirmation ")" | test
//   test     = boolean-fact | term
//            | fact ("==" | "!=") value
//            | fact ("<" | "<=" | ">" | ">=" | "==" | "!=") bound        integers
//            | fact "in" ("{" value {"," value} "}" | integer ".." integer)
//   bound    = integer | fact | integer "*" fact ["+" integer]
//
// `term` is the name of a shared rule of the content; `unsettled(x)` is a condition that no answer of the family
// settles and only an office can: it is unknown, and carries x instead of a fact.
#pragma once

#include "kiosk/core/domains.hpp"

#include <cstdint>
#include <functional>
#include <span>

namespace kiosk {

enum class Truth : std::uint8_t { no, unknown, yes };

constexpr Truth operator&&(Truth a, Truth b)
{
    return a < b ? a : b;
}
constexpr Truth operator||(Truth a, Truth b)
{
    return a > b ? a : b;
}
constexpr Truth operator!(Truth a)
{
    return static_cast<Truth>(2 - static_cast<int>(a));
}

inline constexpr std::size_t max_confirmations = 64;

// A condition that only an office can decide; index into the content's list of them.
enum class ConfirmationId : std::uint8_t {};
constexpr std::size_t index(ConfirmationId id)
{
    return static_cast<std::size_t>(id);
}
using ConfirmationSet = std::bitset<max_confirmations>;

// What evaluation found. When `truth` is unknown, `missing` and `unsettled` are what would settle it; else both are
// empty.
struct Finding {
    Truth truth = Truth::yes;
    FactSet missing;
    ConfirmationSet unsettled;

    static Finding of(bool value) { return { value ? Truth::yes : Truth::no, {}, {} }; }
    // Whether an answer of the family can still change it.
    bool open() const { return missing.any(); }
    // No answer of the family settles it any more, only an office can.
    bool waits_for_office() const { return truth == Truth::unknown && !open(); }
    bool operator==(const Finding&) const = default;
};

// Conjunction: a no absorbs whatever is unknown; two unknowns need the facts of both.
inline Finding operator&&(const Finding& a, const Finding& b)
{
    if (a.truth == b.truth)
        return { a.truth, a.missing | b.missing, a.unsettled | b.unsettled };
    return a.truth < b.truth ? a : b;
}
inline Finding operator||(const Finding& a, const Finding& b)
{
    if (a.truth == b.truth)
        return { a.truth, a.missing | b.missing, a.unsettled | b.unsettled };
    return a.truth > b.truth ? a : b;
}
inline Finding operator!(const Finding& a)
{
    return { !a.truth, a.missing, a.unsettled };
}

// How a condition that only an office can decide is read.
enum class Office : std::uint8_t { unsettled, in_favour, against };

class Rule {
public:
    // What a rule may speak of. `confirmation` and `term` say nothing of a name they do not know.
    struct Vocabulary {
        const Schema& schema;
        std::function<std::optional<ConfirmationId>(std::string_view)> confirmation;
        std::function<const Rule*(std::string_view)> term;
    };

    // The rule that always holds.
    Rule() = default;

    // An error says what was expected and at which character (from 1) of the source.
    static Result<Rule> parse(std::string_view source, const Vocabulary& vocabulary);

    // A fact that is not known counts as known as far as every value of its domain says the same.
    // With the office in favour it tells whether answers of the family alone can still make the rule fail.
    Finding evaluate(const Answers& answers, const Domains& domains = {}, Office office = Office::unsettled) const;
    // Truth alone, without the facts behind it.
    Truth truth(const Answers& answers, const Domains& domains = {}) const;

    // The rule from its leaves up, for saying it in another notation. `notation` makes a value of each leaf and joins
    // values as the rule does, so that it is an algebra of one type:
    //   always()                               the rule without a condition
    //   range(fact, low, high)                 an integer, both ends included; see lowest_end, highest_end
    //   among(fact, mask)                      a boolean or a choice: bit v is set when value v passes
    //   difference(fact, factor, other, low, high)   fact - factor × other
    //   unsettled(confirmation)
    //   both(a, b), either(a, b), negation(a)
    template <class Notation> auto read(Notation&& notation) const
    {
        return nodes_.empty() ? notation.always() : read(nodes_.size() - 1, notation);
    }
    // Open ends of a range.
    static constexpr int lowest_end = std::numeric_limits<int>::min();
    static constexpr int highest_end = std::numeric_limits<int>::max();

    const std::string& source() const { return source_; }
    // Every fact that the rule reads.
    FactSet facts() const { return facts_; }
    ConfirmationSet confirmations() const { return confirmations_; }
    // The values at which a test of an integer fact can turn: v such that v and v-1 may differ. Ascending, each once.
    std::vector<int> turning_points(FactId fact) const;
    // Those, and where a comparison of two integers can turn with what is known of the other.
    std::vector<int> turning_points(FactId fact, const Answers& answers, const Domains& domains) const;

private:
    enum class Op : std::uint8_t { constant, range, mask, linear, unsettled, both, either, negation };

    // Nodes in postfix order: children come before their parent, the root is last.
    struct Node {
        static constexpr int lowest = lowest_end;
        static constexpr int highest = highest_end;

        Op op = Op::constant;
        FactId fact {};
        FactId other {}; // linear: fact - factor × other, tested against the range
        ConfirmationId confirmation {};
        int factor = 0;
        int low = 0; // range and linear: inclusive
        int high = 0;
        std::uint32_t mask = 0; // mask: bit v is set when value v passes
        std::uint16_t left = 0;
        std::uint16_t right = 0;
    };

    class Parser;

    template <class Notation> auto read(std::size_t at, Notation& notation) const -> decltype(notation.always())
    {
        const Node& node = nodes_[at];
        switch (node.op) {
        case Op::range:
            return notation.range(node.fact, node.low, node.high);
        case Op::mask:
            return notation.among(node.fact, node.mask);
        case Op::linear:
            return notation.difference(node.fact, node.factor, node.other, node.low, node.high);
        case Op::unsettled:
            return notation.unsettled(node.confirmation);
        case Op::both:
            return notation.both(read(node.left, notation), read(node.right, notation));
        case Op::either:
            return notation.either(read(node.left, notation), read(node.right, notation));
        case Op::negation:
            return notation.negation(read(node.left, notation));
        case Op::constant:
            break;
        }
        return notation.always();
    }

    Finding evaluate(std::size_t node, const Answers& answers, const Domains& domains, Office office) const;
    Truth truth(std::size_t node, const Answers& answers, const Domains& domains) const;
    static Truth test(const Node& node, const Answers& answers, const Domains& domains);

    std::string source_;
    std::vector<Node> nodes_;
    FactSet facts_;
    ConfirmationSet confirmations_;
};

} // namespace kiosk
