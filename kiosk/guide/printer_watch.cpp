// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/printer_watch.hpp"

#include <algorithm>

namespace kiosk::guide {
namespace {

using Clock = std::chrono::steady_clock;

// A question that failed sooner was refused: no printer takes so little time to think.
constexpr std::chrono::milliseconds at_once { 1000 };

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

PrinterWatch::PrinterWatch(Ipp printer, std::chrono::milliseconds question, std::chrono::milliseconds slow)
    : printer_(std::move(printer))
    , question_(question)
    , slow_(slow)
{
}

PrinterLook PrinterWatch::look(int our_jobs, const Ipp::GivenUp& given_up)
{
    const auto begun = Clock::now();
    const auto taken = [&] { return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun); };
    PrinterLook look;
    for (int attempt = 0;; ++attempt) {
        const auto asked = Clock::now();
        look = ask(our_jobs, std::max(std::chrono::milliseconds(1), question_ - taken()), given_up);
        if (look.answered)
            break;
        look.refused = Clock::now() - asked < at_once;
        if (given_up && given_up()) {
            look.given_up = true;
            look.reasons = reasons_;
            return look;
        }
        // Refused twice, or the first time ever; or all the time has run out.
        if (look.refused ? attempt > 0 || !asked_ || silent_ : taken() >= question_)
            break;
    }
    if (look.answered && taken() > slow_)
        add_reason(look.reasons, found::slow);
    reasons_ = look.reasons;
    silent_ = !look.answered;
    asked_ = true;
    return look;
}

PrinterLook PrinterWatch::ask(int our_jobs, std::chrono::milliseconds limit, const Ipp::GivenUp& given_up)
{
    PrinterLook look;
    const auto facts = printer_.printer(limit, given_up);
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
    look.supplies = facts->supplies;
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
        ask_device(*facts, look, given_up);
    return look;
}

void PrinterWatch::ask_device(const PrinterFacts& queue, PrinterLook& look, const Ipp::GivenUp& given_up)
{
    if (queue.device_uri != device_uri_) {
        device_uri_ = queue.device_uri;
        device_ = device_behind(device_uri_);
    }
    if (!device_)
        return;
    const auto asked = Clock::now();
    const auto facts = device_->printer(question_, given_up);
    if (!facts && given_up && given_up())
        return;
    if (!facts) {
        // One lost answer is no lost printer, unless all its time ran out.
        if (++device_failures_ >= 2 || Clock::now() - asked >= question_)
            add_reason(look.reasons, found::no_answer);
        return;
    }
    device_failures_ = 0;
    look.state = facts->state;
    if (!facts->supplies.empty())
        look.supplies = facts->supplies;
    for (const std::string& reason : facts->reasons)
        add_reason(look.reasons, reason);
    if (facts->state == PrinterFacts::State::stopped && facts->reasons.empty())
        add_reason(look.reasons, found::stopped);
    if (facts->a4_ready == false)
        add_reason(look.reasons, found::no_a4);
}

} // namespace kiosk::guide
