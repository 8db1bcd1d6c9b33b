// SPDX-License-Identifier: Apache-2.0
//
// kiosk_code DATA PICTURE.png: a kiosk whose site has a self-check, worked to the code that a family takes along; the
// picture of that page, and on standard output, a line "number verdict" each, how the services stand without what was
// told in confidence, which the code does not carry.
#include "kiosk/platform/png.hpp"
#include "kiosk/shell/headless_kiosk.hpp"
#include "kiosk/take_along/paper_results.hpp"
#include "kiosk/ui/respondent.hpp"

#include <cstdio>

namespace {

using namespace kiosk;

const ui::Told family { { "age", "9" }, { "hukou", "other_province" }, { "months_here", "24" }, { "carer", "parent" },
    { "stage", "primary" } };

int fail(const std::string& message)
{
    (void)std::fprintf(stderr, "kiosk_code: %s\n", message.c_str());
    return 1;
}

// What could not be tapped; empty: all went well.
std::string go(shell::HeadlessKiosk& kiosk)
{
    const ui::App& app = kiosk.app();
    const auto tap = [&](const std::string& id) { return kiosk.robot().tap_id(id); };
    for (const std::string& id : { "language/" + app.session().language, std::string("agree") })
        if (!tap(id))
            return id;
    while (const auto ask = current_question(app.session(), app.setting())) {
        if (ask->question->confidential && !tap("reveal"))
            return "reveal";
        for (const std::string& id : ui::taps_for(*ask, family, app.session(), app.setting()))
            if (!tap(id))
                return id;
    }
    for (const char* id : { "done", "results", "take_along" })
        if (!tap(id))
            return id;
    return {};
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 3)
        return fail("expected DATA PICTURE.png");
    const std::filesystem::path data = arguments[1];
    const auto catalogue = content::Catalogue::open(data / "content.db");
    if (!catalogue)
        return fail(catalogue.error().message);
    auto typesetter = text::Typesetter::open(data / "fonts");
    if (!typesetter)
        return fail(typesetter.error().message);
    const auto pictures = picture::Pack::open(data / "pictures.pack");
    if (!pictures)
        return fail(pictures.error().message);
    site::Site site;
    site.region = "zhejiang";
    site.reduced_motion = true;
    site.selfcheck_url = "https://example.org/check/";
    const auto made = shell::HeadlessKiosk::create(*catalogue, *typesetter, *pictures, site, { 1920, 1080 });
    if (!made)
        return fail(made.error().message);
    shell::HeadlessKiosk& kiosk = **made;
    if (const std::string id = go(kiosk); !id.empty())
        return fail("there is nothing to tap called " + id);
    if (const Status written = write_png(kiosk.picture(), arguments[2]); !written)
        return fail(written.error().message);
    const Setting& setting = kiosk.app().setting();
    const Family carried = without_confidence(kiosk.app().session().family, setting.policy.schema);
    const Decision decision = setting.decider.decide(carried.answers_of(0));
    for (std::size_t service = 0; service < decision.services.size(); ++service)
        std::printf("%zu %s\n", service, std::string(name(decision.services[service].verdict)).c_str());
    return 0;
}
