// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/encoding.hpp"

#include "kiosk/core/utf8.hpp"
#include "kiosk/diagnostics/quoted.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <optional>

namespace kiosk::registers {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
// As many lines as a heading may stand below.
constexpr std::size_t heading_lines = 60;

std::string decoded(std::string_view bytes, const char* encoding)
{
    auto transcoder = Transcoder::create(encoding);
    std::string text;
    if (transcoder)
        transcoder->append(bytes, true, text);
    return text;
}

std::string in_gb18030(std::string_view utf8)
{
    std::string bytes(utf8.size() * 2 + 16, '\0'); // 4 bytes for 2 at most
    UErrorCode error = U_ZERO_ERROR;
    const std::int32_t length = ucnv_convert("GB18030", "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()),
        utf8.data(), static_cast<std::int32_t>(utf8.size()), &error);
    bytes.resize(U_SUCCESS(error) ? static_cast<std::size_t>(length) : 0);
    return bytes;
}

std::size_t columns_named(std::string_view text, const NamesColumns& names_columns)
{
    std::size_t most = 0;
    for (std::size_t line = 0; line < heading_lines && !text.empty(); ++line) {
        const auto end = std::min(text.find_first_of("\r\n"), text.size());
        most = std::max(most, names_columns(text.substr(0, end), Named::beyond_ascii));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return most;
}

// Whether a text reads like names and words, or like the characters that come of reading another encoding: single
// letters of foreign alphabets, combining marks without a letter, signs.
bool reads_like_words(std::string_view text)
{
    enum class Before { nothing, latin } before = Before::nothing;
    UScriptCode run = USCRIPT_COMMON;
    std::size_t length = 0;
    const auto run_is_short = [&] { return run != USCRIPT_COMMON && length < 3; };
    while (!text.empty()) {
        const char32_t c = utf8::take(text).code.value_or(U'\uFFFD');
        UErrorCode error = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &error);
        const bool whole = c < 0x80 || script == USCRIPT_HAN || script == USCRIPT_BOPOMOFO || c == 0xB7 || c == 0xD7
            || (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF)
            || c == 0xFEFF || c == 0xA0;
        if (whole || (script != run && script != USCRIPT_INHERITED)) {
            // A letter or two of an alphabet are no word of it; the accented ones of Latin stand beside plain ones.
            if (run_is_short())
                return false;
            run = USCRIPT_COMMON;
            length = 0;
        }
        const bool ascii_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!whole) {
            if (script == USCRIPT_LATIN) {
                const bool after
                    = !text.empty() && ((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z'));
                if (before != Before::latin && !after)
                    return false;
            } else if (script == USCRIPT_COMMON || script == USCRIPT_UNKNOWN
                || (script == USCRIPT_INHERITED && run == USCRIPT_COMMON)) {
                return false;
            } else if (script != USCRIPT_INHERITED) {
                run = script;
                ++length;
            }
        }
        before = ascii_letter || (!whole && script == USCRIPT_LATIN) ? Before::latin : Before::nothing;
    }
    return !run_is_short();
}

// Of the characters of a text in GB 18030: how much is of GB 2312, and how much of the 3755 in daily use among those
// (level 1: B0A1 to D7F9). 1 where there is nothing to count.
struct Shares {
    double common = 1;
    double gb2312 = 1;
};
enum class Counted : std::uint8_t {
    han,
    all // but ASCII and punctuation; what stands beside a letter of ASCII is no name, and counts as neither
};
Shares shares(std::string_view bytes, Counted counted)
{
    const auto byte = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u; };
    const auto is_letter = [&](std::size_t i) { return (byte(i) | 0x20u) >= 'a' && (byte(i) | 0x20u) <= 'z'; };
    std::size_t common = 0;
    std::size_t basic = 0;
    std::size_t all = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const unsigned lead = byte(at);
        const unsigned trail = byte(at + 1);
        if (lead < 0x81) {
            ++at;
            continue;
        }
        const std::size_t length = trail >= '0' && trail <= '9' ? 4 : 2;
        const bool punctuation = length == 2 && lead >= 0xA1 && lead <= 0xA3 && trail >= 0xA1;
        const bool han = length == 2 && lead >= 0xB0 && lead <= 0xF7 && trail >= 0xA1;
        const bool mixed = counted == Counted::all && ((at > 0 && is_letter(at - 1)) || is_letter(at + length));
        if (counted == Counted::all ? !punctuation : length == 2 && !(lead >= 0xA1 && lead <= 0xA9 && trail >= 0xA1)) {
            ++all;
            basic += han && !mixed ? 1 : 0;
            common += han && !mixed && lead <= 0xD7 ? 1 : 0;
        }
        at += length;
    }
    if (all == 0)
        return {};
    return { static_cast<double>(common) / static_cast<double>(all),
        static_cast<double>(basic) / static_cast<double>(all) };
}

// What ICU's detector takes the bytes for, the best first.
std::vector<std::string> detected(std::string_view bytes)
{
    std::vector<std::string> names;
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&error), ucsdet_close);
    ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &error);
    std::int32_t count = 0;
    const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &error);
    for (std::int32_t i = 0; U_SUCCESS(error) && i < count; ++i)
        if (const char* const name = ucsdet_getName(matches[i], &error))
            names.emplace_back(name);
    return names;
}

std::size_t zero_bytes(std::string_view bytes, std::size_t offset)
{
    std::size_t count = 0;
    for (std::size_t at = offset; at < bytes.size(); at += 2)
        count += bytes[at] == '\0' ? 1 : 0;
    return count;
}

Error in_doubt(const std::string& what)
{
    return { "the encoding is in doubt: " + what + "; say which with --encoding, such as --encoding GB18030" };
}

} // namespace

