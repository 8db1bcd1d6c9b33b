// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/tour.hpp"

#include "kiosk/platform/png.hpp"
#include "kiosk/shell/contact_sheet.hpp"
#include "kiosk/shell/headless_kiosk.hpp"
#include "kiosk/shell/staged_devices.hpp"
#include "kiosk/ui/respondent.hpp"
#include "kiosk/ui/site_content.hpp"

#include <algorithm>
#include <cstdio>
#include <set>

namespace kiosk::shell {
namespace {

// What the touring family says: two children, the second of whom it says little about. Of what the content does not ask
// nothing is said.
const ui::Told elder { { "age", "9" }, { "months_here", "6" }, { "disability", "true" }, { "hardship", "true" },
    { "rural_school", "false" }, { "enrolled_here", "true" }, { "residence_permit", "true" },
    { "hukou", "other_province" }, { "carer", "parent" }, { "stage", "primary" }, { "insured", "other_province" } };
const ui::Told younger { { "age", "3" }, { "months_here", "2" }, { "hukou", "other_province" }, { "carer", "parent" },
    { "stage", "none" } };

enum class Shots { all, new_questions };

// One family's way through every screen.
class Walkthrough {
public:
    Walkthrough(HeadlessKiosk& kiosk, StagedPrinter& printer, const std::filesystem::path& out, std::string prefix,
        std::function<void()> shot)
        : kiosk_(kiosk)
        , app_(kiosk.app())
        , printer_(printer)
        , out_(out)
        , prefix_(std::move(prefix))
        , shot_(std::move(shot))
    {
    }

    // The contact sheet.
    Result<std::filesystem::path> run(const std::string& language, const Display& display)
    {
        set(display);
        shoot("welcome");
        tap("language/" + language);
        shoot("notice");
        tap("agree");
        tap("listen");
        shoot("question-read-aloud");
        tap("listen");
        interview(elder, Shots::all);
        shoot("another-child");
        tap("add");
        interview(younger, Shots::new_questions);
        tap("done");
        shoot("review");
        tap("results");
        shoot("results");
        show_services(0);
        print();
        tap("child/1");
        shoot("results-second-child");
        if (can_tap("membership")) {
            shoot("membership");
            tap("close");
        }
        tap("listen");
        shoot("results-read-aloud");
        tap("listen");
        tap("take_along");
        shoot("take-along");
        tap("close");
        if (can_tap("compare")) {
            shoot("compare");
            show_end("compare-end");
            tap("back");
        }
        tap("display");
        shoot("display");
        tap("close");
        set({ TextSize::largest, Contrast::white_on_black });
        shoot("results-largest-white-on-black");
        set(display);
        if (app_.ui().can_be_lowered()) {
            tap("reach");
            shoot("results-lowered");
            tap("reach");
        }
        show_services(1);
        tap("service/0");
        tap("help");
        shoot("help");
        tap("close");
        tap("language");
        shoot("languages");
        tap("language/" + language);
        wait_for_warning();
        shoot("idle-warning");
        tap("stay");
        tap("back");
        tap("back");
        contradict();
        tap("end");
        shoot("end");
        tap("end_yes");
        show_the_rest();
        const std::filesystem::path sheet = out_ / (prefix_ + ".png");
        if (outcome_)
            outcome_ = write_png(sheet_.sheet(), sheet);
        return outcome_ ? Result<std::filesystem::path>(sheet) : outcome_.error();
    }

private:
    const Setting& setting() const { return app_.setting(); }

    // From the results of this child: of each verdict that no service had so far, the first service.
    void show_services(std::size_t child)
    {
        const Decision decision = setting().decider.decide(app_.session().family.answers_of(child));
        for (const Verdict verdict : verdicts) {
            const auto first = std::find_if(decision.services.begin(), decision.services.end(),
                [&](const ServiceDecision& service) { return service.verdict == verdict; });
            if (first == decision.services.end() || !shown_.insert(verdict).second)
                continue;
            const std::string name = "service-" + first->service->id + "-" + std::string(kiosk::name(verdict));
            tap("service/" + std::to_string(first - decision.services.begin()));
            shoot(name);
            show_end(name + "-end");
            tap("back");
        }
    }

    // Of all screens that there are, those that this family did not pass.
    void show_the_rest()
    {
        for (const Screen* const screen : all_screens()) {
            if (!outcome_ || passed_.contains(screen->id) || !kiosk_.robot().go_to(*screen))
                continue;
            shoot(screen->id);
            tap("end");
            tap("end_yes");
        }
    }

