// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/rule.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace kiosk {
namespace {

// Deep enough for any readable rule, shallow enough for any stack.
constexpr int max_depth = 64;

std::string in_marks(std::string_view text)
{
    return '"' + std::string(text) + '"';
}

} // namespace

// Recursive descent over the grammar in the header.
class Rule::Parser {
public:
    Parser(std::string_view source, const Vocabulary& vocabulary)
        : source_(source)
        , vocabulary_(vocabulary)
    {
        advance();
    }

    Result<Rule> run()
    {
        const auto root = parse_either(0);
        if (root && !token_.empty())
            return fail("expected \"and\", \"or\" or the end of the rule");
        if (!root)
            return Error { error_ };
        rule_.source_ = source_;
        return std::move(rule_);
    }

private:
    using Index = std::optional<std::uint16_t>; // nothing: error_ says why

    Error fail(const std::string& expected)
    {
        if (error_.empty())
            error_ = "character " + std::to_string(token_start_ + 1) + ": " + expected
                + (token_.empty() ? ", got the end of the rule" : ", got " + in_marks(token_));
        return { error_ };
    }

    Index failed(const std::string& expected)
    {
        (void)fail(expected);
        return std::nullopt;
    }

    static bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

    void advance()
    {
        while (position_ < source_.size() && std::isspace(static_cast<unsigned char>(source_[position_])))
            ++position_;
        token_start_ = position_;
        if (position_ == source_.size()) {
            token_ = {};
            return;
        }
        if (is_word(source_[position_])) {
            while (position_ < source_.size() && is_word(source_[position_]))
                ++position_;
        } else {
            static constexpr std::string_view pairs[] = { "==", "!=", "<=", ">=", ".." };
            const auto two = source_.substr(position_, 2);
            position_ += std::find(std::begin(pairs), std::end(pairs), two) != std::end(pairs) ? 2 : 1;
        }
        token_ = source_.substr(token_start_, position_ - token_start_);
    }

    bool accept(std::string_view text)
    {
        if (token_ != text)
            return false;
        advance();
        return true;
    }

    Index add(Node node)
    {
        if (rule_.nodes_.size() >= highest_index)
            return failed("expected a shorter rule");
        rule_.nodes_.push_back(node);
        return static_cast<std::uint16_t>(rule_.nodes_.size() - 1);
    }

    Index join(Op op, std::uint16_t left, std::uint16_t right)
    {
        Node node;
        node.op = op;
        node.left = left;
        node.right = right;
        return add(node);
    }

    Index parse_either(int depth)
    {
        if (depth > max_depth)
            return failed("expected fewer brackets");
        Index left = parse_both(depth);
        while (left && accept("or")) {
            const Index right = parse_both(depth);
            if (!right)
                return right;
            left = join(Op::either, *left, *right);
        }
        return left;
    }

    Index parse_both(int depth)
    {
        Index left = parse_unary(depth);
        while (left && accept("and")) {
            const Index right = parse_unary(depth);
            if (!right)
                return right;
            left = join(Op::both, *left, *right);
        }
        return left;
    }

    Index parse_unary(int depth)
    {
        if (depth > max_depth)
            return failed("expected fewer brackets");
        if (accept("not")) {
            const Index inner = parse_unary(depth + 1);
            return inner ? join(Op::negation, *inner, *inner) : inner;
        }
        if (accept("(")) {
            const Index inner = parse_either(depth + 1);
            if (inner && !accept(")"))
                return failed("expected \")\"");
            return inner;
        }
        if (accept("unsettled"))
            return parse_unsettled();
        return parse_test();
    }

    Index parse_unsettled()
    {
        if (!accept("("))
            return failed("expected \"(\"");
        const auto id = vocabulary_.confirmation ? vocabulary_.confirmation(token_) : std::nullopt;
        if (!id)
            return failed("expected the name of a confirmation");
        advance();
        if (!accept(")"))
            return failed("expected \")\"");
        Node node;
        node.op = Op::unsettled;
        node.confirmation = *id;
        rule_.confirmations_.set(index(*id));
        return add(node);
    }

    Index parse_test()
    {
        const auto fact = vocabulary_.schema.find(token_);
        if (!fact)
            return parse_term();
        advance();
        rule_.facts_.set(index(*fact));
        switch (vocabulary_.schema[*fact].kind) {
        case FactKind::boolean:
            return test_mask(*fact, 0b10);
        case FactKind::choice:
            return parse_choice(*fact);
        case FactKind::integer:
            return parse_integer(*fact);
        }
        return std::nullopt;
    }

