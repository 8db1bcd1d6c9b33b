// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/locale/phrases.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace kiosk {

// What a part of the machine is called, by the doctor's subject; nothing for one that it did not have before.
inline std::optional<Phrase> part_phrase(std::string_view subject)
{
    constexpr std::array parts {
        std::pair { std::string_view("content"), Phrase::staff_part_content },
        std::pair { std::string_view("fonts"), Phrase::staff_part_fonts },
        std::pair { std::string_view("site"), Phrase::staff_part_site },
        std::pair { std::string_view("display"), Phrase::staff_part_display },
        std::pair { std::string_view("touch"), Phrase::staff_part_touch },
        std::pair { std::string_view("printer"), Phrase::staff_part_printer },
        std::pair { std::string_view("voice"), Phrase::staff_part_voice },
        std::pair { std::string_view("clock"), Phrase::staff_part_clock },
        std::pair { std::string_view("disk"), Phrase::staff_part_disk },
        std::pair { std::string_view("starts"), Phrase::staff_part_starts },
        std::pair { std::string_view("packages"), Phrase::staff_part_packages },
        std::pair { std::string_view("identity"), Phrase::staff_part_identity },
        std::pair { std::string_view("metrics"), Phrase::staff_part_metrics },
    };
    const auto part = std::find_if(parts.begin(), parts.end(), [&](const auto& each) { return each.first == subject; });
    return part == parts.end() ? std::nullopt : std::optional(part->second);
}

} // namespace kiosk
