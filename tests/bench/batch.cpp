// SPDX-License-Identifier: Apache-2.0
//
// batch KIOSK CONTENT.DB [CHILDREN [ROUNDS]]: what `kiosk check --batch` takes for a register of so many children drawn
// by lot (a million), as CSV and as JSON lines, and what the least would be: the same file read with the same
// tokeniser and written again, nothing understood. Each in turn in every round, so that what else the machine does
// happens to all; medians, and ratios of medians. Results go to /dev/null.
//
// batch --copy FILE | batch --read FILE: one of the parts, as the rounds call it.
// batch --told CONTENT.DB REGION CHILDREN NAME: NAME.csv and NAME.jsonl, of one region, every fact told: for engines
// that know nothing of what is not told.
#include "kiosk/content/catalogue.hpp"
#include "kiosk/register/line.hpp"
#include "kiosk/register/register.hpp"
#include "kiosk/register/row_reader.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>

extern char** environ;

using namespace kiosk;

namespace {

using Clock = std::chrono::steady_clock;

content::Catalogue opened(const char* path)
{
    auto catalogue = content::Catalogue::open(path);
    if (!catalogue) {
        std::fprintf(stderr, "batch: %s\n", catalogue.error().message.c_str());
        std::exit(1);
    }
    return *std::move(catalogue);
}

// As bureaus know them: most facts told, many of them migrant children. `told`: all of them.
Answers child_by_lot(const Policy& policy, std::mt19937& random, bool told)
{
    const auto up_to = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
    while (true) {
        Answers child;
        for (const FactId fact : policy.schema.ids()) {
            const Fact& of = policy.schema[fact];
            if (!told && up_to(9) == 0)
                continue;
            const int values = of.kind == FactKind::boolean ? 1
                : of.kind == FactKind::choice               ? static_cast<int>(of.values.size()) - 1
                : of.growth == Growth::months               ? 48
                                                            : of.maximum;
            child.know(fact, of.minimum + up_to(values));
        }
        if (policy.contradictions_in(child).empty() && policy.doubts_in(child).empty())
            return child;
    }
}

// Of all regions; of `one`, where it is given, with every fact told.
void write_registers(const Policy& policy, int children, const std::string& name, const Region* one = nullptr)
{
    std::ofstream csv(name + ".csv", std::ios::binary);
    std::ofstream json(name + ".jsonl", std::ios::binary);
    std::mt19937 random(15);
    csv << "label,region";
    for (const FactId fact : policy.schema.ids())
        csv << ',' << policy.schema[fact].name;
    csv << '\n';
    for (int i = 0; i < children; ++i) {
        const Answers child = child_by_lot(policy, random, one != nullptr);
        const std::string label = "孩子" + std::to_string(i);
        const std::string& region = (one ? *one : policy.regions[random() % policy.regions.size()]).id;
        csv << label << ',' << region;
        json << "{\"label\":\"" << label << "\",\"region\":\"" << region << '"';
        for (const FactId id : policy.schema.ids()) {
            csv << ',';
            if (!child.is_known(id))
                continue;
            const Fact& fact = policy.schema[id];
            const std::string value = fact.spelled(child.value(id));
            csv << value;
            json << ",\"" << fact.name << "\":" << (fact.kind == FactKind::choice ? '"' + value + '"' : value);
        }
        csv << '\n';
        json << "}\n";
    }
}

// ── the parts ──

void copy_csv(std::string_view line, std::string& to)
{
    std::string buffer;
    bool more = true;
    while (more) {
        const auto cell = registers::next_cell(line, ',', more, buffer);
        if (!cell)
            std::exit(1);
        to += *cell;
        to += more ? ',' : '\n';
    }
}

void copy_json(std::string_view line, std::string& to)
{
    registers::JsonLine scanner(line);
    to += '{';
    if (!scanner.accept('{'))
        std::exit(1);
    do {
        const auto name = scanner.text();
        if (!name || !scanner.accept(':'))
            std::exit(1);
        const auto value = scanner.value();
        if (!value)
            std::exit(1);
        const bool text = value->shape == registers::RegisterValue::Shape::text;
        to.append(1, '"').append(*name).append(text ? "\":\"" : "\":").append(value->text).append(text ? "\"" : "");
        to += ',';
    } while (scanner.accept(','));
    to.back() = '}';
    to += '\n';
}

int copy(const char* file)
{
    std::ios::sync_with_stdio(false);
    std::ifstream in(file, std::ios::binary);
    const bool csv = std::string_view(file).ends_with(".csv");
    std::string buffer(std::size_t { 1 } << 20, '\0');
    std::string rest;
    std::string out;
    while (in) {
        in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        rest.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
        std::string_view lines(rest);
        for (std::size_t end = 0; (end = lines.find('\n')) != std::string_view::npos; lines.remove_prefix(end + 1))
            csv ? copy_csv(lines.substr(0, end), out) : copy_json(lines.substr(0, end), out);
        rest.erase(0, rest.size() - lines.size());
        std::cout.write(out.data(), static_cast<std::streamsize>(out.size()));
        out.clear();
    }
    return std::cout.flush() ? 0 : 1;
}

int read(const char* database, const char* file)
{
    const content::Catalogue catalogue = opened(database);
    std::ifstream in(file, std::ios::binary);
    const registers::Reading reading { &catalogue.policy().regions.front(), {}, {}, {}, nullptr };
    auto source = registers::Register::open(in, catalogue, reading);
    if (!source)
        return 1;
    registers::RowReader reader(catalogue.policy(), reading, source->heading());
    registers::Block block;
    registers::Row row;
    std::size_t read = 0;
    while (source->next(block))
        for (reader.begin(block); reader.next(row);)
            read += !row.fault;
    return read > 0 && !source->failure() ? 0 : 1;
}

int told(const char* database, const char* region, int children, const char* name)
{
    const content::Catalogue catalogue = opened(database);
    const Region* const one = catalogue.policy().region(region);
    if (!one) {
        std::fprintf(stderr, "batch: there is no region %s\n", region);
        return 2;
    }
    write_registers(catalogue.policy(), children, name, one);
    return 0;
}

// ── the rounds ──

struct Run {
    double seconds = 0;
    double processor = 0; // seconds of all processors
    long peak = 0; // KiB
};

double in_seconds(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

pid_t begin(const std::vector<std::string>& command)
{
    std::vector<char*> arguments;
    for (const std::string& each : command)
        arguments.push_back(const_cast<char*>(each.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int failed = posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return failed ? 0 : child;
}

// Of `together` processes that do the same at once, until the last has ended.
Run run(const std::vector<std::string>& command, int together)
{
    const auto begun = Clock::now();
    std::vector<pid_t> children;
    for (int i = 0; i < together; ++i)
        children.push_back(begin(command));
    Run run;
    for (const pid_t child : children) {
        int status = 0;
        struct rusage usage { };
        if (child == 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
            std::fprintf(stderr, "batch: %s failed\n", command[0].c_str());
            std::exit(1);
        }
        run.processor += in_seconds(usage.ru_utime) + in_seconds(usage.ru_stime);
        run.peak = std::max(run.peak, usage.ru_maxrss);
    }
    run.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    return run;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Case {
    std::string name;
    std::vector<std::string> command;
    int together = 1;
    std::vector<double> seconds {};
    std::vector<double> processor {};
    long peak = 0;
};

} // namespace

int main(int count, char** arguments)
{
    if (count == 3 && std::string_view(arguments[1]) == "--copy")
        return copy(arguments[2]);
    if (count == 4 && std::string_view(arguments[1]) == "--read")
        return read(arguments[2], arguments[3]);
    if (count == 6 && std::string_view(arguments[1]) == "--told")
        return told(arguments[2], arguments[3], std::atoi(arguments[4]), arguments[5]);
    if (count < 3) {
        std::fprintf(stderr, "batch KIOSK CONTENT.DB [CHILDREN [ROUNDS]]\n");
        return 2;
    }
    const std::string kiosk = arguments[1];
    const std::string database = arguments[2];
    const int children = count > 3 ? std::atoi(arguments[3]) : 1'000'000;
    const int rounds = count > 4 ? std::atoi(arguments[4]) : 7;
    std::string folder = (std::filesystem::temp_directory_path() / "kiosk-batch-XXXXXX").string();
    if (!mkdtemp(folder.data()))
        return 1;
    const std::string csv = folder + "/register.csv";
    const std::string json = folder + "/register.jsonl";
    write_registers(opened(arguments[2]).policy(), children, folder + "/register");
    setenv("KIOSK_DATA", std::filesystem::path(database).parent_path().c_str(), 1);
    const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
    std::printf("%d children, %d rounds, results to /dev/null\n", children, rounds);
    for (const std::string& file : { csv, json }) {
        std::vector<Case> cases {
            { "plain copy", { self, "--copy", file } },
            { "read", { self, "--read", database, file } },
            { "check, one processor", { kiosk, "check", "--batch", file, "--jobs", "1" } },
            { "check, two", { kiosk, "check", "--batch", file, "--jobs", "2" } },
            { "summary, two", { kiosk, "check", "--batch", file, "--jobs", "2", "--summary", "-" } },
            { "list for Excel, one", { kiosk, "check", "--batch", file, "--jobs", "1", "--format", "csv" } },
            { "list for Excel, two", { kiosk, "check", "--batch", file, "--jobs", "2", "--format", "csv" } },
            // What the machine gives a second process, which shares nothing with the first.
            { "two checks at once", { kiosk, "check", "--batch", file, "--jobs", "1" }, 2 },
        };
        for (int round = 0; round < rounds; ++round)
            for (Case& each : cases) {
                const Run result = run(each.command, each.together);
                each.seconds.push_back(result.seconds);
                each.processor.push_back(result.processor);
                each.peak = std::max(each.peak, result.peak);
            }
        std::printf("\n%s, %ju MB\n%-24s %8s %11s %12s %8s\n", std::filesystem::path(file).filename().c_str(),
            static_cast<std::uintmax_t>(std::filesystem::file_size(file) / 1'000'000), "", "s", "processor s",
            "children/s", "MB");
        for (const Case& each : cases) {
            const double seconds = median(each.seconds);
            std::printf("%-24s %8.2f %11.2f %12.0f %8.0f\n", each.name.c_str(), seconds, median(each.processor),
                each.together * children / seconds, static_cast<double>(each.peak) * 1024 / 1e6);
        }
        const auto ratio
            = [&](std::size_t a, std::size_t b) { return median(cases[a].seconds) / median(cases[b].seconds); };
        std::printf("reading at %.0f %% of a plain copy (aim 70); two processors %.2f times one (aim 1.8; the machine "
                    "gives two processes %.2f), lists for Excel %.2f\n",
            100 * ratio(0, 1), ratio(2, 3), 2 * ratio(2, 7), ratio(5, 6));
    }
    std::filesystem::remove_all(folder);
}
