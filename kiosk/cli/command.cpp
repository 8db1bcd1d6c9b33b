// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/command.hpp"

#include "kiosk/cli/arguments.hpp"
#include "kiosk/cli/batch.hpp"
#include "kiosk/cli/check_json.hpp"
#include "kiosk/cli/check_text.hpp"
#include "kiosk/cli/compare.hpp"
#include "kiosk/cli/expected.hpp"
#include "kiosk/cli/explain.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/files/input_file.hpp"
#include "kiosk/files/output_file.hpp"

#include <algorithm>
#include <fstream>

namespace kiosk::cli {
namespace {

constexpr std::string_view usage = R"(kiosk                     open the full-screen kiosk
kiosk check FILE|-        decide for the family in FILE, or on standard input
    --format json|text    default: text on a terminal, else json
    --lang LANGUAGE       of the text; default: Chinese
    --how-to              with the text: how to apply, step by step
kiosk check --batch FILE|-
                          decide for a register, one child a line, as JSON lines or CSV: verdicts only
    --out FILE            where the results go, one child a line; default: standard output
    --region REGION       of the lines that name none
kiosk compare FILE|-      what would differ for that family in every other region
    --format json|text, --lang LANGUAGE
kiosk explain BENEFIT     rule, official words, decision table and examples of one benefit, as Markdown
    --all                 of all benefits
    --lang LANGUAGE       default: Chinese
kiosk verify              check the installed content, translations and golden families
    --content DIR         check the content in DIR instead
    --exhaustive          prove the rules for every child that they can tell apart
)";

constexpr std::string_view after_usage = R"(kiosk --version
kiosk --help

Exit status: 0 done; 2 the input or the command line is wrong; 1 anything else.
The content is read from $KIOSK_DATA, or else from ../share/kiosk beside the program.
)";

constexpr std::string_view check_options[] = { "--format", "--lang" };
constexpr std::string_view check_flags[] = { "--how-to" };
constexpr std::string_view batch_options[] = { "--batch", "--out", "--region" };
constexpr std::string_view explain_options[] = { "--lang" };
constexpr std::string_view explain_flags[] = { "--all" };
constexpr std::string_view verify_options[] = { "--content" };
constexpr std::string_view verify_flags[] = { "--exhaustive" };

class Run {
public:
    Run(const Streams& streams, const Program& program)
        : streams_(streams)
        , program_(program)
    {
    }

    int command(std::span<const char* const> arguments)
    {
        if (arguments.empty() && !program_.screen)
            return misuse("expected a command");
        if (arguments.empty())
            return further(program_.screen, arguments);
        const std::string_view name = arguments[0];
        const auto rest = arguments.subspan(1);
        if (name == "check" && is_batch(rest))
            return check_register(rest);
        if (name == "check")
            return on_family(name, check_flags, rest, write_json, write_text);
        if (name == "compare")
            return on_family(name, {}, rest, write_comparison_json,
                [](const CheckRequest& request, const content::Catalogue& catalogue, const std::string& language, HowTo,
                    std::ostream& out) { return write_comparison_text(request, catalogue, language, out); });
        if (name == "explain")
            return explain(rest);
        if (name == "verify")
            return verify(rest);
        if (name == "--help" || name == "-h")
            return rest.empty() ? help() : misuse("unexpected argument " + in_quotes(rest[0]));
        if (name == "--version")
            return rest.empty() ? version() : misuse("unexpected argument " + in_quotes(rest[0]));
        for (const auto& [known, command] : program_.commands)
            if (name == known && command)
                return further(command, rest);
        if (name.starts_with('-') && name != "-" && program_.screen)
            return further(program_.screen, arguments);
        return misuse((name.starts_with('-') ? "unknown option " : "unknown command ") + in_quotes(name));
    }

private:
    int further(const Program::Command& command, std::span<const char* const> arguments)
    {
        const auto status = command(arguments);
        return status ? *status : misuse(status.error().message);
    }

    int say(int status, std::string_view message)
    {
        streams_.error << message << '\n' << std::flush;
        return status;
    }

    int misuse(const std::string& message) { return say(misused, "kiosk: " + message + "; see kiosk --help"); }

    int print(std::string_view text)
    {
        streams_.out << text << std::flush;
        return streams_.out ? done : say(failed, "kiosk: the output cannot be written");
    }

