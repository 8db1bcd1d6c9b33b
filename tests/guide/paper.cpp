// SPDX-License-Identifier: Apache-2.0
#include "tests/guide/paper.hpp"

#include <zbar.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <sstream>

namespace kiosk::tests {
namespace {

std::string output_of(const std::string& command)
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    REQUIRE(pipe);
    std::string output;
    char chunk[4096];
    while (const std::size_t count = std::fread(chunk, 1, sizeof chunk, pipe.get()))
        output.append(chunk, count);
    return output;
}

} // namespace

guide::GuideRequest request_for(std::string_view family_json, std::string_view language)
{
    cli::CheckRequest family = accepted(family_json);
    return { installed(), data_folder / "fonts", {}, family.region->id, std::string(language), std::move(family.family),
        family.as_of };
}

guide::GuideRequest full_request_for(std::string_view family_json, std::string_view language)
{
    guide::GuideRequest request = request_for(family_json, language);
    request.print.extent = PrintChoice::Extent::full;
    return request;
}

std::string made(const guide::GuideRequest& request)
{
    auto pdf = guide::make_guide(request);
    REQUIRE_MESSAGE(pdf, (pdf ? "" : pdf.error().message));
    return std::move(pdf->pdf);
}

Paper::Paper(const std::string& pdf)
{
    folder_.write("guide.pdf", pdf);
}

std::string Paper::tool(const std::string& name, const std::string& options, const std::string& after) const
{
    return output_of(name + ' ' + options + ' ' + (folder_.path() / "guide.pdf").string() + ' ' + after + " 2>&1");
}

int Paper::pages() const
{
    const std::string info = tool("pdfinfo", "");
    const auto at = info.find("Pages:");
    REQUIRE(at != std::string::npos);
    return std::atoi(info.c_str() + at + 6);
}

Image Paper::page(int number, int dpi) const
{
    const std::string which = std::to_string(number);
    std::istringstream grey(tool("pdftoppm", "-gray -r " + std::to_string(dpi) + " -f " + which + " -l " + which));
    std::string magic;
    int most = 0;
    Image image;
    grey >> magic >> image.size.width >> image.size.height >> most;
    REQUIRE(magic == "P5");
    REQUIRE(most == 255);
    grey.get();
    for (int i = 0; i < image.size.width * image.size.height; ++i) {
        const auto value = static_cast<std::uint8_t>(grey.get());
        image.rgba.insert(image.rgba.end(), { value, value, value, 255 });
    }
    return image;
}

std::vector<std::string> read_codes(const Image& image)
{
    using namespace zbar;
    std::vector<std::uint8_t> grey;
    for (std::size_t i = 0; i < image.rgba.size(); i += 4)
        grey.push_back(static_cast<std::uint8_t>((image.rgba[i] + image.rgba[i + 1] + image.rgba[i + 2]) / 3));
    const std::unique_ptr<zbar_image_scanner_t, void (*)(zbar_image_scanner_t*)> scanner(
        zbar_image_scanner_create(), zbar_image_scanner_destroy);
    zbar_image_scanner_set_config(scanner.get(), ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
    zbar_image_scanner_set_config(scanner.get(), ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
    const std::unique_ptr<zbar_image_t, void (*)(zbar_image_t*)> seen(zbar_image_create(), zbar_image_destroy);
    zbar_image_set_format(seen.get(), zbar_fourcc('Y', '8', '0', '0'));
    zbar_image_set_size(seen.get(), static_cast<unsigned>(image.size.width), static_cast<unsigned>(image.size.height));
    zbar_image_set_data(seen.get(), grey.data(), grey.size(), nullptr);
    zbar_scan_image(scanner.get(), seen.get());
    std::vector<std::string> codes;
    for (const zbar_symbol_t* symbol = zbar_image_first_symbol(seen.get()); symbol; symbol = zbar_symbol_next(symbol))
        codes.emplace_back(zbar_symbol_get_data(symbol), zbar_symbol_get_data_length(symbol));
    return codes;
}

std::string squeezed(std::string_view text)
{
    std::string result;
    for (const char c : text)
        if (c != ' ' && c != '\n' && c != '\f')
            result += c;
    return result;
}

Family random_family(const Schema& schema, unsigned seed)
{
    std::mt19937 random(seed);
    const auto below = [&](int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random); };
    const auto tell = [&](Answers& answers, Scope scope) {
        for (const FactId id : schema.ids(schema.of_scope(scope))) {
            const Fact& fact = schema[id];
            const int how = below(8);
            if (how == 0)
                continue;
            if (how == 1) {
                answers.decline(id);
                continue;
            }
            const int values = fact.kind == FactKind::choice ? static_cast<int>(fact.values.size())
                : fact.kind == FactKind::boolean             ? 2
                                                             : 20;
            answers.know(id, below(values));
        }
    };
    Family family;
    tell(family.shared, Scope::family);
    family.children.resize(static_cast<std::size_t>(1 + below(3)));
    for (Child& child : family.children)
        tell(child.answers, Scope::child);
    return family;
}

} // namespace kiosk::tests
