// SPDX-License-Identifier: Apache-2.0
//
// Editions come, stay for a way back, and go; an edition that was spoilt is not used.
#include "kiosk/files/input_file.hpp"
#include "kiosk/package/store.hpp"

#include "tests/package/signing.hpp"

#include <doctest/doctest.h>

using namespace kiosk;
using namespace kiosk::package;
using namespace kiosk::test;

namespace {

const Store::Check anything = [](const std::filesystem::path&, const Manifest&) -> Status { return Success {}; };

struct Machine {
    Machine()
        : store(folder.path() / "store", folder.path() / "shipped")
    {
        std::filesystem::create_directories(store.shipped() / "fonts");
        folder.write("shipped/pictures.pack", "pictures");
    }
    Installed::What install(std::uint64_t number, const Store::Check& check = anything)
    {
        const auto installed = store.install(small_package(number, publisher), publisher.ring(), reader_on(), check);
        REQUIRE(installed);
        last_line = installed->line;
        return installed->what;
    }
    Choice choice(const Reader& reader = reader_on()) const { return choose(store, publisher.ring(), reader); }
    // 0: what came with the program
    std::uint64_t in_use(const Reader& reader = reader_on()) const
    {
        const Choice chosen = choice(reader);
        return chosen.manifest ? chosen.manifest->number : 0;
    }

    const TemporaryFolder folder;
    const Publisher publisher;
    Store store;
    std::string last_line;
};

using What = Installed::What;
using Numbers = std::vector<std::uint64_t>;

} // namespace

TEST_CASE("editions are installed, the former is kept, a rollback is deliberate and does not forget")
{
    Machine machine;
    CHECK(machine.choice().data == machine.store.shipped());
    CHECK(machine.choice().fault == "");
    CHECK(machine.install(5) == What::anew);
    CHECK(machine.install(6) == What::anew);
    CHECK(machine.install(9) == What::anew);
    CHECK(machine.in_use() == 9);
    CHECK(machine.store.kept() == Numbers { 6, 9 });
    CHECK(*read_file(machine.choice().data / "content.db") == "the content of number 9\n");
    CHECK(*read_file(machine.choice().data / "pictures.pack") == "pictures");

    const std::string before = machine.store.pointer();
    const auto back = machine.store.roll_back({}, machine.publisher.ring(), reader_on(), anything);
    REQUIRE(back);
    CHECK(*back == 6);
    CHECK(machine.in_use() == 6);
    CHECK(machine.store.pointer() != before);
    // What was gone back behind does not come back by itself, and nothing older either.
    CHECK(machine.install(9) == What::refused);
    CHECK(machine.install(8) == What::refused);
    CHECK(machine.last_line.find("newest ever seen here, number 9") != std::string::npos);
    CHECK_FALSE(machine.store.roll_back({}, machine.publisher.ring(), reader_on(), anything));
    // Deliberately forward again.
    CHECK(machine.store.roll_back(9, machine.publisher.ring(), reader_on(), anything));
    CHECK(machine.in_use() == 9);
    CHECK(machine.store.roll_back(6, machine.publisher.ring(), reader_on(), anything));
    CHECK(machine.install(10) == What::anew);
    CHECK(machine.store.kept() == Numbers { 6, 10 }); // the one that was in use, not the newest
}

TEST_CASE("what the check refuses is not installed, and leaves nothing")
{
    Machine machine;
    machine.install(7);
    const auto wrong = [](const std::filesystem::path& data, const Manifest&) -> Status {
        CHECK(std::filesystem::exists(data / "content.db"));
        return Error { "golden sz-early-years: expected another verdict" };
    };
    CHECK(machine.install(8, wrong) == What::refused);
    CHECK(machine.last_line == "golden sz-early-years: expected another verdict");
    CHECK(machine.in_use() == 7);
    CHECK(machine.store.kept() == Numbers { 7 });
    CHECK(machine.install(8) == What::anew);
}

