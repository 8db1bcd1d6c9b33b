// SPDX-License-Identifier: Apache-2.0
//
// Servers that misbehave, played by the other end of a socket.
#include "kiosk/speech/ssip.hpp"

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

using namespace kiosk::speech;
using namespace std::chrono_literals;

namespace {

struct Pair {
    Pair()
    {
        int ends[2];
        REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) == 0);
        ours = Descriptor(ends[0]);
        theirs = Descriptor(ends[1]);
    }
    void say(std::string_view bytes) { REQUIRE(::write(theirs.get(), bytes.data(), bytes.size()) > 0); }
    Descriptor ours;
    Descriptor theirs;
};

} // namespace

TEST_CASE("a server that greets, speaks and tells when it is done")
{
    Pair pair;
    pair.say("208 OK CLIENT NAME SET\r\n");
    auto server = Ssip::open(std::move(pair.ours), 500ms);
    REQUIRE(server);
    pair.say(
        "230 OK RECEIVING DATA\r\n701-21\r\n701-1\r\n701 BEGIN\r\n225-21\r\n225 OK MESSAGE QUEUED\r\n702-21\r\n702-");
    const auto ticket = server->speak("one\n.two");
    REQUIRE(ticket);
    char sent[256];
    const auto length = ::read(pair.theirs.get(), sent, sizeof sent);
    CHECK(std::string_view(sent, static_cast<std::size_t>(length)).ends_with("SPEAK\r\none\r\n..two\r\n.\r\n"));
    auto events = server->events();
    REQUIRE(events);
    REQUIRE(events->size() == 2);
    CHECK(events->front().code == 701);
    CHECK(events->back().answers == *ticket);
    CHECK(events->back().lines.front() == "21");
    CHECK_FALSE(server->answer_due());
    pair.say("1\r\n702 END\r\n"); // the rest of the event that was cut
    events = server->events();
    REQUIRE(events->size() == 1);
    CHECK(events->front().lines == std::vector<std::string> { "21", "1", "END" });
}

TEST_CASE("what is told waits for no answer, and each answer goes to its own question")
{
    Pair pair;
    pair.say("208 OK CLIENT NAME SET\r\n");
    auto server = Ssip::open(std::move(pair.ours), 500ms);
    REQUIRE(server);
    REQUIRE(server->tell("SET SELF RATE 4")); // nobody has answered
    const auto chime = server->play("prompt");
    REQUIRE(chime);
    REQUIRE(server->tell("CANCEL SELF"));
    char sent[256];
    const auto length = ::read(pair.theirs.get(), sent, sizeof sent);
    CHECK(std::string_view(sent, static_cast<std::size_t>(length))
              .ends_with("SET SELF RATE 4\r\nSOUND_ICON prompt\r\nCANCEL SELF\r\n"));
    CHECK(server->answer_due());
    pair.say("409 ERR RATE\r\n408 ERR NO SUCH ICON\r\n210 OK CANCELED\r\n249-en\r\n249 OK VOICES LISTED\r\n");
    const auto asked = server->ask("LIST SYNTHESIS_VOICES");
    REQUIRE(asked);
    CHECK(asked->code == 249);
    const auto events = server->events();
    REQUIRE(events);
    REQUIRE(events->size() == 1);
    CHECK(events->front().code == 408);
    CHECK(events->front().answers == *chime);
    CHECK_FALSE(server->answer_due());
}

TEST_CASE("an answer that never comes ends the conversation")
{
    Pair pair;
    pair.say("208 OK CLIENT NAME SET\r\n");
    auto server = Ssip::open(std::move(pair.ours), 50ms);
    REQUIRE(server);
    REQUIRE(server->tell("CANCEL SELF"));
    REQUIRE(server->answer_due());
    std::this_thread::sleep_until(*server->answer_due());
    CHECK_FALSE(server->events());
}

TEST_CASE("a server that says nothing is left when the patience ends")
{
    Pair pair;
    const auto before = std::chrono::steady_clock::now();
    CHECK_FALSE(Ssip::open(std::move(pair.ours), 100ms));
    CHECK(std::chrono::steady_clock::now() - before < 1s);
}

TEST_CASE("a server that closes, refuses or talks nonsense gives an error, and never a signal")
{
    for (const char* answer : { "", "garbage\r\n", "12\r\n", "2x8 OK\r\n", "\r\n" }) {
        CAPTURE(answer);
        Pair pair;
        if (*answer)
            pair.say(answer);
        ::shutdown(pair.theirs.get(), SHUT_RDWR);
        const Descriptor closed = std::move(pair.theirs);
        CHECK_FALSE(Ssip::open(std::move(pair.ours), 100ms));
    }
    Pair pair;
    pair.say("208 OK\r\n300 ERROR NO MODULE\r\n");
    auto server = Ssip::open(std::move(pair.ours), 200ms);
    REQUIRE(server);
    const auto refused = server->speak("words");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("NO MODULE") != std::string::npos);
}
