// SPDX-License-Identifier: Apache-2.0
#include "kiosk/take_along/paper_results.hpp"

#include "tests/guide/paper.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <sstream>

using namespace kiosk;
using namespace kiosk::tests;

namespace {

// Eight children of all ages: the longest guide a kiosk makes.
std::string eight_children()
{
    std::string json
        = R"({ "region": "zhejiang", "as_of": "2026-11-21", "family": { "hardship": true }, "children": [)";
    const std::pair<int, const char*> children[] = { { 0, "none" }, { 2, "nursery" }, { 4, "kindergarten" },
        { 6, "kindergarten" }, { 9, "primary" }, { 13, "junior_high" }, { 15, "senior_high" }, { 16, "vocational" } };
    bool first = true;
    for (const auto& [age, stage] : children) {
        json += std::string(first ? "" : ",") + R"({ "label": "孩子)" + std::to_string(age) + R"(", "age": )"
            + std::to_string(age) + R"(, "stage": ")" + stage
            + R"(", "hukou": "other_province", "months_here": 3, "carer": "parent" })";
        first = false;
    }
    return json + "] }";
}

struct Word {
    double left, top, right, bottom;
    std::string text;
};

// pdftotext -bbox: every word and where it stands, page by page.
std::vector<std::vector<Word>> words_on(const Paper& paper)
{
    std::vector<std::vector<Word>> pages;
    std::istringstream lines(paper.tool("pdftotext", "-bbox", "-"));
    for (std::string line; std::getline(lines, line);) {
        if (line.find("<page ") != std::string::npos)
            pages.emplace_back();
        double x0, y0, x1, y1;
        char text[512];
        if (std::sscanf(line.c_str(), " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">%511[^<]", &x0, &y0,
                &x1, &y1, text)
            == 5)
            pages.back().push_back({ x0, y0, x1, y1, text });
    }
    return pages;
}

// `text` without blanks and without the marks that only turn text around, and with the joined forms of Arabic letters,
// which some extractors give as characters of their own, taken apart.
std::string letters(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const compatible = icu::Normalizer2::getNFKCInstance(status);
    REQUIRE(U_SUCCESS(status));
    const icu::UnicodeString all = icu::UnicodeString::fromUTF8(squeezed(text));
    icu::UnicodeString plain;
    for (std::int32_t i = 0; i < all.length(); i = all.moveIndex32(i, 1)) {
        const UChar32 c = all.char32At(i);
        const bool turns = u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) || c == 0x200B || c == 0xA0;
        if ((c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC))
            plain += compatible->normalize(icu::UnicodeString(c), status);
        else if (!turns)
            plain += c;
    }
    std::string result;
    plain.toUTF8String(result);
    return result;
}

std::size_t count(std::string_view text, std::string_view what)
{
    std::size_t n = 0;
    for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size()))
        ++n;
    return n;
}

} // namespace

TEST_CASE("No word stands on another, in any language and size, short and in full")
{
    for (const std::string& language : installed().languages())
        for (const auto extent : { PrintChoice::Extent::brief, PrintChoice::Extent::full })
            for (const auto type : { PrintChoice::Type::standard, PrintChoice::Type::large }) {
                guide::GuideRequest request = request_for(example, language);
                request.print.extent = extent;
                request.print.type = type;
                int page = 0;
                for (const std::vector<Word>& words : words_on(Paper(made(request)))) {
                    ++page;
                    for (const Word& one : words)
                        for (const Word& other : words) {
                            // Half of a full-width bracket is empty, and what follows it may stand there.
                            const double allowance = (one.bottom - one.top) / 2;
                            const bool one_line = std::abs(one.bottom - other.bottom) < 3;
                            const double shared = std::min(one.right, other.right) - std::max(one.left, other.left);
                            if (&one < &other && one_line && shared > allowance)
                                FAIL_CHECK(language << ", page " << page << ": \"" << one.text << "\" and \""
                                                    << other.text << "\" stand on one another");
                        }
                }
                CHECK(page > 1);
            }
}

