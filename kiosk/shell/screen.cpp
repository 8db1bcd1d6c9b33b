// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/screen.hpp"

#include "kiosk/doctor/doctor.hpp"
#include "kiosk/guide/printer.hpp"
#include "kiosk/platform/window.hpp"
#include "kiosk/service/diary.hpp"
#include "kiosk/service/ending.hpp"
#include "kiosk/service/machine.hpp"
#include "kiosk/service/manager.hpp"
#include "kiosk/shell/background.hpp"
#include "kiosk/shell/counts.hpp"
#include "kiosk/shell/doctor.hpp"
#include "kiosk/shell/local_machine.hpp"
#include "kiosk/shell/paper.hpp"
#include "kiosk/speech/dispatcher.hpp"
#include "kiosk/take_along/qr_code.hpp"
#include "kiosk/ui/app.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>

namespace kiosk::shell {
namespace {

using namespace std::chrono_literals;

// Whether the content is to be opened anew: another edition was installed, or the one in use has expired since, which
// the foot of each page is to say. Asked for only between two families. To start anew is what every crash has proved to
// work, and leaves nothing of one edition beside another in one process.
class Renewal {
public:
    Renewal(const package::Source& source, bool somebody_starts_us)
        : source_(source)
        , watches_(source.store && somebody_starts_us)
        , expired_(expired())
    {
    }
    // When to ask again.
    std::optional<std::chrono::seconds> every() const
    {
        return watches_ ? std::optional(std::chrono::seconds(5)) : std::nullopt;
    }
    bool due(Instant now)
    {
        if (!watches_ || now < next_)
            return false;
        next_ = now + *every();
        return source_.store->pointer() != source_.choice.pointer || expired() != expired_;
    }

private:
    bool expired() const
    {
        return source_.choice.manifest
            && package::has_expired(*source_.choice.manifest, local_day(std::chrono::system_clock::now()));
    }

