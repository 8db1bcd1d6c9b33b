// SPDX-License-Identifier: Apache-2.0
#include "tests/support/kiosk_fixture.hpp"

#include <stdexcept>

namespace kiosk::test {

const content::Catalogue& catalogue()
{
    static const auto opened = content::Catalogue::open(KIOSK_DATA "/content.db");
    assert(opened);
    return *opened;
}

text::Typesetter& typesetter()
{
    static auto opened = text::Typesetter::open(KIOSK_DATA "/fonts");
    assert(opened);
    return *opened;
}

const picture::Pack& pictures()
{
    static const auto opened = picture::Pack::open(KIOSK_DATA "/pictures.pack");
    assert(opened);
    return *opened;
}

site::Site still_site()
{
    site::Site site;
    site.reduced_motion = true;
    return site;
}

KioskFixture::KioskFixture(std::string_view region, const Panel& panel, site::Site site,
    const content::Catalogue& content, speech::Speaker* speaker)
    : panel_(panel)
{
    site.region = region;
    site.px_per_mm = panel.px_per_mm;
    site.screen_bottom_mm = panel.bottom_mm;
    auto app = ui::App::create(content, std::move(site), typesetter(), pictures(), textures_, Instant {}, speaker);
    if (!app)
        throw std::runtime_error(app.error().message);
    app_ = *std::move(app);
    robot_ = std::make_unique<ui::Robot>(*app_, panel.width, panel.height, Instant {});
}

KioskFixture::~KioskFixture() = default;

void KioskFixture::begin(const std::string& language)
{
    tap_id("language/" + language);
    tap_id("agree");
}

std::string KioskFixture::question() const
{
    const auto ask = current_question(session(), app_->setting());
    return ask ? ask->question->id : std::string {};
}

void KioskFixture::answer(std::optional<int> value)
{
    const auto ask = current_question(session(), app_->setting());
    if (!ask)
        return;
    if (!value) {
        tap_id("dont_know");
        return;
    }
    // A value that this region does not offer is one the family does not find.
    if (!tap_id("answer/" + std::to_string(index(ask->facts.front())) + "/" + std::to_string(*value)))
        tap_id("dont_know");
    if (ask->question->facts.size() > 1)
        tap_id("done");
}

void KioskFixture::answer_all(const ui::Told& told)
{
    // Every answer moves on: the loop is bounded by the number of questions.
    for (std::size_t i = 0; i <= app_->setting().policy.questions.size(); ++i) {
        const auto ask = current_question(session(), app_->setting());
        if (!ask)
            return;
        if (ask->question->confidential)
            tap_id("reveal");
        for (const std::string& id : ui::taps_for(*ask, told, session(), app_->setting()))
            tap_id(id);
    }
    throw std::runtime_error("the interview does not move on from " + question());
}

} // namespace kiosk::test
