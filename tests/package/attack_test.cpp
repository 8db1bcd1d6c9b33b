// SPDX-License-Identifier: Apache-2.0
//
// Whatever may be done to a package on its way: each is refused with one line, and the edition in use stays. The table
// is printed: what was done, what came of it, the line.
#include "kiosk/content/sha256.hpp"
#include "kiosk/files/input_file.hpp"
#include "kiosk/package/archive.hpp"
#include "kiosk/package/store.hpp"

#include "tests/package/signing.hpp"
#include "tests/shell/process.hpp"

#include <doctest/doctest.h>
#include <zip.h>

#include <algorithm>
#include <functional>

using namespace kiosk;
using namespace kiosk::package;
using namespace kiosk::test;

namespace {

const Store::Check anything = [](const std::filesystem::path&, const Manifest&) -> Status { return Success {}; };

// A machine on which number 7 is in use.
class Victim {
public:
    Victim()
        : store_(folder_.path() / "store", folder_.path() / "shipped")
    {
        std::filesystem::create_directories(store_.shipped() / "fonts");
        folder_.write("shipped/pictures.pack", "pictures");
        REQUIRE(install(small_package(7, publisher_))->what == Installed::What::anew);
    }

    const Publisher& publisher() const { return publisher_; }
    Result<Installed> install(std::string_view package, const Reader& reader = reader_on())
    {
        return store_.install(package, publisher_.ring(), reader, anything);
    }