    int help() { return print(std::string(usage) + std::string(program_.usage) + std::string(after_usage)); }

    std::filesystem::path database(const std::filesystem::path& data) const { return data / "content.db"; }

    int version()
    {
        std::string text = "kiosk";
        if (!program_.version.empty())
            text += ' ' + std::string(program_.version);
        if (const auto catalogue = content::Catalogue::open(database(program_.data)))
            text += ", content " + catalogue->edition().version + " (" + catalogue->edition().sha256 + ')';
        else
            text += ", no content";
        return print(text + '\n');
    }

    int verify(std::span<const char* const> given)
    {
        const auto arguments = Arguments::create(given, verify_options, 0, verify_flags);
        if (!arguments)
            return misuse(arguments.error().message);
        const std::filesystem::path data = arguments->option("--content").value_or(program_.data.native());
        Meter meter(streams_.error, streams_.error_is_terminal);
        const bool right = arguments->flag("--exhaustive")
            ? cli::verify_exhaustively(data, meter, streams_.out)
            : cli::verify(data, program_.glyph_check, program_.picture_check, streams_.out);
        streams_.out << std::flush;
        if (!streams_.out)
            return say(failed, "kiosk: the output cannot be written");
        return right ? done : failed;
    }

    Result<std::string> language_of(const Arguments& arguments, const content::Catalogue& catalogue) const
    {
        const auto& languages = catalogue.languages();
        const std::string language { arguments.option("--lang").value_or(languages.front()) };
        if (std::find(languages.begin(), languages.end(), language) != languages.end())
            return language;
        std::string expected;
        for (const std::string& offered : languages)
            expected += (expected.empty() ? "" : ", ") + offered;
        return Error { "--lang: expected one of " + expected + ", got " + in_quotes(language) };
    }

    // With the content, in the language that was asked for.
    template <class Work> int in_language(const Arguments& arguments, Work work)
    {
        const auto catalogue = content::Catalogue::open(database(program_.data));
        if (!catalogue)
            return say(failed, catalogue.error().message);
        const auto language = language_of(arguments, *catalogue);
        if (!language)
            return misuse(language.error().message);
        return work(*catalogue, *language);
    }

    int explain(std::span<const char* const> given)
    {
        const auto arguments = Arguments::create(given, explain_options, 1, explain_flags);
        if (!arguments)
            return misuse(arguments.error().message);
        const bool all = arguments->flag("--all");
        if (arguments->operands().empty() != all)
            return misuse("explain: expected a BENEFIT such as ZJ-03d, or --all");
        const std::string_view benefit = all ? std::string_view() : arguments->operands().front();
        return in_language(*arguments, [&](const content::Catalogue& catalogue, const std::string& language) {
            if (!all && !has_benefit(catalogue.policy(), benefit))
                return misuse("explain: expected a BENEFIT such as ZJ-03d, got " + in_quotes(benefit));
            const Status written = cli::explain(catalogue, language, benefit, streams_.out);
            return written ? done : say(failed, "kiosk: " + written.error().message);
        });
    }

    // What is worked out of a family in a file: for programs, or for people in their language.
    using WriteJson = Status(const CheckRequest&, const content::Catalogue&, std::ostream&);
    using WriteText = Status(const CheckRequest&, const content::Catalogue&, const std::string&, HowTo, std::ostream&);
    int on_family(std::string_view command, std::span<const std::string_view> flags, std::span<const char* const> given,
        WriteJson* for_programs, WriteText* for_people)
    {
        const auto arguments = Arguments::create(given, check_options, 1, flags);
        if (!arguments)
            return misuse(arguments.error().message);
        if (arguments->operands().empty())
            return misuse(std::string(command) + ": expected a FILE, or - for standard input");
        const std::string_view format
            = arguments->option("--format").value_or(streams_.out_is_terminal ? "text" : "json");
        if (format != "json" && format != "text")
            return misuse("--format: expected json or text, got " + in_quotes(format));
        const HowTo how_to = arguments->flag("--how-to") ? HowTo::whole : HowTo::brief;
        if (how_to == HowTo::whole && format == "json")
            return misuse("--how-to: only the text says how to apply; add --format text");
        return in_language(*arguments, [&](const content::Catalogue& catalogue, const std::string& language) {
            const std::string_view file = arguments->operands().front();
            const std::string_view name = file == "-" ? "standard input" : file;
            const auto bytes = file == "-" ? read_stream(streams_.in, name) : read_file(file);
            if (!bytes)
                return say(misused, bytes.error().message);
            const auto request = read_family(*bytes, name, catalogue.policy(), program_.today);
            if (!request)
                return say(misused, request.error().message);
            if (!request->dated)
                if (const Status sane = check_clock(program_.today, catalogue.edition()); !sane)
                    return say(failed, sane.error().message);
            warn_of_doubts(*request, catalogue.policy(), name, streams_.error);
            const Status written = format == "json" ? for_programs(*request, catalogue, streams_.out)
                                                    : for_people(*request, catalogue, language, how_to, streams_.out);
            return written ? done : say(failed, "kiosk: " + written.error().message);
        });
    }

