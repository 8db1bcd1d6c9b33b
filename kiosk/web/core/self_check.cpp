// SPDX-License-Identifier: Apache-2.0
#include "kiosk/web/core/self_check.hpp"

#include "kiosk/cli/check_json.hpp"
#include "kiosk/content/portable.hpp"
#include "kiosk/core/calendar.hpp"
#include "kiosk/core/session.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/take_along/answers_fragment.hpp"
#include "kiosk/take_along/paper_results.hpp"
#include "kiosk/web/core/actions.hpp"
#include "kiosk/web/core/view_json.hpp"
#include "kiosk/words/portions.hpp"

namespace kiosk::web {
namespace {

Json error(const std::string& message)
{
    return { { "error", message } };
}

Result<locale::Messages> messages_in(const content::Catalogue& catalogue, const std::string& language)
{
    return locale::Messages::create(language, catalogue.messages(language),
        language == content::authoritative_language ? locale::Messages::Patterns {}
                                                    : catalogue.messages(content::authoritative_language));
}

// A page is left by closing it; nobody waits for it to be idle.
constexpr Instant never {};

} // namespace

struct SelfCheck::Opened {
    Opened(const content::Catalogue& catalogue, const Region& its_region, locale::Messages its_messages)
        : region(its_region)
        , messages(std::move(its_messages))
        , decider(catalogue.policy(), region)
        , setting { catalogue.policy(), decider, messages.language() }
        , session(new_session(setting))
    {
    }

    const Region& region;
    locale::Messages messages;
    Decider decider;
    Setting setting;
    Session session;
};

class SelfCheck::Answering {
public:
    Answering(SelfCheck& self, const Json& ask)
        : self_(self)
        , ask_(ask)
    {
    }

    Json answer()
    {
        const std::string call = text("call");
        if (!self_.catalogue_)
            return error("the policy is not loaded");
        if (call == "open")
            return open();
        if (call == "check")
            return check();
        if (call == "region_of_fragment")
            return region_of_fragment();
        if (!self_.opened_)
            return error("no region is open");
        const Words words = this->words();
        Session& session = opened().session;
        if (call == "act") {
            const auto action = action_of(ask_.value("action", Json()), session, opened().setting);
            if (!action)
                return error(action.error().message);
            apply(session, *action, opened().setting, never);
            return screen();
        }
        if (call == "screen")
            return screen();
        if (call == "words")
            return all_words();
        if (call == "say")
            return say();
        if (call == "help")
            return help_json(words);
        if (call == "fragment")
            return { { "fragment",
                session.family.children.empty()
                    ? std::string {}
                    : fragment_of_answers(
                        { opened().region.id, session.family, session.reviewed }, policy().schema) } };
        if (call == "adopt")
            return adopt();
        if (!has_words(content::Portion::tell))
            return error("the words of the results are not loaded");
        const auto child = number("child", session.family.children.size());
        if (call == "results" && child)
            return results_json(to_take_along(session), opened().setting, words, *child);
        if (call == "service" && child) {
            const auto service = number("service", opened().region.services.size());
            if (!service)
                return error("there is no such service");
            place::Detail place { *child, *service };
            if (ask_.contains("benefit")) {
                place.benefit = number("benefit", opened().region.services[*service].benefits.size());
                if (!place.benefit)
                    return error("there is no such benefit");
            }
            return service_json(to_take_along(session), opened().setting, words, place);
        }
        if (call == "results" || call == "service")
            return error("there is no such child");
        return error("there is no call " + in_quotes(call));
    }

private:
    std::string text(const char* member) const
    {
        const auto found = ask_.is_object() ? ask_.find(member) : ask_.end();
        return found != ask_.end() && found->is_string() ? found->get<std::string>() : std::string {};
    }
    // Below `count`.
    std::optional<std::size_t> number(const char* member, std::size_t count) const
    {
        const auto found = ask_.find(member);
        if (found == ask_.end() || !found->is_number_unsigned() || found->get<std::size_t>() >= count)
            return std::nullopt;
        return found->get<std::size_t>();
    }

    // Paper and pictures are seen by others: decided without what was told in confidence, as the kiosk's guide is.
    Session to_take_along(Session session) const
    {
        session.family = without_confidence(std::move(session.family), policy().schema);
        return session;
    }

    const Policy& policy() const { return self_.catalogue_->policy(); }
    Opened& opened() const { return *self_.opened_; }
    Words words() const { return { *self_.catalogue_, opened().messages, opened().region }; }
    bool has_words(content::Portion portion) const
    {
        return content::PortableReader::has_words(
            *self_.catalogue_, opened().messages.language(), opened().region.id, portion);
    }

    Json screen() const
    {
        const auto at = [&](auto place) { return std::holds_alternative<decltype(place)>(opened().session.place); };
        if ((at(place::Results {}) || at(place::Detail {}) || at(place::Compare {}))
            && !has_words(content::Portion::tell))
            return error("the words of the results are not loaded");
        return screen_json(opened().session, opened().setting, words());
    }

