// SPDX-License-Identifier: Apache-2.0
//
// How the program writes a file that somebody named: whole or not at all, and never over what it reads.
#pragma once

#include "kiosk/core/result.hpp"

#include <filesystem>
#include <fstream>
#include <ostream>
#include <span>
#include <string_view>

namespace kiosk {

// What stands at the path stays as it was until commit(). A regular file is then replaced at one stroke by a new one
// with its mode and owner, through links to it; a pipe or a device is written to as it is. Without commit() nothing is
// left behind.
class OutputFile {
public:
    // An error: the path is one of `inputs` (the same file, by whatever name), a folder, or cannot be written.
    static Result<OutputFile> create(const std::filesystem::path& path, std::span<const std::string_view> inputs = {});
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile();

    std::ostream& stream() { return stream_; }
    // The file that commit() puts in its place, for a library that writes by name; the stream is then left alone. The
    // path itself where that is a pipe or a device.
    const std::filesystem::path& unfinished() const { return temporary_.empty() ? target_ : temporary_; }
    // Writes what is left, to the disk as well, and puts the file in its place. Once.
    Status commit();

private:
    OutputFile(std::filesystem::path shown, std::filesystem::path target, std::filesystem::path temporary);

    std::filesystem::path shown_; // as it was named
    std::filesystem::path target_; // behind all links
    std::filesystem::path temporary_; // beside it; empty where the target is written to directly
    std::ofstream stream_;
};

// The whole of it at once.
Status write_file(
    const std::filesystem::path& path, std::string_view bytes, std::span<const std::string_view> inputs = {});

} // namespace kiosk
