// SPDX-License-Identifier: Apache-2.0
//
// A register of children as a table: a column `id`, one for each fact by its name, and columns of its owner's own.
#pragma once

#include "kiosk/core/policy.hpp"
#include "kiosk/sql/dialect.hpp"

#include <functional>

namespace kiosk::sql {

struct Register {
    Dialect dialect = Dialect::ansi;
    std::string table; // as it is written: "register", "civil"."register"
    std::vector<std::string> keep; // columns of the owner's own that are passed on, as they are written
    std::vector<std::string> head; // lines of comment: which content this is made from
};

// A table's name as SQL writes it, from `name` or `schema.name`. Each part is of letters, digits and underscores,
// begins with no digit and has at most 63 bytes, which is what PostgreSQL keeps.
Result<std::string> table_name(std::string_view given);
// The same for columns of the owner's own, separated by commas; none may have the name of a column of ours.
Result<std::vector<std::string>> kept_columns(std::string_view given, const Policy& policy);

// What is told in words, in the language of the register's people.
struct Labels {
    std::function<std::string(FactId)> fact;
    std::function<std::string(FactId, int)> value; // of a choice
    std::function<std::string(const Contradiction&)> contradiction;
};

// CREATE TABLE, with CHECK constraints that refuse what the contract of the facts refuses: values that do not exist,
// and answers that contradict each other. A constraint has the name of the fact or of the contradiction.
std::string create_table(const Policy& policy, const Register& options, const Labels& labels);

// SELECT of the rows that no verdict can be given for: id, and the names of what contradicts itself or does not exist.
std::string select_refused(const Policy& policy, const Register& options, const Labels& labels);

// What refuses a row, in the order in which it is looked for: the name of the fact or contradiction, and a condition
// that is true where it does.
struct Refusal {
    std::string name;
    std::string condition;
};
std::vector<Refusal> refusals(const Policy& policy);

// Each line behind "-- ", at `indent`; whatever the text, it stays a comment.
std::string comment(std::string_view text, std::size_t indent = 0);

} // namespace kiosk::sql
