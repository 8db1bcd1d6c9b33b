// SPDX-License-Identifier: Apache-2.0
//
// What the guide says, row by row.
#pragma once

#include "kiosk/guide/guide.hpp"
#include "kiosk/guide/sheet.hpp"

#include <map>

namespace kiosk::guide {

class Author {
public:
    // Everything must outlive the author.
    Author(const GuideRequest& request, const Bilingual& say, const Decider& decider, Sheet& sheet);

    // The children's results on one page, what to do first, the telephone numbers; `code` repeats them in short.
    void overview(const QrCode* code, const std::string& code_text);
    // One block for each service chosen; then those to ask about in private, the same for every family.
    void services();

private:
    // How one benefit or service stands with each child; children alike share a line.
    struct Stand {
        Standing standing;
        Wait wait;
        FactSet missing;
        std::vector<std::size_t> children;
    };

    bool is_chosen(std::size_t service) const;
    Standing best(std::size_t service) const;
    std::vector<Stand> stands(std::size_t benefit) const;
    std::string standing_word(const Words& words, Standing standing) const;
    std::string children_named(const Words& words, const std::vector<std::size_t>& children) const;
    Said standing_line(const Stand& stand) const;

    void children();
    void services_of(Standing standing, const std::function<void(const Said&)>& head);
    Said membership_line(std::size_t child) const;
    Said numbers(const std::vector<std::string>& hotlines) const;
    void telephones();
    void block(std::size_t service);
    void what(std::size_t service, const std::vector<std::size_t>& benefits);
    void why(std::size_t service, const std::vector<std::size_t>& benefits);
    void confirm(const std::vector<std::size_t>& benefits);
    void who(const Service& service);
    void how(const std::vector<std::size_t>& benefits);
    void where(const Service& service);
    void telephone(const std::vector<std::string>& hotlines);
    void in_private();
    void for_all();
    std::vector<std::size_t> shown(std::size_t service) const;
    std::vector<std::size_t> advice_of(std::size_t service) const;
    bool is_common(std::size_t advice) const;
    Said trusted(const Said& said, const Said& trust) const;
    Said statement(const Advice& advice) const;

    const GuideRequest& request_;
    const Bilingual& say_;
    const Decider& decider_;
    const Policy& policy_;
    const Region& region_;
    Sheet& sheet_;
    std::vector<ChildResults> results_;
    std::vector<std::size_t> first_benefit_; // by service
    std::map<std::size_t, int> uses_; // how many of the services chosen use an advice
    bool names_no_window_ = false;
    Family family_; // as it may be written about
};

} // namespace kiosk::guide
