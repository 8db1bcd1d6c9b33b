// SPDX-License-Identifier: Apache-2.0
#include "kiosk/web/core/view_json.hpp"

#include "kiosk/web/core/actions.hpp"
#include "kiosk/web/core/members.hpp"

#include <algorithm>

namespace kiosk::web {
namespace {

std::string_view name_of(Truth truth)
{
    return truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "unknown";
}

std::string_view name_of(Trust trust)
{
    return trust == Trust::official ? "official" : trust == Trust::law ? "law" : "practice";
}

std::string_view name_of(CategoryColor color)
{
    return category_colors[static_cast<std::size_t>(color)].name;
}

template <class Items, class Item> Json list_of(const Items& items, const Item& item)
{
    Json list = Json::array();
    for (const auto& each : items)
        list.push_back(item(each));
    return list;
}

class Writer {
public:
    Writer(const Session& session, const Setting& setting, const Words& words)
        : session_(session)
        , setting_(setting)
        , words_(words)
    {
    }

    Json screen() const
    {
        const bool begun = !std::holds_alternative<place::Welcome>(session_.place);
        Json screen = members({
            { "place", std::visit([](const auto& at) { return at.screen.id; }, session_.place) },
            { "overlay", name(session_.overlay) },
            { "language", words_.language() },
            { "right_to_left", words_.right_to_left() },
            { "region", words_.region().id },
            { "provenance", words_.provenance() },
            { "provenance_short", words_.provenance_in_short() },
            { "disclaimer", words_.disclaimer() },
            { "can_back", begun || session_.overlay != Overlay::none },
        });
        std::visit([&](const auto& at) { add(screen, at); }, session_.place);
        switch (session_.overlay) {
        case Overlay::help:
            screen["help"] = help_json(words_);
            break;
        case Overlay::membership:
            screen["membership"] = membership();
            break;
        case Overlay::end:
            screen["end"] = members({ { "title", say(Phrase::end_title) }, { "text", say(Phrase::end_text) },
                { "yes", say(Phrase::end_yes) }, { "no", say(Phrase::end_no) } });
            break;
        default:
            break;
        }
        return screen;
    }

    Json results() const
    {
        const ResultsView view = results_view(session_, setting_, words_);
        Json json = members({
            { "child", view.child },
            { "title", view.title },
            { "tabs",
                list_of(view.tabs,
                    [&](const ResultsView::Tab& tab) {
                        return members({ { "label", tab.label }, { "child", tab.child }, { "selected", tab.selected },
                            { "action", action(action::ShowResults { tab.child }) } });
                    }) },
            { "counts",
                list_of(view.counts,
                    [](const ResultsView::Count& count) {
                        return members({ { "verdict", name(count.verdict) }, { "label", count.label },
                            { "number", count.number } });
                    }) },
            { "first", say(Phrase::results_first) },
        });
        if (view.step)
            json["step"]
                = members({ { "id", view.step->id }, { "label", view.step->label }, { "hint", view.step->hint },
                    { "kind", view.step->kind == ResultsView::FirstStep::Kind::answer ? "answer" : "apply" },
                    { "action", action(view.step->action) } });
        json["membership"] = view.membership;
        json["categories"] = list_of(view.categories, [&](const ResultsView::Category& category) {
            return members({ { "id", category.id }, { "title", category.title }, { "icon", category.mark.icon },
                { "color", name_of(category.mark.color) },
                { "tiles",
                    list_of(category.tiles, [&](const ResultsView::Tile& each) { return tile(each, view.child); }) } });
        });
        json["compare"] = Json::array();
        const auto& regions = setting_.policy.regions;
        for (std::size_t i = 0; i < regions.size(); ++i)
            if (regions[i].id != words_.region().id)
                json["compare"].push_back(members(
                    { { "label", words_(Phrase::compare_entry, { { "region", words_.official(regions[i].name) } }) },
                        { "action", action(action::ShowComparison { i }) } }));
        json["change"] = say(Phrase::results_change);
        return json;
    }

