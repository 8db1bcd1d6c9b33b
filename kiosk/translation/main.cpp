// SPDX-License-Identifier: Apache-2.0
//
// content_words: what authors and translators do between two builds. Complaints on standard error, one a line.
#include "kiosk/content/compiler/translation_states.hpp"
#include "kiosk/translation/translations.hpp"

#include <cstdio>
#include <string>
#include <vector>

namespace {

constexpr const char* usage = R"(usage:
content_words state CONTENT [LANGUAGE]             how far each translation is; of LANGUAGE, what is to be done
content_words stamp CONTENT LANGUAGE [KEY…]        note what each translation was made from; KEY: outdated, but still right
content_words review CONTENT LANGUAGE DATE NAME [KEY…]
                                                   NAME has compared these translations with the Chinese; no KEY: all
content_words figures CONTENT                      how plain our own Chinese is
content_words export CONTENT LANGUAGE              a gettext PO file, to standard output
content_words import CONTENT FILE.po               its translations into content/languages
)";

using namespace kiosk::content;
using namespace kiosk::translation;

int misused()
{
    (void)std::fputs(usage, stderr);
    return 2;
}

int say(const Complaints& complaints)
{
    for (const std::string& line : complaints.lines())
        (void)std::fprintf(stderr, "%s\n", line.c_str());
    return complaints.empty() ? 0 : 1;
}

} // namespace

int main(int count, char** values)
{
    const std::vector<std::string> all(values + 1, values + count);
    if (all.size() < 2)
        return misused();
    const std::string& command = all[0];
    const std::string& content = all[1];
    const std::vector<std::string> rest(all.begin() + 2, all.end());
    const auto after = [&](std::size_t used) {
        return std::vector<std::string>(rest.begin() + static_cast<std::ptrdiff_t>(used), rest.end());
    };
    Complaints complaints;
    std::string out;
    if (command == "state" && rest.size() <= 1) {
        out = translation_report(content, rest.empty() ? "" : rest[0], complaints);
    } else if (command == "stamp" && !rest.empty()) {
        out = std::to_string(stamp(content, rest[0], after(1), complaints)) + " lines changed\n";
    } else if (command == "review" && rest.size() >= 3) {
        const auto parsed = stamp_of("00000000 00000000 " + rest[1] + " " + rest[2]);
        if (!parsed)
            return misused();
        const Review review { parsed->reviewer, *parsed->reviewed_on };
        out = std::to_string(kiosk::translation::review(content, rest[0], review, after(3), complaints))
            + " lines changed\n";
    } else if (command == "figures" && rest.empty()) {
        out = plainness_report(content, complaints);
    } else if (command == "export" && rest.size() == 1) {
        out = export_po(content, rest[0], complaints);
    } else if (command == "import" && rest.size() == 1) {
        out = std::to_string(import_po(content, rest[0], complaints)) + " texts changed\n";
    } else {
        return misused();
    }
    if (complaints.empty())
        (void)std::fputs(out.c_str(), stdout);
    return say(complaints);
}
