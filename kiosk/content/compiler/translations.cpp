// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/translations.hpp"

#include "kiosk/content/compiler/checks.hpp"
#include "kiosk/content/compiler/plain_words.hpp"
#include "kiosk/content/compiler/po.hpp"
#include "kiosk/content/compiler/sections.hpp"
#include "kiosk/content/compiler/translation_states.hpp"
#include "kiosk/content/sha256.hpp"
#include "kiosk/locale/messages.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <set>

namespace kiosk::content {

namespace {

constexpr std::size_t size_limit = 4 * 1024 * 1024; // bytes; a language takes some 200 000
constexpr const char* official_context = "official";
constexpr const char* review_mark = "reviewed: ";
constexpr const char* never = "00000000"; // the fingerprint of no Chinese: outdated for sure

std::string base_name(const std::string& shown)
{
    return shown.substr(shown.rfind('/') + 1);
}

// A file is replaced whole or not at all.
bool write_file(const std::filesystem::path& path, const std::string& text, Complaints& complaints)
{
    const std::filesystem::path next = path.string() + ".tmp";
    std::ofstream file(next, std::ios::binary | std::ios::trunc);
    file << text << std::flush;
    std::error_code error;
    if (file)
        std::filesystem::rename(next, path, error);
    if (!file || error)
        complaints.add({ path.string(), 1 }, "cannot be written; check the folder and its permissions");
    return file && !error;
}

// Words as a TOML file holds them.
std::string toml_text(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '\n')
            result += "\\n";
        else if (c == '\t')
            result += "\\t";
        else if (c == '"' || c == '\\')
            (result += '\\') += c;
        else
            result += c;
    }
    return result + '"';
}

// One language and its Chinese.
class Workbench {
public:
    Workbench(const std::filesystem::path& folder, std::string_view language, Complaints& complaints)
        : folder_(folder)
        , complaints_(complaints)
        , draft_(read_draft(Sources(folder), complaints))
    {
        for (DraftLanguage& each : draft_.languages) {
            if (each.tag == authoritative_language)
                source_ = &each;
            else if (each.tag == language)
                translation_ = &each;
        }
        if (!translation_)
            complaints.add({ Sources(folder).shown("languages"), 1 },
                "there is no translation " + in_quotes(language) + "; add its folder with a language.toml");
    }

    bool usable() const { return complaints_.empty() && source_ && translation_; }
    const Draft& draft() const { return draft_; }
    const DraftLanguage& source() const { return *source_; }
    DraftLanguage& translation() { return *translation_; }
    TranslationStates states() const { return { *source_, *translation_ }; }
    std::filesystem::path path(const std::string& file) const
    {
        return folder_ / "languages" / translation_->tag / file;
    }

    const Text* message(std::string_view key) const { return find(translation_->messages, key); }
    const Text* chinese(std::string_view key) const { return find(source_->messages, key); }
    const Text* official(std::string_view words) const { return find(translation_->official, words); }

    // The keys of the translatable Chinese messages in the order of its files.
    std::vector<std::string> keys() const
    {
        std::vector<std::string> keys;
        for (const auto& [key, text] : source_->messages)
            if (key.compare(0, 9, "language.") != 0)
                keys.push_back(key);
        return keys;
    }

    // Official words in the order in which the regions first say them.
    std::vector<std::pair<std::string, Place>> official_in_order() const
    {
        const auto words = official_words(draft_);
        std::vector<std::pair<std::string, Place>> sorted(words.begin(), words.end());
        std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
            return std::tie(a.second.file, a.second.line) < std::tie(b.second.file, b.second.line);
        });
        return sorted;
    }

    // The number of lines that changed; nothing is written when none did.
    std::size_t write_stamps(const DraftStamps& messages, const DraftStamps& official)
    {
        std::size_t changed = 0;
        std::string text = "# 由 content_words 写，不要手改：每句译文译自哪一句中文（指纹）、是哪一句译文（指纹），以及谁在哪天审校过。\n";
        const auto part = [&](const char* title, const DraftStamps& now, const DraftStamps& before) {
            text += std::string("\n[") + title + "]\n";
            for (const auto& [key, stamp] : now) {
                text += toml_text(key) + " = " + toml_text(text_of(stamp)) + '\n';
                const auto old = before.find(key);
                changed += old == before.end() || text_of(old->second) != text_of(stamp) ? 1 : 0;
            }
            for (const auto& [key, stamp] : before)
                changed += now.find(key) == now.end() ? 1 : 0;
        };
        part("messages", messages, translation_->stamps);
        part("official", official, translation_->official_stamps);
        if (changed != 0 && !write_file(path(std::string(state_file)), text, complaints_))
            return 0;
        return changed;
    }

