// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/printer.hpp"

#include "kiosk/guide/printer_watch.hpp"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <random>

namespace kiosk::guide {
namespace {

using Clock = std::chrono::steady_clock;

// Tells nothing about the family.
std::string job_prefix(std::string_view mark)
{
    return "kiosk-guide-" + std::string(mark) + "-";
}

std::string new_job_name(const std::string& prefix)
{
    std::random_device random;
    char number[32];
    std::snprintf(number, sizeof number, "%08x%08x", random(), random());
    return prefix + number;
}

} // namespace

// All that happens on the printer's thread.
class Printer::Worker {
public:
    Worker(Printer& desk, Ipp printer, std::string_view mark, const PrinterTimes& times)
        : desk_(desk)
        , watch_(std::move(printer), times.question, times.slow)
        , times_(times)
        , prefix_(job_prefix(mark))
    {
    }

    void run()
    {
        Ipp::prepare_thread();
        while (true) {
            look([this] { return !desk_.at_rest(); });
            if (leftovers_)
                leftovers_ = !swept();
            auto pause = times_.poll_idle;
            if (leftovers_ || watch_.silent())
                pause = times_.poll_broken;
            std::unique_lock lock(desk_.mutex_);
            desk_.changed_.wait_for(lock, pause, [&] { return desk_.stopping_ || desk_.order_; });
            if (desk_.stopping_)
                return;
            if (!desk_.order_)
                continue;
            const DocumentMaker make = *std::exchange(desk_.order_, std::nullopt);
            const std::uint64_t session = desk_.session_;
            lock.unlock();
            print(make, session);
        }
    }

private:
    // Asks and reports.
    PrinterLook look(const Ipp::GivenUp& given_up = {})
    {
        PrinterLook look = watch_.look(id_ || leftovers_ ? 1 : 0, given_up);
        if (look.given_up)
            return look;
        desk_.say([&](PrinterReport& report) {
            report.asked = true;
            report.reasons = look.reasons;
        });
        return look;
    }

    // Whether it is certain that no page of an earlier job can come any more. Cancels what is left of them, on the
    // queue and on the device behind it.
    bool swept()
    {
        const auto sweep = [&](const Ipp& ipp) {
            const auto jobs = ipp.jobs(times_.question);
            if (!jobs || !desk_.running())
                return false;
            bool clean = true;
            for (const NamedJob& job : *jobs) {
                if (job.name.find(prefix_) == std::string::npos)
                    continue;
                (void)(job.over ? ipp.purge(job.id, times_.question) : ipp.cancel(job.id, times_.question));
                clean = false; // until it is seen to be gone
            }
            return clean;
        };
        // The device too: what it was given before its scheduler died, it would still print.
        if (watch_.silent() || !sweep(watch_.printer()) || (watch_.device() && !sweep(*watch_.device()))) {
            calm_since_.reset();
            return false;
        }
        if (!doubt_)
            return true;
        // A request that was sent before the scheduler hung may only now become a job.
        const auto now = Clock::now();
        if (!calm_since_)
            calm_since_ = now;
        if (now - *calm_since_ < times_.doubt)
            return false;
        doubt_ = false;
        calm_since_.reset();
        return true;
    }

