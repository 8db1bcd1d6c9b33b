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

std::size_t order(const DraftAdvice& advice)
{
    return static_cast<std::size_t>(
        std::find(std::begin(topics), std::end(topics), advice.topic.value) - std::begin(topics));
}

} // namespace

std::string_view trust(const DraftAdvice& advice)
{
    return !advice.citation ? "practice" : advice.citation->document ? "law" : "official";
}

const DraftAdvice* find_advice(const Draft& draft, std::string_view id)
{
    return find(draft.advice, id);
}

const DraftRecipe* find_recipe(const Draft& draft, std::string_view id)
{
    return find(draft.recipes, id);
}

std::vector<const DraftAdvice*> advice_of(const Draft& draft, const DraftBenefit& benefit)
{
    std::vector<const DraftAdvice*> all;
    const auto add = [&](const Text& id) {
        const DraftAdvice* advice = find_advice(draft, id.value);
        if (advice && std::find(all.begin(), all.end(), advice) == all.end())
            all.push_back(advice);
    };
    for (const Text& name : benefit.howto) {
        if (const DraftRecipe* recipe = find_recipe(draft, name.value))
            std::for_each(recipe->advice.begin(), recipe->advice.end(), add);
        else
            add(name);
    }
    std::stable_sort(all.begin(), all.end(), [](auto* a, auto* b) { return order(*a) < order(*b); });
    return all;
}

} // namespace kiosk::content
