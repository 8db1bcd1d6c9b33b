// SPDX-License-Identifier: Apache-2.0
//
// The fonts of the build tree, and directories of other fonts.
#pragma once

#include "kiosk/text/typesetter.hpp"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace kiosk::text::test {

inline Typesetter bundled()
{
    auto typesetter = Typesetter::open(KIOSK_FONTS);
    if (!typesetter)
        throw std::runtime_error(typesetter.error().message);
    return *std::move(typesetter);
}

// Gone with its contents at the end of the scope.
class TemporaryDirectory {
public:
    TemporaryDirectory()
    {
        std::string name = (std::filesystem::temp_directory_path() / "kiosk-fonts-XXXXXX").string();
        if (!mkdtemp(name.data()))
            throw std::runtime_error("no temporary directory");
        path_ = name;
    }
    ~TemporaryDirectory()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline void copy_font(const char* name, const std::filesystem::path& directory)
{
    std::filesystem::copy_file(std::filesystem::path(KIOSK_FONTS) / name, directory / name);
}

} // namespace kiosk::text::test