TEST_CASE("Title, language, tags, day and outline")
{
    const guide::GuideRequest request = full_request_for(example, "en");
    const std::string pdf = made(request);
    const Paper paper(pdf);
    const std::string info = paper.tool("pdfinfo", "-isodates");
    CHECK(info.find("Title:           Services for your children") != std::string::npos);
    CHECK(info.find("Tagged:          yes") != std::string::npos);
    CHECK(info.find("2026-11-21T00:00:00Z") != std::string::npos);
    CHECK(info.find("A4") != std::string::npos);
    const std::string structure = paper.tool("pdfinfo", "-struct");
    CHECK(structure.find("Document") < structure.find("H1"));
    CHECK(structure.find("H1") < structure.find("H2"));
    for (const char* element : { "H3", "P (", "L (", "LI (", "Lbl (", "LBody (", "Figure" })
        CHECK(structure.find(element) != std::string::npos);
    const std::string catalog = paper.tool("qpdf", "--qdf --object-streams=disable --no-original-object-ids", "-");
    CHECK(catalog.find("/Lang (en)") != std::string::npos);
    CHECK(catalog.find("/Lang (zh-Hans)") != std::string::npos);
    CHECK(catalog.find("/DisplayDocTitle true") != std::string::npos);
    CHECK(catalog.find("/Marked true") != std::string::npos);
    CHECK(catalog.find("/Alt ") != std::string::npos);
    CHECK(catalog.find("/Outlines") != std::string::npos);
    CHECK(catalog.find("/Artifact BMC") != std::string::npos);
}

TEST_CASE("The PDF is sound and its fonts are in it")
{
    for (const std::string language : { "zh-Hans", "en" }) {
        const Paper paper(made(full_request_for(example, language)));
        CHECK(paper.tool("qpdf", "--check").find("No syntax or stream encoding errors") != std::string::npos);
        std::istringstream fonts(paper.tool("pdffonts", ""));
        std::string line;
        std::getline(fonts, line);
        const auto embedded = line.find("emb");
        std::getline(fonts, line);
        int faces = 0;
        for (; std::getline(fonts, line); ++faces)
            CHECK_MESSAGE(line.substr(embedded, 3) == "yes", line);
        CHECK(faces >= 2);
    }
}

TEST_CASE("The same request gives the same bytes")
{
    for (const std::string language : { "zh-Hans", "en" }) {
        const guide::GuideRequest request = full_request_for(example, language);
        CHECK((made(request) == made(request)));
    }
    guide::GuideRequest request = full_request_for(example, "en");
    const std::string before = made(request);
    request.as_of = std::chrono::year(2026) / 11 / 22;
    CHECK((made(request) != before));
}

TEST_CASE("The official words come out whole and in the order of the list")
{
    const Region& region = *installed().policy().region("zhejiang");
    const Decider decider(installed().policy(), region);
    for (const std::string language : { "zh-Hans", "en" }) {
        guide::GuideRequest request = full_request_for(example, language);
        request.print.scope = PrintChoice::Scope::everything;
        const auto results = results_for_paper(decider, request.family, installed().policy().schema).children;
        const std::string text = squeezed(Paper(made(request)).tool("pdftotext", "-raw", "-"));
        std::size_t at = 0;
        std::size_t blocks = 0;
        for (std::size_t i = 0; i < region.services.size(); ++i) {
            const Service& service = region.services[i];
            if (std::all_of(results.begin(), results.end(),
                    [&](const auto& child) { return child.services[i] == Verdict::ineligible; })) {
                CHECK_MESSAGE(text.rfind(service.id) != std::string::npos, service.id);
                continue;
            }
            ++blocks;
            const auto block = text.find(service.id, at);
            REQUIRE_MESSAGE(block != std::string::npos, service.id);
            at = block;
            for (const Benefit& benefit : service.benefits)
                CHECK_MESSAGE(text.find(squeezed(benefit.quote), at) != std::string::npos, benefit.id);
            for (const std::string& department : service.departments)
                CHECK_MESSAGE(text.find(squeezed(department), at) != std::string::npos, department);
        }
        CHECK(blocks > region.services.size() / 2);
        CHECK(text.find("⟦") == std::string::npos);
    }
}

TEST_CASE("Whole sentences come out in every script")
{
    // By MuPDF: Poppler turns the letters of a right-to-left line around one by one, those of a ligature with them, so
    // that its لا reads ال, whatever the file says that the glyph stands for.
    for (const std::string language : { "zh-Hans", "zh-Hant", "en", "ar", "ug", "bo" }) {
        CAPTURE(language);
        const auto& messages = installed().messages(language);
        const std::string text
            = letters(Paper(made(full_request_for(example, language))).tool("mutool", "draw -q -F text"));
        for (const char* key : { "ui.guide_title", "ui.guide_qr", "ui.guide_first_danger", "ui.guide_first_go",
                 "ui.guide_first_ask", "ui.report_office_decides" }) {
            const auto sentence = messages.find(key);
            REQUIRE(sentence != messages.end());
            CHECK_MESSAGE(text.find(letters(sentence->second)) != std::string::npos, key);
        }
        // The Chinese beside it.
        CHECK(text.find("责任部门：省教育厅") != std::string::npos);
    }
}

