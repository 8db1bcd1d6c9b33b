// SPDX-License-Identifier: Apache-2.0
#include "kiosk/web/core/view_json.hpp"

#include "kiosk/web/core/actions.hpp"
#include "kiosk/web/core/asking_json.hpp"
#include "kiosk/web/core/list_json.hpp"

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
        Json screen {
            { "place", std::visit([](const auto& at) { return at.screen.id; }, session_.place) },
            { "overlay", name(session_.overlay) },
            { "language", words_.language() },
            { "right_to_left", words_.right_to_left() },
            { "region", words_.region().id },
            { "provenance", words_.provenance() },
            { "provenance_short", words_.provenance_in_short() },
            { "disclaimer", words_.disclaimer() },
            { "can_back", begun || session_.overlay != Overlay::none },
        };
        std::visit([&](const auto& at) { add(screen, at); }, session_.place);
        switch (session_.overlay) {
        case Overlay::help:
            screen["help"] = help_json(words_);
            break;
        case Overlay::membership:
            screen["membership"] = membership();
            break;
        case Overlay::end:
            screen["end"] = { { "title", say(Phrase::end_title) }, { "text", say(Phrase::end_text) },
                { "yes", say(Phrase::end_yes) }, { "no", say(Phrase::end_no) } };
            break;
        default:
            break;
        }
        return screen;
    }

    Json results() const
    {
        const ResultsView view = results_view(session_, setting_, words_);
        Json json {
            { "child", view.child },
            { "title", view.title },
            { "tabs",
                list_of(view.tabs,
                    [&](const ResultsView::Tab& tab) {
                        return Json { { "label", tab.label }, { "child", tab.child }, { "selected", tab.selected },
                            { "action", action(action::ShowResults { tab.child }) } };
                    }) },
            { "counts",
                list_of(view.counts,
                    [](const ResultsView::Count& count) {
                        return Json { { "verdict", name(count.verdict) }, { "label", count.label },
                            { "number", count.number } };
                    }) },
            { "first", say(Phrase::results_first) },
        };
        if (view.step)
            json["step"] = { { "id", view.step->id }, { "label", view.step->label }, { "hint", view.step->hint },
                { "kind", view.step->kind == ResultsView::FirstStep::Kind::answer ? "answer" : "apply" },
                { "action", action(view.step->action) } };
        json["membership"] = view.membership;
        json["categories"] = list_of(view.categories, [&](const ResultsView::Category& category) {
            return Json { { "id", category.id }, { "title", category.title }, { "icon", category.mark.icon },
                { "color", name_of(category.mark.color) },
                { "tiles",
                    list_of(category.tiles, [&](const ResultsView::Tile& each) { return tile(each, view.child); }) } };
        });
        json["compare"] = Json::array();
        const auto& regions = setting_.policy.regions;
        for (std::size_t i = 0; i < regions.size(); ++i)
            if (regions[i].id != words_.region().id)
                json["compare"].push_back(
                    { { "label", words_(Phrase::compare_entry, { { "region", words_.official(regions[i].name) } }) },
                        { "action", action(action::ShowComparison { i }) } });
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
        return {
            { "child", view.child },
            { "category_title", view.category_title },
            { "category_icon", view.category_mark.icon },
            { "category_color", name_of(view.category_mark.color) },
            { "name", view.name },
            { "name_official", view.name_official },
            { "parts",
                list_of(view.parts,
                    [&](const DetailView::Part& part) {
                        return Json { { "benefit", part.benefit }, { "title", part.title },
                            { "verdict", name(part.verdict) }, { "verdict_word", part.verdict_word },
                            { "chosen", part.chosen }, { "action", action(action::ChooseBenefit { part.benefit }) } };
                    }) },
            { "benefit", view.benefit },
            { "title", view.title },
            { "verdict", name(view.verdict) },
            { "verdict_word", view.verdict_word },
            { "because", view.because },
            { "answers",
                list_of(view.answers,
                    [&](const DetailView::Answer& answer) {
                        return Json { { "id", answer.id }, { "label", answer.label }, { "hint", answer.hint },
                            { "action", action(answer.action) } };
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
        };
    }

    static Json phones_json(const std::vector<Phone>& phones)
    {
        return list_of(phones, [](const Phone& phone) {
            return Json { { "number", phone.number }, { "name", phone.name }, { "use", phone.use } };
        });
    }

private:
    std::string say(Phrase phrase) const { return words_(phrase); }
    Json action(const Action& action) const { return json_of(action, setting_.policy.schema); }
    static Json statement(const DetailView::Statement& statement)
    {
        return { { "words", statement.words }, { "trust", name_of(statement.trust) }, { "source", statement.source } };
    }
    static Json reason(const DetailView::Reason& reason)
    {
        return { { "truth", name_of(reason.truth) }, { "words", reason.words }, { "law", reason.law } };
    }

    void add(Json& screen, const place::Welcome&) const
    {
        screen["welcome"] = { { "title", say(Phrase::welcome_title) },
            { "text",
                words_(Phrase::welcome_text, { { "count", static_cast<int>(words_.region().services.size()) } }) } };
    }
    void add(Json& screen, const place::Notice&) const
    {
        screen["notice"] = {
            { "title", say(Phrase::notice_title) },
            { "danger", say(Phrase::notice_danger) },
            { "danger_text", say(Phrase::notice_danger_text) },
            { "danger_phones", phones_json(phones(words_, { "110", "120", "12345" })) },
            { "what", say(Phrase::notice_what) },
            { "what_text", words_(Phrase::notice_what_text, { { "list", words_.official(words_.region().list) } }) },
            { "private", say(Phrase::notice_private) },
            { "private_text", say(Phrase::notice_private_text) },
            { "agree", say(Phrase::notice_agree) },
        };
    }
    void add(Json& screen, const place::Interview&) const
    {
        if (const auto view = question_view(session_, setting_, words_))
            screen["question"] = question_json(*view, setting_, words_);
        else if (const auto unclear = contradiction_view(session_, setting_, words_))
            screen["contradiction"] = contradiction_json(*unclear, setting_);
    }
    void add(Json& screen, const place::Change&) const
    {
        if (const auto view = question_view(session_, setting_, words_))
            screen["question"] = question_json(*view, setting_, words_);
    }
    void add(Json& screen, const place::AnotherChild&) const
    {
        const bool room = session_.family.children.size() < max_children;
        screen["another_child"] = { { "title", say(Phrase::another_title) }, { "text", say(Phrase::another_text) },
            { "done", say(Phrase::another_done) }, { "add", room ? say(Phrase::another_add) : std::string {} } };
    }
    void add(Json& screen, const place::Review&) const { screen["review"] = review_json(session_, setting_, words_); }
    void add(Json& screen, const place::Results&) const { screen["results"] = results(); }
    void add(Json& screen, const place::Detail&) const { screen["service"] = service(); }
    void add(Json& screen, const place::Compare&) const { screen["compare"] = compare(); }

    Json tile(const ResultsView::Tile& tile, std::size_t child) const
    {
        return {
            { "name", tile.name },
            { "official_name", tile.official_name },
            { "note", tile.note },
            { "wait", tile.wait },
            { "verdict", name(tile.verdict) },
            { "verdict_word", tile.verdict_word },
            { "icon", tile.icon },
            { "action", action(action::OpenService { child, tile.service }) },
            { "service", tile.service },
        };
    }

    Json side(const ComparisonWords::Side& side) const
    {
        return {
            { "region", words_(Phrase::compare_place, { { "region", side.region } }) },
            { "service", side.service },
            { "only", side.verdict ? std::string {} : say(Phrase::compare_only) },
            { "verdict", side.verdict ? Json(name(*side.verdict)) : Json(nullptr) },
            { "verdict_word", side.verdict ? words_.verdict(*side.verdict) : std::string {} },
            { "notes", side.notes },
        };
    }

    Json compare() const
    {
        const CompareView view = compare_view(session_, setting_, words_);
        const auto rows = [&](const std::vector<ComparisonWords::Row>& all) {
            return list_of(all, [&](const ComparisonWords::Row& row) {
                return Json { { "here", side(row.here) }, { "there", side(row.there) } };
            });
        };
        const auto heading = [&](Phrase phrase, const std::vector<ComparisonWords::Row>& all) {
            return words_(phrase, { { "count", static_cast<int>(all.size()) } });
        };
        return {
            { "title", view.title },
            { "text", say(Phrase::compare_text) },
            { "tabs",
                list_of(view.tabs,
                    [&](const CompareView::Tab& tab) {
                        return Json { { "label", tab.label }, { "region", tab.region }, { "selected", tab.selected },
                            { "action", action(action::ShowComparison { tab.region }) } };
                    }) },
            { "assumed", say(Phrase::compare_assumed) },
            { "assumptions", view.words.assumptions },
            { "differs", heading(Phrase::compare_differs, view.words.different) },
            { "different", rows(view.words.different) },
            { "alike", heading(Phrase::compare_same, view.words.same) },
            { "same", rows(view.words.same) },
        };
    }

    Json membership() const
    {
        if (!std::holds_alternative<place::Results>(session_.place)
            && !std::holds_alternative<place::Detail>(session_.place))
            return nullptr;
        const MembershipView view = membership_view(session_, setting_, words_);
        return {
            { "child", view.child },
            { "title", view.title },
            { "reasons", view.reasons },
            { "now", view.now },
            { "anyway", view.anyway },
            { "later", view.later },
            { "whom_title", say(Phrase::results_whom) },
            { "whom", view.whom },
            { "close", say(Phrase::help_close) },
        };
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
    return {
        { "title", words(Phrase::help_title) },
        { "free", words(Phrase::help_free) },
        { "call", words(Phrase::help_call) },
        { "staff", words(Phrase::help_staff) },
        { "close", words(Phrase::help_close) },
        { "dangers",
            list_of(view.dangers,
                [](const HelpView::Danger& danger) {
                    return Json { { "id", danger.id }, { "title", danger.title }, { "text", danger.text },
                        { "phones", Writer::phones_json(danger.phones) } };
                }) },
        { "others", Writer::phones_json(view.others) },
    };
}

} // namespace kiosk::web
