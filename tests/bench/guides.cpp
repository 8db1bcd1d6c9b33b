// SPDX-License-Identifier: Apache-2.0
//
// guides DATA COUNT [LANGUAGE]: makes the fullest guide of a family of two COUNT times, in each language in turn or in
// one. One line a language: its tag, median and slowest milliseconds, kilobytes of the PDF, pages. Then "memory" and
// what is resident in kB before the first, after one in each language, after a tenth of them and after the last.
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
    Family family;
    const Schema& schema = catalogue->policy().schema;
    const auto tell = [&](Answers& answers, const char* fact, int value) { answers.know(*schema.find(fact), value); };
    tell(family.shared, "hardship", 1);
    for (const int age : { 4, 9 }) {
        Child& child = family.children.emplace_back();
        tell(child.answers, "age", age);
        tell(child.answers, "months_here", 24);
    }
    struct Series {
        std::string language;
        std::vector<double> milliseconds;
        std::size_t bytes = 0;
        int pages = 0;
    };
    std::vector<Series> all;
    for (const std::string& language : catalogue->languages())
        if (argc == 3 || language == argv[3])
            all.push_back({ language, {}, 0, 0 });
    if (all.empty()) {
        std::fputs("LANGUAGE: the content has no such language\n", stderr);
        return 2;
    }
    const long before = resident_kb();
    long first = 0;
    long early = 0;
    for (std::size_t i = 0; i < count; ++i) {
        Series& series = all[i % all.size()];
        guide::GuideRequest request { *catalogue, data / "fonts", {}, catalogue->policy().regions.front().id,
            series.language, family, std::chrono::year(2026) / 11 / 21 };
        request.print.scope = PrintChoice::Scope::everything;
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
        std::printf("%s %.0f %.0f %zu %d\n", series.language.c_str(),
            series.milliseconds[series.milliseconds.size() / 2], series.milliseconds.back(), series.bytes / 1000,
            series.pages);
    }
    std::printf("memory %ld %ld %ld %ld\n", before, first, early, resident_kb());
    return 0;
}
