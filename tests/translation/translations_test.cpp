// SPDX-License-Identifier: Apache-2.0
//
// Stamps, reviews, and the way of a language out to translators and back. With gettext's own tools: round_trip.
#include "kiosk/content/compiler/translation_states.hpp"
#include "kiosk/translation/translations.hpp"

#include "tests/support/content_tree.hpp"

#include <doctest/doctest.h>

using namespace kiosk::content;
using namespace kiosk::translation;
using kiosk::test::ContentTree;
using kiosk::test::read_bytes;
using kiosk::test::TemporaryFolder;
using kiosk::test::write_bytes;

namespace {

constexpr const char* zh_file = "languages/zh-Hans/words.toml";
constexpr const char* en_file = "languages/en/words.toml";

bool contains(const std::string& text, const std::string& words)
{
    return text.find(words) != std::string::npos;
}

// A content folder on disk, and what is done to it.
class Desk {
public:
    explicit Desk(const ContentTree& tree = {})
        : content_(tree.write_to(folder_.path()))
    {
    }

    std::string file(const std::string& name) const { return read_bytes(content_ / name); }
    void edit(const std::string& name, const std::string& from, const std::string& to)
    {
        std::string text = file(name);
        const std::size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        write_bytes(content_ / name, text.replace(at, from.size(), to));
    }

    std::size_t stamp(const std::vector<std::string>& still_right = {})
    {
        return checked(kiosk::translation::stamp(content_, "en", still_right, complaints_));
    }
    void review(const std::vector<std::string>& keys)
    {
        using namespace std::chrono;
        checked(kiosk::translation::review(content_, "en", { "Li Ming", 2026y / 11 / 22 }, keys, complaints_));
    }
    std::string state() { return checked(translation_report(content_, "en", complaints_)); }
    std::string exported() { return checked(export_po(content_, "en", complaints_)); }
    std::size_t imported(const std::string& po) { return checked(try_import(po)); }
    // The complaints of an import that must not succeed.
    std::string refused(const std::string& po)
    {
        const std::string before = file(en_file);
        CHECK(try_import(po) == 0);
        CHECK(file(en_file) == before);
        return joined();
    }

private:
    std::size_t try_import(const std::string& po)
    {
        write_bytes(folder_.path() / "en.po", po);
        complaints_ = {};
        return import_po(content_, folder_.path() / "en.po", complaints_);
    }
    std::string joined() const
    {
        std::string text;
        for (const std::string& line : complaints_.lines())
            text += line + "\n";
        return text;
    }
    template <class T> T checked(T value)
    {
        CHECK(joined() == "");
        return value;
    }

    TemporaryFolder folder_;
    std::filesystem::path content_;
    Complaints complaints_;
};

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, from);
    return text.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("a stamp holds until the Chinese changes")
{
    Desk desk;
    CHECK(desk.stamp() > 100);
    CHECK(desk.stamp() == 0);
    CHECK(contains(desk.state(), " 0 outdated, 0 missing, 0 not stamped"));

    desk.edit(zh_file, "文 open to all", "文 open to none");
    CHECK(contains(desk.state(), "outdated  waiver"));
    CHECK(desk.stamp() == 0); // nobody has looked at it
    CHECK(contains(desk.state(), "outdated  waiver"));
    CHECK(desk.stamp({ "waiver" }) == 1);
    CHECK(contains(desk.state(), " 0 outdated"));

    desk.edit(zh_file, "文 open to none", "文 open to some");
    desk.edit(en_file, "E open to all", "E open to some");
    CHECK(contains(desk.state(), "not stamped  waiver"));
    CHECK(desk.stamp() == 1);
    CHECK(contains(desk.state(), " 0 not stamped"));
}

TEST_CASE("out and back, nothing changes")
{
    Desk desk;
    desk.stamp();
    desk.review({ "waiver", "体检" });
    desk.edit(zh_file, "文 too young", "文 much too young");
    desk.edit(en_file, "\"category.health\" = \"E health\"\n", "");
    desk.stamp();
    const std::string words = desk.file(en_file);
    const std::string official = desk.file("languages/en/official.toml");
    const std::string state = desk.file("languages/en/state.toml");
    const std::string po = desk.exported();
    CHECK(contains(po, "# reviewed: 2026-11-22 Li Ming\n#: words.toml\nmsgctxt \"waiver\"\n"));
    CHECK(contains(po, "#, fuzzy\nmsgctxt \"contradiction.too_young\"\nmsgid \"文 much too young\"\n"));
    CHECK(contains(po, "msgctxt \"category.health\"\nmsgid \"文 health\"\nmsgstr \"\"\n"));
    CHECK(contains(po, "ICU MessageFormat; keep {value}; write the plural forms"));
    CHECK(contains(po, "#. 清单原文：提供体检"));
    CHECK(desk.imported(po) == 0);
    CHECK(desk.file(en_file) == words);
    CHECK(desk.file("languages/en/official.toml") == official);
    CHECK(desk.file("languages/en/state.toml") == state);
    CHECK(desk.exported() == po);
}

