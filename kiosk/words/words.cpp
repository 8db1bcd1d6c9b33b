// SPDX-License-Identifier: Apache-2.0
#include "kiosk/words/words.hpp"

namespace kiosk {

Words::Words(const content::Catalogue& catalogue, const locale::Messages& messages, const Region& region)
    : catalogue_(catalogue)
    , messages_(messages)
    , region_(region)
{
}

std::string Words::operator()(Phrase phrase, std::initializer_list<locale::Argument> arguments) const
{
    return messages_(phrase, arguments);
}

std::string Words::operator()(std::string_view key, std::initializer_list<locale::Argument> arguments) const
{
    return messages_(key, arguments);
}

std::string Words::optional(std::string_view key) const
{
    return messages_.has(key) ? messages_(key) : std::string {};
}

std::string Words::disclaimer() const
{
    if (!translated())
        return {};
    const bool reviewed = catalogue_.standing(language()).complete();
    return messages_(reviewed ? Phrase::chinese_decides : Phrase::not_reviewed);
}

std::string_view Words::official(std::string_view words) const
{
    return catalogue_.official(messages_.language(), words);
}

std::string Words::law(const Citation& citation) const
{
    return messages_(Phrase::detail_law,
        { { "title", official(catalogue_.document_title(citation.document)) },
            { "article", official(citation.article) } });
}

std::string Words::regional(std::string key) const
{
    std::string variant = key + "@" + region_.id;
    return messages_.has(variant) ? variant : key;
}

std::string Words::question_title(const Question& question) const
{
    return messages_(regional("question." + question.id + ".title"));
}

std::string Words::question_help(const Question& question) const
{
    return messages_(regional("question." + question.id + ".help"));
}

std::string Words::fact(FactId fact) const
{
    return messages_(regional("fact." + policy().schema[fact].name));
}

std::string Words::answer(FactId id, int value) const
{
    const Fact& fact = policy().schema[id];
    const std::string key = "answer." + fact.name;
    switch (fact.kind) {
    case FactKind::integer:
        return messages_(regional(key), { { "value", value } });
    case FactKind::choice:
        return messages_(regional(key + "." + fact.spelled(value)));
    case FactKind::boolean:
        break;
    }
    const std::string full = regional(key + (value ? ".yes" : ".no"));
    return messages_.has(full) ? messages_(full) : messages_(value ? Phrase::yes : Phrase::no);
}

std::string Words::answer_hint(FactId id, int value) const
{
    const Fact& fact = policy().schema[id];
    if (fact.kind != FactKind::choice)
        return {};
    return optional(regional("answer." + fact.name + "." + fact.spelled(value) + ".hint"));
}

std::string Words::statement(FactId fact) const
{
    return messages_(regional("answer." + policy().schema[fact].name));
}

std::string Words::statement_hint(FactId fact) const
{
    return optional(regional("answer." + policy().schema[fact].name + ".hint"));
}

std::string Words::told(const Question& question, const Answers& answers) const
{
    if (question.facts.size() == 1) {
        const auto value = answers.get(question.facts.front());
        return value ? answer(question.facts.front(), *value) : messages_(Phrase::not_told);
    }
    std::vector<std::string> ticked;
    bool known = false;
    for (const FactId fact : question.facts) {
        known |= answers.is_known(fact);
        if (answers.get(fact) == 1)
            ticked.push_back(this->fact(fact));
    }
    if (!known)
        return messages_(Phrase::not_told);
    // What is confidential is not spelled out on the open screen.
    if (question.confidential)
        return messages_(Phrase::told_privately);
    return ticked.empty() ? messages_(Phrase::none_chosen) : messages_.list(ticked);
}

std::string Words::wait(const Wait& wait) const
{
    if (wait.months && wait.age)
        return messages_(Phrase::wait_both, { { "months", *wait.months }, { "age", *wait.age } });
    if (wait.months)
        return messages_(Phrase::wait_months, { { "months", *wait.months } });
    return messages_(Phrase::wait_age, { { "age", wait.age.value_or(0) } });
}

std::string Words::provenance() const
{
    const std::string force = region_.in_force
        ? messages_(Phrase::in_force, { { "date", messages_.date(*region_.in_force) } })
        : messages_(Phrase::no_date);
    const std::string hash = catalogue_.edition().sha256.substr(0, 8);
    return messages_(Phrase::provenance,
        { { "list", official(region_.list) }, { "force", force }, { "version", catalogue_.edition().version },
            { "hash", hash } });
}

std::string Words::child(const Family& family, std::size_t child, std::optional<FactId> age) const
{
    const int number = static_cast<int>(child) + 1;
    const auto years = age ? family.children[child].answers.get(*age) : std::nullopt;
    if (!years)
        return messages_(Phrase::child, { { "number", number } });
    const std::string spelled = answer(*age, *years);
    return messages_(Phrase::child_aged, { { "number", number }, { "age", spelled } });
}

} // namespace kiosk
