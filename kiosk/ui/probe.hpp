// SPDX-License-Identifier: Apache-2.0
//
// What is on the screen, said in words and rectangles: every widget reports itself here as it is drawn. Tests speak
// labels through it, layout laws are checked on it, keyboard focus moves over it, and speech will read it.
#pragma once

#include "kiosk/core/privacy.hpp"
#include "kiosk/ui/geometry.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::ui {

enum class Role : unsigned char { heading, text, button, toggle, tab, fold, list, status, picture };

// In the order in which they are walked through.
enum class Part : unsigned char {
    page,
    voice, // what steers the reading aloud
    frame, // what stands in the same place on every page
};

struct Node {
    Role role = Role::text;
    std::string id; // buttons, toggles, tabs and folds: unique on the screen
    std::string label; // what a person reads, all lines of it
    Rect rect; // where it stands
    Rect box; // the room it was given; nothing may leave it
    Rect clip; // what can be seen and touched; smaller than rect where a list scrolls
    bool enabled = true;
    bool selected = false; // of a fold: it is open
    bool focused = false;
    Part part = Part::page;
    Kept kept; // who may hear it
    int area = 0; // which of the page's scrolled areas it lies in, from 1; 0 for none
    Rect area_rect; // where that can be seen
    bool official = false; // official words, which stand in Chinese in every language
    std::string fold; // the id of the fold behind which it stands; empty for none

    bool actionable() const
    {
        return role == Role::button || role == Role::toggle || role == Role::tab || role == Role::fold;
    }
};

class Probe {
public:
    void clear() { nodes_.clear(); }
    void add(Node node) { nodes_.push_back(std::move(node)); }
    const std::vector<Node>& nodes() const { return nodes_; }

    // The first node whose label is, or begins with, `label`; nullptr if there is none.
    const Node* find(std::string_view label) const
    {
        const Node* prefix = nullptr;
        for (const Node& node : nodes_) {
            if (node.label == label)
                return &node;
            if (!prefix && node.label.starts_with(label))
                prefix = &node;
        }
        return prefix;
    }
    const Node* find_action(std::string_view label) const
    {
        const Node* prefix = nullptr;
        for (const Node& node : nodes_) {
            if (!node.actionable())
                continue;
            if (node.label == label)
                return &node;
            if (!prefix && node.label.starts_with(label))
                prefix = &node;
        }
        return prefix;
    }
    const Node* find_id(std::string_view id) const
    {
        for (const Node& node : nodes_)
            if (node.actionable() && node.id == id)
                return &node;
        return nullptr;
    }

private:
    std::vector<Node> nodes_;
};

} // namespace kiosk::ui
