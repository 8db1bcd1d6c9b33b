// SPDX-License-Identifier: Apache-2.0
//
// Many pictures on one, small, in the order in which they were taken.
#pragma once

#include "kiosk/platform/image.hpp"

#include <vector>

namespace kiosk::shell {

class ContactSheet {
public:
    struct Layout {
        int longest_side = 480; // of each picture, in pixels
        int columns = 5;
    };
    ContactSheet()
        : ContactSheet(Layout {})
    {
    }
    explicit ContactSheet(const Layout& layout)
        : layout_(layout)
    {
    }

    // Pictures of any size; each is shown as large as fits a cell.
    void add(const Image& picture);
    Image sheet() const;

private:
    Layout layout_;
    std::vector<Image> cells_; // scaled down when they are added: a tour is larger than memory
};

} // namespace kiosk::shell
