// SPDX-License-Identifier: Apache-2.0
#include "kiosk/translation/language_editor.hpp"

#include "kiosk/content/sha256.hpp"
#include "kiosk/translation/quoted_text.hpp"

#include <algorithm>

namespace kiosk::translation {

using namespace content;
namespace {

using Lines = std::vector<std::string>;

// The end of a text in quotes that begins at `begin`; npos when there is none on this line.
std::size_t closing(std::string_view line, std::size_t begin)
{
    for (std::size_t i = begin + 1; i < line.size(); ++i) {
        if (line[i] == '\\')
            ++i;
        else if (line[i] == '"')
            return i;
    }
    return std::string_view::npos;
}

std::string unescaped(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i)
        result += text[i] == '\\' && i + 1 < text.size() ? text[++i] : text[i];
    return result;
}

std::string key_of(std::string_view line)
{
    const std::size_t end = line.empty() || line[0] != '"' ? std::string_view::npos : closing(line, 0);
    return end == std::string_view::npos ? std::string() : unescaped(line.substr(1, end - 1));
}

// What follows the text on a line "key" = "text"; nothing when the line is another.
std::optional<std::string> rest_of(std::string_view line)
{
    const std::size_t begin = line.find('"', closing(line, 0) + 1);
    const std::size_t end = begin == std::string_view::npos ? begin : closing(line, begin);
    if (end == std::string_view::npos)
        return std::nullopt;
    return std::string(line.substr(end + 1));
}

// After the nearest earlier kin that is there; at the end when there is none.
Lines::iterator place_in(Lines& lines, const std::string& key, const std::vector<std::string>& order)
{
    auto before = std::find(order.begin(), order.end(), key);
    while (before != order.begin()) {
        --before;
        const auto at = std::find_if(
            lines.begin(), lines.end(), [&](const std::string& line) { return key_of(line) == *before; });
        if (at != lines.end())
            return at + 1;
    }
    return lines.end();
}

} // namespace

LanguageEditor::LanguageEditor(Workbench& bench, Complaints& complaints)
    : bench_(bench)
    , complaints_(complaints)
{
}

void LanguageEditor::set(const std::string& key, const Text* ours, const std::string& file,
    const std::vector<std::string>& order, const std::string& text)
{
    if (ours ? ours->value == text : text.empty())
        return;
    Lines& lines = open(ours ? base_name(ours->place.file) : file);
    const auto at
        = std::find_if(lines.begin(), lines.end(), [&](const std::string& line) { return key_of(line) == key; });
    const std::string line = quoted_text(key) + " = " + quoted_text(text);
    ++changed_;
    if (at != lines.end()) {
        if (text.empty()) {
            lines.erase(at);
            return;
        }
        const auto rest = rest_of(*at);
        if (rest)
            *at = line + *rest;
        else
            complaints_.add(ours ? ours->place : Place { file, 1 },
                in_quotes(key) + " is not written on one line; write it so before importing");
        return;
    }
    lines.insert(place_in(lines, key, order), line);
}

std::size_t LanguageEditor::write()
{
    for (const auto& [file, lines] : files_) {
        std::string text;
        for (const std::string& line : lines)
            text += line + '\n';
        if (!write_file(bench_.path(file), text, complaints_))
            return 0;
    }
    return changed_;
}

LanguageEditor::Lines& LanguageEditor::open(const std::string& file)
{
    const auto found = files_.find(file);
    if (found != files_.end())
        return found->second;
    Lines& lines = files_[file];
    const auto bytes = read_file(bench_.path(file), translation_size_limit);
    std::string_view text = bytes ? std::string_view(*bytes) : std::string_view();
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

} // namespace kiosk::translation
