// SPDX-License-Identifier: Apache-2.0
//
// Would the tests notice a wrong rule? Every operator, threshold and literal of the content's rules is made wrong in
// turn, in a copy of what is installed, and the second reading is asked whether it sees a difference. What it does not
// see is listed, with the proof that no child is told anything else, or with the child who is.
#include "kiosk/proof/answer_space.hpp"
#include "kiosk/proof/proof.hpp"

#include "tests/policy/random_families.hpp"
#include "tests/policy/second_reading.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>
#include <numeric>
#include <set>

using namespace kiosk;
using namespace kiosk::tests;

namespace {

using Terms = std::vector<std::pair<std::string, std::string>>; // name and rule, in the order of the content

// The lines `name = "rule"` below [terms].
Terms terms_of_content()
{
    std::ifstream file(KIOSK_TEST_FACTS);
    REQUIRE(file);
    Terms terms;
    bool within = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('['))
            within = line == "[terms]";
        const auto open = line.find('"');
        if (!within || line.starts_with('#') || open == std::string::npos)
            continue;
        terms.emplace_back(line.substr(0, line.find(' ')), line.substr(open + 1, line.rfind('"') - open - 1));
    }
    REQUIRE(terms.size() >= 5);
    return terms;
}

// Every rule of a policy that content writes, and where.
template <class Take> void each_rule(Policy& policy, const Take& take)
{
    for (Contradiction& contradiction : policy.contradictions)
        take(contradiction.rule, "contradiction " + contradiction.id);
    for (Region& region : policy.regions) {
        for (Clause& clause : region.membership)
            take(clause.rule, region.id + ", membership " + clause.id);
        for (Hindrance& hindrance : region.hindrances)
            take(hindrance.when, region.id + ", hindrance " + hindrance.id);
        for (Service& service : region.services) {
            for (Clause& clause : service.target_clauses)
                take(clause.rule, service.id + ", target");
            for (Benefit& benefit : service.benefits) {
                for (Clause& clause : benefit.when)
                    take(clause.rule, benefit.id);
                for (Confirmation& confirmation : benefit.confirmations)
                    if (!confirmation.when.source().empty())
                        take(confirmation.when, benefit.id + ", confirm when");
            }
        }
    }
}

struct Token {
    std::size_t at;
    std::string text;
};

std::vector<Token> tokens_of(const std::string& source)
{
    const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
    std::vector<Token> tokens;
    std::size_t at = 0;
    while (at < source.size()) {
        const std::size_t begun = at;
        if (std::isspace(static_cast<unsigned char>(source[at]))) {
            ++at;
            continue;
        }
        if (is_word(source[at]))
            while (at < source.size() && is_word(source[at]))
                ++at;
        else
            at += std::set<std::string> { "==", "!=", "<=", ">=", ".." }.count(source.substr(at, 2)) ? 2 : 1;
        tokens.push_back({ begun, source.substr(begun, at - begun) });
    }
    return tokens;
}

