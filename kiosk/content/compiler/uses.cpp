// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/uses.hpp"

#include "kiosk/content/compiler/checks.hpp"
#include "kiosk/content/compiler/howto.hpp"
#include "kiosk/content/compiler/official_text.hpp"
#include "kiosk/content/compiler/plain_words.hpp"
#include "kiosk/content/compiler/scope.hpp"
#include "kiosk/content/compiler/translation_states.hpp"

namespace kiosk::content {

namespace {

std::string use(std::string_view kind, std::string_view name)
{
    return std::string(kind) + ' ' + std::string(name);
}

class Gathering {
public:
    Gathering(const DraftRegion& region, const Draft& draft)
        : region_(region)
        , draft_(draft)
    {
    }

    std::set<std::string> run()
    {
        for (const DraftClause& clause : region_.membership) {
            add(clause.rule);
            for (const DraftHindrance& each : clause.hindrances)
                add(each.when);
        }
        for (const DraftService& service : region_.services) {
            add("service", service.id.value);
            add("category", service.category.value);
            for (const DraftClause& clause : service.target_clauses)
                add(clause.rule);
            for (const DraftBenefit& benefit : service.benefits)
                add(benefit);
        }
        for (const Text& hotline : region_.hotlines)
            add("hotline", hotline.value);
        if (region_.official_text) {
            const OfficialText text(*region_.official_text);
            for (const DraftHotline& hotline : draft_.hotlines)
                if (text.contains(hotline.number.value))
                    add("printed", hotline.number.value);
        }
        each_citation(region_, [&](const DraftCitation& citation, const std::string&) {
            if (citation.document)
                add("document", citation.document->value);
        });
        const MessageKeys keys = message_keys(region_, shared_message_keys(draft_));
        for (const auto* each : { &keys.required, &keys.optional })
            for (const std::string& key : *each)
                add("message", key);
        for (const auto& [words, place] : official_words(region_))
            add("official", fingerprint(words));
        const auto& own = draft_.languages.front().own;
        if (const auto words = own.find(region_.id.value); words != own.end() && draft_.plain_words)
            for (const std::string& each : exceptions_needed(words->second.messages, *draft_.plain_words))
                add("exception", each);
        return std::move(uses_);
    }

private:
    void add(std::string_view kind, std::string_view name) { uses_.insert(use(kind, name)); }

    void add(const DraftRule& rule, bool decides = true)
    {
        if (!rule.rule)
            return;
        for (const std::string& term : rule.terms)
            add("term", term);
        for (std::size_t i = 0; i < draft_.facts.size() && decides; ++i)
            if (rule.rule->facts()[i])
                add("fact", draft_.facts[i].id.value);
        for (std::size_t i = 0; i < draft_.confirmations.size(); ++i)
            if (rule.rule->confirmations()[i])
                add("confirmation", draft_.confirmations[i].value);
    }

    void add(const DraftBenefit& benefit)
    {
        for (const DraftClause& clause : benefit.when)
            add(clause.rule);
        for (const DraftNote& note : benefit.notes)
            if (note.when)
                add(*note.when, false);
        for (const DraftConfirmation& confirmation : benefit.confirmations) {
            add("confirmation", confirmation.id.value);
            if (confirmation.when)
                add(*confirmation.when);
        }
        for (const Text& mode : benefit.modes)
            add("mode", mode.value);
        for (const Text& name : benefit.howto)
            add("howto", name.value);
        for (const DraftHowTo* howto : howto_of(draft_, benefit))
            add("howto", howto->id.value);
    }

    const DraftRegion& region_;
    const Draft& draft_;
    std::set<std::string> uses_;
};

} // namespace

std::set<std::string> uses_of(const DraftRegion& region, const Draft& draft)
{
    return Gathering(region, draft).run();
}

bool Draft::is_region(std::string_view id) const
{
    if (unchanged.find(id) != unchanged.end())
        return true;
    for (const DraftRegion& region : regions)
        if (region.id.value == id)
            return true;
    return false;
}

bool Draft::uses_elsewhere(std::string_view kind, std::string_view name) const
{
    return !used_by_unchanged.empty() && used_by_unchanged.count(use(kind, name)) != 0;
}

} // namespace kiosk::content
