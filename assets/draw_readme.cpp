// SPDX-License-Identifier: Apache-2.0
//
// The picture of the README: four pages of the kiosk as it is.
//
// draw_readme draw DATA PICTURE RENDERER: draws it, and records with which driver.
// draw_readme check DATA PICTURE RENDERER: says whether the pages look otherwise by now; status 1 when one does. What
// is drawn depends on the driver: under another one than the recorded nothing is compared, which is said.
#include "kiosk/files/output_file.hpp"
#include "kiosk/platform/png.hpp"
#include "kiosk/shell/contact_sheet.hpp"
#include "kiosk/shell/headless_kiosk.hpp"
#include "kiosk/shell/staged_devices.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <span>

namespace {

using namespace kiosk;

const ui::Told family { { "age", "9" }, { "hukou", "other_province" }, { "months_here", "24" }, { "carer", "parent" },
    { "stage", "primary" }, { "insured", "here" }, { "residence_permit", "true" }, { "hardship", "true" },
    { "rural_school", "false" }, { "enrolled_here", "true" }, { "disability", "true" } };
constexpr const char* shown_question = "hukou";

struct Drawn {
    std::string renderer;
    Image picture;
};

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

Result<Drawn> draw(const std::filesystem::path& data)
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
    shell::ContactSheet sheet({ 800, 2 });
    sheet.add(kiosk.lasting_picture());
    for (const std::string& id : { "language/" + kiosk.app().session().language, std::string("agree") })
        if (const Status tapped = kiosk.tap(id); !tapped)
            return tapped.error();
    bool shown = false;
    const auto show = [&](const Question& question) {
        if (question.id != shown_question)
            return;
        sheet.add(kiosk.lasting_picture());
        shown = true;
    };
    if (const Status answered = kiosk.answer(family, show); !answered)
        return answered.error();
    if (!shown)
        return Error { std::string("the question ") + shown_question + " is not asked" };
    for (const char* id : { "done", "results" })
        if (const Status tapped = kiosk.tap(id); !tapped)
            return tapped.error();
    sheet.add(kiosk.lasting_picture());
    if (const Status tapped = kiosk.tap("service/" + std::to_string(shown_service(kiosk.app()))); !tapped)
        return tapped.error();
    sheet.add(kiosk.lasting_picture());
    return Drawn { kiosk.renderer(), sheet.sheet() };
}

int fail(const std::string& message)
{
    (void)std::fprintf(stderr, "draw_readme: %s\n", message.c_str());
    return 1;
}

int write(const Drawn& drawn, const std::filesystem::path& picture, const std::filesystem::path& renderer)
{
    if (const Status written = write_png(drawn.picture, picture); !written)
        return fail(written.error().message);
    const Status written = write_file(renderer, drawn.renderer + "\n");
    return written ? 0 : fail(written.error().message);
}

int check(const Drawn& drawn, const std::filesystem::path& picture, const std::filesystem::path& renderer)
{
    std::ifstream file(renderer);
    std::string recorded;
    if (!std::getline(file, recorded))
        return fail(renderer.string() + " cannot be read");
    if (recorded != drawn.renderer) {
        (void)std::printf("SKIPPED: drawn with \"%s\"; this is \"%s\"\n", recorded.c_str(), drawn.renderer.c_str());
        return 0;
    }
    const auto committed = read_png(picture);
    if (!committed)
        return fail(committed.error().message);
    const std::size_t differing = differing_pixels(drawn.picture, *committed);
    if (differing == 0)
        return 0;
    return fail("the picture of the README is older than what it shows (" + std::to_string(differing)
        + " pixels differ); draw it anew and look at it: cmake --build .build --target readme_picture");
}

} // namespace

int main(int count, char** arguments)
{
    const std::span given(arguments, static_cast<std::size_t>(count));
    const bool drawing = count == 5 && given[1] == std::string_view("draw");
    if (!drawing && !(count == 5 && given[1] == std::string_view("check")))
        return fail("expected draw or check, and DATA PICTURE RENDERER");
    const auto drawn = draw(given[2]);
    if (!drawn)
        return fail(drawn.error().message);
    return drawing ? write(*drawn, given[3], given[4]) : check(*drawn, given[3], given[4]);
}
