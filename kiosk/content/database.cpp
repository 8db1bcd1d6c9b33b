// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/database.hpp"

#include <sqlite3.h>

#include <algorithm>

namespace kiosk::content {

namespace {

// https://sqlite.org/security.html: what a hostile file could stretch. Our own statements stay far below.
constexpr std::pair<int, int> limits[] = {
    { SQLITE_LIMIT_LENGTH, 1'000'000 },
    { SQLITE_LIMIT_SQL_LENGTH, 100'000 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 10 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 3 },
    { SQLITE_LIMIT_VDBE_OP, 25'000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 8 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 10 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
};
constexpr sqlite3_int64 heap_limit = 64 * 1024 * 1024; // bytes; reading the content takes about one
constexpr int step_limit = 50'000'000; // of one statement: a second or so; ours take some thousands

int only_reading(void*, int action, const char*, const char*, const char*, const char*)
{
    return action == SQLITE_SELECT || action == SQLITE_READ ? SQLITE_OK : SQLITE_DENY;
}

int stop(void*)
{
    return 1;
}

// SQLite reports damage in several lines, and a damaged file may put anything into an error.
std::string one_line(std::string message)
{
    std::replace_if(
        message.begin(), message.end(), [](unsigned char c) { return c < ' ' || c == 0x7f; }, ' ');
    return message;
}

} // namespace

void Rows::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}
void Database::Close::operator()(sqlite3* handle) const
{
    sqlite3_close(handle);
}

bool Rows::next()
{
    if (database_.failed() || !statement_)
        return false;
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        database_.check(code, "reading");
    return false;
}

std::string Rows::text(int column) const
{
    const bool empty = is_null(column);
    const unsigned char* text = sqlite3_column_text(statement_.get(), column);
    if (!text) {
        if (!empty) // no memory for a copy: never taken for a text that is not there
            database_.check(SQLITE_NOMEM, "reading");
        return {};
    }
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return { reinterpret_cast<const char*>(text), static_cast<std::size_t>(size) };
}

int Rows::integer(int column) const
{
    return sqlite3_column_int(statement_.get(), column);
}

bool Rows::is_null(int column) const
{
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

Database::Database(sqlite3* handle)
    : handle_(handle)
    , error_(std::make_unique<std::optional<Error>>())
{
}

Result<Database> Database::connect(const std::filesystem::path& shown)
{
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(
        ":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database(handle); // even a failed opening leaves a handle to be closed
    database.path_ = shown;
    if (code != SQLITE_OK) {
        database.check(code, "opening");
        return **database.error_;
    }
    return database;
}

Result<Database> Database::open(const std::filesystem::path& path, std::string_view bytes)
{
    auto database = connect(path);
    if (!database)
        return database;
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    auto* const copy = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size()));
    if (!copy) {
        database->check(SQLITE_NOMEM, "opening");
        return **database->error_;
    }
    std::copy(bytes.begin(), bytes.end(), copy);
    database->check(sqlite3_deserialize(database->handle_.get(), "main", copy, size, size,
                        SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY),
        "opening");
    database->defend();
    if (const auto status = database->status(); !status)
        return status.error();
    return database;
}

Result<Database> Database::create()
{
    return connect("a new database");
}

Result<std::string> Database::bytes()
{
    if (failed())
        return **error_;
    sqlite3_int64 size = 0;
    struct Free {
        void operator()(unsigned char* memory) const { sqlite3_free(memory); }
    };
    const std::unique_ptr<unsigned char, Free> serialized(sqlite3_serialize(handle_.get(), "main", &size, 0));
    if (!serialized) {
        check(SQLITE_NOMEM, "writing");
        return **error_;
    }
    return std::string(reinterpret_cast<const char*>(serialized.get()), static_cast<std::size_t>(size));
}

void Database::defend()
{
    sqlite3* const handle = handle_.get();
    sqlite3_hard_heap_limit64(heap_limit);
    for (const auto& [limit, value] : limits)
        sqlite3_limit(handle, limit, value);
    for (const auto& [option, value] : { std::pair { SQLITE_DBCONFIG_DEFENSIVE, 1 },
             std::pair { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 }, std::pair { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
             std::pair { SQLITE_DBCONFIG_ENABLE_VIEW, 0 }, std::pair { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 } })
        check(sqlite3_db_config(handle, option, value, nullptr), "setting up");
    sqlite3_progress_handler(handle, step_limit, stop, nullptr);
    execute("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA query_only = ON;");
    Rows rows = query("PRAGMA quick_check(1)");
    const bool found = rows.next();
    if (!failed() && (!found || rows.text(0) != "ok"))
        fail({ path_.string() + " is damaged (" + (found ? rows.text(0) : "no answer") + ")" });
    check(sqlite3_set_authorizer(handle, only_reading, nullptr), "setting up");
}

void Database::execute(const std::string& statements)
{
    if (!failed())
        check(sqlite3_exec(handle_.get(), statements.c_str(), nullptr, nullptr, nullptr), statements);
}

Database::Statement Database::prepare(std::string_view statement)
{
    sqlite3_stmt* prepared = nullptr;
    if (!failed())
        check(
            sqlite3_prepare_v2(handle_.get(), statement.data(), static_cast<int>(statement.size()), &prepared, nullptr),
            statement);
    return Statement(prepared);
}

void Database::run(std::string_view statement, std::initializer_list<Value> values)
{
    if (kept_text_ != statement) {
        kept_ = prepare(statement);
        kept_text_ = statement;
    }
    if (failed())
        return;
    sqlite3_stmt* const prepared = kept_.get();
    bind(prepared, statement, values, Lifetime::ends_with_the_call);
    if (failed())
        return;
    const int code = sqlite3_step(prepared);
    if (code != SQLITE_DONE)
        check(code, statement);
    sqlite3_reset(prepared);
    sqlite3_clear_bindings(prepared);
}

void Database::bind(
    sqlite3_stmt* prepared, std::string_view statement, std::initializer_list<Value> values, Lifetime lifetime)
{
    int column = 1;
    for (const Value& value : values) {
        if (const auto* number = std::get_if<std::int64_t>(&value))
            check(sqlite3_bind_int64(prepared, column, *number), statement);
        else if (const auto* text = std::get_if<std::string_view>(&value))
            check(sqlite3_bind_text(prepared, column, text->data(), static_cast<int>(text->size()),
                      lifetime == Lifetime::lasts ? SQLITE_TRANSIENT : SQLITE_STATIC),
                statement);
        ++column;
    }
}

Rows Database::query(std::string_view statement, std::initializer_list<Value> values)
{
    Statement prepared = prepare(statement);
    if (!failed())
        bind(prepared.get(), statement, values, Lifetime::lasts);
    return { *this, prepared.release() };
}

Status Database::status() const
{
    if (failed())
        return **error_;
    return Success {};
}

void Database::fail(Error error)
{
    if (!failed())
        *error_ = Error { one_line(std::move(error.message)) };
}

void Database::check(int code, std::string_view doing)
{
    if (code == SQLITE_OK)
        return;
    const char* const message = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
    fail({ path_.string() + ": SQLite says \"" + message + "\" (" + std::string(doing) + ")" });
}

} // namespace kiosk::content
