// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/form.hpp"

#include "tests/register/run_batch.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace kiosk;
using namespace kiosk::test;

namespace {

// One child for each choice of each column, and what it is by the names of the contract.
void reads_its_own_choices(const registers::Form& form, const Region& region)
{
    for (std::size_t column = 4; column < form.columns.size(); ++column)
        for (const std::string& choice : form.columns[column].choices) {
            CAPTURE(form.columns[column].header);
            CAPTURE(choice);
            Sheet rows { {}, {} };
            for (const registers::FormColumn& each : form.columns) {
                rows[0].push_back(each.header);
                rows[1].push_back("");
            }
            rows[1][0] = "王小明";
            rows[1][2] = "=day 2017-03-05";
            rows[1][column] = choice;
            const Outcome outcome = batch(workbook({ { form.sheet, rows } }), { "--region", region.id });
            // Some choices do not go with nine years: that they were understood is told all the same.
            CHECK_MESSAGE((outcome.status == 0 || outcome.error.find("contradict each other") != std::string::npos),
                outcome.error);
        }
}

} // namespace

TEST_CASE("the empty register is read back, every choice of it")
{
    const auto catalogue = content::Catalogue::open(std::filesystem::path(KIOSK_TEST_DATA) / "content.db");
    REQUIRE(catalogue);
    const TemporaryFolder folder;
    for (const Region& region : catalogue->policy().regions) {
        CAPTURE(region.id);
        const auto form = registers::Form::create(*catalogue, region);
        REQUIRE(form);
        CHECK(form->columns.size() > 20);
        reads_its_own_choices(*form, region);

        for (const char* name : { "empty.xlsx", "empty.csv" }) {
            CAPTURE(name);
            const std::string path = folder.path() / name;
            REQUIRE(run({ "register-template", "--region", region.id, "--out", path }).status == 0);
            // Its columns are all known, and it holds no child.
            const Outcome empty = run({ "check", "--batch", path, "--region", region.id });
            CHECK(empty.status == 2);
            CHECK(empty.error.ends_with(": expected at least one child, got none\n"));
            CHECK(empty.error.find("say nothing here") == std::string::npos);
        }
        std::string csv = bytes_of(folder.path() / "empty.csv");
        csv += "王小明,7,2017-03-05,2026-01-02";
        for (std::size_t i = 4; i < form->columns.size(); ++i)
            csv += "," + (form->columns[i].choices.size() == 3 ? std::string("否") : std::string());
        const Outcome filled = batch(csv + "\r\n", { "--region", region.id });
        CHECK_MESSAGE(filled.status == 0, filled.error);
        CHECK(filled.lines().size() == 1);
    }
    CHECK(run({ "register-template", "--region", "zhejiang", "--out", folder.path() / "x.ods" }).status == 2);
    CHECK(run({ "register-template", "--out", folder.path() / "x.csv" }).status == 2);
}
