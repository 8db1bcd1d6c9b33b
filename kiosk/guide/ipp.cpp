// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/ipp.hpp"

#include "kiosk/guide/ipp_attributes.hpp"

#include <resolv.h>

#include <algorithm>
#include <array>
#include <memory>

namespace kiosk::guide {
namespace {

constexpr const char* user = "kiosk";

using Clock = std::chrono::steady_clock;
using Connection = std::unique_ptr<http_t, decltype([](http_t* http) { httpClose(http); })>;
using Message = std::unique_ptr<ipp_t, decltype([](ipp_t* message) { ippDelete(message); })>;

struct Waiting {
    Clock::time_point deadline;
    const Ipp::GivenUp& given_up;
};
// libcups asks this each time that it has waited in vain.
int wait_on(http_t*, void* waiting)
{
    const auto& [deadline, given_up] = *static_cast<Waiting*>(waiting);
    return Clock::now() < deadline && !(given_up && given_up()) ? 1 : 0;
}
constexpr double wait_slice_s = 0.2;
// A printer that sleeps still takes a connection, in the third attempt of TCP at the latest (after 3 s).
constexpr Ipp::Limit longest_connecting { 4000 };

struct Server {
    std::string host;
    int port;
};
Server server_of(const IppAddress& address)
{
    if (!address.of_this_computer)
        return { address.host, address.port };
    // libcups remembers the first server that it found; without this it would for ever ask the port on which an absent
    // scheduler does not listen.
    cupsSetServer(nullptr);
    return { cupsServer(), ippPort() };
}

Message request(ipp_op_t operation, const IppAddress& address)
{
    Message message(ippNewRequest(operation));
    ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, address.uri.c_str());
    return message;
}

void add_user(ipp_t* message)
{
    ippAddString(message, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, user);
}

template <std::size_t Count> void want(ipp_t* message, const std::array<const char*, Count>& attributes)
{
    ippAddStrings(message, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", static_cast<int>(Count), nullptr,
        attributes.data());
}

IppFailure failure_of(ipp_status_t status)
{
    if (status == IPP_STATUS_ERROR_NOT_FOUND || status == IPP_STATUS_ERROR_GONE)
        return IppFailure::not_found;
    // A scheduler that shuts down or starts up answers so; it is as good as none.
    if (status == IPP_STATUS_ERROR_SERVICE_UNAVAILABLE)
        return IppFailure::no_answer;
    return IppFailure::refused;
}

// Where libcups has no answer to show, it names a status of its own for whatever came to pass.
IppFailure failure_without_answer()
{
    switch (cupsLastError()) {
    case IPP_STATUS_ERROR_NOT_FOUND:
        return IppFailure::not_found;
    case IPP_STATUS_ERROR_FORBIDDEN:
    case IPP_STATUS_ERROR_NOT_AUTHENTICATED:
    case IPP_STATUS_ERROR_NOT_AUTHORIZED:
    case IPP_STATUS_ERROR_REQUEST_ENTITY:
        return IppFailure::refused;
    default:
        return IppFailure::no_answer;
    }
}

// One request over a connection of its own. The answer, or why there is none.
IppAnswer<Message> ask(const IppAddress& address, Message message, Ipp::Limit limit, const Ipp::GivenUp& given_up = {},
    std::string_view document = {})
{
    Waiting waiting { Clock::now() + limit, given_up };
    auto& deadline = waiting.deadline;
    const auto encryption = address.encrypted ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED;
    const Server server = server_of(address);
    const Connection http(httpConnect2(server.host.c_str(), server.port, nullptr, AF_UNSPEC, encryption, 1,
        static_cast<int>(std::min(limit, longest_connecting).count()), nullptr));
    if (!http)
        return { {}, IppFailure::no_answer };
    httpSetTimeout(http.get(), wait_slice_s, wait_on, &waiting);
    const std::size_t length = ippLength(message.get()) + document.size();
    if (cupsSendRequest(http.get(), message.get(), address.resource.c_str(), length) != HTTP_STATUS_CONTINUE)
        return { {}, IppFailure::no_answer };
    constexpr std::size_t piece = 64 * 1024;
    for (std::size_t at = 0; at < document.size(); at += piece) {
        const std::string_view part = document.substr(at, piece);
        if (Clock::now() > deadline
            || cupsWriteRequestData(http.get(), part.data(), part.size()) != HTTP_STATUS_CONTINUE)
            return { {}, IppFailure::no_answer };
        deadline
            = Clock::now() + limit; // a printer may take the pages as slowly as it prints them, but not stand still
    }
    Message answer(cupsGetResponse(http.get(), address.resource.c_str()));
    if (!answer)
        return { {}, failure_without_answer() };
    const ipp_status_t status = ippGetStatusCode(answer.get());
    if (status >= IPP_STATUS_REDIRECTION_OTHER_SITE)
        return { {}, failure_of(status) };
    return { std::move(answer), {} };
}

} // namespace

