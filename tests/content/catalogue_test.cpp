// SPDX-License-Identifier: Apache-2.0
//
// What was compiled comes back; what was damaged, cut, swapped or taken away is refused with a sentence that says what
// to do.
#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/database.hpp"
#include "kiosk/content/region_path.hpp"
#include "kiosk/content/sha256.hpp"
#include "kiosk/core/decide.hpp"

#include "tests/support/content_tree.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace kiosk;
using namespace kiosk::content;
using namespace std::chrono_literals;
using kiosk::test::ContentTree;
using kiosk::test::read_bytes;
using kiosk::test::TemporaryFolder;
using kiosk::test::write_bytes;

namespace {

// The small tree, compiled into a folder of its own.
class Compiled {
public:
    Compiled()
    {
        const auto complaints = ContentTree().compile(folder_.path());
        REQUIRE_MESSAGE(complaints.empty(), complaints.front());
    }

    std::filesystem::path path() const { return folder_.path() / "content.db"; }
    std::string bytes() const { return read_bytes(path()); }
    void write(std::string_view bytes) const { write_bytes(path(), bytes); }
    // As someone would who can write both files.
    void write_with_sum(std::string_view bytes) const
    {
        write(bytes);
        write_bytes(sum_path(path()), sum_line(sha256(bytes), path().filename()));
    }

    Catalogue open() const
    {
        auto catalogue = Catalogue::open(path());
        REQUIRE_MESSAGE(catalogue, (catalogue ? "" : catalogue.error().message));
        return std::move(*catalogue);
    }

    void expect_refused(const std::string& words) const
    {
        const auto catalogue = Catalogue::open(path());
        REQUIRE_FALSE(catalogue);
        CHECK_MESSAGE(catalogue.error().message.find(words) != std::string::npos, catalogue.error().message);
        CHECK_MESSAGE(catalogue.error().message.find("install") != std::string::npos, catalogue.error().message);
        CHECK_MESSAGE(catalogue.error().message.find('\n') == std::string::npos, catalogue.error().message);
    }

private:
    TemporaryFolder folder_;
};

} // namespace

TEST_CASE("facts and questions come back")
{
    const Catalogue catalogue = Compiled().open();
    const Policy& policy = catalogue.policy();
    REQUIRE(policy.schema.size() == 6);
    const Fact& age = policy.schema[*policy.schema.find("age")];
    CHECK(age.kind == FactKind::integer);
    CHECK(age.scope == Scope::child);
    CHECK(age.maximum == 20);
    CHECK(age.growth == Growth::years);
    const Fact& months = policy.schema[*policy.schema.find("months_here")];
    CHECK(months.minimum == 0);
    CHECK(months.allows(1000));
    CHECK(policy.schema[*policy.schema.find("stage")].values
        == std::vector<std::string> { "none", "nursery", "primary" });
    CHECK(policy.schema[*policy.schema.find("hardship")].scope == Scope::family);
    CHECK(policy.schema[*policy.schema.find("unsupported")].confidential);

    REQUIRE(policy.questions.size() == 5);
    CHECK(policy.questions[0].id == "age");
    CHECK(policy.questions[0].choices == std::vector<int> { 0, 3, 6, 18 });
    CHECK(policy.questions[3].facts.size() == 2);
    CHECK(policy.questions[4].confidential);
    REQUIRE(policy.siblings);
    CHECK(policy.siblings->id == "siblings");
    CHECK(policy.siblings->facts == std::vector { *policy.schema.find("months_here"), *policy.schema.find("stage") });
    CHECK(policy.confirmations == std::vector<std::string> { "school", "office" });
    REQUIRE(policy.contradictions.size() == 1);
    CHECK(policy.contradictions[0].rule.source() == "stage == primary and age < 3");
    REQUIRE(policy.hotlines.size() == 2);
    CHECK(policy.hotline("110")->number == "110");
}

