// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/command.hpp"

#include "kiosk/cli/check_json.hpp"
#include "kiosk/cli/check_register.hpp"
#include "kiosk/cli/check_text.hpp"
#include "kiosk/cli/compare.hpp"
#include "kiosk/cli/content_diff.hpp"
#include "kiosk/cli/explain.hpp"
#include "kiosk/cli/register_options.hpp"
#include "kiosk/cli/sql.hpp"
#include "kiosk/diagnostics/expected.hpp"
#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/files/input_file.hpp"
#include "kiosk/files/output_file.hpp"
#include "kiosk/register/form.hpp"

#include <algorithm>

namespace kiosk::cli {
namespace {

// The regions of --with, by id: each by id or by name, in Chinese or in the language at hand; all where none is named.
Result<std::vector<std::string>> others_named(std::optional<std::string_view> list, const FamilyAtHand& at_hand)
{
    const auto& names = at_hand.catalogue.policy().region_names;
    std::vector<std::string> ids;
    if (!list) {
        for (const RegionName& each : names)
            ids.push_back(each.id);
        return ids;
    }
    for (std::size_t begin = 0; begin <= list->size();) {
        const std::size_t end = std::min(list->find(',', begin), list->size());
        const std::string_view named = list->substr(begin, end - begin);
        const auto found = std::find_if(names.begin(), names.end(), [&](const RegionName& each) {
            return named == each.id || named == each.name
                || named == at_hand.catalogue.official(at_hand.language, each.name);
        });
        if (found == names.end()) {
            std::vector<std::string> known;
            for (const RegionName& each : names)
                known.push_back(each.id);
            return expected_one_of("--with", known, named);
        }
        if (found->id != at_hand.family.region->id)
            ids.push_back(found->id);
        begin = end + 1;
    }
    return ids;
}

// How `check`, `compare`, `explain` and `verify` are done.
class Work {
public:
    Work(const Program& program, const Streams& streams)
        : program_(program)
        , streams_(streams)
    {
    }

    Result<int> verify(const Arguments& arguments) const
    {
        const std::filesystem::path data = arguments.option("--content").value_or(program_.data.native());
        Meter meter(streams_.error, streams_.error_is_terminal);
        const bool right = arguments.flag("--exhaustive")
            ? cli::verify_exhaustively(data, meter, streams_.out)
            : cli::verify(data, program_.glyph_check, program_.picture_check, streams_.out);
        streams_.out << std::flush;
        if (!streams_.out)
            return say(failed, "kiosk: the output cannot be written");
        return right ? done : failed;
    }

    Result<int> explain(const Arguments& arguments) const
    {
        const bool all = arguments.flag("--all");
        if (arguments.operands().empty() != all)
            return Error { "explain: expected a BENEFIT such as ZJ-03d, or --all" };
        const std::string_view benefit = all ? std::string_view() : arguments.operands().front();
        return in_language(arguments, [&](content::Catalogue& catalogue, const std::string& language) -> Result<int> {
            // Only the region's own file tells which benefits it has.
            for (const RegionName& region : catalogue.policy().region_names) {
                if (!all && has_benefit(catalogue.policy(), benefit))
                    break;
                if (const Status loaded = catalogue.load({ &region.id, 1 }); !loaded)
                    return say(failed, loaded.error().message);
            }
            if (!all && !has_benefit(catalogue.policy(), benefit))
                return Error { "explain: expected a BENEFIT such as ZJ-03d, got " + in_quotes(benefit) };
            return outcome(cli::explain(catalogue, language, benefit, streams_.out));
        });
    }

    Result<int> check(const Arguments& arguments) const
    {
        const TextLength how_to = arguments.flag("--how-to") ? TextLength::whole : TextLength::brief;
        return on_family(arguments, write_json,
            [how_to](const CheckRequest& request, const content::Catalogue& catalogue, const std::string& language,
                std::ostream& out) { return write_text(request, catalogue, language, how_to, out); });
    }

    Result<int> compare(const Arguments& arguments) const
    {
        return on_family(arguments, write_comparison_json, write_comparison_text,
            [&](const FamilyAtHand& at_hand) -> std::optional<Result<int>> {
                const auto others = others_named(arguments.option("--with"), at_hand);
                if (!others)
                    return others.error();
                if (const Status loaded = at_hand.catalogue.load(*others); !loaded)
                    return say(failed, loaded.error().message);
                return std::nullopt;
            });
    }