Result<IppAddress> IppAddress::parse(std::string_view site_printer)
{
    IppAddress address;
    const std::string name(site_printer);
    if (name.find("://") == std::string::npos) {
        const auto fits = [](char c) { return c > ' ' && c != '/' && c != '#' && c != '?' && c != 0x7F; };
        if (name.empty() || !std::all_of(name.begin(), name.end(), fits))
            return Error { "printer: expected the name of a CUPS queue, or ipp://HOST/PATH" };
        address.of_this_computer = true;
        address.resource = "/printers/" + name;
        address.uri = "ipp://localhost" + address.resource;
        address.queue = true;
        return address;
    }
    char scheme[16];
    char user_info[64];
    char host[256];
    char resource[512];
    int port = 0;
    const auto separated = httpSeparateURI(HTTP_URI_CODING_ALL, name.c_str(), scheme, sizeof scheme, user_info,
        sizeof user_info, host, sizeof host, &port, resource, sizeof resource);
    const std::string_view kind = scheme;
    const bool known = kind == "ipp" || kind == "ipps" || kind == "http" || kind == "https";
    if (separated < HTTP_URI_STATUS_OK || !known || !*host || port <= 0)
        return Error { "printer: expected the name of a CUPS queue, or ipp://HOST/PATH" };
    address.host = host;
    address.port = port;
    address.encrypted = kind == "ipps" || kind == "https";
    address.resource = resource;
    address.uri = name;
    address.queue = address.resource.starts_with("/printers/") || address.resource.starts_with("/classes/");
    return address;
}

void Ipp::prepare_thread()
{
    cupsSetUser(user);
    cupsSetPasswordCB2(
        [](const char*, http_t*, const char*, const char*, void*) -> const char* { return nullptr; }, nullptr);
    // The resolver's state is the thread's own: a name server that is away costs a second, not half a minute.
    if (res_init() == 0) {
        _res.retrans = 1;
        _res.retry = 1;
    }
}

IppAnswer<PrinterFacts> Ipp::printer(Limit limit, const GivenUp& given_up) const
{
    Message message = request(IPP_OP_GET_PRINTER_ATTRIBUTES, address_);
    add_user(message.get());
    want(message.get(), printer_attributes);
    const auto answer = ask(address_, std::move(message), limit, given_up);
    if (!answer)
        return { {}, answer.failure };
    return { printer_facts(answer->get(), address_), {} };
}

IppAnswer<int> Ipp::print(std::string_view pdf, const std::string& name, bool a4_supported, Limit limit) const
{
    Message message = request(IPP_OP_PRINT_JOB, address_);
    add_user(message.get());
    ipp_t* const job = message.get();
    ippAddString(job, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, name.c_str());
    ippAddString(job, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr, pdf_format);
    if (a4_supported)
        ippAddString(job, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, a4);
    // A request that hangs half-way may become a job long after we gave it up: held, it prints nothing.
    if (address_.queue)
        ippAddString(job, IPP_TAG_JOB, IPP_TAG_KEYWORD, "job-hold-until", nullptr, "indefinite");
    const auto answer = ask(address_, std::move(message), limit, {}, pdf);
    if (!answer)
        return { {}, answer.failure };
    const int id = integer(answer->get(), "job-id", 0);
    if (id <= 0)
        return { {}, IppFailure::no_answer };
    return { id, {} };
}

