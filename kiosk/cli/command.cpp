// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/command.hpp"

#include "kiosk/cli/arguments.hpp"
#include "kiosk/cli/check_json.hpp"
#include "kiosk/cli/check_text.hpp"
#include "kiosk/cli/compare.hpp"
#include "kiosk/cli/file.hpp"
#include "kiosk/cli/quoted.hpp"

#include <algorithm>

namespace kiosk::cli {
namespace {

constexpr std::string_view usage = R"(kiosk                     open the full-screen kiosk
kiosk check FILE|-        decide for the family in FILE, or on standard input
    --format json|text    default: text on a terminal, else json
    --lang LANGUAGE       of the text; default: Chinese
    --how-to              with the text: how to apply, step by step
kiosk compare FILE|-      what would differ for that family in every other region
    --format json|text, --lang LANGUAGE
kiosk verify              check the installed content, translations and golden families
    --content DIR         check the content in DIR instead
)";

constexpr std::string_view after_usage = R"(kiosk --version
kiosk --help

Exit status: 0 done; 2 the input or the command line is wrong; 1 anything else.
The content is read from $KIOSK_DATA, or else from ../share/kiosk beside the program.
)";

constexpr std::string_view check_options[] = { "--format", "--lang" };
constexpr std::string_view check_flags[] = { "--how-to" };
constexpr std::string_view verify_options[] = { "--content" };

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
        if (name == "check")
            return on_family(name, check_flags, rest, write_json, write_text);
        if (name == "compare")
            return on_family(name, {}, rest, write_comparison_json,
                [](const CheckRequest& request, const content::Catalogue& catalogue, const std::string& language, HowTo,
                    std::ostream& out) { return write_comparison_text(request, catalogue, language, out); });
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
        const auto arguments = Arguments::create(given, verify_options, 0);
        if (!arguments)
            return misuse(arguments.error().message);
        const std::filesystem::path data = arguments->option("--content").value_or(program_.data.native());
        const bool right = cli::verify(data, program_.glyph_check, program_.picture_check, streams_.out);
        streams_.out << std::flush;
        if (!streams_.out)
            return say(failed, "kiosk: the output cannot be written");
        return right ? done : failed;
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

        const auto catalogue = content::Catalogue::open(database(program_.data));
        if (!catalogue)
            return say(failed, catalogue.error().message);
        const auto& languages = catalogue->languages();
        const std::string language { arguments->option("--lang").value_or(languages.front()) };
        if (std::find(languages.begin(), languages.end(), language) == languages.end()) {
            std::string expected;
            for (const std::string& offered : languages)
                expected += (expected.empty() ? "" : ", ") + offered;
            return misuse("--lang: expected one of " + expected + ", got " + in_quotes(language));
        }

        const std::string_view file = arguments->operands().front();
        const std::string_view name = file == "-" ? "standard input" : file;
        const auto bytes = file == "-" ? read_stream(streams_.in, name) : read_file(file);
        if (!bytes)
            return say(misused, bytes.error().message);
        const std::chrono::year_month_day today { std::chrono::floor<std::chrono::days>(
            std::chrono::system_clock::now()) };
        const auto request = read_family(*bytes, name, catalogue->policy(), today);
        if (!request)
            return say(misused, request.error().message);
        const Status written = format == "json" ? for_programs(*request, *catalogue, streams_.out)
                                                : for_people(*request, *catalogue, language, how_to, streams_.out);
        return written ? done : say(failed, "kiosk: " + written.error().message);
    }

    const Streams& streams_;
    const Program& program_;
};

} // namespace

int run(std::span<const char* const> arguments, const Streams& streams, const Program& program)
{
    return Run(streams, program).command(arguments);
}

} // namespace kiosk::cli
