// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/catalogue.hpp"
#include "kiosk/sql/view.hpp"

#include <doctest/doctest.h>

#include <numeric>

#include "children.hpp"
#include "database.hpp"

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

// A table, a view, and what both ways of deciding say of the children put into it.
class Comparison {
public:
    explicit Comparison(const Region& region)
        : region_(region)
        , decider_(policy(), region)
    {
        REQUIRE(database_.run(bare_table()).empty());
        REQUIRE(database_.run(view_of(region, sql::Dialect::sqlite)).empty());
        insertion_ = database_.prepared(test::insertion(policy().schema));
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
            inserted = test::insert(insertion_.get(), policy().schema, id++, answers) && inserted;
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
        const test::Statement rows = database_.prepared(query + " FROM " + sql::view_name(region_));
        std::size_t count = 0;
        int step = SQLITE_OK;
        while ((step = sqlite3_step(rows.get())) == SQLITE_ROW) {
            ++count;
            const auto at = static_cast<std::size_t>(sqlite3_column_int64(rows.get(), 0));
            const bool refused = sqlite3_column_type(rows.get(), 1) != SQLITE_NULL;
            for (std::size_t i = 0; i < benefits.size(); ++i) {
                constexpr int of_each = 6;
                const auto text
                    = [&](int column) { return test::text_of(rows.get(), 3 + static_cast<int>(i) * of_each + column); };
                const test::Said said { refused, test::text_of(rows.get(), 2), text(0), text(1), text(2), text(3),
                    text(4), text(5) };
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
    test::Database database_;
    test::Statement insertion_;
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

namespace {

const sql::Labels& labels()
{
    static const sql::Labels of {
        [](FactId fact) { return policy().schema[fact].name; },
        [](FactId, int value) { return std::to_string(value); },
        [](const Contradiction& contradiction) { return contradiction.id; },
    };
    return of;
}

} // namespace

TEST_CASE("the table refuses what contradicts itself, and the query finds it where a table did not")
{
    test::Database strict;
    REQUIRE(strict.run(sql::create_table(policy(), options(sql::Dialect::sqlite), labels())).empty());
    // Its id is a text.
    const test::Statement insertion = strict.prepared(test::insertion(policy().schema));
    test::Database loose;
    REQUIRE(loose.run(bare_table()).empty());
    const test::Statement other = loose.prepared(test::insertion(policy().schema));
    strict.run("BEGIN");
    loose.run("BEGIN");
    std::vector<std::string> refused;
    std::int64_t id = 0;
    std::size_t wrong = 0;
    test::each_tie(policy(), [&](const Answers& answers) {
        const bool bad = !policy().contradictions_in(answers).empty();
        wrong += test::insert(insertion.get(), policy().schema, id, answers) == bad;
        test::insert(other.get(), policy().schema, id, answers);
        if (bad)
            refused.push_back(std::to_string(id));
        ++id;
    });
    CHECK(wrong == 0);
    CHECK(refused.size() > 1000);
    CHECK(loose.column(sql::select_refused(policy(), options(sql::Dialect::sqlite), labels())) == refused);
}

TEST_CASE("a value that does not exist is refused, and never decided")
{
    const std::string table = sql::create_table(policy(), options(sql::Dialect::sqlite), labels());
    for (const auto& [column, value] :
        { std::pair("age", "21"), std::pair("age", "-1"), std::pair("age", "'six'"), std::pair("months_here", "-1"),
            std::pair("stage", "'Primary'"), std::pair("hukou", "'Guizhou'"), std::pair("newborn", "2") }) {
        CAPTURE(column);
        CAPTURE(value);
        test::Database strict;
        REQUIRE(strict.run(table).empty());
        CHECK_FALSE(strict.run(std::string("INSERT INTO \"register\" (id, ") + column + ") VALUES ('a', " + value + ')')
                        .empty());
    }
    test::Database strict;
    REQUIRE(strict.run(table).empty());
    CHECK(strict.run("INSERT INTO \"register\" (id) VALUES ('nothing told')").empty());
    CHECK_FALSE(strict.run("INSERT INTO \"register\" (age) VALUES (3)").empty());

    for (const Region& region : policy().regions) {
        test::Database loose;
        REQUIRE(loose.run(bare_table()).empty());
        REQUIRE(loose.run(view_of(region, sql::Dialect::sqlite)).empty());
        REQUIRE(loose.run("INSERT INTO \"register\" (id, age, stage) VALUES (1, 9, 'Primary'), (2, 9, NULL)").empty());
        const std::string from = " FROM " + sql::view_name(region) + " ORDER BY id";
        CHECK(loose.column("SELECT refused" + from) == std::vector<std::string> { "stage", "" });
        CHECK(loose.column("SELECT membership" + from) == std::vector<std::string> { "", "unknown" });
        for (const Service& service : region.services)
            CHECK(loose.column("SELECT \"" + service.id + '"' + from).front().empty());
    }
}

TEST_CASE("the plainest dialect is read by SQLite too")
{
    for (const Region& region : policy().regions) {
        test::Database database;
        REQUIRE(database.run(bare_table()).empty());
        const std::string view = view_of(region, sql::Dialect::ansi);
        CHECK(database.run(view).empty());
        REQUIRE(database.run("INSERT INTO \"register\" (id) VALUES (1)").empty());
        CHECK(database.column("SELECT membership FROM " + sql::view_name(region))
            == std::vector<std::string> { "unknown" });
        // What would keep an engine from working it out where the rows lie.
        for (const std::string_view word : { " JOIN ", "COALESCE", "LIMIT", "OFFSET", "WITH ", "GREATEST", "LEAST" })
            CHECK_MESSAGE(view.find(word) == std::string::npos, word);
    }
}

TEST_CASE("names of tables and columns are names and nothing more")
{
    CHECK(*sql::table_name("register") == "\"register\"");
    CHECK(*sql::table_name("civil.Register_2026") == "\"civil\".\"Register_2026\"");
    CHECK(*sql::table_name("流动儿童") == "\"流动儿童\"");
    CHECK(*sql::table_name(std::string(63, 'a')) == '"' + std::string(63, 'a') + '"');
    for (const std::string& bad : { std::string(), std::string("a b"), std::string("a;DROP TABLE b"),
             std::string("a\"b"), std::string("a.b.c"), std::string(".a"), std::string("a."), std::string("1a"),
             std::string("a\nb"), std::string("a-b"), std::string(64, 'a') }) {
        CAPTURE(bad);
        CHECK_FALSE(sql::table_name(bad));
    }
    CHECK(*sql::kept_columns("county,街道", policy()) == std::vector<std::string> { "\"county\"", "\"街道\"" });
    for (const std::string_view bad : { "", "county,", "county,county", "id", "refused", "membership", "age", "a b" }) {
        CAPTURE(bad);
        CHECK_FALSE(sql::kept_columns(bad, policy()));
    }
    CHECK(sql::comment("a\nb; DROP TABLE c\r\n") == "-- a\n-- b; DROP TABLE c\n--\n");
}
