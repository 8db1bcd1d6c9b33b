// SPDX-License-Identifier: Apache-2.0
#include "kiosk/sql/expression.hpp"

#include <algorithm>

namespace kiosk::sql {
namespace {

constexpr std::size_t line_width = 112;

std::string quoted(std::string_view text, char quote)
{
    std::string quoted(1, quote);
    for (const char c : text) {
        if (c == quote)
            quoted += quote;
        quoted += c;
    }
    return quoted + quote;
}

} // namespace

std::string identifier(std::string_view name)
{
    return quoted(name, '"');
}

std::string literal(std::string_view text)
{
    return quoted(text, '\'');
}

Expression Expression::atom(std::string text, std::string null_when, std::string opposite)
{
    Expression made { Kind::atom, std::move(text) };
    made.null_when_ = std::move(null_when);
    made.opposite_ = std::move(opposite);
    return made;
}

Expression Expression::column(std::string_view name)
{
    return atom(std::string(name), std::string(name) + " IS NULL");
}

Expression Expression::among(const ChoiceColumn& column, std::uint32_t mask)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < column.values.size(); ++i)
        if (mask >> i & 1)
            names.push_back(literal(column.values[i]));
    std::string list;
    for (const std::string& each : names)
        list += (list.empty() ? "" : ", ") + each;
    const bool one = names.size() == 1;
    Expression made = atom(column.column + (one ? " = " + list : " IN (" + list + ')'), column.column + " IS NULL",
        column.column + (one ? " <> " + list : " NOT IN (" + list + ')'));
    made.choice_ = &column;
    made.mask_ = mask;
    return made;
}

std::string Expression::bracketed() const
{
    return kind_ == Kind::all || kind_ == Kind::any ? '(' + text_ + ')' : text_;
}

Expression Expression::joined(Kind kind, const Expression& a, const Expression& b)
{
    Expression made { kind, {}, a.sure_ && b.sure_ };
    // What stands beside something that it contains adds nothing: a OR (a AND b) is a.
    const auto contains = [](const Expression& all, const Expression& part) {
        return all == part
            || (!all.operands_.empty() && all.kind_ != Kind::negation
                && std::find(all.operands_.begin(), all.operands_.end(), part) != all.operands_.end());
    };
    const auto add = [&](const Expression& each) {
        auto& operands = made.operands_;
        if (std::any_of(
                operands.begin(), operands.end(), [&](const Expression& other) { return contains(each, other); }))
            return;
        std::erase_if(operands, [&](const Expression& other) { return contains(other, each); });
        operands.push_back(each);
    };
    for (const Expression* each : { &a, &b })
        if (each->kind_ == kind)
            std::for_each(each->operands_.begin(), each->operands_.end(), add);
        else
            add(*each);
    if (made.operands_.size() == 1)
        return made.operands_.front();
    for (const Expression& each : made.operands_)
        made.text_ += (made.text_.empty() ? "" : kind == Kind::all ? " AND " : " OR ") + each.bracketed();
    return made;
}

Expression both(const Expression& a, const Expression& b)
{
    if (a.is_no() || b.is_no())
        return Expression::no();
    if (a.is_yes())
        return b;
    if (b.is_yes())
        return a;
    if (a.choice_ && a.choice_ == b.choice_ && (a.mask_ & b.mask_))
        return Expression::among(*a.choice_, a.mask_ & b.mask_);
    return Expression::joined(Expression::Kind::all, a, b);
}

Expression either(const Expression& a, const Expression& b)
{
    if (a.is_yes() || b.is_yes())
        return Expression::yes();
    if (a.is_no())
        return b;
    if (b.is_no())
        return a;
    if (a.choice_ && a.choice_ == b.choice_)
        return Expression::among(*a.choice_, a.mask_ | b.mask_);
    return Expression::joined(Expression::Kind::any, a, b);
}

Expression negation(const Expression& a)
{
    switch (a.kind_) {
    case Expression::Kind::yes:
        return Expression::no();
    case Expression::Kind::no:
        return Expression::yes();
    case Expression::Kind::null:
        return a;
    case Expression::Kind::negation:
        return a.operands_.front();
    case Expression::Kind::atom: {
        if (a.opposite_.empty())
            break;
        Expression opposite = Expression::atom(a.opposite_, a.null_when_, a.text_);
        opposite.sure_ = a.sure_;
        if (a.choice_) {
            opposite.choice_ = a.choice_;
            opposite.mask_ = ((std::uint32_t { 1 } << a.choice_->values.size()) - 1) & ~a.mask_;
        }
        return opposite;
    }
    case Expression::Kind::all:
    case Expression::Kind::any:
        break;
    }
    Expression made { Expression::Kind::negation, "NOT " + a.bracketed(), a.sure_ };
    made.operands_.push_back(a);
    return made;
}

Expression Expression::test(std::string_view which) const
{
    // A name alone needs no brackets.
    const bool name = kind_ == Kind::atom && text_.find(' ') == std::string::npos;
    const bool quoted_name = kind_ == Kind::atom && text_.front() == '"' && text_.find('"', 1) == text_.size() - 1;
    const std::string tested = (name || quoted_name ? text_ : '(' + text_ + ')');
    Expression made { Kind::atom, tested + " IS " + std::string(which), true };
    made.opposite_ = tested
        + (which.starts_with("NOT ") ? " IS " + std::string(which.substr(4)) : " IS NOT " + std::string(which));
    return made;
}

Expression Expression::is_null() const
{
    if (sure_)
        return no();
    if (kind_ == Kind::null)
        return yes();
    if (!null_when_.empty())
        return { Kind::atom, null_when_, true };
    return kind_ == Kind::negation ? operands_.front().is_null() : test("NULL");
}

Expression Expression::is_true() const
{
    if (kind_ == Kind::negation)
        return operands_.front().is_false();
    return sure_ ? *this : kind_ == Kind::null ? no() : test("TRUE");
}

Expression Expression::is_not_true() const
{
    return negation(is_true());
}

Expression Expression::is_false() const
{
    if (kind_ == Kind::negation)
        return operands_.front().is_true();
    return sure_ ? negation(*this) : kind_ == Kind::null ? no() : test("FALSE");
}

Expression Expression::is_not_false() const
{
    return negation(is_false());
}

std::string Expression::printed(std::size_t indent) const
{
    if (indent + text_.size() <= line_width || operands_.empty() || kind_ == Kind::negation)
        return text_;
    const std::string margin(indent, ' ');
    std::string text;
    for (const Expression& each : operands_) {
        const bool compound = each.kind_ == Kind::all || each.kind_ == Kind::any;
        const std::string shown = compound ? '(' + each.printed(indent + 5) + ')' : each.text_;
        if (!text.empty())
            text += '\n' + margin + (kind_ == Kind::all ? "AND " : "OR ");
        text += shown;
    }
    return text;
}

} // namespace kiosk::sql
