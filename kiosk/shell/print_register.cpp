// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/print_register.hpp"

#include "kiosk/cli/check_register.hpp"
#include "kiosk/cli/register_options.hpp"
#include "kiosk/content/sha256.hpp"
#include "kiosk/diagnostics/expected.hpp"
#include "kiosk/diagnostics/meter.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/files/input_file.hpp"
#include "kiosk/files/output_file.hpp"
#include "kiosk/guide/guide.hpp"
#include "kiosk/outreach/households.hpp"
#include "kiosk/outreach/in_turn.hpp"
#include "kiosk/register/register.hpp"
#include "kiosk/register/row_reader.hpp"
#include "kiosk/shell/print.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <sstream>

namespace kiosk::shell {
namespace {

// What tells a folder of guides from any other, and one run from another: a line.
constexpr const char* stamp_name = ".kiosk-guides";
constexpr std::string_view ending = ".pdf";

// A folder for the guides of one register, content, day and wish; this process alone writes there as long as it lives.
class GuideFolder {
public:
    // Makes the folder where there is none. An error: it holds something else, or another process is at it.
    static Result<GuideFolder> open(const std::filesystem::path& path, const std::string& stamp)
    {
        std::error_code error;
        std::filesystem::create_directories(path, error);
        if (!std::filesystem::is_directory(path, error))
            return Error { path.string() + ": expected a folder for the guides; it cannot be made" };
        const std::filesystem::path file = path / stamp_name;
        if (!std::filesystem::exists(file, error) && !std::filesystem::is_empty(path, error))
            return Error { path.string() + ": expected an empty folder, or one with guides of this register" };
        GuideFolder folder(path, ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
        if (folder.lock_ < 0)
            return Error { path.string() + ": cannot be written here" };
        if (::flock(folder.lock_, LOCK_EX | LOCK_NB) != 0)
            return Error { path.string() + ": another run is writing here; wait for its end" };
        const auto before = read_file(file);
        if (!before)
            return before.error();
        if (before->empty()) {
            const auto written = ::write(folder.lock_, stamp.data(), stamp.size());
            if (written != static_cast<ssize_t>(stamp.size()))
                return Error { path.string() + ": cannot be written here" };
        } else if (*before != stamp) {
            return Error { path.string()
                + ": holds guides of another register, content, day (--as-of) or wish; choose an empty folder" };
        }
        folder.sweep();
        return folder;
    }

    GuideFolder(GuideFolder&& other) noexcept
        : path_(std::move(other.path_))
        , lock_(std::exchange(other.lock_, -1))
    {
    }
    GuideFolder& operator=(GuideFolder&&) = delete;
    ~GuideFolder()
    {
        if (lock_ >= 0)
            (void)::close(lock_);
    }

    std::filesystem::path guide(const outreach::Household& household) const
    {
        return path_ / (household.name + std::string(ending));
    }

private:
    GuideFolder(std::filesystem::path path, int lock)
        : path_(std::move(path))
        , lock_(lock)
    {
    }

    // What a run that was killed left half written: OutputFile's names, ".<name>.pdf.XXXXXX".
    void sweep() const
    {
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator(path_, error))
            if (const std::string name = entry.path().filename().string();
                name.starts_with('.') && name.find(std::string(ending) + '.') != std::string::npos)
                std::filesystem::remove(entry.path(), error);
    }

    std::filesystem::path path_;
    int lock_;
};

class RegisterPrint {
public:
    RegisterPrint(const cli::Arguments& arguments, const cli::Program& program, const cli::Streams& streams)
        : arguments_(arguments)
        , program_(program)
        , streams_(streams)
        , name_(*arguments.option("--batch"))
    {
    }

