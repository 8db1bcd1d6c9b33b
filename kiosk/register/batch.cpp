// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/batch.hpp"

#include "kiosk/core/verdict_tables.hpp"
#include "kiosk/diagnostics/expected.hpp"
#include "kiosk/diagnostics/json_text.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/files/flushed.hpp"
#include "kiosk/register/register.hpp"
#include "kiosk/register/row_reader.hpp"

#include <bit>

namespace kiosk::registers {
namespace {

constexpr std::size_t block_size = std::size_t { 1 } << 20;

// One region, ready to decide and to be written.
struct Desk {
    const Region* region = nullptr;
    Decider decider;
    std::optional<VerdictTables> tables; // nothing: the region does not fit into them
    std::string head; // after the label
    std::vector<std::string> ids; // quoted

    Desk(const Policy& policy, const Region& of)
        : region(&of)
        , decider(policy, of)
        , head(",\"region\":\"" + of.id + "\",\"membership\":\"")
    {
        if (auto made = VerdictTables::create(policy, decider))
            tables = *std::move(made);
        for (std::size_t i = 0; i < decider.benefit_count(); ++i)
            ids.push_back('"' + decider.benefit(i).id + '"');
    }

    void append(const Answers& answers, std::string& to) const
    {
        to += head;
        if (tables) {
            const VerdictTables::Verdicts verdicts = tables->decide(answers);
            to += kiosk::name(verdicts.membership);
            to += '"';
            for (std::size_t v = 0; v < verdicts.sets.size(); ++v) {
                open(static_cast<Verdict>(v), to);
                for (std::uint64_t set = verdicts.sets[v]; set != 0; set &= set - 1)
                    add(static_cast<std::size_t>(std::countr_zero(set)), to);
                close(to);
            }
            return;
        }
        const Decision decision = decider.decide(answers);
        to += kiosk::name(decision.membership.truth);
        to += '"';
        for (std::size_t v = 0; v < verdict_count; ++v) {
            open(static_cast<Verdict>(v), to);
            for (std::size_t i = 0; i < decision.benefits.size(); ++i)
                if (decision.benefits[i].verdict == static_cast<Verdict>(v))
                    add(i, to);
            close(to);
        }
    }

private:
    static void open(Verdict verdict, std::string& to)
    {
        to += ",\"";
        to += kiosk::name(verdict);
        to += "\":[";
    }
    void add(std::size_t benefit, std::string& to) const
    {
        to += ids[benefit];
        to += ',';
    }
    static void close(std::string& to)
    {
        if (to.back() == ',')
            to.back() = ']';
        else
            to += ']';
    }
};

} // namespace

Result<BatchCount> check_batch(const content::Catalogue& catalogue, const Reading& reading, Register& source,
    std::string_view name, std::uint64_t size, std::ostream& out, std::ostream* faulty, std::ostream& error,
    Meter& meter)
{
    std::vector<Desk> desks;
    desks.reserve(catalogue.policy().regions.size());
    for (const Region& each : catalogue.policy().regions)
        desks.emplace_back(catalogue.policy(), each);

    RowReader reader(catalogue.policy(), reading, source.heading());
    std::optional<RowsGivenBack> given_back;
    if (faulty)
        given_back.emplace(source.heading(), *faulty);
    Block block;
    Row row;
    BatchCount count;
    std::string written;
    constexpr std::uint64_t mebibyte = std::uint64_t { 1 } << 20;
    const auto flush = [&] {
        out << written;
        written.clear();
        if (size > 0)
            meter.show(source.bytes_read() / mebibyte, size / mebibyte, "MiB");
        else
            meter.show(count.decided, 0, "children");
        return !!out;
    };
    const auto write = [&] {
        written += "{\"line\":";
        written += std::to_string(row.number);
        if (row.fault) {
            const std::string message = on_one_line(row.fault->message);
            written += ",\"error\":" + json_text(message);
            meter.clear();
            error << on_one_line(name) << ':' << row.number << ": " << message << '\n';
            count.faults.add(*row.fault);
            if (given_back)
                given_back->add(row);
        } else {
            written += ",\"label\":";
            written += row.label;
            for (const Desk& desk : desks)
                if (desk.region == row.region)
                    desk.append(row.answers, written);
            ++count.decided;
            for (const Contradiction* doubt : catalogue.policy().doubts_in(row.answers)) {
                meter.clear();
                error << on_one_line(name) << ':' << row.number
                      << ": warning: " << doubt_in(catalogue.policy(), *doubt, row.answers) << '\n';
            }
        }
        written += "}\n";
        return written.size() < block_size || flush();
    };
    bool writable = true;
    while (writable && source.next(block)) {
        reader.begin(block);
        while (writable && reader.next(row))
            writable = write();
    }
    flush();
    const Status whole = flushed(out);
    meter.clear();
    if (source.failure())
        return *source.failure();
    if (!whole)
        return whole.error();
    return count;
}

} // namespace kiosk::registers
