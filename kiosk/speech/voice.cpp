// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/voice.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <vector>

namespace kiosk::speech {
namespace {

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
        [](unsigned char byte) { return static_cast<char>(std::tolower(byte)); });
    return result;
}

bool is_chinese_voice(std::string_view language)
{
    return language.starts_with("zh") || language.starts_with("yue") || language.starts_with("cmn");
}

// What to ask for, best first.
std::vector<std::string> names_of(std::string_view language)
{
    const std::string tag = lower(language);
    if (tag == "yue" || tag.starts_with("yue-") || tag.ends_with("-hk") || tag.ends_with("-mo"))
        return { "yue", "zh-yue", "zh-hk" };
    if (is_chinese_voice(tag))
        return { "cmn", "zh-cmn", "zh-cn", "zh" };
    std::vector<std::string> names { tag };
    for (std::size_t dash = tag.rfind('-'); dash != std::string::npos; dash = tag.rfind('-', dash - 1)) {
        names.push_back(tag.substr(0, dash));
        if (dash == 0)
            break;
    }
    return names;
}

} // namespace

std::optional<std::string> voice_for(std::string_view language, const std::set<std::string, std::less<>>& offered)
{
    const std::vector<std::string> names = names_of(language);
    for (const std::string& name : names)
        for (const std::string& tag : offered)
            if (lower(tag) == name)
                return tag;
    // A voice of some country speaks the language, too: en-GB for en.
    if (!is_chinese_voice(language))
        for (const std::string& tag : offered)
            if (lower(tag).starts_with(names.back() + "-"))
                return tag;
    return std::nullopt;
}

int server_rate(std::string_view language, int percent)
{
    constexpr double slowest = 80;
    constexpr double normal = 170;
    constexpr double fastest = 449;
    const double wanted = (is_chinese_voice(language) ? 180.0 : 100.0) * percent / 100;
    const double rate
        = wanted < normal ? (wanted - normal) / (normal - slowest) * 100 : (wanted - normal) / (fastest - normal) * 100;
    return static_cast<int>(std::lround(std::clamp(rate, -100.0, 100.0)));
}

int server_volume(int decibels)
{
    const double amplitude = std::clamp(std::pow(10.0, decibels / 20.0), 0.0, 1.0);
    return static_cast<int>(std::lround(200 * amplitude - 100));
}

} // namespace kiosk::speech