    Json service() const
    {
        const DetailView view = detail_view(session_, setting_, words_);
        static constexpr const char* topics[] = { "where", "step", "bring", "time", "cost", "proxy", "refused" };
        Json howto = Json::object();
        for (std::size_t i = 0; i < view.howto.size(); ++i)
            howto[topics[i]] = list_of(view.howto[i], statement);
        return members({
            { "child", view.child },
            { "category_title", view.category_title },
            { "category_icon", view.category_mark.icon },
            { "category_color", name_of(view.category_mark.color) },
            { "name", view.name },
            { "name_official", view.name_official },
            { "parts",
                list_of(view.parts,
                    [&](const DetailView::Part& part) {
                        return members({ { "benefit", part.benefit }, { "title", part.title },
                            { "verdict", name(part.verdict) }, { "verdict_word", part.verdict_word },
                            { "chosen", part.chosen }, { "action", action(action::ChooseBenefit { part.benefit }) } });
                    }) },
            { "benefit", view.benefit },
            { "title", view.title },
            { "verdict", name(view.verdict) },
            { "verdict_word", view.verdict_word },
            { "because", view.because },
            { "answers",
                list_of(view.answers,
                    [&](const DetailView::Answer& answer) {
                        return members({ { "id", answer.id }, { "label", answer.label }, { "hint", answer.hint },
                            { "action", action(answer.action) } });
                    }) },
            { "plain", view.plain },
            { "notes", view.notes },
            { "quote", view.quote },
            { "quote_official", view.quote_official },
            { "reasons", list_of(view.reasons, reason) },
            { "needs_membership", view.needs_membership },
            { "waived", view.waiver },
            { "modes", list_of(view.modes, statement) },
            { "howto", std::move(howto) },
            { "target", view.target },
            { "membership", name_of(view.membership) },
            { "membership_word", view.membership_word },
            { "membership_reasons", list_of(view.membership_reasons, reason) },
            { "departments", view.departments },
            { "departments_note", view.departments_note },
            { "phones", phones_json(view.phones) },
        });
    }

    static Json phones_json(const std::vector<Phone>& phones)
    {
        return list_of(phones, [](const Phone& phone) {
            return members({ { "number", phone.number }, { "name", phone.name }, { "use", phone.use } });
        });
    }

private:
    std::string say(Phrase phrase) const { return words_(phrase); }
    Json action(const Action& action) const { return json_of(action, setting_.policy.schema); }
    static Json statement(const DetailView::Statement& statement)
    {
        return members(
            { { "words", statement.words }, { "trust", name_of(statement.trust) }, { "source", statement.source } });
    }
    static Json reason(const DetailView::Reason& reason)
    {
        return members({ { "truth", name_of(reason.truth) }, { "words", reason.words }, { "law", reason.law } });
    }

    void add(Json& screen, const place::Welcome&) const
    {
        screen["welcome"] = members({ { "title", say(Phrase::welcome_title) },
            { "text",
                words_(Phrase::welcome_text, { { "count", static_cast<int>(words_.region().services.size()) } }) } });
    }
    void add(Json& screen, const place::Notice&) const
    {
        screen["notice"] = members({
            { "title", say(Phrase::notice_title) },
            { "danger", say(Phrase::notice_danger) },
            { "danger_text", say(Phrase::notice_danger_text) },
            { "danger_phones", phones_json(phones(words_, { "110", "120", "12345" })) },
            { "what", say(Phrase::notice_what) },
            { "what_text", words_(Phrase::notice_what_text, { { "list", words_.official(words_.region().list) } }) },
            { "private", say(Phrase::notice_private) },
            { "private_text", say(Phrase::notice_private_text) },
            { "agree", say(Phrase::notice_agree) },
        });
    }
    void add(Json& screen, const place::Interview&) const
    {
        if (const auto view = question_view(session_, setting_, words_))
            screen["question"] = question(*view);
        else if (const auto unclear = contradiction_view(session_, setting_, words_))
            screen["contradiction"] = contradiction(*unclear);
    }
    void add(Json& screen, const place::Change&) const
    {
        if (const auto view = question_view(session_, setting_, words_))
            screen["question"] = question(*view);
    }
    void add(Json& screen, const place::AnotherChild&) const
    {
        const bool room = session_.family.children.size() < max_children;
        screen["another_child"]
            = members({ { "title", say(Phrase::another_title) }, { "text", say(Phrase::another_text) },
                { "done", say(Phrase::another_done) }, { "add", room ? say(Phrase::another_add) : std::string {} } });
    }
    void add(Json& screen, const place::Review&) const { screen["review"] = review(); }
    void add(Json& screen, const place::Results&) const { screen["results"] = results(); }
    void add(Json& screen, const place::Detail&) const { screen["service"] = service(); }
    void add(Json& screen, const place::Compare&) const { screen["compare"] = compare(); }