IppAnswer<bool> Ipp::release(int id, Limit limit) const
{
    if (!address_.queue)
        return { true, {} };
    Message message = request(IPP_OP_RELEASE_JOB, address_);
    ippAddInteger(message.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", id);
    add_user(message.get());
    const auto answer = ask(address_, std::move(message), limit);
    if (!answer)
        return { {}, answer.failure };
    return { true, {} };
}

IppAnswer<JobFacts> Ipp::job(int id, Limit limit, const GivenUp& given_up) const
{
    static constexpr std::array attributes { "job-state", "job-impressions-completed", "job-media-sheets-completed" };
    Message message = request(IPP_OP_GET_JOB_ATTRIBUTES, address_);
    ippAddInteger(message.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", id);
    add_user(message.get());
    want(message.get(), attributes);
    const auto answer = ask(address_, std::move(message), limit, given_up);
    if (!answer)
        return { {}, answer.failure };
    JobFacts facts;
    switch (integer(answer->get(), "job-state", 0)) {
    case IPP_JSTATE_COMPLETED:
        facts.state = JobFacts::State::completed;
        break;
    case IPP_JSTATE_ABORTED:
        facts.state = JobFacts::State::aborted;
        break;
    case IPP_JSTATE_CANCELED:
        facts.state = JobFacts::State::cancelled;
        break;
    default:
        break;
    }
    facts.pages_done = std::max(integer(answer->get(), "job-impressions-completed", 0),
        integer(answer->get(), "job-media-sheets-completed", 0));
    return { facts, {} };
}

IppAnswer<std::vector<NamedJob>> Ipp::jobs(Limit limit) const
{
    static constexpr std::array attributes { "job-id", "job-name", "job-state" };
    Message message = request(IPP_OP_GET_JOBS, address_);
    add_user(message.get());
    ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nullptr,
        address_.queue ? "all" : "not-completed");
    want(message.get(), attributes);
    const auto answer = ask(address_, std::move(message), limit);
    if (!answer && answer.failure == IppFailure::not_found)
        return { std::vector<NamedJob> {}, {} }; // CUPS says so where there are no jobs
    if (!answer)
        return { {}, answer.failure };
    std::vector<NamedJob> jobs;
    // Each job is a group of attributes; between two groups stands an attribute without a name.
    bool begins = true;
    for (ipp_attribute_t* each = ippFirstAttribute(answer->get()); each; each = ippNextAttribute(answer->get())) {
        const char* const name = ippGetName(each);
        if (!name || ippGetGroupTag(each) != IPP_TAG_JOB) {
            begins = true;
            continue;
        }
        if (std::exchange(begins, false))
            jobs.emplace_back();
        const std::string_view attribute = name;
        if (attribute == "job-id")
            jobs.back().id = ippGetInteger(each, 0);
        else if (attribute == "job-state")
            jobs.back().over = ippGetInteger(each, 0) >= IPP_JSTATE_CANCELED;
        else if (const char* text = attribute == "job-name" ? ippGetString(each, 0, nullptr) : nullptr)
            jobs.back().name = text;
    }
    std::erase_if(jobs, [](const NamedJob& job) { return job.id <= 0; });
    return { std::move(jobs), {} };
}

IppAnswer<bool> Ipp::end(int id, Remains remains, Limit limit) const
{
    Message message = request(IPP_OP_CANCEL_JOB, address_);
    ippAddInteger(message.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", id);
    add_user(message.get());
    if (remains == Remains::nothing)
        ippAddBoolean(message.get(), IPP_TAG_OPERATION, "purge-job", 1);
    const auto answer = ask(address_, std::move(message), limit);
    if (!answer)
        return { {}, answer.failure };
    return { true, {} };
}

IppAnswer<bool> Ipp::cancel(int id, Limit limit) const
{
    return end(id, Remains::history, limit);
}

IppAnswer<bool> Ipp::purge(int id, Limit limit) const
{
    return end(id, Remains::nothing, limit);
}

} // namespace kiosk::guide
