// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/writer.hpp"
#include "kiosk/content/sha256.hpp"

namespace kiosk::content {

Status put_in_place(OutputFile database, const std::filesystem::path& path)
{
    constexpr std::size_t size_limit = 64 * 1024 * 1024; // bytes, as when it is opened
    const auto bytes = read_file(database.unfinished(), size_limit);
    if (!bytes)
        return bytes.error();
    if (auto status = write_file(sum_path(path), sum_line(sha256(*bytes), path)); !status)
        return status;
    return database.commit();
}

} // namespace kiosk::content
