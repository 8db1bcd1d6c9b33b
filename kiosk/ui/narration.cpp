// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/narration.hpp"

#include "kiosk/locale/language_tag.hpp"
#include "kiosk/ui/reading_order.hpp"

#include <algorithm>

namespace kiosk::ui {
namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_hexadecimal(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f');
}

// U+4E00 to U+9FFF in UTF-8.
bool has_han(std::string_view text)
{
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0xE4 && byte <= 0xE9)
            return true;
    }
    return false;
}

bool has_latin(std::string_view text)
{
    return std::any_of(
        text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

// A letter of any script but Chinese: in ASCII, or from U+00C0 to U+1FFF.
bool has_alphabet(std::string_view text)
{
    return has_latin(text) || std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xC3 && byte <= 0xE1;
    });
}

// What is written in another script alone is said in its language: 语言 on an English page, English on a Chinese one. A
// Chinese term within a sentence leaves it in the page's.
std::string language_of(std::string_view text, std::string_view page)
{
    if (has_han(text) && !locale::is_chinese(page) && !has_alphabet(text))
        return "zh-Hans";
    if (locale::is_chinese(page) && !has_han(text) && has_latin(text))
        return "en";
    return std::string(page);
}

// A language calls itself by its own name; everything else is said in the language of the page.
std::string language_of(const Node& node, const Words& words)
{
    constexpr std::string_view choice = "language/";
    return node.id.starts_with(choice) ? node.id.substr(choice.size()) : std::string(words.language());
}

// Figures that are a name rather than an amount.
bool said_singly(std::string_view number, std::string_view after, const Words& words)
{
    constexpr std::size_t longest_amount = 4;
    const auto& hotlines = words.region().hotlines;
    return number.size() > longest_amount || (number.size() == 4 && after.starts_with("年"))
        || std::find(hotlines.begin(), hotlines.end(), number) != hotlines.end();
}

std::string with_figures_apart(std::string_view text, const Words& words)
{
    std::string said;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_digit(text[i])) {
            said += text[i++];
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && is_digit(text[end]))
            ++end;
        const std::string_view number = text.substr(i, end - i);
        if (said_singly(number, text.substr(end), words)) {
            for (std::size_t j = 0; j < number.size(); ++j)
                said += (j == 0 ? "" : " ") + std::string(1, number[j]);
        } else {
            said += number;
        }
        i = end;
    }
    return said;
}

// The fingerprint of the content, "（3f2a12bc）": to be compared by eye, not to be listened to.
std::string without_fingerprints(std::string_view text)
{
    static constexpr std::pair<std::string_view, std::string_view> brackets[] = { { "（", "）" }, { " (", ")" } };
    std::string said(text);
    for (const auto& [open, close] : brackets) {
        for (std::size_t at = said.find(open); at != std::string::npos; at = said.find(open, at + 1)) {
            std::size_t end = at + open.size();
            while (end < said.size() && is_hexadecimal(said[end]))
                ++end;
            if (end - at - open.size() == 8 && said.compare(end, close.size(), close) == 0)
                said.erase(at, end + close.size() - at);
        }
    }
    return said;
}

void replace_all(std::string& text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \n");
    return first == std::string_view::npos ? std::string {}
                                           : std::string(text.substr(first, text.find_last_not_of(" \n") - first + 1));
}

