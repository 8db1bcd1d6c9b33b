// SPDX-License-Identifier: Apache-2.0
#include "kiosk/files/input_file.hpp"
#include "kiosk/files/output_file.hpp"
#include "kiosk/fleet/counter.hpp"

#include "tests/support/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

using namespace kiosk;
using namespace kiosk::fleet;
using kiosk::test::TemporaryFolder;

namespace {

const Labels labels { { { "en", "zh-Hans" }, { "finished", "timed_out" }, { "results", "notice" },
    { "none", "came_out" } } };
const Visit visit { "en", "finished", "results", "came_out" };

Date day(int number)
{
    return std::chrono::sys_days(Date { std::chrono::year(2026), std::chrono::month(11), std::chrono::day(1) })
        + std::chrono::days(number - 1);
}

void come(Book& book, int families)
{
    for (int i = 0; i < families; ++i) {
        book.begin();
        book.end(visit);
    }
}

std::uint64_t english(const Totals& totals)
{
    const auto found = totals.tally.families[0].find("en");
    return found == totals.tally.families[0].end() ? 0 : found->second;
}

} // namespace

TEST_CASE("a book is the same after it was written and read")
{
    Book book(labels);
    book.turn(day(1));
    book.start(afters::watchdog);
    come(book, 12);
    book.turn(day(2));
    come(book, 3);
    book.begin();
    const auto read = Book::read(book.text(), labels);
    REQUIRE(read);
    CHECK(read->text() == book.text());
    CHECK(read->totals() == book.totals());
    CHECK(english(read->totals()) == 10);
    CHECK(read->totals().starts.at("watchdog") == 1);
    CHECK(read->totals().last_day == day(1));
}

TEST_CASE("what is no book is refused, and nothing of it is taken")
{
    for (const char* text : { "", "kiosk counts 2\n", "kiosk counts 1\ntold language en -5\n",
             "kiosk counts 1\ntold language en 5\n", // and of no screen
             "kiosk counts 1\ntold colour red 5\n", "kiosk counts 1\nknown colour red\n",
             "kiosk counts 1\nday 2026-02-30\n", "kiosk counts 1\ndays - - 1e3\n",
             "kiosk counts 1\ntold language en 99999999999999999999999\n", "kiosk counts 1\n\n" })
        CHECK_MESSAGE(!Book::read(text, labels), text);
}

TEST_CASE("a session that the program did not survive is counted apart, once")
{
    Book book(labels);
    book.turn(day(1));
    for (int i = 0; i < 7; ++i) {
        book.begin();
        book = *Book::read(book.text(), labels);
        book.start(afters::crash);
        book.start(afters::normal);
    }
    book.turn(day(2));
    CHECK(book.totals().tally.interrupted == 5);
    CHECK(sum(book.totals().tally.families[0]) == 0);
}

TEST_CASE("a clock that wakes in 1970, or is set back, takes nothing away and counts nothing twice")
{
    Book book(labels);
    book.turn(day(10));
    come(book, 10);
    book.turn({ std::chrono::year(1970), std::chrono::month(1), std::chrono::day(1) });
    CHECK(english(book.totals()) == 10);
    come(book, 5);
    book.turn(day(10)); // the time server answered
    CHECK(english(book.totals()) == 15);
    come(book, 9);
    CHECK(english(book.totals()) == 15);
    book.turn(day(9)); // set back by hand
    CHECK(english(book.totals()) == 20);
    book.turn(day(10));
    book.turn(day(11));
    CHECK(english(book.totals()) == 20);
    CHECK(book.totals().days == 5);
}

TEST_CASE("labels that are no more are not told")
{
    Book book(labels);
    book.turn(day(1));
    come(book, 8);
    Labels fewer = labels;
    fewer[0] = { "zh-Hans" };
    auto read = Book::read(book.text(), fewer);
    REQUIRE(read);
    read->turn(day(2));
    CHECK(sum(read->totals().tally.families[1]) == 0);
    // Nor whatever was counted of a day before a label came, or one went that nobody had: that it is missing would
    // tell.
    Labels more = labels;
    more[0].push_back("bo");
    for (const auto& [then, now] : { std::pair { labels, more }, std::pair { more, labels } }) {
        Book before(then);
        before.turn(day(1));
        come(before, 8);
        auto after = Book::read(before.text(), now);
        REQUIRE(after);
        after->turn(day(2));
        CHECK(sum(after->totals().tally.families[0]) == 0);
    }
    Book strict(fewer);
    strict.turn(day(1));
    come(strict, 8);
    strict.turn(day(2));
    CHECK(sum(strict.totals().tally.families[0]) == 0);
}

TEST_CASE("the counts stand in a file that nobody else can read, and go on from there")
{
    const TemporaryFolder folder;
    {
        Counter counter(folder.path(), labels, afters::normal, day(1));
        for (int i = 0; i < 6; ++i) {
            counter.begin(day(1));
            counter.end(visit, day(1));
        }
        CHECK(english(counter.totals()) == 0);
    }
    struct stat file { };
    REQUIRE(::stat((folder.path() / counts_file).c_str(), &file) == 0);
    CHECK((file.st_mode & 0777) == 0600);
    {
        Counter counter(folder.path(), labels, afters::cut_off, day(1));
        counter.look(day(2));
        CHECK(english(counter.totals()) == 5);
        CHECK(counter.totals().starts.at("cut_off") == 1);
    }
    const auto read = read_counts(folder.path(), labels);
    REQUIRE(read);
    CHECK(english(read->totals()) == 5);

    SUBCASE("a damaged file: from nothing")
    {
        REQUIRE(write_file(folder.path() / counts_file, "kiosk counts 1\ntold language"));
        CHECK_FALSE(read_counts(folder.path(), labels));
        Counter counter(folder.path(), labels, afters::normal, day(2));
        counter.look(day(3));
        CHECK(english(counter.totals()) == 0);
        CHECK(counter.totals().days == 1);
    }
}

TEST_CASE("where nothing can be written, it counts on")
{
    const TemporaryFolder folder;
    Counter counter(folder.path() / "not-there", labels, afters::normal, day(1));
    for (int i = 0; i < 5; ++i) {
        counter.begin(day(1));
        counter.end(visit, day(1));
    }
    counter.look(day(2));
    CHECK(english(counter.totals()) == 5);
    // And writes again as soon as it can.
    std::filesystem::create_directory(folder.path() / "not-there");
    counter.begin(day(2));
    counter.end(visit, day(2));
    for (int i = 0; i < 200 && !std::filesystem::exists(folder.path() / "not-there" / counts_file); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    CHECK(std::filesystem::exists(folder.path() / "not-there" / counts_file));
}

TEST_CASE("a disk that is full in the middle of the file leaves the file before it")
{
    const TemporaryFolder folder;
    {
        Counter counter(folder.path(), labels, afters::normal, day(1));
    }
    const std::string before = *read_file(folder.path() / counts_file);
    struct rlimit limit { };
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &limit) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = limit;
    small.rlim_cur = 20;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    {
        Counter counter(folder.path(), labels, afters::normal, day(1));
        counter.begin(day(1));
        counter.end(visit, day(1));
    }
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
    std::signal(SIGXFSZ, handler);
    CHECK(*read_file(folder.path() / counts_file) == before);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}
