// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/tour.hpp"

#include "kiosk/platform/headless.hpp"
#include "kiosk/platform/png.hpp"
#include "kiosk/shell/background.hpp"
#include "kiosk/shell/contact_sheet.hpp"
#include "kiosk/ui/robot.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

namespace kiosk::shell {
namespace {

// What the touring family says: two children, the second of whom it says little about.
using Told = std::map<std::string_view, int>;
const Told elder { { "age", 9 }, { "months_here", 6 }, { "disability", 1 }, { "hardship", 1 }, { "rural_school", 0 },
    { "enrolled_here", 1 }, { "residence_permit", 1 } };
const std::map<std::string_view, std::string_view> elder_choices { { "hukou", "other_province" }, { "carer", "parent" },
    { "stage", "primary" }, { "insured", "other_province" } };
const Told younger { { "age", 3 }, { "months_here", 2 } };
const std::map<std::string_view, std::string_view> younger_choices { { "hukou", "other_province" },
    { "carer", "parent" }, { "stage", "none" } };

// The printer of a tour: it says what it is told to say, and prints nothing.
class StagedPrinter final : public Printing {
public:
    PrinterReport report() const override { return report_; }
    std::uint64_t changes() const override { return changes_; }
    void print(DocumentMaker) override { show({ PrintJob::Phase::making, 0, {} }); }
    void cancel() override { show({ PrintJob::Phase::cancelled, 0, {} }); }
    void end_session() override { show({}); }

    void show(PrintJob job, std::vector<std::string> reasons = {})
    {
        report_ = { true, std::move(reasons), std::move(job) };
        ++changes_;
    }

private:
    PrinterReport report_ { true, {}, {} };
    std::uint64_t changes_ = 1;
};

// A voice as the pictures need it: there, and silent.
class StagedVoice final : public speech::Speaker {
public:
    void say(std::vector<speech::Utterance>) override { state_.voice = speech::SpeakerState::Voice::speaking; }
    void stop() override { state_.voice = speech::SpeakerState::Voice::silent; }
    void pause() override { state_.voice = speech::SpeakerState::Voice::paused; }
    void resume() override { state_.voice = speech::SpeakerState::Voice::speaking; }
    void set_rate(int) override { }
    void set_volume(int) override { }
    speech::SpeakerState state() const override { return state_; }
    bool speaks(std::string_view) const override { return true; }
    void set_listener(std::function<void()>) override { }

private:
    speech::SpeakerState state_ { speech::SpeakerState::Server::ready, {}, speech::SpeakerState::Voice::silent };
};

class Guide {
public:
    Guide(ui::App& app, ui::Robot& robot, Headless& screen, ImDrawData* const& latest, const TourOptions& options,
        std::string prefix, Display display)
        : app_(app)
        , robot_(robot)
        , screen_(screen)
        , latest_(latest)
        , options_(options)
        , prefix_(std::move(prefix))
        , display_(display)
    {
    }

    Status run(const std::string& language, StagedPrinter& printer)
    {
        set(display_);
        shoot("welcome");
        tap("language/" + language);
        shoot("notice");
        tap("agree");
        tap("listen");
        shoot("question-read-aloud");
        tap("listen");
        interview(elder, elder_choices, true);
        shoot("another-child");
        tap("add");
        interview(younger, younger_choices, false);
        tap("done");
        shoot("review");
        tap("results");
        shoot("results");
        (void)0;
        
        const auto& services = app_.setting().decider.region().services;
        for (const std::size_t service : { std::size_t { 2 }, std::size_t { 11 } }) {
            tap("service/" + std::to_string(service));
            shoot("service-" + services[service].id);
            show_end("service-" + services[service].id + "-end");
            tap("back");
        }
        print(printer);
        tap("child/1");
        shoot("results-second-child");
        tap("listen");
        shoot("results-read-aloud");
        tap("listen");
        tap("take_along");
        shoot("take-along");
        tap("close");
        tap("compare");
        shoot("compare");
        show_end("compare-end");
        tap("back");
        tap("display");
        shoot("display");
        tap("close");
        set({ TextSize::largest, Contrast::white_on_black });
        shoot("results-largest-white-on-black");
        set(display_);
        if (app_.ui().can_be_lowered()) {
            tap("reach");
            shoot("results-lowered");
            tap("reach");
        }
        tap("service/1");
        shoot("service-not-yet");
        tap("help");
        shoot("help");
        tap("close");
        tap("language");
        shoot("languages");
        tap("language/" + language);
        robot_.wait(std::chrono::seconds(310));
        shoot("idle-warning");
        tap("stay");
        tap("back");
        tap("back");
        contradict();
        tap("end");
        shoot("end");
        tap("end_yes");
        if (outcome_ && !sheet_.empty())
            write(sheet_.sheet(), prefix_ + ".png");
        return outcome_;
    }

private:
    void print(StagedPrinter& printer)
    {
        const auto becomes = [&](std::string_view name, PrintJob job, std::vector<std::string> reasons = {}) {
            printer.show(std::move(job), std::move(reasons));
            robot_.settle();
            shoot(name);
        };
        using Phase = PrintJob::Phase;
        becomes("results-no-printing", {}, { "media-jam-error" });
        tap("print");
        shoot("print-not-now");
        becomes("print", {}, { "toner-low-warning" });
        tap("print_go");
        shoot("print-making");
        becomes("print-sent", { Phase::sent, 7, {} });
        becomes("print-sent-no-paper", { Phase::sent, 7, {} }, { "media-empty-error" });
        tap("end");
        shoot("print-end");
        tap("end_no");
        tap("print");
        becomes("print-delivered", { Phase::delivered, 7, {} });
        becomes("print-failed", { Phase::failed, 7, { "kiosk-too-long", "media-jam-error" } });
        becomes("print-cancelled", { Phase::cancelled, 7, {} });
        tap("print_again");
        tap("close");
    }

