// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/check_register.hpp"

#include "kiosk/cli/register_options.hpp"
#include "kiosk/core/number.hpp"
#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/files/flushed.hpp"
#include "kiosk/files/output_file.hpp"
#include "kiosk/outreach/batch.hpp"
#include "kiosk/outreach/change_summary.hpp"

#include <algorithm>
#include <fstream>

namespace kiosk::cli {
namespace {

using namespace kiosk::outreach;

constexpr unsigned most_jobs = 256;

// What is asked for, as far as it can be known without the register.
struct Asked {
    unsigned jobs = 1;
    ListForm form = ListForm::json_lines;
    std::vector<std::string_view> summaries;
    std::optional<std::string_view> by;
};

Result<Asked> asked(const Arguments& arguments)
{
    Asked asked;
    const auto jobs = jobs_option(arguments);
    if (!jobs)
        return jobs.error();
    asked.jobs = *jobs;
    const std::string_view format = arguments.option("--format").value_or("jsonl");
    if (format != "jsonl" && format != "csv")
        return Error { "--format: expected jsonl or csv, got " + in_quotes(format) };
    asked.form = format == "csv" ? ListForm::csv : ListForm::json_lines;
    asked.summaries = arguments.all("--summary");
    for (const std::string_view file : asked.summaries)
        if (file != "-" && !form_of(file))
            return Error { "--summary: expected a file that ends in .csv, .md or .html, or -, got " + in_quotes(file) };
    std::vector<std::string_view> outputs = asked.summaries;
    for (const char* option : { "--out", "--errors" })
        if (const auto file = arguments.option(option))
            outputs.push_back(*file);
    std::sort(outputs.begin(), outputs.end());
    if (const auto same = std::adjacent_find(outputs.begin(), outputs.end()); same != outputs.end())
        return Error { "expected another file for each output, got " + in_quotes(*same) + " twice" };
    asked.by = arguments.option("--by");
    if (asked.by && asked.summaries.empty())
        return Error { "--by: expected --summary as well, which it is for" };
    if (asked.by && arguments.option("--against"))
        return Error { "--by: expected no --against beside it" };
    return asked;
}

class RegisterCheck {
public:
    RegisterCheck(const Arguments& arguments, const Program& program, const Streams& streams)
        : arguments_(arguments)
        , program_(program)
        , streams_(streams)
        , file_(*arguments.option("--batch"))
        , name_(file_ == "-" ? standard_input : file_)
    {
    }