    void print()
    {
        const auto becomes = [&](std::string_view name, PrintJob job, std::vector<std::string> reasons = {}) {
            printer_.show(std::move(job), std::move(reasons));
            kiosk_.robot().settle();
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

    // Taps what not every region has.
    bool can_tap(const std::string& id) { return outcome_ && kiosk_.robot().tap_id(id); }

    void tap(const std::string& id)
    {
        if (outcome_ && !kiosk_.robot().tap_id(id))
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

    void shoot(std::string_view name)
    {
        if (!outcome_)
            return;
        passed_.insert(screen_of(app_.session()).id);
        char number[16];
        std::snprintf(number, sizeof number, "%02d", ++number_);
        const Image picture = kiosk_.picture();
        sheet_.add(picture);
        outcome_ = write_png(picture, out_ / (prefix_ + "-" + number + "-" + std::string(name) + ".png"));
        shot_();
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
            kiosk_.robot().tap_at(more->rect.x + more->rect.width / 2, more->rect.y + more->rect.height / 2);
        }
        if (moved)
            shoot(name);
    }

    void interview(const ui::Told& told, Shots shots)
    {
        while (outcome_) {
            const auto ask = current_question(app_.session(), setting());
            if (!ask)
                return;
            const std::string name = "question-" + ask->question->id;
            if (asked_.insert(ask->question).second || shots == Shots::all)
                shoot(name);
            if (ask->question->confidential) {
                tap("reveal");
                if (shots == Shots::all)
                    shoot(name + "-revealed");
            }
            for (const std::string& id : ui::taps_for(*ask, told, app_.session(), setting()))
                tap(id);
        }
    }

    void wait_for_warning()
    {
        const Instant now = kiosk_.robot().now();
        if (const auto next = idle(app_.session(), setting(), now).next)
            kiosk_.robot().wait(std::chrono::ceil<std::chrono::milliseconds>(*next - now));
    }

    // From the review, an answer of the elder's that cannot be true beside the others; of the content's choices if it
    // has one.
    void contradict()
    {
        const Policy& policy = setting().policy;
        const Answers answers = app_.session().family.answers_of(0);
        for (const FactKind kind : { FactKind::choice, FactKind::integer, FactKind::boolean })
            for (std::size_t question = 0; question < policy.questions.size(); ++question) {
                const FactId fact = policy.questions[question].facts.front();
                if (policy.schema[fact].kind != kind || policy.questions[question].facts.size() > 1
                    || !answers.is_known(fact))
                    continue;
                for (const int value : buttons(policy.questions[question])) {
                    Answers changed = answers;
                    changed.know(fact, value);
                    if (policy.contradictions_in(changed).empty())
                        continue;
                    tap("row/0/" + std::to_string(question));
                    tap("answer/" + std::to_string(index(fact)) + "/" + std::to_string(value));
                    shoot("contradiction");
                    return;
                }
            }
    }

    // The values that a question for one fact offers.
    std::vector<int> buttons(const Question& question) const
    {
        switch (setting().policy.schema[question.facts.front()].kind) {
        case FactKind::integer:
            return question.choices;
        case FactKind::choice:
            return setting().decider.region().offered(question.facts.front(), setting().policy.schema);
        case FactKind::boolean:
            break;
        }
        return { 0, 1 };
    }

    HeadlessKiosk& kiosk_;
    ui::App& app_;
    StagedPrinter& printer_;
    const std::filesystem::path& out_;
    std::string prefix_;
    std::function<void()> shot_; // after each picture
    ContactSheet sheet_;
    std::set<const Question*> asked_;
    std::set<Verdict> shown_; // of services
    std::set<std::string_view> passed_; // ids of screens
    int number_ = 0;
    Status outcome_ = Success {};
};

// The given site as far as it is in this region, on this panel, with this language among those it offers.
site::Site toured_site(const TourOptions& options, const content::Catalogue& catalogue, const std::string& region,
    const std::string& language, const TourPanel& panel)
{
    site::Site site;
    if (region == options.site.region)
        site = options.site;
    site.region = region;
    site.languages = ui::offered_languages(site, catalogue);
    if (std::find(site.languages.begin(), site.languages.end(), language) == site.languages.end())
        site.languages.push_back(language);
    site.px_per_mm = panel.px_per_mm;
    site.reduced_motion = true; // a picture is of a page at rest
    return site;
}

std::string prefix_of(
    const std::string& region, const std::string& language, const TourPanel& panel, const Display& display)
{
    std::string prefix = region + "-" + language + "-" + panel.name;
    if (display.text_size != TextSize::standard)
        prefix += "-" + std::string(name(display.text_size));
    if (display.contrast != Contrast::standard)
        prefix += "-" + std::string(name(display.contrast));
    return prefix;
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

Result<std::vector<std::filesystem::path>> play_tours(const TourOptions& options, const content::Catalogue& catalogue)
{
    std::error_code failed;
    std::filesystem::create_directories(options.out, failed);
    if (failed)
        return Error { options.out.string() + ": cannot be made: " + failed.message() };
    const auto pictures = picture::Pack::open(options.pictures);
    if (!pictures)
        return pictures.error();
    auto typesetter = text::Typesetter::open(options.fonts);
    if (!typesetter)
        return typesetter.error();

    const std::size_t all = options.regions.size() * options.languages.size() * options.panels.size()
        * options.text_sizes.size() * options.contrasts.size();
    TourProgress progress { 0, all, 0 };
    std::vector<std::filesystem::path> sheets;
    const auto tell = [&] {
        if (options.progress)
            options.progress(progress);
    };
    const auto play = [&](const std::string& region, const std::string& language, const TourPanel& panel,
                          const Display& display) -> Status {
        StagedPrinter printer;
        StagedVoice voice;
        auto kiosk = HeadlessKiosk::create(catalogue, *typesetter, *pictures,
            toured_site(options, catalogue, region, language, panel), panel.size, &voice);
        if (!kiosk)
            return kiosk.error();
        (*kiosk)->stage(printer);
        Walkthrough walkthrough(**kiosk, printer, options.out, prefix_of(region, language, panel, display), [&] {
            ++progress.pictures;
            tell();
        });
        auto sheet = walkthrough.run(language, display);
        if (!sheet)
            return sheet.error();
        sheets.push_back(*std::move(sheet));
        ++progress.tours;
        tell();
        return Success {};
    };
    for (const std::string& region : options.regions)
        for (const std::string& language : options.languages)
            for (const TourPanel& panel : options.panels)
                for (const TextSize size : options.text_sizes)
                    for (const Contrast contrast : options.contrasts)
                        if (Status played = play(region, language, panel, { size, contrast }); !played)
                            return played.error();
    return sheets;
}

} // namespace kiosk::shell