    Result<int> run()
    {
        if (arguments_.flag("--short") && arguments_.flag("--full"))
            return Error { "print: expected --short or --full, got both" };
        const auto day = cli::register_day(arguments_, program_.today);
        if (!day)
            return day.error();
        content::Wanted wanted { {}, std::vector<std::string>(), *day };
        if (const auto named = arguments_.option("--lang"))
            wanted.languages->emplace_back(*named);
        const auto catalogue = cli::open_content(program_, wanted, streams_);
        if (!catalogue)
            return say(cli::failed, catalogue.error().message);
        const auto language = cli::language_option(arguments_, *catalogue);
        if (!language)
            return language.error();
        const auto options = cli::RegisterOptions::create(arguments_, catalogue->policy(), program_.today);
        if (!options)
            return options.error();
        const registers::Reading& reading = options->reading();
        const auto jobs = cli::jobs_option(arguments_);
        if (!jobs)
            return jobs.error();
        if (!arguments_.option("--as-of"))
            if (const Status sane = cli::check_clock(program_.today, catalogue->edition()); !sane)
                return say(cli::failed, sane.error().message);
        std::optional<site::Site> site;
        if (const auto file = arguments_.option("--site")) {
            auto read = site_of(*file, *catalogue);
            if (!read)
                return say(cli::misused, read.error().message);
            site.emplace(*std::move(read));
        }
        // The whole of it: a run is taken up again only with the very same register.
        const auto bytes = read_file(std::filesystem::path(name_));
        if (!bytes)
            return say(cli::misused, bytes.error().message);
        std::istringstream in(*bytes);
        auto source = registers::Register::open(in, *catalogue, reading);
        if (!source)
            return say(cli::misused, on_one_line(name_) + ": " + on_one_line(source.error().message));
        for (const std::string& note : source->notes())
            say(cli::done, on_one_line(name_) + ": " + on_one_line(note));
        std::uint64_t bad = 0;
        const auto households = read(*source, catalogue->policy(), reading, bad);
        if (source->failure())
            return say(cli::misused, on_one_line(name_) + ": " + on_one_line(source->failure()->message));
        if (households.empty() && bad == 0)
            return say(cli::misused, on_one_line(name_) + ": expected at least one child, got none");

        // All that a guide depends on.
        std::string stamp = "kiosk print --batch: " + content::sha256(*bytes) + " register, "
            + catalogue->edition().sha256 + " content, " + iso_date(reading.as_of) + ", " + *language;
        for (const char* each : { "--all", "--full", "--large" })
            if (arguments_.flag(each))
                stamp += std::string(" ") + each;
        for (const char* each : { "--region", "--encoding", "--delimiter" })
            if (const auto value = arguments_.option(each))
                stamp += std::string(" ") + each + ' ' + on_one_line(*value);
        if (const auto map = arguments_.option("--columns"))
            stamp += ", " + content::sha256(*read_file(std::filesystem::path(*map))) + " columns";
        if (site)
            stamp += ", " + content::sha256(*read_file(std::filesystem::path(*arguments_.option("--site")))) + " site";
        auto folder = GuideFolder::open(std::filesystem::path(*arguments_.option("--out")), stamp + '\n');
        if (!folder)
            return say(cli::misused, "kiosk: " + on_one_line(folder.error().message));

        std::vector<const outreach::Household*> whole;
        for (const outreach::Household& household : households) {
            if (household.wrong) {
                streams_.error << on_one_line(name_) << ": " << on_one_line(*household.wrong) << "; no guide\n";
                ++bad;
                continue;
            }
            whole.push_back(&household);
        }
        const auto guide_of = [&](const outreach::Household& household) {
            guide::GuideRequest request { *catalogue, program_.data / "fonts", {}, household.region->id, *language,
                household.family, reading.as_of };
            request.print = choice_of(arguments_, household.family.children.size());
            if (site && (site->region.empty() || site->region == household.region->id))
                request.site = *site;
            return guide::make_guide(request);
        };
        const Status printed = print(whole, guide_of, *folder, *jobs);
        if (!printed)
            return say(cli::failed, "kiosk: " + on_one_line(printed.error().message));
        if (bad == 0)
            return cli::done;
        return say(cli::misused,
            on_one_line(name_) + ": " + std::to_string(whole.size()) + " guides printed, " + std::to_string(bad)
                + " lines or households not");
    }

private:
    std::vector<outreach::Household> read(
        registers::Register& source, const Policy& policy, const registers::Reading& reading, std::uint64_t& bad) const
    {
        registers::RowReader reader(policy, reading, source.heading());
        registers::Block block;
        registers::Row row;
        outreach::Households households(policy.schema);
        while (source.next(block))
            for (reader.begin(block); reader.next(row);) {
                const std::string place = on_one_line(name_) + ':' + std::to_string(row.number) + ": ";
                if (row.fault) {
                    ++bad;
                    streams_.error << place << on_one_line(row.fault->message) << '\n';
                    continue;
                }
                households.add(row);
                for (const Contradiction* doubt : policy.doubts_in(row.answers))
                    streams_.error << place << "warning: " << doubt_in(policy, *doubt, row.answers) << '\n';
            }
        return households.take();
    }

    using GuideOf = std::function<Result<Document>(const outreach::Household&)>;
    Status print(const std::vector<const outreach::Household*>& households, const GuideOf& guide_of,
        const GuideFolder& folder, unsigned jobs) const
    {
        struct Piece {
            std::size_t household = 0;
            Status written = Success {};
        };
        Meter meter(streams_.error, streams_.error_is_terminal);
        std::size_t next = 0;
        Status all = Success {};
        outreach::in_turn<Piece>(
            jobs,
            [&](Piece& piece) {
                piece.household = next;
                return next++ < households.size();
            },
            [&](unsigned, Piece& piece) {
                const auto file = folder.guide(*households[piece.household]);
                std::error_code error;
                // What is there is whole: it is put in its place at one stroke.
                if (std::filesystem::is_regular_file(file, error)) {
                    piece.written = Success {};
                    return;
                }
                const auto pdf = guide_of(*households[piece.household]);
                piece.written = pdf ? write_file(file, pdf->pdf) : Status(pdf.error());
            },
            [&](const Piece& piece) {
                meter.show(piece.household + 1, households.size(), "guides");
                all = piece.written;
                return !!all;
            });
        meter.clear();
        return all;
    }

    int say(int status, std::string_view message) const { return cli::say(streams_, status, message); }

    const cli::Arguments& arguments_;
    const cli::Program& program_;
    const cli::Streams& streams_;
    std::string_view name_;
};

} // namespace

cli::Verb print_register_verb(const cli::Program& program, const cli::Streams& streams)
{
    constexpr auto required = cli::Option::Need::required;
    std::vector<cli::Option> options { { "--batch", "FILE", {}, required },
        { "--out", "FOLDER", "where to write them; a run that was broken off goes on there", required },
        { "--lang", "LANGUAGE", "beside the Chinese; default: only Chinese" }, { "--all", {}, "as of one family" },
        { "--full", {}, "likewise" }, { "--short", {}, "likewise" }, { "--large", {}, "likewise" },
        { "--site", "FILE", "whose windows to name, for households of its region" },
        { "--jobs", "N", "processors to use; default: all" } };
    const std::vector<cli::Option> reading = cli::reading_options();
    options.insert(options.end(), reading.begin(), reading.end());
    return { "print", {}, "the guides for a register, a PDF a household, named by the register's household column",
        std::move(options), [&streams, program](const cli::Arguments& arguments) {
            return RegisterPrint(arguments, program, streams).run();
        } };
}

} // namespace kiosk::shell
