// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/verify.hpp"

#include "kiosk/cli/command.hpp"
#include "kiosk/cli/family_reader.hpp"
#include "kiosk/cli/golden.hpp"
#include "kiosk/content/catalogue.hpp"
#include "kiosk/core/calendar.hpp"
#include "kiosk/core/citations.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/locale/messages.hpp"
#include "kiosk/proof/proof.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

namespace kiosk::cli {
namespace {

class Report {
public:
    explicit Report(std::ostream& out)
        : out_(out)
    {
    }

    void ok(std::string_view what) { out_ << "ok     " << what << '\n'; }
    void wrong(std::string_view what)
    {
        out_ << "WRONG  " << what << '\n';
        all_right_ = false;
    }
    void unchecked(std::string_view what) { out_ << "-      " << what << '\n'; }
    void settle(const std::vector<std::string>& mistakes, std::string_view what)
    {
        for (const std::string& mistake : mistakes)
            wrong(mistake);
        if (mistakes.empty())
            ok(what);
    }

    bool all_right() const { return all_right_; }

private:
    std::ostream& out_;
    bool all_right_ = true;
};

// Whatever can be seen in one language, in one text.
std::string all_text(const content::Catalogue& catalogue, const std::string& language)
{
    std::string text;
    const auto add = [&](std::string_view words) {
        text += words;
        text += '\n';
    };
    const auto official = [&](std::string_view words) { add(catalogue.official(language, words)); };
    for (const auto& [key, pattern] : catalogue.messages(language))
        add(pattern);
    for (const Region& region : catalogue.policy().regions) {
        official(region.name);
        official(region.plan);
        official(region.list);
        each_citation(region, [&](const Citation& citation) { official(citation.words); });
        for (const Service& service : region.services) {
            official(service.name);
            official(service.target);
            official(service.text);
            for (const std::string& department : service.departments)
                official(department);
            for (const Benefit& benefit : service.benefits) {
                official(benefit.quote);
                official(benefit.mode_words);
            }
        }
    }
    return text;
}

std::string code_points(const std::vector<char32_t>& characters)
{
    constexpr std::size_t enough = 10;
    const std::set<char32_t> each(characters.begin(), characters.end());
    std::string shown;
    std::size_t count = 0;
    for (const char32_t character : each) {
        if (count++ == enough)
            return shown + " …";
        char written[16];
        std::snprintf(written, sizeof written, " U+%04X", static_cast<unsigned>(character));
        shown += written;
    }
    return shown;
}

void check_language(
    const content::Catalogue& catalogue, const std::string& language, const GlyphCheck& glyph_check, Report& report)
{
    const auto& patterns = catalogue.messages(language);
    const auto& source = catalogue.messages(content::authoritative_language);
    if (const auto messages = locale::Messages::create(language, patterns, source))
        report.ok(language + ": " + std::to_string(patterns.size()) + " messages can be read");
    else
        report.wrong(language + ": " + messages.error().message);

    // What a translation lacks is shown in Chinese.
    std::vector<std::string> mistakes;
    for (const std::string_view phrase : phrase_keys)
        if (patterns.find(phrase) == patterns.end() && source.find(phrase) == source.end())
            mistakes.push_back(language + ": message \"" + std::string(phrase) + "\" is missing");
    report.settle(mistakes, language + ": every phrase of the program has its message");

    if (language != content::authoritative_language) {
        const content::TranslationStatus status = catalogue.translation_status(language);
        const std::string counts = std::to_string(status.reviewed) + " texts reviewed by a person, "
            + std::to_string(status.translated) + " not reviewed, " + std::to_string(status.outdated) + " outdated, "
            + std::to_string(status.missing) + " missing";
        if (status.complete())
            report.ok(language + ": " + counts);
        else
            report.unchecked(language + ": " + counts);
    }

    if (!glyph_check) {
        report.unchecked(language + ": fonts not checked");
        return;
    }
    const auto missing = glyph_check(all_text(catalogue, language), language);
    if (missing.empty())
        report.ok(language + ": the fonts have every character");
    else
        report.wrong(language + ": the fonts lack" + code_points(missing));
}

} // namespace

bool verify(const std::filesystem::path& data, const GlyphCheck& glyph_check, const PictureCheck& picture_check,
    std::ostream& out)
{
    Report report(out);
    const auto catalogue = content::Catalogue::open(data / "content.db");
    if (!catalogue) {
        report.wrong(on_one_line(catalogue.error().message));
        return false;
    }
    const content::Edition& edition = catalogue->edition();
    report.ok("content " + edition.version + ", checked " + edition.checked + ", sha256 " + edition.sha256);
    for (const std::string& language : catalogue->languages())
        check_language(*catalogue, language, glyph_check, report);

    if (picture_check)
        report.settle(picture_check(*catalogue), "every icon and scene can be drawn");
    else
        report.unchecked("pictures not checked");
    if (catalogue->goldens().empty())
        report.wrong("golden families: expected some, got none");
    // Each by the list of its own day.
    std::map<std::chrono::sys_days, content::Catalogue> other_days;
    for (const content::Golden& golden : catalogue->goldens()) {
        const content::Catalogue* by = &*catalogue;
        if (const auto day = head_of_family(golden.input).as_of; day && !catalogue->turning_days().empty()) {
            auto found = other_days.find(*day);
            if (found == other_days.end()) {
                auto opened = content::Catalogue::open(database(data), { {}, std::vector<std::string>(), *day });
                if (!opened) {
                    report.wrong(on_one_line(opened.error().message));
                    continue;
                }
                found = other_days.emplace(*day, *std::move(opened)).first;
            }
            by = &found->second;
        }
        report.settle(mistakes_of(golden, by->policy()), "golden " + golden.name);
    }
    return report.all_right();
}

namespace {

// One list a region, as it is on one day; `when` says which where there are several.
void prove(const content::Catalogue& catalogue, const std::string& when, Meter& meter, Report& report)
{
    const proof::Proof proof = proof::prove(
        catalogue.policy(), [&](std::size_t done, std::size_t all) { meter.show(done, all, "benefits"); });
    meter.clear();
    for (const std::string& fault : proof.faults)
        report.wrong(when + fault);
    for (const proof::RegionProof& region : proof.regions) {
        std::size_t reached = 0;
        for (const proof::BenefitProof& benefit : region.benefits)
            reached += static_cast<std::size_t>(std::count_if(
                benefit.reached.begin(), benefit.reached.end(), [](const auto& child) { return !!child; }));
        report.ok(when + region.region->id + ": " + std::to_string(region.benefits.size()) + " benefits, "
            + std::to_string(region.total(&proof::BenefitProof::children))
            + " children that their rules tell apart, decided as "
            + std::to_string(region.total(&proof::BenefitProof::kinds)) + " kinds; " + std::to_string(reached)
            + " verdicts reached, " + std::to_string(region.benefits.size() * verdict_count - reached)
            + " proved out of reach");
    }
}

} // namespace

bool verify_exhaustively(const std::filesystem::path& data, Meter& meter, std::ostream& out)
{
    Report report(out);
    const auto open = [&](std::optional<Date> day) {
        return content::Catalogue::open(database(data), { {}, std::vector<std::string>(), day });
    };
    auto catalogue = open({});
    if (!catalogue) {
        report.wrong(on_one_line(catalogue.error().message));
        return false;
    }
    std::vector<Date> turns = catalogue->turning_days();
    if (turns.empty()) {
        prove(*catalogue, "", meter, report);
        return report.all_right();
    }
    // Every list that there ever is: before the first turn, and from each turn on.
    turns.insert(turns.begin(), std::chrono::sys_days(turns.front()) - std::chrono::days(1));
    for (const Date day : turns) {
        catalogue = open(day);
        if (catalogue)
            prove(*catalogue, iso_date(day) + " ", meter, report);
        else
            report.wrong(on_one_line(catalogue.error().message));
    }
    return report.all_right();
}

} // namespace kiosk::cli