private:
    static const Text* find(const std::vector<std::pair<std::string, Text>>& texts, std::string_view key)
    {
        const auto found
            = std::find_if(texts.begin(), texts.end(), [&](const auto& each) { return each.first == key; });
        return found == texts.end() ? nullptr : &found->second;
    }

    std::filesystem::path folder_;
    Complaints& complaints_;
    Draft draft_;
    const DraftLanguage* source_ = nullptr;
    DraftLanguage* translation_ = nullptr;
};

DraftStamp fresh(std::string_view source, std::string_view text)
{
    return { {}, fingerprint(source), fingerprint(text), {}, {} };
}

// The stamps of a language as they should be after its texts were looked at.
DraftStamps stamped(Workbench& bench, const std::set<std::string>& still_right)
{
    DraftStamps stamps;
    const TranslationStates states = bench.states();
    for (const std::string& key : bench.keys()) {
        const Text* text = bench.message(key);
        if (!text)
            continue;
        const DraftStamps& before = bench.translation().stamps;
        const auto old = before.find(key);
        const TextState state = states.of_message(key, text->value);
        if (state == TextState::reviewed || (state == TextState::outdated && still_right.count(key) == 0))
            stamps.emplace(key, old->second);
        else
            stamps.emplace(key, fresh(bench.chinese(key)->value, text->value));
    }
    return stamps;
}

void check_named(Workbench& bench, const std::vector<std::string>& keys, Complaints& complaints)
{
    for (const std::string& key : keys)
        if (!bench.message(key) && !bench.official(key))
            complaints.add({ bench.translation().folder, 1 }, "there is no translation of " + in_quotes(key));
}

