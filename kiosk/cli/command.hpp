// SPDX-License-Identifier: Apache-2.0
//
// The verbs that need no screen and no paper, and what all verbs share.
#pragma once

#include "kiosk/cli/family_reader.hpp"
#include "kiosk/cli/verb.hpp"
#include "kiosk/cli/verify.hpp"
#include "kiosk/content/catalogue.hpp"
#include "kiosk/core/calendar.hpp"
#include "kiosk/package/store.hpp"

#include <filesystem>

namespace kiosk::cli {

// The program on this machine.
struct Program {
    std::string_view version; // "1.0"; may be empty
    std::filesystem::path data; // holds content.db, fonts/ and pictures.pack
    Date today {}; // where this machine stands: local_day() of its clock
    GlyphCheck glyph_check {}; // for `verify`
    PictureCheck picture_check {}; // for `verify`
    std::filesystem::path shipped {}; // the data that came with the program: `data`, or what stands in where it is not
    std::filesystem::path store {}; // installed editions; empty: this program is installed nowhere, and has none
    std::filesystem::path keys { package::installed_keys }; // whose packages are trusted
    std::filesystem::path fetcher {}; // the program that fetches packages
    std::optional<Date> expired {}; // the last day of the installed edition, where that is past
};

// check, compare, explain, verify. Both must outlive the rows.
std::vector<Verb> verbs(const Program& program, const Streams& streams);
// --version
Verb version_verb(const Program& program, const Streams& streams);

inline constexpr std::string_view standard_input = "standard input"; // what messages call it

// The content in a data folder.
std::filesystem::path database(const std::filesystem::path& data);
// What is wanted of the content in use. Content that has expired serves on, with a warning.
Result<content::Catalogue> open_content(const Program& program, const content::Wanted& wanted, const Streams& streams);
// Nothing is decided by a clock that cannot be right; one line for staff.
Status check_clock(Date today, const content::Edition& edition);

// A verb's operand that is a family.
inline constexpr Operand family_file { "FILE|-", "a FILE, or - for standard input" };

// The language of --lang, or Chinese.
Result<std::string> language_option(const Arguments& arguments, const content::Catalogue& catalogue);

// A family that was read, and what of the content it needs: its region as it is on its day, Chinese and the language of
// --lang.
struct FamilyAtHand {
    const CheckRequest& family;
    std::string_view name; // what messages call the file
    content::Catalogue& catalogue;
    const std::string& language;
};
// Does `work` with the family in the file that is the operand. Without a day in the file, this machine's: nothing is
// decided by a clock that cannot be right. What is wrong is said.
Result<int> with_family(const Arguments& arguments, const Program& program, const Streams& streams,
    const std::function<Result<int>(const FamilyAtHand&)>& work);

} // namespace kiosk::cli
