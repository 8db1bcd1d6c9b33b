// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/compiler/checks.hpp"
#include "kiosk/content/compiler/howto.hpp"
#include "kiosk/content/compiler/official_text.hpp"
#include "kiosk/core/utf8.hpp"

#include <algorithm>
#include <set>

namespace kiosk::content {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

std::vector<std::string_view> characters(std::string_view text)
{
    std::vector<std::string_view> all;
    while (!text.empty())
        all.push_back(utf8::take(text).bytes);
    return all;
}

// A number in figures, and the character after it: "6" and "个" of "6个月".
struct Figure {
    std::string digits;
    std::string unit;
};

std::vector<Figure> numbers_in(std::string_view text)
{
    std::vector<Figure> numbers;
    bool inside = false;
    for (const std::string_view character : characters(text)) {
        const bool digit = is_digit(character.front());
        if (digit && !inside)
            numbers.push_back({});
        if (digit)
            numbers.back().digits += character;
        else if (inside)
            numbers.back().unit = character;
        inside = digit;
    }
    return numbers;
}

// "三十元", "五个工作日": an amount or a time written in characters, where no check would see it. Empty: there is none.
std::string number_in_characters(std::string_view text)
{
    constexpr std::string_view numerals = "一二三四五六七八九十百千万两";
    constexpr std::string_view units[] = { "元", "天", "日内", "小时", "个月", "周岁", "岁", "工作日", "个工作日" };
    const std::vector<std::string_view> all = characters(text);
    std::string number;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (numerals.find(all[i]) != std::string_view::npos) {
            number += all[i];
            continue;
        }
        if (!number.empty()) {
            const std::string_view rest = text.substr(static_cast<std::size_t>(all[i].data() - text.data()));
            for (const std::string_view unit : units)
                if (rest.substr(0, unit.size()) == unit)
                    return number + std::string(unit);
        }
        number.clear();
    }
    return {};
}

class HowtoCheck {
public:
    HowtoCheck(const Draft& draft, Complaints& complaints)
        : draft_(draft)
        , complaints_(complaints)
    {
        for (const DraftRegion& region : draft.regions)
            if (region.official_text)
                official_.emplace(region.id.value, OfficialText(*region.official_text));
        for (const DraftLanguage& language : draft.languages) {
            take(language, language.messages);
            for (const auto& [region, own] : language.own)
                take(language, own.messages);
        }
    }

    void run()
    {
        for (const DraftRecipe& recipe : draft_.recipes)
            for (const Text& id : recipe.howto)
                if (!find_howto(draft_, id.value))
                    complaints_.add(id.place,
                        "recipe " + recipe.id.value + ": there is no howto " + in_quotes(id.value) + "; add it");
        for (const DraftRegion& region : draft_.regions)
            for (const DraftService& service : region.services)
                for (const DraftBenefit& benefit : service.benefits)
                    check(region, benefit, title(service, benefit));
        for (const DraftRecipe& recipe : draft_.recipes)
            if (named_.count(recipe.id.value) == 0 && !draft_.uses_elsewhere("howto", recipe.id.value))
                complaints_.add(recipe.id.place, "recipe " + recipe.id.value + ": no benefit names it; delete it");
        for (const DraftHowTo& howto : draft_.howto)
            check(howto);
    }

private:
    using Names = std::set<std::string, std::less<>>;

    void take(const DraftLanguage& language, const std::vector<std::pair<std::string, Text>>& messages)
    {
        constexpr std::string_view prefix = "howto.";
        for (const auto& [key, text] : messages)
            if (const std::string_view name = key; name.substr(0, prefix.size()) == prefix) {
                const std::string_view id = name.substr(prefix.size());
                sentences_[id.substr(0, id.find('@'))].emplace_back(&language, &text);
            }
    }

    void check(const DraftRegion& region, const DraftBenefit& benefit, const std::string& what)
    {
        for (const Text& name : benefit.howto) {
            named_.insert(name.value);
            if (!find_recipe(draft_, name.value) && !find_howto(draft_, name.value))
                complaints_.add(name.place,
                    what + ": there is neither recipe nor howto " + in_quotes(name.value)
                        + " in howto.toml; correct it or add it");
        }
        Names said;
        for (const DraftHowTo* howto : howto_of(draft_, benefit)) {
            said.insert(howto->topic.value);
            users_[howto->id.value].insert(&region);
        }
        const bool nowhere_to_go = std::all_of(
            benefit.modes.begin(), benefit.modes.end(), [](const Text& mode) { return mode.value == "automatic"; });
        for (const std::string_view topic : { "where", "step", "refused" })
            if (!benefit.howto.empty() && said.count(topic) == 0 && !(nowhere_to_go && topic == "where"))
                complaints_.add(benefit.howto.front().place,
                    what + ": \"howto\" says nothing of the topic " + in_quotes(topic)
                        + "; a family must know where to go, what to do, and what to do when it is refused");
    }