// The rule with one thing wrong, in every way we know.
std::vector<std::string> mutants_of(const std::string& source, const Schema& schema, const Terms& terms)
{
    static const std::map<std::string, std::vector<std::string>> others = { { "and", { "or" } }, { "or", { "and" } },
        { "not", { "" } }, { "<", { "<=", ">=" } }, { "<=", { "<", ">" } }, { ">", { ">=", "<=" } },
        { ">=", { ">", "<" } }, { "==", { "!=" } }, { "!=", { "==" } } };
    const auto tokens = tokens_of(source);
    std::vector<std::string> mutants;
    const Fact* choice = nullptr; // whose values stand here
    std::set<std::string> named; // of its values
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto& [at, text] = tokens[i];
        const auto put = [&](const std::string& instead) {
            mutants.push_back(source.substr(0, at) + instead + source.substr(at + text.size()));
        };
        if (const auto found = others.find(text); found != others.end()) {
            for (const std::string& other : found->second)
                put(other);
            continue;
        }
        if (std::isdigit(static_cast<unsigned char>(text.front()))) {
            put(std::to_string(std::stoi(text) + 1));
            if (std::stoi(text) > 0)
                put(std::to_string(std::stoi(text) - 1));
            continue;
        }
        if (const auto fact = schema.find(text)) {
            if (schema[*fact].kind == FactKind::boolean || (i + 1 < tokens.size() && tokens[i + 1].text == "in"))
                put("not " + text);
            choice = schema[*fact].kind == FactKind::choice ? &schema[*fact] : nullptr;
            named.clear();
            for (std::size_t next = i + 2; choice && next < tokens.size(); ++next) {
                if (choice->value_of(tokens[next].text))
                    named.insert(tokens[next].text);
                else if (tokens[next].text != "{" && tokens[next].text != ",")
                    break;
            }
            continue;
        }
        if (text == "unsettled"
            || std::any_of(terms.begin(), terms.end(), [&](const auto& term) { return term.first == text; })) {
            put("not " + text);
            continue;
        }
        if (!choice || !choice->value_of(text))
            continue;
        for (const std::string& other : choice->values)
            if (named.count(other) == 0)
                put(other);
        if (tokens[i + 1 < tokens.size() ? i + 1 : i].text == ",") // without this one, with the comma
            mutants.push_back(source.substr(0, at) + source.substr(tokens[i + 1].at + 1));
        else if (tokens[i - 1].text == ",")
            mutants.push_back(source.substr(0, tokens[i - 1].at) + source.substr(at + text.size()));
        if (tokens[i - 1].text == "{")
            for (const std::string& other : choice->values)
                if (named.count(other) == 0)
                    put(other + ", " + text);
    }
    // "not" before a comparison that holds its own fact reads the same as the opposite comparison: once is enough.
    std::sort(mutants.begin(), mutants.end());
    mutants.erase(std::unique(mutants.begin(), mutants.end()), mutants.end());
    return mutants;
}

class Workshop {
public:
    Workshop()
        : original_(installed().policy())
        , terms_(terms_of_content())
    {
        for (const OfficialList* list : { &lists_.zhejiang, &lists_.shenzhen }) {
            const SecondReading reading(*list);
            grids_.emplace(list->region.id, grid_of(*list));
            RandomFamilies families(*list, 11);
            auto& expected = expected_[list->region.id];
            for (int i = 0; i < 10000; ++i) {
                Expected family { families.told(), Truth::no, {} };
                family.membership = reading.membership(family.answers);
                for (std::size_t b = 0; b < list->decider.benefit_count(); ++b)
                    family.verdicts.push_back(reading.verdict(list->decider.benefit(b).id, family.answers));
                expected.push_back(std::move(family));
            }
            withhold(*list, reading);
        }
    }

    const Policy& original() const { return original_; }
    const Terms& terms() const { return terms_; }

    // All rules anew with these terms; nothing when one cannot be read.
    std::optional<Policy> with_terms(const Terms& terms) const
    {
        Policy policy = original_;
        std::map<std::string, Rule, std::less<>> rules;
        for (const auto& [name, source] : terms) {
            const auto rule = read(policy, rules, source);
            if (!rule)
                return std::nullopt;
            rules.emplace(name, *rule);
        }
        bool read_all = true;
        each_rule(policy, [&](Rule& rule, const std::string&) {
            if (const auto again = read(policy, rules, rule.source()))
                rule = *again;
            else
                read_all = false;
        });
        return read_all ? std::optional(std::move(policy)) : std::nullopt;
    }

    std::optional<Policy> with_rule(std::size_t number, const std::string& source) const
    {
        std::map<std::string, Rule, std::less<>> rules;
        for (const auto& [name, of_term] : terms_)
            rules.emplace(name, *read(original_, rules, of_term));
        Policy policy = original_;
        const auto rule = read(policy, rules, source);
        if (!rule)
            return std::nullopt;
        std::size_t at = 0;
        each_rule(policy, [&](Rule& each, const std::string&) {
            if (at++ == number)
                each = *rule;
        });
        return policy;
    }

