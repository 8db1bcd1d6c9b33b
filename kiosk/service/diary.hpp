// SPDX-License-Identifier: Apache-2.0
//
// What happened to this kiosk in the last thirty days, for whoever asks why it stood still: starts, ends, printer
// faults, content changes. Nothing of any family: an entry is a moment, a kind, and one word that is not a sentence.
//
// A ring of lines of one length in one file, made whole at its beginning, so that a full disk later keeps nothing from
// being noted, and a torn write costs one line. Each line has a running number: a clock that jumps changes no order.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::service {

struct DiaryEntry {
    enum class Kind : std::uint8_t {
        started, // its frame stands; the word: the program's version
        content, // another edition than at the start before; the word: that edition
        refused, // it could not begin; the word: "site", "content" or "display"; or, "edition", began with the
                 // content that came with the program, for the one installed since is not as it was signed
        ended, // the word: see end_word()
        printer, // the printer's worst fault changed; the word: an id of the content's table, or "ready"
    };
    std::uint64_t number = 0;
    std::chrono::sys_seconds at {};
    Kind kind = Kind::started;
    std::string word;
    bool operator==(const DiaryEntry&) const = default;
};

std::string_view name(DiaryEntry::Kind kind);

// The service manager's account of an end (systemd.exec(5): $SERVICE_RESULT, $EXIT_STATUS) as a word: "normal",
// "watchdog", "crash-SEGV", "failed-2", "timeout" …
std::string end_word(std::string_view service_result, std::string_view exit_status);

class Diary {
public:
    static constexpr std::size_t line_length = 80;
    static constexpr std::size_t lines = 2048;
    static constexpr std::chrono::days kept { 30 };

    // The file `diary` of this folder, made where it is not there. Nothing where it cannot be: a kiosk without a diary
    // is a kiosk.
    static std::optional<Diary> open(const std::filesystem::path& folder);
    // The folder that the service manager gives ($STATE_DIRECTORY); nothing without one.
    static std::optional<Diary> of_environment();
    Diary(Diary&& other) noexcept;
    Diary& operator=(Diary&&) = delete;
    ~Diary();

    // A word is at most 32 letters, digits and -._+ (of anything else nothing is noted but that it was no word): the
    // one way in, so that no sentence and no answer gets here by mistake.
    void note(DiaryEntry::Kind kind, std::string_view word, std::chrono::system_clock::time_point now);
    // The edition is noted when it is not that of the entry before.
    void note_start(std::string_view version, std::string_view edition, std::chrono::system_clock::time_point now);

private:
    Diary() = default;

    int file_ = -1;
    std::uint64_t next_ = 1;
    std::string edition_; // the last one noted
};

// In the order in which they were noted; lines that are damaged are left out. Nothing older than thirty days.
std::vector<DiaryEntry> read_diary(const std::filesystem::path& file, std::chrono::system_clock::time_point now);

// Where an installed kiosk has it, below a root: the folder of its unit's StateDirectory=.
inline std::filesystem::path diary_of(const std::filesystem::path& root)
{
    return root / "var/lib/kiosk/diary";
}
// "2026-11-29T09:23:19Z".
std::string iso_time(std::chrono::sys_seconds moment);

// The start before the last entries: when, and how the run before it ended.
struct LastStart {
    std::chrono::sys_seconds at {};
    // As end_word() has it; "gone" where nobody was left to say: the power failed, or the machine was cut off.
    std::string after; // empty: nothing is known of a run before
};
std::optional<LastStart> last_start(const std::vector<DiaryEntry>& entries);

} // namespace kiosk::service
