// SPDX-License-Identifier: Apache-2.0
#include "kiosk/service/pin.hpp"

#include "tests/support/temporary_folder.hpp"

#include <doctest/doctest.h>

using namespace kiosk::service;
using namespace kiosk::test;

TEST_CASE("a PIN is its own hash's, and no two hashes are alike")
{
    const std::string hash = hash_of_pin("604173");
    CHECK(hash.starts_with("$argon2id$"));
    CHECK(hash.find("604173") == std::string::npos);
    CHECK(is_pin("604173", hash));
    CHECK_FALSE(is_pin("604174", hash));
    CHECK_FALSE(is_pin("", hash));
    CHECK_FALSE(is_pin("604173", "$argon2id$"));
    CHECK(hash_of_pin("604173") != hash);
}

TEST_CASE("what everybody tries first is no PIN")
{
    for (const char* good : { "604173", "90714428", "100000000007" })
        CHECK_MESSAGE(check_new_pin(good), good);
    for (const char* bad : { "", "60417", "6041734826159", "60417a", "604 173", "000000", "123456", "654321", "890123",
             "121212", "123123", "110119", "110120", "１２３４５６" })
        CHECK_MESSAGE(!check_new_pin(bad), bad);
}

TEST_CASE("a file that holds no hash is no PIN")
{
    const TemporaryFolder folder;
    const std::string hash = hash_of_pin("604173");
    CHECK(read_pin_hash(folder.write("pin", hash + "\n")) == hash);
    CHECK_FALSE(read_pin_hash(folder.write("pin", "")));
    CHECK_FALSE(read_pin_hash(folder.write("pin", "604173\n")));
    CHECK_FALSE(read_pin_hash(folder.write("pin", hash + std::string(200, 'x'))));
    CHECK_FALSE(read_pin_hash(folder.path() / "absent"));
}
