// SPDX-License-Identifier: Apache-2.0
//
// The pages after the overview: a block for each service chosen, then what holds for several of them, once.
#pragma once

#include "kiosk/guide/account.hpp"
#include "kiosk/guide/sheet.hpp"

#include <map>

namespace kiosk::guide {

class ServicePages {
public:
    // Both must outlive the pages.
    ServicePages(const Account& account, Sheet& sheet);

    void write();

private:
    // Told in full: also why, how step by step and what to bring. A service that is not open yet, or of which more must
    // be known, is told in full only to a family that asked for it.
    bool in_full(std::size_t service) const;
    void block(std::size_t service);
    void what(const std::vector<std::size_t>& benefits, bool full);
    void benefit(std::size_t benefit, bool full);
    void why(const std::vector<std::size_t>& benefits);
    void confirm(const std::vector<std::size_t>& benefits);
    void how(const std::vector<std::size_t>& benefits);
    void where(const Service& service);
    void who(std::size_t service);
    void for_all();
    void sources();
    void in_private();
    void not_for_these_children();
    Said reason_against(std::size_t service) const;
    // What a block shows, or leaves out because no child can have it.
    std::vector<std::size_t> shown(std::size_t service) const;
    std::vector<std::size_t> advice_of(const std::vector<std::size_t>& benefits) const;
    // Whether several services say so, and the page of what holds for all says it for them.
    bool is_common(std::size_t advice) const;
    Said marked(const Said& said, const std::string& own, const std::string& chinese) const;
    Said practice(const Said& said) const;
    Said statement(const Advice& advice);
    std::string source(const Citation& citation);

    const Account& account_;
    const Bilingual& say_;
    const Policy& policy_;
    Sheet& sheet_;
    std::map<std::size_t, int> uses_; // how many of the services told in full use an advice
    std::vector<const Citation*> sources_; // the laws named so far, by number
    bool names_no_window_ = false;
};

} // namespace kiosk::guide
