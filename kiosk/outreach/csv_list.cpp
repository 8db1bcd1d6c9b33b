// SPDX-License-Identifier: Apache-2.0
#include "kiosk/outreach/csv_list.hpp"

#include "kiosk/diagnostics/json_text.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/outreach/when.hpp"
#include "kiosk/words/words.hpp"

#include <algorithm>

namespace kiosk::outreach {
namespace {

// Items of one cell, each once.
class Items {
public:
    explicit Items(std::string_view separator)
        : separator_(separator)
    {
    }

    void add(const std::string& item)
    {
        if (std::find(items_.begin(), items_.end(), item) != items_.end())
            return;
        items_.push_back(item);
        text_ += text_.empty() ? item : std::string(separator_) + item;
    }
    const std::string& text() const { return text_; }

private:
    std::string_view separator_;
    std::vector<std::string> items_;
    std::string text_;
};

// Between words, and between what may hold commas itself.
constexpr std::string_view between_words = "、";
constexpr std::string_view between_clauses = "；";

std::string decoded(const std::string& json)
{
    const Json label = Json::parse(json, nullptr, false);
    return label.is_string() ? label.get<std::string>() : std::string();
}

} // namespace

CsvList::CsvList(const ListOrder& order, OutreachWords words, const locale::Messages& chinese)
    : order_(order)
    , words_(std::move(words))
{
    const auto& columns = order.heading.columns;
    const bool names_region = order.heading.format == registers::Format::json_lines
        || std::any_of(columns.begin(), columns.end(),
            [](const registers::Column& each) { return each.what == registers::Column::What::region; });
    for (std::size_t r = 0; r < order.desks.size(); ++r) {
        const Desk& desk = order.desks[r];
        const Words of_region(order.catalogue, chinese, desk.region());
        RegionWords& said = regions_.emplace_back();
        for (const FactId fact : order.catalogue.policy().schema.ids())
            said.facts.push_back(of_region.fact(fact));
        if (confirmations_.empty())
            for (std::size_t i = 0; i < order.catalogue.policy().confirmations.size(); ++i)
                confirmations_.push_back(of_region.confirmation(i));
        const bool wanted = names_region || order.region == &desk.region();
        for (const Only& only : order.only)
            if (only.region() == desk.region().id) {
                const auto at = desk.benefit(only.id());
                const std::string title = at ? of_region.title(desk.decider().benefit(*at)) : std::string();
                columns_.push_back({ r, only.benefits(), only.id() + ' ' + (title.empty() ? only.service() : title) });
            }
        if (order.only.empty() && wanted)
            for (std::size_t s = 0; s < desk.services().size(); ++s)
                columns_.push_back(
                    { r, desk.services()[s], desk.region().services[s].id + ' ' + desk.region().services[s].name });
        for (const Column& column : columns_)
            if (column.region == r)
                said.listed.insert(column.benefits);
    }
    constexpr std::size_t details = 4;
    constexpr std::size_t gains_and_losses = 2;
    cells_ = order.earlier ? gains_and_losses : columns_.size() + details;
}

std::string CsvList::opening() const
{
    std::string text(byte_order_mark);
    CsvLine line(text);
    for (const std::string& name : order_.heading.carried)
        line.add_foreign(name);
    for (const OutreachPhrase phrase :
        { OutreachPhrase::row, OutreachPhrase::child, OutreachPhrase::list, OutreachPhrase::member })
        line.add(words_(phrase));
    if (order_.earlier) {
        line.add(words_(OutreachPhrase::gains));
        line.add(words_(OutreachPhrase::losses));
    } else {
        for (const Column& column : columns_)
            line.add(column.heading);
        for (const OutreachPhrase phrase :
            { OutreachPhrase::missing, OutreachPhrase::confirm, OutreachPhrase::wait, OutreachPhrase::until })
            line.add(words_(phrase));
    }
    line.add(words_(OutreachPhrase::problem));
    line.end();
    return text;
}

void CsvList::add(const Listed& child, std::string& to)
{
    CsvLine line(to);
    for (std::size_t i = 0; i < order_.heading.carried.size(); ++i)
        line.add_foreign(i < child.row.carried.size() ? std::string_view(child.row.carried[i]) : std::string_view());
    line.add(std::to_string(child.row.number));
    line.add_foreign(decoded(child.row.label));
    line.add(order_.desks[child.region].region().name);
    line.add(words_(child.verdicts.membership == Truth::yes ? OutreachPhrase::member_yes
            : child.verdicts.membership == Truth::no        ? OutreachPhrase::member_no
                                                            : OutreachPhrase::member_unknown));
    if (order_.earlier) {
        line.add(changes(child, true));
        line.add(changes(child, false));
    } else {
        add_verdicts(child, line);
        add_details(child, line);
    }
    line.add({});
    line.end();
}

void CsvList::add_fault(const registers::Row& row, std::string& to)
{
    CsvLine line(to);
    for (std::size_t i = 0; i < order_.heading.carried.size(); ++i)
        line.add({});
    line.add(std::to_string(row.number));
    for (std::size_t i = 0; i < cells_ + 3; ++i)
        line.add({});
    line.add_foreign(on_one_line(row.fault->message));
    line.end();
}

void CsvList::add_verdicts(const Listed& child, CsvLine& line) const
{
    for (const Column& column : columns_)
        line.add(column.region == child.region ? std::string_view(words_.verdict(child.verdicts.best(column.benefits)))
                                               : std::string_view());
}

void CsvList::add_details(const Listed& child, CsvLine& line) const
{
    const Decider& decider = order_.desks[child.region].decider();
    const Decision decision = decider.decide(child.row.answers);
    const RegionWords& said = regions_[child.region];
    const Days days = days_of(child.row);
    Items missing(between_words);
    Items confirm(between_clauses);
    Items wait(between_clauses);
    Items until(between_clauses);
    const auto of = [&](const BenefitDecision& benefit, const std::string& what) {
        return words_(OutreachPhrase::of_benefit, { { "benefit", benefit.benefit->id }, { "what", what } });
    };
    for (std::size_t i = 0; i < decision.benefits.size(); ++i) {
        if (!said.listed.contains(i))
            continue;
        const BenefitDecision& each = decision.benefits[i];
        for (const FactId fact : order_.catalogue.policy().schema.ids(each.missing))
            missing.add(said.facts[index(fact)]);
        switch (prospect(each.verdict)) {
        case Prospect::now:
            for (std::size_t c = 0; c < confirmations_.size(); ++c)
                if (each.confirm[c])
                    confirm.add(confirmations_[c]);
            if (const auto last = deadline(decider, i, child.row.answers, days, order_.as_of))
                until.add(of(each,
                    words_(OutreachPhrase::until_age_on, { { "date", iso_date(last->day) }, { "age", last->age } })));
            break;
        case Prospect::later:
            wait.add(of(each, end(each.wait, days)));
            break;
        case Prospect::unsettled:
        case Prospect::refused:
            break;
        }
    }
    line.add(missing.text());
    line.add(confirm.text());
    line.add(wait.text());
    line.add(until.text());
}

std::string CsvList::end(const Wait& wait, const Days& days) const
{
    Items parts(between_words);
    if (wait.months) {
        const auto day = end_of({ wait.months, {} }, days, order_.as_of);
        parts.add(day
                ? words_(OutreachPhrase::wait_months_on, { { "date", iso_date(*day) }, { "months", *wait.months } })
                : words_(OutreachPhrase::wait_months, { { "months", *wait.months } }));
    }
    if (wait.age) {
        const auto day = end_of({ {}, wait.age }, days, order_.as_of);
        parts.add(day ? words_(OutreachPhrase::wait_age_on, { { "date", iso_date(*day) }, { "age", *wait.age } })
                      : words_(OutreachPhrase::wait_age, { { "age", *wait.age } }));
    }
    return parts.text();
}

std::string CsvList::changes(const Listed& child, bool gains) const
{
    Items items(between_clauses);
    const auto named = [&](std::optional<Verdict> verdict) {
        return verdict ? words_.verdict(*verdict) : words_(OutreachPhrase::not_listed);
    };
    for (const Change& change : child.changes) {
        if (change.gain() != gains)
            continue;
        const std::string before = named(change.before);
        const std::string after = named(change.after);
        items.add(words_(OutreachPhrase::change,
            { { "benefit", order_.earlier->benefit(child.region, change.benefit).id }, { "before", before },
                { "after", after } }));
    }
    return items.text();
}

} // namespace kiosk::outreach
