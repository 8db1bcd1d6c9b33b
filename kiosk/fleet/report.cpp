// SPDX-License-Identifier: Apache-2.0
#include "kiosk/fleet/report.hpp"

#include "kiosk/fleet/names.hpp"

#include <algorithm>
#include <sstream>

namespace kiosk::fleet {
namespace {

using Kind = Metric::Kind;

std::string escaped(std::string_view value)
{
    std::string text;
    for (const char c : value)
        if (c == '\\' || c == '"')
            (text += '\\') += c;
        else
            text += c == '\n' ? std::string("\\n") : std::string(1, c);
    return text;
}

class Writer {
public:
    void metric(std::string_view name)
    {
        metric_
            = &*std::find_if(metrics().begin(), metrics().end(), [&](const Metric& each) { return each.name == name; });
        out_ << "# HELP " << name << ' ' << metric_->help << "\n# TYPE " << name
             << (metric_->kind == Kind::counter ? " counter\n" : " gauge\n");
    }
    template <class Number> void sample(const std::vector<std::string>& labels, Number value)
    {
        out_ << metric_->name;
        for (std::size_t i = 0; i < labels.size(); ++i)
            out_ << (i == 0 ? '{' : ',') << metric_->labels[i] << "=\"" << escaped(labels[i]) << '"';
        out_ << (labels.empty() ? " " : "} ") << value << '\n';
    }
    std::string text() const { return out_.str(); }

private:
    std::ostringstream out_;
    const Metric* metric_ = nullptr;
};

// All labels of the machine and what else was told once, each with its count.
Cells complete(const Cells& told, const std::vector<std::string>& labels)
{
    Cells cells = told;
    for (const std::string& label : labels)
        cells.try_emplace(label, 0);
    cells.try_emplace(std::string(other), 0);
    return cells;
}

} // namespace

std::string_view name(PartState state)
{
    constexpr std::array names { "ok", "attention", "broken" };
    return names[static_cast<std::size_t>(state)];
}

const std::vector<Metric>& metrics()
{
    static const std::vector<Metric> all {
        { names::info, Kind::gauge, "This kiosk; always 1.",
            { "machine", "place", "region", "version", "edition", "content" } },
        { names::written, Kind::gauge, "When this was written.", {} },
        { names::part, Kind::gauge, "What kiosk doctor finds of a part: 0 ok, 1 attention, 2 broken.", { "part" } },
        { names::starts, Kind::counter, "Starts of the program, by how the run before ended.", { "after" } },
        { names::days, Kind::counter, "The days whose families are told below; today is not among them.", {} },
        { names::last_day, Kind::gauge, "Midnight UTC of the last of these days; 0 before the first.", {} },
        { names::sessions, Kind::counter, "Families that began, by language. Told in fives, day by day.",
            { "region", "language" } },
        { names::ended, Kind::counter, "The same families, by how they ended.", { "how" } },
        { names::left, Kind::counter, "The same families, by the screen at which they ended.", { "screen" } },
        { names::printed, Kind::counter, "The same families, by what became of the paper they asked for.",
            { "outcome", "reason" } },
        { names::interrupted, Kind::counter,
            "Sessions that a crash, a hang or the power ended; told in fives, not among the above.", {} },
    };
    return all;
}

std::string textfile(const Report& report, const Labels& labels)
{
    Writer out;
    out.metric(names::info);
    out.sample({ report.mark, report.place, report.region, report.version, report.edition, report.content }, 1);
    out.metric(names::written);
    out.sample({}, report.written.time_since_epoch().count());
    out.metric(names::part);
    for (const Part& part : report.parts)
        out.sample({ part.name }, static_cast<int>(part.state));
    const Totals& totals = report.totals;
    out.metric(names::starts);
    for (const std::string_view after : afters::all) {
        const auto count = totals.starts.find(after);
        out.sample({ std::string(after) }, count == totals.starts.end() ? 0 : count->second);
    }
    out.metric(names::days);
    out.sample({}, totals.days * names::seconds_a_day);
    out.metric(names::last_day);
    out.sample({},
        totals.last_day ? std::chrono::sys_seconds(std::chrono::sys_days(*totals.last_day)).time_since_epoch().count()
                        : 0);
    for (std::size_t g = 0; g < group_count; ++g) {
        out.metric(names::of_group[g]);
        for (const auto& [label, count] : complete(totals.tally.families[g], labels[g])) {
            if (static_cast<Group>(g) == Group::language)
                out.sample({ report.region, label }, count);
            else if (static_cast<Group>(g) == Group::paper)
                out.sample({ names::outcome(label), names::reason(label) }, count);
            else
                out.sample({ label }, count);
        }
    }
    out.metric(names::interrupted);
    out.sample({}, totals.tally.interrupted);
    return out.text();
}

} // namespace kiosk::fleet
