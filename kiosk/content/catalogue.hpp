// SPDX-License-Identifier: Apache-2.0
//
// The content, opened: the policy, the messages of the languages, the golden families.
//
// It is content.db, which all regions share, and beside it a file for each region, regions/<id>.db. content.db names
// the SHA-256 of each of them, and so its own SHA-256, in content.db.sha256, is that of everything. A region that
// nobody asks for costs a line in an index: its file is not even opened. One that is asked for is proved before it is
// read.
#pragma once

#include "kiosk/core/calendar.hpp"
#include "kiosk/core/policy.hpp"
#include "kiosk/core/printing.hpp"
#include "kiosk/core/register_words.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>

namespace kiosk::content {

// Written into the database header; a file with another is not ours ("KIOS").
inline constexpr std::int32_t application_id = 0x4B494F53;
// The layout of the tables. The program reads this one and no other.
inline constexpr std::int32_t layout_version = 13;

// The language of the official text: it decides where a translation differs.
inline constexpr std::string_view authoritative_language = "zh-Hans";

// Which content this is; shown on every screen and page.
struct Edition {
    std::string version; // as the authors name it: "2026.11.21"
    std::string checked; // ISO date on which it was last compared with the official texts
    std::string sha256; // of content.db, and with it of the regions' files; 64 hexadecimal digits
    // Where it has passed: the last day for which whoever signed the content stands for it.
    std::optional<Date> expired {};
};

// What of the content is to be read.
struct Wanted {
    // By id; nothing: all. Those that the content does not have are passed over: whoever was told an id knows best how
    // to say that it is wrong, and has Policy::region_names for it.
    std::optional<std::vector<std::string>> regions {};
    // By tag; nothing: all. The authoritative one always comes along.
    std::optional<std::vector<std::string>> languages {};
    // As the lists are on this day; nothing: on the day on which the content was last checked.
    std::optional<Date> day {};
};

// How far a text can be trusted to say what the Chinese says.
enum class TextState : unsigned char {
    source, // the Chinese itself
    translated, // by the authors, with or without a machine; no person has reviewed it
    reviewed, // by a person, as it stands
    outdated, // the Chinese has changed since: not shown
    missing
};
std::string_view name(TextState state);

// How many texts of a language, messages and official words, are in which state.
struct TranslationStatus {
    std::size_t reviewed = 0;
    std::size_t translated = 0;
    std::size_t outdated = 0;
    std::size_t missing = 0;

    // Every word of it was reviewed by a person.
    bool complete() const { return translated + outdated + missing == 0; }
};

// A family whose verdicts were worked out by hand against the official text.
struct Golden {
    std::string name;
    std::string input; // JSON as `kiosk check` reads it
    std::string expected; // JSON: benefit id -> verdict, by child
};

class Catalogue {
public:
    // `file` is the shared part. It must match the SHA-256 beside it (<path>.sha256, the format of sha256sum), and the
    // file of each region the one that the shared part names; a missing, truncated, foreign or altered file is an error
    // that says what to do, and so is one of another edition. A path of the file system as a text, because not every
    // place that reads content has files.
    static Result<Catalogue> open(const std::string& file, const Wanted& wanted = {});
    // More regions, after those that are there; what is there stays where it is. As `Wanted::regions`. After an error
    // the regions before the one at fault have come.
    Status load(std::span<const std::string> regions);

    // Of its regions, those that were asked for.
    const Policy& policy() const { return *policy_; }
    const Edition& edition() const { return edition_; }
    // The day of which the lists are.
    Date day() const { return day_; }
    // The days on which a list that was asked for becomes another, ascending.
    std::vector<Date> turning_days() const { return { turning_days_.begin(), turning_days_.end() }; }
    // From now on every page says that it was valid until this day.
    void set_expired(Date last_day) { edition_.expired = last_day; }

    // BCP 47 tags, the authoritative one ("zh-Hans") first; of all languages, read or not.
    const std::vector<std::string>& languages() const { return languages_; }
    // Whether a kiosk offers it when its operator names no languages.
    bool offered_by_default(std::string_view language) const;
    // Message patterns (ICU MessageFormat) by key, of one language that was asked for; of the authoritative one when
    // there is no such language. What is missing or outdated is not there: the Chinese is shown in its place.
    const std::map<std::string, std::string, std::less<>>& messages(std::string_view language) const;
    // Official words (names, quotes, citations, departments, titles) in another language that was asked for; the words
    // themselves in zh-Hans. Of regions that were not asked for, the name.
    std::string_view official(std::string_view language, std::string_view words) const;
    // Of what was read.
    TranslationStatus translation_status(std::string_view language) const;
    // The title of a law by its id, in Chinese.
    std::string_view document_title(std::string_view id) const;

    // What printers say of themselves, sorted into what people can do about it; the most pressing first.
    const std::vector<PrinterFaultKind>& printer_fault_kinds() const { return printer_reasons_; }

    // How registers are written besides the names of the contract and the words of the screens.
    const std::vector<RegisterWord>& register_words() const { return register_words_; }

    // Of the regions that were asked for.
    const std::vector<Golden>& goldens() const { return goldens_; }

    using Words = std::map<std::string, std::string, std::less<>>;
    // One more language, that the content does not have: for trying a layout before there is a translation. `official`
    // gives its official words from the English ones.
    void add_language(std::string tag, Words messages, const std::function<std::string(std::string_view)>& official);

private:
    // Behind a pointer, so that what refers into the policy stays valid when the catalogue is moved.
    std::unique_ptr<Policy> policy_;
    Edition edition_;
    std::vector<std::string> languages_;
    struct Language {
        Words messages;
        Words official;
        std::set<std::string, std::less<>> lacking; // what is counted as outdated or missing
        TranslationStatus status;
    };
    std::map<std::string, Language, std::less<>> read_; // languages that were asked for
    std::set<std::string, std::less<>> not_offered_;
    Words documents_;
    std::vector<PrinterFaultKind> printer_reasons_;
    std::vector<RegisterWord> register_words_;
    std::vector<Golden> goldens_;
    std::set<std::string, std::less<>> portions_; // of words from portable files

    std::string path_;
    Date day_ {};
    std::set<std::chrono::sys_days> turning_days_;
    std::map<std::string, std::string, std::less<>> sums_; // of the regions' files

    friend class Reader;
    friend class PortableReader;
};

} // namespace kiosk::content
