// SPDX-License-Identifier: Apache-2.0
#include "kiosk/text/faces.hpp"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <system_error>
#include <utility>

namespace kiosk::text {
namespace {

constexpr const char* chinese_family = "Noto Sans CJK SC";
constexpr const char* traditional_family = "Noto Sans CJK TC"; // Taiwan's shapes of the same characters
constexpr const char* european_family = "Noto Sans";

// The primary subtag of "zh-Hans-CN" is "zh".
std::string_view primary_subtag(std::string_view bcp47)
{
    return bcp47.substr(0, bcp47.find_first_of("-_"));
}

bool is_right_to_left(std::string_view bcp47)
{
    constexpr std::array languages { "ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi" };
    if (bcp47.find("-Arab") != std::string_view::npos) // kk-Arab: Kazakh as written in Xinjiang
        return true;
    return std::find(languages.begin(), languages.end(), primary_subtag(bcp47)) != languages.end();
}

// Chinese as it is written in Taiwan, Hong Kong and Macao.
bool is_traditional(std::string_view bcp47)
{
    if (primary_subtag(bcp47) != "zh")
        return false;
    constexpr std::array marks { "hant", "tw", "hk", "mo" };
    std::string tag(bcp47);
    std::transform(tag.begin(), tag.end(), tag.begin(), [](char c) {
        return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    if (tag.find("-hans") != std::string::npos)
        return false;
    return std::any_of(marks.begin(), marks.end(),
        [&](const char* mark) { return (tag + '-').find(std::string("-") + mark + '-') != std::string::npos; });
}

std::vector<std::filesystem::path> font_files(const std::filesystem::path& directory)
{
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(directory, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::filesystem::path extension = entry->path().extension();
        if (extension == ".otf" || extension == ".ttf" || extension == ".ttc")
            files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end()); // a directory's own order may differ from machine to machine
    return files;
}

// Pango reads the machine's fonts in a thread of its own as soon as there is a font map, even if none is used. It does
// not if fontconfig already has a configuration for the process: give it an empty one.
void keep_system_fonts_out()
{
    static std::once_flag once;
    std::call_once(once, [] { FcConfigSetCurrent(FontConfig(FcConfigCreate()).get()); });
}

#if !PANGO_VERSION_CHECK(1, 56, 0)
// Pango 1.50 never gives back its reference to the configuration; 1.56 does, and is loud about a map that was shut down
// before it. By the time this runs no block is left.
void release_configuration(gpointer, GObject* font_map)
{
    auto* const map = reinterpret_cast<PangoFcFontMap*>(font_map);
    pango_fc_font_map_shutdown(map); // or the next line would start it afresh
    pango_fc_font_map_set_config(map, nullptr);
}
#endif

// A configuration of these files and nothing else: no configuration file, no cache, no directory of the system.
Result<FontConfig> private_configuration(const std::vector<std::filesystem::path>& directories)
{
    FontConfig config(FcConfigCreate());
    for (const std::filesystem::path& directory : directories) {
        const std::vector<std::filesystem::path> files = font_files(directory);
        if (files.empty())
            return Error { directory.string() + ": no fonts here; build kiosk_fonts or reinstall the program" };
        for (const std::filesystem::path& file : files)
            if (!FcConfigAppFontAddFile(config.get(), reinterpret_cast<const FcChar8*>(file.c_str())))
                return Error { file.string() + ": not a font, or damaged; build kiosk_fonts or reinstall the program" };
    }
    return config;
}

// Every family, so that none is left for fontconfig to choose, and the language's own first.
std::string family_list(const std::vector<std::string>& families, std::string_view bcp47)
{
    using Order = std::array<std::string_view, 3>;
    const Order order = is_traditional(bcp47) ? Order { traditional_family, chinese_family, european_family }
        : primary_subtag(bcp47) == "zh"       ? Order { chinese_family, european_family, traditional_family }
                                              : Order { european_family, chinese_family, traditional_family };
    const auto rank
        = [&](const std::string& name) { return std::find(order.begin(), order.end(), name) - order.begin(); };
    std::vector<std::string> ordered = families;
    std::stable_sort(ordered.begin(), ordered.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    std::string list;
    for (const std::string& name : ordered)
        list.append(list.empty() ? "" : ",").append(name);
    return list;
}

} // namespace

Result<std::unique_ptr<Faces>> Faces::open(const std::vector<std::filesystem::path>& directories)
{
    keep_system_fonts_out();
    Result<FontConfig> config = private_configuration(directories);
    if (!config)
        return config.error();
    std::unique_ptr<Faces> faces(new Faces);
    faces->config_ = *std::move(config);
    faces->characters_.reset(FcCharSetCreate());
    const FcFontSet* fonts = FcConfigGetFonts(faces->config_.get(), FcSetApplication);
    for (int i = 0; i < fonts->nfont; ++i) {
        FcChar8* family = nullptr;
        if (FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &family) == FcResultMatch) {
            std::string name(reinterpret_cast<const char*>(family));
            auto& families = faces->families_;
            if (std::find(families.begin(), families.end(), name) == families.end())
                families.push_back(std::move(name));
        }
        FcCharSet* characters = nullptr;
        if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &characters) == FcResultMatch)
            FcCharSetMerge(faces->characters_.get(), characters, nullptr);
    }
    faces->font_map_.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    if (!faces->font_map_)
        return Error { "Pango has no FreeType fonts here; install libpangoft2-1.0-0" };
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(faces->font_map_.get()), faces->config_.get());
#if !PANGO_VERSION_CHECK(1, 56, 0)
    g_object_weak_ref(G_OBJECT(faces->font_map_.get()), release_configuration, nullptr);
#endif
    return faces;
}

const Faces::Language& Faces::language(const std::string& tag)
{
    if (const auto known = languages_.find(tag); known != languages_.end())
        return known->second;
    GObjectHandle<PangoContext> context(pango_font_map_create_context(font_map_.get()));
    pango_context_set_language(context.get(), pango_language_from_string(tag.c_str()));
    pango_context_set_base_dir(
        context.get(), is_right_to_left(tag) ? PANGO_DIRECTION_WEAK_RTL : PANGO_DIRECTION_WEAK_LTR);
    // Unhinted, so that a layout scales: the same lines at every size and on paper.
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    const FontOptions options(cairo_font_options_create());
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options.get());
    return languages_.emplace(tag, Language { std::move(context), family_list(families_, tag) }).first->second;
}

} // namespace kiosk::text