    void tap(const std::string& id)
    {
        if (outcome_ && !robot_.tap_id(id))
            outcome_
                = Error { prefix_ + ": nothing to tap called \"" + id + "\" after picture " + std::to_string(number_) };
    }

    void set(const Display& display)
    {
        if (app_.session().display.text_size == display.text_size
            && app_.session().display.contrast == display.contrast)
            return;
        tap("display");
        tap("size/" + std::string(name(display.text_size)));
        tap("contrast/" + std::string(name(display.contrast)));
        tap("close");
    }

    void write(const Image& image, const std::string& file)
    {
        const auto path = options_.out / file;
        outcome_ = write_png(image, path);
        if (outcome_ && options_.wrote)
            options_.wrote(path);
    }

    void shoot(std::string_view name)
    {
        if (!outcome_)
            return;
        screen_.draw(*latest_, background(app_.session().display));
        char number[16];
        std::snprintf(number, sizeof number, "%02d", ++number_);
        const Image picture = screen_.read();
        sheet_.add(picture);
        write(picture, prefix_ + "-" + number + "-" + std::string(name) + ".png");
    }

    // The same page read down to its end.
    void show_end(const std::string& name)
    {
        bool moved = false;
        for (int page = 0; page < 20; ++page) {
            const auto& nodes = app_.probe().nodes();
            const auto more = std::find_if(nodes.begin(), nodes.end(),
                [](const ui::Node& node) { return node.actionable() && node.id.ends_with("/more"); });
            if (more == nodes.end())
                break;
            moved = true;
            robot_.tap_at(more->rect.x + more->rect.width / 2, more->rect.y + more->rect.height / 2);
        }
        if (moved)
            shoot(name);
    }

    bool is_as_before(FactId fact, const Told& told, const std::map<std::string_view, std::string_view>& choices) const
    {
        const Fact& of = app_.setting().policy.schema[fact];
        const auto& children = app_.session().family.children;
        const auto before = children[children.size() - 2].answers.get(fact);
        if (const auto choice = choices.find(of.name); choice != choices.end())
            return before == of.value_of(choice->second);
        const auto value = told.find(of.name);
        return value != told.end() && before == value->second;
    }

    void answer(const Ask& ask, const Told& told, const std::map<std::string_view, std::string_view>& choices)
    {
        const Schema& schema = app_.setting().policy.schema;
        if (ask.question->facts.size() > 1) {
            for (const FactId fact : ask.facts) {
                const std::string_view name = schema[fact].name;
                const bool tick = ask.question->same_as_before ? !is_as_before(fact, told, choices) // they come ticked
                                                               : told.contains(name);
                if (tick)
                    tap("answer/" + std::to_string(index(fact)) + "/1");
            }
            tap("done");
            return;
        }
        const FactId fact = ask.facts.front();
        const std::string id = "answer/" + std::to_string(index(fact)) + "/";
        if (const auto choice = choices.find(schema[fact].name); choice != choices.end())
            tap(id + std::to_string(schema[fact].value_of(choice->second).value_or(0)));
        else if (const auto value = told.find(schema[fact].name); value != told.end())
            tap(id + std::to_string(value->second));
        else
            tap("dont_know");
    }

