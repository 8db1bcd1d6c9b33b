// SPDX-License-Identifier: Apache-2.0
//
// The content database, opened: the policy, the messages of every language, the golden families.
#pragma once

#include "kiosk/core/calendar.hpp"
#include "kiosk/core/policy.hpp"
#include "kiosk/core/printing.hpp"
#include "kiosk/core/register_words.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>

namespace kiosk::content {

// Written into the database header; a file with another is not ours ("KIOS").
inline constexpr std::int32_t application_id = 0x4B494F53;
// The layout of the tables. The program reads this one and no other.
inline constexpr std::int32_t layout_version = 12;

// The language of the official text: it decides where a translation differs.
inline constexpr std::string_view authoritative_language = "zh-Hans";

// Which content this is; shown on every screen and page.
struct Edition {
    std::string version; // as the authors name it: "2026.11.21"
    std::string checked; // ISO date on which it was last compared with the official texts
    std::string sha256; // of the database file, 64 hexadecimal digits
    // Where it has passed: the last day for which whoever signed the content stands for it.
    std::optional<Date> expired {};
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
    // Opens read-only and immutable. The file must match the SHA-256 beside it (<path>.sha256, the format of
    // sha256sum); a missing, truncated, foreign or altered file is an error that says what to do.
    static Result<Catalogue> open(const std::filesystem::path& path);

    const Policy& policy() const { return *policy_; }
    const Edition& edition() const { return edition_; }
    // From now on every page says that it was valid until this day.
    void set_expired(Date last_day) { edition_.expired = last_day; }

    // BCP 47 tags, the authoritative one ("zh-Hans") first.
    const std::vector<std::string>& languages() const { return languages_; }
    // Whether a kiosk offers it when its operator names no languages.
    bool offered_by_default(std::string_view language) const;
    // Message patterns (ICU MessageFormat) by key, of one language; of the authoritative one when there is no such
    // language. What is missing or outdated is not there: the Chinese is shown in its place.
    const std::map<std::string, std::string, std::less<>>& messages(std::string_view language) const;
    // Official words (names, quotes, citations, departments, titles) in another language; the words themselves in
    // zh-Hans.
    std::string_view official(std::string_view language, std::string_view words) const;
    TranslationStatus translation_status(std::string_view language) const;
    // The title of a law by its id, in Chinese.
    std::string_view document_title(std::string_view id) const;

    // What printers say of themselves, sorted into what people can do about it; the most pressing first.
    const std::vector<PrinterFaultKind>& printer_fault_kinds() const { return printer_reasons_; }

    // How registers are written besides the names of the contract and the words of the screens.
    const std::vector<RegisterWord>& register_words() const { return register_words_; }

    const std::vector<Golden>& goldens() const { return goldens_; }

    using Words = std::map<std::string, std::string, std::less<>>;
    // One more language, that the file does not have: for trying a layout before there is a translation. `official`
    // gives its official words from the English ones.
    void add_language(std::string tag, Words messages, const std::function<std::string(std::string_view)>& official);

private:
    // Behind a pointer, so that what refers into the policy stays valid when the catalogue is moved.
    std::unique_ptr<Policy> policy_;
    Edition edition_;
    std::vector<std::string> languages_;
    std::map<std::string, Words, std::less<>> messages_;
    std::map<std::string, Words, std::less<>> official_;
    std::map<std::string, TranslationStatus, std::less<>> translation_statuses_; // of translations
    std::set<std::string, std::less<>> not_offered_;
    Words documents_;
    std::vector<PrinterFaultKind> printer_reasons_;
    std::vector<RegisterWord> register_words_;
    std::vector<Golden> goldens_;

    friend class Reader;
};

} // namespace kiosk::content
