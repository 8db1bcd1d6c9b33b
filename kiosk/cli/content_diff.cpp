// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/content_diff.hpp"

#include "kiosk/cli/register_options.hpp"
#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/meter.hpp"
#include "kiosk/proof/difference.hpp"

#include <algorithm>

namespace kiosk::cli {
namespace {

// One of the two that are compared.
struct Content {
    std::string file;
    content::Catalogue catalogue;

    std::string title() const
    {
        return catalogue.edition().version + " as of " + iso_date(catalogue.day()) + " (" + file + ", "
            + catalogue.edition().sha256.substr(0, 12) + ")";
    }
};

// Benefits of a region in the order of its list, by id.
std::vector<std::pair<std::string, std::size_t>> benefits_of(const Decider& decider)
{
    std::vector<std::pair<std::string, std::size_t>> benefits;
    for (std::size_t i = 0; i < decider.benefit_count(); ++i)
        benefits.emplace_back(decider.benefit(i).id, i);
    return benefits;
}

std::optional<std::size_t> find(const std::vector<std::pair<std::string, std::size_t>>& benefits, std::string_view id)
{
    for (const auto& [known, at] : benefits)
        if (known == id)
            return at;
    return std::nullopt;
}

// What a benefit rests on, a line each, as Markdown's diff shows them.
std::vector<std::string> grounds(const Decider& decider, std::size_t at, const Policy& policy)
{
    const Benefit& benefit = decider.benefit(at);
    const auto cited = [](const Citation& citation) {
        return citation.official() ? "「" + citation.words + "」" : citation.document + " " + citation.article;
    };
    std::vector<std::string> lines { "quote " + benefit.quote };
    for (const Clause* clause : decider.clauses(at))
        lines.push_back("rule " + clause->rule.source() + "  " + cited(clause->citation));
    for (const Confirmation& each : benefit.confirmations)
        lines.push_back("confirm " + policy.confirmations[index(each.id)]
            + (each.when.source().empty() ? "" : " when " + each.when.source()) + "  " + cited(each.citation));
    if (benefit.waiver)
        lines.push_back("waiver  " + cited(benefit.waiver->citation));
    return lines;
}

class DiffPage {
public:
    DiffPage(const Content& before, const Content& after, Meter& meter, std::ostream& out)
        : before_(before)
        , after_(after)
        , meter_(meter)
        , out_(out)
    {
    }

    void write()
    {
        out_ << "# What changes for families\n\nFrom " << before_.title() << "  \nto " << after_.title() << "\n";
        const Policy& then = before_.catalogue.policy();
        const Policy& now = after_.catalogue.policy();
        for (const Region& region : then.regions)
            if (!now.region(region.id))
                out_ << "\n## " << region.id << " " << region.name << "\n\nno longer there\n";
        for (const Region& region : now.regions) {
            out_ << "\n## " << region.id << " " << region.name << "\n\n";
            if (const Region* earlier = then.region(region.id))
                write(*earlier, region);
            else
                out_ << "was not there before\n";
        }
        meter_.clear();
        out_ << std::flush;
    }

private:
    void write(const Region& then, const Region& now)
    {
        if (then.list != now.list || then.in_force != now.in_force)
            out_ << "The list: " << list(then) << " → " << list(now) << "\n\n";
        const Decider before(before_.catalogue.policy(), then);
        const Decider after(after_.catalogue.policy(), now);
        const auto earlier = benefits_of(before);
        const auto later = benefits_of(after);
        std::size_t same = 0;
        std::size_t done = 0;
        for (const auto& [id, at] : earlier)
            if (!find(later, id))
                out_ << "### " << id << " no longer there\n\n> " << before.benefit(at).quote << "\n\n";
        for (const auto& [id, at] : later) {
            meter_.show(++done, later.size(), "benefits");
            if (const auto was = find(earlier, id))
                same += write(before, *was, after, at) ? 0 : 1;
            else
                out_ << "### " << id << " new\n\n> " << after.benefit(at).quote << "\n\n";
        }
        out_ << same << " of " << later.size() << " benefits are decided as before, for every child that their rules "
             << "can tell apart.\n";
    }

    static std::string list(const Region& region)
    {
        return region.list + (region.in_force ? " (in force since " + iso_date(*region.in_force) + ")" : "");
    }

