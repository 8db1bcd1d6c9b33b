// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/author.hpp"

#include "kiosk/guide/child_name.hpp"

#include <algorithm>

namespace kiosk::guide {
namespace {

constexpr std::string_view tick_box = "☐";
constexpr std::string_view bullet = "•";

constexpr std::size_t most_numbers = 6; // on the first page
// Advice that holds for so many services is said once, at the end.
constexpr int common = 3;

std::string joined(const Words& words, const std::vector<std::string>& items)
{
    std::string text;
    for (const std::string& item : items)
        text += (text.empty() ? "" : words(Phrase::guide_joint)) + item;
    return text;
}

template <class T> void add_once(std::vector<T>& to, const T& value)
{
    if (std::find(to.begin(), to.end(), value) == to.end())
        to.push_back(value);
}

const char* mark(Truth truth)
{
    return truth == Truth::yes ? "✓" : truth == Truth::no ? "✗" : "?";
}

} // namespace

Author::Author(const GuideRequest& request, const Bilingual& say, const Decider& decider, Sheet& sheet)
    : request_(request)
    , say_(say)
    , decider_(decider)
    , policy_(request.catalogue.policy())
    , region_(decider.region())
    , sheet_(sheet)
    , results_(results_for_paper(decider, request.family, policy_.schema))
    , family_(without_confidence(request.family, policy_.schema))
{
    std::size_t benefit = 0;
    for (const Service& service : region_.services) {
        first_benefit_.push_back(benefit);
        benefit += service.benefits.size();
    }
}

Standing Author::best(std::size_t service) const
{
    Standing best = Standing::ineligible;
    for (const ChildResults& child : results_)
        best = std::min(best, child.services[service]);
    return best;
}

bool Author::is_chosen(std::size_t service) const
{
    switch (request_.choice) {
    case Choice::everything:
        return true;
    case Choice::named:
        return std::find(request_.services.begin(), request_.services.end(), region_.services[service].id)
            != request_.services.end();
    case Choice::open:
        break;
    }
    return best(service) < Standing::in_private;
}

std::string Author::standing_word(const Words& words, Standing standing) const
{
    switch (standing) {
    case Standing::eligible:
        return words("verdict.eligible");
    case Standing::conditional:
        return words("verdict.conditional");
    case Standing::undetermined:
        return words("verdict.undetermined");
    case Standing::not_yet:
        return words("verdict.not_yet");
    case Standing::in_private:
        return words(Phrase::guide_private);
    case Standing::ineligible:
        break;
    }
    return words("verdict.ineligible");
}

std::string Author::children_named(const Words& words, const std::vector<std::size_t>& children) const
{
    std::vector<std::string> numbers;
    for (const std::size_t child : children)
        numbers.push_back(std::to_string(child + 1));
    const std::string list = words.list(numbers);
    return words(
        Phrase::guide_children, { { "numbers", list }, { "count", static_cast<int>(children.size()) } });
}

std::vector<Author::Stand> Author::stands(std::size_t benefit) const
{
    std::vector<Stand> stands;
    for (std::size_t child = 0; child < results_.size(); ++child) {
        const BenefitDecision& decided = results_[child].decision.benefits[benefit];
        const Standing standing = results_[child].benefits[benefit];
        const auto same = std::find_if(stands.begin(), stands.end(), [&](const Stand& stand) {
            return stand.standing == standing && stand.wait == decided.wait && stand.missing == decided.missing;
        });
        if (same == stands.end())
            stands.push_back({ standing, decided.wait, decided.missing, { child } });
        else
            same->children.push_back(child);
    }
    std::stable_sort(
        stands.begin(), stands.end(), [](const Stand& a, const Stand& b) { return a.standing < b.standing; });
    return stands;
}

// "Can have (children 1 and 2)", "Not yet: in 2 more months", "More is needed: …".
Said Author::standing_line(const Stand& stand) const
{
    return say_([&](const Words& words) {
        std::string line = standing_word(words, stand.standing);
        if (results_.size() > 1) {
            const std::string children = children_named(words, stand.children);
            line = words(Phrase::guide_for, { { "what", line }, { "children", children } });
        }
        std::string more;
        if (stand.standing == Standing::not_yet)
            more = words.wait(stand.wait);
        if (stand.standing == Standing::undetermined || stand.standing == Standing::in_private) {
            std::vector<std::string> missing;
            for (const FactId fact : policy_.schema.ids(stand.missing))
                add_once(missing, words.fact(fact)); // confidential facts share one neutral name
            const std::string list = words.list(missing);
            if (!missing.empty())
                more = words(Phrase::guide_missing, { { "facts", list } });
        }
        return more.empty() ? line : words(Phrase::guide_more, { { "what", line }, { "more", more } });
    });
}

void Author::overview(const QrCode* code, const std::string& code_text)
{
    std::vector<Said> lines;
    lines.push_back(say_([&](const Words& words) {
        const std::string date = words.date(request_.as_of);
        const std::string region(words.official(region_.name));
        const std::string place = request_.site.place.empty() ? region : request_.site.place;
        return words(Phrase::guide_made, { { "place", place }, { "date", date } });
    }));
    if (code)
        lines.push_back(say_.to_family(Phrase::guide_qr));
    // With one child that is what the list calls a 流动儿童 there is nothing more to explain: it fits beside the code.
    const bool plain = results_.size() == 1 && results_.front().decision.membership.truth == Truth::yes;
    if (plain)
        lines.insert(lines.begin() + 1, membership_line(0));
    sheet_.title(say_.phrase(Phrase::guide_title), lines, code, code_text);
    if (!plain)
        children();
    for (const Standing standing :
        { Standing::eligible, Standing::conditional, Standing::undetermined, Standing::not_yet })
        services_of(standing, [&](const Said& title) { sheet_.heading(title, standing); });
    sheet_.heading(say_.phrase(Phrase::guide_first));
    sheet_.open_list();
    int number = 0;
    for (const Phrase phrase : { Phrase::guide_first_danger, Phrase::guide_first_go, Phrase::guide_first_ask })
        sheet_.item(std::to_string(++number) + ".", say_.to_family(phrase));
    sheet_.close_list();
    telephones();
    sheet_.paragraph(say_.phrase(Phrase::report_office_decides));
    sheet_.paragraph(say_([](const Words& words) { return words.disclaimer(); }));
}

Said Author::membership_line(std::size_t child) const
{
    const Truth membership = results_[child].decision.membership.truth;
    return say_([&](const Words& words) {
        const std::string name = child_called(words, family_, child);
        const std::string status = words(membership == Truth::yes ? Phrase::detail_member_yes
                : membership == Truth::no                         ? Phrase::detail_member_no
                                                                  : Phrase::detail_member_unknown);
        return words(Phrase::guide_group, { { "group", name }, { "items", status } });
    });
}

void Author::children()
{
    for (std::size_t child = 0; child < results_.size(); ++child) {
        const Decision& decision = results_[child].decision;
        const Truth membership = decision.membership.truth;
        sheet_.paragraph(membership_line(child), 0, membership != Truth::yes);
        if (membership == Truth::yes)
            continue;
        sheet_.open_list();
        for (std::size_t clause = 0; clause < region_.membership.size(); ++clause)
            if (const Truth truth = decision.findings[clause].truth; truth != Truth::yes)
                sheet_.item(std::string(mark(truth)), say_.official(region_.membership[clause].citation.words));
        sheet_.close_list();
    }
}

// The services that stand so, category by category, under a title.
void Author::services_of(Standing standing, const std::function<void(const Said&)>& head)
{
    std::vector<std::string> categories;
    for (const Service& service : region_.services)
        add_once(categories, service.category);
    bool headed = false;
    for (const std::string& category : categories) {
        std::vector<std::pair<std::size_t, std::vector<std::size_t>>> services;
        for (std::size_t service = 0; service < region_.services.size(); ++service) {
            std::vector<std::size_t> children;
            for (std::size_t child = 0; child < results_.size(); ++child)
                if (results_[child].services[service] == standing)
                    children.push_back(child);
            if (!children.empty() && region_.services[service].category == category)
                services.emplace_back(service, std::move(children));
        }
        if (services.empty())
            continue;
        if (!std::exchange(headed, true)) {
            head(say_([&](const Words& words) { return standing_word(words, standing); }));
            sheet_.open_list();
        }
        sheet_.item({}, say_([&](const Words& words) {
            std::vector<std::string> names;
            for (const auto& [service, children] : services) {
                std::string name(words.official(region_.services[service].name));
                if (children.size() < results_.size()) {
                    const std::string who = children_named(words, children);
                    name = words(Phrase::guide_for, { { "what", name }, { "children", who } });
                }
                names.push_back(std::move(name));
            }
            const std::string group = words("category." + category);
            const std::string items = joined(words, names);
            return words(Phrase::guide_group, { { "group", group }, { "items", items } });
        }));
    }
    if (headed)
        sheet_.close_list();
}

void Author::telephones()
{
    sheet_.heading(say_.phrase(Phrase::detail_phone));
    // The most urgent; each service names its own.
    const auto count = std::min(region_.hotlines.size(), most_numbers);
    const auto first = region_.hotlines.begin();
    sheet_.paragraph({ numbers({ first, first + static_cast<std::ptrdiff_t>(count) }).own, {} });
}

void Author::services()
{
    for (std::size_t service = 0; service < region_.services.size(); ++service)
        if (is_chosen(service))
            for (const std::size_t advice : advice_of(service))
                ++uses_[advice];
    for (std::size_t service = 0; service < region_.services.size(); ++service)
        if (is_chosen(service))
            block(service);
    for_all();
    in_private();
    if (request_.choice != Choice::named)
        services_of(Standing::ineligible,
            [&](const Said& title) { sheet_.part(title, say_.message("verdict.ineligible.meaning"), Standing::ineligible); });
}

void Author::block(std::size_t index)
{
    const Service& service = region_.services[index];
    sheet_.part(say_([&](const Words& words) {
        const std::string name(words.official(service.name));
        return words(Phrase::guide_service, { { "id", service.id }, { "name", name } });
    }),
        {}, best(index));
    const std::vector<std::size_t> shown = this->shown(index);
    const std::size_t left_out = service.benefits.size() - shown.size();
    what(index, shown);
    if (left_out > 0)
        sheet_.paragraph(say_([&](const Words& words) {
            return words(Phrase::guide_left_out, { { "count", static_cast<int>(left_out) } });
        }));
    const bool full = request_.length == Length::full;
    if (full) {
        why(index, shown);
        confirm(shown);
    }
    who(service);
    if (full)
        how(shown);
    where(service);
    telephone(service.hotlines);
}

// What a block shows, or leaves out because no child can have it.
std::vector<std::size_t> Author::shown(std::size_t index) const
{
    std::vector<std::size_t> benefits;
    for (std::size_t i = 0; i < region_.services[index].benefits.size(); ++i) {
        const std::size_t benefit = first_benefit_[index] + i;
        if (request_.choice != Choice::open || stands(benefit).front().standing != Standing::ineligible)
            benefits.push_back(benefit);
    }
    return benefits;
}

std::vector<std::size_t> Author::advice_of(std::size_t service) const
{
    std::vector<std::size_t> advice;
    for (const std::size_t benefit : shown(service))
        for (const std::size_t each : decider_.benefit(benefit).advice)
            add_once(advice, each);
    return advice;
}

bool Author::is_common(std::size_t advice) const
{
    const auto uses = uses_.find(advice);
    const Topic topic = policy_.advice[advice].topic;
    return uses != uses_.end() && uses->second >= common && (topic == Topic::proxy || topic == Topic::refused);
}

Said Author::trusted(const Said& said, const Said& trust) const
{
    Said with = said;
    with.own = say_.own()(Phrase::guide_trusted, { { "text", said.own }, { "source", trust.own } });
    if (!said.chinese.empty())
        with.chinese = say_.chinese()(Phrase::guide_trusted, { { "text", said.chinese }, { "source", trust.chinese } });
    return with;
}

Said Author::statement(const Advice& advice) const
{
    const Said said = say_([&](const Words& words) { return words.advice(advice); });
    switch (advice.trust) {
    case Trust::official:
        return trusted(said, say_.phrase(Phrase::guide_trust_list));
    case Trust::law:
        return trusted(said, say_([&](const Words& words) { return words.law(advice.citation); }));
    case Trust::practice:
        break;
    }
    return trusted(said, say_.phrase(Phrase::guide_trust_practice));
}

// What holds for several of the services above, and what the marks of trust mean.
void Author::for_all()
{
    if (request_.length == Length::brief)
        return;
    sheet_.part(say_.phrase(Phrase::guide_for_all), {});
    sheet_.paragraph(say_.phrase(Phrase::guide_trust_meaning));
    if (names_no_window_) {
        sheet_.heading(say_.phrase(Phrase::detail_where));
        sheet_.paragraph(say_.phrase(Phrase::detail_where_text));
    }
    for (const auto& [topic, title] : { std::pair { Topic::proxy, Phrase::detail_proxy },
             std::pair { Topic::refused, Phrase::detail_refused } }) {
        bool headed = false;
        for (const auto& [advice, uses] : uses_) {
            if (!is_common(advice) || policy_.advice[advice].topic != topic
                || say_.own().advice(policy_.advice[advice]).empty())
                continue;
            if (!std::exchange(headed, true)) {
                sheet_.heading(say_.phrase(title));
                sheet_.open_list();
            }
            sheet_.item(std::string(bullet), statement(policy_.advice[advice]));
        }
        if (headed)
            sheet_.close_list();
    }
}

void Author::what(std::size_t, const std::vector<std::size_t>& benefits)
{
    sheet_.heading(say_.phrase(Phrase::detail_get));
    // Benefits that stand alike are told together, the best first.
    using Key = std::vector<Stand>;
    std::vector<std::pair<Key, std::vector<std::size_t>>> groups;
    const auto alike = [](const Key& a, const Key& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Stand& x, const Stand& y) {
            return x.standing == y.standing && x.wait == y.wait && x.missing == y.missing && x.children == y.children;
        });
    };
    for (const std::size_t benefit : benefits) {
        Key key = stands(benefit);
        const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return alike(g.first, key); });
        if (group == groups.end())
            groups.push_back({ std::move(key), { benefit } });
        else
            group->second.push_back(benefit);
    }
    std::stable_sort(groups.begin(), groups.end(),
        [](const auto& a, const auto& b) { return a.first.front().standing < b.first.front().standing; });
    for (const auto& [key, alike_benefits] : groups) {
        sheet_.open_list();
        for (const Stand& stand : key)
            sheet_.item(stand.standing, standing_line(stand), 0, true);
        sheet_.close_list();
        sheet_.open_list();
        for (const std::size_t benefit : alike_benefits) {
            const Benefit& of = decider_.benefit(benefit);
            const Said plain = say_([&](const Words& words) {
                const std::string said = words.optional("plain." + of.id);
                return said.empty() ? said : words(Phrase::guide_plain, { { "words", said } });
            });
            const Said quote = say_([&](const Words& words) {
                return words(Phrase::detail_official_mode, { { "words", words.official(of.quote) } });
            });
            if (!plain.own.empty())
                sheet_.item(std::string(bullet), plain, 1, request_.length == Length::full);
            if (plain.own.empty())
                sheet_.item(std::string(bullet), quote, 1);
            else if (request_.length == Length::full)
                sheet_.item({}, quote, 1);
            if (!of.note.empty() && request_.length == Length::full)
                sheet_.item({}, say_([&](const Words& words) {
                    const std::string note = words("note." + of.note);
                    return words(Phrase::report_note, { { "note", note } });
                }),
                    1);
        }
        sheet_.close_list();
    }
}

