// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/content_verbs.hpp"

#include "kiosk/cli/unseen.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/files/input_file.hpp"
#include "kiosk/files/output_file.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <sstream>
#include <system_error>

namespace kiosk::cli {
namespace {

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : " ") + name;
    return text;
}

// A folder that nobody else can write to, and that goes away.
class ScratchFolder {
public:
    static Result<ScratchFolder> create()
    {
        std::error_code error;
        std::string name = (std::filesystem::temp_directory_path(error) / "kiosk-content.XXXXXX").native();
        if (error || !::mkdtemp(name.data()))
            return Error { "cannot make a folder to unpack into; is $TMPDIR right?" };
        return ScratchFolder(name);
    }
    ScratchFolder(ScratchFolder&& other) noexcept
        : path_(std::exchange(other.path_, {}))
    {
    }
    ScratchFolder& operator=(ScratchFolder&&) = delete;
    ~ScratchFolder()
    {
        std::error_code ignored;
        if (!path_.empty())
            std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

private:
    explicit ScratchFolder(std::filesystem::path path)
        : path_(std::move(path))
    {
    }
    std::filesystem::path path_;
};

Result<std::uint64_t> number_option(std::string_view option, std::string_view text)
{
    std::uint64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc {} || read.ptr != end || number == 0 || number > package::largest_number)
        return Error { std::string(option) + ": expected a whole number from 1 to "
            + std::to_string(package::largest_number) + ", got " + in_quotes(text) };
    return number;
}

Result<Date> day_option(const Arguments& arguments, std::string_view option, Date otherwise)
{
    const auto text = arguments.option(option);
    if (!text)
        return otherwise;
    const auto day = read_iso_date(*text);
    if (!day)
        return Error { std::string(option) + ": expected a day such as 2027-12-01, got " + in_quotes(*text) };
    return *day;
}

// The files of single regions that stand beside a content.db.
Status add_regions(const std::filesystem::path& folder, package::Parts& parts)
{
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() != ".db")
            continue;
        auto bytes = read_file(entry->path());
        if (!bytes)
            return bytes.error();
        parts.emplace(std::string(package::regions_folder) + entry->path().filename().string(), *std::move(bytes));
    }
    return Success {};
}

class ContentWork {
public:
    ContentWork(const Program& program, const Streams& streams)
        : program_(program)
        , streams_(streams)
    {
    }

    Result<int> sign(const Arguments& arguments) const
    {
        package::Manifest manifest;
        const auto number = number_option("--number", *arguments.option("--number"));
        if (!number)
            return number.error();
        manifest.number = *number;
        for (const auto& [option, day, otherwise] : { std::tuple { "--created", &manifest.created, program_.today },
                 std::tuple { "--not-before", &manifest.not_before, program_.today },
                 std::tuple { "--expires", &manifest.expires, program_.today } }) {
            const auto read = day_option(arguments, option, otherwise);
            if (!read)
                return read.error();
            *day = *read;
        }
        manifest.program = arguments.option("--program").value_or(program_.version);

        const std::filesystem::path file = arguments.operands().front();
        // All regions, so that nothing is signed that is not whole; their files prove their translations, too.
        const auto catalogue = content::Catalogue::open(file, { {}, std::vector<std::string>(), {} });
        if (!catalogue)
            return misuse(catalogue.error().message);
        manifest.edition = catalogue->edition().version;
        for (const Region& region : catalogue->policy().regions)
            manifest.regions.push_back(region.id);
        manifest.languages = catalogue->languages();
        manifest.layout = content::layout_version;
        auto content = read_file(file);
        if (!content)
            return misuse(content.error().message);

        const std::string_view key_file = *arguments.option("--key");
        const auto key_text = read_file(key_file);
        if (!key_text)
            return misuse(key_text.error().message);
        const auto key = package::SecretKey::parse(*key_text, [&] {
            streams_.error << "Password of " << on_one_line(key_file) << ": " << std::flush;
            const Unseen unseen;
            std::string password;
            std::getline(streams_.in, password);
            streams_.error << '\n' << std::flush;
            return password;
        });
        if (!key)
            return misuse(on_one_line(key_file) + ": " + key.error().message);

        package::Parts parts;
        parts.emplace(package::content_part, *std::move(content));
        if (const Status added = add_regions(file.parent_path() / "regions", parts); !added)
            return misuse(added.error().message);
        const auto made = package::make_package(manifest, parts, *key);
        if (!made)
            return misuse(on_one_line(file.native()) + ": " + made.error().message);
        const std::filesystem::path out = *arguments.option("--out");
        if (const Status written = write_file(out, *made, std::array { arguments.operands().front(), key_file });
            !written)
            return fail(written.error().message);
        streams_.out << out.native() << ": edition " << manifest.edition << ", number " << manifest.number
                     << ", signed with " << package::name(key->id()) << ", " << made->size() << " bytes\n";
        return finish(done);
    }

