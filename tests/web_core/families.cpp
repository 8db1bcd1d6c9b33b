// SPDX-License-Identifier: Apache-2.0
//
// web_families CONTENT.DB COUNT SEED: random families, one a line, with what `kiosk check` answers to each:
//   { "family": "<JSON>", "today": "…", "sha256": "<of the answer's bytes>" }, or "error": "<its line>"
// Both regions, one to three children, facts that are known, declined or not there; one in four takes no heed of
// contradictions, so that most of those are refused.
#include "kiosk/cli/check_json.hpp"
#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/sha256.hpp"
#include "kiosk/diagnostics/json_text.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>

namespace {

using namespace kiosk;
using namespace std::chrono_literals;

constexpr std::chrono::year_month_day today = 2026y / 11 / 29;
constexpr int beyond = 24; // so far above its minimum an integer is tried

class FamilyMaker {
public:
    FamilyMaker(const Policy& policy, unsigned seed)
        : policy_(policy)
        , random_(seed)
    {
    }

    std::string make()
    {
        const bool heedless = up_to(3) == 0;
        Json family { { "region", policy_.regions[up_to(policy_.regions.size() - 1)].id } };
        if (up_to(3) == 0)
            family["as_of"] = "20" + std::to_string(15 + up_to(20)) + "-0" + std::to_string(1 + up_to(8)) + "-15";
        Answers shared;
        family["family"] = facts(Scope::family, shared, heedless);
        family["children"] = Json::array();
        // Mostly one child, so that many families are cheap.
        for (std::size_t child = 1 + (up_to(3) == 0 ? 1 : 0) + (up_to(7) == 0 ? 1 : 0); child > 0; --child) {
            Answers told = shared;
            Json object = facts(Scope::child, told, heedless);
            if (up_to(4) == 0)
                object["label"] = "小明 \"A\"\n";
            family["children"].push_back(std::move(object));
        }
        return json_text(family);
    }

private:
    std::size_t up_to(std::size_t most) { return random_() % (most + 1); } // the same on every machine

    int value(const Fact& fact)
    {
        switch (fact.kind) {
        case FactKind::boolean:
            return static_cast<int>(up_to(1));
        case FactKind::choice:
            return static_cast<int>(up_to(fact.values.size() - 1));
        case FactKind::integer:
            break;
        }
        const int most = fact.maximum - fact.minimum > beyond ? fact.minimum + beyond : fact.maximum;
        return fact.minimum + static_cast<int>(up_to(static_cast<std::size_t>(most - fact.minimum)));
    }

    Json facts(Scope scope, Answers& told, bool heedless)
    {
        Json object = Json::object();
        const std::size_t silence = up_to(9); // how much is not told differs from family to family
        for (const FactId id : policy_.schema.ids(policy_.schema.of_scope(scope))) {
            const Fact& fact = policy_.schema[id];
            if (up_to(9) < silence)
                continue;
            if (up_to(9) == 0) {
                object[fact.name] = nullptr;
                continue;
            }
            Answers more = told;
            more.know(id, value(fact));
            if (!heedless && !policy_.contradictions_in(more).empty())
                continue;
            told = more;
            const int known = told.value(id);
            object[fact.name] = fact.kind == FactKind::boolean ? Json(known != 0)
                : fact.kind == FactKind::integer               ? Json(known)
                                                               : Json(fact.values[static_cast<std::size_t>(known)]);
        }
        return object;
    }

    const Policy& policy_;
    std::mt19937 random_;
};

} // namespace

int main(int count, char** arguments)
{
    if (count != 4) {
        (void)std::fputs("usage: web_families CONTENT.DB COUNT SEED\n", stderr);
        return 2;
    }
    const auto catalogue = content::Catalogue::open(arguments[1]);
    if (!catalogue) {
        (void)std::fprintf(stderr, "%s\n", catalogue.error().message.c_str());
        return 1;
    }
    FamilyMaker maker(catalogue->policy(), static_cast<unsigned>(std::strtoul(arguments[3], nullptr, 10)));
    for (unsigned long i = std::strtoul(arguments[2], nullptr, 10); i > 0; --i) {
        const std::string family = maker.make();
        Json line { { "family", family }, { "today", "2026-11-29" } };
        const auto request = cli::read_family(family, "family", catalogue->policy(), today);
        if (request) {
            std::string json;
            cli::write_json(*request, *catalogue, [&](std::string_view piece) {
                json += piece;
                return true;
            });
            line["sha256"] = content::sha256(json);
        } else {
            line["error"] = request.error().message;
        }
        (void)std::printf("%s\n", json_text(line).c_str());
    }
    return 0;
}
