// SPDX-License-Identifier: Apache-2.0
//
// A kiosk set up beside real printers: one that announces itself on the network, and a queue of this computer's CUPS.
#include "tests/guide/print_shop.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace kiosk::test;
using namespace std::chrono_literals;

TEST_CASE("printers are found, offered by number, and named in the site file so that they print")
{
    const Surroundings surroundings;
    const TestPrinter printer(surroundings);
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
    const Outcome network = setup("2");
    CHECK(network.status == 0);
    CHECK(network.output.find("The kiosk has no network of its own") != std::string::npos);
    INFO(bytes_of(site));
    CHECK(bytes_of(site).find("\nprinter = \"ipp") != std::string::npos);
}
