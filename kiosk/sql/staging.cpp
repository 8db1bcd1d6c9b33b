// SPDX-License-Identifier: Apache-2.0
#include "kiosk/sql/staging.hpp"

#include "kiosk/sql/expression.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kiosk::sql {
namespace {

// Spaces that people type without seeing them: no-break, ideographic, the tab.
constexpr std::string_view spaces[] = { " ", "\t", "\xC2\xA0", "\xE3\x80\x80" };

std::string list_of(const std::vector<std::string>& texts)
{
    std::string list;
    for (const std::string& text : texts)
        list += (list.empty() ? "" : ", ") + literal(text);
    return list;
}

std::string lower(std::string_view text)
{
    std::string to;
    for (const char c : text)
        to += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return to;
}

// The full-width form of a printable character of ASCII, as Chinese keyboards give it.
std::string wide(char c)
{
    const unsigned code = 0xFF00U + static_cast<unsigned char>(c) - 0x20U;
    return { static_cast<char>(0xE0U | code >> 12U), static_cast<char>(0x80U | (code >> 6U & 0x3FU)),
        static_cast<char>(0x80U | (code & 0x3FU)) };
}

// What becomes what in a cell, in this order, before it is compared with the spellings.
using Replacements = std::vector<std::pair<std::string, std::string>>;

// Without spaces and underscores, in half width where the spellings need it. Letters in full width stay: what has them
// is not read, and named.
Replacements spelled(const std::set<char>& narrowed)
{
    Replacements all;
    for (const std::string_view space : spaces)
        all.emplace_back(space, "");
    all.emplace_back("_", "");
    for (const char c : narrowed)
        all.emplace_back(wide(c), std::string(1, c));
    return all;
}

// Nested in one expression; more would be too deep for SQLite's parser.
constexpr std::size_t replaced_at_once = 12;

// One column of the bureau's, layer by layer.
struct ReadColumn {
    Replacements clean; // in small letters
    // Of a day, of the clean cell written as {}: its year, and month * 100 + day; 0 where it is none.
    std::string year;
    std::string month_and_day;
    std::string value; // of the columns below
    std::string understood; // likewise; never NULL
};

class StagingWriter {
public:
    StagingWriter(const Policy& policy, const Staging& staging)
        : policy_(policy)
        , schema_(policy.schema)
        , staging_(staging)
        , dialect_(row(staging.into.dialect))
    {
    }

    Result<std::string> write()
    {
        if (staging_.columns.empty())
            return Error { "expected a column that is a fact, birth_date or move_in_date" };
        for (std::size_t i = 0; i < staging_.columns.size(); ++i) {
            const auto fact = fact_of(staging_.columns[i]);
            if (!fact)
                return Error { "no fact can be told by " + staging_.columns[i].header };
            if (const auto [other, added] = columns_.emplace(*fact, i); !added)
                return Error { "expected " + schema_[*fact].name + " of one column, got two: "
                    + staging_.columns[other->second].header + " and " + staging_.columns[i].header };
        }
        for (std::size_t i = 0; i < staging_.columns.size(); ++i)
            read_.push_back(reading(i));
        for (const std::string& column : staging_.into.keep)
            kept_ += ", " + column;

        const std::string view = staging_view();
        std::string text;
        for (const std::string& line : staging_.into.head)
            text += comment(line);
        text += comment("The bureau's table " + staging_.from + " read as facts; ages and months on "
            + iso_date(staging_.as_of) + ".\nWhat could not be taken: SELECT id, refused FROM " + view
            + " WHERE refused <> '';");
        if (dialect_.drops_if_exists)
            text += "DROP VIEW IF EXISTS " + view + ";\n";
        text += "CREATE VIEW " + view + " AS\n" + without_contradictions() + ";\n\n";
        std::string names = "id" + kept_;
        for (const auto& [fact, i] : columns_)
            names += ", " + schema_[fact].name;
        return text + "INSERT INTO " + staging_.into.table + " (" + names + ")\nSELECT " + names + "\n  FROM " + view
            + "\n WHERE refused = '';\n";
    }

private:
    std::optional<FactId> fact_of(const StagedColumn& column) const
    {
        switch (column.what) {
        case StagedColumn::What::birth_date:
            return schema_.growing(Growth::years);
        case StagedColumn::What::move_in_date:
            return schema_.growing(Growth::months);
        case StagedColumn::What::fact:
            break;
        }
        return column.fact;
    }

