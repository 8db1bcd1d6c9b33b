// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/register_options.hpp"

#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/files/input_file.hpp"
#include "kiosk/register/encoding.hpp"

namespace kiosk::cli {
namespace {

std::optional<char> delimiter_named(std::string_view name)
{
    if (name == "tab" || name == "\\t")
        return '\t';
    const bool printable = name.size() == 1 && name.front() > ' ' && name.front() < 0x7F && name.front() != '"';
    return printable || name == "\t" ? std::optional(name.front()) : std::nullopt;
}

} // namespace

std::vector<Option> reading_options()
{
    return {
        { "--region", "REGION", "of the rows that name none" },
        { "--as-of", "DATE", "decide for that day (2027-09-01); default: today" },
        { "--columns", "MAP.toml", "what a bureau's own headers and words mean" },
        { "--encoding", "NAME", "of the file (GB18030, UTF-16LE); default: found out, and refused where in doubt" },
        { "--delimiter", "CHARACTER|tab", "between the cells; default: found out" },
    };
}

Result<Date> day_option(std::string_view option, std::string_view text)
{
    const auto read = read_iso_date(text);
    if (!read || static_cast<int>(read->year()) < first_year || static_cast<int>(read->year()) > last_year)
        return Error { std::string(option) + ": expected a day such as 2027-09-01, got " + in_quotes(text) };
    return *read;
}

Result<Date> register_day(const Arguments& arguments, Date today)
{
    const auto day = arguments.option("--as-of");
    return day ? day_option("--as-of", *day) : today;
}

Result<RegisterOptions> RegisterOptions::create(const Arguments& arguments, const Policy& policy, Date today)
{
    RegisterOptions made;
    registers::Reading& reading = made.reading_;
    if (const auto id = arguments.option("--region")) {
        reading.region = policy.region(*id);
        std::vector<std::string> names;
        for (const RegionName& each : policy.region_names)
            names.push_back(each.id);
        if (!reading.region)
            return Error { "--region: expected " + alternatives(names) + ", got " + in_quotes(*id) };
    }
    const auto day = register_day(arguments, today);
    if (!day)
        return day.error();
    reading.as_of = *day;
    if (reading.region && reading.region->in_force && reading.as_of < *reading.region->in_force)
        return Error { "--as-of: expected a day from " + iso_date(*reading.region->in_force) + " on, when the list of "
            + reading.region->id + " came into force, got " + iso_date(reading.as_of) };
    if (const auto encoding = arguments.option("--encoding")) {
        if (const auto known = registers::Transcoder::create(*encoding); !known)
            return Error { "--encoding: " + known.error().message };
        reading.encoding = std::string(*encoding);
    }
    if (const auto delimiter = arguments.option("--delimiter")) {
        reading.delimiter = delimiter_named(*delimiter);
        if (!reading.delimiter)
            return Error { "--delimiter: expected one character such as ; or the word tab, got "
                + in_quotes(*delimiter) };
    }
    if (const auto file = arguments.option("--columns")) {
        const auto bytes = read_file(*file);
        if (!bytes)
            return bytes.error();
        auto map = registers::read_column_map(*bytes, *file, policy.schema);
        if (!map)
            return map.error();
        made.map_ = std::make_unique<registers::ColumnMap>(*std::move(map));
        reading.map = made.map_.get();
    }
    return made;
}

} // namespace kiosk::cli
