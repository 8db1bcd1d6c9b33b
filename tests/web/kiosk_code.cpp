// SPDX-License-Identifier: Apache-2.0
//
// kiosk_code PICTURE.png: a kiosk whose site has a self-check, worked to the code that a family takes along; the
// picture of that page, and on standard output, a line "number verdict" each, how the services stand without what was
// told in confidence, which the code does not carry.
#include "kiosk/platform/png.hpp"
#include "kiosk/shell/headless_kiosk.hpp"
#include "kiosk/take_along/paper_results.hpp"

#include "tests/support/kiosk_fixture.hpp"

#include <cstdio>

namespace {

using namespace kiosk;

const ui::Told family { { "age", "9" }, { "hukou", "other_province" }, { "months_here", "24" }, { "carer", "parent" },
    { "stage", "primary" } };

Status draw(const std::filesystem::path& picture)
{
    site::Site site = test::still_site();
    site.region = "zhejiang";
    site.selfcheck_url = "https://example.org/check/";
    const auto made = shell::HeadlessKiosk::create(
        test::catalogue(), test::typesetter(), test::pictures(), std::move(site), { 1920, 1080 });
    if (!made)
        return made.error();
    shell::HeadlessKiosk& kiosk = **made;
    for (const std::string& id : { "language/" + kiosk.app().session().language, std::string("agree") })
        if (Status tapped = kiosk.tap(id); !tapped)
            return tapped;
    if (Status answered = kiosk.answer(family); !answered)
        return answered;
    for (const char* id : { "done", "results", "take_along" })
        if (Status tapped = kiosk.tap(id); !tapped)
            return tapped;
    const Setting& setting = kiosk.app().setting();
    const Family carried = without_confidence(kiosk.app().session().family, setting.policy.schema);
    const Decision decision = setting.decider.decide(carried.answers_of(0));
    for (std::size_t service = 0; service < decision.services.size(); ++service)
        std::printf("%zu %s\n", service, std::string(name(decision.services[service].verdict)).c_str());
    return write_png(kiosk.picture(), picture);
}

} // namespace

int main(int count, char** arguments)
{
    const Status drawn = count == 2 ? draw(arguments[1]) : Error { "expected PICTURE.png" };
    if (!drawn)
        (void)std::fprintf(stderr, "kiosk_code: %s\n", drawn.error().message.c_str());
    return drawn ? 0 : 1;
}
