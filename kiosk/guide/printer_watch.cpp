// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/printer_watch.hpp"

#include <algorithm>

namespace kiosk::guide {
namespace {

// The printer behind a queue, where it speaks IPP: a queue that rests does not know that its printer is out of paper.
std::optional<Ipp> device_behind(const std::string& uri)
{
    if (!uri.starts_with("ipp"))
        return std::nullopt;
    auto address = IppAddress::parse(uri);
    if (!address)
        return std::nullopt;
    return Ipp(*std::move(address));
}

} // namespace

void add_reason(std::vector<std::string>& reasons, std::string_view reason)
{
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
        reasons.emplace_back(reason);
}

PrinterWatch::PrinterWatch(Ipp printer, std::chrono::milliseconds question)
    : printer_(std::move(printer))
    , question_(question)
{
}

PrinterLook PrinterWatch::look(int our_jobs)
{
    PrinterLook look = ask(our_jobs);
    if (!look.answered && ++failures_ < 2 && asked_)
        look = ask(our_jobs);
    if (look.answered)
        failures_ = 0;
    silent_ = !look.answered;
    asked_ = true;
    return look;
}

PrinterLook PrinterWatch::ask(int our_jobs)
{
    PrinterLook look;
    const auto facts = printer_.printer(question_);
    if (!facts) {
        if (printer_.address().queue)
            look.reasons.emplace_back(facts.failure == IppFailure::not_found ? found::no_queue : found::no_service);
        else
            look.reasons.emplace_back(found::no_answer);
        look.answered = facts.failure != IppFailure::no_answer;
        return look;
    }
    look.answered = true;
    look.state = facts->state;
    look.reasons = facts->reasons;
    a4_ = facts->a4_supported;
    if (facts->state == PrinterFacts::State::stopped && look.reasons.empty())
        add_reason(look.reasons, found::stopped);
    if (!facts->accepting)
        add_reason(look.reasons, found::not_accepting);
    if (!facts->takes_pdf)
        add_reason(look.reasons, found::no_pdf);
    if (facts->a4_ready == false)
        add_reason(look.reasons, found::no_a4);
    if (facts->waiting > our_jobs)
        add_reason(look.reasons, found::others_waiting);
    if (!facts->error_policy.empty() && facts->error_policy != "abort-job")
        add_reason(look.reasons, found::keeps_jobs);
    if (printer_.address().queue)
        ask_device(*facts, look);
    return look;
}

void PrinterWatch::ask_device(const PrinterFacts& queue, PrinterLook& look)
{
    if (queue.device_uri != device_uri_) {
        device_uri_ = queue.device_uri;
        device_ = device_behind(device_uri_);
    }
    if (!device_)
        return;
    const auto facts = device_->printer(question_);
    if (!facts) {
        // One lost answer is no lost printer.
        if (++device_failures_ >= 2)
            add_reason(look.reasons, found::no_answer);
        return;
    }
    device_failures_ = 0;
    look.state = facts->state;
    for (const std::string& reason : facts->reasons)
        add_reason(look.reasons, reason);
    if (facts->state == PrinterFacts::State::stopped && facts->reasons.empty())
        add_reason(look.reasons, found::stopped);
    if (facts->a4_ready == false)
        add_reason(look.reasons, found::no_a4);
}

} // namespace kiosk::guide