    Result<int> check_register(const Arguments& arguments) const
    {
        return cli::check_register(arguments, program_, streams_);
    }

    Result<int> register_template(const Arguments& arguments) const
    {
        const content::Wanted wanted { std::vector { std::string(*arguments.option("--region")) },
            std::vector<std::string>(), program_.today };
        const auto catalogue = open_content(program_, wanted, streams_);
        if (!catalogue)
            return say(failed, catalogue.error().message);
        const auto options = RegisterOptions::create(arguments, catalogue->policy(), program_.today);
        if (!options)
            return options.error();
        const std::filesystem::path path = *arguments.option("--out");
        const bool workbook = path.extension() == ".xlsx";
        if (!workbook && path.extension() != ".csv")
            return Error { "--out: expected a file that ends in .xlsx or .csv, got " + in_quotes(path.native()) };
        const auto form = registers::Form::create(*catalogue, *options->reading().region);
        if (!form)
            return say(failed, "kiosk: " + form.error().message);
        auto file = OutputFile::create(path);
        if (!file)
            return say(failed, "kiosk: " + on_one_line(file.error().message));
        Status written = Success {};
        if (workbook)
            written = registers::write_as_workbook(*form, file->unfinished());
        else
            file->stream() << registers::as_csv(*form);
        return outcome(written ? file->commit() : written);
    }

    Result<int> sql(const Arguments& arguments) const
    {
        const std::string_view dialect = arguments.option("--dialect").value_or("ansi");
        const auto known = sql::dialect_named(dialect);
        if (!known) {
            std::vector<std::string> names;
            for (const sql::DialectRow& each : sql::dialect_table)
                names.emplace_back(each.name);
            return expected_one_of("--dialect", names, dialect);
        }
        if (arguments.flag("--schema") + arguments.flag("--contradictions") + arguments.option("--columns").has_value()
            > 1)
            return Error { "--schema, --contradictions, --columns: one of them: each is a file of its own" };
        const SqlPart part = arguments.flag("--schema") ? SqlPart::schema
            : arguments.flag("--contradictions")        ? SqlPart::contradictions
                                                        : SqlPart::view;
        const auto table = sql::table_name(arguments.option("--table").value_or("register"));
        if (!table)
            return Error { "--table: " + table.error().message };
        content::Wanted wanted { {}, std::vector<std::string>(), program_.today };
        if (const auto id = arguments.option("--region"))
            wanted.regions = { std::string(*id) };
        auto catalogue = open_content(program_, wanted, streams_);
        if (!catalogue)
            return say(failed, catalogue.error().message);
        const Policy& policy = catalogue->policy();
        sql::Register options { *known, *table, {}, {} };
        if (const auto keep = arguments.option("--keep")) {
            auto columns = sql::kept_columns(*keep, policy);
            if (!columns)
                return Error { "--keep: " + columns.error().message };
            options.keep = *std::move(columns);
        }
        const Region* region = nullptr; // of the columns' words: all
        if (const auto id = arguments.option("--region"); id || part == SqlPart::view) { // of --columns too
            std::vector<std::string> names;
            for (const RegionName& each : policy.region_names)
                names.push_back(each.id);
            region = policy.region(id.value_or(std::string_view()));
            if (!region)
                return expected_one_of("--region", names, id.value_or(std::string_view()));
        }
        Result<std::string> text = std::string();
        if (arguments.option("--columns")) {
            const auto reading = RegisterOptions::create(arguments, policy, program_.today);
            if (!reading)
                return reading.error();
            const auto from = sql::table_name(arguments.option("--from").value_or("raw"));
            if (!from)
                return Error { "--from: " + from.error().message };
            text = staging_text(*catalogue, *region, *reading->reading().map,
                { *from, std::string(arguments.option("--id").value_or("id")), reading->reading().as_of },
                std::move(options));
        } else {
            text = sql_text(*catalogue, region, part, std::move(options));
        }
        if (!text)
            return say(failed, "kiosk: " + text.error().message);
        if (const auto out = arguments.option("--out")) {
            const Status written = write_file(std::filesystem::path(*out), *text);
            return written ? done : say(failed, "kiosk: " + on_one_line(written.error().message));
        }
        streams_.out << *text << std::flush;
        return streams_.out ? done : say(failed, "kiosk: the output cannot be written");
    }

private:
    // What is worked out of a family in a file: for programs, or for people in their language.
    using WriteJson = Status(const CheckRequest&, const content::Catalogue&, std::ostream&);
    using WriteText
        = std::function<Status(const CheckRequest&, const content::Catalogue&, const std::string&, std::ostream&)>;
    // What is still to be got ready, or what stopped that.
    using Ready = std::function<std::optional<Result<int>>(const FamilyAtHand&)>;
    Result<int> on_family(
        const Arguments& arguments, WriteJson* for_programs, const WriteText& for_people, const Ready& ready = {}) const
    {
        const std::string_view format
            = arguments.option("--format").value_or(streams_.out_is_terminal ? "text" : "json");
        if (format != "json" && format != "text")
            return Error { "--format: expected json or text, got " + in_quotes(format) };
        if (arguments.flag("--how-to") && format == "json")
            return Error { "--how-to: only the text says how to apply; add --format text" };
        return with_family(arguments, program_, streams_, [&](const FamilyAtHand& at_hand) {
            const content::Catalogue& catalogue = at_hand.catalogue;
            warn_of_doubts(at_hand.family, catalogue.policy(), at_hand.name, streams_.error);
            if (ready)
                if (auto stopped = ready(at_hand))
                    return *stopped;
            return Result<int>(
                outcome(format == "json" ? for_programs(at_hand.family, catalogue, streams_.out)
                                         : for_people(at_hand.family, catalogue, at_hand.language, streams_.out)));
        });
    }