    void interview(const Told& told, const std::map<std::string_view, std::string_view>& choices, bool pictures)
    {
        while (outcome_) {
            const auto ask = current_question(app_.session(), app_.setting());
            if (!ask)
                return;
            if (pictures || ask->question->same_as_before)
                shoot("question-" + ask->question->id);
            if (pictures && ask->question->confidential) {
                tap("reveal");
                shoot("question-" + ask->question->id + "-revealed");
            }
            answer(*ask, told, choices);
        }
    }

    // The family says in the review that the nine-year-old is in a nursery.
    void contradict()
    {
        const auto& questions = app_.setting().policy.questions;
        const auto stage = std::find_if(
            questions.begin(), questions.end(), [](const Question& question) { return question.id == "stage"; });
        tap("row/0/" + std::to_string(stage - questions.begin()));
        const FactId fact = stage->facts.front();
        const int nursery = app_.setting().policy.schema[fact].value_of("nursery").value_or(0);
        tap("answer/" + std::to_string(index(fact)) + "/" + std::to_string(nursery));
        shoot("contradiction");
    }

    ui::App& app_;
    ui::Robot& robot_;
    Headless& screen_;
    ImDrawData* const& latest_;
    const TourOptions& options_;
    std::string prefix_;
    Display display_;
    ContactSheet sheet_;
    int number_ = 0;
    Status outcome_ = Success {};
};

Status tour(const TourOptions& options, const content::Catalogue& catalogue, const picture::Pack& pictures,
    const std::string& region, const std::string& language, const TourPanel& panel, const Display& display)
{
    auto typesetter = text::Typesetter::open(options.fonts);
    if (!typesetter)
        return typesetter.error();
    const ui::ImGuiSession imgui;
    auto screen = Headless::open(panel.size);
    if (!screen)
        return screen.error();
    site::Site site;
    site.region = region;
    // What the site would offer anyhow, and the language asked for.
    for (const std::string& tag : catalogue.languages())
        if (tag == language || catalogue.offered_by_default(tag))
            site.languages.push_back(tag);
    site.px_per_mm = panel.px_per_mm;
    site.reduced_motion = true; // a picture is of a page at rest
    const Instant start {};
    StagedPrinter printer;
    StagedVoice voice;
    auto app = ui::App::create(catalogue, std::move(site), *typesetter, pictures, (*screen)->textures(), start, &voice);
    if (!app)
        return app.error();
    (*app)->use_printer(
        printer, [](const Session&) -> DocumentMaker { return [] { return Result<Document>(Document {}); }; },
        [] { return local_day(std::chrono::system_clock::now()); });
    // Only what is photographed is drawn.
    ImDrawData* latest = nullptr;
    ui::Robot robot(**app, panel.size.width, panel.size.height, start, [&](ImDrawData& data) { latest = &data; });
    std::string prefix = region + "-" + language + "-" + panel.name;
    if (display.text_size != TextSize::standard)
        prefix += "-" + std::string(name(display.text_size));
    if (display.contrast != Contrast::standard)
        prefix += "-" + std::string(name(display.contrast));
    return Guide(**app, robot, **screen, latest, options, prefix, display).run(language, printer);
}

} // namespace

std::string_view name(TextSize size)
{
    switch (size) {
    case TextSize::small:
        return "small";
    case TextSize::standard:
        return "standard";
    case TextSize::large:
        return "large";
    case TextSize::largest:
        break;
    }
    return "largest";
}

std::string_view name(Contrast contrast)
{
    switch (contrast) {
    case Contrast::standard:
        return "standard";
    case Contrast::black_on_white:
        return "black_on_white";
    case Contrast::white_on_black:
        return "white_on_black";
    case Contrast::low:
        break;
    }
    return "low";
}

Status play_tour(const TourOptions& options, const content::Catalogue& catalogue)
{
    std::error_code failed;
    std::filesystem::create_directories(options.out, failed);
    if (failed)
        return Error { options.out.string() + ": cannot be made: " + failed.message() };

    const auto pictures = picture::Pack::open(options.pictures);
    if (!pictures)
        return pictures.error();
    std::vector<std::string> regions = options.regions;
    if (regions.empty())
        for (const Region& region : catalogue.policy().regions)
            regions.push_back(region.id);
    const auto& languages = options.languages.empty() ? catalogue.languages() : options.languages;
    for (const std::string& region : regions)
        for (const std::string& language : languages)
            for (const TourPanel& panel : options.panels)
                for (const TextSize size : options.text_sizes)
                    for (const Contrast contrast : options.contrasts)
                        if (Status toured
                            = tour(options, catalogue, *pictures, region, language, panel, { size, contrast });
                            !toured)
                            return toured;
    return Success {};
}

} // namespace kiosk::shell
