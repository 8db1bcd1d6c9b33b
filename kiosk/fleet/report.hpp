// SPDX-License-Identifier: Apache-2.0
//
// What leaves a kiosk: all of it, in the one form from which it is written and into which it is read again.
// packaging/PRIVACY.md has every name; tests/shell/metrics_test holds both to each other.
#pragma once

#include "kiosk/fleet/book.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::fleet {

// As kiosk doctor calls it, and in its order of gravity.
enum class PartState : std::uint8_t { ok, attention, broken };
std::string_view name(PartState state);

struct Part {
    std::string name; // "printer"
    PartState state = PartState::ok;
    bool operator==(const Part&) const = default;
};

struct Report {
    std::string mark; // of the machine, 16 hexadecimal digits: service::machine_mark
    std::string place; // county and place, as families read them; may be empty
    std::string region;
    std::string version; // of the program
    std::string edition; // of its content
    std::string content; // the first digits of its content's SHA-256
    std::chrono::sys_seconds written {};
    Totals totals;
    std::vector<Part> parts; // by the doctor
    bool operator==(const Report&) const = default;
};
inline constexpr std::size_t content_digits = 12;

// The names under which it is told. A metric's labels are in the order in which they are written.
struct Metric {
    enum class Kind : std::uint8_t { counter, gauge };
    std::string_view name;
    Kind kind;
    std::string_view help;
    std::vector<std::string_view> labels;
};
const std::vector<Metric>& metrics();

// For node_exporter's textfile collector: Prometheus' text format 0.0.4. Every label of `labels` is there from the
// first day on, at 0: what appears later would tell that somebody had come.
std::string textfile(const Report& report, const Labels& labels);

// The same without what is 0, for a QR code; at most `most` bytes, for which the reasons why paper failed are told
// together where they have to be, and then the place is cut.
std::string short_text(const Report& report, std::size_t most);

// Reads either. An error says in which line what was expected, without the file's name. Lines of other programs in a
// textfile are passed over.
Result<Report> read_report(std::string_view text);

} // namespace kiosk::fleet
