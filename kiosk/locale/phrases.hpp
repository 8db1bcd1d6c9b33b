// SPDX-License-Identifier: Apache-2.0
//
// The phrases that the program itself speaks, as opposed to those that the content brings. Each has a message of the
// key "ui.<name>" in every language; the content compiler proves that none is missing and none is left over.
#pragma once

#include <array>
#include <string_view>

namespace kiosk {

#define KIOSK_PHRASES(X)                                                                                               \
    X(app_name)                                                                                                        \
    X(welcome_title)                                                                                                   \
    X(welcome_text)                                                                                                    \
    X(notice_title)                                                                                                    \
    X(notice_danger)                                                                                                   \
    X(notice_danger_text)                                                                                              \
    X(notice_what)                                                                                                     \
    X(notice_what_text)                                                                                                \
    X(notice_private)                                                                                                  \
    X(notice_private_text)                                                                                             \
    X(notice_agree)                                                                                                    \
    X(dont_know)                                                                                                       \
    X(rather_not_say)                                                                                                  \
    X(none_of_these)                                                                                                   \
    X(chosen)                                                                                                          \
    X(child)                                                                                                           \
    X(child_aged)                                                                                                      \
    X(whole_family)                                                                                                    \
    X(progress)                                                                                                        \
    X(back)                                                                                                            \
    X(help)                                                                                                            \
    X(language)                                                                                                        \
    X(language_foreign)                                                                                                \
    X(display)                                                                                                         \
    X(display_title)                                                                                                   \
    X(display_size)                                                                                                    \
    X(display_contrast)                                                                                                \
    X(size_small)                                                                                                      \
    X(size_standard)                                                                                                   \
    X(size_large)                                                                                                      \
    X(size_largest)                                                                                                    \
    X(contrast_standard)                                                                                               \
    X(contrast_black_on_white)                                                                                         \
    X(contrast_white_on_black)                                                                                         \
    X(contrast_low)                                                                                                    \
    X(reach_low)                                                                                                       \
    X(reach_whole)                                                                                                     \
    X(display_motion)                                                                                                  \
    X(motion_short_moves)                                                                                              \
    X(motion_still)                                                                                                    \
    X(stepper_less)                                                                                                    \
    X(stepper_more)                                                                                                    \
    X(stepper_take)                                                                                                    \
    X(stepper_or)                                                                                                      \
    X(private_reveal)                                                                                                  \
    X(private_nothing)                                                                                                 \
    X(private_whom)                                                                                                    \
    X(end)                                                                                                             \
    X(more)                                                                                                            \
    X(up)                                                                                                              \
    X(contradiction_title)                                                                                             \
    X(contradiction_change)                                                                                            \
    X(another_title)                                                                                                   \
    X(another_text)                                                                                                    \
    X(another_add)                                                                                                     \
    X(another_done)                                                                                                    \
    X(review_title)                                                                                                    \
    X(review_text)                                                                                                     \
    X(review_results)                                                                                                  \
    X(review_add)                                                                                                      \
    X(review_remove)                                                                                                   \
    X(not_told)                                                                                                        \
    X(yes)                                                                                                             \
    X(no)                                                                                                              \
    X(told_privately)                                                                                                  \
    X(none_chosen)                                                                                                     \
    X(results_title)                                                                                                   \
    X(results_not_member)                                                                                              \
    X(results_member_soon)                                                                                             \
    X(results_member_unknown)                                                                                          \
    X(results_fold)                                                                                                    \
    X(results_unfold)                                                                                                  \
    X(results_change)                                                                                                  \
    X(benefits_open)                                                                                                   \
    X(detail_get)                                                                                                      \
    X(detail_target)                                                                                                   \
    X(detail_member)                                                                                                   \
    X(detail_member_yes)                                                                                               \
    X(detail_member_no)                                                                                                \
    X(detail_member_unknown)                                                                                           \
    X(detail_why)                                                                                                      \
    X(detail_who)                                                                                                      \
    X(detail_how)                                                                                                      \
    X(detail_confirm)                                                                                                  \
    X(detail_missing)                                                                                                  \
    X(detail_where)                                                                                                    \
    X(detail_where_text)                                                                                               \
    X(detail_phone)                                                                                                    \
    X(detail_official_mode)                                                                                            \
    X(detail_general_mode)                                                                                             \
    X(detail_law)                                                                                                      \
    X(wait_months)                                                                                                     \
    X(wait_age)                                                                                                        \
    X(wait_both)                                                                                                       \
    X(help_title)                                                                                                      \
    X(help_staff)                                                                                                      \
    X(help_call)                                                                                                       \
    X(help_close)                                                                                                      \
    X(language_title)                                                                                                  \
    X(end_title)                                                                                                       \
    X(end_text)                                                                                                        \
    X(end_yes)                                                                                                         \
    X(end_no)                                                                                                          \
    X(print)                                                                                                           \
    X(print_title)                                                                                                     \
    X(print_scope)                                                                                                     \
    X(print_scope_obtainable)                                                                                          \
    X(print_scope_everything)                                                                                          \
    X(print_scope_service)                                                                                             \
    X(print_extent)                                                                                                    \
    X(print_extent_full)                                                                                               \
    X(print_extent_brief)                                                                                              \
    X(print_type)                                                                                                      \
    X(print_type_standard)                                                                                             \
    X(print_type_large)                                                                                                \
    X(print_private)                                                                                                   \
    X(print_go)                                                                                                        \
    X(print_asking)                                                                                                    \
    X(print_unable)                                                                                                    \
    X(print_unable_text)                                                                                               \
    X(print_unable_notice)                                                                                             \
    X(print_making)                                                                                                    \
    X(print_making_text)                                                                                               \
    X(print_sent)                                                                                                      \
    X(print_sent_text)                                                                                                 \
    X(print_place)                                                                                                     \
    X(print_cancel)                                                                                                    \
    X(print_delivered)                                                                                                 \
    X(print_delivered_text)                                                                                            \
    X(print_missing)                                                                                                   \
    X(print_failed)                                                                                                    \
    X(print_failed_text)                                                                                               \
    X(print_again)                                                                                                     \
    X(print_cancelled)                                                                                                 \
    X(print_cancelled_text)                                                                                            \
    X(print_staff)                                                                                                     \
    X(print_end)                                                                                                       \
    X(idle_title)                                                                                                      \
    X(idle_text)                                                                                                       \
    X(idle_stay)                                                                                                       \
    X(provenance)                                                                                                      \
    X(in_force)                                                                                                        \
    X(no_date)                                                                                                         \
    X(chinese_decides)                                                                                                 \
    X(report_heading)                                                                                                  \
    X(report_office_decides)                                                                                           \
    X(report_chinese_decides)                                                                                          \
    X(report_child)                                                                                                    \
    X(report_member)                                                                                                   \
    X(report_not_member)                                                                                               \
    X(report_member_unknown)                                                                                           \
    X(report_next_question)                                                                                            \
    X(report_nothing_to_ask)                                                                                           \
    X(report_responsible)                                                                                              \
    X(report_to_confirm)                                                                                               \
    X(report_how)                                                                                                      \
    X(report_advice)                                                                                                   \
    X(report_mode)                                                                                                     \
    X(report_benefit)                                                                                                  \
    X(report_note)                                                                                                     \
    X(report_wait_age)                                                                                                 \
    X(report_wait_months)                                                                                              \
    X(report_still_to_know)                                                                                            \
    X(report_hotline)                                                                                                  \
    X(take_along_title)                                                                                                \
    X(take_along_text)                                                                                                 \
    X(take_along_code)                                                                                                 \
    X(guide_title)                                                                                                     \
    X(guide_made)                                                                                                      \
    X(guide_qr)                                                                                                        \
    X(guide_first)                                                                                                     \
    X(guide_first_danger)                                                                                              \
    X(guide_first_go)                                                                                                  \
    X(guide_first_ask)                                                                                                 \
    X(guide_joint)                                                                                                     \
    X(guide_group)                                                                                                     \
    X(guide_for)                                                                                                       \
    X(guide_children)                                                                                                  \
    X(guide_child_named)                                                                                               \
    X(guide_child_named_aged)                                                                                          \
    X(guide_more)                                                                                                      \
    X(guide_missing)                                                                                                   \
    X(guide_service)                                                                                                   \
    X(guide_left_out)                                                                                                  \
    X(guide_plain)                                                                                                     \
    X(guide_trusted)                                                                                                   \
    X(guide_trust_list)                                                                                                \
    X(guide_trust_practice)                                                                                            \
    X(guide_trust_meaning)                                                                                             \
    X(guide_for_all)                                                                                                   \
    X(guide_private)                                                                                                   \
    X(guide_private_text)                                                                                              \
    X(guide_page)                                                                                                      \
    X(guide_code_more)                                                                                                 \
    X(guide_code_foot)                                                                                                 \
    X(detail_bring)                                                                                                    \
    X(detail_time)                                                                                                     \
    X(detail_proxy)                                                                                                    \
    X(detail_refused)

enum class Phrase : unsigned char {
#define X(name) name,
    KIOSK_PHRASES(X)
#undef X
};

inline constexpr std::array phrase_keys = {
#define X(name) std::string_view("ui." #name),
    KIOSK_PHRASES(X)
#undef X
};

constexpr std::string_view key(Phrase phrase)
{
    return phrase_keys[static_cast<unsigned>(phrase)];
}

} // namespace kiosk
