// SPDX-License-Identifier: Apache-2.0
//
// The guide that is printed by default: overview, then what, where, what to bring and whom to call for each service.
#include "kiosk/take_along/paper_results.hpp"
#include "kiosk/words/words.hpp"

#include "tests/guide/paper.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <sstream>

using namespace kiosk;
using namespace kiosk::tests;

namespace {

// Two sheets, for two children; a page more in Tibetan, whose lines are the highest.
int most_pages(const std::string& language)
{
    return language == "bo" ? 5 : 4;
}
constexpr double least_em = 11;
constexpr double foot_top = 740; // nothing but the foot stands below

guide::GuideRequest request_of(Family family, std::string_view region, const std::string& language)
{
    return { installed(), data_folder / "fonts", {}, std::string(region), language, std::move(family),
        std::chrono::year(2026) / 11 / 21 };
}

Family told(const std::string& shared, const std::vector<std::string>& children)
{
    std::string json = R"({ "region": "zhejiang", "as_of": "2026-11-21", "family": {)" + shared + R"(}, "children": [)";
    for (std::size_t i = 0; i < children.size(); ++i)
        json += (i == 0 ? "{" : ", {") + children[i] + "}";
    return accepted(json + "] }").family;
}

// Two children each: much can be had, little can, little is told, and those whose services differ most.
std::vector<Family> pairs()
{
    const std::string settled = R"("hukou": "other_province", "months_here": 24, "carer": "parent")";
    const std::string infant = R"("age": 1, "stage": "nursery", "born_here": true, "hukou": "other_province",
        "months_here": 12, "carer": "parent")";
    const std::string disabled_infant = R"("disability": true, "insured": "other_province", )" + infant;
    const std::string preschooler
        = R"("age": 4, "stage": "kindergarten", "inclusive_kindergarten": true, "disability": true, "insured": "here",
             "distress": true, "height_under_120": true, )"
        + settled;
    const std::string pupil = R"("age": 9, "stage": "primary", "enrolled_here": true, "rural_school": true,
        "disability": true, "insured": "other_province", "destitute": true, "distress": true, )"
        + settled;
    const std::string senior
        = R"("age": 15, "stage": "senior_high", "enrolled_here": true, "disability": true, )" + settled;
    const std::string vocational = R"("age": 15, "stage": "vocational", "enrolled_here": true, )" + settled;
    const std::string newcomer
        = R"("label": "小石头", "age": 9, "stage": "primary", "months_here": 2, "carer": "parent",
        "hukou": "other_province")";
    const std::string poor
        = R"("residence_permit": true, "hardship": true, "low_income": true, "housing_hardship": true,
        "emergency": true, "parent_seeking_work": true)";
    return { told(poor, { disabled_infant, pupil }), told(poor, { preschooler, senior }),
        told(poor, { preschooler, pupil }), told(poor, { pupil, vocational }),
        told(R"("hardship": false)", { pupil, infant }), told(poor, { newcomer, newcomer }),
        told(R"("hardship": true)", { R"("age": 4, "months_here": 24)", R"("age": 9, "months_here": 24)" }),
        told({}, { R"("age": 9)", R"("age": 2)" }), told(poor, { newcomer, preschooler }) };
}