void Author::why(std::size_t, const std::vector<std::size_t>& benefits)
{
    // Each clause once, with what the answers make of it for each child. Membership is told on the first page.
    struct Ground {
        const Citation* citation;
        bool waiver;
        std::vector<Truth> truths; // by child
    };
    std::vector<Ground> grounds;
    for (const std::size_t benefit : benefits)
        for (std::size_t child = 0; child < results_.size(); ++child)
            for (const Reason& reason : decider_.reasons(results_[child].decision, benefit)) {
                if (reason.clause && !reason.clause->id.empty())
                    continue;
                const Citation& citation = reason.clause ? reason.clause->citation : reason.waiver->citation;
                const Truth truth = reason.clause ? reason.finding.truth : Truth::yes;
                auto ground = std::find_if(grounds.begin(), grounds.end(),
                    [&](const Ground& g) { return g.citation->words == citation.words; });
                if (ground == grounds.end()) {
                    grounds.push_back({ &citation, !reason.clause, std::vector<Truth>(results_.size(), truth) });
                    ground = grounds.end() - 1;
                }
                // The same words may stand over several rules; what is least favourable is told.
                Truth& told = ground->truths[child];
                if (told == Truth::yes || truth == Truth::no)
                    told = truth;
            }
    if (grounds.empty())
        return;
    sheet_.heading(say_.phrase(Phrase::detail_why));
    sheet_.open_list();
    for (const Ground& ground : grounds) {
        const bool alike = std::all_of(
            ground.truths.begin(), ground.truths.end(), [&](Truth truth) { return truth == ground.truths.front(); });
        sheet_.item(std::string(alike ? mark(ground.truths.front()) : bullet), say_([&](const Words& words) {
            std::string line(words.official(ground.citation->words));
            if (!ground.citation->official())
                line = words(Phrase::guide_group, { { "group", words.law(*ground.citation) }, { "items", line } });
            if (alike)
                return line;
            for (const Truth truth : { Truth::yes, Truth::unknown, Truth::no }) {
                std::vector<std::size_t> children;
                for (std::size_t child = 0; child < ground.truths.size(); ++child)
                    if (ground.truths[child] == truth)
                        children.push_back(child);
                if (!children.empty())
                    line += std::string("  ") + mark(truth) + " " + children_named(words, children);
            }
            return line;
        }));
        if (ground.waiver)
            sheet_.item({}, say_.message("waiver"));
    }
    sheet_.close_list();
}