std::string iso(std::chrono::year_month_day date)
{
    char text[16] = {};
    (void)std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

std::string arguments_note(const std::string& pattern)
{
    const auto names = locale::argument_names(pattern);
    if (!names || names->empty())
        return {};
    std::string note = "ICU MessageFormat; keep";
    for (const std::string& each : *names)
        note += " {" + each + "}";
    return note + (pattern.find(", plural") == std::string::npos ? "" : "; write the plural forms of your language");
}

// What a translator should see beside a message: for our own words on a benefit, the official ones.
std::vector<std::string> comments_for(const Draft& draft, const std::string& key, const std::string& pattern)
{
    std::vector<std::string> comments;
    if (const std::string note = arguments_note(pattern); !note.empty())
        comments.push_back(note);
    for (const DraftRegion& region : draft.regions)
        for (const DraftService& service : region.services)
            for (const DraftBenefit& benefit : service.benefits)
                if (key == "plain." + benefit.id.value) {
                    comments.push_back("清单原文：" + benefit.quote.value);
                    comments.push_back("服务对象：" + service.target.value);
                }
    return comments;
}

void add_review(PoEntry& entry, const DraftStamps& stamps, const std::string& key)
{
    const auto stamp = stamps.find(key);
    if (stamp != stamps.end() && stamp->second.reviewed_on)
        entry.translator_comments.push_back(review_mark + iso(*stamp->second.reviewed_on) + " " + stamp->second.reviewer);
}

// What a PO file says of one text of ours.
struct Incoming {
    const PoEntry* entry;
    std::string key;
    std::string chinese; // as it is now
};

// "# reviewed: 2026-11-22 Li Ming"; nothing when there is no such comment.
std::optional<Review> review_of(const PoEntry& entry, Complaints& complaints)
{
    for (const std::string& comment : entry.translator_comments) {
        if (comment.compare(0, std::string_view(review_mark).size(), review_mark) != 0)
            continue;
        const std::string rest = comment.substr(std::string_view(review_mark).size());
        const auto stamp = stamp_of(std::string(never) + " " + never + " " + rest);
        if (!stamp) {
            complaints.add(entry.place, "expected \"# reviewed: 2026-11-22 Name\", got " + in_quotes(comment));
            return std::nullopt;
        }
        return Review { stamp->reviewer, *stamp->reviewed_on };
    }
    return std::nullopt;
}

// Files of a language, edited line by line.
class Editor {
public:
    Editor(Workbench& bench, Complaints& complaints)
        : bench_(bench)
        , complaints_(complaints)
    {
    }

    // Empty `text` takes the entry away. `order` are the keys of the file, as the Chinese has them.
    void set(const std::string& key, const Text* ours, const std::string& file, const std::vector<std::string>& order,
        const std::string& text)
    {
        if (ours ? ours->value == text : text.empty())
            return;
        Lines& lines = open(ours ? base_name(ours->place.file) : file);
        const auto at = std::find_if(
            lines.begin(), lines.end(), [&](const std::string& line) { return key_of(line) == key; });
        const std::string line = toml_text(key) + " = " + toml_text(text);
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

    std::size_t write()
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

private:
    using Lines = std::vector<std::string>;

    Lines& open(const std::string& file)
    {
        const auto found = files_.find(file);
        if (found != files_.end())
            return found->second;
        Lines& lines = files_[file];
        const auto bytes = read_file(bench_.path(file), size_limit);
        std::string_view text = bytes ? std::string_view(*bytes) : std::string_view();
        while (!text.empty()) {
            const std::size_t end = text.find('\n');
            lines.emplace_back(text.substr(0, end));
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
        return lines;
    }

    // The end of a text in quotes that begins at `begin`; npos when there is none on this line.
    static std::size_t closing(std::string_view line, std::size_t begin)
    {
        for (std::size_t i = begin + 1; i < line.size(); ++i) {
            if (line[i] == '\\')
                ++i;
            else if (line[i] == '"')
                return i;
        }
        return std::string_view::npos;
    }

    static std::string unescaped(std::string_view text)
    {
        std::string result;
        for (std::size_t i = 0; i < text.size(); ++i)
            result += text[i] == '\\' && i + 1 < text.size() ? text[++i] : text[i];
        return result;
    }

    static std::string key_of(std::string_view line)
    {
        const std::size_t end = line.empty() || line[0] != '"' ? std::string_view::npos : closing(line, 0);
        return end == std::string_view::npos ? std::string() : unescaped(line.substr(1, end - 1));
    }

    // What follows the text on a line "key" = "text"; nothing when the line is another.
    static std::optional<std::string> rest_of(std::string_view line)
    {
        const std::size_t begin = line.find('"', closing(line, 0) + 1);
        const std::size_t end = begin == std::string_view::npos ? begin : closing(line, begin);
        if (end == std::string_view::npos)
            return std::nullopt;
        return std::string(line.substr(end + 1));
    }

    // After the nearest earlier kin that is there; at the end when there is none.
    static Lines::iterator place_in(Lines& lines, const std::string& key, const std::vector<std::string>& order)
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

    Workbench& bench_;
    Complaints& complaints_;
    std::map<std::string, Lines> files_;
    std::size_t changed_ = 0;
};

class Import {
public:
    Import(Workbench& bench, const Po& po, Complaints& complaints)
        : bench_(bench)
        , po_(po)
        , complaints_(complaints)
    {
    }

    std::size_t run()
    {
        for (const auto& [words, place] : bench_.official_in_order())
            official_order_.push_back(words);
        for (const PoEntry& entry : po_.entries)
            take(entry);
        if (!complaints_.empty())
            return 0;
        stamps_ = stamped(bench_, {});
        official_stamps_ = bench_.translation().official_stamps;
        Editor editor(bench_, complaints_);
        for (const Incoming& each : messages_)
            set_message(editor, each);
        for (const Incoming& each : official_)
            set_official(editor, each);
        if (!complaints_.empty())
            return 0;
        const std::size_t changed = editor.write();
        if (complaints_.empty())
            bench_.write_stamps(stamps_, official_stamps_);
        return changed;
    }

private:
    void take(const PoEntry& entry)
    {
        if (entry.context == official_context) {
            if (std::find(official_order_.begin(), official_order_.end(), entry.source) == official_order_.end())
                return complaints_.add(entry.place, "nothing official says " + in_quotes(entry.source)
                        + " any more; leave the msgid as it was exported, or delete the entry");
            return official_.push_back({ &entry, entry.source, entry.source });
        }
        const Text* chinese = bench_.chinese(entry.context);
        if (!chinese)
            return complaints_.add(entry.place, "there is no message " + in_quotes(entry.context)
                    + "; leave the msgctxt as it was exported, or delete the entry");
        if (!entry.translation.empty())
            check(entry, entry.source);
        messages_.push_back({ &entry, entry.context, chinese->value });
    }

    void check(const PoEntry& entry, const std::string& source)
    {
        const auto expected = locale::argument_names(source);
        const auto got = locale::argument_names(entry.translation);
        if (!got)
            return complaints_.add(entry.place, in_quotes(entry.context) + ": " + got.error().message);
        if (!expected || *expected == *got)
            return;
        std::string names;
        for (const std::string& each : *expected)
            names += " {" + each + "}";
        complaints_.add(entry.place, in_quotes(entry.context) + ": expected the arguments of the Chinese,"
                + (names.empty() ? " none" : names));
    }

    void set_message(Editor& editor, const Incoming& incoming)
    {
        const PoEntry& entry = *incoming.entry;
        const Text* ours = bench_.message(incoming.key);
        const std::string file = base_name(bench_.chinese(incoming.key)->place.file);
        std::vector<std::string> order;
        for (const auto& [key, text] : bench_.source().messages)
            if (base_name(text.place.file) == file)
                order.push_back(key);
        editor.set(incoming.key, ours, file, order, entry.translation);
        if (entry.translation.empty()) {
            stamps_.erase(incoming.key);
            return;
        }
        // Outdated, by the translator's word or because the Chinese has moved on since the export.
        DraftStamp stamp = fresh(entry.source, entry.translation);
        const auto before = bench_.translation().stamps.find(incoming.key);
        const bool known = before != bench_.translation().stamps.end();
        if (entry.fuzzy && entry.source == incoming.chinese)
            stamp.source = known && before->second.source != fingerprint(incoming.chinese) ? before->second.source : never;
        add_review(stamp, entry, known ? &before->second : nullptr);
        stamps_.insert_or_assign(incoming.key, std::move(stamp));
    }

    void set_official(Editor& editor, const Incoming& incoming)
    {
        const PoEntry& entry = *incoming.entry;
        const Text* ours = bench_.official(incoming.key);
        const std::string text = entry.fuzzy ? std::string() : entry.translation;
        editor.set(incoming.key, ours, "official.toml", official_order_, text);
        official_stamps_.erase(incoming.key);
        if (text.empty())
            return;
        DraftStamp stamp = fresh(incoming.key, text);
        const auto before = bench_.translation().official_stamps.find(incoming.key);
        add_review(stamp, entry, before == bench_.translation().official_stamps.end() ? nullptr : &before->second);
        if (stamp.reviewed_on)
            official_stamps_.insert_or_assign(incoming.key, std::move(stamp));
    }

    // A review that came out with another text than it went out with is no review of it.
    void add_review(DraftStamp& stamp, const PoEntry& entry, const DraftStamp* before)
    {
        const auto review = entry.fuzzy ? std::nullopt : review_of(entry, complaints_);
        if (!review)
            return;
        const bool same_review
            = before && before->reviewed_on == review->on && before->reviewer == review->reviewer;
        if (same_review && before->text != stamp.text)
            return;
        stamp.reviewed_on = review->on;
        stamp.reviewer = review->reviewer;
    }

    Workbench& bench_;
    const Po& po_;
    Complaints& complaints_;
    std::vector<Incoming> messages_;
    std::vector<Incoming> official_;
    std::vector<std::string> official_order_;
    DraftStamps stamps_;
    DraftStamps official_stamps_;
};

} // namespace

std::string translation_report(const std::filesystem::path& folder, std::string_view language, Complaints& complaints)
{
    Draft draft = read_draft(Sources(folder), complaints);
    if (!complaints.empty() || draft.languages.empty() || draft.languages.front().tag != authoritative_language)
        return {};
    const auto words = official_words(draft);
    std::string text;
    for (const DraftLanguage& each : draft.languages) {
        if (each.tag == authoritative_language)
            continue;
        const TranslationStates states(draft.languages.front(), each);
        std::map<std::string, TextState> found;
        std::set<std::string> unstamped;
        for (const auto& [key, value] : each.messages) {
            found.emplace(key, states.of_message(key, value.value));
            if (states.unstamped(key, value.value))
                unstamped.insert(key);
        }
        for (const auto& [key, value] : draft.languages.front().messages)
            found.emplace(key, TextState::missing);
        for (const auto& [original, value] : each.official)
            found.emplace(original, states.of_official(original, value.value));
        for (const auto& [original, place] : words)
            found.emplace(original, TextState::missing);
        std::map<TextState, std::size_t> counts;
        for (const auto& [key, state] : found)
            ++counts[state];
        text += each.tag + ": " + std::to_string(counts[TextState::reviewed]) + " reviewed, "
            + std::to_string(counts[TextState::translated]) + " translated, "
            + std::to_string(counts[TextState::outdated]) + " outdated, " + std::to_string(counts[TextState::missing])
            + " missing, " + std::to_string(unstamped.size()) + " not stamped\n";
        if (each.tag != language)
            continue;
        for (const auto& [key, state] : found)
            if (state == TextState::outdated || state == TextState::missing)
                text += "  " + std::string(name(state)) + "  " + key + '\n';
        for (const std::string& key : unstamped)
            text += "  not stamped  " + key + '\n';
    }
    return text;
}

std::string plainness_report(const std::filesystem::path& folder, Complaints& complaints)
{
    return plain_figures(read_draft(Sources(folder), complaints));
}

std::size_t stamp(const std::filesystem::path& folder, std::string_view language,
    const std::vector<std::string>& still_right, Complaints& complaints)
{
    Workbench bench(folder, language, complaints);
    if (bench.usable())
        check_named(bench, still_right, complaints);
    if (!bench.usable())
        return 0;
    return bench.write_stamps(
        stamped(bench, { still_right.begin(), still_right.end() }), bench.translation().official_stamps);
}

std::size_t review(const std::filesystem::path& folder, std::string_view language, const Review& review,
    const std::vector<std::string>& keys, Complaints& complaints)
{
    Workbench bench(folder, language, complaints);
    if (bench.usable())
        check_named(bench, keys, complaints);
    if (!bench.usable())
        return 0;
    const std::set<std::string> named(keys.begin(), keys.end());
    const auto meant = [&](const std::string& key) { return named.empty() || named.count(key) != 0; };
    DraftStamps messages = stamped(bench, named);
    for (auto& [key, stamp] : messages)
        if (meant(key) && stamp.source == fingerprint(bench.chinese(key)->value)) {
            stamp.reviewed_on = review.on;
            stamp.reviewer = review.reviewer;
        }
    DraftStamps official = bench.translation().official_stamps;
    for (const auto& [words, text] : bench.translation().official)
        if (meant(words)) {
            DraftStamp stamp = fresh(words, text.value);
            stamp.reviewed_on = review.on;
            stamp.reviewer = review.reviewer;
            official.insert_or_assign(words, std::move(stamp));
        }
    return bench.write_stamps(messages, official);
}

std::string export_po(const std::filesystem::path& folder, std::string_view language, Complaints& complaints)
{
    Workbench bench(folder, language, complaints);
    if (!bench.usable())
        return {};
    std::string gettext_tag(language);
    std::replace(gettext_tag.begin(), gettext_tag.end(), '-', '_');
    Po po;
    const std::string checked = bench.draft().checked ? iso(bench.draft().checked->value) : "1970-01-01";
    po.header = { { "Project-Id-Version", "kiosk content " + bench.draft().version.value },
        { "PO-Revision-Date", checked + " 00:00+0000" }, { "Last-Translator", "content_words" },
        { "Language-Team", gettext_tag }, { "Language", gettext_tag }, { "MIME-Version", "1.0" },
        { "Content-Type", "text/plain; charset=UTF-8" }, { "Content-Transfer-Encoding", "8bit" },
        { "X-Source-Language", "zh_Hans" } };

    const TranslationStates states = bench.states();
    for (const std::string& key : bench.keys()) {
        const Text& chinese = *bench.chinese(key);
        const Text* ours = bench.message(key);
        PoEntry entry { {}, {}, comments_for(bench.draft(), key, chinese.value), base_name(chinese.place.file), false, key,
            chinese.value, ours ? ours->value : std::string() };
        const TextState state = ours ? states.of_message(key, ours->value) : TextState::missing;
        entry.fuzzy = state == TextState::outdated;
        if (state == TextState::reviewed)
            add_review(entry, bench.translation().stamps, key);
        po.entries.push_back(std::move(entry));
    }
    for (const auto& [words, place] : bench.official_in_order()) {
        const Text* ours = bench.official(words);
        PoEntry entry { {}, {}, {}, base_name(place.file) + ":" + std::to_string(place.line), false, official_context,
            words, ours ? ours->value : std::string() };
        if (ours && states.of_official(words, ours->value) == TextState::reviewed)
            add_review(entry, bench.translation().official_stamps, words);
        po.entries.push_back(std::move(entry));
    }
    return po_text(po);
}

std::size_t import_po(const std::filesystem::path& folder, const std::filesystem::path& po, Complaints& complaints)
{
    const auto bytes = read_file(po, size_limit);
    if (!bytes) {
        complaints.add({ po.string(), 1 }, "the file is missing or cannot be read");
        return 0;
    }
    const Po read = read_po(*bytes, po.string(), complaints);
    std::string language = read.header_line("Language");
    std::replace(language.begin(), language.end(), '_', '-');
    if (!complaints.empty())
        return 0;
    Workbench bench(folder, language, complaints);
    return bench.usable() ? Import(bench, read, complaints).run() : 0;
}

} // namespace kiosk::content
