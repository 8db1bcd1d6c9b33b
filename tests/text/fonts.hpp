// SPDX-License-Identifier: Apache-2.0
//
// The fonts of the build tree, and directories of other fonts.
#pragma once

#include "kiosk/text/typesetter.hpp"

#include "tests/support/temporary_folder.hpp"

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

inline void copy_font(const char* name, const std::filesystem::path& directory)
{
    std::filesystem::copy_file(std::filesystem::path(KIOSK_FONTS) / name, directory / name);
}

} // namespace kiosk::text::test
