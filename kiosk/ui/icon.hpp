// SPDX-License-Identifier: Apache-2.0
//
// The icons that the program names itself; content names more of them by their file names (content/facts.toml,
// content/categories.toml). Each is a drawing, assets/icons/<name>.svg. Whether an icon points in the reading direction
// and is mirrored in right-to-left languages, its drawing says: class="directional".
#pragma once

#include "kiosk/core/verdict.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace kiosk::ui {

// X(enumerator, name)
#define KIOSK_ICONS(X)                                                                                                 \
    /* verdicts */                                                                                                     \
    X(eligible, "eligible")                                                                                            \
    X(conditional, "conditional")                                                                                      \
    X(undetermined, "undetermined")                                                                                    \
    X(not_yet, "not_yet")                                                                                              \
    X(ineligible, "ineligible")                                                                                        \
    /* answers */                                                                                                      \
    X(yes, "yes")                                                                                                      \
    X(no, "no")                                                                                                        \
    X(dont_know, "dont_know")                                                                                          \
    X(rather_not_say, "rather_not_say")                                                                                \
    X(private_matter, "private")                                                                                       \
    /* moving about */                                                                                                 \
    X(back, "back")                                                                                                    \
    X(forward, "forward")                                                                                              \
    X(more, "more")                                                                                                    \
    X(up, "up")                                                                                                        \
    X(home, "home")                                                                                                    \
    X(end, "end")                                                                                                      \
    X(language, "language")                                                                                            \
    X(display, "display")                                                                                              \
    X(help, "help")                                                                                                    \
    X(lower, "lower")                                                                                                  \
    X(raise, "raise")                                                                                                  \
    /* doing */                                                                                                        \
    X(check, "check")                                                                                                  \
    X(cross, "cross")                                                                                                  \
    X(plus, "plus")                                                                                                    \
    X(minus, "minus")                                                                                                  \
    X(edit, "edit")                                                                                                    \
    X(remove, "remove")                                                                                                \
    X(box, "box")                                                                                                      \
    X(box_checked, "box_checked")                                                                                      \
    X(print, "print")                                                                                                  \
    X(qr_code, "qr_code")                                                                                              \
    X(download, "download")                                                                                            \
    X(scan, "scan")                                                                                                    \
    X(compare, "compare")                                                                                              \
    /* reading aloud */                                                                                                \
    X(speak, "speak")                                                                                                  \
    X(play, "play")                                                                                                    \
    X(pause, "pause")                                                                                                  \
    X(stop, "stop")                                                                                                    \
    X(repeat, "repeat")                                                                                                \
    X(slower, "slower")                                                                                                \
    X(faster, "faster")                                                                                                \
    X(volume_down, "volume_down")                                                                                      \
    X(volume_up, "volume_up")                                                                                          \
    X(headset, "headset")                                                                                              \
    /* telling */                                                                                                      \
    X(question, "question")                                                                                            \
    X(info, "info")                                                                                                    \
    X(warning, "warning")                                                                                              \
    X(danger, "danger")                                                                                                \
    X(clock, "clock")                                                                                                  \
    X(calendar, "calendar")                                                                                            \
    X(office, "office")                                                                                                \
    X(place, "place")                                                                                                  \
    X(phone, "phone")                                                                                                  \
    X(document, "document")                                                                                            \
    X(list, "list")                                                                                                    \
    X(person, "person")                                                                                                \
    X(child, "child")                                                                                                  \
    X(bag, "bag")                                                                                                      \
    X(key, "key")                                                                                                      \
    X(eye, "eye")                                                                                                      \
    X(heart, "heart")                                                                                                  \
    X(book, "book")

enum class Icon : std::uint8_t {
    none,
#define X(enumerator, name) enumerator,
    KIOSK_ICONS(X)
#undef X
};

inline constexpr std::string_view icon_names[] = {
#define X(enumerator, name) name,
    KIOSK_ICONS(X)
#undef X
};

// The file name of its drawing; empty for none.
constexpr std::string_view name(Icon icon)
{
    return icon == Icon::none ? std::string_view {} : icon_names[static_cast<std::size_t>(icon) - 1];
}

// Found by the verdict's name.
constexpr Icon icon_of(Verdict verdict)
{
    for (std::size_t i = 0; i < std::size(icon_names); ++i)
        if (icon_names[i] == name(verdict))
            return static_cast<Icon>(i + 1);
    return Icon::none;
}
static_assert(std::none_of(verdicts.begin(), verdicts.end(), [](Verdict each) { return icon_of(each) == Icon::none; }),
    "every verdict has an icon of its name");

} // namespace kiosk::ui
