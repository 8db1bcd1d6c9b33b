// SPDX-License-Identifier: Apache-2.0
#include "kiosk/package/store.hpp"

#include "kiosk/content/sha256.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/files/input_file.hpp"
#include "kiosk/package/durable.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <set>
#include <system_error>

namespace kiosk::package {
namespace {

// What an edition has from the program's own packages.
constexpr std::array links { "fonts", "pictures.pack" };
constexpr const char* kept_package = "package";
constexpr const char* unfinished = ".new";
constexpr const char* discarded = ".old";

void remove_folder(const std::filesystem::path& path)
{
    std::error_code ignored; // what stays is tried again at the next install
    std::filesystem::remove_all(path, ignored);
}

std::optional<std::uint64_t> number_of(std::string_view text)
{
    std::uint64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    // Written in one way only: no zeros before it.
    if (read.ec != std::errc {} || read.ptr != end || number == 0 || number > largest_number || text.front() == '0')
        return std::nullopt;
    return number;
}

bool is_file(const std::filesystem::path& path, std::uint64_t size)
{
    struct stat status { };
    return ::lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode)
        && static_cast<std::uint64_t>(status.st_size) == size;
}

// All of it, byte for byte.
bool is_whole(const Edition& edition)
{
    const std::vector<Part>& parts = edition.header.manifest.parts;
    return std::all_of(parts.begin(), parts.end(), [&](const Part& part) {
        const auto bytes = read_file(edition.folder / part.name);
        return bytes && content::sha256(*bytes) == part.sha256;
    });
}

std::string iso_moment(std::chrono::system_clock::time_point moment)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(moment);
    std::tm parts {};
    (void)::gmtime_r(&seconds, &parts);
    std::array<char, 32> text {};
    (void)std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

} // namespace

// One install at a time.
class Store::Lock {
public:
    explicit Lock(const std::filesystem::path& folder)
        : file_(::open((folder / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644))
    {
    }
    Status take(const std::filesystem::path& folder) const
    {
        if (file_.number() < 0)
            return cannot("cannot write", folder);
        if (::flock(file_.number(), LOCK_EX) != 0)
            return cannot("cannot lock", folder);
        return Success {};
    }

private:
    Handle file_;
};

Store::Store(std::filesystem::path folder, std::filesystem::path shipped)
    : folder_(std::move(folder))
    , shipped_(std::move(shipped))
{
}

std::string Store::pointer() const
{
    const auto text = read_file(folder_ / "current");
    return text ? *text : std::string();
}

Result<std::optional<Current>> Store::current() const
{
    const std::filesystem::path path = folder_ / "current";
    std::error_code error;
    const auto status = std::filesystem::symlink_status(path, error);
    if (status.type() == std::filesystem::file_type::not_found)
        return std::optional<Current>();
    const auto read = read_file(path);
    if (!read)
        return read.error();
    std::string_view text = *read;
    const auto line = [&](std::string_view name) -> std::optional<std::uint64_t> {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos || !text.starts_with(name))
            return std::nullopt;
        const auto number = number_of(text.substr(name.size(), end - name.size()));
        text.remove_prefix(end + 1);
        return number;
    };
    const auto edition = line("edition ");
    const auto newest = line("newest ");
    if (!edition || !newest || *newest < *edition || !text.empty())
        return Error { on_one_line(path.native()) + " is damaged; install the newest package again" };
    return std::optional(Current { *edition, *newest });
}

std::vector<std::uint64_t> Store::kept() const
{
    std::vector<std::uint64_t> numbers;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(editions(), error), end; !error && entry != end;
         entry.increment(error))
        if (const auto number = number_of(entry->path().filename().native()))
            numbers.push_back(*number);
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

