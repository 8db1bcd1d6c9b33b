// SPDX-License-Identifier: Apache-2.0
#include "kiosk/outreach/households.hpp"

#include "tests/cli/installed.hpp"

using namespace kiosk;
using namespace kiosk::outreach;

namespace {

const Policy& policy()
{
    return tests::installed().policy();
}

registers::Row row(std::uint64_t number, const char* household, const char* label, int age,
    std::optional<bool> hardship = {}, const char* region = "zhejiang")
{
    registers::Row row;
    row.number = number;
    row.household = household;
    row.label = '"' + std::string(label) + '"';
    row.region = policy().region(region);
    row.answers.know(*policy().schema.find("age"), age);
    if (hardship)
        row.answers.know(*policy().schema.find("hardship"), *hardship);
    return row;
}

std::vector<Household> households(const std::vector<registers::Row>& rows)
{
    Households made(policy().schema);
    for (const registers::Row& each : rows)
        made.add(each);
    return made.take();
}

std::vector<std::string> names(const std::vector<const char*>& ids)
{
    std::vector<registers::Row> rows;
    for (const char* id : ids)
        rows.push_back(row(rows.size() + 2, id, "x", 9));
    std::vector<std::string> names;
    for (const Household& each : households(rows))
        names.push_back(each.name);
    return names;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("rows with one household are siblings wherever they stand; others are families of their own")
{
    const auto made = households({ row(2, "H7", "大", 9, true), row(3, "", "one", 4), row(4, "H8", "two", 5),
        row(5, "H7", "小", 6), row(6, "", "three", 7) });
    REQUIRE(made.size() == 4);
    CHECK(made[0].name == "H7");
    REQUIRE(made[0].family.children.size() == 2);
    CHECK(made[0].family.children[1].label == "小");
    // What the elder's row says of the family holds for both.
    CHECK(made[0].family.answers_of(1).get(*policy().schema.find("hardship")) == 1);
    CHECK(made[0].family.answers_of(1).get(*policy().schema.find("age")) == 6);
    CHECK(made[1].name == "row-3");
    CHECK(made[2].name == "H8");
    CHECK(made[3].name == "row-6");
    for (const Household& each : made)
        CHECK_FALSE(each.wrong);
}

TEST_CASE("rows that contradict each other are no family")
{
    const auto made = households({ row(2, "H7", "a", 9, true), row(3, "H7", "b", 6, false), row(4, "H8", "c", 5),
        row(5, "H8", "d", 5, {}, "shenzhen") });
    REQUIRE(made.size() == 2);
    CHECK(made[0].wrong == "row 3: hardship: expected true as elsewhere in the same household, got false");
    CHECK(made[1].wrong == "row 5: region: expected \"zhejiang\" as in row 4 of the same household, got \"shenzhen\"");
}

TEST_CASE("a file's name is the bureau's id, safe on any disk, and no two are the same")
{
    CHECK(names({ "2026-0017", "张家3号", "幸福路 5/2", "../../etc/passwd", "a.b" })
        == Names { "2026-0017", "张家3号", "幸福路_5_2", "______etc_passwd", "a_b" });
    CHECK(names({ "..", "", "  " }) == Names { "row-2", "row-3", "row-4" });
    const Names alike = names({ "A1", "a1", "a-1", "x y", "x/y", "row-7", "" });
    CHECK(alike[0] == "A1");
    CHECK(alike[1].starts_with("a1-"));
    CHECK(alike[2] == "a-1");
    CHECK(alike[4].starts_with("x_y-"));
    CHECK(names({ "CON", "com1" })[0].starts_with("CON-"));
    CHECK(names({ "CON", "com1" })[1].starts_with("com1-"));
    CHECK(file_name(std::string(300, 'x')) == std::string(120, 'x'));
    std::string han;
    for (int i = 0; i < 100; ++i)
        han += "户";
    CHECK(file_name(han).size() == 120); // whole characters
    CHECK(file_name("\xFF\xFEz") == "__z");
}
