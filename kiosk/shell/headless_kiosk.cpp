// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/headless_kiosk.hpp"

#include "kiosk/shell/background.hpp"

#include <algorithm>

namespace kiosk::shell {
namespace {

// Rows in the colour of their first pixel; a few more than asked, for ink that leaves its line.
void blank(Image& image, int top, int bottom)
{
    constexpr int overhang = 12;
    for (int y = std::max(0, top - overhang); y < std::min(image.size.height, bottom + overhang); ++y) {
        const auto row = image.rgba.begin() + static_cast<std::ptrdiff_t>(4 * y) * image.size.width;
        for (int x = 1; x < image.size.width; ++x)
            std::copy(row, row + 4, row + static_cast<std::ptrdiff_t>(4 * x));
    }
}

} // namespace

Result<std::unique_ptr<HeadlessKiosk>> HeadlessKiosk::create(const content::Catalogue& catalogue,
    text::Typesetter& typesetter, const picture::Pack& pictures, site::Site site, PixelSize panel,
    speech::Speaker* speaker)
{
    std::unique_ptr<HeadlessKiosk> kiosk(new HeadlessKiosk(catalogue));
    auto screen = Headless::open(panel);
    if (!screen)
        return screen.error();
    kiosk->screen_ = *std::move(screen);
    const Instant start {};
    auto app
        = ui::App::create(catalogue, std::move(site), typesetter, pictures, kiosk->screen_->textures(), start, speaker);
    if (!app)
        return app.error();
    kiosk->app_ = *std::move(app);
    kiosk->robot_ = std::make_unique<ui::Robot>(*kiosk->app_, panel.width, panel.height, start,
        [latest = &kiosk->latest_](ImDrawData& data) { *latest = &data; });
    return kiosk;
}

Status HeadlessKiosk::tap(const std::string& id)
{
    return robot_->tap_id(id) ? Status(Success {}) : Error { "nothing to tap called \"" + id + "\"" };
}

Status HeadlessKiosk::answer(const ui::Told& told, const std::function<void(const Question&)>& seen)
{
    while (const auto ask = current_question(app_->session(), app_->setting())) {
        if (seen)
            seen(*ask->question);
        if (ask->question->confidential)
            if (Status tapped = tap("reveal"); !tapped)
                return tapped;
        for (const std::string& id : ui::taps_for(*ask, told, app_->session(), app_->setting()))
            if (Status tapped = tap(id); !tapped)
                return tapped;
    }
    return Success {};
}

Image HeadlessKiosk::picture()
{
    screen_->draw(*latest_, background(app_->session().display));
    return screen_->read();
}

Image HeadlessKiosk::lasting_picture()
{
    Image image = picture();
    const std::string version = catalogue_.edition().sha256.substr(0, 8);
    for (const ui::Node& node : app_->probe().nodes())
        if (node.label.find(version) != std::string::npos)
            blank(image, static_cast<int>(node.rect.y), static_cast<int>(node.rect.bottom()));
    return image;
}

void HeadlessKiosk::stage(Printing& printer)
{
    app_->use_printer(
        printer, [](const Session&) -> DocumentMaker { return [] { return Result<Document>(Document {}); }; },
        [] { return local_day(std::chrono::system_clock::now()); });
    robot_->settle();
}

} // namespace kiosk::shell