    Result<int> inspect(const Arguments& arguments) const
    {
        const auto bytes = read_file(arguments.operands().front());
        if (!bytes)
            return misuse(bytes.error().message);
        const auto header = package::read_header(*bytes, keys(arguments));
        if (!header)
            return refuse(arguments, header.error().message);
        const package::Manifest& manifest = header->manifest;
        const auto line = [&](std::string_view what, const std::string& words) {
            streams_.out << what << std::string(12 - what.size(), ' ') << on_one_line(words) << '\n';
        };
        line("edition", manifest.edition);
        line("number", std::to_string(manifest.number));
        line("created", iso_date(manifest.created));
        line("valid", iso_date(manifest.not_before) + " to " + iso_date(manifest.expires));
        line("regions", joined(manifest.regions));
        line("languages", joined(manifest.languages));
        line("program", manifest.program + " or newer");
        line("layout", std::to_string(manifest.layout));
        for (const package::Part& part : manifest.parts)
            line("part", part.name + ", " + std::to_string(part.size) + " bytes, sha256 " + part.sha256);
        line("signed with", package::name(header->key));
        return finish(done);
    }

    Result<int> verify(const Arguments& arguments) const
    {
        const auto bytes = read_file(arguments.operands().front());
        if (!bytes)
            return misuse(bytes.error().message);
        const auto package = package::open_package(*bytes, keys(arguments));
        if (!package)
            return refuse(arguments, package.error().message);
        const package::Manifest& manifest = package->header.manifest;
        for (const Status& fits :
            { package::check_program(manifest, reader()), package::check_day(manifest, program_.today) })
            if (!fits)
                return refuse(arguments, fits.error().message);
        // Where an install would unpack it, so that both look at the same.
        const auto scratch = ScratchFolder::create();
        if (!scratch)
            return fail(scratch.error().message);
        package::Store store(scratch->path(), program_.shipped);
        const auto installed = store.install(*bytes, keys(arguments), reader(),
            [&](const std::filesystem::path& data, const package::Manifest& claimed) {
                return check_edition(program_, data, claimed);
            });
        if (!installed)
            return fail(installed.error().message);
        if (installed->what == package::Installed::What::refused)
            return refuse(arguments, installed->line);
        streams_.out << on_one_line(arguments.operands().front()) << ": right: edition " << manifest.edition
                     << ", number " << manifest.number << ", signed with " << package::name(package->header.key)
                     << '\n';
        return finish(done);
    }

    Result<int> install(const Arguments& arguments) const
    {
        const auto folder = store_folder(arguments);
        if (!folder)
            return folder.error();
        package::Store store(*folder, program_.shipped);
        const auto bytes = read_file(arguments.operands().front());
        if (!bytes)
            return misuse(bytes.error().message);
        const auto installed = store.install(*bytes, keys(arguments), reader(),
            [&](const std::filesystem::path& data, const package::Manifest& manifest) {
                return check_edition(program_, data, manifest);
            });
        if (!installed) {
            store.note_refusal(installed.error().message, std::chrono::system_clock::now());
            return fail(installed.error().message);
        }
        if (installed->what == package::Installed::What::refused) {
            store.note_refusal(
                refusal(arguments.operands().front(), installed->line), std::chrono::system_clock::now());
            return refuse(arguments, installed->line);
        }
        const auto current = store.current();
        streams_.out << on_one_line(folder->native()) << ": number " << (current && *current ? (*current)->edition : 0)
                     << (installed->what == package::Installed::What::anew ? " is in use now" : " is in use already")
                     << '\n';
        return finish(done);
    }