Family random_pair(unsigned seed)
{
    const Schema& schema = installed().policy().schema;
    Family family = random_family(schema, seed);
    family.children.resize(2, random_family(schema, seed + 10'000).children.front());
    return family;
}

std::vector<std::string> pages_of(const Paper& paper)
{
    std::vector<std::string> pages;
    std::istringstream all(paper.tool("pdftotext", "-raw", "-"));
    for (std::string page; std::getline(all, page, '\f');)
        pages.push_back(squeezed(page));
    return pages;
}

// What must stand together, in one language of Chinese: the number of the service in the list, all that is said on
// where to go and what to bring, the telephones.
std::vector<std::string> block_of(const Words& words, const Service& service, const std::vector<bool>& open)
{
    std::vector<std::string> parts { service.id };
    for (const std::string& id : service.hotlines)
        parts.push_back(installed().policy().hotline(id)->number);
    int where = 0;
    int bring = 0;
    for (std::size_t i = 0; i < service.benefits.size(); ++i)
        for (const std::size_t each : open[i] ? service.benefits[i].howto : std::vector<std::size_t> {}) {
            const HowTo& howto = installed().policy().howto[each];
            const std::string brief = words.brief(howto);
            if (brief.empty())
                continue;
            ++(howto.topic == Topic::where ? where : bring);
            parts.push_back(squeezed(brief));
        }
    if (where == 0)
        parts.push_back(squeezed(words(Phrase::guide_short_where)));
    if (bring == 0)
        parts.push_back(squeezed(words(Phrase::guide_short_papers)));
    return parts;
}

bool has_block(PaperVerdict best)
{
    return best.is(Prospect::now) || best.is(Prospect::later);
}

// Services that were found whole on one page each.
int check_blocks(const guide::GuideRequest& request)
{
    const Policy& policy = installed().policy();
    const Region& region = *policy.region(request.region);
    const Decider decider(policy, region);
    const auto results = results_for_paper(decider, request.family, policy.schema).children;
    // A family that reads another writing of Chinese shares our words with the clerk.
    const std::string chinese = request.language == "zh-Hant" ? "zh-Hant" : "zh-Hans";
    const auto chinese_messages = locale::Messages::create(chinese, installed().messages(chinese));
    const auto own_messages = locale::Messages::create(request.language, installed().messages(request.language));
    REQUIRE(chinese_messages);
    REQUIRE(own_messages);
    const Words words(installed(), *chinese_messages, region);
    const Words own(installed(), *own_messages, region);
    const Paper paper(made(request));
    const std::vector<std::string> pages = pages_of(paper);
    std::string all;
    for (const std::string& page : pages)
        all += page;
    int whole = 0;
    std::size_t first_benefit = 0;
    for (std::size_t i = 0; i < region.services.size(); ++i) {
        const Service& service = region.services[i];
        const auto best_of = [&](auto standing) {
            PaperVerdict best = Verdict::ineligible;
            for (const auto& child : results)
                best = std::min(best, standing(child));
            return best;
        };
        std::vector<bool> open;
        for (std::size_t j = 0; j < service.benefits.size(); ++j)
            open.push_back(has_block(best_of([&](const auto& child) { return child.benefits[first_benefit + j]; })));
        first_benefit += service.benefits.size();
        CAPTURE(service.id);
        // Right-to-left words come out in pieces.
        if (!own.right_to_left() && request.language != "bo")
            CHECK(all.find(squeezed(own.short_name(service))) != std::string::npos);
        if (!has_block(best_of([&](const auto& child) { return child.services[i]; }))) {
            CHECK(all.find(service.id) == std::string::npos);
            continue;
        }
        ++whole;
        const auto page = std::find_if(pages.begin(), pages.end(),
            [&](const std::string& text) { return text.find(service.id) != std::string::npos; });
        REQUIRE(page != pages.end());
        for (const std::string& part : block_of(words, service, open))
            CHECK_MESSAGE(page->find(part) != std::string::npos, part);
    }
    CHECK(all.find("⟦") == std::string::npos);
    return whole;
}

// The size of every character above the foot, by MuPDF: the least of Chinese ones, and of all.
struct Sizes {
    double chinese = 99;
    double any = 99;
};
Sizes sizes_on(const Paper& paper)
{
    Sizes sizes;
    double size = 0;
    std::istringstream lines(paper.tool("mutool", "draw -q -F stext"));
    for (std::string line; std::getline(lines, line);) {
        (void)std::sscanf(line.c_str(), "<font name=\"%*[^\"]\" size=\"%lf\"", &size);
        const auto at = line.find("<char quad=\"");
        if (at == std::string::npos)
            continue;
        double x = 0;
        double y = 0;
        char c[16] {};
        REQUIRE(std::sscanf(line.c_str() + at, "<char quad=\"%lf %lf", &x, &y) == 2);
        const auto character = line.find(" c=\"", at);
        REQUIRE(character != std::string::npos);
        (void)std::sscanf(line.c_str() + character, " c=\"%15[^\"]", c);
        if (y > foot_top)
            continue;
        // As it is, or by its number.
        unsigned code = 0;
        const auto lead = static_cast<unsigned char>(c[0]);
        const bool numbered = std::sscanf(c, "&#x%x;", &code) == 1;
        if (numbered ? code >= 0x4E00 && code <= 0x9FFF : lead >= 0xE4 && lead <= 0xE9) // U+4000 to U+9FFF
            sizes.chinese = std::min(sizes.chinese, size);
        sizes.any = std::min(sizes.any, size);
    }
    return sizes;
}

} // namespace

TEST_CASE("By default a guide is short, and large print is not")
{
    const guide::GuideRequest request = request_of(pairs().front(), "zhejiang", "en");
    guide::GuideRequest full = request;
    full.print.extent = PrintChoice::Extent::full;
    CHECK(Paper(made(request)).pages() * 3 < Paper(made(full)).pages());
}

TEST_CASE("Two sheets for two children, whoever they are, in every language and region")
{
    std::map<std::string, int> most;
    std::vector<Family> families = pairs();
    for (unsigned seed = 0; seed < 12; ++seed)
        families.push_back(random_pair(seed));
    for (const Region& region : installed().policy().regions)
        for (const std::string& language : installed().languages())
            for (std::size_t i = 0; i < families.size(); ++i) {
                CAPTURE(region.id);
                CAPTURE(language);
                CAPTURE(i);
                const auto made = guide::make_guide(request_of(families[i], region.id, language));
                REQUIRE(made);
                CHECK(made->pages <= most_pages(language));
                most[language] = std::max(most[language], made->pages);
            }
    for (const auto& [language, pages] : most)
        MESSAGE("most pages, " << language << ": " << pages);
}

TEST_CASE("Every service that can be had stands whole on one page: number, where, what to bring, telephone")
{
    int whole = 0;
    const std::vector<Family> families = pairs();
    for (const Region& region : installed().policy().regions)
        for (const std::string& language : installed().languages())
            for (std::size_t i = 0; i < families.size(); i += 2) {
                CAPTURE(region.id);
                CAPTURE(language);
                CAPTURE(i);
                whole += check_blocks(request_of(families[i], region.id, language));
            }
    CHECK(whole > 400);
    for (unsigned seed = 100; seed < 106; ++seed)
        check_blocks(request_of(random_pair(seed), seed % 2 ? "zhejiang" : "shenzhen", seed % 3 ? "bo" : "en"));
}

TEST_CASE("The clerk's Chinese, and all that a family reads, is at least 11 points")
{
    for (const std::string& language : installed().languages())
        for (const char* region : { "zhejiang", "shenzhen" }) {
            CAPTURE(language);
            const Paper paper(made(request_of(pairs()[2], region, language)));
            const Sizes sizes = sizes_on(paper);
            CHECK(sizes.chinese > least_em - 0.01);
            CHECK(sizes.chinese < 20); // some was seen
            CHECK(sizes.any > least_em - 0.01);
        }
}

TEST_CASE("A short guide is tagged, and its pictures have words")
{
    const Paper paper(made(request_of(pairs()[1], "zhejiang", "en")));
    CHECK(paper.tool("pdfinfo", "").find("Tagged:          yes") != std::string::npos);
    CHECK(paper.tool("qpdf", "--check").find("No syntax or stream encoding errors") != std::string::npos);
    const std::string structure = paper.tool("pdfinfo", "-struct");
    for (const char* element : { "H1", "H2", "Table", "L (", "LI (", "Lbl (", "LBody (", "Figure" })
        CHECK_MESSAGE(structure.find(element) != std::string::npos, element);
    const std::string file = paper.tool("qpdf", "--qdf --object-streams=disable", "-");
    for (const char* words : { "(Where to go)", "(What to bring)", "(Telephone)", "(You can have this)" })
        CHECK_MESSAGE(file.find(std::string("/Alt ") + words) != std::string::npos, words);
}

TEST_CASE("The last lines say that there is a long guide")
{
    for (const std::string language : { "zh-Hans", "zh-Hant", "en" }) {
        const std::string last = pages_of(Paper(made(request_of(pairs().front(), "shenzhen", language)))).back();
        CHECK(last.find(squeezed(installed().messages(language).at("ui.guide_short_more"))) != std::string::npos);
    }
}

TEST_CASE("In large print no block is cut, either, and the pages are bounded")
{
    for (const std::string& language : installed().languages()) {
        CAPTURE(language);
        guide::GuideRequest request = request_of(pairs()[2], "zhejiang", language);
        request.print.type = PrintChoice::Type::large;
        check_blocks(request);
        const Paper paper(made(request));
        MESSAGE("large print, " << language << ": " << paper.pages());
        CHECK(paper.pages() <= (language == "bo" ? 16 : 12));
        CHECK(sizes_on(paper).chinese > 13.9);
    }
}

TEST_CASE("More children make more pages, within bounds")
{
    for (const auto& [children, most] : { std::pair { 1, 4 }, std::pair { 3, 6 }, std::pair { 8, 9 } })
        for (const std::string& language : installed().languages()) {
            CAPTURE(language);
            CAPTURE(children);
            Family family = pairs()[2];
            const std::vector<Family> others = pairs();
            family.children.resize(1);
            for (int i = 1; i < children; ++i)
                family.children.push_back(others[static_cast<std::size_t>(i) % others.size()].children[i % 2]);
            const auto made = guide::make_guide(request_of(family, "zhejiang", language));
            REQUIRE(made);
            CHECK(made->pages <= most);
            MESSAGE(children << " children, " << language << ": " << made->pages);
        }
}