    void print(const DocumentMaker& make, std::uint64_t session)
    {
        PrintJob job;
        job.phase = PrintJob::Phase::making;
        const auto fail = [&](std::vector<std::string> reasons) {
            job.phase = PrintJob::Phase::failed;
            job.reasons = std::move(reasons);
            desk_.say_job(session, job);
        };
        const auto give_up = [&] {
            job.phase = PrintJob::Phase::cancelled;
            desk_.say_job(session, job);
        };
        const Result<Document> document = make();
        if (!document)
            return fail({ std::string(found::no_document) });
        job.pages = document->pages;
        desk_.say_job(session, job);

        // Nothing of an earlier family may come first.
        const auto unwanted = [&] { return !desk_.wanted(session); };
        const auto until = Clock::now() + times_.doubt + times_.clearing;
        while (leftovers_ && desk_.wanted(session)) {
            const PrinterLook seen = look(unwanted);
            leftovers_ = !swept();
            if (leftovers_ && Clock::now() > until)
                return fail(seen.reasons.empty() ? std::vector { std::string(found::not_accepting) } : seen.reasons);
            if (leftovers_)
                pause(times_.poll_job, session);
        }
        if (!desk_.wanted(session))
            return give_up();

        // Nothing is sent to a scheduler that hangs: it would print it when it goes on.
        if (const PrinterLook before = look(unwanted); before.given_up)
            return give_up();
        else if (!before.answered)
            return fail(before.reasons);
        const auto printed
            = watch_.printer().print(document->pdf, new_job_name(prefix_), watch_.takes_a4(), times_.handing_over);
        if (!printed) {
            if (printed.failure == IppFailure::no_answer)
                leftovers_ = doubt_ = true;
            const PrinterLook seen = look(unwanted);
            return fail(seen.answered && printed.failure != IppFailure::not_found
                    ? std::vector { std::string(found::refused) }
                    : seen.reasons);
        }
        id_ = *printed;
        if (!watch_.printer().release(id_, times_.question)) {
            (void)clear();
            id_ = 0;
            leftovers_ = doubt_ = true;
            const PrinterLook seen = look(unwanted);
            return fail(seen.answered ? std::vector { std::string(found::refused) } : seen.reasons);
        }
        job.phase = PrintJob::Phase::sent;
        desk_.say_job(session, job);
        follow(job, session, fail, give_up);
        id_ = 0;
    }

    template <class Fail, class GiveUp>
    void follow(PrintJob& job, std::uint64_t session, const Fail& fail, const GiveUp& give_up)
    {
        const auto unwanted = [&] { return !desk_.wanted(session); };
        int failures = 0;
        int pages = 0;
        auto progressed = Clock::now();
        std::optional<Clock::time_point> completed;
        while (true) {
            if (!desk_.wanted(session)) {
                if (clear() != Cleared::unanswered)
                    return give_up();
                return fail({ std::string(found::no_answer) });
            }
            pause(times_.poll_job, session);
            const PrinterLook seen = look(unwanted);
            if (seen.given_up)
                continue;
            if (completed) {
                // The job has left us; the printer may still be at it, or be in need of something.
                const bool busy = seen.answered && seen.state == PrinterFacts::State::processing;
                if (!busy || Clock::now() - *completed > 4 * times_.doubt) {
                    (void)clear();
                    job.phase = PrintJob::Phase::delivered;
                    return desk_.say_job(session, job);
                }
                continue;
            }
            // A printer that was waited for in vain is gone; one that refuses may be starting anew.
            const bool gone = !seen.answered && !seen.refused;
            const auto facts
                = seen.answered ? watch_.printer().job(id_, times_.question, unwanted) : IppAnswer<JobFacts> {};
            if (!facts && unwanted())
                continue;
            if (!facts && facts.failure == IppFailure::no_answer) {
                if (++failures < times_.failures && !gone)
                    continue;
                leftovers_ = true;
                return fail(seen.answered ? std::vector { std::string(found::no_answer) } : seen.reasons);
            }
            failures = 0;
            // A queue that keeps no history forgets a job with its end: all that can be said is what the printer says.
            const auto state = facts ? facts->state : JobFacts::State::completed;
            if (facts && facts->pages_done > pages) {
                pages = facts->pages_done;
                progressed = Clock::now();
            }
            switch (state) {
            case JobFacts::State::completed:
                completed = Clock::now();
                break;
            case JobFacts::State::aborted:
            case JobFacts::State::cancelled: {
                (void)clear();
                std::vector<std::string> reasons { std::string(
                    state == JobFacts::State::aborted ? found::aborted : found::cancelled) };
                for (const std::string& reason : seen.reasons)
                    add_reason(reasons, reason);
                return fail(std::move(reasons));
            }
            case JobFacts::State::under_way:
                if (Clock::now() - progressed > times_.job) {
                    (void)clear();
                    std::vector<std::string> reasons { std::string(found::too_long) };
                    for (const std::string& reason : seen.reasons)
                        add_reason(reasons, reason);
                    return fail(std::move(reasons));
                }
                break;
            }
        }
    }

    enum class Cleared : std::uint8_t {
        gone,
        accepted, // the printer will, when it can: one that is jammed may keep the job until the jam is cleared
        unanswered
    };

