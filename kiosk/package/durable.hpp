// SPDX-License-Identifier: Apache-2.0
//
// Files and folders that are on the disk before a call returns, whatever stops the machine afterwards. OutputFile puts
// one file in its place; an edition is a folder of them, put in its place by one rename.
#pragma once

#include "kiosk/core/result.hpp"

#include <unistd.h>

#include <filesystem>
#include <string_view>
#include <utility>

namespace kiosk::package {

// What errno says of a call that has just failed, on one line.
Error cannot(std::string_view what, const std::filesystem::path& path);

// A file descriptor; negative: none.
class Handle {
public:
    explicit Handle(int number)
        : number_(number)
    {
    }
    ~Handle()
    {
        if (number_ >= 0)
            (void)::close(number_);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    int number() const { return number_; }
    bool close() { return ::close(std::exchange(number_, -1)) == 0; }

private:
    int number_;
};

// A new file, over what is there; never through a link.
Status write_through(const std::filesystem::path& path, std::string_view bytes);
// The names in a folder.
Status sync_folder(const std::filesystem::path& path);
// At one stroke; durable once the folder is synced.
Status rename_to(const std::filesystem::path& from, const std::filesystem::path& to);
// With the folders above it that are missing.
Status make_folder(const std::filesystem::path& path);

} // namespace kiosk::package
