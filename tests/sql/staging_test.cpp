// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/sql.hpp"
#include "kiosk/register/days.hpp"
#include "kiosk/register/vocabulary.hpp"

#include <doctest/doctest.h>

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

Date day(const char* iso)
{
    return *read_iso_date(iso);
}

// A bureau's table "raw", and what the register makes of it.
class Staged {
public:
    Staged(const std::string& map, const Region& region, Date as_of, const std::string& columns,
        std::vector<std::string> keep = {})
    {
        const Policy& policy = catalogue().policy();
        const auto read = registers::read_column_map(map, "map.toml", policy.schema);
        REQUIRE_MESSAGE(read, read.error().message);
        sql::Register into { sql::Dialect::sqlite, "\"register\"", std::move(keep), {} };
        const auto schema = cli::sql_text(catalogue(), &region, cli::SqlPart::schema, into);
        const auto staging = cli::staging_text(catalogue(), region, *read, { "\"raw\"", "id", as_of }, into);
        REQUIRE(schema);
        REQUIRE_MESSAGE(staging, staging.error().message);
        staging_ = *staging;
        REQUIRE(database_.run(*schema).empty());
        REQUIRE(database_.run("CREATE TABLE raw (id INTEGER, " + columns + ")").empty());
    }

    void add(const std::string& values)
    {
        const std::string said = database_.run("INSERT INTO raw VALUES (" + values + ')');
        REQUIRE_MESSAGE(said.empty(), said);
    }
    void take()
    {
        const std::string said = database_.run(staging_);
        REQUIRE_MESSAGE(said.empty(), said);
    }
    std::vector<std::string> column(const std::string& query) { return database_.column(query); }
    test::Database& database() { return database_; }

private:
    test::Database database_;
    std::string staging_;
};

std::string in_quotes(const std::string& text)
{
    std::string to = "'";
    for (const char c : text)
        to += c == '\'' ? std::string("''") : std::string(1, c);
    return to + '\'';
}

} // namespace

TEST_CASE("every spelling that a file may have, a table may have")
{
    const Schema& schema = catalogue().policy().schema;
    for (const Region& region : catalogue().policy().regions) {
        const auto vocabulary = registers::Vocabulary::create(catalogue(), &region, nullptr);
        REQUIRE(vocabulary);
        for (const FactId fact : schema.ids()) {
            CAPTURE(schema[fact].name);
            Staged staged("[columns]\n\"告诉\" = \"" + schema[fact].name + "\"\n", region, day("2026-11-29"), "告诉");
            std::vector<std::string> expected;
            const auto add = [&](const std::string& cell, const std::optional<int>& value) {
                staged.add(std::to_string(expected.size()) + ", " + in_quotes(cell));
                expected.push_back(!value                       ? std::string()
                        : schema[fact].kind == FactKind::choice ? schema[fact].spelled(*value)
                                                                : std::to_string(*value));
            };
            for (const auto& [word, meaning] : vocabulary->words(fact, region)) {
                add(word, meaning.value);
                add(" \xE3\x80\x80" + word + "\xC2\xA0", meaning.value);
            }
            if (schema[fact].kind == FactKind::integer)
                for (const int number : { schema[fact].minimum, 3, 11, std::min(schema[fact].maximum, 252) }) {
                    add(std::to_string(number), number);
                    add(std::to_string(number) + ".0", number);
                    for (const std::string& unit : vocabulary->units(fact))
                        add(std::to_string(number) + unit, number);
                }
            if (schema[fact].kind == FactKind::choice)
                for (std::size_t value = 0; value < schema[fact].values.size(); ++value)
                    add(schema[fact].values[value], static_cast<int>(value));
            staged.take();
            CHECK(staged.column("SELECT refused FROM register_staging WHERE refused <> ''").empty());
            CHECK(staged.column("SELECT " + schema[fact].name + " FROM register_staging ORDER BY CAST(id AS INTEGER)")
                == expected);
        }
    }
}

TEST_CASE("a day makes the same age and the same months in a table as in a file")
{
    const Region& region = catalogue().policy().regions.front();
    for (const char* as_of : { "2026-11-29", "2026-11-30", "2026-12-31", "2027-02-28", "2028-02-28", "2028-02-29" }) {
        CAPTURE(as_of);
        Staged staged(
            "[columns]\n\"生日\" = \"birth_date\"\n\"来\" = \"move_in_date\"\n", region, day(as_of), "生日, 来");
        std::vector<std::string> expected;
        for (std::chrono::sys_days from = day("2023-11-25"); from <= std::chrono::sys_days(day("2026-11-29"));
             from += std::chrono::days(1)) {
            const std::string text = iso_date(Date(from));
            staged.add(std::to_string(expected.size()) + ", '" + text + "', '" + text + '\'');
            expected.push_back(std::to_string(registers::completed_years(Date(from), day(as_of))) + '|'
                + std::to_string(registers::completed_months(Date(from), day(as_of))));
        }
        staged.take();
        CHECK(staged.column("SELECT age || '|' || months_here FROM register_staging ORDER BY CAST(id AS INTEGER)")
            == expected);
        CHECK(staged.column("SELECT id FROM register WHERE age IS NOT NULL").size() == expected.size());
    }
}

