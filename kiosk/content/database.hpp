// SPDX-License-Identifier: Apache-2.0
//
// One SQLite database and its statements. The rest of the program never sees sqlite3.h.
//
// The first error is kept and everything after it does nothing: rows end, statements are not run. Ask status() once, at
// the end of a piece of work.
#pragma once

#include "kiosk/core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

struct sqlite3;
struct sqlite3_stmt;

namespace kiosk::content {

// What goes into a column; nothing is NULL.
using Value = std::variant<std::monostate, std::int64_t, std::string_view>;

class Database;

// The rows of a query, one at a time. Must not outlive its Database.
class Rows {
public:
    // Goes to the next row; false after the last one, or when something failed.
    bool next();
    std::string text(int column) const; // NULL is empty
    int integer(int column) const;
    bool is_null(int column) const;

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    Rows(Database& database, sqlite3_stmt* statement)
        : database_(database)
        , statement_(statement)
    {
    }

    Database& database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
public:
    // For reading a shipped file from its bytes, so that what was checked is what is read: read-only, with all of
    // SQLite's defences up, its pages checked, and nothing allowed any more but to select and read. `path` is for
    // errors.
    static Result<Database> open(const std::filesystem::path& path, std::string_view bytes);
    // For writing a new database, in memory.
    static Result<Database> create();
    // The file that it would be.
    Result<std::string> bytes();

    // Statements without a result, one or more.
    void execute(const std::string& statements);
    // One statement with its parameters in order. It is compiled once and kept for as long as the same one is run.
    void run(std::string_view statement, std::initializer_list<Value> values);
    Rows query(std::string_view statement, std::initializer_list<Value> values = {});

    // The first error since opening: one line, whatever the file holds.
    Status status() const;
    void fail(Error error);
    bool failed() const { return error_->has_value(); }

private:
    friend class Rows;
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    using Statement = std::unique_ptr<sqlite3_stmt, Rows::Finalize>;

    enum class Lifetime : unsigned char { ends_with_the_call, lasts };

    explicit Database(sqlite3* handle);
    static Result<Database> connect(const std::filesystem::path& shown);
    void defend();
    Statement prepare(std::string_view statement);
    void bind(
        sqlite3_stmt* prepared, std::string_view statement, std::initializer_list<Value> values, Lifetime lifetime);
    // The one place where SQLite's errors become ours.
    void check(int code, std::string_view doing);

    std::unique_ptr<sqlite3, Close> handle_;
    Statement kept_;
    std::string kept_text_;
    std::filesystem::path path_; // for errors
    // Behind a pointer: a Database may be moved while it has rows.
    std::unique_ptr<std::optional<Error>> error_;
};

} // namespace kiosk::content
