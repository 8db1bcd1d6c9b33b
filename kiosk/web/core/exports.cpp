// SPDX-License-Identifier: Apache-2.0
//
// The face of the WebAssembly module; host.mjs is its other side. Texts are UTF-8 at an address with a length. Whoever
// allocates for a call gives it to that call, which releases it.
#include "kiosk/web/core/host.hpp"
#include "kiosk/web/core/self_check.hpp"

#include <cstdlib>
#include <new>

// The page keeps its answer until it is taken: length in bytes, -1 for none.
extern "C" __attribute__((import_module("page"), import_name("ask"))) int page_ask(
    const char* texts, std::size_t length);
extern "C" __attribute__((import_module("page"), import_name("take"))) void page_take(char* to);
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

// In place of the library's own, which would bring printf along.
// NOLINTNEXTLINE(bugprone-reserved-identifier): the C library's
void __assert_fail(const char* condition, const char* file, int, const char*)
{
    const std::string message = std::string(file) + ": " + condition;
    page_fail(message.data(), message.size());
    std::abort();
}
}
