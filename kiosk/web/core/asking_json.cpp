// SPDX-License-Identifier: Apache-2.0
#include "kiosk/web/core/asking_json.hpp"

#include "kiosk/web/core/actions.hpp"
#include "kiosk/web/core/list_json.hpp"

namespace kiosk::web {
namespace {

Json option(const QuestionView& view, const QuestionView::Option& option, const Setting& setting)
{
    const auto action = [&](const Action& each) { return json_of(each, setting.policy.schema); };
    const Fact& fact = setting.policy.schema[option.fact];
    return {
        { "id", fact.name + '/' + fact.spelled(option.value) },
        { "label", option.label },
        { "hint", option.hint },
        { "icon", option.icon },
        { "selected", option.selected },
        { "action",
            view.several ? action(action::Tick { option.fact })
                         : action(action::Tell { { { option.fact, option.value } } }) },
    };
}

} // namespace

Json question_json(const QuestionView& view, const Setting& setting, const Words& words)
{
    const auto action = [&](const Action& each) { return json_of(each, setting.policy.schema); };
    Json json {
        { "id", view.id },
        { "child", view.child },
        { "progress", view.progress },
        { "done", view.done },
        { "title", view.title },
        { "help", view.help },
        { "icon", view.icon },
        { "kind",
            view.several       ? "checkboxes"
                : view.stepper ? "number"
                               : "choice" },
        { "confidential", view.confidential },
        { "covered", view.covered },
        { "private_whom", view.covered ? words(Phrase::private_whom) : std::string {} },
        { "private_reveal", view.covered ? words(Phrase::private_reveal) : std::string {} },
        { "same_as_before", view.same_as_before },
        // What is covered names nothing before somebody asks for it.
        { "options",
            view.covered ? Json::array()
                         : list_of(view.options,
                             [&](const QuestionView::Option& each) { return option(view, each, setting); }) },
    };
    if (view.stepper) {
        const QuestionView::Stepper& stepper = *view.stepper;
        const auto step = [&](Phrase label, int to) {
            return Json { { "label", words(label) }, { "action", action(action::SetNumber { stepper.fact, to }) } };
        };
        json["stepper"] = { { "value", stepper.value }, { "none", words(Phrase::stepper_none) },
            { "less", step(Phrase::stepper_less, stepper.less) }, { "more", step(Phrase::stepper_more, stepper.more) },
            { "or", words(Phrase::stepper_or) } };
        if (stepper.take)
            json["stepper"]["take"] = { { "label", words(Phrase::stepper_take, { { "value", stepper.value } }) },
                { "action", action(action::Tell { { { stepper.fact, *stepper.take } } }) } };
    }
    if (view.done_ticking)
        json["confirm"] = { { "label", view.done_ticking->label }, { "action", action(view.done_ticking->told) } };
    json["opt_outs"] = Json::array();
    if (!view.withheld.answers.empty())
        for (const auto& [id, label] :
            { std::pair { "dont_know", Phrase::dont_know }, std::pair { "rather_not_say", Phrase::rather_not_say } })
            json["opt_outs"].push_back(
                { { "id", id }, { "label", words(label) }, { "icon", id }, { "action", action(view.withheld) } });
    return json;
}

Json contradiction_json(const ContradictionView& view, const Setting& setting)
{
    const auto action = [&](const Action& each) { return json_of(each, setting.policy.schema); };
    return {
        { "child", view.child },
        { "title", view.title },
        { "confirm", view.confirm },
        { "explanation", view.explanation },
        { "changes",
            list_of(view.changes,
                [&](const ContradictionView::Change& change) {
                    return Json { { "label", change.label }, { "told", change.told },
                        { "action", action(action::ChangeAnswer { change.child, change.question }) } };
                }) },
    };
}

Json review_json(const Session& session, const Setting& setting, const Words& words)
{
    const auto action = [&](const Action& each) { return json_of(each, setting.policy.schema); };
    const ReviewView view = review_view(session, setting, words);
    return {
        { "title", words(Phrase::review_title) },
        { "text", words(Phrase::review_text) },
        { "results", words(Phrase::review_results) },
        { "add", view.can_add ? words(Phrase::review_add) : std::string {} },
        { "parts",
            list_of(view.parts,
                [&](const ReviewView::Part& part) {
                    Json json { { "title", part.title },
                        { "rows", list_of(part.rows, [&](const ReviewView::Row& row) {
                             return Json { { "fact", row.fact }, { "told", row.told },
                                 { "confidential", row.confidential },
                                 { "action", action(action::ChangeAnswer { row.child, row.question }) } };
                         }) } };
                    if (part.removable)
                        json["remove"] = {
                            { "label",
                                words(Phrase::review_remove, { { "number", static_cast<int>(*part.removable) + 1 } }) },
                            { "action", action(action::RemoveChild { *part.removable }) }
                        };
                    return json;
                }) },
    };
}

} // namespace kiosk::web
