// SPDX-License-Identifier: Apache-2.0
//
// Everything on paper is said in the family's language and beside it in Chinese, for the clerk. A family that reads
// Chinese in another writing shares our words with the clerk; only the words of the list, of the laws and the names of
// departments, which a clerk looks up, stand beside them as they are written there.
#pragma once

#include "kiosk/locale/language_tag.hpp"
#include "kiosk/words/words.hpp"

namespace kiosk::guide {

struct Said {
    std::string own;
    std::string chinese; // empty where it would say the same
};

class Bilingual {
public:
    // The same words twice where the family reads Chinese.
    Bilingual(const Words& own, const Words& chinese)
        : own_(own)
        , chinese_(chinese)
    {
    }

    // What `say` makes of the words of each language.
    template <class Say> Said operator()(const Say& say) const
    {
        return reads_chinese() ? Said { std::string(say(own_)), {} } : as_written(say);
    }
    // The same where it holds words to look up: beside another writing of Chinese, too.
    template <class Say> Said as_written(const Say& say) const
    {
        Said said { std::string(say(own_)), {} };
        if (own_.language() != chinese_.language())
            said.chinese = say(chinese_);
        // Chinese already, as it is or because its translation is missing.
        if (said.own == said.chinese || said.own == std::string(locale::fallback_mark) + said.chinese)
            said.chinese.clear();
        return said;
    }
    Said phrase(Phrase phrase) const
    {
        return (*this)([&](const Words& words) { return words(phrase); });
    }
    // What only the family needs to read.
    Said to_family(Phrase phrase) const { return { own_(phrase), {} }; }
    Said official(std::string_view text) const
    {
        return as_written([&](const Words& words) { return words.official(text); });
    }

    bool reads_chinese() const { return locale::is_chinese(own_.language()); }
    const Words& own() const { return own_; }
    const Words& chinese() const { return chinese_; }

private:
    const Words& own_;
    const Words& chinese_;
};

} // namespace kiosk::guide
