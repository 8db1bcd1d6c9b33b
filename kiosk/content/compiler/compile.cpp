// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/compile.hpp"

#include "kiosk/content/compiler/checks.hpp"
#include "kiosk/content/compiler/overview.hpp"
#include "kiosk/content/compiler/sections.hpp"
#include "kiosk/content/compiler/writer.hpp"
#include "kiosk/content/reader.hpp"

namespace kiosk::content {

namespace {

Draft read(const Sources& sources, Complaints& complaints)
{
    Draft draft;
    read_shared(sources, draft, complaints);
    read_regions(sources, draft, complaints);
    read_languages(sources, draft, complaints);
    read_goldens(sources, draft, complaints);
    return draft;
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
    if (!draft.languages.empty() && draft.languages.front().tag == authoritative_language)
        check_messages(draft, complaints);
}

// The database is read back as the program will read it, and only then asked what its rules can and cannot decide.
Status write(const Draft& draft, const std::filesystem::path& path, Complaints& complaints)
{
    if (auto status = write_database(draft, temporary(path)); !status)
        return status;
    auto database = Database::open(temporary(path));
    if (!database)
        return database.error();
    const auto catalogue = Reader::read(*database, "");
    if (!catalogue)
        return catalogue.error();
    check_claims(draft, catalogue->policy(), complaints);
    check_hindrances(draft, catalogue->policy(), complaints);
    return complaints.empty() ? put_in_place(path) : Status(Success {});
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

std::vector<std::string> compile(
    const std::filesystem::path& folder, const IconNames& icons, const std::filesystem::path& database)
{
    const Sources sources(folder);
    Complaints complaints;
    Draft draft = read(sources, complaints);
    check(draft, sources, icons, complaints);
    if (!complaints.empty())
        return complaints.lines();

    const auto status = write(draft, database, complaints);
    std::error_code gone; // after success there is none
    std::filesystem::remove(temporary(database), gone);
    if (!status)
        return { status.error().message };
    return complaints.lines();
}

std::string overview(const std::filesystem::path& folder)
{
    Complaints complaints;
    return howto_overview(read(Sources(folder), complaints));
}

} // namespace kiosk::content