TEST_CASE("a translator's work comes back into its line")
{
    Desk desk;
    desk.stamp();
    desk.edit(zh_file, "文 too young", "文 much too young");
    desk.edit(en_file, "\"category.health\" = \"E health\"\n", "");
    std::string po = desk.exported();
    po = replaced(po, "#, fuzzy\nmsgctxt \"contradiction.too_young\"", "msgctxt \"contradiction.too_young\"");
    po = replaced(po, "msgstr \"E too young\"", "msgstr \"Much \\\"too\\\" young\\n\"");
    po = replaced(po, "msgid \"文 health\"\nmsgstr \"\"", "msgid \"文 health\"\nmsgstr \"\"\n\"Health \"\n\"care\"");
    po = replaced(po, "msgid \"体检\"\nmsgstr \"E 体检\"", "msgid \"体检\"\nmsgstr \"check-up\"");
    CHECK(desk.imported(po) == 3);
    CHECK(contains(desk.file(en_file), "\n\"contradiction.too_young\" = \"Much \\\"too\\\" young\\n\"\n"));
    // Where the Chinese has it: after its nearest earlier kin.
    CHECK(contains(desk.file(en_file), "young\\n\"\n\"category.health\" = \"Health care\"\n\"category.education\""));
    CHECK(contains(desk.file("languages/en/official.toml"), "\"体检\" = \"check-up\"\n"));
    CHECK(contains(desk.state(), " 0 outdated, 0 missing, 0 not stamped"));
}

TEST_CASE("a review is lost when its text comes back changed, and kept when the reviewer signs anew")
{
    Desk desk;
    desk.stamp();
    desk.review({ "waiver" });
    const std::string po = replaced(desk.exported(), "msgstr \"E open to all\"", "msgstr \"E open to everybody\"");
    desk.imported(po);
    CHECK(contains(desk.state(), "en: 0 reviewed"));
    desk.imported(replaced(desk.exported(), "#: words.toml\nmsgctxt \"waiver\"",
        "# reviewed: 2026-11-23 Wang Fang\n#: words.toml\nmsgctxt \"waiver\""));
    CHECK(contains(desk.state(), "en: 1 reviewed"));
}

TEST_CASE("a translation of Chinese that has changed since it went out is outdated")
{
    Desk desk;
    const std::string po = replaced(desk.exported(), "msgstr \"E open to all\"", "msgstr \"E free to all\"");
    desk.edit(zh_file, "文 open to all", "文 open to none");
    desk.imported(po);
    CHECK(contains(desk.file(en_file), "E free to all"));
    CHECK(contains(desk.state(), "outdated  waiver"));
}

TEST_CASE("what is broken is refused, with its line")
{
    Desk desk;
    desk.stamp();
    const std::string po = desk.exported();
    const auto with
        = [&](const std::string& from, const std::string& to) { return desk.refused(replaced(po, from, to)); };
    CHECK(contains(with("msgstr \"E {value} months\"", "msgstr \"E {valeu} months\""),
        "\"answer.months_here\": expected the arguments of the Chinese, {value}"));
    CHECK(contains(with("msgstr \"E {value} months\"", "msgstr \"E {value months\""), "ICU cannot read the pattern"));
    CHECK(contains(with("E {value, plural, one {# year} other {# years}}", "E {value, plural, one {# year}}"),
        "\"answer.age\": ICU cannot read the pattern"));
    CHECK(contains(with("msgctxt \"waiver\"", "msgctxt \"wafer\""), "there is no message \"wafer\""));
    CHECK(contains(with("msgid \"体检\"", "msgid \"体检查\""), "nothing official says \"体检查\" any more"));
    CHECK(contains(with("msgstr \"E open to all\"", "msgstr \"E open to all"), "has no closing quotation mark"));
    CHECK(contains(with("msgstr \"E open to all\"", "open to all"), "not PO"));
    CHECK(contains(with("\"Language: en\\n\"", "\"Language: fr\\n\""), "there is no translation \"fr\""));
    CHECK(contains(with("msgstr \"E {value} months\"", "msgstr \"E {valeu} months\""), "en.po:"));
}
