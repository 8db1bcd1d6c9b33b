// SPDX-License-Identifier: Apache-2.0
#include "kiosk/package/archive.hpp"

#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/package/manifest.hpp"

#include <zip.h>

#include <set>

namespace kiosk::package {
namespace {

constexpr unsigned type_mask = 0170000; // of a Unix mode, in the upper half of the attributes
constexpr unsigned regular = 0100000;
// 2026-01-01, 00:00, as MS-DOS has it: a day that says nothing, for packages are compared byte for byte.
constexpr zip_uint16_t dos_date = (2026 - 1980) << 9 | 1 << 5 | 1;

Error error_of(zip_error_t& error, const char* what)
{
    Error made { std::string(what) + ": " + zip_error_strerror(&error) };
    zip_error_fini(&error);
    return made;
}

// Nothing where it is a plain file.
const char* fault_of(zip_t* archive, zip_uint64_t index, const zip_stat_t& stat)
{
    constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if ((stat.valid & needed) != needed)
        return "cannot be read";
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0)
        return "cannot be read";
    // Whichever system it claims to come from: some unpackers look at these bits for any.
    const unsigned type = attributes >> 16 & type_mask;
    if (type != 0 && type != regular)
        return "is a link, a folder or a device";
    if (!is_part_name(stat.name))
        return "is not a plain name, and might leave its folder";
    if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE)
        return "is packed by a method other than deflate";
    if (stat.encryption_method != ZIP_EM_NONE)
        return "is encrypted";
    return nullptr;
}

} // namespace

void Archive::Close::operator()(zip* archive) const
{
    zip_discard(archive);
}

Result<Archive> Archive::open(std::string_view bytes)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (!source)
        return error_of(error, "the archive cannot be read");
    Archive archive;
    archive.zip_.reset(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
    if (!archive.zip_) {
        zip_source_free(source);
        return error_of(error, "the archive cannot be read");
    }
    zip_error_fini(&error);
    const zip_int64_t count = zip_get_num_entries(archive.zip_.get(), 0);
    if (count < 1 || static_cast<std::size_t>(count) > most_parts + 1)
        return Error { "expected 1 to " + std::to_string(most_parts + 1) + " entries, got " + std::to_string(count) };
    std::set<std::string> names;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_stat_index(archive.zip_.get(), i, ZIP_FL_ENC_RAW, &stat) != 0)
            return Error { "entry " + std::to_string(i) + " cannot be read" };
        if (const char* const fault = fault_of(archive.zip_.get(), i, stat))
            return Error { "the entry " + in_quotes(stat.name ? stat.name : "") + ' ' + fault };
        if (!names.insert(stat.name).second)
            return Error { "the entry " + in_quotes(stat.name) + " is there twice" };
        archive.entries_.push_back({ stat.name, stat.size });
    }
    return archive;
}

Result<std::string> Archive::unpack(std::size_t index) const
{
    const Entry& entry = entries_.at(index);
    const Error wrong { "the entry " + in_quotes(entry.name) + " is damaged, or not of the size that it claims" };
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
        zip_fopen_index(zip_.get(), index, 0), [](zip_file_t* open) { return zip_fclose(open); });
    if (!file)
        return wrong;
    // One byte more than claimed is asked for: the end must come before it, and with it the check of the CRC.
    std::string bytes(entry.size + 1, '\0');
    std::size_t got = 0;
    while (got < bytes.size()) {
        const zip_int64_t now = zip_fread(file.get(), bytes.data() + got, bytes.size() - got);
        if (now < 0)
            return wrong;
        if (now == 0)
            break;
        got += static_cast<std::size_t>(now);
    }
    if (got != entry.size)
        return wrong;
    bytes.resize(got);
    return bytes;
}

Result<std::string> make_archive(const std::vector<std::pair<std::string, std::string_view>>& entries)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const whole = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (!whole)
        return error_of(error, "the archive cannot be made");
    const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> kept(whole, zip_source_free);
    zip_source_keep(whole);
    zip_t* const archive = zip_open_from_source(whole, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!archive) {
        zip_source_free(whole);
        return error_of(error, "the archive cannot be made");
    }
    for (const auto& [name, bytes] : entries) {
        zip_source_t* const source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        const zip_int64_t index = source ? zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
        const auto at = static_cast<zip_uint64_t>(index);
        if (index < 0 || zip_set_file_compression(archive, at, ZIP_CM_DEFLATE, 9) != 0
            || zip_file_set_dostime(archive, at, 0, dos_date, 0) != 0
            || zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX, (regular | 0644U) << 16) != 0) {
            if (source && index < 0)
                zip_source_free(source);
            zip_discard(archive);
            return Error { "the archive cannot be made: out of memory" };
        }
    }
    if (zip_close(archive) != 0) {
        const Error made { std::string("the archive cannot be made: ") + zip_strerror(archive) };
        zip_discard(archive);
        return made;
    }
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_open(whole) != 0 || zip_source_stat(whole, &stat) != 0)
        return Error { "the archive cannot be made: out of memory" };
    std::string made(stat.size, '\0');
    const bool right = zip_source_read(whole, made.data(), made.size()) == static_cast<zip_int64_t>(made.size());
    zip_source_close(whole);
    if (!right)
        return Error { "the archive cannot be made: out of memory" };
    return made;
}

} // namespace kiosk::package
