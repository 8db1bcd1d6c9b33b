// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/message_keys.hpp"

#include "kiosk/core/membership_status.hpp"
#include "kiosk/locale/page_phrases.hpp"
#include "kiosk/locale/phrases.hpp"

namespace kiosk::content {

namespace {

class Derivation {
public:
    MessageKeys shared(const Draft& draft)
    {
        questions_ = &draft.questions;
        for (const std::string_view key : phrase_keys)
            keys_.required.emplace(key);
        for (const std::string_view key : page_phrase_keys)
            keys_.required.emplace(key);
        for (const std::string_view part : { "name", "direction", "locale" })
            require({ "language", part });
        for (const std::string_view part : { "list_joint", "list_end" })
            keys_.optional.insert(joined({ "language", part }));
        for (const Verdict verdict : verdicts) {
            require({ "verdict", name(verdict) });
            require({ "verdict", name(verdict), "meaning" });
        }
        require({ "waiver" });
        // What a department reads and signs.
        for (const std::string_view part :
            { "quote", "rules", "confirm", "table", "unknown", "verdict", "examples", "never", "sign" })
            require({ "sheet", part });
        hindrance(hindrance_not_told);
        for (const DraftQuestion& question : draft.questions) {
            require({ "question", question.id.value, "title" });
            require({ "question", question.id.value, "help" });
        }
        for (const DraftFact& fact : draft.facts)
            add_fact(fact);
        for (const DraftContradiction& contradiction : draft.contradictions)
            require({ "contradiction", contradiction.id.value });
        for (const DraftContradiction& doubt : draft.doubts)
            require({ "doubt", doubt.id.value });
        for (const Text& confirmation : draft.confirmations)
            require({ "confirm", confirmation.value });
        for (const DraftHotline& hotline : draft.hotlines) {
            require({ "hotline", hotline.number.value, "name" });
            require({ "hotline", hotline.number.value, "use" });
        }
        for (const DraftHowTo& howto : draft.howto) {
            require({ "howto", howto.id.value });
            if (howto.topic.value == "where" || howto.topic.value == "bring")
                keys_.optional.insert(joined({ "brief", howto.id.value }));
        }
        for (const DraftPrinterFaultKind& reason : draft.printer_fault_kinds) {
            require({ "printer", reason.id.value, "family" });
            require({ "printer", reason.id.value, "staff" });
        }
        for (const DraftRegion& region : draft.regions)
            keys_.regions.insert(region.id.value);
        keys_.regions.insert(draft.unchanged.begin(), draft.unchanged.end());
        return std::move(keys_);
    }

    MessageKeys of_region(const DraftRegion& region, const MessageKeys& shared)
    {
        add_region(region);
        for (auto* keys : { &keys_.required, &keys_.optional })
            std::erase_if(*keys, [&](const std::string& key) { return shared.allows(key); });
        keys_.regions = shared.regions;
        return std::move(keys_);
    }

private:
    static std::string joined(std::initializer_list<std::string_view> parts)
    {
        std::string key;
        for (const std::string_view part : parts)
            (key += key.empty() ? "" : ".") += part;
        return key;
    }

    void require(std::initializer_list<std::string_view> parts) { keys_.required.insert(joined(parts)); }

    // What an answer says, and a line below it for whom that is not enough.
    void answer(std::initializer_list<std::string_view> parts)
    {
        require(parts);
        keys_.optional.insert(joined(parts) + ".hint");
    }

    bool asked_alone(std::string_view fact) const
    {
        for (const DraftQuestion& question : *questions_)
            if (question.facts.size() == 1 && question.facts.front().value == fact)
                return true;
        return false;
    }

    void add_fact(const DraftFact& fact)
    {
        const std::string_view id = fact.id.value;
        require({ "fact", id });
        if (!fact.moved.empty())
            keys_.optional.insert(joined({ "moved", id }));
        if (fact.kind.value == "choice") {
            for (const Text& value : fact.values)
                answer({ "answer", id, value.value });
            return;
        }
        answer({ "answer", id });
        if (fact.kind.value == "integer")
            keys_.numbers.insert(joined({ "answer", id }));
        else if (asked_alone(id))
            for (const std::string_view value : { "yes", "no" })
                answer({ "answer", id, value });
    }

    // What is said to a family whose child stands outside the definition.
    void hindrance(std::string_view id)
    {
        require({ "hindrance", id });
        require({ "hindrance", id, "now" });
        require({ "hindrance", id, "ask" });
        keys_.optional.insert(joined({ "hindrance", id, "later" }));
    }

    void add_region(const DraftRegion& region)
    {
        for (const DraftClause& clause : region.membership)
            for (const DraftHindrance& each : clause.hindrances)
                hindrance(each.say.value);
        for (const DraftDanger& danger : region.dangers)
            for (const std::string_view part : { "title", "text" })
                require({ "danger", danger.id.value, part });
        for (const DraftService& service : region.services) {
            require({ "category", service.category.value });
            if (service.subject)
                require({ "short", service.subject->value });
            if (service.departments_note)
                require({ "note", service.departments_note->value });
            for (const DraftBenefit& benefit : service.benefits) {
                require({ "plain", benefit.words.value });
                // Told apart by its name, where a service has several.
                if (service.benefits.size() > 1)
                    keys_.optional.insert(joined({ "title", benefit.words.value }));
                for (const DraftNote& note : benefit.notes)
                    require({ "note", note.id.value });
                for (const Text& mode : benefit.modes) {
                    require({ "mode", mode.value });
                    require({ "mode", mode.value, "how" });
                }
            }
        }
    }

    const std::vector<DraftQuestion>* questions_ = nullptr;
    MessageKeys keys_;
};

} // namespace

std::string_view MessageKeys::region(std::string_view key) const
{
    const std::size_t at = key.rfind('@');
    const std::string_view region = at == std::string_view::npos ? std::string_view() : key.substr(at + 1);
    return regions.find(region) != regions.end() ? region : std::string_view();
}

std::string_view MessageKeys::base(std::string_view key) const
{
    const std::string_view suffix = region(key);
    return suffix.empty() ? key : key.substr(0, key.size() - suffix.size() - 1);
}

bool MessageKeys::allows(std::string_view key) const
{
    return required.find(base(key)) != required.end() || optional.find(base(key)) != optional.end();
}

MessageKeys shared_message_keys(const Draft& draft)
{
    return Derivation().shared(draft);
}

MessageKeys message_keys(const DraftRegion& region, const MessageKeys& shared)
{
    return Derivation().of_region(region, shared);
}

} // namespace kiosk::content
