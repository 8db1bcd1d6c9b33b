// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/spoken_laws.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <sstream>
#include <string_view>

namespace kiosk::test {
namespace {

struct Script {
    char32_t first;
    char32_t last;
};
const std::map<std::string, Script> scripts { { "ar", { 0x600, 0x6FF } }, { "ug", { 0x600, 0x6FF } },
    { "bo", { 0xF00, 0xFFF } }, { "en", { 'A', 'z' } }, { "zh-Hans", { 0x4E00, 0x9FFF } },
    { "zh-Hant", { 0x4E00, 0x9FFF } } };
// Frequent, and never right in traditional Chinese.
constexpr std::u32string_view simplified = U"们这请务没听说问岁办证险费给钱学园儿为对时长";

std::u32string decoded(std::string_view text)
{
    std::u32string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            result += byte;
        else if (byte < 0xC0)
            result.back() = result.back() << 6 | (byte & 0x3F);
        else
            result += byte < 0xE0 ? byte & 0x1F : byte < 0xF0 ? byte & 0x0F : byte & 0x07;
    }
    return result;
}

std::u32string outside_brackets(const std::u32string& words)
{
    std::u32string result;
    int depth = 0;
    for (const char32_t c : words) {
        if (std::u32string_view(U"（(《「“«").find(c) != std::u32string_view::npos)
            ++depth;
        else if (std::u32string_view(U"）)》」”»").find(c) != std::u32string_view::npos)
            depth = std::max(0, depth - 1);
        else if (depth == 0)
            result += c;
    }
    return result;
}

bool has(const std::u32string& words, const Script& script)
{
    return std::any_of(words.begin(), words.end(), [&](char32_t c) { return c >= script.first && c <= script.last; });
}

bool digits_and_signs(const std::u32string& words)
{
    return std::all_of(words.begin(), words.end(), [](char32_t c) { return c < 'A' || (c >= 0x2000 && c < 0x2070); });
}

} // namespace

std::vector<std::string> broken_spoken_laws(
    const std::string& transcript, const std::string& language, const std::set<std::string>& official)
{
    static const std::regex key("[a-z_]{2,}\\.[a-z_]{2,}");
    const std::map<std::string, std::string> names { { "zh-Hans", "简体中文" }, { "zh-Hant", "繁體中文" },
        { "ar", "العربية" }, { "bo", "བོད་ཡིག" }, { "ug", "ئۇيغۇرچە" }, { "en", "English" } };
    // On the button that leads out of a language one cannot read.
    const std::string way_out = "Language";
    std::vector<std::string> broken;
    std::istringstream lines(transcript);
    bool chosen = false;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with('['))
            continue;
        const std::size_t end = line.find("] ");
        const std::string voice = line.substr(1, end - 1);
        const std::string text = line.substr(end + 2);
        const auto complain = [&](const char* law) { broken.push_back(std::string(law) + ": " + line); };
        if (text.find('{') != std::string::npos || text.find("⟦") != std::string::npos || std::regex_search(text, key))
            complain("a key or a placeholder is spoken");
        if (const auto name = names.find(voice);
            name != names.end() && (name->second == text || (voice == "en" && text == way_out)))
            continue;
        chosen = chosen || voice == language;
        if (!chosen)
            continue;
        if (voice != language) {
            if (voice != "zh-Hans")
                complain("another language is spoken");
            continue;
        }
        const std::u32string words = decoded(text);
        if (!has(words, scripts.at(language)) && !digits_and_signs(words))
            complain("not written in the page's language");
        const std::u32string outside = outside_brackets(words);
        if (!language.starts_with("zh-") && has(outside, scripts.at("zh-Hans")))
            complain("Chinese outside brackets");
        const bool quoted = std::any_of(official.begin(), official.end(),
            [&](const std::string& quote) { return quote.find(text) != std::string::npos; });
        if (language == "zh-Hant" && !quoted && outside.find_first_of(simplified) != std::u32string::npos)
            complain("simplified characters");
    }
    return broken;
}

std::vector<std::string> steps_of(const std::string& transcript)
{
    const std::string to_language = "> → language/"; // as far as it stands in the row
    std::vector<std::string> steps;
    std::istringstream lines(transcript);
    int said = 0;
    const auto finish = [&] {
        if (!steps.empty())
            steps.back() += steps.back() == to_language ? "" : " " + std::to_string(said);
        said = 0;
    };
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("> ")) {
            finish();
            steps.push_back(line.starts_with(to_language) ? to_language : line);
        } else {
            said += line.empty();
        }
    }
    finish();
    return steps;
}

} // namespace kiosk::test
