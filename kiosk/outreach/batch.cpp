// SPDX-License-Identifier: Apache-2.0
#include "kiosk/outreach/batch.hpp"

#include "kiosk/diagnostics/expected.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/files/flushed.hpp"
#include "kiosk/outreach/in_turn.hpp"
#include "kiosk/register/row_reader.hpp"

#include <sched.h>

#include <algorithm>

namespace kiosk::outreach {
namespace {

// What goes round: rows as they were read, then what is to be written of them.
struct Piece {
    registers::Block block;
    std::string list;
    std::string said; // on standard error
    std::uint64_t decided = 0;
    std::vector<registers::Row> faulty;
    std::uint64_t bytes_read = 0; // of the register, with this piece
};

// All that one thread needs for itself.
class alignas(64) Worker { // a cache line is never shared
public:
    Worker(const BatchOrder& order, const registers::Heading& heading, std::unique_ptr<List> list)
        : order_(order)
        , policy_(order.catalogue.policy())
        , reader_(policy_, order.reading, heading)
        , list_(std::move(list))
        , tally_(policy_.regions.size())
    {
        if (order.earlier)
            changes_ = ChangeTally(*order.earlier, policy_.regions.size());
    }

    void work(Piece& piece)
    {
        piece.list.clear();
        piece.said.clear();
        piece.decided = 0;
        piece.faulty.clear();
        reader_.begin(piece.block);
        while (reader_.next(row_))
            if (row_.fault)
                add_fault(piece);
            else
                add_child(piece);
    }

    const Tally& tally() const { return tally_; }
    const ChangeTally& changes() const { return changes_; }
    bool too_many_groups() const { return too_many_groups_; }

private:
    void add_fault(Piece& piece)
    {
        piece.faulty.push_back(row_);
        place(piece.said) += on_one_line(row_.fault->message) + '\n';
        if (list_ && order_.only.empty())
            list_->add_fault(row_, piece.list);
    }

    void add_child(Piece& piece)
    {
        ++piece.decided;
        const auto region = static_cast<std::size_t>(row_.region - policy_.regions.data());
        const Desk& desk = order_.desks[region];
        const Verdicts verdicts = desk.decide(row_.answers);
        if (order_.tallied)
            count(region, desk, verdicts);
        std::vector<Change> changes;
        if (order_.earlier) {
            changes = order_.earlier->changes(region, row_.answers, verdicts);
            changes_.add(region, changes);
        }
        if (list_ && (!order_.earlier || !changes.empty()) && admitted(order_.only, desk, verdicts))
            list_->add({ row_, region, verdicts, changes }, piece.list);
        for (const Contradiction* doubt : policy_.doubts_in(row_.answers))
            place(piece.said) += "warning: " + doubt_in(policy_, *doubt, row_.answers) + '\n';
    }

    void count(std::size_t region, const Desk& desk, const Verdicts& verdicts)
    {
        services_.clear();
        for (const BenefitSet& service : desk.services())
            services_.push_back(verdicts.best(service));
        std::optional<std::string_view> value;
        if (order_.by)
            value = row_.carried[*order_.by];
        too_many_groups_ |= !tally_.add(region, row_.number, value, verdicts.membership, services_);
    }

    std::string& place(std::string& to) const
    {
        return to += on_one_line(order_.name) + ':' + std::to_string(row_.number) + ": ";
    }

    const BatchOrder& order_;
    const Policy& policy_;
    registers::RowReader reader_;
    std::unique_ptr<List> list_; // null: nothing is listed
    registers::Row row_;
    std::vector<Verdict> services_;
    Tally tally_;
    ChangeTally changes_;
    bool too_many_groups_ = false;
};

} // namespace

Result<BatchOutcome> check_batch(
    const BatchOrder& order, registers::Register& source, std::ostream& error, Meter& meter)
{
    const unsigned jobs = std::max(1U, order.jobs);
    std::vector<Worker> workers;
    workers.reserve(jobs);
    for (unsigned i = 0; i < jobs; ++i) {
        std::unique_ptr<List> list;
        if (order.list) {
            auto made = make_list({ order.catalogue, order.desks, source.heading(), order.reading.region, order.only,
                                      order.reading.as_of, order.details, order.earlier },
                order.form);
            if (!made)
                return made.error();
            list = *std::move(made);
            if (i == 0)
                *order.list << list->opening();
        }
        workers.emplace_back(order, source.heading(), std::move(list));
    }

    BatchOutcome outcome { 0, {}, Tally(order.catalogue.policy().regions.size()), {} };
    std::optional<registers::RowsGivenBack> given_back;
    if (order.faulty)
        given_back.emplace(source.heading(), *order.faulty);
    constexpr std::uint64_t mebibyte = std::uint64_t { 1 } << 20;
    const auto take = [&](Piece& piece) {
        const bool more = source.next(piece.block);
        piece.bytes_read = source.bytes_read();
        return more;
    };
    const auto put = [&](const Piece& piece) {
        if (order.list)
            order.list->write(piece.list.data(), static_cast<std::streamsize>(piece.list.size()));
        outcome.decided += piece.decided;
        for (const registers::Row& row : piece.faulty) {
            outcome.faults.add(*row.fault);
            if (given_back)
                given_back->add(row);
        }
        if (!piece.said.empty()) {
            meter.clear();
            error << piece.said;
        }
        if (order.size > 0)
            meter.show(piece.bytes_read / mebibyte, order.size / mebibyte, "MiB");
        else
            meter.show(outcome.decided, 0, "children");
        return !order.list || !!*order.list;
    };
    in_turn<Piece>(
        jobs, take, [&](unsigned worker, Piece& piece) { workers[worker].work(piece); }, put);
    meter.clear();
    if (source.failure())
        return *source.failure();
    if (order.list)
        if (const Status whole = flushed(*order.list); !whole)
            return whole.error();
    bool too_many = false;
    for (const Worker& worker : workers) {
        too_many |= worker.too_many_groups() || !outcome.tally.add(worker.tally());
        outcome.changes.add(worker.changes());
    }
    if (too_many)
        return Error { "--by: expected a column with at most " + std::to_string(Tally::max_groups)
            + " different values, such as a street or a school; got more" };
    return outcome;
}

unsigned processors()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    const int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return static_cast<unsigned>(std::max(1, count));
}

} // namespace kiosk::outreach
