// SPDX-License-Identifier: Apache-2.0
//
// What the core asks of the page around it: texts in, a text out. One import of the module, whatever is asked
// (page/src/formats.ts answers; host.mjs hands over).
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::web {

// Nothing: the page has no answer.
std::optional<std::string> asked_of_page(std::string_view what, std::initializer_list<std::string_view> texts);

} // namespace kiosk::web
