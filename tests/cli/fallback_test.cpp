// SPDX-License-Identifier: Apache-2.0
//
// What a translation that has gaps, or that nobody has checked, says of itself in the comparison.
#include "kiosk/cli/compare.hpp"
#include "kiosk/content/compiler/compile.hpp"
#include "kiosk/translation/translations.hpp"

#include "tests/cli/installed.hpp"
#include "tests/support/temporary_folder.hpp"

#include <sstream>

using namespace kiosk;
using namespace kiosk::tests;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view families[] = {
    R"({ "region": "zhejiang", "children": [ { "age": 9, "months_here": 24, "stage": "primary" } ] })",
    R"({ "region": "shenzhen", "children": [ { "age": 9, "months_here": 24, "stage": "primary" } ] })",
};

// The content of this build, with an English that a test may change.
class Content {
public:
    Content() { fs::copy(KIOSK_CONTENT_FOLDER, source(), fs::copy_options::recursive); }

    fs::path source() const { return folder_.path() / "content"; }

    // As if nobody had translated it yet.
    void drop(const std::string& key) const
    {
        for (const char* file : { "interface.toml", "state.toml" }) {
            const fs::path path = source() / "languages/en" / file;
            std::ifstream in(path);
            std::string kept;
            for (std::string line; std::getline(in, line);)
                if (!line.starts_with('"' + key + '"'))
                    kept += line + '\n';
            folder_.write(path, kept);
        }
    }

    std::string compared(std::string_view family) const
    {
        const fs::path database = folder_.path() / "content.db";
        const auto compiled = content::compile(source(), content::icon_names(KIOSK_DRAWINGS "/icons"), database);
        for (const std::string& complaint : compiled.complaints)
            MESSAGE(complaint);
        REQUIRE(compiled.complaints.empty());
        const auto catalogue = content::Catalogue::open(database);
        REQUIRE(catalogue);
        const auto request = cli::read_family(family, "family.json", catalogue->policy(), today);
        REQUIRE(request);
        std::ostringstream out;
        REQUIRE(cli::write_comparison_text(*request, *catalogue, "en", out));
        return out.str();
    }

private:
    test::TemporaryFolder folder_;
};

} // namespace

TEST_CASE("what is not translated is Chinese, marked, in the comparison from either region")
{
    const Content content;
    content.drop("ui.compare_stays");
    content.drop("ui.compare_same");
    for (const std::string_view family : families) {
        const std::string text = content.compared(family);
        CHECK(text.find("\n  〔中文〕别的回答照旧。\n") != std::string::npos);
        CHECK(text.find("\n〔中文〕一样的（") != std::string::npos);
        CHECK(text.find("\nWhat this assumes\n") != std::string::npos);
        CHECK(text.ends_with("\nNo person has checked this translation yet: the Chinese text decides.\n"));
    }
}

TEST_CASE("a translation that a person has checked says only that the Chinese decides")
{
    const Content content;
    REQUIRE(fs::remove(content.source() / "languages/en/state.toml")); // nothing is outdated: made from today's Chinese
    content::Complaints complaints;
    const translation::Review review { "Li Ming", std::chrono::year(2026) / 11 / 22 };
    REQUIRE(translation::review(content.source(), "en", review, {}, complaints) > 0);
    REQUIRE(complaints.empty());
    for (const std::string_view family : families) {
        const std::string text = content.compared(family);
        CHECK(text.find("〔中文〕") == std::string::npos);
        CHECK(text.ends_with("\nThis is a translation; the Chinese text decides.\n"));
    }
}