TEST_CASE("Nothing leaves the page, no line is cut, and every page has its number")
{
    for (const std::string language : { "zh-Hans", "en" })
        for (const auto type : { PrintChoice::Type::standard, PrintChoice::Type::large })
            for (const std::string& family : { std::string(example), eight_children() }) {
                guide::GuideRequest request = full_request_for(family, language);
                request.print.scope = PrintChoice::Scope::everything;
                request.print.type = type;
                const Paper paper(made(request));
                const auto pages = words_on(paper);
                REQUIRE(static_cast<int>(pages.size()) == paper.pages());
                for (const auto& page : pages)
                    for (const Word& word : page) {
                        CHECK_MESSAGE(word.left > 34, word.text);
                        CHECK_MESSAGE(word.right < 596 - 34, word.text);
                        CHECK_MESSAGE(word.top > 28, word.text);
                        CHECK_MESSAGE(word.bottom < 842 - 22, word.text);
                    }
                const std::string text = squeezed(paper.text());
                for (int page = 1; page <= paper.pages(); ++page)
                    CHECK(text.find("第" + std::to_string(page) + "页，共" + std::to_string(paper.pages()) + "页")
                        != std::string::npos);
            }
}

TEST_CASE("What is chosen is what is printed")
{
    guide::GuideRequest request = full_request_for(example, "zh-Hans");
    const int open = Paper(made(request)).pages();
    request.print.extent = PrintChoice::Extent::brief;
    const int brief = Paper(made(request)).pages();
    CHECK(brief < open);
    request.print.scope = PrintChoice::Scope::named;
    request.services = { "ZJ-07" };
    const Paper one(made(request));
    CHECK(one.pages() <= 3);
    CHECK(count(one.text(), "ZJ-07") == 1);
    CHECK(count(one.text(), "ZJ-03") == 0);
    request.services = { "ZJ-99" };
    CHECK_FALSE(guide::make_guide(request));
    guide::GuideRequest elsewhere = full_request_for(example, "zh-Hans");
    elsewhere.region = "nowhere";
    CHECK_FALSE(guide::make_guide(elsewhere));
    CHECK_FALSE(guide::make_guide(full_request_for(example, "xx")));
    guide::GuideRequest bare = full_request_for(example, "zh-Hans");
    bare.fonts = "/nowhere";
    CHECK_FALSE(guide::make_guide(bare));
}

// Of one to three children, told much and told little: what stays open fills a page, too.
std::vector<std::string> families()
{
    const std::string children[] = {
        R"({ "label": "老大", "age": 14, "hukou": "other_province", "months_here": 24, "carer": "parent",
             "stage": "junior_high", "enrolled_here": true })",
        R"({ "label": "老二", "age": 4, "hukou": "other_province", "months_here": 3, "carer": "parent",
             "stage": "kindergarten" })",
        R"({ "age": 1, "hukou": "none", "months_here": 12, "born_here": true, "carer": "relative", "stage": "none",
             "disability": true })"
    };
    std::vector<std::string> families { std::string(example) };
    std::string some;
    for (const std::string& child : children) {
        some += (some.empty() ? "" : ", ") + child;
        for (const char* region : { "zhejiang", "shenzhen" })
            families.push_back(std::string(R"({ "region": ")") + region
                + R"(", "as_of": "2026-11-21", "family": { "residence_permit": true, "hardship": true },
                    "children": [)"
                + some + "] }");
    }
    return families;
}

TEST_CASE("The overview is one page for up to three children in every language")
{
    for (const std::string& language : installed().languages())
        for (const std::string& family : families()) {
            CAPTURE(language);
            CAPTURE(family);
            guide::GuideRequest request = full_request_for(family, language);
            request.print.scope = PrintChoice::Scope::named;
            request.services = { installed().policy().region(request.region)->services.back().id };
            const Paper paper(made(request));
            // The telephone numbers, and what to do first to its end; the service comes after it.
            const std::string overview = squeezed(paper.tool("pdftotext", "-raw -f 1 -l 1", "-"));
            const Region& region = *installed().policy().region(request.region);
            for (std::size_t i = 0; i < 6; ++i)
                CHECK_MESSAGE(overview.find(region.hotlines[i]) != std::string::npos, region.hotlines[i]);
            const std::string first = letters(paper.tool("mutool", "draw -q -F text", "1"));
            CHECK(first.find(letters(installed().messages(language).at("ui.guide_first_ask"))) != std::string::npos);
            CHECK(overview.find(request.services.front()) == std::string::npos);
            const std::string rest = squeezed(paper.tool("pdftotext", "-raw -f 2", "-"));
            CHECK(rest.find(request.services.front()) != std::string::npos);
        }
}

