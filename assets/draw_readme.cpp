// SPDX-License-Identifier: Apache-2.0
//
// The picture of the README: four pages of the kiosk as it is.
//
// draw_readme draw DATA PICTURE RECORD: draws it, and records how each page looks, as a SHA-256 of its pixels.
// draw_readme check DATA RECORD: says which pages look otherwise by now; status 1 when one does. What is drawn depends
// on the driver: under another one than the record's nothing is compared, which is said.
#include "kiosk/content/sha256.hpp"
#include "kiosk/files/output_file.hpp"
#include "kiosk/platform/png.hpp"
#include "kiosk/shell/contact_sheet.hpp"
#include "kiosk/shell/headless_kiosk.hpp"
#include "kiosk/shell/staged_devices.hpp"
#include "kiosk/ui/respondent.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <span>
#include <sstream>

namespace {

using namespace kiosk;

const ui::Told family { { "age", "9" }, { "hukou", "other_province" }, { "months_here", "24" }, { "carer", "parent" },
    { "stage", "primary" }, { "insured", "here" }, { "residence_permit", "true" }, { "hardship", "true" },
    { "rural_school", "false" }, { "enrolled_here", "true" }, { "disability", "true" } };
constexpr const char* shown_question = "hukou";

struct Page {
    std::string name;
    Image picture;
};

struct Pages {
    std::string renderer;
    std::vector<Page> pages;
};

Status tap(shell::HeadlessKiosk& kiosk, const std::string& id)
{
    return kiosk.robot().tap_id(id) ? Status(Success {}) : Error { "nothing to tap called \"" + id + "\"" };
}

Status answer(shell::HeadlessKiosk& kiosk, std::vector<Page>& pages)
{
    const ui::App& app = kiosk.app();
    while (const auto ask = current_question(app.session(), app.setting())) {
        if (ask->question->id == shown_question)
            pages.push_back({ "question", kiosk.lasting_picture() });
        if (ask->question->confidential)
            if (const Status tapped = tap(kiosk, "reveal"); !tapped)
                return tapped;
        for (const std::string& id : ui::taps_for(*ask, family, app.session(), app.setting()))
            if (const Status tapped = tap(kiosk, id); !tapped)
                return tapped;
    }
    return Success {};
}

// Of the best verdict that this child has, the service that has most benefits.
std::size_t shown_service(const ui::App& app)
{
    const Decision decision = app.setting().decider.decide(app.session().family.answers_of(0));
    const auto& services = decision.services;
    const auto best
        = std::min_element(services.begin(), services.end(), [](const ServiceDecision& a, const ServiceDecision& b) {
              return std::pair(a.verdict, b.benefit_count) < std::pair(b.verdict, a.benefit_count);
          });
    return static_cast<std::size_t>(best - services.begin());
}

Result<Pages> draw(const std::filesystem::path& data)
{
    const auto catalogue = content::Catalogue::open(data / "content.db");
    if (!catalogue)
        return catalogue.error();
    auto typesetter = text::Typesetter::open(data / "fonts");
    if (!typesetter)
        return typesetter.error();
    const auto icons = picture::Pack::open(data / "pictures.pack");
    if (!icons)
        return icons.error();
    site::Site site;
    site.region = "zhejiang";
    site.reduced_motion = true;
    shell::StagedVoice voice;
    shell::StagedPrinter printer;
    auto made = shell::HeadlessKiosk::create(*catalogue, *typesetter, *icons, site, { 1920, 1080 }, &voice);
    if (!made)
        return made.error();
    shell::HeadlessKiosk& kiosk = **made;
    kiosk.stage(printer);
    Pages all { kiosk.renderer(), {} };
    all.pages.push_back({ "welcome", kiosk.lasting_picture() });
    for (const std::string& id : { "language/" + kiosk.app().session().language, std::string("agree") })
        if (const Status tapped = tap(kiosk, id); !tapped)
            return tapped.error();
    if (const Status answered = answer(kiosk, all.pages); !answered)
        return answered.error();
    for (const char* id : { "done", "results" })
        if (const Status tapped = tap(kiosk, id); !tapped)
            return tapped.error();
    all.pages.push_back({ "results", kiosk.lasting_picture() });
    if (const Status tapped = tap(kiosk, "service/" + std::to_string(shown_service(kiosk.app()))); !tapped)
        return tapped.error();
    all.pages.push_back({ "service", kiosk.lasting_picture() });
    if (all.pages.size() != 4)
        return Error { std::string("the question ") + shown_question + " is not asked" };
    return all;
}

// "page <name> <how it looks>", after the driver's line.
std::string record_of(const Pages& all)
{
    std::string lines = "renderer " + all.renderer + "\n";
    for (const Page& page : all.pages)
        lines += "page " + page.name + " "
            + content::sha256({ reinterpret_cast<const char*>(page.picture.rgba.data()), page.picture.rgba.size() })
            + "\n";
    return lines;
}

int fail(const std::string& message)
{
    (void)std::fprintf(stderr, "draw_readme: %s\n", message.c_str());
    return 1;
}

int write(const Pages& all, const std::filesystem::path& picture, const std::filesystem::path& record)
{
    shell::ContactSheet sheet({ 800, 2 });
    for (const Page& page : all.pages)
        sheet.add(page.picture);
    if (const Status written = write_png(sheet.sheet(), picture); !written)
        return fail(written.error().message);
    const Status written = write_file(record, record_of(all));
    return written ? 0 : fail(written.error().message);
}

int check(const Pages& all, const std::filesystem::path& record)
{
    std::ifstream file(record);
    std::istringstream now(record_of(all));
    std::string recorded;
    std::string line;
    std::getline(file, recorded);
    std::getline(now, line);
    if (recorded.empty())
        return fail(record.string() + " cannot be read");
    if (recorded != line) {
        (void)std::printf("SKIPPED: drawn with \"%s\"; this is \"%s\"\n", recorded.c_str(), line.c_str());
        return 0;
    }
    std::string changed;
    while (std::getline(now, line))
        if (!std::getline(file, recorded) || recorded != line)
            changed += (changed.empty() ? "" : ", ") + line.substr(5, line.rfind(' ') - 5);
    if (changed.empty())
        return 0;
    return fail("the picture of the README is older than what it shows (" + changed
        + "); draw it anew and look at it: cmake --build .build --target readme_picture");
}

} // namespace

int main(int count, char** arguments)
{
    const std::span given(arguments, static_cast<std::size_t>(count));
    const bool drawing = count == 5 && given[1] == std::string_view("draw");
    if (!drawing && !(count == 4 && given[1] == std::string_view("check")))
        return fail("expected draw DATA PICTURE RECORD, or check DATA RECORD");
    const auto all = draw(given[2]);
    if (!all)
        return fail(all.error().message);
    return drawing ? write(*all, given[3], given[4]) : check(*all, given[3]);
}
