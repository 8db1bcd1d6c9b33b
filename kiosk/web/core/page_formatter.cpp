// SPDX-License-Identifier: Apache-2.0
//
// locale::Formatter by the browser's Intl (page/src/formats.ts). The same CLDR as in ICU stands behind both.
#include "kiosk/diagnostics/json_text.hpp"
#include "kiosk/locale/formatter.hpp"
#include "kiosk/web/core/host.hpp"

namespace kiosk::locale {

class Formatter::Pattern {
public:
    std::string locale;
    std::string pattern;
};

struct Formatter::Data {
    std::string locale;
};

Formatter::Formatter(std::unique_ptr<Data> data)
    : data_(std::move(data))
{
}
Formatter::~Formatter() = default;
Formatter::Formatter(Formatter&&) noexcept = default;
Formatter& Formatter::operator=(Formatter&&) noexcept = default;

Result<Formatter> Formatter::create(const std::string& tag)
{
    return Formatter(std::make_unique<Data>(Data { tag }));
}

bool Formatter::right_to_left() const
{
    return web::asked_of_page("right_to_left", { data_->locale }) == "yes";
}

// Read by the page when it is first said; the compiler of the content has read it before.
Result<std::shared_ptr<const Formatter::Pattern>> Formatter::compile(std::string_view pattern) const
{
    return std::make_shared<const Pattern>(Pattern { data_->locale, std::string(pattern) });
}

std::optional<std::string> Formatter::format(const Pattern& pattern, std::initializer_list<Argument> arguments)
{
    Json given = Json::object();
    for (const Argument& argument : arguments) {
        const std::string name(argument.name);
        if (const int* number = std::get_if<int>(&argument.value))
            given[name] = *number;
        else
            given[name] = std::get<std::string_view>(argument.value);
    }
    return web::asked_of_page("format", { pattern.locale, pattern.pattern, json_text(given) });
}

std::string Formatter::list(const std::vector<std::string>& items) const
{
    return web::asked_of_page("list", { data_->locale, json_text(Json(items)) }).value_or(std::string {});
}

std::string Formatter::date(std::chrono::year_month_day date) const
{
    const auto days = std::chrono::sys_days(date).time_since_epoch().count();
    return web::asked_of_page("date", { data_->locale, std::to_string(days) }).value_or(std::string {});
}

} // namespace kiosk::locale
