// SPDX-License-Identifier: Apache-2.0
#include "kiosk/fleet/counter.hpp"

#include "kiosk/files/input_file.hpp"
#include "kiosk/files/output_file.hpp"

#include <sys/stat.h>

namespace kiosk::fleet {

Result<Book> read_counts(const std::filesystem::path& folder, Labels labels)
{
    const std::filesystem::path file = folder / counts_file;
    std::error_code error;
    if (!std::filesystem::exists(file, error) && !error)
        return Book(std::move(labels));
    const auto text = read_file(file);
    if (!text)
        return text.error();
    auto book = Book::read(*text, std::move(labels));
    if (!book)
        return Error { file.string() + ":" + book.error().message };
    return book;
}

namespace {

Book opened(const std::filesystem::path& folder, const Labels& labels)
{
    auto book = read_counts(folder, labels);
    return book ? *std::move(book) : Book(labels);
}

// Nobody else reads it, not even for the moment between making it and closing it to others.
Status write_for_nobody_else(const std::filesystem::path& file, std::string_view bytes)
{
    auto out = OutputFile::create(file);
    if (!out)
        return out.error();
    if (::chmod(out->unfinished().c_str(), 0600) != 0)
        return Error { file.string() + ": cannot be closed to others" };
    out->stream() << bytes;
    return out->commit();
}

} // namespace

Counter::Counter(std::filesystem::path folder, Labels labels, std::string_view after, Date today)
    : file_(folder / counts_file)
    , book_(opened(folder, labels))
    , thread_([this] { work(); })
{
    book_.turn(today);
    book_.start(after);
    keep();
}

Counter::~Counter()
{
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Counter::begin(Date today)
{
    book_.turn(today);
    book_.begin();
    keep();
}

void Counter::end(const Visit& visit, Date today)
{
    book_.turn(today);
    book_.end(visit);
    keep();
}

void Counter::look(Date today)
{
    if (book_.turn(today))
        keep();
}

void Counter::keep()
{
    {
        const std::lock_guard lock(mutex_);
        due_ = book_.text();
    }
    changed_.notify_all();
}

void Counter::work()
{
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [&] { return ending_ || !due_.empty(); });
        if (due_.empty())
            return;
        const std::string text = std::exchange(due_, {});
        lock.unlock();
        // A full disk: the book stays in memory, and the next visit tries again.
        (void)write_for_nobody_else(file_, text);
        lock.lock();
    }
}

} // namespace kiosk::fleet
