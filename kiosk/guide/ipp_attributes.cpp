// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/ipp_attributes.hpp"

#include <algorithm>
#include <charconv>

namespace kiosk::guide {
namespace {

// Those of type octetString; they live as long as the answer.
std::vector<std::string_view> octets(ipp_t* answer, const char* name)
{
    std::vector<std::string_view> found;
    ipp_attribute_t* const attribute = ippFindAttribute(answer, name, IPP_TAG_STRING);
    for (int i = 0; attribute && i < ippGetCount(attribute); ++i) {
        int length = 0;
        if (const auto* bytes = static_cast<const char*>(ippGetOctetString(attribute, i, &length)))
            found.emplace_back(bytes, static_cast<std::size_t>(length));
    }
    return found;
}

bool holds(const std::vector<std::string>& all, std::string_view one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

// Asleep, some printers name what is wrong only in printer-alert (PWG 5100.9), by the codes of RFC 3805.
constexpr std::array alerts {
    std::pair { std::string_view("code=coverOpen;"), "cover-open-error" },
    std::pair { std::string_view("code=interlockOpen;"), "interlock-open-error" },
    std::pair { std::string_view("code=doorOpen;"), "door-open-error" },
    std::pair { std::string_view("code=jam;"), "media-jam-error" },
    std::pair { std::string_view("code=inputMediaSupplyEmpty;"), "media-empty-error" },
    std::pair { std::string_view("code=inputMediaTrayMissing;"), "input-tray-missing-error" },
    std::pair { std::string_view("code=outputMediaTrayFull;"), "output-area-full-error" },
    std::pair { std::string_view("code=outputMediaTrayMissing;"), "output-tray-missing-error" },
    std::pair { std::string_view("code=markerTonerEmpty;"), "toner-empty-error" },
    std::pair { std::string_view("code=markerInkEmpty;"), "marker-ink-empty-error" },
    std::pair { std::string_view("code=markerWasteTonerReceptacleFull;"), "marker-waste-full-error" },
    std::pair { std::string_view("code=markerWasteInkReceptacleFull;"), "marker-waste-full-error" },
};

void add_alerts(ipp_t* answer, std::vector<std::string>& reasons)
{
    for (const std::string_view alert : octets(answer, "printer-alert")) {
        if (alert.find("severity=critical") == std::string_view::npos)
            continue;
        for (const auto& [code, keyword] : alerts)
            if (alert.find(code) != std::string_view::npos && !holds(reasons, keyword))
                reasons.emplace_back(keyword);
    }
}

int tray_value(std::string_view tray, std::string_view key, int otherwise)
{
    const std::size_t at = tray.find(key);
    int value = otherwise;
    if (at != std::string_view::npos)
        std::from_chars(tray.data() + at + key.size(), tray.data() + tray.size(), value);
    return value;
}

// Whether there is paper, by printer-input-tray (PWG 5100.13). Reasons alone do not tell a printer without paper from
// one with an empty second tray: at rest, some say "media-empty-report" of both.
void judge_paper(ipp_t* answer, PrinterFacts& facts)
{
    int trays = 0;
    int empty = 0;
    bool filled = false;
    for (const std::string_view tray : octets(answer, "printer-input-tray")) {
        if (tray_value(tray, "mediafeed=", 0) == 0)
            continue; // "auto": no tray of its own
        constexpr int unknown = -2;
        constexpr int at_least_one = -3;
        const int level = tray_value(tray, "level=", unknown);
        ++trays;
        empty += level == 0 ? 1 : 0;
        filled |= level > 0 || level == at_least_one;
    }
    if (trays > 0 && empty == trays)
        facts.reasons.emplace_back("media-empty-error");
    else if (filled && facts.state == PrinterFacts::State::idle)
        std::erase_if(facts.reasons, [](const std::string& reason) {
            return reason == "media-empty-report" || reason == "media-empty-warning";
        });
}

// Toner and ink by the attributes marker-* (PWG 5100.13, CUPS), else by printer-supply. Levels below 0 are unknown.
std::vector<PrinterFacts::Supply> supplies_of(ipp_t* answer)
{
    std::vector<PrinterFacts::Supply> supplies;
    ipp_attribute_t* const levels = ippFindAttribute(answer, "marker-levels", IPP_TAG_INTEGER);
    ipp_attribute_t* const low = ippFindAttribute(answer, "marker-low-levels", IPP_TAG_INTEGER);
    const auto names = strings(answer, "marker-names");
    const auto types = strings(answer, "marker-types");
    for (int i = 0; levels && i < ippGetCount(levels); ++i) {
        const auto at = static_cast<std::size_t>(i);
        const int level = ippGetInteger(levels, i);
        if (level < 0 || (at < types.size() && types[at].starts_with("waste")))
            continue;
        PrinterFacts::Supply supply { at < names.size() ? names[at] : "marker " + std::to_string(i + 1), level };
        if (low && i < ippGetCount(low))
            supply.low_percent = ippGetInteger(low, i);
        supplies.push_back(std::move(supply));
    }
    if (!supplies.empty())
        return supplies;
    for (const std::string_view said : octets(answer, "printer-supply")) {
        const int most = tray_value(said, "maxcapacity=", 0);
        const int level = tray_value(said, "level=", -1);
        if (most <= 0 || level < 0 || said.find("class=supplyThatIsConsumed") == std::string_view::npos)
            continue;
        const auto part = [&](std::string_view key) {
            const std::size_t from = said.find(key);
            if (from == std::string_view::npos)
                return std::string_view();
            const std::string_view rest = said.substr(from + key.size());
            return rest.substr(0, rest.find(';'));
        };
        std::string name(part("colorantname="));
        name += (name.empty() ? "" : " ") + std::string(part("type="));
        supplies.push_back({ std::move(name), level * 100 / most });
    }
    return supplies;
}

PrinterFacts::State state_of(int value)
{
    switch (value) {
    case IPP_PSTATE_IDLE:
        return PrinterFacts::State::idle;
    case IPP_PSTATE_PROCESSING:
        return PrinterFacts::State::processing;
    case IPP_PSTATE_STOPPED:
        return PrinterFacts::State::stopped;
    default:
        return PrinterFacts::State::unknown;
    }
}

} // namespace

std::vector<std::string> strings(ipp_t* answer, const char* name)
{
    std::vector<std::string> found;
    ipp_attribute_t* const attribute = ippFindAttribute(answer, name, IPP_TAG_ZERO);
    for (int i = 0; attribute && i < ippGetCount(attribute); ++i)
        if (const char* text = ippGetString(attribute, i, nullptr))
            found.emplace_back(text);
    return found;
}

int integer(ipp_t* answer, const char* name, int otherwise)
{
    ipp_attribute_t* const attribute = ippFindAttribute(answer, name, IPP_TAG_ZERO);
    return attribute ? ippGetInteger(attribute, 0) : otherwise;
}

PrinterFacts printer_facts(ipp_t* said, const IppAddress& address)
{
    PrinterFacts facts;
    facts.state = state_of(integer(said, "printer-state", 0));
    facts.reasons = strings(said, "printer-state-reasons");
    std::erase(facts.reasons, "none");
    add_alerts(said, facts.reasons);
    judge_paper(said, facts);
    if (ipp_attribute_t* accepting = ippFindAttribute(said, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN))
        facts.accepting = ippGetBoolean(accepting, 0) != 0;
    facts.takes_pdf = holds(strings(said, "document-format-supported"), pdf_format);
    facts.a4_supported = holds(strings(said, "media-supported"), a4);
    if (const auto ready = strings(said, "media-ready"); !ready.empty() && !address.queue)
        facts.a4_ready = holds(ready, a4);
    facts.waiting = integer(said, "queued-job-count", 0);
    const auto first = [&](const char* name) {
        const auto all = strings(said, name);
        return all.empty() ? std::string {} : all.front();
    };
    facts.device_uri = first("device-uri");
    facts.error_policy = first("printer-error-policy");
    facts.supplies = supplies_of(said);
    return facts;
}

} // namespace kiosk::guide
