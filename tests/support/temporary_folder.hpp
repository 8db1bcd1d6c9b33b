// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

namespace kiosk::test {

// A folder of its own in the temporary folder, removed with all that is in it.
class TemporaryFolder {
public:
    TemporaryFolder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "kiosk-XXXXXX").string();
        if (!::mkdtemp(name.data()))
            throw std::system_error(errno, std::generic_category(), name);
        path_ = name;
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

    // Writes a file in it, or over one; returns its path.
    std::filesystem::path write(const std::filesystem::path& name, std::string_view content) const
    {
        std::ofstream(path_ / name, std::ios::binary | std::ios::trunc) << content;
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

} // namespace kiosk::test
