// SPDX-License-Identifier: Apache-2.0
//
// Many pictures on one, small, in the order in which they were taken.
#pragma once

#include "kiosk/platform/image.hpp"

#include <vector>

namespace kiosk::shell {

class ContactSheet {
public:
    // Pictures of any size; each is shown as large as fits a cell.
    void add(const Image& picture);
    bool empty() const { return cells_.empty(); }
    Image sheet() const;

private:
    std::vector<Image> cells_; // scaled down when they are added: a tour is larger than memory
};

} // namespace kiosk::shell
