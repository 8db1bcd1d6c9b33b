// SPDX-License-Identifier: Apache-2.0
#include "kiosk/outreach/list.hpp"

#include "kiosk/outreach/csv_list.hpp"
#include "kiosk/outreach/json_list.hpp"

namespace kiosk::outreach {

Result<std::unique_ptr<List>> make_list(const ListOrder& order, ListForm form)
{
    if (form == ListForm::json_lines)
        return std::unique_ptr<List>(std::make_unique<JsonList>(order));
    auto words = OutreachWords::create(order.catalogue);
    if (!words)
        return words.error();
    const auto chinese = locale::Messages::create(
        content::authoritative_language, order.catalogue.messages(content::authoritative_language));
    if (!chinese)
        return chinese.error();
    return std::unique_ptr<List>(std::make_unique<CsvList>(order, *std::move(words), *chinese));
}

} // namespace kiosk::outreach