    // `words` stand in the line that refuses it.
    void refuses(const std::string& what, std::string_view package, std::string_view words, Reader reader = reader_on())
    {
        CAPTURE(what);
        const auto outcome = install(package, reader);
        REQUIRE(outcome);
        CHECK(outcome->what == Installed::What::refused);
        CHECK_MESSAGE(outcome->line.find(words) != std::string::npos, outcome->line);
        CHECK(outcome->line.find('\n') == std::string::npos);
        const Choice choice = choose(store_, publisher_.ring(), reader_on());
        CHECK(choice.fault == "");
        REQUIRE(choice.manifest);
        CHECK(choice.manifest->number == 7);
        MESSAGE(what << " | refused | " << outcome->line);
    }

private:
    const TemporaryFolder folder_;
    const Publisher publisher_;
    Store store_;
};

std::string comment(std::uint64_t number)
{
    return "kiosk content package, format 1, number " + std::to_string(number);
}

// Signed as a package is, whatever it is.
std::string signed_as_package(std::string_view payload, const Publisher& publisher, std::uint64_t number = 8)
{
    return signature_of(payload, comment(number), publisher.key()) + std::string(payload);
}

struct Raw {
    std::string name;
    std::string bytes;
    std::uint32_t mode = 0100644; // of Unix
};

// An archive that our own writer would not make.
std::string archive_of(const std::vector<Raw>& entries)
{
    const TemporaryFolder folder;
    const std::string path = (folder.path() / "raw.zip").string();
    zip_t* const archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    REQUIRE(archive);
    for (const Raw& entry : entries) {
        zip_source_t* const source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
        const zip_int64_t index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
        REQUIRE(index >= 0);
        zip_file_set_external_attributes(
            archive, static_cast<zip_uint64_t>(index), 0, ZIP_OPSYS_UNIX, entry.mode << 16);
    }
    REQUIRE(zip_close(archive) == 0);
    return *read_file(path);
}

Manifest with_parts(std::uint64_t number, const Parts& parts)
{
    Manifest manifest = manifest_of(number);
    for (const auto& [name, bytes] : parts)
        manifest.parts.push_back({ name, bytes.size(), content::sha256(bytes) });
    return manifest;
}

// The entries of number 8 as they should be, to be spoilt.
std::vector<Raw> right_entries()
{
    const Parts parts = small_parts(8);
    std::vector<Raw> entries { { "manifest.json", as_json(with_parts(8, parts)) } };
    for (const auto& [name, bytes] : parts)
        entries.push_back({ name, bytes });
    return entries;
}

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("what a package is not may not be installed: the table of attacks")
{
    Victim victim;
    const Publisher& publisher = victim.publisher();
    const std::string right = small_package(8, publisher);
    const std::string payload = right.substr(read_signature(right)->length);
    CHECK(signed_as_package(archive_of(right_entries()), publisher).size() > 500);

    // The signature.
    victim.refuses("zero bytes", "", "empty file");
    victim.refuses("no signature", payload, "is not signed");
    victim.refuses("signed by another publisher", small_package(8, Publisher()), "does not trust");
    victim.refuses("the end cut off", std::string_view(right).substr(0, right.size() - 1), "does not fit");
    victim.refuses("a byte added", right + '\n', "does not fit");
    victim.refuses("half of it", std::string_view(right).substr(0, right.size() / 2), "does not fit");
    victim.refuses(
        "the signature alone", std::string_view(right).substr(0, right.size() - payload.size()), "does not fit");
    victim.refuses("signature of number 7 over number 8",
        small_package(7, publisher).substr(0, right.size() - payload.size()) + payload, "does not fit");
    victim.refuses("the trusted comment changed", replaced(right, "number 8", "number 9"), "does not fit");
    victim.refuses(
        "the key's id changed to none",
        [&] {
            std::string text = right;
            char& digit = text[text.find('\n') + 5];
            digit = digit == 'A' ? 'B' : 'A';
            return text;
        }(),
        "does not trust");
    victim.refuses("line ends of Windows", replaced(right, "\n", "\r\n"), "is not signed");
    victim.refuses("signed for another purpose",
        signature_of(payload, "the pictures of our holiday, number 8", publisher.key()) + payload,
        "signed for something else");
    victim.refuses("signed as a package of another format",
        signature_of(payload, "kiosk content package, format 2, number 8", publisher.key()) + payload,
        "signed for something else");
    victim.refuses("signed as another number", signed_as_package(payload, publisher, 9), "the manifest says number 8");

    // The day, the program, the numbers.
    victim.refuses("yesterday's: an older number", small_package(6, publisher), "not newer than the newest ever seen");
    victim.refuses("expired", right, "expired after 2027-11-01", reader_on(*read_iso_date("2027-11-02")));
    victim.refuses("not yet valid", right, "not valid before 2026-11-01", reader_on(*read_iso_date("2026-10-31")));
    const auto made = [&](const std::function<void(Manifest&)>& change, Parts parts = small_parts(8)) {
        Manifest manifest = with_parts(8, parts);
        change(manifest);
        std::vector<Raw> entries { { "manifest.json", as_json(manifest) } };
        for (auto& [name, bytes] : parts)
            entries.push_back({ name, bytes });
        return signed_as_package(archive_of(entries), publisher);
    };
    victim.refuses("too new for this program", made([](Manifest& m) { m.program = "0.10.0"; }), "update the program");
    victim.refuses("tables of another layout", made([](Manifest& m) { ++m.layout; }), "have the layout");
    victim.refuses(
        "the number in use, with other content",
        [&] {
            Manifest manifest = manifest_of(7);
            return *make_package(manifest, small_parts(8), publisher.key());
        }(),
        "signed one number twice");
    victim.refuses("expires before it begins",
        made([](Manifest& m) { m.expires = m.not_before - std::chrono::years(1); }),
        "expires: expected a day not before");

    // The archive.
    victim.refuses("no archive", signed_as_package("nothing packed here", publisher), "archive cannot be read");
    const auto spoilt = [&](const std::function<void(std::vector<Raw>&)>& spoil) {
        std::vector<Raw> entries = right_entries();
        spoil(entries);
        return signed_as_package(archive_of(entries), publisher);
    };
    victim.refuses(
        "a path out of its folder", spoilt([](auto& e) { e[1].name = "../content.db"; }), "leave its folder");
    victim.refuses("an absolute path", spoilt([](auto& e) { e[1].name = "/etc/kiosk/site.toml"; }), "leave its folder");
    victim.refuses("a path out, by Windows", spoilt([](auto& e) { e[1].name = "..\\content.db"; }), "leave its folder");
    victim.refuses("a folder deeper", spoilt([](auto& e) { e[1].name = "a/b/content.db"; }), "leave its folder");
    victim.refuses("a hidden name", spoilt([](auto& e) { e[1].name = ".lock"; }), "leave its folder");
    victim.refuses("a link", spoilt([](auto& e) { e[1].mode = 0120777; }), "is a link");
    victim.refuses("a folder", spoilt([](auto& e) { e[1].mode = 0040755; }), "is a link, a folder");
    victim.refuses("a device", spoilt([](auto& e) { e[1].mode = 0060644; }), "is a link, a folder or a device");
    victim.refuses("a file too many", spoilt([](auto& e) {
        e.push_back({ "more.db", "more" });
    }),
        "expected the 3 entries");
    victim.refuses("a file missing", spoilt([](auto& e) { e.pop_back(); }), "expected the 3 entries");
    victim.refuses("the manifest not first", spoilt([](auto& e) { std::swap(e[0], e[1]); }), "manifest.json first");
    victim.refuses("no manifest", spoilt([](auto& e) { e.erase(e.begin()); }), "manifest.json first");
    victim.refuses("parts of two packages mixed",
        spoilt([](auto& e) { e[1].bytes = small_parts(9).find("content.db")->second; }), "two packages are mixed");
    victim.refuses("a part of another size", spoilt([](auto& e) { e[1].bytes += '!'; }), "is not the manifest's");
    victim.refuses("more entries than any package has", spoilt([](auto& e) {
        for (int i = 0; i < 1100; ++i)
            e.push_back({ "regions/r" + std::to_string(i) + ".db", "x" });
    }),
        "entries, got");
    victim.refuses("a bomb of 1 GiB that the manifest admits",
        made([](Manifest& m) { m.parts[0].size = std::uint64_t { 1 } << 30; }), "size: expected a whole number");
    victim.refuses("a bomb of 64 MiB that it does not admit",
        spoilt([](auto& e) { e[1].bytes.assign(std::size_t { 64 } << 20, '\0'); }), "is not the manifest's");
    victim.refuses(
        "a bomb that lies about its own size",
        [&] {
            // Ten mebibytes that the archive claims to be a kilobyte, in both of its headers.
            Parts parts = small_parts(8);
            parts["content.db"].assign(1024, '\0');
            const std::uint32_t large = 10 << 20;
            const std::uint32_t small = 1024;
            std::string bytes = archive_of({ { "manifest.json", as_json(with_parts(8, parts)) },
                { "content.db", std::string(large, '\0') }, { "regions/zhejiang.db", parts["regions/zhejiang.db"] } });
            const std::string is(reinterpret_cast<const char*>(&large), 4);
            const std::string claims(reinterpret_cast<const char*>(&small), 4);
            int patched = 0;
            for (std::size_t at = bytes.find(is); at != std::string::npos; at = bytes.find(is, at + 1), ++patched)
                bytes.replace(at, 4, claims);
            CHECK(patched == 2);
            return signed_as_package(bytes, publisher);
        }(),
        "size");
    victim.refuses(
        "a part damaged before it was packed twice",
        [&] {
            std::string bytes = archive_of(right_entries());
            return signed_as_package(bytes.substr(0, bytes.size() - 10), publisher);
        }(),
        "archive cannot be read");

    // The manifest.
    const std::string json = as_json(with_parts(8, small_parts(8)));
    const auto with_manifest = [&](const std::string& text) { return spoilt([&](auto& e) { e[0].bytes = text; }); };
    victim.refuses("no JSON", with_manifest("number: 8"), "expected a JSON object");
    victim.refuses("a name twice", with_manifest(replaced(json, "\"number\": 8", "\"number\": 8,\n \"number\": 80")),
        "no name twice");
    victim.refuses("a field unknown",
        with_manifest(replaced(json, "\"number\": 8", "\"number\": 8,\n \"run\": \"sh\"")),
        "expected no field \"run\"");
    victim.refuses("another kind", with_manifest(replaced(json, "kiosk content package", "holiday pictures")), "kind");
    victim.refuses(
        "a number that is none", with_manifest(replaced(json, "\"number\": 8", "\"number\": -8")), "number:");
    victim.refuses("a day that is none", with_manifest(replaced(json, "2027-11-01", "2027-02-30")), "expires:");
    victim.refuses("a field missing", with_manifest(replaced(json, "\"layout\"", "\"lay-out\"")), "\"lay-out\"");
    victim.refuses("a part with a path",
        with_manifest(replaced(json, "regions/zhejiang.db", "regions/../../zhejiang.db")), "a plain name");
    victim.refuses("a part of no kind that is known",
        made([](Manifest&) {},
            [] {
                Parts parts = small_parts(8);
                parts.emplace("fonts/evil.ttf", "glyphs");
                return parts;
            }()),
        "expected files of regions/");

    // And what is right is installed after all that.
    CHECK(victim.install(right)->what == Installed::What::anew);
    CHECK(victim.install(right)->what == Installed::What::before);
}

TEST_CASE("any bit of any byte changed is refused")
{
    const Publisher publisher;
    const KeyRing ring = publisher.ring();
    std::string package = small_package(8, publisher);
    REQUIRE(open_package(package, ring));
    std::size_t changes = 0;
    for (char& byte : package) {
        const char before = byte;
        for (unsigned bit = 0; bit < 8; ++bit) {
            byte = static_cast<char>(static_cast<unsigned char>(before) ^ (1U << bit));
            if (open_package(package, ring))
                FAIL_CHECK("bit " << bit << " of byte " << &byte - package.data() << " may be changed");
            ++changes;
        }
        byte = before;
    }
    MESSAGE(changes << " changes of one bit in a package of " << package.size() << " bytes: all refused");
    // And every length that it might have been cut to.
    for (std::size_t length = 0; length < package.size(); ++length)
        CHECK_FALSE(open_package(std::string_view(package).substr(0, length), ring));
    CHECK(open_package(package, ring));
}

TEST_CASE("minisign takes what we sign, and we take what minisign signed")
{
    const Publisher publisher;
    const TemporaryFolder folder;
    const std::string file = folder.write("p.kiosk", small_package(8, publisher)).string();
    const std::string at = "cd " + folder.path().string() + " && ";
    // As the operator's page says it.
    const Outcome checked
        = shell(at + "head -n 4 p.kiosk >p.zip.minisig && tail -n +5 p.kiosk >p.zip && minisign -Vm p.zip -p "
            + publisher.public_file().string() + " && unzip -l p.zip");
    CHECK_MESSAGE(checked.status == 0, checked.error);
    CHECK(checked.output.find("Signature and comment signature verified") != std::string::npos);
    CHECK(checked.output.find("Trusted comment: kiosk content package, format 1, number 8") != std::string::npos);
    CHECK(checked.output.find("regions/zhejiang.db") != std::string::npos);

    const Outcome made = shell(at + "rm p.zip.minisig && minisign -Sm p.zip -s " + publisher.secret_file().string()
        + " -t 'kiosk content package, format 1, number 8' && cat p.zip.minisig p.zip >again.kiosk");
    REQUIRE_MESSAGE(made.status == 0, made.error);
    CHECK(*read_file(folder.path() / "again.kiosk") == *read_file(file));
    // Its older form, without the hash, is another.
    REQUIRE(shell(at + "rm p.zip.minisig && minisign -lSm p.zip -s " + publisher.secret_file().string()
                + " -t 'kiosk content package, format 1, number 8' && cat p.zip.minisig p.zip >old.kiosk")
                .status
        == 0);
    CHECK_FALSE(open_package(*read_file(folder.path() / "old.kiosk"), publisher.ring()));
}

TEST_CASE("a key with a password, and keys that are not taken")
{
    const TemporaryFolder folder;
    const std::string at = "cd " + folder.path().string() + " && ";
    const Outcome made = shell(at + "printf 'open sesame\\nopen sesame\\n' | minisign -G -p k.pub -s k.key");
    REQUIRE_MESSAGE(made.status == 0, made.error);
    const std::string text = *read_file(folder.path() / "k.key");
    const auto key = SecretKey::parse(text, [] { return std::string("open sesame"); });
    REQUIRE_MESSAGE(key, (key ? "" : key.error().message));
    const auto shut = SecretKey::parse(text, [] { return std::string("open barley"); });
    REQUIRE_FALSE(shut);
    CHECK(shut.error().message == "the password is wrong");
    const auto open = PublicKey::parse(*read_file(folder.path() / "k.pub"));
    REQUIRE(open);
    CHECK(open->point == key->public_key().point);
    CHECK(open->id == key->id());
    CHECK(read_file(folder.path() / "k.pub")->find(name(key->id())) != std::string::npos);

    // Two keys are trusted, so that one can be retired; a broken file spoils no other.
    const Publisher publisher;
    std::filesystem::copy_file(folder.path() / "k.pub", publisher.keys() / "second.pub");
    std::ofstream(publisher.keys() / "third.pub") << "untrusted comment: half a key\nRWQ\n";
    KeyRing ring = publisher.ring();
    CHECK(ring.keys().size() == 2);
    REQUIRE(ring.faults().size() == 1);
    CHECK(ring.faults().front().find("third.pub: expected a public key of minisign") != std::string::npos);
    const auto signed_by_second = make_package(manifest_of(8), small_parts(8), *key);
    CHECK(open_package(*signed_by_second, ring));
    CHECK(open_package(small_package(8, publisher), ring));
    std::filesystem::remove(publisher.keys() / "second.pub");
    CHECK_FALSE(open_package(*signed_by_second, publisher.ring()));

    // A release takes no key that was made for tests.
    const KeyRing release = KeyRing::open(publisher.keys(), DevelopmentKeys::refused);
    CHECK(release.keys().empty());
    CHECK(release.faults().front().find("a development key, which this program does not take") != std::string::npos);
    const auto refused = open_package(small_package(8, publisher), release);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("it trusts none") != std::string::npos);
}