    static bool is_batch(std::span<const char* const> given)
    {
        return std::any_of(given.begin(), given.end(),
            [](std::string_view argument) { return argument == "--batch" || argument.starts_with("--batch="); });
    }

    int check_register(std::span<const char* const> given)
    {
        const auto arguments = Arguments::create(given, batch_options, 0);
        if (!arguments)
            return misuse(arguments.error().message);
        const std::string_view file = *arguments->option("--batch");
        const std::string_view given_file = file == "-" ? "/dev/stdin" : file;
        const std::string_view name = file == "-" ? "standard input" : file;
        const auto catalogue = content::Catalogue::open(database(program_.data));
        if (!catalogue)
            return say(failed, catalogue.error().message);
        if (const Status sane = check_clock(program_.today, catalogue->edition()); !sane)
            return say(failed, sane.error().message);
        const Region* region = nullptr;
        if (const auto id = arguments->option("--region")) {
            region = catalogue->policy().region(*id);
            std::vector<std::string> names;
            for (const Region& each : catalogue->policy().regions)
                names.push_back(each.id);
            if (!region)
                return misuse("--region: expected " + alternatives(names) + ", got " + in_quotes(*id));
        }
        std::ifstream opened;
        std::uint64_t size = 0;
        if (file != "-") {
            std::error_code error;
            if (std::filesystem::is_directory(file, error))
                return say(misused, on_one_line(name) + ": expected a file, got a folder");
            opened.open(std::filesystem::path(file), std::ios::binary);
            if (!opened)
                return say(misused, on_one_line(name) + ": cannot be opened; is the name right?");
            const auto bytes = std::filesystem::file_size(file, error);
            size = error ? 0 : bytes;
        }
        std::istream& in = file == "-" ? streams_.in : opened;

        // Half of a register never looks like all of it.
        const auto out = arguments->option("--out");
        std::optional<OutputFile> written;
        if (out) {
            auto file = OutputFile::create(std::filesystem::path(*out), { &given_file, 1 });
            if (!file)
                return say(failed, "kiosk: " + on_one_line(file.error().message));
            written.emplace(*std::move(file));
        }
        Meter meter(streams_.error, streams_.error_is_terminal && (out || !streams_.out_is_terminal));
        const auto count = check_batch(
            *catalogue, region, in, name, size, written ? written->stream() : streams_.out, streams_.error, meter);
        if (!count)
            return say(failed, "kiosk: " + count.error().message);
        if (written)
            if (const Status whole = written->commit(); !whole)
                return say(failed, "kiosk: " + on_one_line(whole.error().message));
        if (count->decided + count->bad == 0)
            return say(misused, on_one_line(name) + ": expected at least one child, got none");
        if (count->bad == 0)
            return done;
        return say(misused,
            on_one_line(name) + ": " + std::to_string(count->decided) + " children decided, "
                + std::to_string(count->bad) + " lines not");
    }

    const Streams& streams_;
    const Program& program_;
};

} // namespace

Status check_clock(Date today, const content::Edition& edition)
{
    const auto made = read_iso_date(edition.checked);
    if (!made || !clock_is_behind(today, *made))
        return Success {};
    return Error { "kiosk: this machine's clock says " + iso_date(today) + ", before its content was made ("
        + edition.checked + "); set the clock, or say the day in the file as \"as_of\"" };
}

int run(std::span<const char* const> arguments, const Streams& streams, const Program& program)
{
    return Run(streams, program).command(arguments);
}

} // namespace kiosk::cli
