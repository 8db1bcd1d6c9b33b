// SPDX-License-Identifier: Apache-2.0
#include "kiosk/translation/translations.hpp"

#include "kiosk/content/compiler/checks.hpp"
#include "kiosk/content/compiler/plain_words.hpp"
#include "kiosk/content/compiler/sections.hpp"
#include "kiosk/translation/workbench.hpp"

#include <map>

namespace kiosk::translation {

using namespace content;

namespace {

void check_named(Workbench& bench, const std::vector<std::string>& keys, Complaints& complaints)
{
    for (const std::string& key : keys)
        if (!bench.message(key) && !bench.official(key))
            complaints.add({ bench.translation().folder, 1 }, "there is no translation of " + in_quotes(key));
}

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
        bench.stamped({ still_right.begin(), still_right.end() }), bench.translation().official_stamps);
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
    DraftStamps messages = bench.stamped(named);
    for (auto& [key, stamp] : messages)
        if (meant(key) && stamp.source == fingerprint(bench.chinese(key)->value)) {
            stamp.reviewed_on = review.on;
            stamp.reviewer = review.reviewer;
        }
    DraftStamps official = bench.translation().official_stamps;
    for (const auto& [words, text] : bench.translation().official)
        if (meant(words)) {
            DraftStamp stamp = fresh_stamp(words, text.value);
            stamp.reviewed_on = review.on;
            stamp.reviewer = review.reviewer;
            official.insert_or_assign(words, std::move(stamp));
        }
    return bench.write_stamps(messages, official);
}

} // namespace kiosk::translation
