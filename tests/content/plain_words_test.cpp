// SPDX-License-Identifier: Apache-2.0
#include "tests/support/content_tree.hpp"

#include <doctest/doctest.h>

using kiosk::test::ContentTree;
using kiosk::test::TemporaryFolder;

namespace {

constexpr const char* zh = "languages/zh-Hans/words.toml";
constexpr const char* rules = "plain-words.toml";

std::string complaints(const ContentTree& tree)
{
    const TemporaryFolder folder;
    std::string text;
    for (const std::string& line : tree.compile(folder.path()))
        text += line + "\n";
    return text;
}

// What is said of a text that stands in the place of another.
std::string said_of(const std::string& text)
{
    ContentTree tree;
    tree.replace(zh, "\"文 open to all\"", "\"" + text + "\"");
    return complaints(tree);
}

bool contains(const std::string& text, const std::string& words)
{
    return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("long sentences, rare characters and officialese are complained of at their line")
{
    ContentTree tree;
    tree.replace(zh, "\"文 open to all\"", "\"予以文文\"");
    const std::string place = "content/languages/zh-Hans/words.toml:" + std::to_string(tree.line(zh, "予以")) + ": ";
    const std::string said = complaints(tree);
    CHECK(contains(said, place + "message \"waiver\": officialese: \"予以\"; say \"给\""));
    CHECK(contains(said, place + "message \"waiver\": a rare character: \"予\""));
    CHECK(contains(said_of("文文文文文文文文文文文文文"),
        "a sentence is too long: \"文文文文文文文文文文文文文\"; 13 characters"));
}

TEST_CASE("what ends a sentence, and what counts in it")
{
    CHECK(said_of("文文文文文文文文文文文文。文文文文文文文文文文文文") == "");
    CHECK(said_of("文文文文文文文文文文文文；文") == "");
    CHECK(said_of("文文文文文文文文文文文，12345（）") == "");
    CHECK(contains(said_of("文文文文文文文文文文文文12345"), "13 characters"));
}

TEST_CASE("the words of others are not ours")
{
    CHECK_FALSE(contains(said_of("“予以”文"), "officialese"));
    CHECK_FALSE(contains(said_of("《予以》文"), "officialese"));
}

TEST_CASE("each form of a plural is read; its syntax is not")
{
    ContentTree tree;
    tree.replace(zh, "one {# year} other {# years}", "one {予以} other {文}");
    const std::string said = complaints(tree);
    CHECK(contains(said, "message \"answer.age\": officialese: \"予以\""));
    CHECK_FALSE(contains(said, "too long"));
}

TEST_CASE("exceptions have reasons, and are needed")
{
    ContentTree tree;
    tree.replace(zh, "\"文 open to all\"", "\"文圳\"");
    CHECK(contains(complaints(tree), "a rare character: \"圳\""));
    tree.replace(rules, "[characters]\n", "[characters]\n\"圳\" = \"地名\"\n");
    CHECK(complaints(tree) == "");
    tree.replace(zh, "\"文圳\"", "\"文\"");
    CHECK(contains(complaints(tree), "content/plain-words.toml:5: nothing needs the exception for \"圳\" any more"));

    ContentTree text;
    text.replace(zh, "\"文 open to all\"", "\"文文文文文文文文文文文文文\"")
        .replace(rules, "[texts]\n", "[texts]\n\"waiver\" = \"原文\"\n");
    CHECK(complaints(text) == "");
}
