// SPDX-License-Identifier: Apache-2.0
//
// speed CONTENT.DB FACTS.TOML [benchmark options]: how long it takes to decide one child of 100 000 drawn by lot.
// speed --export CONTENT.DB FACTS.TOML COUNT [REGION]: the rules of a region, the first where none is named, and the
// first COUNT of these children with their verdicts, as JSON for peers.mjs and engines.mjs.
#include "kiosk/content/catalogue.hpp"
#include "kiosk/core/verdict_tables.hpp"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <fstream>
#include <random>

using namespace kiosk;

namespace {

constexpr int child_count = 100'000;

// Everything told, no contradiction, and most of them migrant children or nearly: else there is little to decide.
std::vector<Answers> children_of(const Policy& policy, int count)
{
    std::mt19937 random(20261121);
    const auto up_to = [&](int most) { return std::uniform_int_distribution(0, most)(random); };
    const auto id = [&](std::string_view name) { return *policy.schema.find(name); };
    const auto choice
        = [&](std::string_view fact, std::string_view value) { return *policy.schema[id(fact)].value_of(value); };
    std::vector<Answers> children;
    while (static_cast<int>(children.size()) < count) {
        Answers child;
        for (const FactId fact : policy.schema.ids()) {
            const Fact& of = policy.schema[fact];
            const int values = of.kind == FactKind::boolean ? 1
                : of.kind == FactKind::choice               ? static_cast<int>(of.values.size()) - 1
                : of.growth == Growth::months               ? 48
                                                            : of.maximum;
            child.know(fact, of.minimum + up_to(values));
        }
        if (up_to(9) < 7) {
            child.know(id("hukou"), choice("hukou", up_to(9) < 7 ? "other_province" : "same_province"));
            child.know(id("carer"), choice("carer", "parent"));
            child.know(id("age"), up_to(16));
        }
        if (policy.contradictions_in(child).empty())
            children.push_back(child);
    }
    return children;
}

struct Setting {
    explicit Setting(content::Catalogue opened, const char* region = nullptr)
        : catalogue(std::move(opened))
        , policy(catalogue.policy())
        , decider(policy, region ? *policy.region(region) : policy.regions.front())
        , children(children_of(policy, child_count))
    {
        auto made = VerdictTables::create(policy, decider);
        assert(made);
        tables = *std::move(made);
        for (const Answers& child : children)
            codes.push_back(tables.codes(child));
    }

    content::Catalogue catalogue;
    const Policy& policy;
    Decider decider;
    std::vector<Answers> children;
    VerdictTables tables;
    std::vector<VerdictTables::Codes> codes;
};

template <class Work> void each_child(benchmark::State& state, const Work& work)
{
    std::size_t at = 0;
    for (auto _ : state) {
        work(at);
        at = at + 1 == child_count ? 0 : at + 1;
    }
    state.SetItemsProcessed(state.iterations());
}

void put_string(std::string_view text)
{
    std::putchar('"');
    for (const char c : text) {
        if (c == '"' || c == '\\')
            std::putchar('\\');
        std::putchar(c);
    }
    std::putchar('"');
}

void export_terms(const char* facts)
{
    std::ifstream file(facts);
    bool within = false;
    const char* separator = "";
    std::printf("\"terms\":{");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('['))
            within = line == "[terms]";
        const auto open = line.find('"');
        if (!within || line.starts_with('#') || open == std::string::npos)
            continue;
        std::printf("%s", separator);
        put_string(line.substr(0, line.find(' ')));
        std::putchar(':');
        put_string(line.substr(open + 1, line.rfind('"') - open - 1));
        separator = ",";
    }
    std::printf("},\n");
}

