// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/golden.hpp"
#include "kiosk/cli/verify.hpp"

#include "tests/cli/installed.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fstream>
#include <sstream>

using namespace kiosk;
using namespace kiosk::tests;

namespace {

std::vector<std::string> mistakes(const std::string& expected)
{
    return cli::mistakes_of({ "story", std::string(example), expected }, installed().policy());
}

} // namespace

TEST_CASE("what is installed is right")
{
    std::ostringstream out;
    const bool right = cli::verify(data_folder, nullptr, nullptr, out);
    CHECK_MESSAGE(right, out.str());
    CHECK(out.str().find("WRONG") == std::string::npos);
    CHECK(out.str().find("not checked") != std::string::npos);
    CHECK(installed().goldens().size() >= 16);
}

TEST_CASE("golden families hold for both lists")
{
    for (const content::Golden& golden : installed().goldens())
        for (const std::string& mistake : cli::mistakes_of(golden, installed().policy()))
            FAIL_CHECK(mistake);
}

TEST_CASE("a wrong verdict is told")
{
    CHECK(mistakes(R"([{"ZJ-03a":"eligible"}])").empty());
    CHECK(mistakes(R"([{"ZJ-03a":"ineligible","ZJ-03d":"undetermined"}])")
        == std::vector<std::string> { R"(golden story: child 1: ZJ-03a: expected "ineligible", got "eligible")" });
    CHECK(mistakes(R"([{"ZJ-99x":"eligible"}])")
        == std::vector<std::string> { "golden story: child 1: there is no benefit ZJ-99x" });
    CHECK(mistakes("[]") == std::vector<std::string> { "golden story: expected verdicts for 1 children" });
    CHECK(mistakes("[5]").size() == 1);
    CHECK(mistakes("{").size() == 1);
    CHECK(cli::mistakes_of({ "story", "{}", "[]" }, installed().policy()).size() == 1);
}

TEST_CASE("content that is not there or was changed is wrong")
{
    const test::TemporaryFolder temporary;
    const std::filesystem::path& folder = temporary.path();
    std::ostringstream out;
    CHECK_FALSE(cli::verify(folder, nullptr, nullptr, out));
    CHECK(out.str().starts_with("WRONG  "));

    for (const std::string_view name : { "content.db", "content.db.sha256" })
        std::filesystem::copy_file(data_folder / name, folder / name);
    std::filesystem::copy(data_folder / "regions", folder / "regions");
    CHECK(cli::verify(folder, nullptr, nullptr, out));
    {
        std::fstream file(folder / "content.db", std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(5000);
        file.put('\x55');
    }
    CHECK_FALSE(cli::verify(folder, nullptr, nullptr, out));
}

TEST_CASE("fonts are asked for all that can be seen")
{
    std::ostringstream out;
    std::vector<std::string> asked;
    CHECK(cli::verify(
        data_folder,
        [&](std::string_view text, std::string_view language) {
            asked.emplace_back(language);
            CHECK(text.size() > 10'000);
            return std::vector<char32_t> {};
        },
        nullptr, out));
    CHECK(asked == installed().languages());
    CHECK_FALSE(cli::verify(
        data_folder,
        [](auto, auto) {
            return std::vector<char32_t> { U'龘', U'A', U'A' };
        },
        nullptr, out));
    CHECK(out.str().find("the fonts lack U+0041 U+9F98\n") != std::string::npos);
}

TEST_CASE("what is wrong with the pictures is told")
{
    std::ostringstream out;
    const content::Catalogue* asked = nullptr;
    CHECK(cli::verify(
        data_folder, nullptr,
        [&](const content::Catalogue& catalogue) {
            asked = &catalogue;
            CHECK(catalogue.edition().sha256 == installed().edition().sha256);
            return std::vector<std::string> {};
        },
        out));
    CHECK(asked);
    CHECK_FALSE(cli::verify(
        data_folder, nullptr, [](const auto&) { return std::vector<std::string> { "icon \"clock\" is not there" }; },
        out));
    CHECK(out.str().find("WRONG  icon \"clock\" is not there\n") != std::string::npos);
}
