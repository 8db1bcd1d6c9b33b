// SPDX-License-Identifier: Apache-2.0
#include "kiosk/service/diary.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <utility>

namespace kiosk::service {
namespace {

using Kind = DiaryEntry::Kind;
using std::chrono::system_clock;

constexpr std::array kinds { Kind::started, Kind::content, Kind::refused, Kind::ended, Kind::printer };
constexpr std::size_t longest_word = 32;
constexpr std::string_view no_word = "-";
// "0000000001 2026-11-29T09:23:19Z started  WORD", each part at its place.
constexpr std::size_t time_at = 11;
constexpr std::size_t kind_at = 32;
constexpr std::size_t word_at = 41;

bool is_word(std::string_view text)
{
    const auto fits = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.'
            || c == '_' || c == '+';
    };
    return !text.empty() && text.size() <= longest_word && std::all_of(text.begin(), text.end(), fits);
}

std::optional<std::chrono::sys_seconds> read_time(const std::string& text)
{
    std::tm parts {};
    const char* const end = ::strptime(text.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    if (!end || *end != '\0')
        return std::nullopt;
    return std::chrono::sys_seconds(std::chrono::seconds(::timegm(&parts)));
}

std::string line_of(const DiaryEntry& entry)
{
    char number[16];
    std::snprintf(number, sizeof number, "%010llu", static_cast<unsigned long long>(entry.number));
    std::string line(Diary::line_length, ' ');
    const auto put = [&](std::size_t at, std::string_view text) { line.replace(at, text.size(), text); };
    put(0, number);
    put(time_at, iso_time(entry.at));
    put(kind_at, name(entry.kind));
    put(word_at, entry.word);
    line.back() = '\n';
    return line;
}

std::optional<DiaryEntry> entry_of(std::string_view line)
{
    const auto part = [&](std::size_t from, std::size_t to) {
        std::string_view text = line.substr(from, to - from);
        return text.substr(0, text.find_last_not_of(' ') + 1);
    };
    DiaryEntry entry;
    const std::string_view number = part(0, time_at);
    const auto read = std::from_chars(number.data(), number.data() + number.size(), entry.number);
    const auto at = read_time(std::string(part(time_at, kind_at)));
    const auto kind
        = std::find_if(kinds.begin(), kinds.end(), [&](Kind each) { return name(each) == part(kind_at, word_at); });
    entry.word = part(word_at, Diary::line_length - 1);
    if (read.ec != std::errc {} || read.ptr != number.data() + number.size() || entry.number == 0 || !at
        || kind == kinds.end() || line.back() != '\n' || !is_word(entry.word))
        return std::nullopt;
    entry.at = *at;
    entry.kind = *kind;
    return entry;
}

std::vector<DiaryEntry> all_in(int file)
{
    std::vector<DiaryEntry> entries;
    std::string line(Diary::line_length, '\0');
    for (std::size_t i = 0; i < Diary::lines; ++i) {
        const auto at = static_cast<off_t>(i * Diary::line_length);
        if (::pread(file, line.data(), line.size(), at) != static_cast<ssize_t>(line.size()))
            break;
        if (auto entry = entry_of(line))
            entries.push_back(*std::move(entry));
    }
    std::sort(entries.begin(), entries.end(),
        [](const DiaryEntry& one, const DiaryEntry& other) { return one.number < other.number; });
    return entries;
}

} // namespace

std::string iso_time(std::chrono::sys_seconds moment)
{
    const std::time_t seconds = moment.time_since_epoch().count();
    std::tm parts {};
    ::gmtime_r(&seconds, &parts);
    char text[24];
    return { text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts) };
}

std::string_view name(Kind kind)
{
    switch (kind) {
    case Kind::started:
        return "started";
    case Kind::content:
        return "content";
    case Kind::refused:
        return "refused";
    case Kind::ended:
        return "ended";
    case Kind::printer:
        break;
    }
    return "printer";
}

std::string end_word(std::string_view service_result, std::string_view exit_status)
{
    std::string word(service_result);
    if (service_result == "success")
        word = "normal";
    else if (service_result == "signal" || service_result == "core-dump")
        word = "crash-" + std::string(exit_status);
    else if (service_result == "exit-code")
        word = "failed-" + std::string(exit_status);
    return is_word(word) ? word : std::string(no_word);
}

std::optional<Diary> Diary::open(const std::filesystem::path& folder)
{
    Diary diary;
    constexpr auto whole = static_cast<off_t>(lines * line_length);
    diary.file_ = ::open((folder / "diary").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    struct stat file { };
    if (diary.file_ < 0 || ::fstat(diary.file_, &file) != 0)
        return std::nullopt;
    if (file.st_size < whole && ::posix_fallocate(diary.file_, 0, whole) != 0) {
        // What has no room today is not left half made.
        if (file.st_size == 0)
            (void)::unlink((folder / "diary").c_str());
        return std::nullopt;
    }
    (void)::fchmod(diary.file_, 0644); // there is nothing in it that anybody may not know
    for (const DiaryEntry& entry : all_in(diary.file_)) {
        diary.next_ = entry.number + 1;
        if (entry.kind == Kind::content)
            diary.edition_ = entry.word;
    }
    return diary;
}

std::optional<Diary> Diary::of_environment()
{
    const char* const folder = std::getenv("STATE_DIRECTORY");
    return folder && *folder == '/' ? open(folder) : std::nullopt;
}

Diary::Diary(Diary&& other) noexcept
    : file_(std::exchange(other.file_, -1))
    , next_(other.next_)
    , edition_(std::move(other.edition_))
{
}

Diary::~Diary()
{
    if (file_ >= 0)
        ::close(file_);
}

void Diary::note(Kind kind, std::string_view word, system_clock::time_point now)
{
    const DiaryEntry entry { next_++, std::chrono::floor<std::chrono::seconds>(now), kind,
        std::string(is_word(word) ? word : no_word) };
    const std::string line = line_of(entry);
    const auto at = static_cast<off_t>((entry.number - 1) % lines * line_length);
    if (::pwrite(file_, line.data(), line.size(), at) == static_cast<ssize_t>(line.size()))
        (void)::fdatasync(file_);
}

void Diary::note_start(std::string_view version, std::string_view edition, system_clock::time_point now)
{
    note(Kind::started, version, now);
    if (edition_ == edition)
        return;
    edition_ = edition;
    note(Kind::content, edition, now);
}

std::vector<DiaryEntry> read_diary(const std::filesystem::path& path, system_clock::time_point now)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return {};
    std::vector<DiaryEntry> entries = all_in(file);
    ::close(file);
    std::erase_if(entries, [&](const DiaryEntry& entry) { return entry.at < now - Diary::kept; });
    return entries;
}

std::optional<LastStart> last_start(const std::vector<DiaryEntry>& entries)
{
    std::optional<LastStart> last;
    bool runs = false;
    std::string how;
    for (const DiaryEntry& entry : entries) {
        if (entry.kind == Kind::started) {
            last = { entry.at, runs ? "gone" : how };
            runs = true;
        } else if (entry.kind == Kind::ended) {
            how = entry.word;
            runs = false;
        }
    }
    return last;
}

} // namespace kiosk::service
