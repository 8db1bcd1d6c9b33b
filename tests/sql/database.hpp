// SPDX-License-Identifier: Apache-2.0
//
// A register in memory, in SQLite.
#pragma once

#include "kiosk/core/fact.hpp"

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kiosk::test {

struct Closed {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Closed>;

class Database {
public:
    Database();

    // Empty: done; else what SQLite says.
    std::string run(const std::string& sql);
    // A statement that cannot be prepared fails the test.
    Statement prepared(const std::string& sql);
    // The first column of every row.
    std::vector<std::string> column(const std::string& sql);
    std::string error() const { return sqlite3_errmsg(database_.get()); }

private:
    std::unique_ptr<sqlite3, Closed> database_;
};

// "" for NULL.
std::string text_of(sqlite3_stmt* statement, int column);

// INSERT INTO "register", and one child with it; whether the table takes it.
std::string insertion(const Schema& schema);
bool insert(sqlite3_stmt* statement, const Schema& schema, std::int64_t id, const Answers& answers);

} // namespace kiosk::test
