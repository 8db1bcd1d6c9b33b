// SPDX-License-Identifier: Apache-2.0
//
// Translations out to gettext's PO files and back.
#include "kiosk/content/sha256.hpp"
#include "kiosk/core/calendar.hpp"
#include "kiosk/locale/messages.hpp"
#include "kiosk/translation/language_editor.hpp"
#include "kiosk/translation/po.hpp"
#include "kiosk/translation/translations.hpp"

#include <algorithm>

namespace kiosk::translation {

using namespace content;

namespace {

constexpr const char* official_context = "official";
constexpr const char* review_mark = "reviewed: ";
constexpr const char* never = "00000000"; // the fingerprint of no Chinese: outdated for sure

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
        entry.translator_comments.push_back(
            review_mark + iso_date(*stamp->second.reviewed_on) + " " + stamp->second.reviewer);
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
        stamps_ = bench_.stamped({});
        official_stamps_ = bench_.translation().official_stamps;
        LanguageEditor editor(bench_, complaints_);
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
                return complaints_.add(entry.place,
                    "nothing official says " + in_quotes(entry.source)
                        + " any more; leave the msgid as it was exported, or delete the entry");
            return official_.push_back({ &entry, entry.source, entry.source });
        }
        const Text* chinese = bench_.chinese(entry.context);
        if (!chinese)
            return complaints_.add(entry.place,
                "there is no message " + in_quotes(entry.context)
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
        complaints_.add(entry.place,
            in_quotes(entry.context) + ": expected the arguments of the Chinese," + (names.empty() ? " none" : names));
    }

    void set_message(LanguageEditor& editor, const Incoming& incoming)
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
        DraftStamp stamp = fresh_stamp(entry.source, entry.translation);
        const auto before = bench_.translation().stamps.find(incoming.key);
        const bool known = before != bench_.translation().stamps.end();
        if (entry.fuzzy && entry.source == incoming.chinese)
            stamp.source
                = known && before->second.source != fingerprint(incoming.chinese) ? before->second.source : never;
        add_review(stamp, entry, known ? &before->second : nullptr);
        stamps_.insert_or_assign(incoming.key, std::move(stamp));
    }

    void set_official(LanguageEditor& editor, const Incoming& incoming)
    {
        const PoEntry& entry = *incoming.entry;
        const Text* ours = bench_.official(incoming.key);
        const std::string text = entry.fuzzy ? std::string() : entry.translation;
        editor.set(incoming.key, ours, "official.toml", official_order_, text);
        official_stamps_.erase(incoming.key);
        if (text.empty())
            return;
        DraftStamp stamp = fresh_stamp(incoming.key, text);
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
        const bool same_review = before && before->reviewed_on == review->on && before->reviewer == review->reviewer;
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

std::string export_po(const std::filesystem::path& folder, std::string_view language, Complaints& complaints)
{
    Workbench bench(folder, language, complaints);
    if (!bench.usable())
        return {};
    std::string gettext_tag(language);
    std::replace(gettext_tag.begin(), gettext_tag.end(), '-', '_');
    Po po;
    const std::string checked = bench.draft().checked ? iso_date(bench.draft().checked->value) : "1970-01-01";
    po.header = { { "Project-Id-Version", "kiosk content " + bench.draft().version.value },
        { "PO-Revision-Date", checked + " 00:00+0000" }, { "Last-Translator", "content_words" },
        { "Language-Team", gettext_tag }, { "Language", gettext_tag }, { "MIME-Version", "1.0" },
        { "Content-Type", "text/plain; charset=UTF-8" }, { "Content-Transfer-Encoding", "8bit" },
        { "X-Source-Language", "zh_Hans" } };

    const TranslationStates states = bench.states();
    for (const std::string& key : bench.keys()) {
        const Text& chinese = *bench.chinese(key);
        const Text* ours = bench.message(key);
        PoEntry entry { {}, {}, comments_for(bench.draft(), key, chinese.value), base_name(chinese.place.file), false,
            key, chinese.value, ours ? ours->value : std::string() };
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
    const auto bytes = read_file(po, translation_size_limit);
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

} // namespace kiosk::translation
