// SPDX-License-Identifier: Apache-2.0
//
// The editions that are installed on this machine, in a folder of its own:
//
//   current              "edition 8", "newest 8": which one is in use, and the largest number ever seen. One file, so
//                        that one rename changes both at once
//   editions/8/          a data folder as the program reads it: content.db and its sum, the regions' files, links to
//   the
//                        fonts and pictures that came with the program, and `package`, the file all was unpacked from
//   refused              the package that was refused since, and why
//
// The folder belongs to a user who installs and does nothing else: neither the kiosk's, who only reads it, nor that of
// the program that speaks with a network, who only leaves files for it. All the same nothing in it is taken on trust:
// the kiosk verifies the signature of `package` at each start, by keys that only root can change, and opens no other
// content than that of which the manifest has the SHA-256. This costs a few milliseconds.
//
// Not below /var/lib/kiosk, which the service manager gives to the kiosk's user with all that is in it.
#pragma once

#include "kiosk/package/package.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

namespace kiosk::package {

inline constexpr std::string_view installed_store = "/var/lib/kiosk-content";

// What the pointer says.
struct Current {
    std::uint64_t edition = 0;
    std::uint64_t newest = 0; // the largest number ever installed here; never less than `edition`
    bool operator==(const Current&) const = default;
};

// An edition found whole and signed, and the folder that the program can read as its data.
struct Edition {
    std::filesystem::path folder;
    Header header;
};

// Why a package was refused, for kiosk doctor.
struct Refusal {
    std::string at; // "2026-11-29T09:23:19Z"
    std::string line; // with the name of the file
};

struct Installed {
    enum class What : std::uint8_t {
        anew,
        before, // it was in use already
        refused
    };
    What what = What::anew;
    std::string line {}; // refused: why, without the file's name
};

class Store {
public:
    // `shipped` is the data folder that came with the program, absolute.
    Store(std::filesystem::path folder, std::filesystem::path shipped);

    const std::filesystem::path& folder() const { return folder_; }
    const std::filesystem::path& shipped() const { return shipped_; }

    // The bytes of the pointer, to see whether it has changed; empty where there is none.
    std::string pointer() const;
    // Nothing where nothing is installed; an error where the pointer is damaged.
    Result<std::optional<Current>> current() const;
    // The numbers of the editions that are kept, ascending.
    std::vector<std::uint64_t> kept() const;

    // An edition verified as it stands: its package signed, its content.db the one that was signed. The files of single
    // regions are proved by that one when they are opened (content::Catalogue).
    Result<Edition> edition(std::uint64_t number, const KeyRing& keys) const;

    // Verifies `package`, unpacks it beside the others, lets `check` look at it as the program would read it, and puts
    // it in use by one rename. Whatever stops this on the way, and wherever: the former edition is in use, whole, or
    // the new one. The former edition is kept, older ones go. An edition in use that went bad on the disk is put right.
    //
    // Refused: what open_package(), check_program() and check_day() refuse, a number not above the newest ever seen,
    // and what `check` finds wrong. An error is the store's, which cannot be written.
    using Check = std::function<Status(const std::filesystem::path& data, const Manifest& manifest)>;
    Result<Installed> install(std::string_view package, const KeyRing& keys, const Reader& reader, const Check& check);

    // Deliberately back (or forward) to an edition that is kept, by whoever may write the store; without a number, to
    // the one before. The newest ever seen stays: only a package with a larger number is installed after that. The
    // number that is in use then.
    Result<std::uint64_t> roll_back(
        std::optional<std::uint64_t> to, const KeyRing& keys, const Reader& reader, const Check& check);

    void note_refusal(std::string_view line, std::chrono::system_clock::time_point now) const;
    std::optional<Refusal> last_refusal() const;

private:
    class Lock;
    std::filesystem::path editions() const { return folder_ / "editions"; }
    Status unpack(const Package& package, std::string_view bytes, const std::filesystem::path& folder) const;
    Status point_to(const Current& current) const;
    // Removes all but these two, and whatever an install that was cut short left.
    void tidy(std::uint64_t current, std::uint64_t former) const;

    std::filesystem::path folder_;
    std::filesystem::path shipped_;
};

// Which content the program opens.
struct Choice {
    std::filesystem::path data; // the folder
    std::optional<Manifest> manifest; // of the store's edition; nothing: the shipped content
    std::string fault; // why the store's edition is not used though there is one; else empty
    std::string pointer; // as it was then
};
// The store's current edition, if there is one that verifies and that this program reads; else the shipped content.
Choice choose(const Store& store, const KeyRing& keys, const Reader& reader);

// Where this program has its content from.
struct Source {
    std::optional<Store> store; // nothing: this program is installed nowhere, and has only what came with it
    Choice choice; // when it started
    std::vector<std::string> key_faults; // as KeyRing::faults()
};

} // namespace kiosk::package
