// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/printer.hpp"

#include "kiosk/guide/ipp.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <random>

namespace kiosk::guide {
namespace {

using Clock = std::chrono::steady_clock;

// By this a kiosk knows its own jobs again, after a crash too, and leaves those of other kiosks at the same printer
// alone. Tells nothing about the family.
std::string job_prefix()
{
    char host[256] = {};
    (void)gethostname(host, sizeof host - 1);
    char name[64];
    std::snprintf(name, sizeof name, "kiosk-guide-%016zx-", std::hash<std::string_view>()(host));
    return name;
}

std::string new_job_name(const std::string& prefix)
{
    std::random_device random;
    char number[32];
    std::snprintf(number, sizeof number, "%08x%08x", random(), random());
    return prefix + number;
}

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

void add(std::vector<std::string>& reasons, std::string_view reason)
{
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
        reasons.emplace_back(reason);
}

} // namespace

// All that happens on the printer's thread.
class Printer::Worker {
public:
    Worker(Printer& desk, Ipp printer, const PrinterTimes& times)
        : desk_(desk)
        , printer_(std::move(printer))
        , times_(times)
    {
    }

    void run()
    {
        Ipp::prepare_thread();
        while (true) {
            look();
            if (leftovers_)
                leftovers_ = !swept();
            auto pause = times_.poll_idle;
            if (leftovers_ || silent_)
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
    struct Look {
        bool answered = false;
        PrinterFacts::State state = PrinterFacts::State::unknown; // of the device, where there is one to ask
        std::vector<std::string> reasons;
    };

    // Asks the printer, and the device behind a queue, once.
    Look ask()
    {
        Look look;
        const auto facts = printer_.printer(times_.question);
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
            add(look.reasons, found::stopped);
        if (!facts->accepting)
            add(look.reasons, found::not_accepting);
        if (!facts->takes_pdf)
            add(look.reasons, found::no_pdf);
        if (facts->a4_ready == false)
            add(look.reasons, found::no_a4);
        if (facts->waiting > (id_ || leftovers_ ? 1 : 0))
            add(look.reasons, found::others_waiting);
        if (!facts->error_policy.empty() && facts->error_policy != "abort-job")
            add(look.reasons, found::keeps_jobs);
        if (printer_.address().queue)
            ask_device(*facts, look);
        return look;
    }

    void ask_device(const PrinterFacts& queue, Look& look)
    {
        if (queue.device_uri != device_uri_) {
            device_uri_ = queue.device_uri;
            device_ = device_behind(device_uri_);
        }
        if (!device_)
            return;
        const auto facts = device_->printer(times_.question);
        if (!facts) {
            // One lost answer is no lost printer.
            if (++device_failures_ >= 2)
                add(look.reasons, found::no_answer);
            return;
        }
        device_failures_ = 0;
        look.state = facts->state;
        for (const std::string& reason : facts->reasons)
            add(look.reasons, reason);
        if (facts->state == PrinterFacts::State::stopped && facts->reasons.empty())
            add(look.reasons, found::stopped);
        if (facts->a4_ready == false)
            add(look.reasons, found::no_a4);
    }

    // Asks and reports. A single lost answer is asked again before it is believed.
    Look look()
    {
        Look look = ask();
        if (!look.answered && ++failures_ < 2 && asked_)
            look = ask();
        if (look.answered)
            failures_ = 0;
        silent_ = !look.answered;
        asked_ = true;
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
            if (!jobs)
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
        if (silent_ || !sweep(printer_) || (device_ && !sweep(*device_))) {
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
        const auto until = Clock::now() + times_.doubt + 4 * times_.question;
        while (leftovers_ && desk_.wanted(session)) {
            const Look seen = look();
            leftovers_ = !swept();
            if (leftovers_ && Clock::now() > until)
                return fail(seen.reasons.empty() ? std::vector { std::string(found::not_accepting) } : seen.reasons);
            if (leftovers_)
                pause(times_.poll_job, session);
        }
        if (!desk_.wanted(session))
            return give_up();

        // Nothing is sent to a scheduler that hangs: it would print it when it goes on.
        if (const Look before = look(); !before.answered)
            return fail(before.reasons);
        const auto printed = printer_.print(document->pdf, new_job_name(prefix_), a4_, times_.handing_over);
        if (!printed) {
            if (printed.failure == IppFailure::no_answer)
                leftovers_ = doubt_ = true;
            const Look seen = look();
            return fail(seen.answered && printed.failure != IppFailure::not_found
                    ? std::vector { std::string(found::refused) }
                    : seen.reasons);
        }
        id_ = *printed;
        if (!printer_.release(id_, times_.question)) {
            (void)clear();
            id_ = 0;
            leftovers_ = doubt_ = true;
            const Look seen = look();
            return fail(seen.answered ? std::vector { std::string(found::refused) } : seen.reasons);
        }
        job.phase = PrintJob::Phase::sent;
        desk_.say_job(session, job);
        follow(job, session, fail, give_up);
        id_ = 0;
        look();
    }

    template <class Fail, class GiveUp>
    void follow(PrintJob& job, std::uint64_t session, const Fail& fail, const GiveUp& give_up)
    {
        int failures = 0;
        int pages = 0;
        auto progressed = Clock::now();
        std::optional<Clock::time_point> completed;
        while (true) {
            if (!desk_.wanted(session)) {
                if (clear() != Cleared::unanswered)
                    return give_up();
                return fail(look().reasons);
            }
            pause(times_.poll_job, session);
            const Look seen = look();
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
            const auto facts = printer_.job(id_, times_.question);
            if (!facts && facts.failure == IppFailure::no_answer) {
                if (++failures < times_.failures)
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
                    add(reasons, reason);
                return fail(std::move(reasons));
            }
            case JobFacts::State::under_way:
                if (Clock::now() - progressed > times_.job) {
                    (void)clear();
                    std::vector<std::string> reasons { std::string(found::too_long) };
                    for (const std::string& reason : seen.reasons)
                        add(reasons, reason);
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
        for (int attempt = 0; attempt < 6; ++attempt) {
            const auto facts = printer_.job(id_, times_.question);
            if (!facts && facts.failure == IppFailure::not_found)
                return Cleared::gone;
            if (!facts && attempt > 0)
                break; // nobody answers
            const bool over = facts && facts->state != JobFacts::State::under_way;
            if (over && !printer_.address().queue)
                return Cleared::gone;
            // First over, then purged: of a job that it purges half-way, CUPS leaves the document behind.
            if (over ? printer_.purge(id_, times_.question) : printer_.cancel(id_, times_.question))
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
    const Ipp printer_;
    const PrinterTimes times_;
    const std::string prefix_ = job_prefix();
    std::string device_uri_;
    std::optional<Ipp> device_;
    int device_failures_ = 0;
    int failures_ = 0;
    int id_ = 0; // of the job under way
    bool a4_ = false;
    bool asked_ = false;
    bool silent_ = false;
    bool leftovers_ = true; // of this run or of one that was killed: to be looked for, and cancelled
    bool doubt_ = false; // one may still be on its way
    std::optional<Clock::time_point> calm_since_;
};

Printer::Printer(std::function<void()> wake)
    : wake_(std::move(wake))
{
}

Result<std::unique_ptr<Printer>> Printer::open(
    std::string_view site_printer, std::function<void()> wake, PrinterTimes times)
{
    auto address = IppAddress::parse(site_printer);
    if (!address)
        return address.error();
    std::unique_ptr<Printer> printer(new Printer(std::move(wake)));
    printer->thread_ = std::thread(
        [desk = printer.get(), ipp = Ipp(*std::move(address)), times] { Worker(*desk, ipp, times).run(); });
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
