// SPDX-License-Identifier: Apache-2.0
//
// draw_pictures <assets-dir> <out.pack>: renders icons/*.svg and the layers of scenes/*.svg. What is wrong with a
// drawing goes to standard error, one a line; status 0 when nothing is.
#include "kiosk/files/output_file.hpp"
#include "kiosk/picture/packer.hpp"

#include <librsvg/rsvg.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>

namespace {

using namespace kiosk;

// Steps of at most a quarter, so that an icon is never much smaller than its place; most are multiples of 8, where the
// grid of 24 falls on whole or half pixels.
constexpr int icon_sides[]
    = { 16, 20, 24, 28, 32, 36, 40, 48, 56, 64, 72, 80, 96, 112, 128, 144, 168, 192, 224, 256, 288, 320 };
// Panels are 1080 to 3840 pixels wide and show a part of a scene; a scene is drawn at the next of these.
constexpr int scene_widths[] = { 1024, 1600, 2400 };

template <auto release> struct Release {
    template <class T> void operator()(T* handle) const { release(handle); }
};
using Drawing = std::unique_ptr<RsvgHandle, Release<g_object_unref>>;
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Release<cairo_destroy>>;
using Failure = std::unique_ptr<GError, Release<g_error_free>>;
using Parser = std::unique_ptr<GMarkupParseContext, Release<g_markup_parse_context_free>>;

bool all_right = true;

void complain(const std::filesystem::path& file, const std::string& message)
{
    (void)std::fprintf(stderr, "%s: %s\n", file.c_str(), message.c_str());
    all_right = false;
}

std::vector<std::filesystem::path> drawings(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> found;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed))
        if (entry.path().extension() == ".svg")
            found.push_back(entry.path());
    if (failed)
        complain(folder, failed.message());
    std::sort(found.begin(), found.end());
    return found;
}

// What the sources say beside shapes.
struct Outline {
    bool directional = false; // class="directional" on the root
    std::vector<std::string> layers; // the ids of the groups directly below the root
};

void on_start(
    GMarkupParseContext* parser, const char* element, const char** names, const char** values, void* data, GError**)
{
    auto& outline = *static_cast<Outline*>(data);
    const GSList* const stack = g_markup_parse_context_get_element_stack(parser);
    const guint depth = g_slist_length(const_cast<GSList*>(stack)); // GLib's own lists are not const
    for (std::size_t i = 0; names[i]; ++i) {
        const std::string_view name = names[i];
        const std::string_view value = values[i];
        if (depth == 1 && name == "class" && value == "directional")
            outline.directional = true;
        if (depth == 2 && name == "id" && std::string_view(element) == "g")
            outline.layers.emplace_back(value);
    }
}

Outline outline_of(const std::string& source)
{
    Outline outline;
    const GMarkupParser callbacks { on_start, nullptr, nullptr, nullptr, nullptr };
    const Parser parser(g_markup_parse_context_new(&callbacks, G_MARKUP_TREAT_CDATA_AS_TEXT, &outline, nullptr));
    (void)g_markup_parse_context_parse(parser.get(), source.data(), static_cast<gssize>(source.size()), nullptr);
    return outline; // librsvg complains of what is not XML
}

struct Source {
    std::filesystem::path path;
    Drawing drawing;
    Outline outline;
};

Source open(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string text { std::istreambuf_iterator<char>(file), {} };
    GError* failed = nullptr;
    Source source { path,
        Drawing(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(text.data()), text.size(), &failed)),
        outline_of(text) };
    if (const Failure failure(failed); failure)
        complain(path, failure->message);
    if (text.find("SPDX-License-Identifier: Apache-2.0") == std::string::npos)
        complain(path, "the licence is missing; add the SPDX line");
    return source;
}

// The coverage of a whole drawing, or of one of its layers ("#id").
picture::DrawnImage render(const Source& source, int width, int height, const char* layer = nullptr)
{
    picture::DrawnImage image { width, height, {} };
    image.coverage.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
    const Context context(cairo_create(surface.get()));
    const RsvgRectangle room { 0, 0, static_cast<double>(width), static_cast<double>(height) };
    GError* failed = nullptr;
    const bool drawn = layer ? rsvg_handle_render_layer(source.drawing.get(), context.get(), layer, &room, &failed)
                             : rsvg_handle_render_document(source.drawing.get(), context.get(), &room, &failed);
    if (const Failure failure(failed); !drawn)
        complain(source.path, failure ? failure->message : "cannot be drawn");
    cairo_surface_flush(surface.get());
    const unsigned char* const pixels = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    auto out = image.coverage.begin();
    for (int y = 0; y < height; ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(pixels + static_cast<std::ptrdiff_t>(y) * stride);
        out = std::transform(
            row, row + width, out, [](std::uint32_t argb) { return static_cast<std::uint8_t>(argb >> 24); });
    }
    if (std::all_of(image.coverage.begin(), image.coverage.end(), [](std::uint8_t pixel) { return pixel == 0; }))
        complain(source.path, layer ? "layer " + std::string(layer) + " is empty" : "nothing is drawn");
    return image;
}

void draw_icons(const std::filesystem::path& folder, std::vector<picture::DrawnPicture>& pictures)
{
    for (const auto& path : drawings(folder)) {
        const Source source = open(path);
        if (!source.drawing)
            continue;
        picture::DrawnPicture icon { "icon/" + path.stem().string(), source.outline.directional, {} };
        for (const int side : icon_sides)
            icon.images.push_back(render(source, side, side));
        pictures.push_back(std::move(icon));
    }
}

// Every layer is a mask for itself: its colour role is its id up to a hyphen, its rank the order of drawing.
void draw_scenes(const std::filesystem::path& folder, std::vector<picture::DrawnPicture>& pictures)
{
    for (const auto& path : drawings(folder)) {
        const Source source = open(path);
        if (!source.drawing)
            continue;
        double width = 0;
        double height = 0;
        if (!rsvg_handle_get_intrinsic_size_in_pixels(source.drawing.get(), &width, &height) || width <= 0) {
            complain(path, "width and height are missing; add them to <svg>");
            continue;
        }
        const std::set<std::string> ids(source.outline.layers.begin(), source.outline.layers.end());
        if (ids.empty() || ids.size() != source.outline.layers.size() || ids.size() > 99)
            complain(path, "expected up to 99 groups below <svg>, each with its own id");
        int rank = 0;
        for (const std::string& id : source.outline.layers) {
            char order[16];
            (void)std::snprintf(order, sizeof order, "%02d", rank++);
            picture::DrawnPicture layer {
                "scene/" + path.stem().string() + "/" + order + "/" + id.substr(0, id.find('-')), false, {}
            };
            for (const int side : scene_widths)
                layer.images.push_back(
                    render(source, side, static_cast<int>(side * height / width + 0.5), ("#" + id).c_str()));
            pictures.push_back(std::move(layer));
        }
    }
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 3) {
        (void)std::fprintf(stderr, "usage: draw_pictures <assets-dir> <out.pack>\n");
        return 1;
    }
    const std::filesystem::path assets = arguments[1];
    std::vector<picture::DrawnPicture> pictures;
    draw_icons(assets / "icons", pictures);
    draw_scenes(assets / "scenes", pictures);
    if (!all_right)
        return 1;
    const Status written = write_file(arguments[2], picture::pack(std::move(pictures)));
    if (!written)
        (void)std::fprintf(stderr, "%s\n", written.error().message.c_str());
    return written ? 0 : 1;
}