    // Whether the second reading sees that something is wrong.
    bool noticed(const Policy& mutant) const
    {
        for (const auto& [region, grid] : grids_)
            if (noticed_standing(mutant, grid, *mutant.region(region)))
                return true;
        if (noticed_partly_told(mutant))
            return true;
        for (const OfficialList* list : { &lists_.zhejiang, &lists_.shenzhen }) {
            const Decider decider(mutant, *mutant.region(list->region.id));
            for (const Expected& family : expected_.at(list->region.id)) {
                const Decision decision = decider.decide(family.answers);
                if (decision.membership.truth != family.membership)
                    return true;
                for (std::size_t b = 0; b < decision.benefits.size(); ++b)
                    if (decision.benefits[b].verdict != family.verdicts[b])
                        return true;
            }
        }
        return false;
    }

    // A child who is told something else; "" when there is none.
    std::string difference(const Policy& mutant) const
    {
        for (const Region& region : original_.regions) {
            const Decider before(original_, region);
            const Decider after(mutant, *mutant.region(region.id));
            for (std::size_t i = 0; i < before.benefit_count(); ++i)
                for (const auto& space :
                    { proof::answer_space(original_, before, i), proof::answer_space(mutant, after, i) }) {
                    std::string found;
                    each_child(space, {}, 0, [&](const Answers& child) {
                        const BenefitDecision a = before.decide(child, i);
                        const BenefitDecision b = after.decide(child, i);
                        if (a.verdict != b.verdict || a.missing != b.missing || a.confirm != b.confirm
                            || a.wait != b.wait)
                            found = before.benefit(i).id + ": " + proof::described(original_.schema, child) + ": "
                                + std::string(name(a.verdict)) + ", now " + std::string(name(b.verdict));
                        return found.empty();
                    });
                    if (!found.empty())
                        return found;
                }
        }
        return {};
    }

private:
    struct Expected {
        Answers answers;
        Truth membership;
        std::vector<Verdict> verdicts;
    };
    struct Standing {
        Answers child;
        Truth membership;
        std::vector<std::string_view> said; // of each clause of the membership
    };
    struct Grid {
        std::vector<std::pair<Answers, bool>> ages; // and whether there can be such a child
        std::vector<Standing> standings;
    };

    static std::optional<Rule> read(
        const Policy& policy, const std::map<std::string, Rule, std::less<>>& terms, const std::string& source)
    {
        const Rule::Vocabulary vocabulary { policy.schema,
            [&](std::string_view name) -> std::optional<ConfirmationId> {
                const auto found = std::find(policy.confirmations.begin(), policy.confirmations.end(), name);
                if (found == policy.confirmations.end())
                    return std::nullopt;
                return ConfirmationId { static_cast<std::uint8_t>(found - policy.confirmations.begin()) };
            },
            [&](std::string_view name) -> const Rule* {
                const auto found = terms.find(name);
                return found == terms.end() ? nullptr : &found->second;
            } };
        auto rule = Rule::parse(source, vocabulary);
        return rule ? std::optional(*std::move(rule)) : std::nullopt;
    }

    // What is settled before a family has told everything, worked out by hand: a stage beyond kindergarten rules out
    // what is for small children whatever the age, and a child of one year is no newborn whatever was told of that.
    bool noticed_partly_told(const Policy& mutant) const
    {
        struct Case {
            const OfficialList* list;
            const char* benefit;
            Told told;
            Verdict verdict;
        };
        std::vector<Case> cases;
        for (const char* stage : { "junior_high", "senior_high", "vocational" })
            cases.push_back({ &lists_.shenzhen, "SZ-02a", { "stage", stage }, Verdict::ineligible });
        cases.push_back({ &lists_.zhejiang, "ZJ-01c", { "age", 1 }, Verdict::ineligible });
        if (std::any_of(cases.begin(), cases.end(), [&](const Case& each) {
                const Decider decider(mutant, *mutant.region(each.list->region.id));
                return decider.decide(each.list->told({ each.told }), each.list->index_of(each.benefit)).verdict
                    != each.verdict;
            }))
            return true;
        // One fact withheld: what all its possible values come to by the second reading, and undetermined where they
        // differ.
        return std::any_of(withheld_.begin(), withheld_.end(), [&](const Withheld& each) {
            const Decider decider(mutant, *mutant.region(each.list->region.id));
            const Decision decision = decider.decide(each.answers);
            for (std::size_t b = 0; b < decision.benefits.size(); ++b)
                if (decision.benefits[b].verdict != each.verdicts[b])
                    return true;
            return false;
        });
    }

