// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/catalogue.hpp"
#include "kiosk/sql/view.hpp"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <memory>
#include <numeric>

#include "children.hpp"

using namespace kiosk;

namespace {

const content::Catalogue& catalogue()
{
    static const content::Catalogue opened = [] {
        auto catalogue = content::Catalogue::open(KIOSK_TEST_CONTENT);
        REQUIRE(catalogue);
        return *std::move(catalogue);
    }();
    return opened;
}

const Policy& policy()
{
    return catalogue().policy();
}

struct Closed {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Closed>;

// A register in memory.
class Database {
public:
    Database()
    {
        sqlite3* opened = nullptr;
        REQUIRE(sqlite3_open(":memory:", &opened) == SQLITE_OK);
        database_.reset(opened);
    }

    // Empty: done; else what SQLite says.
    std::string run(const std::string& sql)
    {
        char* message = nullptr;
        if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, &message) == SQLITE_OK)
            return {};
        const std::string said = message ? message : "?";
        sqlite3_free(message);
        return said;
    }

    Statement prepared(const std::string& sql)
    {
        sqlite3_stmt* made = nullptr;
        const int result = sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &made, nullptr);
        INFO(sqlite3_errmsg(database_.get()));
        REQUIRE(result == SQLITE_OK);
        return Statement(made);
    }

    std::string error() const { return sqlite3_errmsg(database_.get()); }

private:
    std::unique_ptr<sqlite3, Closed> database_;
};

std::string text_of(sqlite3_stmt* statement, int column)
{
    const unsigned char* text = sqlite3_column_text(statement, column);
    return text ? reinterpret_cast<const char*>(text) : "";
}

sql::Register options(sql::Dialect dialect)
{
    return { dialect, "\"register\"", {}, {} };
}

std::string view_of(const Region& region, sql::Dialect dialect)
{
    const auto view
        = sql::create_view(policy(), region, options(dialect), [](const Citation& citation) { return citation.words; });
    REQUIRE_MESSAGE(view, view.error().message);
    return *view;
}

// The table of the contract without its constraints, so that impossible children can lie in it too.
std::string bare_table()
{
    std::string sql = "CREATE TABLE \"register\" (id INTEGER PRIMARY KEY";
    for (const FactId fact : policy().schema.ids())
        sql += ", " + policy().schema[fact].name
            + (policy().schema[fact].kind == FactKind::choice ? " TEXT" : " INTEGER");
    return sql + ");";
}

std::string insertion()
{
    std::string sql = "INSERT INTO \"register\" VALUES (?";
    for (std::size_t i = 0; i < policy().schema.size(); ++i)
        sql += ", ?";
    return sql + ')';
}