    Json tile(const ResultsView::Tile& tile, std::size_t child) const
    {
        return members({
            { "name", tile.name },
            { "official_name", tile.official_name },
            { "note", tile.note },
            { "wait", tile.wait },
            { "verdict", name(tile.verdict) },
            { "verdict_word", tile.verdict_word },
            { "icon", tile.icon },
            { "action", action(action::OpenService { child, tile.service }) },
            { "service", tile.service },
        });
    }

    Json option(const QuestionView& view, const QuestionView::Option& option) const
    {
        const Fact& fact = setting_.policy.schema[option.fact];
        return members({
            { "id", fact.name + '/' + fact.spelled(option.value) },
            { "label", option.label },
            { "hint", option.hint },
            { "icon", option.icon },
            { "selected", option.selected },
            { "action",
                view.several ? action(action::Tick { option.fact })
                             : action(action::Tell { { { option.fact, option.value } } }) },
        });
    }

    Json question(const QuestionView& view) const
    {
        Json json = members({
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
            { "private_whom", view.covered ? say(Phrase::private_whom) : std::string {} },
            { "private_reveal", view.covered ? say(Phrase::private_reveal) : std::string {} },
            { "same_as_before", view.same_as_before },
            // What is covered names nothing before somebody asks for it.
            { "options",
                view.covered
                    ? Json::array()
                    : list_of(view.options, [&](const QuestionView::Option& each) { return option(view, each); }) },
        });
        if (view.stepper) {
            const QuestionView::Stepper& stepper = *view.stepper;
            const auto step = [&](Phrase label, int to) {
                return members(
                    { { "label", say(label) }, { "action", action(action::SetNumber { stepper.fact, to }) } });
            };
            json["stepper"] = members({ { "value", stepper.value }, { "none", say(Phrase::stepper_none) },
                { "less", step(Phrase::stepper_less, stepper.less) },
                { "more", step(Phrase::stepper_more, stepper.more) }, { "or", say(Phrase::stepper_or) } });
            if (stepper.take)
                json["stepper"]["take"]
                    = members({ { "label", words_(Phrase::stepper_take, { { "value", stepper.value } }) },
                        { "action", action(action::Tell { { { stepper.fact, *stepper.take } } }) } });
        }
        if (view.done_ticking)
            json["confirm"]
                = members({ { "label", view.done_ticking->label }, { "action", action(view.done_ticking->told) } });
        json["opt_outs"] = Json::array();
        if (!view.withheld.answers.empty())
            for (const auto& [id, label] : { std::pair { "dont_know", Phrase::dont_know },
                     std::pair { "rather_not_say", Phrase::rather_not_say } })
                json["opt_outs"].push_back(members(
                    { { "id", id }, { "label", say(label) }, { "icon", id }, { "action", action(view.withheld) } }));
        return json;
    }

    Json contradiction(const ContradictionView& view) const
    {
        return members({
            { "child", view.child },
            { "title", view.title },
            { "confirm", view.confirm },
            { "explanation", view.explanation },
            { "changes",
                list_of(view.changes,
                    [&](const ContradictionView::Change& change) {
                        return members({ { "label", change.label }, { "told", change.told },
                            { "action", action(action::ChangeAnswer { change.child, change.question }) } });
                    }) },
        });
    }

