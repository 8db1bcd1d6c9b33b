// SPDX-License-Identifier: Apache-2.0
//
// The power is cut at every call that changes the disk: before it, in the middle of a write, and with all that was not
// yet synchronised lost; and the disk is full from every call on. Each time the store holds the old edition or the new
// one, whole and signed, and nothing that happened keeps the next install from succeeding.
#include "kiosk/content/sha256.hpp"
#include "kiosk/files/input_file.hpp"
#include "kiosk/package/store.hpp"

#include "tests/package/signing.hpp"
#include "tests/shell/process.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace kiosk;
using namespace kiosk::package;
using namespace kiosk::test;

#ifdef KIOSK_POWER_CUT

namespace {

const Store::Check anything = [](const std::filesystem::path&, const Manifest&) -> Status { return Success {}; };

// What a machine is about to do when its power fails.
struct Scene {
    std::string name;
    std::vector<std::uint64_t> before; // installed, in this order
    std::optional<std::uint64_t> package; // installed under the cut; nothing: a rollback
    std::uint64_t old_edition; // 0: none
    std::uint64_t new_edition;
};

class Theatre {
public:
    Theatre()
    {
        std::filesystem::create_directories(shipped() / "fonts");
        folder_.write("shipped/pictures.pack", "pictures");
        for (std::uint64_t number = 6; number <= 9; ++number)
            folder_.write(std::to_string(number) + ".kiosk", small_package(number, publisher_));
    }

    void play(const Scene& scene)
    {
        const unsigned long calls = count(scene);
        REQUIRE(calls > 5);
        unsigned long old_ones = 0;
        unsigned long new_ones = 0;
        for (const char* mode : { "", ":torn", ":lost", ":full" })
            for (unsigned long n = 1; n <= calls; ++n)
                (cut_at(scene, std::to_string(n) + mode) == scene.old_edition ? old_ones : new_ones) += 1;
        MESSAGE(scene.name << ": " << calls << " calls that change the disk, 4 ways to fail at each: " << 4 * calls
                           << " times; " << old_ones << " the old edition, " << new_ones << " the new, 0 mixed");
        CHECK(old_ones > 0);
        CHECK(new_ones > 0);
    }

private:
    std::filesystem::path shipped() const { return folder_.path() / "shipped"; }
    std::filesystem::path store_folder() const { return folder_.path() / "store"; }
    std::string package_file(std::uint64_t number) const
    {
        return (folder_.path() / (std::to_string(number) + ".kiosk")).string();
    }
    void set(const Scene& scene)
    {
        std::filesystem::remove_all(store_folder());
        Store store(store_folder(), shipped());
        for (const std::uint64_t number : scene.before) {
            const auto installed
                = store.install(*read_file(package_file(number)), publisher_.ring(), reader_on(), anything);
            REQUIRE(installed);
            REQUIRE(installed->what == Installed::What::anew);
        }
    }
    std::string command(const Scene& scene, const std::string& cut) const
    {
        return "KIOSK_CUT=" + cut + " LD_PRELOAD=" KIOSK_POWER_CUT " " KIOSK_STORE_TOOL " " + store_folder().string()
            + ' ' + shipped().string() + ' ' + publisher_.keys().string()
            + (scene.package ? ' ' + package_file(*scene.package) : std::string());
    }
    unsigned long count(const Scene& scene)
    {
        set(scene);
        const auto counted = folder_.path() / "calls";
        const Outcome whole = shell(command(scene, "count") + " 3>" + counted.string());
        REQUIRE_MESSAGE(whole.status == 0, whole.error);
        CHECK(edition_in_use() == scene.new_edition);
        unsigned long calls = 0;
        std::istringstream(*read_file(counted)) >> calls;
        return calls;
    }

    // The edition that stands after it.
    std::uint64_t cut_at(const Scene& scene, const std::string& cut)
    {
        CAPTURE(scene.name);
        CAPTURE(cut);
        set(scene);
        const Outcome outcome = shell(command(scene, cut));
        CAPTURE(outcome.error);
        if (cut.find("full") == std::string::npos)
            CHECK(outcome.status == 99);
        else if (outcome.status != 0)
            CHECK(outcome.error.find("No space left on device; make room and try again") != std::string::npos);
        const std::uint64_t stands = edition_in_use();
        CHECK((stands == scene.old_edition || stands == scene.new_edition));
        // What comes next succeeds: the same package, and the one after it.
        Store store(store_folder(), shipped());
        for (const std::uint64_t number : { scene.package.value_or(9), std::uint64_t { 9 } }) {
            const auto installed
                = store.install(*read_file(package_file(number)), publisher_.ring(), reader_on(), anything);
            REQUIRE_MESSAGE(installed, (installed ? "" : installed.error().message));
            CHECK_MESSAGE(installed->what != Installed::What::refused, installed->line);
            CHECK(edition_in_use() == number);
        }
        CHECK(store.kept().size() <= 2);
        return stands;
    }

    // By what a kiosk would open, every byte of it looked at; 0: what came with the program.
    std::uint64_t edition_in_use() const
    {
        const Store store(store_folder(), shipped());
        const Choice choice = choose(store, publisher_.ring(), reader_on());
        CHECK(choice.fault == "");
        if (!choice.manifest)
            return 0;
        const Parts parts = small_parts(choice.manifest->number);
        for (const auto& [name, bytes] : parts) {
            const auto there = read_file(choice.data / name);
            REQUIRE(there);
            CHECK(*there == bytes);
        }
        return choice.manifest->number;
    }

    const TemporaryFolder folder_;
    const Publisher publisher_;
};

} // namespace

TEST_CASE("the power is cut at every call")
{
    Theatre theatre;
    theatre.play({ "the first edition", {}, 7, 0, 7 });
    theatre.play({ "an edition after another", { 6, 7 }, 8, 7, 8 });
    theatre.play({ "a rollback", { 7, 8 }, {}, 8, 7 });
}

#endif