    const package::Source& source_;
    bool watches_;
    bool expired_;
    Instant next_ {};
};
// Nothing to do: sleep until something happens. An hour, so that a lost wake-up is not for ever.
constexpr auto idle_sleep = 1h;

// For staff, by `systemctl status kiosk`: nothing of what a family says.
std::string status_of(const Session& session, const guide::Printer* printer)
{
    std::string status
        = std::holds_alternative<place::Welcome>(session.place) ? "Waiting for a family" : "A family is at the kiosk";
    const std::vector<std::string> reasons = printer ? printer->report().reasons : std::vector<std::string> {};
    for (std::size_t i = 0; i < reasons.size(); ++i)
        status += (i == 0 ? "; the printer says " : ", ") + reasons[i];
    return status;
}

// What happened to the printer, for the diary: its worst fault by its id, whenever that changes.
class PrinterNotes {
public:
    explicit PrinterNotes(const content::Catalogue& catalogue)
        : catalogue_(catalogue)
    {
    }
    void follow(service::Diary& diary, const guide::Printer& printer)
    {
        if (changes_ == printer.changes())
            return;
        changes_ = printer.changes();
        const PrinterReport report = printer.report();
        if (!report.asked)
            return;
        const auto faults = diagnose(catalogue_.printer_fault_kinds(), report.reasons);
        const std::string id = faults.empty() ? "ready" : faults.front().id;
        if (std::exchange(noted_, id) != id)
            diary.note(service::DiaryEntry::Kind::printer, id, std::chrono::system_clock::now());
    }

private:
    const content::Catalogue& catalogue_;
    std::uint64_t changes_ = 0;
    std::string noted_;
};

Date today()
{
    return local_day(std::chrono::system_clock::now());
}

} // namespace

Status run_screen(const ScreenOptions& options, const content::Catalogue& catalogue, site::Site site)
{
    if (!options.windowed)
        service::keep_memory_private();
    service::Ending ending;
    auto typesetter = text::Typesetter::open(options.fonts);
    if (!typesetter)
        return typesetter.error();
    const auto pictures = picture::Pack::open(options.pictures);
    if (!pictures)
        return pictures.error();

    const ui::ImGuiSession imgui;
    WindowOptions window_options;
    window_options.mode = options.windowed ? WindowOptions::Mode::windowed : WindowOptions::Mode::full_screen;
    window_options.size = options.size;
    const bool may_close = options.windowed || site.allow_exit;
    window_options.closing = may_close ? WindowOptions::Closing::allowed : WindowOptions::Closing::locked;
    window_options.headset_in_key = site.headset_in_key;
    window_options.headset_out_key = site.headset_out_key;
    // The pages of a family do not outlive the display on which it asked for them.
    std::function<void()> end_printing;
    window_options.lost = [&end_printing] {
        if (end_printing)
            end_printing();
    };
    auto window = Window::open(window_options);
    if (!window)
        return window.error();
    struct Deaf {
        service::Ending& ending;
        ~Deaf() { ending.set_listener(nullptr); }
    } const deaf { ending }; // before the window that it wakes goes away
    ending.set_listener([&window = **window] { window.wake(); });
    const site::Site here = site;
    // What it says wakes the screens: the end of a sentence, a server that came or went.
    std::atomic<bool> spoke = false;
    speech::DispatcherOptions voice;
    voice.spawn = std::getenv("SPEECHD_ADDRESS") == nullptr; // else somebody else runs it, as kiosk-voice.service does
    speech::Dispatcher speaker(std::move(voice));
    speaker.set_listener([&spoke, &window = **window] {
        spoke = true;
        window.wake();
    });
    auto app = ui::App::create(catalogue, std::move(site), *typesetter, *pictures, (*window)->textures(),
        std::chrono::steady_clock::now(), &speaker);
    if (!app)
        return app.error();

    // Its thread ends before what it wakes, and before the screens that show it.
    std::unique_ptr<guide::Printer> printer;
    if (!here.printer.empty()) {
        auto opened = guide::Printer::open(
            here.printer, service::machine_mark("kiosk print jobs"), [&window] { (*window)->wake(); });
        if (!opened)
            return Error { here.origin.place("printer") + ": " + opened.error().message };
        printer = *std::move(opened);
        (*app)->use_printer(*printer, guide_source(catalogue, options.fonts, here, today), today);
    }

    // The staff's pages; their thread ends before what it wakes.
    const char* const runtime = std::getenv("RUNTIME_DIRECTORY");
    const auto examine = [data = options.fonts.parent_path(), file = options.site, source = options.source] {
        const auto now = std::chrono::system_clock::now();
        return doctor::examine({ data, file, local_day(now), now, "/", {}, source });
    };
    const fleet::Labels labels = labels_of(catalogue, here);
    const char* const state = std::getenv("STATE_DIRECTORY");
    const std::filesystem::path state_folder = state ? state : "";
    std::optional<fleet::Counter> counter;
    LocalMachine machine({ options.pin,
                             [examine] {
                                 std::vector<PartState> parts;
                                 for (const doctor::Finding& finding : examine())
                                     parts.push_back({ finding.subject, static_cast<PartState::State>(finding.state),
                                         finding.what + (finding.remedy.empty() ? "" : "\n→ " + finding.remedy) });
                                 return parts;
                             },
                             [examine, fonts = options.fonts] {
                                 return doctor::make_page(
                                     doctor_page_text(std::chrono::system_clock::now()), examine(), fonts);
                             },
                             runtime ? runtime : "",
                             [&] {
                                 if (!counter)
                                     return std::string {};
                                 const auto now = std::chrono::system_clock::now();
                                 return fleet::textfile(
                                     report_of(&catalogue, &here, options.version, counter->totals(), {}, now), labels);
                             } },
        [&window = **window] { window.wake(); });
    // Of each family that it was here. Begun once this run is noted, for the diary knows how the one before ended.
    const auto begin_counting = [&] {
        if (!state_folder.is_absolute())
            return;
        const auto now = std::chrono::system_clock::now();
        const auto last = service::last_start(service::read_diary(state_folder / "diary", now));
        counter.emplace(state_folder, labels, fleet::afters::of_word(last ? last->after : ""), local_day(now));
        (*app)->use_visits({ [&counter] { counter->begin(today()); },
            [&](const ui::Visit& visit) { counter->end(counted(visit, catalogue, labels), today()); } });
    };
    const auto counts = [&](const std::vector<PartState>& parts) {
        if (!counter)
            return std::string {};
        const auto now = std::chrono::system_clock::now();
        return fleet::short_text(
            report_of(&catalogue, &here, options.version, counter->totals(), parts, now), most_qr_bytes);
    };
    (*app)->use_staff(machine, state_folder.is_absolute() ? ui::CountsText(counts) : nullptr);

    end_printing = [&printer] { printer.reset(); };

    // Draw while something changes; then wait, drawing nothing.
    service::Manager manager = service::Manager::of_environment();
    auto diary = service::Diary::of_environment();
    bool started = false;
    PrinterNotes printer_notes(catalogue);
    // From some days on a list is another; then the kiosk begins anew, as on a restart by staff, and reads that day's.
    const auto list_has_turned = [&catalogue] {
        const auto days = catalogue.turning_days();
        return std::any_of(days.begin(), days.end(), [&](Date day) { return catalogue.day() < day && day <= today(); });
    };
    Renewal renewal(options.source, manager.present());
    while (!ending.asked() && !machine.wants_restart()) {
        const Instant now = std::chrono::steady_clock::now();
        if ((*app)->rests(now) && (renewal.due(now) || list_has_turned())) {
            manager.status("Starting anew with other content");
            break;
        }
        const Instant due = (*app)->deadline(now).value_or(now + idle_sleep);
        Instant until = manager.watch() ? std::min(due, now + *manager.watch()) : due;
        if (renewal.every())
            until = std::min(until, now + *renewal.every());
        const Input input = (*app)->wants_frame() ? (*window)->poll() : (*window)->wait(until);
        if (input.close_requested)
            break;
        if (input.redraw || spoke.exchange(false))
            (*app)->redraw();
        const PixelSize size = (*window)->framebuffer_size();
        const Instant woken = std::chrono::steady_clock::now();
        const bool changed = !input.events.empty() || (*app)->wants_frame() || woken >= due;
        const bool seen = size.width != 0 && size.height != 0; // else minimised: nothing to draw on
        if (changed && seen) {
            (*window)->draw(
                (*app)->frame(woken, input.events, size.width, size.height), background((*app)->session().display));
            (*window)->present();
            manager.ready();
            if (!std::exchange(started, true)) {
                if (diary && !options.source.choice.fault.empty())
                    diary->note(service::DiaryEntry::Kind::refused, "edition", std::chrono::system_clock::now());
                if (diary)
                    diary->note_start(options.version, catalogue.edition().version, std::chrono::system_clock::now());
                begin_counting();
            }
            manager.status(
                (*app)->staff_is_here() ? "Staff are at the kiosk" : status_of((*app)->session(), printer.get()));
        }
        if (counter)
            counter->look(today());
        if (diary && printer)
            printer_notes.follow(*diary, *printer);
        // Here alone: all events are taken, and all that was due is drawn.
        manager.alive(std::chrono::steady_clock::now());
    }
    if (counter && (*app)->visit())
        counter->end(counted_as_stopped(*(*app)->visit(), catalogue, labels), today());
    manager.stopping();
    return Success {};
}

} // namespace kiosk::shell