void Author::confirm(const std::vector<std::size_t>& benefits)
{
    std::vector<std::string> confirmations;
    for (const std::size_t benefit : benefits)
        for (const ChildResults& child : results_)
            for (std::size_t i = 0; i < policy_.confirmations.size(); ++i)
                if (child.decision.benefits[benefit].confirm[i])
                    add_once(confirmations, policy_.confirmations[i]);
    if (confirmations.empty())
        return;
    sheet_.heading(say_.phrase(Phrase::detail_confirm));
    sheet_.open_list();
    for (const std::string& confirmation : confirmations)
        sheet_.item(std::string(tick_box), say_.message("confirm." + confirmation));
    sheet_.close_list();
}

void Author::who(const Service& service)
{
    sheet_.paragraph(say_([&](const Words& words) {
        std::vector<std::string> departments;
        for (const std::string& department : service.departments)
            departments.emplace_back(words.official(department));
        const std::string list = words.list(departments);
        return words(Phrase::report_responsible, { { "departments", list } });
    }));
    if (!service.departments_note.empty())
        sheet_.paragraph(say_.message("note." + service.departments_note));
}

void Author::how(const std::vector<std::size_t>& benefits)
{
    std::vector<std::size_t> advice;
    // How each is obtained: the words of the list, where it says so; what that means is general practice.
    std::vector<std::string> modes;
    std::vector<std::string> mode_words;
    for (const std::size_t benefit : benefits) {
        const Benefit& of = decider_.benefit(benefit);
        // What a way to apply means in general, where nothing closer is known.
        if (of.advice.empty())
            for (const std::string& mode : of.modes)
                add_once(modes, mode);
        if (!of.mode_words.empty())
            add_once(mode_words, of.mode_words);
        for (const std::size_t each : of.advice)
            add_once(advice, each);
    }
    sheet_.heading(say_.phrase(Phrase::detail_how));
    sheet_.open_list();
    int number = 0;
    for (const std::string& words : mode_words)
        sheet_.item(std::to_string(++number) + ".", say_([&](const Words& in) {
            return in(Phrase::detail_official_mode, { { "words", in.official(words) } });
        }));
    for (const std::string& mode : modes)
        sheet_.item(std::to_string(++number) + ".",
            trusted(say_.message("mode." + mode + ".how"), say_.phrase(Phrase::guide_trust_practice)));

    const auto topic = [&](Topic wanted, auto&& add) {
        for (const std::size_t each : advice)
            if (const Advice& of = policy_.advice[each];
                of.topic == wanted && !is_common(each) && !say_.own().advice(of).empty())
                add(statement(of));
    };
    for (const Topic wanted : { Topic::where, Topic::step })
        topic(wanted, [&](const Said& said) { sheet_.item(std::to_string(++number) + ".", said); });
    sheet_.close_list();

    constexpr std::pair<Topic, Phrase> further[] = { { Topic::bring, Phrase::detail_bring },
        { Topic::time, Phrase::detail_time }, { Topic::cost, Phrase::detail_time },
        { Topic::proxy, Phrase::detail_proxy }, { Topic::refused, Phrase::detail_refused } };
    std::optional<Phrase> headed;
    for (const auto& [wanted, phrase] : further) {
        const std::string_view label = wanted == Topic::bring ? tick_box : bullet;
        topic(wanted, [&, title = phrase](const Said& said) {
            if (headed != title) {
                sheet_.heading(say_.phrase(title));
                headed = title;
            }
            sheet_.open_list();
            sheet_.item(std::string(label), said);
            sheet_.close_list();
        });
    }
}

