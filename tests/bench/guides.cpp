// SPDX-License-Identifier: Apache-2.0
//
// guides DATA COUNT [LANGUAGE]: makes COUNT guides of a family of two, the default one and the fullest in each language
// in turn, or in one. One line for each: "default" or "fullest", the language, median and slowest milliseconds,
// kilobytes of the PDF, pages. Then "memory" and what is resident in kB before the first, after one of each, after a
// tenth of them and after the last.
#include "kiosk/guide/guide.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace {

long resident_kb()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:"))
            return std::strtol(line.c_str() + 6, nullptr, 10);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    using namespace kiosk;
    if (argc != 3 && argc != 4) {
        std::fputs("usage: guides DATA COUNT [LANGUAGE]\n", stderr);
        return 2;
    }
    const std::filesystem::path data = argv[1];
    const auto count = static_cast<std::size_t>(std::strtoul(argv[2], nullptr, 10));
    const auto catalogue = content::Catalogue::open(data / "content.db");
    if (!catalogue || count == 0) {
        std::fputs(catalogue ? "COUNT: expected a number above 0\n" : catalogue.error().message.c_str(), stderr);
        return 2;
    }
    // Of the fullest little is told, so that everything stays open; by default those that can have most get most
    // blocks.
    Family open;
    const Schema& schema = catalogue->policy().schema;
    const auto tell = [&](Answers& answers, const char* fact, int value) { answers.know(*schema.find(fact), value); };
    tell(open.shared, "hardship", 1);
    for (const int age : { 4, 9 }) {
        Child& child = open.children.emplace_back();
        tell(child.answers, "age", age);
        tell(child.answers, "months_here", 24);
    }
    Family told = open;
    for (const char* fact :
        { "residence_permit", "low_income", "housing_hardship", "emergency", "parent_seeking_work" })
        tell(told.shared, fact, 1);
    const char* const stages[] = { "kindergarten", "primary" };
    for (std::size_t i = 0; i < told.children.size(); ++i) {
        Answers& answers = told.children[i].answers;
        for (const auto& [fact, value] : { std::pair { "hukou", "other_province" }, { "carer", "parent" },
                 { "insured", "other_province" }, { "stage", stages[i] } })
            tell(answers, fact, *schema[*schema.find(fact)].value_of(value));
        for (const char* fact : { "disability", "enrolled_here", "destitute", "distress" })
            tell(answers, fact, 1);
    }
    struct Series {
        const char* name;
        std::string language;
        const Family* family;
        PrintChoice print;
        std::vector<double> milliseconds;
        std::size_t bytes = 0;
        int pages = 0;
    };
    std::vector<Series> all;
    for (const std::string& language : catalogue->languages())
        if (argc == 3 || language == argv[3])
            for (const bool fullest : { false, true })
                all.push_back({ fullest ? "fullest" : "default", language, fullest ? &open : &told,
                    fullest ? PrintChoice { PrintChoice::Scope::everything, PrintChoice::Extent::full }
                            : PrintChoice {},
                    {}, 0, 0 });
    if (all.empty()) {
        std::fputs("LANGUAGE: the content has no such language\n", stderr);
        return 2;
    }
    const long before = resident_kb();
    long first = 0;
    long early = 0;
    for (std::size_t i = 0; i < count; ++i) {
        Series& series = all[i % all.size()];
        const guide::GuideRequest request { *catalogue, data / "fonts", {}, catalogue->policy().regions.front().id,
            series.language, *series.family, std::chrono::year(2026) / 11 / 21, series.print };
        const auto start = std::chrono::steady_clock::now();
        auto pdf = guide::make_guide(request);
        const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
        if (!pdf) {
            std::fprintf(stderr, "%s\n", pdf.error().message.c_str());
            return 1;
        }
        series.milliseconds.push_back(time.count());
        series.bytes = pdf->pdf.size();
        series.pages = pdf->pages;
        if (i + 1 == all.size())
            first = resident_kb();
        if (i == count / 10)
            early = resident_kb();
    }
    for (Series& series : all) {
        if (series.milliseconds.empty())
            continue;
        std::sort(series.milliseconds.begin(), series.milliseconds.end());
        std::printf("%s %s %.0f %.0f %zu %d\n", series.name, series.language.c_str(),
            series.milliseconds[series.milliseconds.size() / 2], series.milliseconds.back(), series.bytes / 1000,
            series.pages);
    }
    std::printf("memory %ld %ld %ld %ld\n", before, first, early, resident_kb());
    return 0;
}
