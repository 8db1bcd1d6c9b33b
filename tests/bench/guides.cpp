// SPDX-License-Identifier: Apache-2.0
//
// guides DATA COUNT [LANGUAGE]: makes the fullest guide of a family of two in each language, or in one, COUNT times.
// One line a language: median and slowest milliseconds, kilobytes of the PDF, resident memory in kB before the first,
// after the first, after a tenth of them and after the last.
#include "kiosk/guide/guide.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

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
    for (const std::string& language : catalogue->languages()) {
        if (argc == 4 && language != argv[3])
            continue;
        guide::GuideRequest request { *catalogue, data / "fonts", {}, catalogue->policy().regions.front().id, language,
            family, std::chrono::year(2026) / 11 / 21 };
        request.choice = guide::Choice::everything;
        std::vector<double> milliseconds;
        const long before = resident_kb();
        long first = 0;
        long early = 0;
        std::size_t bytes = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const auto start = std::chrono::steady_clock::now();
            auto pdf = guide::make_guide(request);
            milliseconds.push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
            if (!pdf) {
                std::fprintf(stderr, "%s\n", pdf.error().message.c_str());
                return 1;
            }
            bytes = pdf->pdf.size();
            if (i == 0)
                first = resident_kb();
            if (i == count / 10)
                early = resident_kb();
        }
        std::sort(milliseconds.begin(), milliseconds.end());
        std::printf("%s %.0f %.0f %zu %ld %ld %ld %ld\n", language.c_str(), milliseconds[count / 2],
            milliseconds.back(), bytes / 1000, before, first, early, resident_kb());
    }
    return 0;
}
