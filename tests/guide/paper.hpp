// SPDX-License-Identifier: Apache-2.0
//
// Guides as a family would get them, and what is on the paper: read with Poppler's tools and ZBar.
#pragma once

#include "kiosk/guide/guide.hpp"
#include "kiosk/platform/image.hpp"

#include "tests/cli/installed.hpp"
#include "tests/support/temporary_folder.hpp"

namespace kiosk::tests {

guide::GuideRequest request_for(std::string_view family_json, std::string_view language);
// The same in full, which is printed to whoever chooses it.
guide::GuideRequest full_request_for(std::string_view family_json, std::string_view language);
std::string made(const guide::GuideRequest& request);

// A PDF on disk for as long as it is looked at.
class Paper {
public:
    explicit Paper(const std::string& pdf);

    // What a tool of Poppler says of it: pdftotext, "-raw"; standard output.
    std::string tool(const std::string& name, const std::string& options, const std::string& after = {}) const;
    std::string text() const { return tool("pdftotext", "", "-"); }
    int pages() const;
    // One page in grey.
    Image page(int number, int dpi) const;

private:
    test::TemporaryFolder folder_;
};

// Every QR code that a reader finds.
std::vector<std::string> read_codes(const Image& image);

// `text` without blanks and line ends: where lines break is not what is asked.
std::string squeezed(std::string_view text);

// Families of one to three children, drawn by lot: each fact absent, declined or any value.
Family random_family(const Schema& schema, unsigned seed);

} // namespace kiosk::tests