    void withhold(const OfficialList& list, const SecondReading& reading)
    {
        for (int age = 0; age <= 17; ++age)
            for (const char* newborn : { "false", "true" })
                for (const int months : { 0, 1, 2, 7 })
                    for (const char* fact : { "stage", "age", "newborn", "months_here" })
                        for (const char* stage : { "none", "kindergarten", "primary", "junior_high", "senior_high" })
                            withhold(list, reading, fact, age, newborn, months, stage);
    }

    void withhold(const OfficialList& list, const SecondReading& reading, const char* fact, int age,
        std::string_view newborn, int months, const char* stage)
    {
        Answers told = list.member({ { "disability", true }, { "hardship", true } });
        told.know(list.fact("age"), age);
        told.know(list.fact("months_here"), months);
        told.know(list.fact("newborn"), newborn == "true");
        told.know(list.fact("stage"), *list.policy.schema[list.fact("stage")].value_of(stage));
        for (const FactId id : list.policy.schema.ids())
            if (!told.is_known(id))
                told.know(id, list.policy.schema[id].kind == FactKind::boolean ? 1 : 0);
        const FactId open = list.fact(fact);
        const Fact& of = list.policy.schema[open];
        const int most = of.kind == FactKind::boolean ? 1
            : of.kind == FactKind::choice             ? static_cast<int>(of.values.size()) - 1
                                                      : (of.growth == Growth::months ? 300 : of.maximum);
        Withheld child { &list, told, {} };
        child.answers.forget(open);
        for (int value = 0; value <= most; ++value) {
            told.know(open, value);
            if (!reading.possible(told))
                continue;
            for (std::size_t b = 0; b < list.decider.benefit_count(); ++b) {
                const Verdict verdict = reading.verdict(list.decider.benefit(b).id, told);
                if (child.verdicts.size() == b)
                    child.verdicts.push_back(verdict);
                else if (child.verdicts[b] != verdict)
                    child.verdicts[b] = Verdict::undetermined;
            }
        }
        if (!child.verdicts.empty())
            withheld_.push_back(std::move(child));
    }

    // Contradictions, and what is said of membership, on every child that they can tell apart.
    static bool noticed_standing(const Policy& mutant, const Grid& grid, const Region& region)
    {
        for (const auto& [child, possible] : grid.ages)
            if (mutant.contradictions_in(child).empty() != possible)
                return true;
        for (const auto& [child, membership, said] : grid.standings) {
            Truth truth = Truth::yes;
            for (std::size_t i = 0; i < region.membership.size(); ++i) {
                const Truth of_clause = region.membership[i].rule.truth(child);
                truth = truth && of_clause;
                if (of_clause == Truth::yes)
                    continue;
                const auto found = std::find_if(
                    region.hindrances.begin(), region.hindrances.end(), [&, &now = child](const Hindrance& hindrance) {
                        return hindrance.clause == i && hindrance.when.truth(now) == Truth::yes;
                    });
                if ((found == region.hindrances.end() ? std::string_view() : std::string_view(found->id)) != said[i])
                    return true;
            }
            if (truth != membership)
                return true;
        }
        return false;
    }