    Result<int> run()
    {
        const auto day = register_day(arguments_, program_.today);
        if (!day)
            return day.error();
        // Its rows may name any region; all is read and written in Chinese.
        const auto catalogue = open_content(program_, { {}, std::vector<std::string>(), *day }, streams_);
        if (!catalogue)
            return say(failed, catalogue.error().message);
        if (!arguments_.option("--as-of"))
            if (const Status sane = check_clock(program_.today, catalogue->edition()); !sane)
                return say(failed, sane.error().message);
        const auto options = RegisterOptions::create(arguments_, catalogue->policy(), program_.today);
        if (!options)
            return options.error();
        const auto wanted = asked(arguments_);
        if (!wanted)
            return wanted.error();
        const auto made = desks(catalogue->policy());
        if (!made)
            return say(failed, made.error().message);
        BatchOrder order { *catalogue, *made, options->reading(), name_ };
        order.jobs = wanted->jobs;
        order.form = wanted->form;
        order.details = arguments_.flag("--details");
        for (const std::string_view each : arguments_.all("--only")) {
            auto only = Only::create(each, *made);
            if (!only)
                return Error { "--only: " + only.error().message };
            order.only.push_back(*std::move(only));
        }
        std::optional<content::Catalogue> then;
        std::optional<Earlier> earlier;
        if (const auto path = arguments_.option("--against")) {
            auto opened
                = content::Catalogue::open(std::filesystem::path(*path), { {}, std::vector<std::string>(), *day });
            if (!opened)
                return say(misused, opened.error().message);
            then.emplace(*std::move(opened));
            auto compared = Earlier::create(*then, catalogue->policy(), *made);
            if (!compared)
                return say(misused, compared.error().message);
            earlier.emplace(*std::move(compared));
            order.earlier = &*earlier;
        }
        return decide(order, *wanted);
    }

private:
    Result<int> decide(BatchOrder& order, const Asked& wanted)
    {
        std::ifstream opened;
        if (file_ != "-") {
            std::error_code error;
            if (std::filesystem::is_directory(file_, error))
                return say(misused, on_one_line(name_) + ": expected a file, got a folder");
            opened.open(std::filesystem::path(file_), std::ios::binary);
            if (!opened)
                return say(misused, on_one_line(name_) + ": cannot be opened; is the name right?");
            const auto bytes = std::filesystem::file_size(file_, error);
            order.size = error ? 0 : bytes;
        }
        std::istream& in = file_ == "-" ? streams_.in : opened;
        auto source = registers::Register::open(in, order.catalogue, order.reading);
        if (!source)
            return say(misused, on_one_line(name_) + ": " + on_one_line(source.error().message));
        const std::vector<std::string> told = source->notes();
        for (const std::string& note : told)
            say(done, on_one_line(name_) + ": " + on_one_line(note));
        if (wanted.by) {
            const auto& carried = source->heading().carried;
            const auto column = std::find(carried.begin(), carried.end(), *wanted.by);
            if (column == carried.end())
                return say(misused,
                    on_one_line(name_) + ": --by: expected a column of the register's own"
                        + (carried.empty() ? std::string() : " (" + alternatives(carried) + ')') + ", got "
                        + in_quotes(*wanted.by));
            order.by = static_cast<std::size_t>(column - carried.begin());
        }

        // Half of a register never looks like all of it.
        std::optional<OutputFile> list;
        std::optional<OutputFile> faulty;
        for (const auto& [option, to] : { std::pair("--out", &list), std::pair("--errors", &faulty) }) {
            const auto path = arguments_.option(option);
            if (!path)
                continue;
            auto file = create(*path);
            if (!file)
                return say(failed, "kiosk: " + on_one_line(file.error().message));
            to->emplace(*std::move(file));
        }
        order.list = list ? &list->stream() : wanted.summaries.empty() ? &streams_.out : nullptr;
        order.faulty = faulty ? &faulty->stream() : nullptr;
        std::vector<OutputFile> summaries;
        for (const std::string_view path : wanted.summaries) {
            if (path == "-")
                continue;
            auto file = create(path);
            if (!file)
                return say(failed, "kiosk: " + on_one_line(file.error().message));
            summaries.push_back(*std::move(file));
        }
        order.tallied = !wanted.summaries.empty() && !order.earlier;

        const bool shown = streams_.error_is_terminal && (order.list != &streams_.out || !streams_.out_is_terminal);
        Meter meter(streams_.error, shown);
        const auto outcome = check_batch(order, *source, streams_.error, meter);
        if (source->failure())
            return say(misused, on_one_line(name_) + ": " + on_one_line(source->failure()->message));
        if (!outcome)
            return say(failed, "kiosk: " + outcome.error().message);
        for (auto* const each : { &list, &faulty })
            if (*each)
                if (const Status whole = (*each)->commit(); !whole)
                    return say(failed, "kiosk: " + on_one_line(whole.error().message));
        const std::uint64_t bad = outcome->faults.count();
        if (outcome->decided + bad == 0)
            return say(misused, on_one_line(name_) + ": expected at least one child, got none");
        if (const Status written = write_summaries(order, wanted, *outcome, summaries); !written)
            return say(failed, "kiosk: " + on_one_line(written.error().message));
        // What is known only now.
        for (const std::string& note : source->notes())
            if (std::find(told.begin(), told.end(), note) == told.end())
                say(done, on_one_line(name_) + ": " + on_one_line(note));
        if (bad == 0)
            return done;
        for (const std::string& line : outcome->faults.lines())
            say(misused, on_one_line(name_) + ": " + line);
        return say(misused,
            on_one_line(name_) + ": " + std::to_string(outcome->decided) + " children decided, " + std::to_string(bad)
                + " lines not");
    }

