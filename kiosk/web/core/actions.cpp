// SPDX-License-Identifier: Apache-2.0
#include "kiosk/web/core/actions.hpp"

#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/web/core/members.hpp"

#include <cassert>

namespace kiosk::web {
namespace {

constexpr std::array overlays {
    std::pair { Overlay::none, std::string_view("none") },
    std::pair { Overlay::help, std::string_view("help") },
    std::pair { Overlay::languages, std::string_view("languages") },
    std::pair { Overlay::membership, std::string_view("membership") },
    std::pair { Overlay::end, std::string_view("end") },
};

struct ToJson {
    const Schema& schema;

    Json operator()(const action::Tell& tell) const
    {
        Json answers = Json::object();
        for (const auto& [fact, value] : tell.answers)
            answers[schema[fact].name] = value ? Json(*value) : Json(nullptr);
        return members({ { "type", "tell" }, { "answers", std::move(answers) } });
    }
    Json operator()(const action::Tick& tick) const
    {
        return members({ { "type", "tick" }, { "fact", schema[tick.fact].name } });
    }
    Json operator()(const action::SetNumber& set) const
    {
        return members({ { "type", "set_number" }, { "fact", schema[set.fact].name }, { "value", set.value } });
    }
    Json operator()(const action::ChangeAnswer& change) const
    {
        return members({ { "type", "change_answer" }, { "child", change.child }, { "question", change.question } });
    }
    Json operator()(const action::RemoveChild& removed) const
    {
        return members({ { "type", "remove_child" }, { "child", removed.child } });
    }
    Json operator()(const action::ShowResults& shown) const
    {
        return members({ { "type", "show_results" }, { "child", shown.child } });
    }
    Json operator()(const action::OpenService& opened) const
    {
        return members({ { "type", "open_service" }, { "child", opened.child }, { "service", opened.service } });
    }
    Json operator()(const action::ShowComparison& shown) const
    {
        return members({ { "type", "show_comparison" }, { "region", shown.region } });
    }
    Json operator()(const action::ChooseBenefit& chosen) const
    {
        return members({ { "type", "choose_benefit" }, { "benefit", chosen.benefit } });
    }
    Json operator()(const auto&) const
    {
        assert(false); // no view gives it
        return nullptr;
    }
};

// Reads the members of one action.
class Members {
public:
    Members(const Json& json, const Schema& schema)
        : json_(json)
        , schema_(schema)
    {
    }

    bool all_there() const { return there_; }

    // Below `count`.
    std::size_t index(const char* name, std::size_t count)
    {
        const auto found = json_.find(name);
        const bool fits = found != json_.end() && found->is_number_unsigned() && found->get<std::size_t>() < count;
        there_ = there_ && fits;
        return fits ? found->get<std::size_t>() : 0;
    }
    FactId fact()
    {
        const auto found = json_.find("fact");
        const bool text = found != json_.end() && found->is_string();
        const auto id = text ? schema_.find(found->get_ref<const std::string&>()) : std::nullopt;
        there_ = there_ && id;
        return id.value_or(FactId {});
    }
    int value(FactId fact)
    {
        const auto found = json_.find("value");
        return found == json_.end() ? missing() : value(fact, *found);
    }
    action::Tell tell()
    {
        action::Tell told;
        const auto answers = json_.find("answers");
        if (answers == json_.end() || !answers->is_object()) {
            missing();
            return told;
        }
        for (const auto& [name, value] : answers->items()) {
            const auto fact = schema_.find(name);
            if (!fact) {
                missing();
                return told;
            }
            if (value.is_null())
                told.answers.push_back({ *fact, std::nullopt });
            else
                told.answers.push_back({ *fact, this->value(*fact, value) });
        }
        return told;
    }
    Overlay overlay()
    {
        const auto found = json_.find("overlay");
        for (const auto& [overlay, name] : overlays)
            if (found != json_.end() && found->is_string() && found->get_ref<const std::string&>() == name)
                return overlay;
        missing();
        return Overlay::none;
    }

private:
    int value(FactId fact, const Json& value)
    {
        if (!value.is_number_integer() || !schema_[fact].allows(value.get<int>()))
            return missing();
        return value.get<int>();
    }
    int missing()
    {
        there_ = false;
        return 0;
    }

    const Json& json_;
    const Schema& schema_;
    bool there_ = true;
};

} // namespace

std::string_view name(Overlay overlay)
{
    for (const auto& [each, name] : overlays)
        if (each == overlay)
            return name;
    return {};
}

Json json_of(const Action& action, const Schema& schema)
{
    return std::visit(ToJson { schema }, action);
}

Result<Action> action_of(const Json& json, const Session& session, const Setting& setting)
{
    if (!json.is_object() || !json.contains("type") || !json["type"].is_string())
        return Error { "expected an action with a type" };
    const Policy& policy = setting.policy;
    const Region& region = setting.decider.region();
    const std::size_t children = session.family.children.size();
    const std::string& type = json["type"].get_ref<const std::string&>();
    Members members(json, policy.schema);
    Action action;
    if (type == "agree")
        action = action::Agree {};
    else if (type == "tell")
        action = members.tell();
    else if (type == "back")
        action = action::Back {};
    else if (type == "add_child")
        action = action::AddChild {};
    else if (type == "remove_child")
        action = action::RemoveChild { members.index("child", children) };
    else if (type == "finish_children")
        action = action::FinishChildren {};
    else if (type == "confirm_answers")
        action = action::ConfirmAnswers {};
    else if (type == "change_answer")
        action = action::ChangeAnswer { members.index("child", children),
            members.index("question", policy.questions.size()) };
    else if (type == "show_results")
        action = action::ShowResults { members.index("child", children) };
    else if (type == "show_review")
        action = action::ShowReview {};
    else if (type == "open_service")
        action = action::OpenService { members.index("child", children),
            members.index("service", region.services.size()) };
    else if (type == "show_comparison")
        action = action::ShowComparison { members.index("region", policy.regions.size()) };
    else if (type == "open_overlay")
        action = action::OpenOverlay { members.overlay() };
    else if (type == "close_overlay")
        action = action::CloseOverlay {};
    else if (type == "tick")
        action = action::Tick { members.fact() };
    else if (type == "set_number") {
        const FactId fact = members.fact();
        action = action::SetNumber { fact, members.all_there() ? members.value(fact) : 0 };
    } else if (type == "reveal")
        action = action::Reveal {};
    else if (type == "choose_benefit")
        action = action::ChooseBenefit { members.index("benefit", max_facts) }; // apply() knows how many there are
    else if (type == "end")
        action = action::End {};
    else
        return Error { "there is no action " + in_quotes(type) };
    if (!members.all_there())
        return Error { "action " + in_quotes(type) + ": a member is missing, or there is no such thing" };
    return action;
}

} // namespace kiosk::web