    Json review() const
    {
        const ReviewView view = review_view(session_, setting_, words_);
        return members({
            { "title", say(Phrase::review_title) },
            { "text", say(Phrase::review_text) },
            { "results", say(Phrase::review_results) },
            { "add", view.can_add ? say(Phrase::review_add) : std::string {} },
            { "parts",
                list_of(view.parts,
                    [&](const ReviewView::Part& part) {
                        Json json = members({ { "title", part.title },
                            { "rows", list_of(part.rows, [&](const ReviewView::Row& row) {
                                 return members(
                                     { { "fact", row.fact }, { "told", row.told }, { "confidential", row.confidential },
                                         { "action", action(action::ChangeAnswer { row.child, row.question }) } });
                             }) } });
                        if (part.removable)
                            json["remove"]
                                = members({ { "label",
                                                words_(Phrase::review_remove,
                                                    { { "number", static_cast<int>(*part.removable) + 1 } }) },
                                    { "action", action(action::RemoveChild { *part.removable }) } });
                        return json;
                    }) },
        });
    }

    Json side(const ComparisonWords::Side& side) const
    {
        return members({
            { "region", words_(Phrase::compare_place, { { "region", side.region } }) },
            { "service", side.service },
            { "only", side.verdict ? std::string {} : say(Phrase::compare_only) },
            { "verdict", side.verdict ? Json(name(*side.verdict)) : Json(nullptr) },
            { "verdict_word", side.verdict ? words_.verdict(*side.verdict) : std::string {} },
            { "notes", side.notes },
        });
    }

    Json compare() const
    {
        const CompareView view = compare_view(session_, setting_, words_);
        const auto rows = [&](const std::vector<ComparisonWords::Row>& all) {
            return list_of(all, [&](const ComparisonWords::Row& row) {
                return members({ { "here", side(row.here) }, { "there", side(row.there) } });
            });
        };
        const auto heading = [&](Phrase phrase, const std::vector<ComparisonWords::Row>& all) {
            return words_(phrase, { { "count", static_cast<int>(all.size()) } });
        };
        return members({
            { "title", view.title },
            { "text", say(Phrase::compare_text) },
            { "tabs",
                list_of(view.tabs,
                    [&](const CompareView::Tab& tab) {
                        return members({ { "label", tab.label }, { "region", tab.region }, { "selected", tab.selected },
                            { "action", action(action::ShowComparison { tab.region }) } });
                    }) },
            { "assumed", say(Phrase::compare_assumed) },
            { "assumptions", view.words.assumptions },
            { "differs", heading(Phrase::compare_differs, view.words.different) },
            { "different", rows(view.words.different) },
            { "alike", heading(Phrase::compare_same, view.words.same) },
            { "same", rows(view.words.same) },
        });
    }

    Json membership() const
    {
        if (!std::holds_alternative<place::Results>(session_.place)
            && !std::holds_alternative<place::Detail>(session_.place))
            return nullptr;
        const MembershipView view = membership_view(session_, setting_, words_);
        return members({
            { "child", view.child },
            { "title", view.title },
            { "reasons", view.reasons },
            { "now", view.now },
            { "anyway", view.anyway },
            { "later", view.later },
            { "whom_title", say(Phrase::results_whom) },
            { "whom", view.whom },
            { "close", say(Phrase::help_close) },
        });
    }

    const Session& session_;
    const Setting& setting_;
    const Words& words_;
};

} // namespace

Json screen_json(const Session& session, const Setting& setting, const Words& words)
{
    return Writer(session, setting, words).screen();
}

Json results_json(Session session, const Setting& setting, const Words& words, std::size_t child)
{
    session.place = place::Results { child };
    return Writer(session, setting, words).results();
}

Json service_json(Session session, const Setting& setting, const Words& words, const place::Detail& place)
{
    session.place = place;
    return Writer(session, setting, words).service();
}

Json help_json(const Words& words)
{
    const HelpView view = help_view(words);
    return members({
        { "title", words(Phrase::help_title) },
        { "free", words(Phrase::help_free) },
        { "call", words(Phrase::help_call) },
        { "staff", words(Phrase::help_staff) },
        { "close", words(Phrase::help_close) },
        { "dangers",
            list_of(view.dangers,
                [](const HelpView::Danger& danger) {
                    return members({ { "id", danger.id }, { "title", danger.title }, { "text", danger.text },
                        { "phones", Writer::phones_json(danger.phones) } });
                }) },
        { "others", Writer::phones_json(view.others) },
    });
}

} // namespace kiosk::web