TEST_CASE("a region comes back")
{
    const Catalogue catalogue = Compiled().open();
    const Region* region = catalogue.policy().region("jia");
    REQUIRE(region);
    CHECK(region->name == "甲市");
    CHECK(region->plan == "甲市流动儿童方案");
    CHECK(region->list == "甲市服务清单");
    CHECK(region->in_force == std::chrono::year_month_day(2024y / 11 / 1));
    CHECK(region->hotlines == std::vector<std::string> { "110", "12345" });
    REQUIRE(region->choices.size() == 1);
    CHECK(region->choices[0].second == std::vector<int> { 0, 2 });
    REQUIRE(region->membership.size() == 2);
    CHECK(region->membership[1].id == "residence");
    CHECK(region->membership[1].citation.official());
    REQUIRE(region->hindrances.size() == 2);
    CHECK(region->hindrances[1].id == "new_here");
    CHECK(region->hindrances[1].clause == 1);
    CHECK(region->hindrances[1].when.source() == "months_here < 6");

    REQUIRE(region->services.size() == 2);
    const Service& health = region->services[0];
    CHECK(health.category == "health");
    CHECK(health.departments == std::vector<std::string> { "市卫健委", "市民政局" });
    CHECK(health.departments_note.empty());
    REQUIRE(health.target_clauses.size() == 1);
    REQUIRE(health.benefits.size() == 2);
    CHECK(health.benefits[0].mode_words == "体检");
    CHECK(health.benefits[0].notes.at(0).id == "free");
    CHECK_FALSE(health.benefits[0].waiver);
    const Benefit& allowance = health.benefits[1];
    CHECK(allowance.modes == std::vector<std::string> { "apply_here", "walk_in" });
    REQUIRE(allowance.when.size() == 2);
    CHECK(allowance.when[0].rule.source() == "at_home and hardship");
    CHECK(allowance.when[0].citation.words == "在家的");
    REQUIRE(allowance.confirmations.size() == 1);
    CHECK(index(allowance.confirmations[0].id) == 1);
    CHECK(allowance.confirmations[0].when.source() == "emergency");
    REQUIRE(allowance.waiver);
    CHECK(allowance.waiver->clauses == std::vector<std::string> { "residence" });
    CHECK(allowance.waiver->citation.document == "law");
    CHECK(allowance.waiver->citation.article == "第一条");
    // Recipes unfolded, by topic, each once.
    const auto howto = [&](const Benefit& benefit) {
        std::vector<std::string> ids;
        for (const std::size_t at : benefit.howto)
            ids.push_back(catalogue.policy().howto.at(at).id);
        return ids;
    };
    CHECK(howto(health.benefits[0]) == std::vector<std::string> { "window", "ask", "again" });
    CHECK(howto(allowance) == std::vector<std::string> { "window", "ask", "bring", "again" });
    CHECK(howto(region->services[1].benefits[0]) == std::vector<std::string> { "nothing", "again" });
    const HowTo& bring = catalogue.policy().howto.at(allowance.howto[2]);
    CHECK(bring.topic == Topic::bring);
    CHECK(bring.trust == Trust::law);
    CHECK(bring.citation.document == "law");
    CHECK(bring.citation.article == "第一条");
    const HowTo& window = catalogue.policy().howto.at(allowance.howto[0]);
    CHECK(window.trust == Trust::official);
    CHECK(window.citation.words == "市教育局");
    CHECK(catalogue.policy().howto.at(allowance.howto[1]).trust == Trust::practice);
    CHECK(region->services[1].target_inherited);
    CHECK(region->services[1].departments_note == "inferred");
}

TEST_CASE("the rules decide")
{
    const Catalogue catalogue = Compiled().open();
    const Policy& policy = catalogue.policy();
    const Decider decider(policy, *policy.region("jia"));
    Answers answers;
    answers.know(*policy.schema.find("age"), 4);
    answers.know(*policy.schema.find("months_here"), 7);
    const Decision decision = decider.decide(answers);
    CHECK(decision.membership.truth == Truth::yes);
    CHECK(decision.benefits[0].verdict == Verdict::eligible);
    CHECK(decision.benefits[1].verdict == Verdict::undetermined);
}