    // "register" is staged in "register_staging".
    std::string staging_view() const
    {
        std::string name = staging_.into.table;
        return name.insert(name.size() - 1, "_staging");
    }
    // Not the length that the register's own texts have: a cast would cut a longer cell.
    std::string text_type() const { return staging_.into.dialect == Dialect::ansi ? "VARCHAR(1000)" : "TEXT"; }
    static std::string told(std::size_t i) { return "told_" + std::to_string(i); }
    static std::string cell(std::size_t i) { return "cell_" + std::to_string(i); }
    static std::string year(std::size_t i) { return "year_" + std::to_string(i); }
    static std::string month_and_day(std::size_t i) { return "day_" + std::to_string(i); }
    static std::string filled(std::string pattern, std::string_view by)
    {
        for (std::size_t at = 0; (at = pattern.find("{}", at)) != std::string::npos; at += by.size())
            pattern.replace(at, 2, by);
        return pattern;
    }

    // The queries from the outermost inwards, each over the next.

    std::string without_contradictions() const
    {
        std::string text = "SELECT id" + kept_;
        FactSet told_facts;
        for (const auto& [fact, i] : columns_) {
            text += ", " + schema_[fact].name;
            told_facts.set(index(fact));
        }
        text += ",\n       refused";
        // Those of which a fact is told by no column cannot be seen here.
        for (const Contradiction& contradiction : policy_.contradictions)
            if ((contradiction.rule.facts() & ~told_facts).none())
                for (const Refusal& each : refusals(policy_))
                    if (each.name == contradiction.id)
                        text += "\n    || CASE WHEN " + each.condition + " THEN " + literal(each.name + ';')
                            + " ELSE '' END";
        return text + " AS refused\n  FROM (" + as_facts() + ") AS facts";
    }

    std::string as_facts() const
    {
        std::string text = "SELECT id" + kept_;
        for (const auto& [fact, i] : columns_)
            text += ",\n       " + read_[i].value + " AS " + schema_[fact].name;
        text += ",\n       ";
        for (std::size_t i = 0; i < read_.size(); ++i)
            text += (i > 0 ? "\n    || " : "") + ("CASE WHEN " + read_[i].understood) + " THEN '' ELSE "
                + literal(staging_.columns[i].header + '=') + " || " + told(i) + " || ';' END";
        return text + " AS refused\n  FROM (" + as_days() + ") AS days" + fence();
    }

    std::string as_days() const
    {
        std::string text = "SELECT id" + kept_;
        std::size_t layers = 0;
        for (std::size_t i = 0; i < read_.size(); ++i) {
            text += ", " + told(i) + ", " + cell(i);
            layers = std::max(layers, (read_[i].clean.size() + replaced_at_once - 1) / replaced_at_once);
            if (read_[i].year.empty())
                continue;
            text += ",\n       " + filled(read_[i].year, cell(i)) + " AS " + year(i);
            text += ",\n       " + filled(read_[i].month_and_day, cell(i)) + " AS " + month_and_day(i);
        }
        return text + "\n  FROM (" + cleaned(layers) + ") AS cells" + fence();
    }

    // After so many layers of replacements.
    std::string cleaned(std::size_t layers) const
    {
        if (layers == 0)
            return as_texts();
        std::string text = "SELECT id" + kept_;
        for (std::size_t i = 0; i < read_.size(); ++i) {
            std::string clean = cell(i);
            const Replacements& all = read_[i].clean;
            const std::size_t end = std::min(all.size(), layers * replaced_at_once);
            for (std::size_t at = (layers - 1) * replaced_at_once; at < end; ++at)
                clean = "REPLACE(" + clean + ", " + literal(all[at].first) + ", " + literal(all[at].second) + ')';
            text += ", " + told(i) + ",\n       " + clean + " AS " + cell(i);
        }
        return text + "\n  FROM (" + cleaned(layers - 1) + ") AS cells_" + std::to_string(layers) + fence();
    }

    std::string as_texts() const
    {
        std::string text = "SELECT CAST(" + identifier(staging_.id) + " AS " + text_type() + ") AS id" + kept_;
        for (std::size_t i = 0; i < read_.size(); ++i) {
            const std::string as_text
                = "COALESCE(CAST(" + identifier(staging_.columns[i].header) + " AS " + text_type() + "), '')";
            text += ",\n       " + as_text + " AS " + told(i) + ", LOWER(" + as_text + ") AS " + cell(i);
        }
        return text + "\n  FROM " + staging_.from;
    }

    std::string fence() const { return dialect_.fence.empty() ? std::string() : ' ' + std::string(dialect_.fence); }

