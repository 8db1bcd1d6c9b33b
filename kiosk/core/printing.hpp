// SPDX-License-Identifier: Apache-2.0
//
// Paper, as the screens see it: what a family wants printed, what the printer says of itself, how far its pages are.
#pragma once

#include "kiosk/core/result.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

// What a family takes home.
struct PrintChoice {
    // Which services get a block; the overview names all in any case, the closing pages those that are refused.
    enum class Scope : std::uint8_t {
        obtainable, // for some child not refused: it can have them, may have them, or will later
        everything, // likewise, those to ask about in private among them, and all benefits of each
        named // only those that are named, such as the one that was open when printing was chosen
    };
    // `brief`: of each service what, where, what to bring and the telephone, on two sheets for two children. `full`:
    // also why, how step by step, and the official words.
    enum class Extent : std::uint8_t { full, brief };
    // The body's em on paper: 14 or 18 points (kiosk-requirements 51).
    enum class Type : std::uint8_t { standard, large };

    Scope scope = Scope::obtainable;
    Extent extent = Extent::brief;
    Type type = Type::standard;
    bool operator==(const PrintChoice&) const = default;
};

enum class Severity : std::uint8_t {
    report, // worth knowing, changes nothing
    warning, // it prints, but not for long or not as it should
    error // it does not print until somebody does something
};

// A row of the content's table: keywords of the attribute printer-state-reasons (RFC 8011 §5.4.12, IANA's registry) and
// our own, which begin with "kiosk-". One * stands for any characters.
struct PrinterFaultKind {
    std::string pattern;
    std::string id; // message keys printer.<id>.family and printer.<id>.staff
    Severity severity = Severity::error; // where the printer does not say
};

// What a keyword means. `severity` is the one that the printer appends (-report, -warning, -error), else the table's;
// an error of the table is never less than a warning.
struct PrinterFault {
    std::string id;
    Severity severity = Severity::report;
    std::string keyword; // as it came; for staff
    bool operator==(const PrinterFault&) const = default;
};

// Where no row fits.
inline constexpr std::string_view unknown_fault = "unknown";

PrinterFault diagnose(const std::vector<PrinterFaultKind>& table, std::string_view keyword);
// The worst first; of equal ones that which stands first in the table. Each id once. Nothing that is only reported.
std::vector<PrinterFault> diagnose(
    const std::vector<PrinterFaultKind>& table, const std::vector<std::string>& keywords);

// What the kiosk itself finds, beside what printers report.
namespace found {
inline constexpr std::string_view no_answer = "kiosk-no-answer"; // the printer does not answer
inline constexpr std::string_view slow = "kiosk-slow"; // it answered, and took its time
inline constexpr std::string_view no_service = "kiosk-no-service"; // the print service of this computer does not
inline constexpr std::string_view no_queue = "kiosk-no-queue"; // the queue that the site names is not there
inline constexpr std::string_view stopped = "kiosk-stopped"; // stopped without saying why
inline constexpr std::string_view not_accepting = "kiosk-not-accepting";
inline constexpr std::string_view no_pdf = "kiosk-no-pdf";
inline constexpr std::string_view no_a4 = "kiosk-no-a4"; // A4 is not among what is loaded
inline constexpr std::string_view others_waiting = "kiosk-others-waiting"; // jobs that are not ours
inline constexpr std::string_view clock_behind = "kiosk-clock-behind"; // this computer's day is before its content's
inline constexpr std::string_view keeps_jobs = "kiosk-keeps-jobs"; // the queue would print a failed job again
inline constexpr std::string_view no_document = "kiosk-no-document"; // the guide could not be made
inline constexpr std::string_view refused = "kiosk-refused"; // the printer would not take the pages
inline constexpr std::string_view aborted = "kiosk-aborted"; // by the printer or its driver
inline constexpr std::string_view cancelled = "kiosk-cancelled"; // by somebody at the printer
inline constexpr std::string_view too_long = "kiosk-too-long"; // the job's time limit ran out
} // namespace found

// How far this family's pages are.
struct PrintJob {
    enum class Phase : std::uint8_t {
        none,
        making, // the pages are being set and sent
        sent, // the printer has them
        delivered, // the printer says that it is done; nobody has seen the paper
        failed, // for `reasons`; nothing of it is left to be printed
        cancelled // by the family
    };
    Phase phase = Phase::none;
    int pages = 0; // once made
    std::vector<std::string> reasons;
    bool operator==(const PrintJob&) const = default;
};

struct PrinterReport {
    bool asked = false; // the printer was asked at least once
    std::vector<std::string> reasons; // keywords, as they came; empty: all is well
    PrintJob job;
    bool operator==(const PrinterReport&) const = default;
};

struct Document {
    std::string pdf;
    int pages = 0;
};
// Makes the pages; called once, on another thread: it owns all that it reads.
using DocumentMaker = std::function<Result<Document>()>;

// The printer as the screens use it. An interface, because screens are drawn and tested where there is no printer, and
// because nothing that speaks to one may be linked into them. No function waits for the printer.
class Printing {
public:
    virtual ~Printing() = default;

    virtual PrinterReport report() const = 0;
    // Grows with every change of the report.
    virtual std::uint64_t changes() const = 0;

    // Prints for the family that is here. While a job is under way this does nothing.
    virtual void print(DocumentMaker make) = 0;
    // Stops the job under way; it ends as cancelled, or as failed where the printer does not confirm it.
    virtual void cancel() = 0;
    // The family has gone: its job is cancelled, its result forgotten. Nothing is printed for the next before it is
    // certain that no page of this one can come.
    virtual void end_session() = 0;
};

} // namespace kiosk