void append(Speech& speech, Speech more)
{
    speech.insert(speech.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

bool scrolls_only(const Node& node)
{
    return node.id.ends_with("/more") || node.id.ends_with("/up");
}

// Whether it is chosen, where that is a matter; "" otherwise.
std::string state_of(const Node& node, const Words& words)
{
    if (!node.enabled)
        return words(Phrase::say_disabled);
    if (node.role == Role::fold)
        return words(node.selected ? Phrase::say_unfolded : Phrase::say_fold);
    if (node.selected)
        return words(node.role == Role::tab ? Phrase::say_shown : Phrase::say_chosen);
    return node.role == Role::toggle ? words(Phrase::say_not_chosen) : std::string {};
}

} // namespace

Speech sentences(std::string_view written, const Words& words, std::string_view language)
{
    std::string text = with_figures_apart(without_fingerprints(written), words);
    const bool chinese = locale::is_chinese(language);
    for (const std::string_view drawn : { " · ", "·", " — ", "——", "—" })
        replace_all(text, drawn, chinese ? "，" : ", ");
    // A sentence ends with its line, its full stop, its question or exclamation mark.
    static constexpr std::string_view ends[] = { "\n", "。", "？", "！", "；", ". ", "? ", "! " };
    Speech speech;
    std::string_view rest = text;
    while (!rest.empty()) {
        std::size_t cut = rest.size();
        for (const std::string_view end : ends)
            if (const std::size_t at = rest.find(end); at != std::string_view::npos)
                cut = std::min(cut, at + end.size());
        std::string sentence = trimmed(rest.substr(0, cut));
        rest.remove_prefix(cut);
        if (!sentence.empty()) {
            std::string tongue = language_of(sentence, language);
            speech.push_back({ std::move(tongue), std::move(sentence) });
        }
    }
    return speech;
}

Speech Narration::page() const
{
    const auto& nodes = probe.nodes();
    Speech speech;
    Speech heading; // said once something below it is
    bool withheld = false;
    std::vector<const Node*> order = reading_order(nodes);
    // What else can be looked at comes after what is shown.
    std::stable_partition(
        order.begin(), order.end(), [](const Node* node) { return node->role != Role::tab || node->selected; });
    for (const Node* node : order) {
        if (node->part != Part::page || scrolls_only(*node) || stands_on_button(*node, nodes))
            continue;
        if (!may_hear(audience, node->kept.words)) {
            withheld = true;
            continue;
        }
        Speech said = sentences(node->label, words, language_of(*node, words));
        if (node->role == Role::heading) {
            heading = std::move(said);
            // The title of the page stands for itself.
            if (!speech.empty())
                continue;
        } else {
            append(speech, std::exchange(heading, {}));
        }
        append(speech, std::exchange(heading, {}));
        append(speech, std::move(said));
        if (node->actionable() && may_hear(audience, node->kept.choice))
            append(speech, sentences(state_of(*node, words), words, words.language()));
    }
    if (withheld)
        append(speech, sentences(words(Phrase::say_withheld), words, words.language()));
    return speech;
}

Speech Narration::introduction() const
{
    const auto& nodes = probe.nodes();
    Speech speech;
    int choices = 0;
    bool withheld = false;
    for (const Node* node : reading_order(nodes)) {
        if (node->part != Part::page || scrolls_only(*node) || stands_on_button(*node, nodes))
            continue;
        if (node->actionable()) {
            ++choices;
            continue;
        }
        if (may_hear(audience, node->kept.words))
            append(speech, sentences(node->label, words, words.language()));
        else
            withheld = true;
    }
    if (withheld)
        append(speech, sentences(words(Phrase::say_withheld), words, words.language()));
    append(speech,
        sentences(choices ? words(Phrase::say_choices, { { "count", choices } }) : words(Phrase::say_no_choices), words,
            words.language()));
    return speech;
}

Speech Narration::unfolded(std::string_view fold) const
{
    Speech speech;
    for (const Node& node : probe.nodes())
        if (node.fold == fold && may_hear(audience, node.kept.words))
            append(speech, sentences(node.label, words, words.language()));
    return speech;
}

Speech Narration::focused() const
{
    int count = 0;
    int number = 0;
    const Node* focus = nullptr;
    const auto order = reading_order(probe.nodes());
    for (const Node* node : order)
        if (node->actionable() && node->focused)
            focus = node;
    if (!focus)
        return {};
    if (!may_hear(audience, std::max(focus->kept.words, focus->kept.choice)))
        return sentences(words(Phrase::say_withheld), words, words.language());
    bool countable = true;
    for (const Node* node : order) {
        if (!node->actionable() || node->part != focus->part || scrolls_only(*node))
            continue;
        ++count;
        if (node == focus)
            number = count;
        // How many there are may betray what is not said.
        countable = countable && may_hear(audience, node->kept.words);
    }
    Speech speech = sentences(focus->label, words, language_of(*focus, words));
    std::string rest = words(focus->role == Role::tab ? Phrase::say_tab
            : focus->role == Role::toggle             ? Phrase::say_toggle
                                                      : Phrase::say_button);
    const std::string comma = locale::is_chinese(words.language()) ? "，" : ", ";
    if (const std::string state = state_of(*focus, words); !state.empty())
        rest += comma + state;
    if (countable && number > 0 && count > 1)
        rest += comma + words(Phrase::say_place, { { "number", number }, { "count", count } });
    append(speech, sentences(rest, words, words.language()));
    return speech;
}

} // namespace kiosk::ui