    void check(const DraftHowTo& howto)
    {
        const std::string what = "howto " + howto.id.value + ": ";
        // Regions that have not changed had nothing against it, and it is the same as then.
        const std::set<const DraftRegion*>& users = users_[howto.id.value];
        if (users.empty() && !draft_.uses_elsewhere("howto", howto.id.value)) {
            complaints_.add(howto.id.place, what + "no benefit has it; delete it or name it in a \"howto\"");
            return;
        }
        if (!howto.numbers.empty() && trust(howto) != "law")
            complaints_.add(
                howto.numbers.front().place, what + "only what a law says has \"numbers\" of its own; delete them");
        if (trust(howto) == "official" && !howto.citation->words.empty())
            for (const DraftRegion* region : users)
                if (!contains(*region, howto.citation->words.value))
                    complaints_.add(howto.citation->words.place,
                        what + "the citation " + in_quotes(howto.citation->words.value) + " is not in " + region->file
                            + ".txt, whose benefits have this howto; copy the exact words, or cite for each region");
        Names figures; // of the authoritative text
        for (const auto& [language, text] : sentences_[howto.id.value])
            check_text(howto, users, language->tag == authoritative_language, *text, figures);
    }

    void check_text(const DraftHowTo& howto, const std::set<const DraftRegion*>& users, bool authoritative,
        const Text& text, Names& figures)
    {
        const std::string what = "howto " + howto.id.value + ": ";
        for (const std::string_view sign : { "{", "http", "www.", ".cn", ".com" })
            if (text.value.find(sign) != std::string::npos)
                complaints_.add(text.place,
                    what + in_quotes(sign) + " has no place in a sentence; write plain words, no addresses");
        if (const std::string number = number_in_characters(text.value); !number.empty())
            complaints_.add(text.place,
                what + "write " + in_quotes(number) + " in figures, so that it can be compared with its source");
        for (const Figure& number : numbers_in(text.value)) {
            if (authoritative)
                figures.insert(number.digits);
            if (!authoritative && figures.count(number.digits) == 0)
                complaints_.add(text.place,
                    what + std::string(authoritative_language) + " does not say " + in_quotes(number.digits)
                        + "; translate what is there");
            if (authoritative && !vouched(howto, users, number))
                complaints_.add(text.place,
                    what + "nothing vouches for " + in_quotes(number.digits + number.unit) + ": "
                        + (trust(howto) == "law"
                                ? "add it to \"numbers\" if the article says so"
                                : "neither the official text nor a hotline of the region says so; leave it out"));
        }
    }

    bool contains(const DraftRegion& region, std::string_view words) const
    {
        const auto found = official_.find(region.id.value);
        return found == official_.end() || found->second.contains(words);
    }

    bool vouched(const DraftHowTo& howto, const std::set<const DraftRegion*>& users, const Figure& number) const
    {
        if (std::any_of(howto.numbers.begin(), howto.numbers.end(),
                [&](const Text& each) { return each.value == number.digits; }))
            return true;
        return std::all_of(users.begin(), users.end(), [&](const DraftRegion* region) {
            const bool hotline = std::any_of(region->hotlines.begin(), region->hotlines.end(),
                [&](const Text& each) { return each.value == number.digits; });
            return hotline || (trust(howto) != "law" && contains(*region, number.digits + number.unit));
        });
    }

    const Draft& draft_;
    Complaints& complaints_;
    std::map<std::string, OfficialText, std::less<>> official_;
    // Of each howto, in the order of the languages: a country has many, and each is looked for once.
    std::map<std::string_view, std::vector<std::pair<const DraftLanguage*, const Text*>>> sentences_;
    Names named_; // by benefits
    std::map<std::string, std::set<const DraftRegion*>, std::less<>> users_; // of each howto
};

} // namespace

void check_howto(const Draft& draft, Complaints& complaints)
{
    HowtoCheck(draft, complaints).run();
}

} // namespace kiosk::content