    Index parse_term()
    {
        const Rule* term = vocabulary_.term ? vocabulary_.term(token_) : nullptr;
        if (!term)
            return failed("expected a fact or a term");
        advance();
        // A term is written into the rule where it is named: its nodes, moved up by what stands before them.
        const std::size_t base = rule_.nodes_.size();
        if (base + term->nodes_.size() > highest_index)
            return failed("expected a shorter rule");
        for (Node node : term->nodes_) {
            node.left = static_cast<std::uint16_t>(node.left + base);
            node.right = static_cast<std::uint16_t>(node.right + base);
            rule_.nodes_.push_back(node);
        }
        rule_.facts_ |= term->facts_;
        rule_.confirmations_ |= term->confirmations_;
        return static_cast<std::uint16_t>(rule_.nodes_.size() - 1);
    }

    Index test_mask(FactId fact, std::uint32_t mask)
    {
        Node node;
        node.op = Op::mask;
        node.fact = fact;
        node.mask = mask;
        return add(node);
    }

    std::optional<std::uint32_t> parse_value(FactId fact)
    {
        const auto value = vocabulary_.schema[fact].value_of(token_);
        if (!value) {
            (void)fail("expected a value of " + in_marks(vocabulary_.schema[fact].name));
            return std::nullopt;
        }
        advance();
        return std::uint32_t { 1 } << *value;
    }

    Index parse_choice(FactId fact)
    {
        const std::uint32_t all = (std::uint32_t { 1 } << vocabulary_.schema[fact].values.size()) - 1;
        if (accept("==")) {
            const auto mask = parse_value(fact);
            return mask ? test_mask(fact, *mask) : std::nullopt;
        }
        if (accept("!=")) {
            const auto mask = parse_value(fact);
            return mask ? test_mask(fact, all & ~*mask) : std::nullopt;
        }
        if (!accept("in"))
            return failed("expected \"==\", \"!=\" or \"in\"");
        if (!accept("{"))
            return failed("expected \"{\"");
        std::uint32_t mask = 0;
        do {
            const auto one = parse_value(fact);
            if (!one)
                return std::nullopt;
            mask |= *one;
        } while (accept(","));
        if (!accept("}"))
            return failed("expected \"}\"");
        return test_mask(fact, mask);
    }

    std::optional<int> parse_number()
    {
        int value = 0;
        const auto [end, error] = std::from_chars(token_.data(), token_.data() + token_.size(), value);
        // Nine digits: no sum or product of a rule can then leave 64 bits.
        if (error != std::errc {} || end != token_.data() + token_.size() || token_.size() > 9) {
            (void)fail("expected a whole number");
            return std::nullopt;
        }
        advance();
        return value;
    }

    Index test_range(FactId fact, int low, int high)
    {
        Node node;
        node.op = Op::range;
        node.fact = fact;
        node.low = low;
        node.high = high;
        return add(node);
    }

    Index parse_integer(FactId fact)
    {
        if (accept("in")) {
            const auto low = parse_number();
            if (!low)
                return std::nullopt;
            if (!accept(".."))
                return failed("expected \"..\"");
            const auto high = parse_number();
            return high ? test_range(fact, *low, *high) : std::nullopt;
        }
        static constexpr std::string_view comparisons[] = { "<", "<=", ">", ">=", "==", "!=" };
        const auto comparison = std::find(std::begin(comparisons), std::end(comparisons), token_);
        if (comparison == std::end(comparisons))
            return failed("expected a comparison or \"in\"");
        advance();

        Node node;
        node.op = Op::range;
        node.fact = fact;
        int bound = 0;
        auto other = vocabulary_.schema.find(token_);
        if (other) {
            node.factor = 1;
        } else {
            const auto number = parse_number();
            if (!number)
                return std::nullopt;
            bound = *number;
            if (accept("*")) {
                node.factor = bound;
                bound = 0;
                other = vocabulary_.schema.find(token_);
                if (!other)
                    return failed("expected a fact");
            }
        }
        if (other) {
            if (vocabulary_.schema[*other].kind != FactKind::integer)
                return failed("expected a fact that is a whole number");
            advance();
            node.op = Op::linear;
            node.other = *other;
            rule_.facts_.set(index(*other));
            if (accept("+")) {
                const auto number = parse_number();
                if (!number)
                    return std::nullopt;
                bound = *number;
            }
        }
        const bool differs = *comparison == "!=";
        node.low = *comparison == ">" ? bound + 1 : *comparison == "<" || *comparison == "<=" ? Node::lowest : bound;
        node.high = *comparison == "<" ? bound - 1 : *comparison == ">" || *comparison == ">=" ? Node::highest : bound;
        const Index tested = add(node);
        return tested && differs ? join(Op::negation, *tested, *tested) : tested;
    }

    static constexpr std::size_t highest_index = 4096;

    std::string_view source_;
    const Vocabulary& vocabulary_;
    std::size_t position_ = 0;
    std::size_t token_start_ = 0;
    std::string_view token_;
    std::string error_;
    Rule rule_;
};

Result<Rule> Rule::parse(std::string_view source, const Vocabulary& vocabulary)
{
    return Parser(source, vocabulary).run();
}

} // namespace kiosk