    Result<int> list(const Arguments& arguments) const
    {
        const auto folder = store_folder(arguments);
        if (!folder)
            return folder.error();
        const package::Store store(*folder, program_.shipped);
        const auto current = store.current();
        if (!current)
            return fail(current.error().message);
        if (!*current) {
            streams_.out << "nothing is installed in " << on_one_line(folder->native())
                         << ": the content that came with the program is in use\n";
            return finish(done);
        }
        const package::KeyRing ring = keys(arguments);
        bool all_right = true;
        for (const std::uint64_t number : store.kept()) {
            const bool used = number == (*current)->edition;
            streams_.out << (used ? "* " : "  ") << number << "  ";
            const auto edition = store.edition(number, ring);
            if (!edition) {
                streams_.out << "WRONG: " << edition.error().message << '\n';
                all_right &= !used;
                continue;
            }
            const package::Manifest& manifest = edition->header.manifest;
            streams_.out << manifest.edition << ", valid " << iso_date(manifest.not_before) << " to "
                         << iso_date(manifest.expires) << ", signed with " << package::name(edition->header.key)
                         << (package::has_expired(manifest, program_.today) ? ", EXPIRED" : "") << '\n';
        }
        streams_.out << "* in use; the newest ever seen is number " << (*current)->newest << '\n';
        return finish(all_right ? done : failed);
    }

    Result<int> roll_back(const Arguments& arguments) const
    {
        const auto folder = store_folder(arguments);
        if (!folder)
            return folder.error();
        std::optional<std::uint64_t> to;
        if (const auto text = arguments.option("--to")) {
            const auto number = number_option("--to", *text);
            if (!number)
                return number.error();
            to = *number;
        }
        package::Store store(*folder, program_.shipped);
        const auto back = store.roll_back(
            to, keys(arguments), reader(), [&](const std::filesystem::path& data, const package::Manifest& manifest) {
                return check_edition(program_, data, manifest);
            });
        if (!back)
            return fail(back.error().message);
        streams_.out << on_one_line(folder->native()) << ": number " << *back
                     << " is in use now, until a newer one than all seen so far is installed\n";
        return finish(done);
    }

    // Becomes the program that does it: the kiosk has no network library in it.
    Result<int> fetch(const Arguments& arguments) const
    {
        std::vector<std::string> words { program_.fetcher.native(), "--keys",
            std::string(arguments.option("--keys").value_or(program_.keys.native())) };
        for (const char* const option : { "--inbox", "--ca", "--max-mib", "--stall" })
            if (const auto value = arguments.option(option))
                words.insert(words.end(), { option, std::string(*value) });
        if (arguments.flag("--insecure-http"))
            words.emplace_back("--insecure-http");
        words.insert(words.end(), { "--", std::string(arguments.operands().front()) });
        std::vector<char*> pointers;
        for (std::string& word : words)
            pointers.push_back(word.data());
        pointers.push_back(nullptr);
        streams_.out << std::flush;
        ::execv(program_.fetcher.c_str(), pointers.data());
        return fail("cannot start " + program_.fetcher.native() + "; install the program anew");
    }

private:
    package::Reader reader() const { return { program_.today, program_.version, content::layout_version }; }

    package::KeyRing keys(const Arguments& arguments) const
    {
        return package::KeyRing::open(
            std::filesystem::path(arguments.option("--keys").value_or(program_.keys.native())),
            package::development_keys_of_this_build());
    }

    Result<std::filesystem::path> store_folder(const Arguments& arguments) const
    {
        std::filesystem::path folder = arguments.option("--store").value_or(program_.store.native());
        if (folder.empty())
            return Error { "content: expected --store DIR, for this program is not an installed one" };
        return std::filesystem::absolute(folder);
    }