    Status write_summaries(
        const BatchOrder& order, const Asked& wanted, const BatchOutcome& outcome, std::vector<OutputFile>& files) const
    {
        if (wanted.summaries.empty())
            return Success {};
        const auto words = OutreachWords::create(order.catalogue);
        if (!words)
            return words.error();
        const auto text = [&](SummaryForm form) {
            if (order.earlier)
                return written({ order.catalogue, *words, *order.earlier, outcome.changes, outcome.faults.count(),
                                   order.reading.as_of },
                    form);
            return written({ order.catalogue, *words, outcome.tally, std::string(wanted.by.value_or("")),
                               outcome.faults.count(), order.reading.as_of },
                form);
        };
        auto file = files.begin();
        for (const std::string_view path : wanted.summaries) {
            if (path == "-") {
                streams_.out << text(SummaryForm::markdown);
                if (const Status whole = flushed(streams_.out); !whole)
                    return whole.error();
                continue;
            }
            file->stream() << text(*form_of(path));
            if (const Status whole = file->commit(); !whole)
                return whole.error();
            ++file;
        }
        return Success {};
    }

    Result<OutputFile> create(std::string_view path) const
    {
        const std::string_view read[]
            = { file_ == "-" ? "/dev/stdin" : file_, arguments_.option("--against").value_or("") };
        return OutputFile::create(std::filesystem::path(path), read);
    }

    int say(int status, std::string_view message) const { return cli::say(streams_, status, message); }

    const Arguments& arguments_;
    const Program& program_;
    const Streams& streams_;
    std::string_view file_;
    std::string_view name_;
};

} // namespace

Result<unsigned> jobs_option(const Arguments& arguments)
{
    const auto given = arguments.option("--jobs");
    if (!given)
        return processors();
    const auto jobs = number_in<unsigned>(*given);
    if (!jobs || *jobs == 0 || *jobs > most_jobs)
        return Error { "--jobs: expected a whole number from 1 to " + std::to_string(most_jobs) + ", got "
            + in_quotes(*given) };
    return *jobs;
}

std::vector<Option> check_register_options()
{
    constexpr auto repeatable = Option::Need::repeatable;
    std::vector<Option> options {
        { "--batch", "FILE|-", {}, Option::Need::required },
        { "--out", "FILE", "where the results go, one child a line; default: standard output" },
        { "--errors", "FILE", "where the rows go that hold no child, to be corrected and read again" },
        { "--format", "jsonl|csv", "of the results: for programs, or for Excel with Chinese headings; default: jsonl" },
        { "--details", {}, "with jsonl: also what is missing, what to wait for, what offices must confirm" },
        { "--only", "ID=VERDICT,VERDICT",
            "list only children with such a verdict for a benefit or service (ZJ-03d=eligible,conditional);\n"
            "given again: those with any of them",
            repeatable },
        { "--summary", "FILE|-",
            "how many children have which verdict for each service: .csv, .md or .html by its name;\n"
            "- for Markdown on standard output; then results are listed only with --out",
            repeatable },
        { "--by", "COLUMN", "with --summary: also for each value of a column of the register's own" },
        { "--against", "OLD.db",
            "list who gains and who loses by the installed content, compared with an earlier one" },
        { "--jobs", "N", "processors to use; default: all" },
    };
    const std::vector<Option> reading = reading_options();
    options.insert(options.end(), reading.begin(), reading.end());
    return options;
}

Result<int> check_register(const Arguments& arguments, const Program& program, const Streams& streams)
{
    return RegisterCheck(arguments, program, streams).run();
}

} // namespace kiosk::cli
