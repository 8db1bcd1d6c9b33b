// SPDX-License-Identifier: Apache-2.0
//
// What there is to tell of a family, and how its parts are named in both languages.
#pragma once

#include "kiosk/guide/bilingual.hpp"
#include "kiosk/guide/guide.hpp"
#include "kiosk/take_along/paper_results.hpp"

#include <algorithm>
#include <utility>

namespace kiosk::guide {

// How one benefit or service stands with each child; children alike share a line.
struct Stand {
    PaperVerdict standing;
    Wait wait;
    FactSet missing;
    std::vector<std::size_t> children;

    bool operator==(const Stand&) const = default;
};

// A note that is meant for some of the children.
struct Addressed {
    const Note* note;
    std::vector<std::size_t> children;
};

class Account {
public:
    // Everything must outlive the account.
    Account(const GuideRequest& request, const Bilingual& say, const Decider& decider, PaperResults results);

    const GuideRequest& request() const { return request_; }
    const Bilingual& say() const { return say_; }
    const Decider& decider() const { return decider_; }
    const Region& region() const { return decider_.region(); }
    const Policy& policy() const { return request_.catalogue.policy(); }
    const std::vector<ChildResults>& results() const { return results_; }

    std::size_t service_count() const { return region().services.size(); }
    const Service& service(std::size_t index) const { return region().services[index]; }
    // The benefits of a service, into Decision::benefits.
    std::vector<std::size_t> benefits(std::size_t service) const;
    // The site's windows for a service.
    std::vector<const site::Window*> windows(std::size_t service) const;
    // The most favourable of all children.
    PaperVerdict best(std::size_t service) const;
    // Those that stand so with the child for whom they stand best.
    std::vector<std::size_t> services_at_best(PaperVerdict verdict) const;
    // Whether the family chose to have it on paper.
    bool is_chosen(std::size_t service) const;
    // Told in full: also why, how step by step and what to bring. A service that is not open yet, or of which more must
    // be known, is told in full only to a family that asked for it.
    bool is_in_full(std::size_t service) const;
    // The benefits of a service that are told; those that no child can have are left out unless asked for.
    std::vector<std::size_t> told_benefits(std::size_t service) const;
    // How a benefit stands with the children, the most favourable first.
    std::vector<Stand> stands(std::size_t benefit) const;
    std::vector<std::size_t> children_that(std::size_t service, PaperVerdict standing) const;

    // The notes of some benefits that are meant for some child, whether or not it can have them; each once.
    std::vector<Addressed> notes(const std::vector<std::size_t>& benefits) const;
    Said said(const Addressed& addressed) const;

    std::string verdict_word(const Words& words, PaperVerdict standing) const;
    // "children 1 and 2".
    std::string children_named(const Words& words, const std::vector<std::size_t>& children) const;
    // `what`, and of which children it is true where that is not all.
    std::string with_children(
        const Words& words, const std::string& what, const std::vector<std::size_t>& children) const;
    // "Can have (children 1 and 2)", "Not yet: in 2 more months", "More is needed: …".
    Said standing_line(const Stand& stand) const;
    std::string service_name(const Words& words, std::size_t service) const;
    // As a family calls it, and as the list does.
    Said service_called(std::size_t service) const;
    std::string child_name(const Words& words, std::size_t child) const;
    Said membership_line(std::size_t child) const;
    // "12345 …; 12355 …".
    std::string numbers(const Words& words, const std::vector<std::string>& hotlines) const;
    std::string departments(const Words& words, std::size_t service) const;

private:
    const GuideRequest& request_;
    const Bilingual& say_;
    const Decider& decider_;
    std::vector<ChildResults> results_;
    std::vector<std::size_t> first_benefit_; // by service
    Family family_; // as it may be written about
};

// A window with all that is known of it.
std::string line_of(const site::Window& window);

// Stands before a clause: whether the answers meet it.
std::string mark_of(Truth truth);

// Items of one line.
std::string joined(const Words& words, const std::vector<std::string>& items);

template <class T> void add_once(std::vector<T>& to, const T& value)
{
    if (std::find(to.begin(), to.end(), value) == to.end())
        to.push_back(value);
}

// Items with the same key together, in the order in which the keys came.
template <class Key, class Item> using Groups = std::vector<std::pair<Key, std::vector<Item>>>;
template <class Key, class Item> void add_to_group(Groups<Key, Item>& groups, Key key, Item item)
{
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& each) { return each.first == key; });
    if (group == groups.end())
        groups.push_back({ std::move(key), { std::move(item) } });
    else
        group->second.push_back(std::move(item));
}

} // namespace kiosk::guide