    Json open()
    {
        const Region* const region = policy().region(text("region"));
        const std::string language = text("language");
        if (!region)
            return error("there is no region " + in_quotes(text("region")));
        if (!content::PortableReader::has_words(*self_.catalogue_, language, region->id, content::Portion::ask))
            return error("the words of " + in_quotes(language) + " about " + region->id + " are not loaded");
        auto messages = messages_in(*self_.catalogue_, language);
        if (!messages)
            return error(messages.error().message);
        if (self_.opened_ && &opened().region == region) {
            opened().messages = *std::move(messages);
            opened().setting.default_language = language;
            apply(opened().session, action::ChooseLanguage { language }, opened().setting, never);
        } else {
            self_.opened_ = std::make_unique<Opened>(*self_.catalogue_, *region, *std::move(messages));
            apply(opened().session, action::ChooseLanguage { language }, opened().setting, never);
        }
        return screen();
    }

    // Exactly what `kiosk check` writes.
    Json check() const
    {
        const auto today = read_iso_date(text("today"));
        if (!today)
            return error("today: expected a day such as \"2026-11-21\"");
        const auto family = cli::read_family(text("family"), "family", policy(), *today);
        if (!family)
            return error(family.error().message);
        std::string json;
        cli::write_json(*family, *self_.catalogue_, [&](std::string_view piece) {
            json += piece;
            return true;
        });
        return { { "json", std::move(json) } };
    }

    // What is said without arguments: the labels of whatever the page itself has.
    Json all_words() const
    {
        Json all = Json::object();
        for (const auto* messages : { &self_.catalogue_->messages(content::authoritative_language),
                 &self_.catalogue_->messages(opened().messages.language()) })
            for (const auto& [key, pattern] : *messages)
                if (is_label(key) && pattern.find('{') == std::string::npos)
                    all[key] = opened().messages(key);
        return all;
    }

    Json say() const
    {
        const std::string key = text("key");
        const Json arguments = ask_.value("arguments", Json::object());
        // As many as any message has.
        std::array<std::string, 4> names;
        std::array<std::string, 4> texts;
        std::array<locale::Argument, 4> given;
        std::size_t count = 0;
        for (const auto& [name, value] : arguments.items()) {
            if (count == given.size() || (!value.is_string() && !value.is_number_integer()))
                return error("arguments: expected at most four texts and numbers");
            names[count] = name;
            if (value.is_string()) {
                texts[count] = value.get<std::string>();
                given[count] = { names[count], std::string_view(texts[count]) };
            } else {
                given[count] = { names[count], value.get<int>() };
            }
            ++count;
        }
        const auto& messages = opened().messages;
        switch (count) {
        case 0:
            return { { "text", messages(key) } };
        case 1:
            return { { "text", messages(key, { given[0] }) } };
        case 2:
            return { { "text", messages(key, { given[0], given[1] }) } };
        case 3:
            return { { "text", messages(key, { given[0], given[1], given[2] }) } };
        default:
            return { { "text", messages(key, { given[0], given[1], given[2], given[3] }) } };
        }
    }

    Json region_of_fragment() const
    {
        const auto carried = answers_of_fragment(text("fragment"), policy());
        return carried ? Json { { "region", carried->region } } : error(carried.error().message);
    }

    Json adopt()
    {
        auto carried = answers_of_fragment(text("fragment"), policy());
        if (!carried)
            return error(carried.error().message);
        if (carried->region != opened().region.id)
            return error("the answers are about another region than the one that is open");
        const Setting& setting = opened().setting;
        Session& session = opened().session;
        session = new_session(setting);
        apply(session, action::ChooseLanguage { setting.default_language }, setting, never);
        session.family = std::move(carried->family);
        session.reviewed = carried->finished;
        if (!carried->finished) {
            apply(session, action::Agree {}, setting, never); // to the first question that is open
        } else {
            session.place = place::Review {};
            apply(session, action::ShowResults { 0 }, setting, never); // unless something is to be cleared up
        }
        return screen();
    }

    SelfCheck& self_;
    const Json& ask_;
};

SelfCheck::SelfCheck() = default;
SelfCheck::~SelfCheck() = default;
SelfCheck::SelfCheck(SelfCheck&&) noexcept = default;
SelfCheck& SelfCheck::operator=(SelfCheck&&) noexcept = default;

Status SelfCheck::load(std::string_view bytes)
{
    if (!catalogue_) {
        auto catalogue = content::PortableReader::read(bytes);
        if (!catalogue)
            return catalogue.error();
        catalogue_ = std::make_unique<content::Catalogue>(*std::move(catalogue));
        return Success {};
    }
    if (const Status added = content::PortableReader::add_words(*catalogue_, bytes); !added)
        return added.error();
    if (!opened_)
        return Success {};
    auto messages = messages_in(*catalogue_, opened_->messages.language());
    if (!messages)
        return messages.error();
    opened_->messages = *std::move(messages);
    return Success {};
}

std::string SelfCheck::call(std::string_view request)
{
    const Json ask = Json::parse(request.begin(), request.end(), nullptr, false);
    return json_text(Answering(*this, ask).answer());
}

} // namespace kiosk::web
