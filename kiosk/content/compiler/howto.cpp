// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/howto.hpp"

#include <algorithm>

namespace kiosk::content {

namespace {

template <class T> const T* find(const std::vector<T>& all, std::string_view id)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const T& each) { return each.id.value == id; });
    return found == all.end() ? nullptr : &*found;
}

std::size_t order(const DraftHowTo& howto)
{
    return static_cast<std::size_t>(
        std::find(std::begin(topics), std::end(topics), howto.topic.value) - std::begin(topics));
}

} // namespace

std::string_view trust(const DraftHowTo& howto)
{
    return !howto.citation ? "practice" : howto.citation->document ? "law" : "official";
}

const DraftHowTo* find_howto(const Draft& draft, std::string_view id)
{
    return find(draft.howto, id);
}

const DraftRecipe* find_recipe(const Draft& draft, std::string_view id)
{
    return find(draft.recipes, id);
}

std::vector<const DraftHowTo*> howto_of(const Draft& draft, const DraftBenefit& benefit)
{
    std::vector<const DraftHowTo*> all;
    const auto add = [&](const Text& id) {
        const DraftHowTo* howto = find_howto(draft, id.value);
        if (howto && std::find(all.begin(), all.end(), howto) == all.end())
            all.push_back(howto);
    };
    for (const Text& name : benefit.howto) {
        if (const DraftRecipe* recipe = find_recipe(draft, name.value))
            std::for_each(recipe->howto.begin(), recipe->howto.end(), add);
        else
            add(name);
    }
    std::stable_sort(all.begin(), all.end(), [](auto* a, auto* b) { return order(*a) < order(*b); });
    return all;
}

} // namespace kiosk::content