    ReadColumn reading(std::size_t i) const
    {
        const StagedColumn& column = staging_.columns[i];
        if (column.what != StagedColumn::What::fact)
            return day(i);
        const Fact& fact = schema_[column.fact];
        std::map<int, std::vector<std::string>> words; // by value
        std::vector<std::string> unknown { "", "null" };
        for (const Spelling& each : staging_.spellings[index(column.fact)])
            if (each.value)
                words[*each.value].push_back(lower(each.word));
            else
                unknown.push_back(lower(each.word));
        const int most = std::min(fact.maximum, most_months_read);
        if (fact.kind == FactKind::integer)
            for (int number = fact.minimum; number <= most; ++number) {
                auto& spelled = words[number];
                const std::string digits = std::to_string(number);
                for (const std::string& each : { digits, digits + ".0" }) {
                    spelled.push_back(each);
                    for (const std::string& unit : staging_.units[index(column.fact)])
                        spelled.push_back(each + lower(unit));
                }
            }
        if (fact.kind == FactKind::boolean)
            for (const int value : { 0, 1 })
                words[value].push_back(value == 1 ? "true" : "false");
        if (fact.kind == FactKind::choice)
            for (std::size_t value = 0; value < fact.values.size(); ++value) {
                std::string name = lower(fact.values[value]);
                std::erase(name, '_');
                words[static_cast<int>(value)].push_back(std::move(name));
            }
        std::set<char> narrowed;
        std::string value = "CASE";
        std::string understood = cell(i) + " IN (" + list_of(unique(unknown, narrowed)) + ')';
        for (auto& [number, of_it] : words) {
            const std::string list = list_of(unique(of_it, narrowed));
            value += "\n         WHEN " + cell(i) + " IN (" + list + ") THEN " + printed(fact, number);
            understood += " OR " + cell(i) + " IN (" + list + ')';
        }
        return { spelled(narrowed), {}, {}, value + " END", understood };
    }

    std::string printed(const Fact& fact, int value) const
    {
        if (fact.kind == FactKind::choice)
            return literal(fact.spelled(value));
        if (fact.kind == FactKind::boolean && staging_.into.dialect != Dialect::sqlite)
            return value == 1 ? "TRUE" : "FALSE";
        return std::to_string(value);
    }

    // Each once, in order; and which of their characters a full-width keyboard writes otherwise.
    static std::vector<std::string> unique(std::vector<std::string> words, std::set<char>& narrowed)
    {
        std::sort(words.begin(), words.end());
        words.erase(std::unique(words.begin(), words.end()), words.end());
        for (const std::string& word : words)
            for (const char c : word)
                if (c > ' ' && c < 0x7F && !(c >= 'a' && c <= 'z'))
                    narrowed.insert(c);
        return words;
    }

    // The separators of a day, and what they become.
    static constexpr std::pair<std::string_view, std::string_view> in_days[]
        = { { "日", "" }, { "号", "" }, { "年", "-" }, { "月", "-" }, { "/", "-" }, { ".", "-" } };

