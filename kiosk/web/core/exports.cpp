// SPDX-License-Identifier: Apache-2.0
//
// The face of the WebAssembly module; host.mjs is its other side. Texts are UTF-8 at an address with a length. Whoever
// allocates for a call gives it to that call, which releases it.
#include "kiosk/web/core/host.hpp"
#include "kiosk/web/core/self_check.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <new>

// The page keeps its answer until it is taken: length in bytes, -1 for none.
extern "C" __attribute__((import_module("page"), import_name("ask"))) int page_ask(
    const char* texts, std::size_t length);
extern "C" __attribute__((import_module("page"), import_name("take"))) void page_take(char* to);
// A number as JSON writes it.
extern "C" __attribute__((import_module("page"), import_name("number"))) double page_number(
    const char* text, std::size_t length);
// Our own mistake: nothing that follows can be relied on.
extern "C" __attribute__((import_module("page"), import_name("fail"))) void page_fail(
    const char* message, std::size_t length);

namespace kiosk::web {
namespace {

SelfCheck& self_check()
{
    static SelfCheck self;
    return self;
}

std::string& last_answer()
{
    static std::string answer;
    return answer;
}

class Given {
public:
    Given(char* bytes, std::size_t length)
        : bytes_(bytes)
        , length_(length)
    {
    }
    Given(const Given&) = delete;
    Given& operator=(const Given&) = delete;
    ~Given() { std::free(bytes_); }
    std::string_view text() const { return { bytes_, length_ }; }

private:
    char* bytes_;
    std::size_t length_;
};

} // namespace

// Texts one behind the other, each before a zero byte: none of ours holds one.
std::optional<std::string> asked_of_page(std::string_view what, std::initializer_list<std::string_view> texts)
{
    std::string all(what);
    for (const std::string_view text : texts) {
        all += '\0';
        all += text;
    }
    const int length = page_ask(all.data(), all.size());
    if (length < 0)
        return std::nullopt;
    std::string answer(static_cast<std::size_t>(length), '\0');
    page_take(answer.data());
    return answer;
}

} // namespace kiosk::web

extern "C" {

__attribute__((export_name("allocate"))) char* allocate(std::size_t size)
{
    return static_cast<char*>(std::malloc(size));
}

// The length of the error, 0 for none; it stands at answer().
__attribute__((export_name("load"))) std::size_t load(char* bytes, std::size_t length)
{
    using namespace kiosk::web;
    const Given given(bytes, length);
    const kiosk::Status loaded = self_check().load(given.text());
    last_answer() = loaded ? std::string {} : loaded.error().message;
    return last_answer().size();
}

// The length of what then stands at answer(), until the next call.
__attribute__((export_name("call"))) std::size_t call(char* request, std::size_t length)
{
    using namespace kiosk::web;
    const Given given(request, length);
    last_answer() = self_check().call(given.text());
    return last_answer().size();
}

__attribute__((export_name("answer"))) const char* answer()
{
    return kiosk::web::last_answer().data();
}

// In place of the C library's own, which bring all of printf and 128-bit arithmetic along: a tenth of this module.

// As far as anything here writes: %d, %u, %x and %X, with zeros before them up to a width.
// NOLINTNEXTLINE(cert-dcl50-cpp): the C library's
int snprintf(char* to, std::size_t size, const char* format, ...)
{
    std::size_t length = 0;
    const auto put = [&](char each) {
        if (++length < size)
            to[length - 1] = each;
    };
    va_list given;
    va_start(given, format);
    for (; *format; ++format) {
        if (*format != '%') {
            put(*format);
            continue;
        }
        std::size_t width = 0;
        for (++format; *format == '.' || (*format >= '0' && *format <= '9'); ++format)
            if (*format != '.')
                width = width * 10 + static_cast<std::size_t>(*format - '0');
        const char kind = *format;
        assert(kind == 'd' || kind == 'u' || kind == 'x' || kind == 'X');
        unsigned value = va_arg(given, unsigned);
        if (kind == 'd' && static_cast<int>(value) < 0) {
            put('-');
            value = 0 - value;
            width -= width > 0;
        }
        const unsigned base = kind == 'd' || kind == 'u' ? 10 : 16;
        std::array<char, 10> digits {};
        std::size_t count = 0;
        for (; value || count == 0 || count < width; value /= base) {
            assert(count < digits.size());
            digits[count++] = (kind == 'X' ? "0123456789ABCDEF" : "0123456789abcdef")[value % base];
        }
        while (count)
            put(digits[--count]);
    }
    va_end(given);
    if (size)
        to[std::min(length, size - 1)] = '\0';
    return static_cast<int>(length);
}

// NOLINTNEXTLINE(bugprone-reserved-identifier): the linker's name for what stands in for strtod
double __wrap_strtod(const char* text, char** end)
{
    const std::size_t length = std::strlen(text);
    *end = const_cast<char*>(text) + length; // NOLINT(cppcoreguidelines-pro-type-const-cast): C's own signature
    return page_number(text, length);
}

// NOLINTNEXTLINE(bugprone-reserved-identifier): the C library's
void __assert_fail(const char* condition, const char* file, int, const char*)
{
    const std::string message = std::string(file) + ": " + condition;
    page_fail(message.data(), message.size());
    std::abort();
}
}
