// SPDX-License-Identifier: Apache-2.0
//
// The program on a machine that lets it down: no memory at some moment, a file that cannot be read from some moment on.
// It may say so and end, with a status of the contract; it may do its work all the same; it never crashes, and never
// says something else than it would have said.
#include "tests/shell/process.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>

using namespace kiosk::test;

namespace {

const std::string program = KIOSK_TEST_PROGRAM;

// Two children, so that much is read and said; ordinary and short.
constexpr std::string_view family = R"({ "region": "zhejiang", "as_of": "2026-11-21",
  "family": { "hardship": true, "low_income": null },
  "children": [ { "label": "老大", "age": 9, "hukou": "other_province", "months_here": 24, "carer": "parent", "stage": "primary" },
                { "label": "\u8001\u4e8c", "age": 2, "months_here": 3 } ] })";
constexpr std::string_view children = "label,age,hukou,months_here,carer,stage\n"
                                      "a,9,other_province,24,parent,primary\nb,2,same_province,3,parent,none\n";

struct Calls {
    unsigned long allocations = 0;
    unsigned long reads = 0;
};

class Machine {
public:
    Machine(std::string what, std::string arguments)
        : what_(std::move(what))
        , arguments_(std::move(arguments))
        , right_(run("none"))
    {
        REQUIRE(right_.status == 0);
        const auto counted = folder().path() / "calls";
        REQUIRE(shell(line("count") + " >/dev/null 3>" + counted.string()).status == 0);
        std::istringstream(shell("cat " + counted.string()).output) >> calls_.allocations >> calls_.reads;
        REQUIRE(calls_.allocations > 1000);
        REQUIRE(calls_.reads > 3);
    }

    const Calls& calls() const { return calls_; }

    // The first calls one by one, then ever larger steps to the last.
    void fail_at(const std::string& kind, unsigned long last, unsigned long each, double growth,
        std::initializer_list<const char*> modes = { "", "+" })
    {
        std::size_t said = 0;
        std::size_t runs = 0;
        unsigned long step = 1;
        for (unsigned long n = 1; n <= last; n += step) {
            for (const char* mode : modes)
                said += fails_well(kind + ":" + std::to_string(n) + mode), ++runs;
            if (n >= each)
                step = std::max(step + 1, static_cast<unsigned long>(static_cast<double>(step) * growth));
        }
        MESSAGE(what_ << ": " << kind << " failed in " << runs << " runs of up to " << last << " calls: " << said
                      << " said so and ended, " << runs - said << " did their work");
        CHECK(said > 0);
    }

private:
    static const TemporaryFolder& folder()
    {
        static const TemporaryFolder made;
        return made;
    }
    std::string line(const std::string& fault) const
    {
        return "KIOSK_FAULT=" + fault + " LD_PRELOAD=" KIOSK_FAULTS " " + program + " " + arguments_;
    }
    Outcome run(const std::string& fault) const { return shell("ulimit -c 0; " + line(fault)); }

    // Whether it said so.
    bool fails_well(const std::string& fault)
    {
        CAPTURE(what_);
        CAPTURE(fault);
        const Outcome outcome = run(fault);
        CAPTURE(outcome.error);
        if (outcome.status == 0) {
            CHECK(outcome.output == right_.output);
            return false;
        }
        CHECK(outcome.status <= 2); // a signal is 128 and above
        const std::string said = outcome.error + outcome.output;
        CHECK(said.find('\n') != std::string::npos);
        for (const char* never : { "terminate called", "what():", "core dumped", "Assertion" })
            CHECK(said.find(never) == std::string::npos);
        return true;
    }

    std::string what_;
    std::string arguments_;
    Outcome right_;
    Calls calls_;
};

struct Input {
    TemporaryFolder folder;
    std::string family_file = folder.write("family.json", family).string();
    std::string register_file = folder.write("children.csv", children).string();
};

} // namespace

TEST_CASE("without memory: a message and a status, or the right result")
{
    const Input input;
    for (const auto& [what, arguments] : { std::pair { "check", "check --format json " + input.family_file },
             std::pair { "check, as text", "check --format text --lang en " + input.family_file },
             std::pair { "check --batch", "check --batch " + input.register_file + " --region zhejiang" } }) {
        Machine machine(what, arguments);
        machine.fail_at("memory", machine.calls().allocations, 40, 1.12);
    }
}

TEST_CASE("without memory, verify")
{
    Machine machine("verify", "verify");
    // Once: with none left at all GLib, which sets the text for Pango, recurses in its own report of it.
    machine.fail_at("memory", machine.calls().allocations, 10, 1.3, { "" });
}

TEST_CASE("a file that cannot be read: a message and a status, or the right result")
{
    const Input input;
    for (const auto& [what, arguments] : { std::pair { "check", "check --format json " + input.family_file },
             std::pair { "check --batch", "check --batch " + input.register_file + " --region zhejiang" } }) {
        Machine machine(what, arguments);
        machine.fail_at("read", machine.calls().reads, 40, 1.2);
    }
    Machine machine("verify", "verify");
    machine.fail_at("read", machine.calls().reads, 20, 1.5);
}
