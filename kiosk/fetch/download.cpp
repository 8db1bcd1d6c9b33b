// SPDX-License-Identifier: Apache-2.0
#include "kiosk/fetch/download.hpp"

#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/files/input_file.hpp"
#include "kiosk/files/output_file.hpp"

#include <curl/curl.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>
#include <system_error>

namespace kiosk::fetch {
namespace {

constexpr int most_redirects = 5;
constexpr long connect_seconds = 30;
constexpr long slow = 100; // bytes a second
constexpr long whole_seconds = 6L * 60 * 60;

struct Free {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
    void operator()(char* text) const { curl_free(text); }
};

std::string part_of(CURLU* url, CURLUPart part)
{
    char* text = nullptr;
    if (curl_url_get(url, part, &text, CURLU_DEFAULT_PORT) != CURLUE_OK)
        return {};
    const std::unique_ptr<char, Free> kept(text);
    return text;
}

// "https://host:443"; empty where it is no address.
std::string origin_of(const std::string& address)
{
    const std::unique_ptr<CURLU, Free> url(curl_url());
    if (!url || curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK)
        return {};
    return part_of(url.get(), CURLUPART_SCHEME) + "://" + part_of(url.get(), CURLUPART_HOST) + ':'
        + part_of(url.get(), CURLUPART_PORT);
}

// A name that the server gave: one line in quotation marks. A weak one says nothing of the bytes, and is not kept.
std::string strong_tag(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == '\r' || text.back() == '\n' || text.back() == ' '))
        text.remove_suffix(1);
    const bool quoted = text.size() >= 2 && text.size() <= 256 && text.front() == '"' && text.back() == '"';
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
    return quoted && plain ? std::string(text) : std::string();
}

// What comes in, as it comes: to the file of what is not whole yet.
class Incoming {
public:
    Incoming(CURL* handle, const std::filesystem::path& part, std::uint64_t there, std::uint64_t most)
        : handle_(handle)
        , part_(part)
        , there_(there)
        , most_(most)
    {
    }
    ~Incoming()
    {
        if (file_ >= 0)
            (void)::close(file_);
    }
    Incoming(const Incoming&) = delete;
    Incoming& operator=(const Incoming&) = delete;

    const std::string& tag() const { return tag_; }
    const std::string& fault() const { return fault_; }
    std::uint64_t size() const { return size_; }
    // On the disk.
    bool finish()
    {
        if (file_ < 0)
            return true;
        const bool done = ::fsync(file_) == 0;
        return ::close(std::exchange(file_, -1)) == 0 && done;
    }

    static std::size_t on_header(char* line, std::size_t size, std::size_t count, void* self)
    {
        auto& incoming = *static_cast<Incoming*>(self);
        const std::string_view text(line, size * count);
        constexpr std::string_view name = "etag:";
        if (text.starts_with("HTTP/"))
            incoming.tag_.clear(); // of an answer before this one: 100, or a proxy's
        else if (text.size() > name.size() && curl_strnequal(line, name.data(), name.size()))
            incoming.tag_ = strong_tag(text.substr(name.size()));
        return size * count;
    }
    static std::size_t on_bytes(char* bytes, std::size_t size, std::size_t count, void* self)
    {
        return static_cast<Incoming*>(self)->take({ bytes, size * count }) ? size * count : 0;
    }

private:
    bool take(std::string_view bytes)
    {
        if (file_ < 0 && !begin())
            return false;
        if (file_ < 0)
            return true; // what an error says in words
        if (size_ + bytes.size() > most_)
            return fail("is larger than " + std::to_string(most_ >> 20) + " MiB");
        size_ += bytes.size();
        while (!bytes.empty()) {
            const ssize_t done = ::write(file_, bytes.data(), bytes.size());
            if (done < 0 && errno == EINTR)
                continue;
            if (done < 0)
                return fail("cannot be written here (" + std::string(std::strerror(errno)) + ')');
            bytes.remove_prefix(static_cast<std::size_t>(done));
        }
        return true;
    }
    bool begin()
    {
        long status = 0;
        curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
        if (status != 200 && status != 206)
            return true;
        size_ = status == 206 ? there_ : 0;
        file_ = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | (status == 206 ? O_APPEND : O_TRUNC), 0644);
        if (file_ < 0)
            return fail("cannot be written here (" + std::string(std::strerror(errno)) + ')');
        return true;
    }
    bool fail(std::string why)
    {
        fault_ = std::move(why);
        return false;
    }

    CURL* handle_;
    const std::filesystem::path& part_;
    std::uint64_t there_;
    std::uint64_t most_;
    int file_ = -1;
    std::uint64_t size_ = 0;
    std::string tag_;
    std::string fault_;
};

std::string tag_in(const std::filesystem::path& file)
{
    const auto text = read_file(file);
    return text ? strong_tag(*text) : std::string();
}

class Transfer {
public:
    explicit Transfer(const Wish& wish)
        : wish_(wish)
        , whole_(wish.inbox / "latest.kiosk")
        , whole_tag_(wish.inbox / "latest.etag")
        , part_(wish.inbox / "latest.part")
        , part_tag_(wish.inbox / "latest.part-etag")
        , handle_(curl_easy_init())
    {
    }

