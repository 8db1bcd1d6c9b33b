// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/overview.hpp"

#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/compiler/howto.hpp"

#include <algorithm>
#include <set>

namespace kiosk::content {

namespace {

using Names = std::set<std::string, std::less<>>;

// How many sentences are official, law, practice.
struct Counts {
    int official = 0;
    int law = 0;
    int practice = 0;

    void add(const DraftHowTo& howto)
    {
        const std::string_view of = trust(howto);
        ++(of == "official" ? official : of == "law" ? law : practice);
    }
    std::string cells() const
    {
        return std::to_string(official) + " | " + std::to_string(law) + " | " + std::to_string(practice);
    }
    int all() const { return official + law + practice; }
};

std::string joined(const std::vector<std::string>& parts, std::string_view between)
{
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : std::string(between)) + part;
    return text;
}

class Overview {
public:
    explicit Overview(const Draft& draft)
        : draft_(draft)
    {
        for (const DraftLanguage& language : draft.languages)
            for (const auto& [key, text] : language.messages)
                messages_[language.tag].emplace(key, text.value);
    }

    std::string markdown() const
    {
        std::string text = "| 待遇 | 办法 | 办法的依据 | 官方 | 法律 | 一般做法 | 出处 | 语言 |\n"
                           "|---|---|---|---|---|---|---|---|\n";
        Counts uses;
        int benefits = 0;
        int official_modes = 0;
        for (const DraftRegion& region : draft_.regions) {
            for (const DraftService& service : region.services) {
                for (const DraftBenefit& benefit : service.benefits) {
                    text += row(benefit);
                    for (const DraftHowTo* howto : howto_of(draft_, benefit))
                        uses.add(*howto);
                    ++benefits;
                    official_modes += benefit.mode_words ? 1 : 0;
                }
            }
        }
        Counts once;
        for (const DraftHowTo& howto : draft_.howto)
            once.add(howto);
        text += "\n| 合计 | 官方 | 法律 | 一般做法 | 全部 |\n|---|---|---|---|---|\n";
        text += "| 不重复的话 | " + once.cells() + " | " + std::to_string(once.all()) + " |\n";
        text += "| 用在各项待遇里 | " + uses.cells() + " | " + std::to_string(uses.all()) + " |\n";
        return text + "\n" + std::to_string(benefits) + " 项待遇，其中 " + std::to_string(official_modes)
            + " 项的办法有原文依据，其余按事项性质推断。\n";
    }

private:
    std::string row(const DraftBenefit& benefit) const
    {
        std::vector<std::string> modes;
        for (const Text& mode : benefit.modes)
            modes.push_back(message("mode." + mode.value));
        Counts counts;
        std::vector<std::string> sources;
        Names languages;
        for (const DraftLanguage& language : draft_.languages)
            languages.insert(language.tag);
        for (const DraftHowTo* howto : howto_of(draft_, benefit)) {
            counts.add(*howto);
            const std::string source = this->source(*howto);
            if (!source.empty() && std::find(sources.begin(), sources.end(), source) == sources.end())
                sources.push_back(source);
            for (const DraftLanguage& language : draft_.languages)
                if (messages_.at(language.tag).count("howto." + howto->id.value) == 0)
                    languages.erase(language.tag);
        }
        return "| " + benefit.id.value + " | " + joined(modes, "；") + " | "
            + (benefit.mode_words ? "原文“" + benefit.mode_words->value + "”" : "推断") + " | " + counts.cells() + " | "
            + joined(sources, "；") + " | " + joined({ languages.begin(), languages.end() }, ", ") + " |\n";
    }

    std::string source(const DraftHowTo& howto) const
    {
        if (!howto.citation)
            return {};
        if (!howto.citation->document)
            return "“" + howto.citation->words.value + "”";
        const auto found = std::find_if(draft_.documents.begin(), draft_.documents.end(),
            [&](const DraftDocument& document) { return document.id.value == howto.citation->document->value; });
        const std::string title = found == draft_.documents.end() ? "" : found->title.value;
        return "《" + title + "》" + howto.citation->article->value;
    }

    std::string message(const std::string& key) const
    {
        const auto language = messages_.find(authoritative_language);
        if (language == messages_.end())
            return key;
        const auto found = language->second.find(key);
        return found == language->second.end() ? key : found->second;
    }

    const Draft& draft_;
    std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> messages_;
};

} // namespace

std::string howto_overview(const Draft& draft)
{
    return Overview(draft).markdown();
}

} // namespace kiosk::content