    static std::string refusal(std::string_view file, const std::string& why)
    {
        return on_one_line(file) + ": refused: " + on_one_line(why);
    }
    int refuse(const Arguments& arguments, const std::string& why) const
    {
        return say(streams_, misused, refusal(arguments.operands().front(), why));
    }
    int misuse(const std::string& line) const { return say(streams_, misused, on_one_line(line)); }
    int fail(const std::string& line) const { return say(streams_, failed, "kiosk: " + on_one_line(line)); }
    int finish(int status) const
    {
        streams_.out << std::flush;
        return streams_.out ? status : say(streams_, failed, "kiosk: the output cannot be written");
    }

    const Program& program_;
    const Streams& streams_;
};

} // namespace

Status check_edition(const Program& program, const std::filesystem::path& data, const package::Manifest& manifest)
{
    {
        const auto catalogue = content::Catalogue::open(database(data), { {}, std::vector<std::string>(), {} });
        if (!catalogue)
            return catalogue.error();
        std::vector<std::string> regions;
        for (const Region& region : catalogue->policy().regions)
            regions.push_back(region.id);
        const auto differs = [](std::string_view what) {
            return Error { "the manifest and the content name different " + std::string(what) };
        };
        if (catalogue->edition().version != manifest.edition)
            return differs("editions");
        if (regions != manifest.regions)
            return differs("regions");
        if (catalogue->languages() != manifest.languages)
            return differs("languages");
    }
    std::stringstream report;
    if (cli::verify(data, program.glyph_check, program.picture_check, report))
        return Success {};
    constexpr std::string_view wrong = "WRONG  ";
    for (std::string line; std::getline(report, line);)
        if (line.starts_with(wrong))
            return Error { line.substr(wrong.size()) };
    return Error { "kiosk verify finds it wrong" };
}

std::vector<Verb> content_verbs(const Program& program, const Streams& streams)
{
    const ContentWork work(program, streams);
    const Operand file { "FILE", "the FILE of a content package" };
    const Option keys { "--keys", "DIR", "public keys that are trusted, *.pub; default: /etc/kiosk/keys.d" };
    const Option store { "--store", "DIR", "default: /var/lib/kiosk-content" };
    return {
        { "content sign", { "FILE", "a content.db, with its .sha256 beside it" },
            "make a signed package of compiled content",
            { { "--key", "FILE", "a secret key, made by minisign -G", Option::Need::required },
                { "--number", "N", "larger than of every package before", Option::Need::required },
                { "--expires", "DAY", "the last day on which it may be installed", Option::Need::required },
                { "--out", "FILE", {}, Option::Need::required },
                { "--not-before", "DAY", "the first day; default: today" }, { "--created", "DAY", "default: today" },
                { "--program", "VERSION", "the least that reads it; default: this one" } },
            [work](const Arguments& arguments) { return work.sign(arguments); } },
        { "content inspect", file, "what a package says of itself, its signature found right", { keys },
            [work](const Arguments& arguments) { return work.inspect(arguments); } },
        { "content verify", file, "whether this machine would install a package", { keys },
            [work](const Arguments& arguments) { return work.verify(arguments); } },
        { "content install", file, "verify a package and put it in use; a running kiosk takes it over between families",
            { keys, store }, [work](const Arguments& arguments) { return work.install(arguments); } },
        { "content fetch", { "URL", "the address of a package, https://…" },
            "fetch a package that is new; what was broken off goes on. Installs nothing",
            { { "--inbox", "DIR", "where it is left, as latest.kiosk; default: /var/cache/kiosk-content" },
                { "--ca", "FILE", "certificates to trust instead of the system's" },
                { "--max-mib", "N", "refuse more; default: 300" },
                { "--stall", "SECONDS", "of almost nothing before it is broken off; default: 60" },
                { "--insecure-http", {}, "http:// as well: whoever listens can hold updates back" }, keys },
            [work](const Arguments& arguments) { return work.fetch(arguments); } },
        { "content list", {}, "the editions that are installed, and which is in use", { keys, store },
            [work](const Arguments& arguments) { return work.list(arguments); } },
        { "content rollback", {}, "put the edition before in use again",
            { { "--to", "N", "any edition that is kept" }, keys, store },
            [work](const Arguments& arguments) { return work.roll_back(arguments); } },
    };
}

} // namespace kiosk::cli
