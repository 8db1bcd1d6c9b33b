// SPDX-License-Identifier: Apache-2.0
//
// SQL conditions as values: built, simplified and printed. TRUE, FALSE and NULL are the three truths of strong Kleene
// logic (Truth), and SQL's AND, OR and NOT are its operators: nothing is translated but the spelling.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::sql {

// "name", with quotes inside doubled.
std::string identifier(std::string_view name);
// 'text', with quotes inside doubled.
std::string literal(std::string_view text);

// What a choice is compared with: the column, and the names of its values.
struct ChoiceColumn {
    std::string column;
    std::vector<std::string> values;
};

class Expression {
public:
    static Expression yes() { return { Kind::yes, "TRUE" }; }
    static Expression no() { return { Kind::no, "FALSE" }; }
    static Expression null() { return { Kind::null, "NULL" }; }
    // A condition that is written as it stands and binds closer than NOT. `null_when`: a condition, never NULL itself,
    // that says when it is NULL; `opposite`: how its negation is written; empty: by NOT, by IS NULL.
    static Expression atom(std::string text, std::string null_when = {}, std::string opposite = {});
    // A column of booleans.
    static Expression column(std::string_view name);
    // A choice that is one of the values whose bits are set. Two of one column are joined to one.
    // `column` must outlive it.
    static Expression among(const ChoiceColumn& column, std::uint32_t mask);

    friend Expression both(const Expression& a, const Expression& b);
    friend Expression either(const Expression& a, const Expression& b);
    friend Expression negation(const Expression& a);

    // Conditions that are never NULL themselves.
    Expression is_null() const;
    Expression is_true() const;
    Expression is_not_true() const;
    Expression is_false() const;
    Expression is_not_false() const;

    bool is_yes() const { return kind_ == Kind::yes; }
    bool is_no() const { return kind_ == Kind::no; }
    bool compares_texts() const { return choice_ != nullptr; }
    bool is_compound() const { return kind_ == Kind::all || kind_ == Kind::any; }
    bool is_constant() const { return kind_ <= Kind::null; }

    // Begins at `indent` columns; a long one is broken before its operators.
    std::string printed(std::size_t indent) const;
    // On one line.
    const std::string& text() const { return text_; }
    bool operator==(const Expression& other) const { return text_ == other.text_; }

private:
    enum class Kind : std::uint8_t { yes, no, null, atom, all, any, negation };

    Expression(Kind kind, std::string text, bool sure = false)
        : kind_(kind)
        , sure_(sure || kind == Kind::yes || kind == Kind::no)
        , text_(std::move(text))
    {
    }
    static Expression joined(Kind kind, const Expression& a, const Expression& b);
    Expression test(std::string_view which) const;
    std::string bracketed() const;

    Kind kind_;
    bool sure_; // never NULL
    std::string text_;
    std::string null_when_; // atoms only
    std::string opposite_;
    std::vector<Expression> operands_; // of all and any
    const ChoiceColumn* choice_ = nullptr; // of among
    std::uint32_t mask_ = 0;
};

Expression both(const Expression& a, const Expression& b);
Expression either(const Expression& a, const Expression& b);
Expression negation(const Expression& a);

} // namespace kiosk::sql
