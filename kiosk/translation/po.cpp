// SPDX-License-Identifier: Apache-2.0
#include "kiosk/translation/po.hpp"

#include "kiosk/translation/quoted_text.hpp"

#include <optional>

namespace kiosk::translation {

namespace {

// A text of several lines is written one line a line, as gettext does, below an empty first one.
std::string quoted_lines(std::string_view keyword, std::string_view text)
{
    std::string result(keyword);
    if (text.find('\n') == std::string_view::npos)
        return result + " \"" + escaped(text) + "\"\n";
    result += " \"\"\n";
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
        result += '"' + escaped(text.substr(0, size)) + "\"\n";
        text.remove_prefix(size);
    }
    return result;
}

bool starts_with(std::string_view text, std::string_view start)
{
    return text.substr(0, start.size()) == start;
}

class Parser {
public:
    Parser(const std::string& file, Complaints& complaints)
        : file_(file)
        , complaints_(complaints)
    {
    }

    Po parse(std::string_view text)
    {
        while (!text.empty()) {
            const std::size_t end = text.find('\n');
            std::string_view line = text.substr(0, end);
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
            ++line_;
            if (!line.empty() && line.back() == '\r')
                line.remove_suffix(1);
            take(line);
        }
        finish();
        return std::move(po_);
    }

private:
    void take(std::string_view line)
    {
        if (line.find_first_not_of(" \t") == std::string_view::npos)
            return finish();
        if (line.front() == '#')
            return comment(line);
        for (const auto& [keyword, field] : { std::pair("msgctxt", &PoEntry::context),
                 std::pair("msgid", &PoEntry::source), std::pair("msgstr", &PoEntry::translation) }) {
            const std::string_view word = keyword;
            if (!starts_with(line, word) || line.size() == word.size()
                || (line[word.size()] != ' ' && line[word.size()] != '"'))
                continue;
            if ((field == &PoEntry::context || (field == &PoEntry::source && !has_context_)) && has_translation_)
                finish();
            has_context_ |= field == &PoEntry::context;
            has_translation_ |= field == &PoEntry::translation;
            if (field == &PoEntry::source)
                entry_.place = { file_, line_ };
            field_ = &(entry_.*field);
            begun_ = true;
            return append(line.substr(word.size()));
        }
        if (line.front() == '"' && field_)
            return append(line);
        complaints_.add({ file_, line_ }, "not PO; expected msgctxt, msgid, msgstr, a comment or a text in quotes");
        field_ = nullptr;
    }

    void comment(std::string_view line)
    {
        if (has_translation_)
            finish();
        if (starts_with(line, "#~"))
            return;
        if (starts_with(line, "#,"))
            entry_.fuzzy |= line.find("fuzzy") != std::string_view::npos;
        else if (starts_with(line, "#."))
            entry_.extracted_comments.emplace_back(line.substr(std::min<std::size_t>(3, line.size())));
        else if (starts_with(line, "#:"))
            entry_.reference = line.substr(std::min<std::size_t>(3, line.size()));
        else if (line.size() == 1 || line[1] == ' ')
            entry_.translator_comments.emplace_back(line.substr(std::min<std::size_t>(2, line.size())));
    }

    void append(std::string_view rest)
    {
        const std::size_t first = rest.find('"');
        const std::size_t last = rest.rfind('"');
        if (first == std::string_view::npos || first == last)
            return complaints_.add({ file_, line_ }, "the text has no closing quotation mark; add it");
        for (std::size_t i = first + 1; i < last; ++i) {
            if (rest[i] != '\\') {
                *field_ += rest[i];
                continue;
            }
            const char next = ++i < last ? rest[i] : '\0';
            if (next == 'n')
                *field_ += '\n';
            else if (next == 't')
                *field_ += '\t';
            else if (next == '"' || next == '\\')
                *field_ += next;
            else
                return complaints_.add({ file_, line_ }, "expected \\n, \\t, \\\" or \\\\ after a backslash");
        }
    }

    void finish()
    {
        if (begun_ && !has_translation_)
            complaints_.add({ file_, line_ }, "the entry has no msgstr; add it, empty where there is no translation");
        else if (begun_ && entry_.source.empty() && entry_.context.empty())
            header();
        else if (begun_)
            po_.entries.push_back(std::move(entry_));
        else
            return;
        entry_ = {};
        field_ = nullptr;
        begun_ = has_context_ = has_translation_ = false;
    }

    void header()
    {
        std::string_view text = entry_.translation;
        while (!text.empty()) {
            const std::size_t end = text.find('\n');
            const std::string_view line = text.substr(0, end);
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
            const std::size_t colon = line.find(": ");
            if (colon != std::string_view::npos)
                po_.header.emplace_back(line.substr(0, colon), line.substr(colon + 2));
        }
    }

    const std::string& file_;
    Complaints& complaints_;
    Po po_;
    PoEntry entry_;
    std::string* field_ = nullptr;
    int line_ = 0;
    bool begun_ = false;
    bool has_context_ = false;
    bool has_translation_ = false;
};

} // namespace

std::string Po::header_line(std::string_view name) const
{
    for (const auto& [key, value] : header)
        if (key == name)
            return value;
    return {};
}

std::string po_text(const Po& po)
{
    std::string header;
    for (const auto& [key, value] : po.header)
        header += key + ": " + value + '\n';
    std::string text = "msgid \"\"\n" + quoted_lines("msgstr", header);
    for (const PoEntry& entry : po.entries) {
        text += '\n';
        for (const std::string& comment : entry.translator_comments)
            text += "# " + comment + '\n';
        for (const std::string& comment : entry.extracted_comments)
            text += "#. " + comment + '\n';
        if (!entry.reference.empty())
            text += "#: " + entry.reference + '\n';
        if (entry.fuzzy)
            text += "#, fuzzy\n";
        text += quoted_lines("msgctxt", entry.context) + quoted_lines("msgid", entry.source)
            + quoted_lines("msgstr", entry.translation);
    }
    return text;
}

Po read_po(std::string_view text, const std::string& file, Complaints& complaints)
{
    return Parser(file, complaints).parse(text);
}

} // namespace kiosk::translation