bool insert(sqlite3_stmt* statement, std::int64_t id, const Answers& answers)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    sqlite3_bind_int64(statement, 1, id);
    for (const FactId fact : policy().schema.ids(answers.known())) {
        const Fact& of = policy().schema[fact];
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

// A table, a view, and what both ways of deciding say of the children put into it.
class Comparison {
public:
    explicit Comparison(const Region& region)
        : region_(region)
        , decider_(policy(), region)
    {
        REQUIRE(database_.run(bare_table()).empty());
        REQUIRE(database_.run(view_of(region, sql::Dialect::sqlite)).empty());
        insertion_ = database_.prepared(insertion());
    }

    const Decider& decider() const { return decider_; }
    std::size_t children() const { return children_; }
    std::size_t differences() const { return differences_; }
    const std::string& first() const { return first_; }

    // Children for one benefit, told by `each`.
    template <class Each> void compare(std::size_t benefit, const Each& each)
    {
        fill(each, { benefit });
        read({ benefit });
    }

    // Children for all benefits at once.
    template <class Each> void compare_all(const Each& each)
    {
        std::vector<std::size_t> all(decider_.benefit_count());
        std::iota(all.begin(), all.end(), std::size_t {});
        fill(each, all);
        read(all);
    }

private:
    template <class Each> void fill(const Each& each, const std::vector<std::size_t>& benefits)
    {
        expected_.clear();
        std::int64_t id = 0;
        bool inserted = database_.run("BEGIN; DELETE FROM \"register\"").empty();
        each([&](const Answers& answers) {
            inserted = insert(insertion_.get(), id++, answers) && inserted;
            for (test::Said& said : test::said_by_decider(policy(), decider_, benefits, answers))
                expected_.push_back(std::move(said));
        });
        sqlite3_reset(insertion_.get());
        REQUIRE((inserted && database_.run("COMMIT").empty()));
    }

    void read(const std::vector<std::size_t>& benefits)
    {
        std::string query = "SELECT id, refused, membership";
        for (const std::size_t benefit : benefits) {
            const std::string& id = decider_.benefit(benefit).id;
            query += ", \"" + service_of(benefit) + '"';
            for (const std::string_view suffix : { "", "_missing", "_confirm", "_wait_months", "_wait_age" })
                query += ", \"" + id + std::string(suffix) + '"';
        }
        const Statement rows = database_.prepared(query + " FROM " + sql::view_name(region_));
        std::size_t count = 0;
        int step = SQLITE_OK;
        while ((step = sqlite3_step(rows.get())) == SQLITE_ROW) {
            ++count;
            const auto at = static_cast<std::size_t>(sqlite3_column_int64(rows.get(), 0));
            const bool refused = sqlite3_column_type(rows.get(), 1) != SQLITE_NULL;
            for (std::size_t i = 0; i < benefits.size(); ++i) {
                constexpr int of_each = 6;
                const auto text
                    = [&](int column) { return text_of(rows.get(), 3 + static_cast<int>(i) * of_each + column); };
                const test::Said said { refused, text_of(rows.get(), 2), text(0), text(1), text(2), text(3), text(4),
                    text(5) };
                const test::Said& expected = expected_[at * benefits.size() + i];
                if (said != expected && differences_++ == 0)
                    first_ = decider_.benefit(benefits[i]).id + ", row " + std::to_string(at) + ": Decider says "
                        + test::shown(expected) + ", the view " + test::shown(said);
            }
        }
        CHECK_MESSAGE(step == SQLITE_DONE, database_.error());
        CHECK(count * benefits.size() == expected_.size());
        children_ += count;
    }

    std::string service_of(std::size_t benefit) const
    {
        for (const Service& service : region_.services)
            for (const Benefit& each : service.benefits)
                if (&each == &decider_.benefit(benefit))
                    return service.id;
        return {};
    }

    const Region& region_;
    Decider decider_;
    Database database_;
    Statement insertion_;
    std::vector<test::Said> expected_; // by child, then by benefit
    std::size_t children_ = 0;
    std::size_t differences_ = 0;
    std::string first_;
};

} // namespace

TEST_CASE("every child that the rules tell apart is decided in SQL as in C++")
{
    for (const Region& region : policy().regions) {
        CAPTURE(region.id);
        Comparison comparison(region);
        const Decider& decider = comparison.decider();
        for (std::size_t i = 0; i < decider.benefit_count(); ++i)
            comparison.compare(i, [&](const test::Visit& visit) { test::each_kind(policy(), decider, i, visit); });
        MESSAGE(region.id << ": " << comparison.children() << " kinds of children, " << comparison.differences()
                          << " differences");
        CHECK_MESSAGE(comparison.differences() == 0, comparison.first());
        CHECK(comparison.children() > 100'000);
    }
}

TEST_CASE("every value of every fact is spelled in SQL as the register has it")
{
    for (const Region& region : policy().regions) {
        CAPTURE(region.id);
        Comparison comparison(region);
        const Decider& decider = comparison.decider();
        for (std::size_t i = 0; i < decider.benefit_count(); ++i)
            comparison.compare(i, [&](const test::Visit& visit) { test::each_value(policy(), decider, i, visit); });
        MESSAGE(region.id << ": " << comparison.children() << " children");
        CHECK_MESSAGE(comparison.differences() == 0, comparison.first());
    }
}

TEST_CASE("what is told of one fact narrows another in SQL as in C++")
{
    // All that is not tied by contradictions is told in favour of the child, so that the ties decide.
    Answers favourable;
    for (const FactId fact : policy().schema.ids()) {
        const Fact& of = policy().schema[fact];
        if (of.kind == FactKind::boolean)
            favourable.know(fact, of.name != "core_districts");
    }
    const auto know = [&](std::string_view fact, std::string_view value) {
        const FactId id = policy().schema.find(fact).value();
        favourable.know(id, policy().schema[id].value_of(value).value());
    };
    know("hukou", "other_province");
    know("carer", "parent");
    know("insured", "other_province");
    favourable.forget(policy().schema.find("newborn").value());
    for (const Region& region : policy().regions) {
        CAPTURE(region.id);
        Comparison comparison(region);
        comparison.compare_all([&](const test::Visit& visit) {
            test::each_tie(policy(), [&](const Answers& tied) { visit(favourable.with(tied)); });
        });
        MESSAGE(region.id << ": " << comparison.children() << " children");
        CHECK_MESSAGE(comparison.differences() == 0, comparison.first());
    }
}
