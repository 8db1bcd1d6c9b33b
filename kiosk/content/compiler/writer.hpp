// SPDX-License-Identifier: Apache-2.0
//
// From the draft to the tables of a new database.
#pragma once

#include "kiosk/content/compiler/draft.hpp"

namespace kiosk::content {

// Writes a whole database, checked by SQLite and vacuumed; the same draft gives the same bytes. A file that is there is
// replaced. The draft must be without complaints.
Status write_database(const Draft& draft, const std::filesystem::path& path);

// Puts <path>.tmp and its SHA-256 in the place of <path> and <path>.sha256.
//
// A crash leaves, at worst, the new SHA-256 beside the old database: the program refuses that pair, and the next build,
// seeing an old database, makes it anew. The other order would leave a new database that looks made and is refused for
// ever.
Status put_in_place(const std::filesystem::path& path);

// <path>.tmp, where a database stands until it is known to be good.
std::filesystem::path temporary(const std::filesystem::path& path);

} // namespace kiosk::content