Result<Edition> Store::edition(std::uint64_t number, const KeyRing& keys) const
{
    const std::filesystem::path folder = editions() / std::to_string(number);
    const auto wrong = [&](std::string_view what) {
        return Error { "edition " + std::to_string(number) + " in " + on_one_line(folder_.native()) + ": "
            + std::string(what) };
    };
    const auto bytes = read_file(folder / kept_package);
    if (!bytes)
        return wrong("its package is missing or cannot be read");
    auto header = read_header(*bytes, keys);
    if (!header)
        return wrong(header.error().message);
    if (header->manifest.number != number)
        return wrong("its package is number " + std::to_string(header->manifest.number));
    for (const Part& part : header->manifest.parts)
        if (!is_file(folder / part.name, part.size))
            return wrong(part.name + " is not the one that was signed");
    const std::string& signed_sum = header->manifest.parts.front().sha256;
    const auto sum = read_file(content::sum_path(folder / content_part));
    const auto content = read_file(folder / content_part);
    if (!sum || content::sum_of_line(*sum) != signed_sum || !content || content::sha256(*content) != signed_sum)
        return wrong(std::string(content_part) + " is not the one that was signed");
    for (const char* const name : links) {
        std::error_code error;
        if (std::filesystem::read_symlink(folder / name, error) != shipped_ / name)
            return wrong(std::string(name) + " is not that of " + on_one_line(shipped_.native()));
    }
    return Edition { folder, *std::move(header) };
}

Result<Installed> Store::install(std::string_view bytes, const KeyRing& keys, const Reader& reader, const Check& check)
{
    const auto refused = [](std::string line) { return Installed { Installed::What::refused, std::move(line) }; };
    // First all that needs no disk.
    const auto package = open_package(bytes, keys);
    if (!package)
        return refused(package.error().message);
    const Manifest& manifest = package->header.manifest;
    if (const Status fits = check_program(manifest, reader); !fits)
        return refused(fits.error().message);
    if (const Status fits = check_day(manifest, reader.today); !fits)
        return refused(fits.error().message);
    if (const Status made = make_folder(editions()); !made)
        return made.error();
    const Lock lock(folder_);
    if (const Status locked = lock.take(folder_); !locked)
        return locked.error();

    const std::vector<std::uint64_t> there = kept();
    const auto read = current();
    // Where the pointer is damaged the editions themselves say what was seen, and the newest may be put in place again.
    const Current before = read ? read->value_or(Current {}) : Current { 0, there.empty() ? 0 : there.back() };
    const bool again = manifest.number == before.edition || (!read && manifest.number == before.newest);
    if (again) {
        const auto now = edition(manifest.number, keys);
        const bool whole = now && is_whole(*now);
        if (whole && now->header.manifest != manifest)
            return refused("number " + std::to_string(manifest.number)
                + " is here with other content: its publisher signed one number twice");
        if (whole && read)
            return Installed { Installed::What::before };
        // Gone bad on the disk: unpacked anew below.
    } else if (manifest.number <= before.newest) {
        return refused("number " + std::to_string(manifest.number)
            + " is not newer than the newest ever seen here, number " + std::to_string(before.newest)
            + "; a deliberate way back is kiosk content rollback");
    }

    const std::filesystem::path fresh = editions() / unfinished;
    const std::filesystem::path target = editions() / std::to_string(manifest.number);
    remove_folder(fresh);
    if (const Status done = unpack(*package, bytes, fresh); !done) {
        remove_folder(fresh);
        return done.error();
    }
    if (const Status right = check(fresh, manifest); !right) {
        remove_folder(fresh);
        return refused(right.error().message);
    }
    Status done = Success {};
    // Left by an install that was cut short before its last step, or gone bad: not in use, or of no use.
    std::error_code error;
    if (std::filesystem::exists(target, error)) {
        remove_folder(editions() / discarded);
        done = rename_to(target, editions() / discarded);
    }
    if (done)
        done = rename_to(fresh, target);
    if (done)
        done = sync_folder(editions());
    if (done)
        done = point_to({ manifest.number, std::max(manifest.number, before.newest) });
    if (!done)
        return done.error();
    std::uint64_t former = before.edition;
    if (again || former == 0)
        for (const std::uint64_t number : there)
            if (number < manifest.number)
                former = number;
    tidy(manifest.number, former);
    (void)::unlink((folder_ / "refused").c_str());
    return Installed { Installed::What::anew };
}

