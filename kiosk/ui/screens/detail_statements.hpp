// SPDX-License-Identifier: Apache-2.0
//
// What a service's page states and where each statement comes from: which are told on the page, which behind a line,
// and how they are written down.
#pragma once

#include "kiosk/ui/screens.hpp"
#include "kiosk/ui/screens/text_column.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>

namespace kiosk::ui {

Icon sign_of(Truth truth);
Color color_of(Truth truth);

// Into the view, which outlives them.
using Statements = std::vector<const DetailView::Statement*>;

Statements statements(const DetailView& view, std::initializer_list<Topic> topics);
// What to do stands on the page; what the law says about it hangs behind a line, unless there is nothing else to say.
Statements to_do(const DetailView& view, Topic topic);
Statements laws(const DetailView& view);
// The list's words behind what is said of how to apply, each once.
std::vector<std::string> quoted(const DetailView& view);

void write_heading(TextColumn& column, std::string_view words);
void write_reasons(TextColumn& column, const Words& words, const std::vector<DetailView::Reason>& reasons);

// Where a statement comes from stands below it in full; or, on the page, in short where it is the list, whose words one
// line further unfold, and not at all where it is general practice, which the page says once.
enum class Sources : std::uint8_t { full, brief };
// How to apply, each with its icon, or its number where they are steps; and where it comes from, once for all that come
// from there.
void write_statements(
    TextColumn& column, const Words& words, const Statements& all, std::optional<Icon> icon, Sources sources);

} // namespace kiosk::ui