TEST_CASE("an edition that was spoilt is not used, and can be put right")
{
    Machine machine;
    machine.install(7);
    machine.install(8);
    const auto in_edition = [&](const char* name) { return machine.store.folder() / "editions/8" / name; };
    const auto spoil = [](const std::filesystem::path& file, std::string_view bytes) {
        std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
    };
    const auto unused = [&](std::string_view why) {
        const Choice choice = machine.choice();
        CHECK(choice.data == machine.store.shipped());
        CHECK_FALSE(choice.manifest);
        CHECK_MESSAGE(choice.fault.find(why) != std::string::npos, choice.fault);
    };
    const auto put_right = [&] {
        CHECK(machine.install(8) == What::anew);
        CHECK(machine.in_use() == 8);
        CHECK(machine.store.kept() == Numbers { 7, 8 });
    };
    SUBCASE("other content of the same length")
    {
        spoil(in_edition("content.db"), "the content of number 9\n");
        unused("content.db is not the one that was signed");
        put_right();
    }
    SUBCASE("other content, and its sum")
    {
        std::filesystem::copy(machine.store.folder() / "editions/7/content.db", in_edition("content.db"),
            std::filesystem::copy_options::overwrite_existing);
        std::filesystem::copy(machine.store.folder() / "editions/7/content.db.sha256", in_edition("content.db.sha256"),
            std::filesystem::copy_options::overwrite_existing);
        unused("content.db is not the one that was signed");
        put_right();
    }
    SUBCASE("all of another edition")
    {
        for (const char* name : { "content.db", "content.db.sha256", "package" })
            std::filesystem::copy(machine.store.folder() / "editions/7" / name, in_edition(name),
                std::filesystem::copy_options::overwrite_existing);
        unused("its package is number 7");
        put_right();
    }
    SUBCASE("a region missing")
    {
        std::filesystem::remove(in_edition("regions/zhejiang.db"));
        unused("regions/zhejiang.db is not the one that was signed");
        put_right();
    }
    SUBCASE("fonts from elsewhere")
    {
        std::filesystem::remove(in_edition("fonts"));
        std::filesystem::create_directory_symlink("/tmp", in_edition("fonts"));
        unused("fonts is not that of");
        put_right();
    }
    SUBCASE("all of it gone")
    {
        std::filesystem::remove_all(machine.store.folder() / "editions/8");
        unused("its package is missing");
        put_right();
    }
    SUBCASE("the pointer damaged")
    {
        spoil(machine.store.folder() / "current", "edition 8\nnew");
        unused("is damaged; install the newest package again");
        CHECK(machine.install(7) == What::refused); // no way back by damage
        put_right();
    }
    SUBCASE("its key retired")
    {
        std::filesystem::remove(machine.publisher.public_file());
        unused("does not trust");
    }
}

TEST_CASE("an edition made for another program is not used; one that has expired is")
{
    Machine machine;
    machine.install(7);
    Reader newer = reader_on();
    ++newer.layout;
    CHECK(machine.in_use(newer) == 0);
    CHECK(machine.choice(newer).fault.find("have the layout") != std::string::npos);
    CHECK(machine.in_use(reader_on(*read_iso_date("2030-01-01"))) == 7);
    CHECK(machine.in_use(reader_on(*read_iso_date("2001-01-01"))) == 7); // a clock that fell back
}

TEST_CASE("a refusal is noted until a package comes that is right")
{
    Machine machine;
    machine.install(7);
    CHECK_FALSE(machine.store.last_refusal());
    machine.store.note_refusal("p.kiosk: refused: expired\nand more", std::chrono::sys_days(any_day));
    const auto refusal = machine.store.last_refusal();
    REQUIRE(refusal);
    CHECK(refusal->at == "2026-12-01T00:00:00Z");
    CHECK(refusal->line == "p.kiosk: refused: expired\\nand more");
    machine.install(8);
    CHECK_FALSE(machine.store.last_refusal());
}

TEST_CASE("versions are compared number by number")
{
    CHECK(is_at_least("0.1.0", "0.1.0"));
    CHECK(is_at_least("0.10.0", "0.9.3"));
    CHECK(is_at_least("1", "0.9.3"));
    CHECK(is_at_least("1.0.0", "1"));
    CHECK_FALSE(is_at_least("0.9.3", "0.10"));
    CHECK_FALSE(is_at_least("0.1", "0.1.1"));
    CHECK(is_version("12.0.1"));
    for (const char* wrong : { "", ".", "1.", ".1", "1..2", "1.2a", "v1" })
        CHECK_FALSE(is_version(wrong));
}
