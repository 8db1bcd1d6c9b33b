// SPDX-License-Identifier: Apache-2.0
//
// The archive inside a package: ZIP, in memory, of plain files. libzip stays in here.
#pragma once

#include "kiosk/core/result.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace kiosk::package {

struct Entry {
    std::string name;
    std::uint64_t size = 0; // bytes, unpacked, as the archive claims
};

class Archive {
public:
    // `bytes` must outlive it. Errors: no archive, an entry that is a link, a folder, encrypted or packed by a method
    // that is not ours, a name there twice, more entries than any package has.
    static Result<Archive> open(std::string_view bytes);

    const std::vector<Entry>& entries() const { return entries_; }
    // No more than `entries()[index].size` bytes are ever unpacked: an entry that has more, or less, is an error.
    Result<std::string> unpack(std::size_t index) const;

private:
    struct Close {
        void operator()(zip* archive) const;
    };
    std::unique_ptr<zip, Close> zip_;
    std::vector<Entry> entries_;
};

// The same bytes for the same entries, in their order.
Result<std::string> make_archive(const std::vector<std::pair<std::string, std::string_view>>& entries);

} // namespace kiosk::package