    // Ends the job and removes what the queue keeps of it. What is not gone is remembered, and gone before anything
    // else is printed.
    Cleared clear()
    {
        auto cleared = Cleared::unanswered;
        const auto until = Clock::now() + times_.clearing;
        const auto left = [&] {
            const auto time = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
            return std::clamp(time, std::chrono::milliseconds(1), times_.question);
        };
        for (int attempt = 0; attempt < 6 && Clock::now() < until; ++attempt) {
            const auto facts = watch_.printer().job(id_, left());
            if (!facts && facts.failure == IppFailure::not_found)
                return Cleared::gone;
            if (!facts && attempt > 0)
                break; // nobody answers
            const bool over = facts && facts->state != JobFacts::State::under_way;
            if (over && !watch_.printer().address().queue)
                return Cleared::gone;
            // First over, then purged: of a job that it purges half-way, CUPS leaves the document behind.
            if (over ? watch_.printer().purge(id_, left()) : watch_.printer().cancel(id_, left()))
                cleared = Cleared::accepted;
            if (!over)
                std::this_thread::sleep_for(times_.poll_job / 2);
        }
        leftovers_ = true;
        return cleared;
    }

    // Waits, but not when the family cancels or leaves.
    void pause(std::chrono::milliseconds time, std::uint64_t session)
    {
        std::unique_lock lock(desk_.mutex_);
        desk_.changed_.wait_for(
            lock, time, [&] { return desk_.stopping_ || desk_.session_ != session || desk_.wish_ == Wish::cancel; });
    }

    Printer& desk_;
    PrinterWatch watch_;
    const PrinterTimes times_;
    const std::string prefix_; // of the names of this machine's jobs
    int id_ = 0; // of the job under way
    bool leftovers_ = true; // of this run or of one that was killed: to be looked for, and cancelled
    bool doubt_ = false; // one may still be on its way
    std::optional<Clock::time_point> calm_since_;
};

Printer::Printer(std::function<void()> wake)
    : wake_(std::move(wake))
{
}

Result<std::unique_ptr<Printer>> Printer::open(
    std::string_view site_printer, std::string_view mark, std::function<void()> wake, PrinterTimes times)
{
    auto address = IppAddress::parse(site_printer);
    if (!address)
        return address.error();
    std::unique_ptr<Printer> printer(new Printer(std::move(wake)));
    printer->thread_ = std::thread([desk = printer.get(), ipp = Ipp(*std::move(address)), mark = std::string(mark),
                                       times] { Worker(*desk, ipp, mark, times).run(); });
    return printer;
}

Printer::~Printer()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        ++session_;
    }
    changed_.notify_all();
    thread_.join();
}

PrinterReport Printer::report() const
{
    const std::lock_guard lock(mutex_);
    return report_;
}

void Printer::print(DocumentMaker make)
{
    say([&](PrinterReport& report) {
        if (report.job.phase == PrintJob::Phase::making || report.job.phase == PrintJob::Phase::sent)
            return;
        report.job = { PrintJob::Phase::making, 0, {} };
        order_ = std::move(make);
        wish_ = Wish::none;
    });
    changed_.notify_all();
}

void Printer::cancel()
{
    {
        const std::lock_guard lock(mutex_);
        wish_ = Wish::cancel;
    }
    changed_.notify_all();
}

void Printer::end_session()
{
    say([&](PrinterReport& report) {
        report.job = {};
        order_.reset();
        wish_ = Wish::none;
        ++session_;
    });
    changed_.notify_all();
}

bool Printer::wanted(std::uint64_t session) const
{
    const std::lock_guard lock(mutex_);
    return !stopping_ && session_ == session && wish_ != Wish::cancel;
}

bool Printer::at_rest() const
{
    const std::lock_guard lock(mutex_);
    return !stopping_ && !order_;
}

bool Printer::running() const
{
    const std::lock_guard lock(mutex_);
    return !stopping_;
}

void Printer::say(const std::function<void(PrinterReport&)>& change)
{
    {
        const std::lock_guard lock(mutex_);
        const PrinterReport before = report_;
        change(report_);
        if (report_ == before)
            return;
        ++changes_;
    }
    if (wake_)
        wake_();
}

void Printer::say_job(std::uint64_t session, const PrintJob& job)
{
    say([&](PrinterReport& report) {
        if (session_ == session)
            report.job = job;
    });
}

} // namespace kiosk::guide