void Author::where(const Service& service)
{
    const auto windows = request_.site.windows_for(service.id, service.category);
    names_no_window_ |= windows.empty();
    if (windows.empty())
        return;
    sheet_.heading(say_.phrase(Phrase::detail_where));
    for (const site::Window* window : windows) {
        std::string line = window->name;
        for (const std::string& more : { window->address, window->hours, window->telephone })
            if (!more.empty())
                line += "  " + more;
        sheet_.paragraph({ line, {} });
    }
}

// "12345 …; 12355 …".
Said Author::numbers(const std::vector<std::string>& hotlines) const
{
    return say_([&](const Words& words) {
        std::vector<std::string> numbers;
        for (const std::string& id : hotlines)
            if (const Hotline* hotline = policy_.hotline(id))
                numbers.push_back(hotline->number + " " + words("hotline." + id + ".name"));
        return joined(words, numbers);
    });
}

void Author::telephone(const std::vector<std::string>& hotlines)
{
    if (hotlines.empty())
        return;
    const Said list = numbers(hotlines);
    const auto line = [](const Words& words, const std::string& items) {
        return words(Phrase::guide_group, { { "group", words(Phrase::detail_phone) }, { "items", items } });
    };
    sheet_.paragraph({ line(say_.own(), list.own),
        list.chinese.empty() ? std::string {} : line(say_.chinese(), list.chinese) });
}

// Named to every family alike, so that nobody can tell from the paper for whom it matters.
void Author::in_private()
{
    std::vector<std::size_t> services;
    for (std::size_t service = 0; service < region_.services.size(); ++service)
        if (best(service) == Standing::in_private && !(request_.choice != Choice::open && is_chosen(service)))
            services.push_back(service);
    if (services.empty() || request_.choice == Choice::named)
        return;
    sheet_.part(say_.phrase(Phrase::guide_private), {}, Standing::in_private);
    sheet_.paragraph(say_.phrase(Phrase::guide_private_text));
    sheet_.open_list();
    for (const std::size_t service : services)
        sheet_.item(std::string(bullet), say_([&](const Words& words) {
            std::vector<std::string> departments;
            for (const std::string& department : region_.services[service].departments)
                departments.emplace_back(words.official(department));
            const std::string name(words.official(region_.services[service].name));
            const std::string list = words.list(departments);
            const std::string who = words(Phrase::report_responsible, { { "departments", list } });
            return words(Phrase::guide_more, { { "what", name }, { "more", who } });
        }));
    sheet_.close_list();
}

} // namespace kiosk::guide
