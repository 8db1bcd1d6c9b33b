// SPDX-License-Identifier: Apache-2.0
//
// The content of this build, and families to decide with it.
#pragma once

#include "kiosk/cli/family_reader.hpp"
#include "kiosk/content/catalogue.hpp"

#include <doctest/doctest.h>

#include <filesystem>

namespace kiosk::tests {

inline const std::filesystem::path data_folder = KIOSK_TEST_DATA;

inline const content::Catalogue& installed()
{
    static const content::Catalogue catalogue = [] {
        auto opened = content::Catalogue::open(data_folder / "content.db");
        REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().message));
        return std::move(*opened);
    }();
    return catalogue;
}

inline constexpr std::chrono::year_month_day today { std::chrono::year(2026), std::chrono::November,
    std::chrono::day(21) };

inline Result<cli::CheckRequest> read(std::string_view json)
{
    return cli::read_family(json, "family.json", installed().policy(), today);
}

// The message of a file that must be refused.
inline std::string complaint(std::string_view json)
{
    const auto request = read(json);
    REQUIRE_FALSE(request);
    return request.error().message;
}

inline cli::CheckRequest accepted(std::string_view json)
{
    auto request = read(json);
    REQUIRE_MESSAGE(request, (request ? "" : request.error().message));
    return std::move(*request);
}

// The family of the contract.
inline constexpr std::string_view example = R"({ "region": "zhejiang", "as_of": "2026-11-21",
  "family": { "hardship": true, "low_income": null },
  "children": [ { "label": "老大", "age": 9, "hukou": "other_province", "months_here": 24, "carer": "parent", "stage": "primary" } ] })";

} // namespace kiosk::tests