    static Grid grid_of(const OfficialList& list)
    {
        const SecondReading reading(list);
        Grid grid;
        Answers child;
        for (const FactId id : list.policy.schema.ids())
            child.know(id, 0);
        const auto each = [&](const char* fact, const std::vector<int>& values, const auto& then) {
            const FactId id = list.fact(fact);
            for (const int value : values) {
                child.know(id, value);
                then();
            }
            child.know(id, 0);
        };
        std::vector<int> ages(21);
        std::iota(ages.begin(), ages.end(), 0);
        for (const int age : ages)
            each("age", { age }, [&] {
                each("months_here",
                    { 0, 1, 11, 12 * age + 11, 12 * age + 12, 12 * age + 13, 11 * age + 11, 11 * age + 12,
                        13 * age + 12 },
                    [&] {
                        each("newborn", { 0, 1 }, [&] {
                            each("stage", { 0, 1, 2, 3, 4, 5, 6 },
                                [&] { grid.ages.emplace_back(child, reading.possible(child)); });
                        });
                    });
            });
        each("age", { 0, 15, 16, 17, 18, 20 }, [&] {
            each("hukou", { 0, 1, 2, 3, 4, 5, 6 }, [&] {
                each("carer", { 0, 1, 2, 3 }, [&] {
                    each("core_districts", { 0, 1 }, [&] {
                        each("months_here", { 0, 5, 6, 7 }, [&] {
                            Standing standing { child, reading.membership(child), {} };
                            for (const Clause& clause : list.region.membership)
                                standing.said.push_back(reading.hindrance(clause.id, child));
                            grid.standings.push_back(std::move(standing));
                        });
                    });
                });
            });
        });
        return grid;
    }

    // Until `take` says false.
    template <class Take>
    static bool each_child(const proof::AnswerSpace& space, const Answers& child, std::size_t block, const Take& take)
    {
        if (block == space.blocks.size())
            return take(child);
        for (const proof::Kind& kind : space.blocks[block].kinds) {
            if (!kind.possible)
                continue;
            Answers more = child;
            for (const auto& [fact, value] : kind.told)
                more.know(fact, value);
            if (!each_child(space, more, block + 1, take))
                return false;
        }
        return true;
    }

    const Policy& original_;
    BothLists lists_;
    Terms terms_;
    std::map<std::string, std::vector<Expected>, std::less<>> expected_;
    std::map<std::string, Grid, std::less<>> grids_;
    struct Withheld {
        const OfficialList* list;
        Answers answers;
        std::vector<Verdict> verdicts;
    };
    std::vector<Withheld> withheld_;
};

// Mutants that no test can notice, and why: each kind was looked at by hand. What survives must be among them, and tell
// no child anything else; what is listed must survive.
struct Equivalent {
    std::string_view where;
    std::vector<std::string> wrong; // the rule that is written otherwise
    std::string_view reason;
};

const std::vector<Equivalent>& equivalents()
{
    constexpr std::string_view both_unknown
        = "what waits for an office is unknown, and not unknown is unknown: the office decides either way";
    constexpr std::string_view said_before
        = "asked only of a clause that does not hold, and after what was said of the value already";
    constexpr std::string_view of_the_target
        = "the target of the service, the stages of compulsory education, already leaves this stage out";
    static const std::vector<Equivalent> all = [=] {
        std::vector<Equivalent> listed {
            { "term student", { "at_school or stage == kindergarten and not unsettled(counts_as_student)" },
                both_unknown },
            { "shenzhen, membership guardian",
                { "carer in {parent, guardian} or carer == relative and not unsettled(guardianship)" }, both_unknown },
            { "zhejiang, membership guardian",
                { "carer in {parent, guardian} or carer == relative and not unsettled(guardianship)" }, both_unknown },
            { "shenzhen, membership hukou",
                { "hukou in {same_province, other_province} or hukou == none and not unsettled(hukou_registration)" },
                both_unknown },
            { "zhejiang, membership county",
                { "hukou in {same_city_district, same_city_county, same_province, other_province} or hukou == none and "
                  "not unsettled(hukou_registration)" },
                both_unknown },
            { "term compulsory_stage",
                { "stage in {primary, junior_high} or stage in {none, primary, junior_high} and age in 6..16" },
                "no benefit of the service waives the membership, which ends on the 16th birthday" },
            { "term compulsory_stage",
                { "stage in {primary} or stage in {none, primary, junior_high} and age in 6..15" },
                "junior high school begins at ten, and the membership ends on the 16th birthday" },
            { "term before_school",
                { "stage == kindergarten or stage in {junior_high, none, nursery, kindergarten} and age <= 6",
                    "stage == kindergarten or stage in {senior_high, none, nursery, kindergarten} and age <= 6",
                    "stage == kindergarten or stage in {vocational, none, nursery, kindergarten} and age <= 6" },
                "no child of six or younger can be there" },
            { "ZJ-01c", { "newborn and age < 2", "newborn and age <= 1" }, "no newborn is a year old" },
            { "contradiction newborn_stage",
                { "newborn and stage in { primary, junior_high, senior_high, vocational}",
                    "newborn and stage in {kindergarten,  junior_high, senior_high, vocational}",
                    "newborn and stage in {kindergarten, primary,  senior_high, vocational}",
                    "newborn and stage in {kindergarten, primary, junior_high,  vocational}",
                    "newborn and stage in {kindergarten, primary, junior_high, senior_high}" },
                "the age says it as well: a newborn is none, and too young for each of these" },
            { "shenzhen, hindrance shenzhen_hukou",
                { "hukou in {other_province, here, same_city_district, same_city_county}",
                    "hukou in {same_province, here, same_city_district, same_city_county}" },
                said_before },
            { "shenzhen, hindrance under_six_months", { "months_here < 7", "months_here <= 6" }, said_before },
            { "zhejiang, hindrance under_six_months", { "months_here < 7", "months_here <= 6" }, said_before },
        };
        for (const auto& [where, more] : { std::pair { "SZ-03b", "" }, std::pair { "SZ-03d", " and enrolled_here" },
                 std::pair { "ZJ-03b", "" }, std::pair { "ZJ-03c", "" }, std::pair { "ZJ-03d", " and rural_school" } })
            for (const char* stage : { "senior_high", "vocational" })
                listed.push_back(
                    { where, { std::string("stage in {") + stage + ", primary, junior_high}" + more }, of_the_target });
        return listed;
    }();
    return all;
}