    // Whether anything of it changes.
    bool write(const Decider& before, std::size_t was, const Decider& after, std::size_t is)
    {
        const Policy& then = before_.catalogue.policy();
        const Policy& now = after_.catalogue.policy();
        const auto old_grounds = grounds(before, was, then);
        const auto new_grounds = grounds(after, is, now);
        const proof::Difference difference = proof::difference({ &then, &before, was }, { &now, &after, is });
        if (difference.changes.empty() && difference.beyond.empty() && old_grounds == new_grounds)
            return false;
        out_ << "### " << after.benefit(is).id << "\n\n";
        if (old_grounds != new_grounds) {
            out_ << "```diff\n";
            lines("- ", old_grounds, new_grounds);
            lines("+ ", new_grounds, old_grounds);
            out_ << "```\n\n";
        }
        if (!difference.beyond.empty()) {
            out_ << "Nothing is said of its verdicts: " << difference.beyond << ".\n\n";
            return true;
        }
        if (difference.changes.empty()) {
            out_ << "No verdict changes.\n\n";
            return true;
        }
        out_ << "| from | to | children of " << difference.children << " | smallest example |\n|---|---|---:|---|\n";
        for (const proof::Change& change : difference.changes) {
            std::string example;
            for (const auto& [fact, value] : change.smallest)
                example += (example.empty() ? "" : ", ") + fact + " " + value;
            out_ << "| " << name(change.from) << " | " << name(change.to) << " | " << change.children << " | "
                 << (example.empty() ? "nothing told" : example) << " |\n";
        }
        out_ << '\n';
        return true;
    }

    void lines(std::string_view sign, const std::vector<std::string>& these, const std::vector<std::string>& others)
    {
        for (const std::string& line : these)
            if (std::find(others.begin(), others.end(), line) == others.end())
                out_ << sign << line << '\n';
    }

    const Content& before_;
    const Content& after_;
    Meter& meter_;
    std::ostream& out_;
};

Result<int> run(const Arguments& arguments, const Program& program, const Streams& streams)
{
    std::vector<std::string> files;
    for (const std::string_view file : arguments.operands())
        files.emplace_back(file);
    if (files.empty())
        files.push_back(database(program.data).string());
    std::vector<Date> days;
    for (const std::string_view text : arguments.all("--as-of")) {
        const auto day = day_option("--as-of", text);
        if (!day)
            return day.error();
        days.push_back(*day);
    }
    if (days.size() > 2)
        return Error { "--as-of: expected it at most twice" };
    if (files.size() == 1 && days.size() != 2)
        return Error { "content diff: expected an OLD and a NEW content.db, or one and --as-of twice" };
    if (days.empty())
        days.push_back(program.today);
    content::Wanted wanted { {}, std::vector<std::string>(), {} };
    if (const auto region = arguments.option("--region"))
        wanted.regions = { std::string(*region) };
    std::vector<Content> contents;
    for (std::size_t i = 0; i < 2; ++i) {
        wanted.day = days[std::min(i, days.size() - 1)];
        const std::string& file = files[std::min(i, files.size() - 1)];
        auto catalogue = content::Catalogue::open(file, wanted);
        if (!catalogue)
            return say(streams, arguments.operands().empty() ? failed : misused, catalogue.error().message);
        contents.push_back({ file, *std::move(catalogue) });
    }
    if (wanted.regions && contents[1].catalogue.policy().regions.empty()
        && contents[0].catalogue.policy().regions.empty()) {
        std::vector<std::string> names;
        for (const RegionName& each : contents[1].catalogue.policy().region_names)
            names.push_back(each.id);
        return expected_one_of("--region", names, wanted.regions->front());
    }
    Meter meter(streams.error, streams.error_is_terminal && !streams.out_is_terminal);
    DiffPage(contents[0], contents[1], meter, streams.out).write();
    return streams.out ? done : say(streams, failed, "kiosk: the output cannot be written");
}

} // namespace

Verb content_diff_verb(const Program& program, const Streams& streams)
{
    return { "content diff", { "OLD NEW|FILE", {}, 2 },
        "for whom another content decides otherwise, or the same on another day, with the smallest\n"
        "example of each; as Markdown, for the reviewer",
        { { "--as-of", "DATE",
              "decide for that day; twice: OLD on the first, NEW on the second, or one FILE\n"
              "(default: the installed content) on both; default: today",
              Option::Need::repeatable },
            { "--region", "REGION", "only of this one" } },
        [&program, &streams](const Arguments& arguments) { return run(arguments, program, streams); } };
}

} // namespace kiosk::cli
