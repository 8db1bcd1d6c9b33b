// SPDX-License-Identifier: Apache-2.0
//
// Files that are known to be good, put where the program looks for them.
#pragma once

#include "kiosk/content/compiler/writer.hpp"

#include <map>

namespace kiosk::content {

// The files of the regions in `index` that are not there already, the list of all SHA-256 in <path>.sha256, and
// `shared` at `path`; the file of any other region is deleted.
//
// A crash leaves, at worst, new files beside the old shared part: the program refuses those that it does not name, and
// the next build, seeing an old shared part, makes it anew. The other order would leave one that looks made and is
// refused for ever.
Status put_in_place(const std::filesystem::path& path, const std::string& shared, const std::vector<IndexEntry>& index,
    const std::map<std::string, std::string>& files);

} // namespace kiosk::content