TEST_CASE("On the first page: the code, each child's signs, and the Chinese beside the names")
{
    for (const std::string language : { "zh-Hans", "zh-Hant", "en", "ar" }) {
        CAPTURE(language);
        const Paper paper(made(full_request_for(families()[3], language))); // two children
        CHECK(read_codes(paper.page(1, 150)).size() == 1);
        CHECK(squeezed(paper.tool("pdftotext", "-raw -f 1 -l 1", "-")).find("义务教育服务") != std::string::npos);
        const std::string structure = paper.tool("pdfinfo", "-struct-text");
        for (const char* element : { "Table", "TR", "TH", "TD" })
            CHECK_MESSAGE(structure.find(element) != std::string::npos, element);
    }
    const Paper paper(made(full_request_for(families()[3], "en")));
    const std::string structure = paper.tool("qpdf", "--qdf --object-streams=disable", "-");
    CHECK(structure.find("/Alt (You can have this \\(child 1\\))") != std::string::npos);
    CHECK(structure.find("/Alt (Not yet \\(child 2\\))") != std::string::npos);
}

TEST_CASE("The full guide is short enough to be read")
{
    // Of two children: in full, and in large print.
    struct Pages {
        std::string language;
        int full, large;
    };
    for (const Pages& most : { Pages { "zh-Hans", 15, 22 }, Pages { "zh-Hant", 18, 25 }, Pages { "en", 27, 42 },
             Pages { "ar", 25, 37 }, Pages { "ug", 28, 45 }, Pages { "bo", 32, 49 } }) {
        CAPTURE(most.language);
        guide::GuideRequest request = full_request_for(families()[3], most.language);
        CHECK(Paper(made(request)).pages() <= most.full);
        request.print.type = PrintChoice::Type::large;
        CHECK(Paper(made(request)).pages() <= most.large);
    }
    for (const auto& [language, most] :
        { std::pair { std::string("zh-Hans"), 36 }, std::pair { std::string("en"), 72 } }) {
        guide::GuideRequest all = full_request_for(eight_children(), language);
        all.print.scope = PrintChoice::Scope::everything;
        all.print.type = PrintChoice::Type::large;
        const int longest = Paper(made(all)).pages();
        MESSAGE("the longest guide, " << language << ": " << longest << " pages");
        CHECK(longest <= most);
    }
}

TEST_CASE("A hostile name stays on its line and turns nothing around")
{
    guide::GuideRequest request = full_request_for(example, "en");
    request.family.children[0].label = "\u202Eevil\a\n\u2067ABC\u200Fمرحبا\xFF" + std::string(5000, 'x');
    const Paper paper(made(request));
    CHECK(paper.tool("qpdf", "--check").find("No syntax or stream encoding errors") != std::string::npos);
    const std::string text = paper.text();
    CHECK(text.find(std::string(60, 'x')) == std::string::npos);
    CHECK(text.find("x…") != std::string::npos); // and says that it was cut
    CHECK(text.find("\u202E") == std::string::npos);
    CHECK(text.find("evil") != std::string::npos);
}

TEST_CASE("Windows of the site are named")
{
    guide::GuideRequest request = full_request_for(example, "en");
    request.site.windows.push_back({ "all", "翠苑街道窗口", "文三路1号", "9:00-17:00", "0571-0000" });
    const std::string text = squeezed(Paper(made(request)).text());
    CHECK(text.find("翠苑街道窗口文三路1号9:00-17:000571-0000") != std::string::npos);
}

TEST_CASE("Paper tells the hint to the child it is for, with its own region's way to apply")
{
    const auto said = [](std::string_view region, std::string_view child) {
        return squeezed(Paper(
            made(full_request_for(R"({"region":")" + std::string(region)
                    + R"(","as_of":"2026-11-21","children":[{"hukou":"other_province","months_here":24,"carer":"parent",)"
                    + std::string(child) + "}]}",
                "zh-Hans")))
                            .text());
    };
    const std::string kindergarten = said("zhejiang", R"("age":6,"stage":"kindergarten")");
    CHECK(kindergarten.find("满6周岁后的9月入学") != std::string::npos);
    CHECK(said("zhejiang", R"("age":9,"stage":"primary")").find("满6周岁后的9月入学") == std::string::npos);
    const std::string infant = said("shenzhen", R"("age":2,"stage":"none")");
    CHECK(infant.find("去现在住的地方的社康中心（社区卫生服务中心）") != std::string::npos);
    CHECK(said("shenzhen", R"("age":9,"stage":"primary","insured":"same_province")").find("可以打12393问参保地怎么办")
        != std::string::npos);
}