TEST_CASE("days in the forms of registers, and no others")
{
    const Region& region = catalogue().policy().regions.front();
    const auto read = [&](const std::string& born, const std::string& moved) {
        Staged staged(
            "[columns]\n\"生日\" = \"birth_date\"\n\"来\" = \"move_in_date\"\n", region, day("2026-11-29"), "生日, 来");
        staged.add("1, " + in_quotes(born) + ", " + in_quotes(moved));
        staged.take();
        return staged
            .column("SELECT COALESCE(age, '') || '|' || COALESCE(months_here, '') || '|' || refused"
                    " FROM register_staging")
            .front();
    };
    for (const char* form : { "2017-03-05", "2017/3/5", "2017.3.5", "2017年3月5日", "2017年03月05号", "20170305",
             "2017-03-05 00:00:00", "2017-03-05T00:00:00", "２０１７－０３－０５", " 2017-3-05 " }) {
        CAPTURE(form);
        CHECK(read(form, "2026-05-29") == "9|6|");
    }
    for (const char* form : { "05/03/2017", "2017-02-29", "2017-13-01", "2017-04-31", "2017-03", "17-03-05",
             "1703-05-01", "2017-03-05x", "42799", "2026-11-30", "2005-11-29" }) {
        CAPTURE(form);
        CHECK(read(form, "") == "||生日=" + std::string(form) + ';');
    }
    for (const char* unknown : { "", "不详", "N/A", "/", "－" }) {
        CAPTURE(unknown);
        CHECK(read(unknown, "") == "||");
    }
    CHECK(read("2020-02-29", "2019-12-31") == "6||来=2019-12-31;");
}

TEST_CASE("what is not understood is named, and its row not taken")
{
    const Region& region = *catalogue().policy().region("zhejiang");
    Staged staged("[columns]\n\"户籍地\" = \"hukou\"\n\"残疾\" = \"disability\"\n"
                  "[words.hukou]\n\"贵州\" = \"other_province\"\n",
        region, day("2026-11-29"), "户籍地, 残疾, 街道", { "\"街道\"" });
    REQUIRE(staged.database().run("ALTER TABLE register ADD 街道 TEXT").empty());
    staged.add("1, '贵州', '否', '西湖'");
    staged.add("2, '云南', '不是吧', '拱墅'");
    staged.add("3, NULL, NULL, NULL");
    staged.add("4, '贵州', 1, '上城'");
    staged.take();
    CHECK(staged.column("SELECT id || refused FROM register_staging ORDER BY id")
        == std::vector<std::string> { "1", "2户籍地=云南;残疾=不是吧;", "3", "4" });
    CHECK(staged.column("SELECT id || '|' || COALESCE(hukou, '?') || '|' || COALESCE(disability, '?') || '|' ||"
                        " COALESCE(街道, '?') FROM register ORDER BY id")
        == std::vector<std::string> { "1|other_province|0|西湖", "3|?|?|?", "4|other_province|1|上城" });
}

TEST_CASE("what contradicts itself is named, and its row not taken")
{
    Staged staged("[columns]\n\"年龄\" = \"age\"\n\"学段\" = \"stage\"\n", catalogue().policy().regions.front(),
        day("2026-11-29"), "年龄, 学段");
    staged.add("1, '7岁', '初中'");
    staged.add("2, '14', '初中'");
    staged.take();
    CHECK(staged.column("SELECT refused FROM register_staging ORDER BY id")
        == std::vector<std::string> { "junior_high_age;", "" });
    CHECK(staged.column("SELECT id FROM register") == std::vector<std::string> { "2" });
}

TEST_CASE("two columns of one fact, and none, are errors")
{
    const auto said = [](const std::string& map) {
        const Policy& policy = catalogue().policy();
        const auto read = registers::read_column_map(map, "map.toml", policy.schema);
        REQUIRE(read);
        const auto staging = cli::staging_text(catalogue(), policy.regions.front(), *read,
            { "\"raw\"", "id", day("2026-11-29") }, { sql::Dialect::ansi, "\"register\"", {}, {} });
        return staging ? std::string() : staging.error().message;
    };
    CHECK(said("[columns]\n\"年龄\" = \"age\"\n\"生日\" = \"birth_date\"\n")
        == "expected age of one column, got two: 年龄 and 生日");
    CHECK(said("[columns]\n\"姓名\" = \"label\"\n") == "expected a column that is a fact, birth_date or move_in_date");
}
