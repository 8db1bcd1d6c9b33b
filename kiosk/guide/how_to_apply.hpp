// SPDX-License-Identifier: Apache-2.0
//
// How to apply, sentence by sentence, each with where it comes from: the list, a law by its number among the sources,
// or general practice.
#pragma once

#include "kiosk/guide/account.hpp"

#include <map>

namespace kiosk::guide {

// What several services may say alike, and its heading; said once, at the end. What to bring and the steps stay with
// each service: a family goes to a window with one page in its hand.
inline constexpr std::array<std::pair<Topic, Phrase>, 4> shared_topics { { { Topic::time, Phrase::detail_time },
    { Topic::cost, Phrase::detail_time }, { Topic::proxy, Phrase::detail_proxy },
    { Topic::refused, Phrase::detail_refused } } };

class HowToApply {
public:
    // The account must outlive them. A `howto` is an index into Policy::howto.
    explicit HowToApply(const Account& account);

    // What is known of obtaining them, each once.
    std::vector<std::size_t> of(const std::vector<std::size_t>& benefits) const;
    // Whether several of the services told in full say so.
    bool is_shared(std::size_t howto) const;
    const std::vector<std::size_t>& shared() const { return shared_; }

    Said said(std::size_t howto);
    Said as_practice(const Said& said) const;
    // `text` and where it comes from, on the same line.
    static std::string with_source(const Words& words, const std::string& text, const std::string& source);
    // The number under which the sources name a law.
    std::string number(const Citation& law);
    // The laws named so far, by number.
    const std::vector<const Citation*>& sources() const { return sources_; }

private:
    const Account& account_;
    const Bilingual& say_;
    std::vector<std::size_t> shared_;
    std::vector<const Citation*> sources_;
};

} // namespace kiosk::guide
