// SPDX-License-Identifier: Apache-2.0
//
// What lists and summaries of a register, and the page of a fleet, say to the staff who asked for them: in Chinese
// only. Each is a message of the key "outreach.<name>", whose words stand in content/outreach.toml under its name; the
// content compiler proves that none is missing and none is left over.
#pragma once

#include <string_view>

namespace kiosk {

#define KIOSK_OUTREACH_PHRASES(X)                                                                                      \
    X(row, "")                                                                                                         \
    X(child, "")                                                                                                       \
    X(list, "")                                                                                                        \
    X(member, "")                                                                                                      \
    X(member_yes, "")                                                                                                  \
    X(member_no, "")                                                                                                   \
    X(member_unknown, "")                                                                                              \
    X(missing, "")                                                                                                     \
    X(confirm, "")                                                                                                     \
    X(wait, "")                                                                                                        \
    X(until, "")                                                                                                       \
    X(gains, "")                                                                                                       \
    X(losses, "")                                                                                                      \
    X(problem, "")                                                                                                     \
    X(of_benefit, "benefit what")                                                                                      \
    X(wait_age, "age")                                                                                                 \
    X(wait_age_on, "age date")                                                                                         \
    X(wait_months, "months")                                                                                           \
    X(wait_months_on, "date months")                                                                                   \
    X(until_age_on, "age date")                                                                                        \
    X(change, "after before benefit")                                                                                  \
    X(not_listed, "")                                                                                                  \
    X(summary_title, "")                                                                                               \
    X(summary_basis, "date hash version")                                                                              \
    X(summary_office_decides, "")                                                                                      \
    X(summary_children, "count")                                                                                       \
    X(summary_member, "no unknown yes")                                                                                \
    X(summary_counts, "")                                                                                              \
    X(summary_bad, "count")                                                                                            \
    X(summary_number, "")                                                                                              \
    X(summary_service, "")                                                                                             \
    X(summary_all, "")                                                                                                 \
    X(summary_by, "column")                                                                                            \
    X(summary_not_filled, "")                                                                                          \
    X(summary_group, "column value")                                                                                   \
    X(summary_matrix, "")                                                                                              \
    X(against_title, "")                                                                                               \
    X(against_basis, "after after_hash before before_hash date")                                                       \
    X(against_children, "all changed gaining losing")                                                                  \
    X(against_benefit, "")                                                                                             \
    X(against_gaining, "")                                                                                             \
    X(against_losing, "")                                                                                              \
    X(against_counts, "order")                                                                                         \
    X(against_none, "")                                                                                                \
    X(fleet_title, "")                                                                                                 \
    X(fleet_basis, "count date")                                                                                       \
    X(fleet_unread, "count")                                                                                           \
    X(fleet_act, "")                                                                                                   \
    X(fleet_silent, "")                                                                                                \
    X(fleet_watch, "")                                                                                                 \
    X(fleet_fine, "")                                                                                                  \
    X(fleet_machines, "count")                                                                                         \
    X(fleet_machine, "")                                                                                               \
    X(fleet_state, "")                                                                                                 \
    X(fleet_edition, "")                                                                                               \
    X(fleet_old, "")                                                                                                   \
    X(fleet_written, "")                                                                                               \
    X(fleet_days_ago, "count")                                                                                         \
    X(fleet_ahead, "")                                                                                                 \
    X(fleet_families, "")                                                                                              \
    X(fleet_per_day, "number")                                                                                         \
    X(fleet_no_day, "")                                                                                                \
    X(fleet_languages, "")                                                                                             \
    X(fleet_paper, "")                                                                                                 \
    X(fleet_paper_short, "asked came failed")                                                                          \
    X(fleet_starts, "")                                                                                                \
    X(fleet_starts_short, "crashes power")                                                                             \
    X(fleet_no_failure, "")                                                                                            \
    X(fleet_all, "")                                                                                                   \
    X(fleet_all_text, "from to")                                                                                       \
    X(fleet_number, "")                                                                                                \
    X(fleet_share, "")                                                                                                 \
    X(fleet_other, "")                                                                                                 \
    X(fleet_ended, "")                                                                                                 \
    X(fleet_finished, "")                                                                                              \
    X(fleet_timed_out, "")                                                                                             \
    X(fleet_staff, "")                                                                                                 \
    X(fleet_stopped, "")                                                                                               \
    X(fleet_left, "")                                                                                                  \
    X(fleet_printed, "")                                                                                               \
    X(fleet_none, "")                                                                                                  \
    X(fleet_came_out, "")                                                                                              \
    X(fleet_cancelled, "")                                                                                             \
    X(fleet_failed, "")                                                                                                \
    X(fleet_why, "what")                                                                                               \
    X(fleet_why_other, "")                                                                                             \
    X(fleet_interrupted, "count")                                                                                      \
    X(fleet_editions, "")                                                                                              \
    X(fleet_content, "")                                                                                               \
    X(fleet_count, "")                                                                                                 \
    X(fleet_screen_notice, "")                                                                                         \
    X(fleet_screen_interview, "")                                                                                      \
    X(fleet_screen_another_child, "")                                                                                  \
    X(fleet_screen_review, "")                                                                                         \
    X(fleet_screen_change, "")                                                                                         \
    X(fleet_screen_results, "")                                                                                        \
    X(fleet_screen_service, "")                                                                                        \
    X(fleet_screen_compare, "")                                                                                        \
    X(fleet_screen_help, "")                                                                                           \
    X(fleet_screen_languages, "")                                                                                      \
    X(fleet_screen_display, "")                                                                                        \
    X(fleet_screen_print, "")                                                                                          \
    X(fleet_screen_take_along, "")                                                                                     \
    X(fleet_screen_membership, "")

enum class OutreachPhrase : unsigned char {
#define X(name, arguments) name,
    KIOSK_OUTREACH_PHRASES(X)
#undef X
};

inline constexpr std::string_view outreach_phrase_keys[] = {
#define X(name, arguments) "outreach." #name,
    KIOSK_OUTREACH_PHRASES(X)
#undef X
};

// What each is told, by name, with blanks between: its pattern names these and no other.
inline constexpr std::string_view outreach_phrase_arguments[] = {
#define X(name, arguments) arguments,
    KIOSK_OUTREACH_PHRASES(X)
#undef X
};

constexpr std::string_view key(OutreachPhrase phrase)
{
    return outreach_phrase_keys[static_cast<std::size_t>(phrase)];
}

} // namespace kiosk