TEST_CASE("languages, official words, documents, goldens and the edition come back")
{
    const Compiled compiled;
    const Catalogue catalogue = compiled.open();
    CHECK(catalogue.languages() == std::vector<std::string> { "zh-Hans", "en" });
    CHECK(catalogue.messages("en").find("waiver")->second == "E open to all");
    CHECK(catalogue.messages("zh-Hans").find("language.locale")->second == "zh_Hans_CN");
    CHECK(catalogue.messages("xx").find("waiver")->second == "文 open to all");
    CHECK(catalogue.official("en", "就近入学") == "E 就近入学");
    CHECK(catalogue.official("zh-Hans", "就近入学") == "就近入学");
    CHECK(catalogue.official("en", "别的话") == "别的话");
    CHECK(catalogue.document_title("law") == "某法");
    CHECK(catalogue.document_title("act").empty());
    REQUIRE(catalogue.goldens().size() == 1);
    CHECK(catalogue.goldens()[0].name == "one");
    CHECK(catalogue.goldens()[0].expected == R"([{"JA-01a":"undetermined","JA-02a":"undetermined"}])");
    CHECK(catalogue.edition().version == "2026.1");
    CHECK(catalogue.edition().checked == "2026-11-21");
    CHECK(catalogue.edition().sha256 == sha256(compiled.bytes()));
}