Result<std::uint64_t> Store::roll_back(
    std::optional<std::uint64_t> to, const KeyRing& keys, const Reader& reader, const Check& check)
{
    const Lock lock(folder_);
    if (const Status locked = lock.take(folder_); !locked)
        return locked.error();
    const auto now = current();
    if (!now)
        return now.error();
    if (!*now)
        return Error { "no edition is installed in " + on_one_line(folder_.native()) };
    const std::vector<std::uint64_t> there = kept();
    if (!to)
        for (const std::uint64_t number : there)
            if (number < (*now)->edition)
                to = number;
    if (!to)
        return Error { "there is no edition before " + std::to_string((*now)->edition) + " in "
            + on_one_line(folder_.native()) };
    if (std::find(there.begin(), there.end(), *to) == there.end())
        return Error { "edition " + std::to_string(*to) + " is not in " + on_one_line(folder_.native()) };
    const auto back = edition(*to, keys);
    if (!back)
        return back.error();
    if (const Status fits = check_program(back->header.manifest, reader); !fits)
        return fits.error();
    if (const Status right = check(back->folder, back->header.manifest); !right)
        return right.error();
    if (const Status done = point_to({ *to, (*now)->newest }); !done)
        return done.error();
    return *to;
}

Status Store::unpack(const Package& package, std::string_view bytes, const std::filesystem::path& folder) const
{
    if (::mkdir(folder.c_str(), 0755) != 0)
        return cannot("cannot make the folder", folder);
    std::set<std::filesystem::path> below;
    std::string sums; // as sha256sum -c reads them; the content's own first
    for (const Part& part : package.header.manifest.parts) {
        const std::filesystem::path file = folder / part.name;
        if (file.parent_path() != folder && below.insert(file.parent_path()).second)
            if (const Status made = make_folder(file.parent_path()); !made)
                return made;
        if (const Status done = write_through(file, package.parts.find(part.name)->second); !done)
            return done;
        sums += part.sha256 + "  " + part.name + '\n';
    }
    for (const std::filesystem::path& each : below)
        if (const Status done = sync_folder(each); !done)
            return done;
    if (const Status done = write_through(content::sum_path(folder / content_part), sums); !done)
        return done;
    for (const char* const name : links)
        if (::symlink((shipped_ / name).c_str(), (folder / name).c_str()) != 0)
            return cannot("cannot write", folder / name);
    if (const Status done = write_through(folder / kept_package, bytes); !done)
        return done;
    return sync_folder(folder);
}

Status Store::point_to(const Current& current) const
{
    const std::filesystem::path fresh = folder_ / ".current.new";
    const std::string text
        = "edition " + std::to_string(current.edition) + "\nnewest " + std::to_string(current.newest) + '\n';
    if (const Status done = write_through(fresh, text); !done)
        return done;
    if (const Status done = rename_to(fresh, folder_ / "current"); !done)
        return done;
    return sync_folder(folder_);
}

void Store::tidy(std::uint64_t current, std::uint64_t former) const
{
    for (const std::uint64_t number : kept())
        if (number != current && number != former)
            remove_folder(editions() / std::to_string(number));
    remove_folder(editions() / unfinished);
    remove_folder(editions() / discarded);
}

void Store::note_refusal(std::string_view line, std::chrono::system_clock::time_point now) const
{
    const std::filesystem::path fresh = folder_ / ".refused.new";
    // A store that cannot be written says so by itself.
    if (write_through(fresh, iso_moment(now) + ' ' + on_one_line(line, 500) + '\n'))
        (void)rename_to(fresh, folder_ / "refused");
}

std::optional<Refusal> Store::last_refusal() const
{
    const auto text = read_file(folder_ / "refused");
    if (!text)
        return std::nullopt;
    const std::size_t space = text->find(' ');
    if (space == std::string::npos)
        return std::nullopt;
    return Refusal { on_one_line(text->substr(0, space), 32),
        on_one_line(std::string_view(*text).substr(space + 1, text->find('\n') - space - 1), 600) };
}

Choice choose(const Store& store, const KeyRing& keys, const Reader& reader)
{
    Choice choice { store.shipped(), std::nullopt, {}, store.pointer() };
    const auto current = store.current();
    if (!current) {
        choice.fault = current.error().message;
        return choice;
    }
    if (!*current)
        return choice;
    auto edition = store.edition((*current)->edition, keys);
    if (!edition) {
        choice.fault = edition.error().message;
        return choice;
    }
    if (const Status fits = check_program(edition->header.manifest, reader); !fits) {
        choice.fault = "edition " + std::to_string((*current)->edition) + ' ' + fits.error().message;
        return choice;
    }
    choice.data = edition->folder;
    choice.manifest = std::move(edition->header.manifest);
    return choice;
}

} // namespace kiosk::package
