// SPDX-License-Identifier: Apache-2.0
//
// web_messages CONTENT.DB: what ICU says, one case a line, for the page's own formats to say the same:
//   { "what": "format", "texts": ["<locale>", "<pattern>", "<arguments>"], "says": "…" }
// Every message of every language that has arguments, with whole numbers around the turns of all plurals, and with
// texts where no plural wants a number; then lists and dates of every language.
#include "kiosk/locale/messages.hpp"

#include "kiosk/content/catalogue.hpp"
#include "kiosk/diagnostics/json_text.hpp"
#include "kiosk/locale/formatter.hpp"

#include <algorithm>
#include <cstdio>

namespace {

using namespace kiosk;

void say(const char* what, std::vector<std::string> texts, const std::string& says)
{
    const Json line { { "what", what }, { "texts", std::move(texts) }, { "says", says } };
    (void)std::printf("%s\n", json_text(line).c_str());
}

// As many arguments as any message has.
std::optional<std::string> formatted(
    const locale::Formatter::Pattern& pattern, const std::vector<locale::Argument>& given)
{
    using locale::Formatter;
    switch (given.size()) {
    case 1:
        return Formatter::format(pattern, { given[0] });
    case 2:
        return Formatter::format(pattern, { given[0], given[1] });
    case 3:
        return Formatter::format(pattern, { given[0], given[1], given[2] });
    case 4:
        return Formatter::format(pattern, { given[0], given[1], given[2], given[3] });
    default:
        return Formatter::format(pattern, {});
    }
}

Status say_messages(const content::Catalogue& catalogue, const std::string& language)
{
    std::string tag = catalogue.messages(language).at("language.locale");
    std::replace(tag.begin(), tag.end(), '_', '-');
    const auto formatter = locale::Formatter::create(tag);
    if (!formatter)
        return formatter.error();
    for (const auto& [key, pattern] : catalogue.messages(language)) {
        if (pattern.find_first_of("{}'") == std::string::npos || key.starts_with("outreach."))
            continue;
        const auto names = locale::argument_names(pattern);
        const auto compiled = formatter->compile(pattern);
        if (!names || !compiled || names->size() > 4)
            return Error { key + ": cannot be said" };
        std::vector<Json> values;
        for (const int number : { 0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 18, 20, 21, 99, 100, 101, 111, 1000, 12345 })
            values.emplace_back(number);
        if (pattern.find(", plural,") == std::string::npos)
            for (const char* text : { "", "甲、乙", "A ‘b’ & <c>", "\u2068ئا\u2069", "it's {x} #" })
                values.emplace_back(text);
        for (const Json& value : values) {
            Json told = Json::object();
            std::vector<locale::Argument> given;
            for (const std::string& name : *names) {
                told[name] = value;
                if (value.is_number())
                    given.push_back({ name, value.get<int>() });
                else
                    given.push_back({ name, std::string_view(value.get_ref<const std::string&>()) });
            }
            if (const auto says = formatted(**compiled, given))
                say("format", { tag, pattern, json_text(told) }, *says);
        }
    }
    const std::vector<std::string> items { "甲", "B b", "ج", "ད", "5" };
    for (std::size_t count = 0; count <= items.size(); ++count) {
        const std::vector<std::string> some(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(count));
        // Where a language has its own joints, neither ICU nor the page is asked.
        if (!catalogue.messages(language).contains("language.list_joint"))
            say("list", { tag, json_text(Json(some)) }, formatter->list(some));
    }
    for (const int days : { -1, 0, 58, 59, 11016, 19723, 20028, 20514, 20665, 20786, 20787 }) {
        const std::chrono::year_month_day date { std::chrono::sys_days { std::chrono::days { days } } };
        say("date", { tag, std::to_string(days) }, formatter->date(date));
    }
    for (int month = 1; month <= 12; ++month) {
        const std::chrono::sys_days day { std::chrono::year { 2024 } / month / 1 };
        say("date", { tag, std::to_string(day.time_since_epoch().count()) }, formatter->date(day));
    }
    say("right_to_left", { tag }, formatter->right_to_left() ? "yes" : "no");
    return Success {};
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 2) {
        (void)std::fputs("usage: web_messages CONTENT.DB\n", stderr);
        return 2;
    }
    const auto catalogue = content::Catalogue::open(arguments[1]);
    if (!catalogue) {
        (void)std::fprintf(stderr, "%s\n", catalogue.error().message.c_str());
        return 1;
    }
    for (const std::string& language : catalogue->languages())
        if (const Status said = say_messages(*catalogue, language); !said) {
            (void)std::fprintf(stderr, "%s: %s\n", language.c_str(), said.error().message.c_str());
            return 1;
        }
    return 0;
}