std::string_view reason_of(const std::string& where, const std::string& wrong)
{
    for (const Equivalent& each : equivalents())
        if (each.where == where && std::find(each.wrong.begin(), each.wrong.end(), wrong) != each.wrong.end())
            return each.reason;
    return {};
}

struct Count {
    std::size_t made = 0;
    std::size_t noticed = 0;
    std::size_t same = 0; // survive, and no child is told anything else
};

void judge(const Workshop& workshop, const std::optional<Policy>& mutant, const std::string& where,
    const std::string& wrong, Count& count)
{
    if (!mutant)
        return; // cannot be read: the compiler of the content notices
    ++count.made;
    if (workshop.noticed(*mutant)) {
        ++count.noticed;
        return;
    }
    const std::string difference = workshop.difference(*mutant);
    const std::string_view reason = reason_of(where, wrong);
    CAPTURE(where);
    CAPTURE(wrong);
    CHECK_MESSAGE(difference.empty(), difference);
    CHECK_FALSE_MESSAGE(reason.empty(), "survives, and why is not listed");
    count.same += difference.empty() && !reason.empty();
}

} // namespace

TEST_CASE("the second reading notices when anything in the rules is changed")
{
    const Workshop workshop;
    REQUIRE_FALSE(workshop.noticed(workshop.original()));
    Count count;
    const Schema& schema = workshop.original().schema;
    for (std::size_t i = 0; i < workshop.terms().size(); ++i)
        for (const std::string& wrong : mutants_of(workshop.terms()[i].second, schema, workshop.terms())) {
            Terms terms = workshop.terms();
            terms[i].second = wrong;
            judge(workshop, workshop.with_terms(terms), "term " + terms[i].first, wrong, count);
        }
    std::vector<std::pair<std::string, std::string>> rules; // where, source
    Policy copy = workshop.original();
    each_rule(copy, [&](Rule& rule, const std::string& where) { rules.emplace_back(where, rule.source()); });
    for (std::size_t i = 0; i < rules.size(); ++i)
        for (const std::string& wrong : mutants_of(rules[i].second, schema, workshop.terms()))
            judge(workshop, workshop.with_rule(i, wrong), rules[i].first, wrong, count);
    MESSAGE(count.made << " mutants, " << count.noticed << " noticed; of the rest " << count.same
                       << " tell no child anything else");
    std::size_t listed = 0;
    for (const Equivalent& each : equivalents())
        listed += each.wrong.size();
    CHECK(count.same == listed);
    CHECK(count.made > 500);
    CHECK(count.noticed == count.made - count.same);
}