void export_rules(const Setting& setting, const char* facts, int count)
{
    const Schema& schema = setting.policy.schema;
    std::printf("{");
    export_terms(facts);
    std::printf("\"membership\":{");
    const char* separator = "";
    for (const Clause& clause : setting.decider.region().membership) {
        std::printf("%s", separator);
        put_string(clause.id);
        std::putchar(':');
        put_string(clause.rule.source());
        separator = ",";
    }
    std::printf("},\n\"benefits\":[");
    for (std::size_t i = 0; i < setting.decider.benefit_count(); ++i) {
        std::printf("%s\n{\"id\":\"%s\",\"clauses\":[", i ? "," : "", setting.decider.benefit(i).id.c_str());
        separator = "";
        for (const Clause* clause : setting.decider.clauses(i)) {
            std::printf("%s", separator);
            put_string(clause->rule.source());
            separator = ",";
        }
        std::printf("],\"confirm\":[");
        separator = "";
        for (const Confirmation& confirmation : setting.decider.benefit(i).confirmations) {
            std::printf("%s", separator);
            put_string(confirmation.when.source());
            separator = ",";
        }
        std::printf("]}");
    }
    std::printf("],\n\"children\":[");
    for (int i = 0; i < count; ++i) {
        const Answers& child = setting.children[static_cast<std::size_t>(i)];
        std::printf("%s\n{", i ? "," : "");
        separator = "";
        for (const FactId fact : schema.ids()) {
            std::printf("%s", separator);
            put_string(schema[fact].name);
            std::putchar(':');
            const std::string value = schema[fact].spelled(child.value(fact));
            if (schema[fact].kind == FactKind::choice)
                put_string(value);
            else
                std::printf("%s", value.c_str());
            separator = ",";
        }
        std::printf("}");
    }
    // What holds today; the peers know nothing of time: N for whatever does not.
    std::printf("],\n\"verdicts\":[");
    for (int i = 0; i < count; ++i) {
        const Decision decision = setting.decider.decide(setting.children[static_cast<std::size_t>(i)]);
        std::printf("%s\"", i ? "," : "");
        for (std::size_t b = 0; b < decision.benefits.size(); ++b) {
            bool refused = false;
            for (const Reason& reason : setting.decider.reasons(decision, b))
                refused |= reason.clause && reason.finding.truth == Truth::no;
            const Verdict verdict = decision.benefits[b].verdict;
            std::putchar(refused                      ? 'N'
                    : verdict == Verdict::eligible    ? 'E'
                    : verdict == Verdict::conditional ? 'C'
                                                      : 'U');
        }
        std::putchar('"');
    }
    std::printf("]}\n");
}

} // namespace

int main(int count, char** arguments)
{
    const bool exporting = (count == 5 || count == 6) && std::string_view(arguments[1]) == "--export";
    if (count < 3) {
        (void)std::fprintf(stderr, "speed: expected CONTENT.DB FACTS.TOML\n");
        return 2;
    }
    auto catalogue = content::Catalogue::open(arguments[exporting ? 2 : 1]);
    if (!catalogue) {
        (void)std::fprintf(stderr, "speed: %s\n", catalogue.error().message.c_str());
        return 1;
    }
    const char* const region = exporting && count == 6 ? arguments[5] : nullptr;
    if (region && !catalogue->policy().region(region)) {
        (void)std::fprintf(stderr, "speed: there is no region %s\n", region);
        return 2;
    }
    const Setting setting(*std::move(catalogue), region);
    if (exporting) {
        export_rules(setting, arguments[3], std::min(std::atoi(arguments[4]), child_count));
        return 0;
    }
    benchmark::RegisterBenchmark("decide, with reasons", [&](benchmark::State& state) {
        each_child(state, [&](std::size_t at) {
            const Decision decision = setting.decider.decide(setting.children[at]);
            std::size_t reasons = 0;
            for (std::size_t i = 0; i < decision.benefits.size(); ++i)
                for (const Reason& reason : setting.decider.reasons(decision, i))
                    reasons += reason.finding.truth == Truth::no;
            benchmark::DoNotOptimize(reasons);
        });
    });
    benchmark::RegisterBenchmark("decide, every clause evaluated", [&](benchmark::State& state) {
        each_child(
            state, [&](std::size_t at) { benchmark::DoNotOptimize(setting.decider.decide(setting.children[at])); });
    });
    benchmark::RegisterBenchmark("verdicts only, from answers", [&](benchmark::State& state) {
        each_child(
            state, [&](std::size_t at) { benchmark::DoNotOptimize(setting.tables.decide(setting.children[at])); });
    });
    benchmark::RegisterBenchmark("verdicts only, from codes", [&](benchmark::State& state) {
        each_child(state, [&](std::size_t at) { benchmark::DoNotOptimize(setting.tables.decide(setting.codes[at])); });
    });
    --count;
    std::copy(arguments + 2, arguments + count + 1, arguments + 1); // without the database
    --count;
    std::copy(arguments + 2, arguments + count + 1, arguments + 1); // and without the facts
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
}