bool is_ascii(std::string_view bytes)
{
    unsigned char all = 0;
    for (const char c : bytes)
        all |= static_cast<unsigned char>(c);
    return all < 0x80;
}

Encoding marked_encoding(std::string_view head)
{
    static constexpr std::pair<std::string_view, const char*> marks[] = { { "\xEF\xBB\xBF", "UTF-8" },
        { std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE" }, { std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE" },
        { "\xFF\xFE", "UTF-16LE" }, { "\xFE\xFF", "UTF-16BE" }, { "\x84\x31\x95\x33", "GB18030" } };
    for (const auto& [mark, name] : marks)
        if (head.starts_with(mark))
            return { name, mark.size() };
    return {};
}

Result<Encoding> find_encoding(std::string_view head, const NamesColumns& names_columns)
{
    if (const Encoding marked = marked_encoding(head); !marked.name.empty())
        return marked;
    if (head.find('\0') != std::string_view::npos) {
        // ASCII has a zero byte in each unit: behind the other, or in front of it.
        const std::string_view units = head.substr(0, head.size() & ~std::size_t { 1 });
        const std::size_t front = zero_bytes(units, 0);
        const std::size_t behind = zero_bytes(units, 1);
        const char* const name = behind > 10 * front ? "UTF-16LE" : front > 10 * behind ? "UTF-16BE" : nullptr;
        if (name) {
            const std::string text = decoded(units, name);
            if (text.find_first_of("\r\n") != std::string::npos && text.find(replacement) == std::string::npos)
                return Encoding { name };
        }
        return in_doubt("there are zero bytes in it");
    }

    // The names of columns leave no doubt; a few bytes that are none are then a fault of their rows.
    const std::string gb_text = decoded(head, "GB18030");
    if (columns_named(head, names_columns) > 0)
        return Encoding { "UTF-8" };
    if (columns_named(gb_text, names_columns) > 0)
        return Encoding { "GB18030" };
    const bool gb = gb_text.find(replacement) == std::string::npos;
    const Shares gb_shares = gb ? shares(head, Counted::all) : Shares { 0, 0 };
    if (utf8::is_valid(head)) {
        // Chinese in GB 18030 that is UTF-8 by chance makes single letters of many alphabets, or rare characters;
        // Chinese in UTF-8 makes no everyday Chinese of GB 18030.
        const bool either = gb_shares.gb2312 > 0.8
            && (!reads_like_words(head) || shares(in_gb18030(head), Counted::han).common <= gb_shares.common);
        if (either)
            return in_doubt("it could be UTF-8 or GB18030, and the names read differently");
        return Encoding { "UTF-8" };
    }
    const std::vector<std::string> likely = detected(head);
    const bool detector_agrees = !likely.empty() && (likely.front() == "GB18030" || gb_shares.common > 0.9);
    if (gb_shares.common > 0.6 && detector_agrees)
        return Encoding { "GB18030" };
    // A few bytes gone wrong in what is UTF-8 else: those rows are told of, one by one.
    std::size_t right = 0;
    std::size_t wrong = 0;
    for (std::string_view rest = head; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        if (!is_ascii(line))
            ++(utf8::is_valid(line) ? right : wrong);
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
    if (right > 9 * wrong)
        return Encoding { "UTF-8" };
    return in_doubt(likely.empty() ? "it is neither UTF-8 nor GB18030"
                                   : "it is not UTF-8, and may be " + on_one_line(likely.front()));
}

struct Transcoder::Data {
    using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;
    Converter from { nullptr, ucnv_close };
    Converter to { nullptr, ucnv_close };
    std::array<UChar, 4096> pivot {};
    UChar* pivot_source = nullptr;
    UChar* pivot_target = nullptr;
};

Transcoder::Transcoder(std::unique_ptr<Data> data)
    : data_(std::move(data))
{
}
Transcoder::~Transcoder() = default;
Transcoder::Transcoder(Transcoder&&) noexcept = default;
Transcoder& Transcoder::operator=(Transcoder&&) noexcept = default;

Result<Transcoder> Transcoder::create(std::string_view encoding)
{
    auto data = std::make_unique<Data>();
    UErrorCode error = U_ZERO_ERROR;
    data->from.reset(ucnv_open(std::string(encoding).c_str(), &error));
    if (U_FAILURE(error) || encoding.empty())
        return Error { "expected an encoding such as UTF-8, GB18030, UTF-16LE or Big5, got " + in_quotes(encoding) };
    data->to.reset(ucnv_open("UTF-8", &error));
    if (U_FAILURE(error))
        return Error { std::string("ICU cannot write UTF-8: ") + u_errorName(error) };
    data->pivot_source = data->pivot_target = data->pivot.data();
    return Transcoder(std::move(data));
}

void Transcoder::append(std::string_view bytes, bool last, std::string& to)
{
    const char* source = bytes.data();
    const char* const source_end = source + bytes.size();
    while (true) {
        const std::size_t had = to.size();
        to.resize(had + std::max<std::size_t>(4096, 2 * static_cast<std::size_t>(source_end - source)));
        char* target = to.data() + had;
        UErrorCode error = U_ZERO_ERROR;
        ucnv_convertEx(data_->to.get(), data_->from.get(), &target, to.data() + to.size(), &source, source_end,
            data_->pivot.data(), &data_->pivot_source, &data_->pivot_target, data_->pivot.data() + data_->pivot.size(),
            false, last, &error);
        to.resize(static_cast<std::size_t>(target - to.data()));
        if (error != U_BUFFER_OVERFLOW_ERROR)
            break;
    }
}

} // namespace kiosk::registers
