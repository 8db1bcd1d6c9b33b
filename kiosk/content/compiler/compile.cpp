// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/compile.hpp"

#include "kiosk/content/compiler/checks.hpp"
#include "kiosk/content/compiler/overview.hpp"
#include "kiosk/content/compiler/sections.hpp"
#include "kiosk/content/compiler/selection.hpp"
#include "kiosk/content/compiler/translation_states.hpp"
#include "kiosk/content/compiler/writer.hpp"
#include "kiosk/content/reader.hpp"

namespace kiosk::content {

namespace {

// One line a language that lags behind the Chinese.
std::vector<std::string> notices(const Draft& draft)
{
    std::vector<std::string> lines;
    for (const DraftLanguage& language : draft.languages) {
        const TranslationStates states(draft.languages.front(), language);
        std::int64_t outdated = 0;
        std::int64_t unstamped = 0;
        for (const auto& [key, text] : language.messages) {
            outdated += states.of_message(key, text.value) == TextState::outdated;
            unstamped += states.unstamped(key, text.value);
        }
        if (language.missing + outdated + unstamped != 0)
            lines.push_back(language.folder + ": " + std::to_string(outdated) + " translations are outdated and "
                + std::to_string(language.missing) + " missing (the program shows the Chinese), "
                + std::to_string(unstamped) + " not stamped; content_words state lists them");
    }
    return lines;
}

void check(Draft& draft, const Sources& sources, const IconNames& icons, Complaints& complaints)
{
    check_words(draft, complaints);
    check_references(draft, complaints);
    check_howto(draft, complaints);
    // Where a file that all the others speak of cannot be read at all, what they say of it is no use.
    if (draft.facts.empty() || draft.questions.empty()
        || draft.regions.size() != sources.files("regions", ".toml").size())
        return;
    check_rules(draft, complaints);
    check_questions(draft, complaints);
    check_icons(draft, icons, complaints);
    if (!draft.languages.empty() && draft.languages.front().tag == authoritative_language) {
        check_messages(draft, complaints);
        check_plain_words(draft, complaints);
    }
}

// The database is read back as the program will read it, and only then asked what its rules can and cannot decide.
Status write(const Draft& draft, const std::filesystem::path& path, Complaints& complaints)
{
    auto file = OutputFile::create(path);
    if (!file)
        return file.error();
    if (auto status = write_database(draft, file->unfinished()); !status)
        return status;
    auto database = Database::open(file->unfinished());
    if (!database)
        return database.error();
    const auto catalogue = Reader::read(*database, "");
    if (!catalogue)
        return catalogue.error();
    check_claims(draft, catalogue->policy(), complaints);
    check_hindrances(draft, catalogue->policy(), complaints);
    return complaints.empty() ? put_in_place(*std::move(file), path) : Status(Success {});
}

} // namespace

IconNames icon_names(const std::filesystem::path& folder)
{
    IconNames names;
    std::error_code missing; // then there are none, and the content that names one is complained of
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing))
        if (entry.path().extension() == ".svg")
            names.insert(entry.path().stem().string());
    return names;
}

Compilation compile(const std::filesystem::path& folder, const IconNames& icons, const std::filesystem::path& database,
    const std::vector<std::string>& regions)
{
    const Sources sources(folder);
    Complaints complaints;
    Draft draft = read_draft(sources, complaints);
    check(draft, sources, icons, complaints);
    if (complaints.empty() && !regions.empty())
        keep_regions(draft, regions, complaints);
    if (!complaints.empty())
        return { complaints.lines(), {} };

    if (const auto status = write(draft, database, complaints); !status)
        return { { status.error().message }, {} };
    return { complaints.lines(), notices(draft) };
}

std::string overview(const std::filesystem::path& folder)
{
    Complaints complaints;
    return howto_overview(read_draft(Sources(folder), complaints));
}

} // namespace kiosk::content
