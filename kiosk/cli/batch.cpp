// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/batch.hpp"

#include "kiosk/cli/expected.hpp"
#include "kiosk/cli/json_text.hpp"
#include "kiosk/cli/register_reader.hpp"
#include "kiosk/core/verdict_tables.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/files/flushed.hpp"

#include <bit>
#include <cstring>
#include <utility>

namespace kiosk::cli {
namespace {

constexpr std::size_t block_size = std::size_t { 1 } << 20;
// No child needs as much; a file that is not a register has no line ends.
constexpr std::size_t longest_line = std::size_t { 1 } << 16;

// The lines of a stream, read in blocks.
class Lines {
public:
    explicit Lines(std::istream& in)
        : in_(in)
        , buffer_(block_size + longest_line, '\0')
    {
    }

    struct Line {
        std::string_view text; // until the next call
        bool too_long = false;
    };
    std::optional<Line> next()
    {
        while (true) {
            const auto* const end = static_cast<const char*>(std::memchr(buffer_.data() + at_, '\n', filled_ - at_));
            if (end) {
                const auto length = static_cast<std::size_t>(end - buffer_.data()) - at_;
                const Line line { std::string_view(buffer_).substr(at_, length), length > longest_line };
                at_ += length + 1;
                if (!std::exchange(skipping_, false))
                    return line;
                continue;
            }
            if (skipping_)
                at_ = filled_;
            if (filled_ - at_ > longest_line) {
                skipping_ = true;
                return Line { {}, true };
            }
            if (ended_) {
                if (at_ == filled_)
                    return std::nullopt;
                const Line line { std::string_view(buffer_).substr(at_, filled_ - at_) };
                at_ = filled_;
                return line;
            }
            fill();
        }
    }
    std::uint64_t bytes_read() const { return bytes_read_; }

private:
    void fill()
    {
        std::memmove(buffer_.data(), buffer_.data() + at_, filled_ - at_);
        filled_ -= at_;
        at_ = 0;
        const std::size_t room = std::min(block_size, buffer_.size() - filled_);
        in_.read(buffer_.data() + filled_, static_cast<std::streamsize>(room));
        const auto got = static_cast<std::size_t>(in_.gcount());
        filled_ += got;
        bytes_read_ += got;
        ended_ = got < room;
    }

    std::istream& in_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::size_t filled_ = 0;
    bool ended_ = false;
    bool skipping_ = false; // the rest of a line that was told to be too long
    std::uint64_t bytes_read_ = 0;
};

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

Result<BatchCount> check_batch(const content::Catalogue& catalogue, const Region* region, std::istream& in,
    std::string_view name, std::uint64_t size, std::ostream& out, std::ostream& error, Meter& meter)
{
    std::vector<Desk> desks;
    desks.reserve(catalogue.policy().regions.size());
    for (const Region& each : catalogue.policy().regions)
        desks.emplace_back(catalogue.policy(), each);

    RegisterReader reader(catalogue.policy(), region);
    RegisteredChild child;
    Lines lines(in);
    BatchCount count;
    std::string written;
    std::uint64_t number = 0;
    constexpr std::uint64_t mebibyte = std::uint64_t { 1 } << 20;
    const auto flush = [&] {
        out << written;
        written.clear();
        if (size > 0)
            meter.show(lines.bytes_read() / mebibyte, size / mebibyte, "MiB");
        else
            meter.show(count.decided, 0, "children");
        return !!out;
    };
    while (const auto line = lines.next()) {
        ++number;
        const Result<bool> read = line->too_long
            ? Result<bool>(Error { "expected a line of at most " + std::to_string(longest_line) + " bytes" })
            : reader.read(line->text, child);
        if (read && !*read)
            continue;
        written += "{\"line\":";
        written += std::to_string(number);
        if (read) {
            written += ",\"label\":";
            written += child.label;
            for (const Desk& desk : desks)
                if (desk.region == child.region)
                    desk.append(child.answers, written);
            ++count.decided;
            for (const Contradiction* doubt : catalogue.policy().doubts_in(child.answers)) {
                meter.clear();
                error << on_one_line(name) << ':' << number
                      << ": warning: " << doubt_in(catalogue.policy(), *doubt, child.answers) << '\n';
            }
        } else {
            const std::string message = on_one_line(read.error().message);
            written += ",\"error\":" + json_text(message);
            meter.clear();
            error << on_one_line(name) << ':' << number << ": " << message << '\n';
            ++count.bad;
        }
        written += "}\n";
        if (written.size() >= block_size && !flush())
            break;
    }
    flush();
    const Status whole = flushed(out);
    meter.clear();
    if (in.bad())
        return Error { std::string(name) + " cannot be read to its end" };
    if (!whole)
        return whole.error();
    return count;
}

} // namespace kiosk::cli