TEST_CASE("sha256sum's format")
{
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    const std::string line = sum_line(sha256(""), "content.db");
    CHECK(line == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  content.db\n");
    CHECK(sum_of_line(line) == sha256(""));
    CHECK_FALSE(sum_of_line(""));
    CHECK_FALSE(sum_of_line(std::string(64, 'x')));
    CHECK_FALSE(sum_of_line(sha256("") + "00"));
}

TEST_CASE("an altered file is refused")
{
    const Compiled compiled;
    std::string bytes = compiled.bytes();
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    compiled.write(bytes);
    compiled.expect_refused("was altered");
}

TEST_CASE("a damaged file with a hash of its own is an error and no crash")
{
    const Compiled compiled;
    const std::string good = compiled.bytes();
    std::mt19937 random(7);
    for (int i = 0; i < 60; ++i) {
        std::string bad = good;
        for (std::size_t at = random() % bad.size(), n = 0; n < 64 && at + n < bad.size(); ++n)
            bad[at + n] = static_cast<char>(random());
        compiled.write_with_sum(bad);
        const auto opened = Catalogue::open(compiled.path()); // opens or refuses; sanitizers watch
        CHECK((opened || opened.error().message.find('\n') == std::string::npos));
    }
    // The head of a page is gone, which SQLite itself reports in two lines.
    std::string bad = good;
    const std::size_t page = static_cast<unsigned char>(bad[16]) << 8 | static_cast<unsigned char>(bad[17]);
    std::fill_n(bad.begin() + static_cast<std::ptrdiff_t>(2 * page), 16, '\x7f');
    compiled.write_with_sum(bad);
    compiled.expect_refused("is damaged");
}

TEST_CASE("a file that was cut short is refused")
{
    const Compiled compiled;
    const std::string good = compiled.bytes();
    for (const std::size_t size :
        { std::size_t { 0 }, std::size_t { 1 }, std::size_t { 99 }, good.size() / 2, good.size() - 1 }) {
        compiled.write(std::string_view(good).substr(0, size));
        compiled.expect_refused("is cut short");
    }
}

TEST_CASE("a file that is something else is refused")
{
    const Compiled compiled;
    compiled.write_with_sum("PK\x03\x04 this is no database, however long it is");
    compiled.expect_refused("is not a content database");

    auto other = Database::create();
    REQUIRE(other);
    other->execute("CREATE TABLE photo (id INTEGER PRIMARY KEY); PRAGMA user_version = 1;");
    REQUIRE(other->bytes());
    compiled.write_with_sum(*other->bytes());
    compiled.expect_refused("is a database of another program");

    // The right name, and nothing in it.
    auto empty = Database::create();
    REQUIRE(empty);
    empty->execute("PRAGMA application_id = " + std::to_string(application_id) + "; PRAGMA user_version = "
        + std::to_string(layout_version) + "; CREATE TABLE photo (id INTEGER PRIMARY KEY);");
    REQUIRE(empty->bytes());
    compiled.write_with_sum(*empty->bytes());
    compiled.expect_refused("no such table");
}

TEST_CASE("another layout of tables is refused")
{
    const Compiled compiled;
    std::string bytes = compiled.bytes();
    bytes[63] = static_cast<char>(layout_version + 1); // the header's user version
    compiled.write_with_sum(bytes);
    compiled.expect_refused("has layout " + std::to_string(layout_version + 1) + ", and this program reads layout "
        + std::to_string(layout_version));
}

TEST_CASE("missing files are refused")
{
    const Compiled compiled;
    std::filesystem::remove(sum_path(compiled.path()));
    compiled.expect_refused("content.db.sha256 is missing");
    write_bytes(sum_path(compiled.path()), "not a hash\n");
    compiled.expect_refused("does not begin with a SHA-256");
    std::filesystem::remove(compiled.path());
    compiled.expect_refused("content.db is missing");
    std::filesystem::create_directory(compiled.path());
    compiled.expect_refused("cannot be read");
}

TEST_CASE("a folder that cannot be written is enough, and nothing is left in it")
{
    const Compiled compiled;
    const std::filesystem::path folder = compiled.path().parent_path();
    const auto everything = std::filesystem::perms::owner_all;
    std::filesystem::permissions(folder, everything & ~std::filesystem::perms::owner_write);
    std::filesystem::permissions(compiled.path(), std::filesystem::perms::owner_read);
    CHECK(Catalogue::open(compiled.path()));
    std::filesystem::permissions(folder, everything);
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    CHECK(names == std::vector<std::string> { "content", "content.db", "content.db.sha256", "regions" });
}

TEST_CASE("a path may hold what means something in a URI")
{
    const Compiled compiled;
    const std::filesystem::path odd = compiled.path().parent_path() / "a?b#c%20d 中.db";
    write_bytes(odd, compiled.bytes());
    write_bytes(sum_path(odd), sum_line(sha256(compiled.bytes()), odd.filename()));
    const auto catalogue = Catalogue::open(odd);
    CHECK_MESSAGE(catalogue, (catalogue ? "" : catalogue.error().message));
}

TEST_CASE("a database opened for reading can do nothing else")
{
    const Compiled compiled;
    for (const char* statement : { "DELETE FROM message", "CREATE TABLE x (y)", "ATTACH ':memory:' AS other",
             "PRAGMA writable_schema = ON", "PRAGMA journal_mode = WAL", "SELECT load_extension('x')" }) {
        auto database = Database::open(compiled.path(), compiled.bytes());
        REQUIRE(database);
        database->execute(statement);
        CHECK_FALSE_MESSAGE(database->status(), statement);
    }
}

TEST_CASE("a region comes when it is asked for, and its file is looked at only then")
{
    const TemporaryFolder folder;
    const auto complaints = ContentTree().add_region("yi", "YI", "乙市").compile(folder.path());
    REQUIRE_MESSAGE(complaints.empty(), complaints.front());
    const std::filesystem::path path = folder.path() / "content.db";
    const std::filesystem::path yi = region_path(path, "yi");
    std::string bytes = read_bytes(yi);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    write_bytes(yi, bytes);

    auto catalogue = Catalogue::open(path, { std::vector<std::string> { "jia" }, {}, {} });
    REQUIRE_MESSAGE(catalogue, (catalogue ? "" : catalogue.error().message));
    REQUIRE(catalogue->policy().regions.size() == 1);
    const Region* const jia = catalogue->policy().region("jia");
    REQUIRE(jia);
    // Which there are can be told without their files.
    REQUIRE(catalogue->policy().region_names.size() == 2);
    CHECK(catalogue->policy().region_names[1].name == "乙市");
    CHECK(catalogue->official("en", "乙市") == "E 乙市");
    CHECK(catalogue->messages("en").count("plain.JA-01a") == 1);
    CHECK(catalogue->messages("en").count("plain.YI-01a") == 0);
    CHECK(catalogue->goldens().size() == 1);

    const auto message_of
        = [](const Status& status) { return status ? std::string("loaded") : status.error().message; };
    const std::vector<std::string> asked { "yi" };
    const std::string altered = yi.string()
        + " was altered, or is of another edition: its SHA-256 is not the one that content.db names; reinstall the "
          "kiosk "
          "content package";
    CHECK(message_of(catalogue->load(asked)) == altered);
    CHECK(catalogue->policy().region("yi") == nullptr);
    const auto all = Catalogue::open(path);
    REQUIRE_FALSE(all);
    CHECK(all.error().message == altered);

    std::filesystem::remove(yi);
    CHECK(message_of(catalogue->load(asked)) == yi.string() + " is missing; reinstall the kiosk content package");

    // Whole again, it comes, and what was there stays where it was.
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    write_bytes(yi, bytes);
    CHECK(message_of(catalogue->load(asked)) == "loaded");
    CHECK(catalogue->policy().region("jia") == jia);
    REQUIRE(catalogue->policy().region("yi"));
    CHECK(catalogue->policy().region("yi")->services.size() == 2);
    CHECK(catalogue->messages("en").count("plain.YI-01a") == 1);
    CHECK(message_of(catalogue->load(std::vector<std::string> { "nowhere", "yi", "jia" })) == "loaded");
    CHECK(catalogue->policy().regions.size() == 2);
}

TEST_CASE("parts of two editions are not mixed")
{
    const TemporaryFolder first;
    const TemporaryFolder second;
    REQUIRE(ContentTree().compile(first.path()).empty());
    REQUIRE(ContentTree()
                .replace("regions/jia.toml", "rule = \"months_here >= 6\"", "rule = \"months_here >= 3\"")
                .replace("regions/jia.toml", "when = \"months_here < 6\"", "when = \"months_here < 3\"")
                .compile(second.path())
                .empty());
    const std::filesystem::path path = first.path() / "content.db";
    CHECK(sha256(read_bytes(path)) != sha256(read_bytes(second.path() / "content.db")));
    write_bytes(region_path(path, "jia"), read_bytes(region_path(second.path() / "content.db", "jia")));
    const auto mixed = Catalogue::open(path);
    REQUIRE_FALSE(mixed);
    CHECK(mixed.error().message.find("is of another edition") != std::string::npos);
    CHECK(mixed.error().message.starts_with(region_path(path, "jia").string()));
}

TEST_CASE("a language that nobody asks for is not read")
{
    const Compiled compiled;
    const auto catalogue = Catalogue::open(compiled.path(), { {}, std::vector<std::string>(), {} });
    REQUIRE(catalogue);
    CHECK(catalogue->languages() == std::vector<std::string> { "zh-Hans", "en" });
    CHECK(catalogue->messages("zh-Hans").count("waiver") == 1);
    CHECK(catalogue->official("en", "就近入学") == "就近入学");
}

TEST_CASE("the list of sums is one that sha256sum can check")
{
    const Compiled compiled;
    const std::string jia = read_bytes(region_path(compiled.path(), "jia"));
    CHECK(read_bytes(sum_path(compiled.path()))
        == sha256(compiled.bytes()) + "  content.db\n" + sha256(jia) + "  regions/jia.db\n");
}

TEST_CASE("what refers into the policy stays valid when the catalogue is moved")
{
    Catalogue catalogue = Compiled().open();
    const Policy* policy = &catalogue.policy();
    const Catalogue moved = std::move(catalogue);
    CHECK(&moved.policy() == policy);
}
