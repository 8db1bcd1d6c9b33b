// SPDX-License-Identifier: Apache-2.0
#include "kiosk/take_along/qr_code.hpp"

#include <qrencode.h>

#include <memory>
#include <string>

namespace kiosk {
namespace {

struct FreeInput {
    void operator()(QRinput* input) const { QRinput_free(input); }
};
struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

constexpr unsigned utf8_designator = 26; // ECI assignment: without it the standard's default is ISO 8859-1

} // namespace

std::vector<QrCode::Run> QrCode::runs() const
{
    std::vector<Run> runs;
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            if (!is_dark(x, y))
                continue;
            if (x > 0 && is_dark(x - 1, y))
                ++runs.back().length;
            else
                runs.push_back({ x, y, 1 });
        }
    return runs;
}

Result<QrCode> encode_qr(std::string_view utf8)
{
    const Error too_long { "QR code: expected at most " + std::to_string(most_qr_bytes) + " bytes, got "
        + std::to_string(utf8.size()) };
    if (utf8.empty() || utf8.size() > most_qr_bytes)
        return too_long;
    const std::unique_ptr<QRinput, FreeInput> input(QRinput_new2(0, QR_ECLEVEL_M));
    if (!input || QRinput_appendECIheader(input.get(), utf8_designator) != 0
        || QRinput_append(input.get(), QR_MODE_8, static_cast<int>(utf8.size()),
               reinterpret_cast<const unsigned char*>(utf8.data()))
            != 0)
        return Error { "QR code: out of memory" };
    const std::unique_ptr<QRcode, FreeCode> code(QRcode_encodeInput(input.get()));
    if (!code)
        return Error { "QR code: out of memory" };
    if (code->width > most_qr_modules)
        return too_long;
    QrCode result { code->width, {} };
    for (int i = 0; i < code->width * code->width; ++i)
        result.dark.push_back((code->data[i] & 1) != 0);
    return result;
}

} // namespace kiosk
