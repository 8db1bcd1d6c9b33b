// SPDX-License-Identifier: Apache-2.0
//
// A translation lives as long as its Chinese: what the compiler knows of that, and what the program then shows.
#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/compiler/compile.hpp"
#include "kiosk/content/compiler/translation_states.hpp"
#include "kiosk/locale/messages.hpp"

#include "tests/support/content_tree.hpp"

#include <doctest/doctest.h>

using namespace kiosk;
using namespace kiosk::content;
using kiosk::test::ContentTree;
using kiosk::test::TemporaryFolder;

namespace {

constexpr const char* zh = "languages/zh-Hans/words.toml";
constexpr const char* en = "languages/en/words.toml";
constexpr const char* state = "languages/en/state.toml";

// The stamp of a translation made from that Chinese, as that text.
std::string line(
    const std::string& key, const std::string& source, const std::string& text, const std::string& more = "")
{
    return "\"" + key + "\" = \"" + fingerprint(source) + " " + fingerprint(text) + more + "\"\n";
}

struct Outcome {
    Compilation compiled;
    std::optional<Catalogue> catalogue;
};

Outcome compiled(const ContentTree& tree)
{
    const TemporaryFolder folder;
    Outcome outcome { compile(tree.write_to(folder.path()), ContentTree::icons(), folder.path() / "content.db"), {} };
    std::string complaints;
    for (const std::string& each : outcome.compiled.complaints)
        complaints += each + "\n";
    REQUIRE_MESSAGE(complaints.empty(), complaints);
    auto catalogue = Catalogue::open(folder.path() / "content.db");
    REQUIRE(catalogue);
    outcome.catalogue = *std::move(catalogue);
    return outcome;
}

std::string shown(const Catalogue& catalogue, const char* key)
{
    const auto messages
        = locale::Messages::create("en", catalogue.messages("en"), catalogue.messages(authoritative_language));
    REQUIRE(messages);
    return (*messages)(key);
}

} // namespace

TEST_CASE("a translation without a stamp is shown, and counted")
{
    const Outcome outcome = compiled(ContentTree());
    CHECK(shown(*outcome.catalogue, "waiver") == "E open to all");
    const TranslationStatus status = outcome.catalogue->translation_status("en");
    CHECK(status.reviewed == 0);
    CHECK(status.outdated == 0);
    CHECK(status.missing == 0);
    CHECK_FALSE(status.complete());
    REQUIRE(outcome.compiled.notices.size() == 1);
    CHECK(outcome.compiled.notices.front().find("not stamped") != std::string::npos);
}

TEST_CASE("when the Chinese changes after its translation, the Chinese is shown")
{
    ContentTree tree;
    tree.write(state, "[messages]\n" + line("waiver", "文 open to all", "E open to all"));
    CHECK(shown(*compiled(tree).catalogue, "waiver") == "E open to all");

    tree.replace(zh, "\"文 open to all\"", "\"文 open to none\"");
    const Outcome outcome = compiled(tree);
    CHECK(shown(*outcome.catalogue, "waiver") == "〔中文〕文 open to none");
    CHECK(outcome.catalogue->translation_status("en").outdated == 1);
    CHECK(outcome.compiled.notices.front().find("1 translations are outdated") != std::string::npos);

    // The translator has been at it.
    tree.replace(en, "\"E open to all\"", "\"E open to none\"");
    CHECK(shown(*compiled(tree).catalogue, "waiver") == "E open to none");
}

TEST_CASE("a missing translation is shown in Chinese, with its numbers")
{
    ContentTree tree;
    tree.replace(en, "\"waiver\" = \"E open to all\"\n", "")
        .replace(en, "\"answer.months_here\" = \"E {value} months\"\n", "")
        .replace("languages/en/official.toml", "\"体检\" = \"E 体检\"\n", "");
    const Outcome outcome = compiled(tree);
    CHECK(shown(*outcome.catalogue, "waiver") == "〔中文〕文 open to all");
    CHECK(outcome.catalogue->official("en", "体检") == "体检");
    CHECK(outcome.catalogue->translation_status("en").missing == 3);
    const auto messages = locale::Messages::create(
        "en", outcome.catalogue->messages("en"), outcome.catalogue->messages(authoritative_language));
    REQUIRE(messages);
    CHECK((*messages)("answer.months_here", { { "value", 7 } }) == "〔中文〕文 7 months");
}

TEST_CASE("what a region says in Chinese only is shown in Chinese, not what other regions say")
{
    ContentTree tree;
    tree.append(zh, "\"fact.age@jia\" = \"文 age in Jia\"\n");
    const Outcome outcome = compiled(tree);
    CHECK(shown(*outcome.catalogue, "fact.age@jia") == "〔中文〕文 age in Jia");
    CHECK(outcome.catalogue->translation_status("en").missing == 1);
}

TEST_CASE("a review holds for this Chinese and this translation only")
{
    const std::string review = " 2026-11-22 Li Ming";
    ContentTree tree;
    tree.write(state,
        "[messages]\n" + line("waiver", "文 open to all", "E open to all", review) + "[official]\n"
            + line("体检", "体检", "E 体检", review));
    CHECK(compiled(tree).catalogue->translation_status("en").reviewed == 2);
    tree.replace(en, "\"E open to all\"", "\"E open to everybody\"");
    CHECK(compiled(tree).catalogue->translation_status("en").reviewed == 1);
}

TEST_CASE("a language may wait for its reviewers")
{
    ContentTree tree;
    CHECK(compiled(tree).catalogue->offered_by_default("en"));
    tree.append("languages/en/language.toml", "offered_by_default = false\n");
    const Outcome outcome = compiled(tree);
    CHECK_FALSE(outcome.catalogue->offered_by_default("en"));
    CHECK(outcome.catalogue->offered_by_default("zh-Hans"));
    CHECK(outcome.catalogue->languages().size() == 2);
}

TEST_CASE("the form of state.toml")
{
    for (const char* const wrong : { "[messages]\n\"waiver\" = \"12\"\n", "[messages]\n\"waiver\" = 3\n",
             "[messages]\n\"waiver\" = \"0123abcd 0123abcd yesterday Li\"\n", "[people]\n\"waiver\" = \"\"\n" }) {
        ContentTree tree;
        tree.write(state, wrong);
        const TemporaryFolder folder;
        const auto lines = tree.compile(folder.path());
        REQUIRE(lines.size() == 1);
        CHECK(lines.front().find("content/languages/en/state.toml:") == 0);
        CHECK(lines.front().find("expected") != std::string::npos);
    }
}
