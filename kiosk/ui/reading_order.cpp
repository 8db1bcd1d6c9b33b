// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/reading_order.hpp"

#include <algorithm>
#include <map>

namespace kiosk::ui {
namespace {

// What is read as one: a scrolled area, or a widget that stands by itself.
struct Block {
    Part part;
    Rect rect;
    std::vector<const Node*> nodes;
};

} // namespace

std::vector<const Node*> reading_order(const std::vector<Node>& nodes)
{
    std::vector<Block> blocks;
    std::map<int, std::size_t> areas;
    for (const Node& node : nodes) {
        if (node.area == 0) {
            blocks.push_back({ node.part, node.box, { &node } });
            continue;
        }
        const auto [found, added] = areas.try_emplace(node.area, blocks.size());
        if (added)
            blocks.push_back({ node.part, node.area_rect, {} });
        blocks[found->second].nodes.push_back(&node);
    }
    // By rows: what begins above the middle of the first block of a row belongs to it. Within a row the order of
    // drawing holds, except that areas side by side are read from the side where reading begins: they are drawn in that
    // order.
    std::stable_sort(blocks.begin(), blocks.end(),
        [](const Block& a, const Block& b) { return a.part != b.part ? a.part < b.part : a.rect.y < b.rect.y; });
    std::map<const Node*, std::size_t> drawn;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        drawn[&nodes[i]] = i;
    std::vector<const Node*> order;
    for (auto row = blocks.begin(); row != blocks.end();) {
        const float limit = row->rect.y + std::min(row->rect.height, 1e6f) / 2;
        auto end = row + 1;
        while (end != blocks.end() && end->part == row->part && end->rect.y < limit)
            ++end;
        std::stable_sort(
            row, end, [&](const Block& a, const Block& b) { return drawn[a.nodes.front()] < drawn[b.nodes.front()]; });
        for (; row != end; ++row)
            order.insert(order.end(), row->nodes.begin(), row->nodes.end());
    }
    return order;
}

bool stands_on_button(const Node& words, const std::vector<Node>& nodes)
{
    if (words.actionable())
        return false;
    constexpr float slack = 2;
    return std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) {
        // What scrolls may lie behind what does not.
        return node.actionable() && node.area == words.area && words.rect.x >= node.rect.x - slack
            && words.rect.y >= node.rect.y - slack && words.rect.right() <= node.rect.right() + slack
            && words.rect.bottom() <= node.rect.bottom() + slack;
    });
}

} // namespace kiosk::ui
