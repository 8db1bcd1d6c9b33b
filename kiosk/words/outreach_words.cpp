// SPDX-License-Identifier: Apache-2.0
#include "kiosk/words/outreach_words.hpp"

namespace kiosk {

Result<OutreachWords> OutreachWords::create(const content::Catalogue& catalogue)
{
    const auto& all = catalogue.messages(content::authoritative_language);
    locale::Messages::Patterns patterns;
    for (const std::string_view key : outreach_phrase_keys)
        if (const auto found = all.find(key); found != all.end())
            patterns.insert(*found);
    auto messages = locale::Messages::create(content::authoritative_language, patterns);
    if (!messages)
        return messages.error();
    OutreachWords words(*std::move(messages));
    for (const Verdict verdict : verdicts)
        if (const auto found = all.find("verdict." + std::string(name(verdict))); found != all.end())
            words.verdicts_[static_cast<std::size_t>(verdict)] = found->second;
    return words;
}

} // namespace kiosk
