// SPDX-License-Identifier: Apache-2.0
#include "database.hpp"

#include <doctest/doctest.h>

namespace kiosk::test {

Database::Database()
{
    sqlite3* opened = nullptr;
    REQUIRE(sqlite3_open(":memory:", &opened) == SQLITE_OK);
    database_.reset(opened);
}

std::string Database::run(const std::string& sql)
{
    char* message = nullptr;
    if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, &message) == SQLITE_OK)
        return {};
    const std::string said = message ? message : "?";
    sqlite3_free(message);
    return said;
}

Statement Database::prepared(const std::string& sql)
{
    sqlite3_stmt* made = nullptr;
    const int result = sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &made, nullptr);
    INFO(error());
    REQUIRE(result == SQLITE_OK);
    return Statement(made);
}

std::vector<std::string> Database::column(const std::string& sql)
{
    const Statement rows = prepared(sql);
    std::vector<std::string> values;
    int step = SQLITE_OK;
    while ((step = sqlite3_step(rows.get())) == SQLITE_ROW)
        values.push_back(text_of(rows.get(), 0));
    CHECK_MESSAGE(step == SQLITE_DONE, error());
    return values;
}

std::string text_of(sqlite3_stmt* statement, int column)
{
    const unsigned char* text = sqlite3_column_text(statement, column);
    return text ? reinterpret_cast<const char*>(text) : "";
}

std::string insertion(const Schema& schema)
{
    std::string sql = "INSERT INTO \"register\" VALUES (?";
    for (std::size_t i = 0; i < schema.size(); ++i)
        sql += ", ?";
    return sql + ')';
}

bool insert(sqlite3_stmt* statement, const Schema& schema, std::int64_t id, const Answers& answers)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    sqlite3_bind_int64(statement, 1, id);
    for (const FactId fact : schema.ids(answers.known())) {
        const Fact& of = schema[fact];
        const int at = static_cast<int>(index(fact)) + 2;
        if (of.kind == FactKind::choice) {
            const std::string& value = of.values[static_cast<std::size_t>(answers.value(fact))];
            sqlite3_bind_text(statement, at, value.c_str(), -1, SQLITE_STATIC);
        } else {
            sqlite3_bind_int(statement, at, answers.value(fact));
        }
    }
    return sqlite3_step(statement) == SQLITE_DONE;
}

} // namespace kiosk::test
