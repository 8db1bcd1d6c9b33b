// SPDX-License-Identifier: Apache-2.0
//
// A kiosk set up beside real printers: one that announces itself on the network, and a queue of this computer's CUPS.
#include "tests/guide/print_shop.hpp"

#include <doctest/doctest.h>

#include <cstdlib>

using namespace kiosk::test;

TEST_CASE("printers are found, offered by number, and named in the site file so that they print")
{
    const Surroundings surroundings;
    TestPrinter printer(surroundings);
    TestScheduler scheduler;
    scheduler.add_queue("hall", printer.uri());
    const TemporaryFolder folder;
    const std::string site = (folder.path() / "site.toml").string();
    const auto setup = [&](const std::string& chosen) {
        const auto answers = folder.write("answers", "zhejiang\n\n\n1280\n325\n\n" + chosen + "\n\n\n");
        return shell(surroundings.prefix() + "CUPS_SERVER=" + scheduler.socket() + " " + KIOSK_TEST_PROGRAM
            + " setup --again --out " + site + " <" + answers.string());
    };
    const Outcome queue = setup("1");
    CHECK(queue.status == 0);
    INFO(queue.output);
    CHECK(queue.output.find("  1  hall  a queue of this computer") != std::string::npos);
    CHECK(queue.output.find("  on the network, Test" + std::to_string(printer.port())) != std::string::npos);
    CHECK(bytes_of(site).find("\nprinter = \"hall\"\n") != std::string::npos);
    // By the number of its own line: other tests' printers may be heard, too.
    const std::size_t name = queue.output.find(", Test" + std::to_string(printer.port()) + "\n");
    REQUIRE(name != std::string::npos);
    const std::size_t line = queue.output.rfind('\n', name) + 1;
    const std::string number = std::to_string(std::atoi(queue.output.c_str() + line));
    const Outcome network = setup(number);
    CHECK(network.status == 0);
    INFO(bytes_of(site));
    CHECK(bytes_of(site).find("\nprinter = \"ipp") != std::string::npos);

    // The queue that it asks for instead, made by the command that it says.
    const std::size_t command = network.output.find("lpadmin ");
    REQUIRE(command != std::string::npos);
    scheduler.run(network.output.substr(command, network.output.find('\n', command) - command));
    CHECK(setup("kiosk").status == 0);
    const auto test_page = [&] {
        return shell("CUPS_SERVER=" + scheduler.socket() + " " + KIOSK_TEST_PROGRAM
            + " doctor --format text --test-page --site " + site);
    };
    const Outcome printed = test_page();
    CHECK_MESSAGE(printed.output.find("kiosk says that it is done") != std::string::npos, printed.output);
    REQUIRE(printer.pages().size() == 1);
    CHECK(printer.pages().front().starts_with("%PDF"));
    printer.pull_the_plug();
    const Outcome failed = test_page();
    CHECK(failed.status == 1);
    CHECK_MESSAGE(failed.output.find("kiosk did not print it: ") != std::string::npos, failed.output);
}