    // A day as registers write it, in plain comparisons: which engine casts what to a date, and what it does when it
    // cannot, differs. Year, month and day come out of lists, so that nothing is a day that is none.
    ReadColumn day(std::size_t i) const
    {
        const bool of_birth = staging_.columns[i].what == StagedColumn::What::birth_date;
        const Fact& fact = schema_[*fact_of(staging_.columns[i])];
        const int on_year = static_cast<int>(staging_.as_of.year());
        const int on_month = static_cast<int>(static_cast<unsigned>(staging_.as_of.month()));
        const int on_day = static_cast<int>(static_cast<unsigned>(staging_.as_of.day()));
        const int first_year = on_year - most_months_read / 12;

        ReadColumn read;
        std::set<char> digits { '-', '/', '.' };
        for (char digit = '0'; digit <= '9'; ++digit)
            digits.insert(digit);
        // "2017-03-05 00:00:00", as spreadsheets give a day, before the space goes.
        read.clean = { { " 00:00:00", "" }, { "t00:00:00", "" } };
        for (auto& each : spelled(digits))
            read.clean.push_back(std::move(each));
        for (const auto& [from, to] : in_days)
            read.clean.emplace_back(from, to);

        read.year = "CASE " + substring("{}", 1, 4);
        std::string leap_years;
        for (int each = first_year; each <= on_year; ++each) {
            read.year += " WHEN '" + std::to_string(each) + "' THEN " + std::to_string(each);
            if (std::chrono::year(each).is_leap())
                leap_years += (leap_years.empty() ? "" : ", ") + std::to_string(each);
        }
        read.year += " ELSE 0 END";
        const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
        read.month_and_day = "CASE " + substring("{}", 5, 36);
        for (unsigned month = 1; month <= 12; ++month) {
            read.month_and_day += "\n        ";
            for (unsigned day = 1; day <= 31; ++day) {
                const std::chrono::month_day both { std::chrono::month(month), std::chrono::day(day) };
                if (!both.ok())
                    continue;
                std::set<std::string> forms { two(month) + two(day) };
                for (const std::string& m : { std::to_string(month), two(month) })
                    for (const std::string& d : { std::to_string(day), two(day) })
                        forms.insert('-' + m + '-' + d);
                for (const std::string& form : forms)
                    read.month_and_day += " WHEN " + literal(form) + " THEN " + std::to_string(month * 100 + day);
            }
        }
        read.month_and_day += " ELSE 0 END";

        const std::string y = year(i);
        const std::string md = month_and_day(i);
        const std::string is_day = y + " > 0 AND " + md + " > 0 AND (" + md + " <> 229 OR " + y + " IN (" + leap_years
            + ")) AND (" + y + " < " + std::to_string(on_year) + " OR " + md
            + " <= " + std::to_string(on_month * 100 + on_day) + ')';
        const bool last_of_month
            = staging_.as_of == Date(staging_.as_of.year() / staging_.as_of.month() / std::chrono::last);
        // Complete on the day of the same number, or on the month's last where it has none: registers/days.hpp.
        if (of_birth) {
            const int complete_to = last_of_month ? on_month * 100 + 31 : on_month * 100 + on_day;
            const std::string age = std::to_string(on_year) + " - " + y + " - CASE WHEN " + md
                + " <= " + std::to_string(complete_to) + " THEN 0 ELSE 1 END";
            read.understood = '(' + is_day + " AND " + age + " <= " + std::to_string(fact.maximum) + ')';
            read.value = "CASE WHEN " + read.understood + " THEN " + age + " END";
        } else {
            std::string month = "CASE";
            for (int each = 12; each > 1; --each)
                month += " WHEN " + md + " >= " + std::to_string(each * 100) + " THEN " + std::to_string(each);
            month += " ELSE 1 END";
            read.understood = '(' + is_day + not_before_birth(i) + ')';
            read.value = "CASE WHEN " + read.understood + " THEN " + std::to_string(on_year * 12 + on_month) + " - " + y
                + " * 12 - " + month + " - CASE WHEN " + md + " - 100 * " + month
                + " <= " + std::to_string(last_of_month ? 31 : on_day) + " THEN 0 ELSE 1 END END";
        }
        std::vector<std::string> unknown { "", "null" };
        for (const Spelling& each : staging_.spellings[index(*fact_of(staging_.columns[i]))])
            if (!each.value)
                unknown.push_back(lower(as_in_days(each.word)));
        std::set<char> none;
        read.understood += " OR " + cell(i) + " IN (" + list_of(unique(unknown, none)) + ')';
        return read;
    }

    // Nobody moves before being born.
    std::string not_before_birth(std::size_t moved_in) const
    {
        for (std::size_t i = 0; i < staging_.columns.size(); ++i)
            if (staging_.columns[i].what == StagedColumn::What::birth_date)
                return " AND (" + year(i) + " < " + year(moved_in) + " OR (" + year(i) + " = " + year(moved_in)
                    + " AND " + month_and_day(i) + " <= " + month_and_day(moved_in) + "))";
        return {};
    }

    static std::string as_in_days(std::string text)
    {
        for (const auto& [from, to] : in_days)
            for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
                text.replace(at, from.size(), to);
        return text;
    }

    // `length` bytes or characters from the first, 1: of digits and hyphens they are the same.
    std::string substring(std::string_view of, int from, int length) const
    {
        return dialect_.dialect == Dialect::ansi
            ? "SUBSTRING(" + std::string(of) + " FROM " + std::to_string(from) + " FOR " + std::to_string(length) + ')'
            : "SUBSTR(" + std::string(of) + ", " + std::to_string(from) + ", " + std::to_string(length) + ')';
    }

    const Policy& policy_;
    const Schema& schema_;
    const Staging& staging_;
    const DialectRow& dialect_;
    std::map<FactId, std::size_t> columns_; // of a fact that is told
    std::vector<ReadColumn> read_; // by column
    std::string kept_;
};

} // namespace

Result<std::string> create_staging(const Policy& policy, const Staging& staging)
{
    return StagingWriter(policy, staging).write();
}

} // namespace kiosk::sql
