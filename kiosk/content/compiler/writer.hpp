// SPDX-License-Identifier: Apache-2.0
//
// From the draft to the tables of a new database.
#pragma once

#include "kiosk/content/compiler/draft.hpp"
#include "kiosk/files/output_file.hpp"

namespace kiosk::content {

// Writes a whole database, checked by SQLite and vacuumed, over what any file there holds; the same draft gives the
// same bytes. The draft must be without complaints.
Status write_database(const Draft& draft, const std::filesystem::path& path);

// Puts a database that is known to be good in the place of <path>, and its SHA-256 in that of <path>.sha256.
//
// A crash leaves, at worst, the new SHA-256 beside the old database: the program refuses that pair, and the next build,
// seeing an old database, makes it anew. The other order would leave a new database that looks made and is refused for
// ever.
Status put_in_place(OutputFile database, const std::filesystem::path& path);

} // namespace kiosk::content