    Result<Fetched> run(const std::function<Status(std::string_view)>& accept)
    {
        if (!handle_)
            return Error { "not enough memory" };
        const std::string origin = origin_of(wish_.url);
        if (!origin.starts_with("https://") && !(wish_.http_too && origin.starts_with("http://")))
            return error("expected an address that begins with https://"
                + std::string(wish_.http_too ? " or http://" : "; --insecure-http allows http:// as well"));
        std::string address = wish_.url;
        for (int redirects = 0; redirects <= most_redirects; ++redirects) {
            const auto status = ask(address);
            if (!status)
                return status.error();
            if (*status == 200 || *status == 206)
                return take(accept);
            if (*status == 304)
                return Fetched::not_modified;
            if (*status == 416) { // what is here is longer than what is there
                forget_part();
                continue;
            }
            char* next = nullptr;
            curl_easy_getinfo(handle_.get(), CURLINFO_REDIRECT_URL, &next);
            if (!next)
                return error("the server answers " + std::to_string(*status));
            if (origin_of(next) != origin)
                return error("the server leads elsewhere, to " + on_one_line(next, 200)
                    + ", which is not followed; if that is right, name it as the address");
            address = next;
        }
        return error("the server leads in a circle");
    }

private:
    Error error(const std::string& what) const { return { on_one_line(wish_.url, 200) + ": " + what }; }

    void forget_part() const
    {
        std::error_code ignored;
        std::filesystem::remove(part_, ignored);
        std::filesystem::remove(part_tag_, ignored);
    }

    // The status of the answer, its bytes in the file of what is not whole.
    Result<long> ask(const std::string& address)
    {
        CURL* const handle = handle_.get();
        curl_easy_reset(handle);
        std::error_code missing;
        std::uint64_t there = std::filesystem::file_size(part_, missing);
        const std::string resumed = missing ? std::string() : tag_in(part_tag_);
        if (resumed.empty())
            there = 0;
        std::unique_ptr<curl_slist, Free> headers;
        const auto add = [&](const std::string& line) {
            curl_slist* const longer = curl_slist_append(headers.get(), line.c_str());
            if (longer) {
                (void)headers.release();
                headers.reset(longer);
            }
        };
        if (const std::string known = tag_in(whole_tag_); !known.empty() && std::filesystem::exists(whole_, missing))
            add("If-None-Match: " + known);
        if (there > 0) {
            add("Range: bytes=" + std::to_string(there) + '-');
            add("If-Range: " + resumed);
        }
        Incoming incoming(handle, part_, there, wish_.most);
        char why[CURL_ERROR_SIZE] {};
        curl_easy_setopt(handle, CURLOPT_URL, address.c_str());
        curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, wish_.http_too ? "http,https" : "https");
        curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
        curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        if (!wish_.ca.empty()) {
            curl_easy_setopt(handle, CURLOPT_CAINFO, wish_.ca.c_str());
            curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
        }
        curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, connect_seconds);
        curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, slow);
        curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, wish_.stall_seconds);
        curl_easy_setopt(handle, CURLOPT_TIMEOUT, whole_seconds);
        curl_easy_setopt(handle, CURLOPT_USERAGENT, "kiosk-content");
        curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
        curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, why);
        curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, Incoming::on_header);
        curl_easy_setopt(handle, CURLOPT_HEADERDATA, &incoming);
        curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, Incoming::on_bytes);
        curl_easy_setopt(handle, CURLOPT_WRITEDATA, &incoming);
        const CURLcode code = curl_easy_perform(handle);
        long status = 0;
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
        const bool kept = incoming.finish();
        if (status == 200 || status == 206) {
            // Without a name nothing can go on later: it might be the middle of another file.
            if (incoming.tag().empty())
                (void)!::unlink(part_tag_.c_str());
            else if (const Status written = write_file(part_tag_, incoming.tag() + '\n'); !written)
                return written.error();
        }
        tag_ = incoming.tag();
        if (!incoming.fault().empty()) {
            forget_part();
            return error(incoming.fault());
        }
        if (code != CURLE_OK)
            return error(std::string(*why ? why : curl_easy_strerror(code))
                + (incoming.size() > 0
                        ? "; what came, " + std::to_string(incoming.size()) + " bytes, is kept, to go on from"
                        : ""));
        if (!kept)
            return error("cannot be written here to its end");
        return status;
    }

    Result<Fetched> take(const std::function<Status(std::string_view)>& accept)
    {
        const auto bytes = read_file(part_);
        if (!bytes)
            return error("the server sent nothing");
        if (const Status right = accept(*bytes); !right) {
            forget_part();
            return error("refused: " + right.error().message);
        }
        std::error_code failed;
        // Its name goes first: a file with the name of the one before would be taken for that for ever.
        std::filesystem::remove(whole_tag_, failed);
        std::filesystem::rename(part_, whole_, failed);
        if (failed)
            return error("cannot be put in its place (" + failed.message() + ')');
        if (!tag_.empty())
            if (const Status written = write_file(whole_tag_, tag_ + '\n'); !written)
                return written.error();
        forget_part();
        return Fetched::anew;
    }

    const Wish& wish_;
    const std::filesystem::path whole_;
    const std::filesystem::path whole_tag_;
    const std::filesystem::path part_;
    const std::filesystem::path part_tag_;
    std::unique_ptr<CURL, Free> handle_;
    std::string tag_; // of the last answer
};

} // namespace

Result<Fetched> download(const Wish& wish, const std::function<Status(std::string_view bytes)>& accept)
{
    return Transfer(wish).run(accept);
}

} // namespace kiosk::fetch