    // With the content, still without regions, in the language that was asked for.
    using InLanguage = std::function<Result<int>(content::Catalogue&, const std::string&)>;
    Result<int> in_language(const Arguments& arguments, const InLanguage& work) const
    {
        content::Wanted wanted { std::vector<std::string>(), std::vector<std::string>(), program_.today };
        if (const auto named = arguments.option("--lang"))
            wanted.languages->emplace_back(*named);
        auto catalogue = open_content(program_, wanted, streams_);
        if (!catalogue)
            return say(failed, catalogue.error().message);
        const auto language = language_option(arguments, *catalogue);
        if (!language)
            return language.error();
        return work(*catalogue, *language);
    }

    int outcome(const Status& status) const { return status ? done : say(failed, "kiosk: " + status.error().message); }

    int say(int status, std::string_view message) const { return cli::say(streams_, status, message); }

    const Program& program_;
    const Streams& streams_;
};

} // namespace

std::filesystem::path database(const std::filesystem::path& data)
{
    return data / "content.db";
}

Status check_clock(Date today, const content::Edition& edition)
{
    const auto made = read_iso_date(edition.checked);
    if (!made || !clock_is_behind(today, *made))
        return Success {};
    return Error { "kiosk: this machine's clock says " + iso_date(today) + ", before its content was made ("
        + edition.checked + "); set the clock, or say the day in the file as \"as_of\"" };
}

Result<std::string> language_option(const Arguments& arguments, const content::Catalogue& catalogue)
{
    const auto& languages = catalogue.languages();
    const std::string language { arguments.option("--lang").value_or(languages.front()) };
    if (std::find(languages.begin(), languages.end(), language) == languages.end())
        return expected_one_of("--lang", languages, language);
    return language;
}

Result<content::Catalogue> open_content(const Program& program, const content::Wanted& wanted, const Streams& streams)
{
    auto catalogue = content::Catalogue::open(database(program.data), wanted);
    if (catalogue && program.expired) {
        catalogue->set_expired(*program.expired);
        streams.error << "kiosk: warning: the content in use was valid until " << iso_date(*program.expired)
                      << "; ask its publisher for the present one\n";
    }
    return catalogue;
}

Result<int> with_family(const Arguments& arguments, const Program& program, const Streams& streams,
    const std::function<Result<int>(const FamilyAtHand&)>& work)
{
    const std::string_view file = arguments.operands().front();
    const std::string_view name = file == "-" ? standard_input : file;
    const auto bytes = file == "-" ? read_stream(streams.in, name) : read_file(file);
    const FamilyHead head = bytes ? head_of_family(*bytes) : FamilyHead {};
    content::Wanted wanted { std::vector { head.region }, std::vector<std::string>(),
        head.as_of.value_or(program.today) };
    if (const auto language = arguments.option("--lang"))
        wanted.languages->emplace_back(*language);
    auto catalogue = open_content(program, wanted, streams);
    if (!catalogue)
        return say(streams, failed, catalogue.error().message);
    const auto language = language_option(arguments, *catalogue);
    if (!language)
        return language.error();
    if (!bytes)
        return say(streams, misused, bytes.error().message);
    const auto request = read_family(*bytes, name, catalogue->policy(), program.today);
    if (!request)
        return say(streams, misused, request.error().message);
    if (!request->dated)
        if (const Status sane = check_clock(program.today, catalogue->edition()); !sane)
            return say(streams, failed, sane.error().message);
    return work({ *request, name, *catalogue, *language });
}

std::vector<Verb> verbs(const Program& program, const Streams& streams)
{
    const Work work(program, streams);
    const Option format { "--format", "json|text", "default: text on a terminal, else json" };
    const Option language { "--lang", "LANGUAGE", "of the text; default: Chinese" };
    return {
        { "check", family_file, "decide for the family in FILE, or on standard input",
            { format, language, { "--how-to", {}, "with the text: how to apply, step by step" } },
            [work](const Arguments& arguments) { return work.check(arguments); } },
        { "check", {}, "decide for a register, one child a line, as CSV, .xlsx or JSON lines", check_register_options(),
            [work](const Arguments& arguments) { return work.check_register(arguments); } },
        { "register-template", {}, "an empty register to be filled in and read by check --batch, in Chinese",
            { { "--region", "REGION", {}, Option::Need::required },
                { "--out", "FILE", "a workbook with drop-down choices (.xlsx), or .csv", Option::Need::required } },
            [work](const Arguments& arguments) { return work.register_template(arguments); } },
        { "compare", family_file, "what would differ for that family in other regions",
            { format, language, { "--with", "REGION,REGION", "by id or by name; default: all others" } },
            [work](const Arguments& arguments) { return work.compare(arguments); } },
        { "explain", { "BENEFIT" }, "rule, official words, decision table and examples of one benefit, as Markdown",
            { { "--all", {}, "of all benefits" }, language },
            [work](const Arguments& arguments) { return work.explain(arguments); } },
        { "sql", {}, "the rules of a region as a view over a register in a database: plain SQL, one row a child",
            { { "--region", "REGION", "whose rules; needed for the view" },
                { "--dialect", "ansi|postgresql|duckdb|sqlite",
                    "default: ansi, which all read and nodes can share; the others: one server" },
                { "--table", "NAME", "where the children are; default: register" },
                { "--keep", "NAME,NAME", "columns of your own that the view passes on, such as county,street" },
                { "--schema", {}, "instead: a table for the children that refuses what cannot be" },
                { "--contradictions", {}, "instead: a query for the rows that contradict themselves" },
                { "--columns", "MAP.toml", "instead: your own table taken into that one; the map names your columns" },
                { "--from", "NAME", "your own table; default: raw" },
                { "--id", "NAME", "its column that tells rows apart; default: id" },
                { "--as-of", "DATE", "the day for dates of birth and of moving in; default: today" },
                { "--out", "FILE", "where it goes; default: standard output" } },
            [work](const Arguments& arguments) { return work.sql(arguments); } },
        content_diff_verb(program, streams),
        { "verify", {}, "check the installed content, translations and golden families",
            { { "--content", "DIR", "check the content in DIR instead" },
                { "--exhaustive", {}, "prove the rules for every child that they can tell apart" } },
            [work](const Arguments& arguments) { return work.verify(arguments); } },
    };
}

Verb version_verb(const Program& program, const Streams& streams)
{
    return { "--version", {}, {}, {}, [&program, &streams](const Arguments&) -> Result<int> {
                std::string text = "kiosk";
                if (!program.version.empty())
                    text += ' ' + std::string(program.version);
                // Which content it is can be told without any region or translation.
                const content::Wanted nothing { std::vector<std::string>(), std::vector<std::string>(), {} };
                if (const auto catalogue = content::Catalogue::open(database(program.data), nothing))
                    text += ", content " + catalogue->edition().version + " (" + catalogue->edition().sha256 + ')';
                else
                    text += ", no content";
                streams.out << text << '\n' << std::flush;
                return streams.out ? done : say(streams, failed, "kiosk: the output cannot be written");
            } };
}

} // namespace kiosk::cli
