// SPDX-License-Identifier: Apache-2.0
//
// What lists and summaries of a register say, in Chinese.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/core/verdict.hpp"
#include "kiosk/locale/messages.hpp"
#include "kiosk/locale/outreach_phrases.hpp"

namespace kiosk {

// Not to be shared between threads: ICU's formats are not.
class OutreachWords {
public:
    // An error: a pattern that ICU cannot read.
    static Result<OutreachWords> create(const content::Catalogue& catalogue);

    std::string operator()(OutreachPhrase phrase, std::initializer_list<locale::Argument> arguments = {}) const
    {
        return messages_(key(phrase), arguments);
    }
    // What a verdict is called, as everywhere.
    const std::string& verdict(Verdict verdict) const { return verdicts_[static_cast<std::size_t>(verdict)]; }
    std::string date(std::chrono::year_month_day date) const { return messages_.date(date); }

private:
    explicit OutreachWords(locale::Messages messages)
        : messages_(std::move(messages))
    {
    }

    locale::Messages messages_;
    std::array<std::string, verdict_count> verdicts_;
};

} // namespace kiosk
