// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/family_reader.hpp"

#include "kiosk/core/calendar.hpp"
#include "kiosk/diagnostics/expected.hpp"
#include "kiosk/diagnostics/json_text.hpp"
#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/quoted.hpp"

#include <algorithm>
#include <utility>

namespace kiosk::cli {
namespace {

// A value as far as a family file can hold one; of an object or a list only that it begins.
struct Value {
    enum class Shape { null, boolean, integer, other_number, text, object, list };
    Shape shape = Shape::null;
    std::int64_t number = 0; // booleans and integers
    std::string_view text; // texts, and other numbers as they are written

    std::string shown() const
    {
        switch (shape) {
        case Shape::null:
            return "null";
        case Shape::boolean:
            return number ? "true" : "false";
        case Shape::integer:
            return std::to_string(number);
        case Shape::other_number:
            return on_one_line(text, 40);
        case Shape::text:
            return in_quotes(text);
        case Shape::object:
            return "an object";
        case Shape::list:
            return "a list";
        }
        return {};
    }
};

// Nothing when the fact has no such value.
std::optional<int> taken_by(const Fact& fact, const Value& value)
{
    switch (fact.kind) {
    case FactKind::boolean:
        if (value.shape == Value::Shape::boolean)
            return static_cast<int>(value.number);
        break;
    case FactKind::integer:
        if (value.shape == Value::Shape::integer && value.number >= fact.minimum && value.number <= fact.maximum)
            return static_cast<int>(value.number);
        break;
    case FactKind::choice:
        if (value.shape == Value::Shape::text)
            return fact.value_of(value.text);
        break;
    }
    return std::nullopt;
}

// "line 3, column 5" of a byte; columns count characters.
std::string line_and_column(std::string_view bytes, std::size_t at)
{
    const std::string_view before = bytes.substr(0, at);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::string_view on_line = before.substr(before.rfind('\n') + 1); // npos + 1 is 0
    const auto column = std::count_if(on_line.begin(), on_line.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }) + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

// The first byte of the token whose last byte is at `last`.
std::size_t token_start(std::string_view bytes, std::size_t last)
{
    const auto is_word = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '-'
            || c == '.';
    };
    std::size_t at = last;
    if (bytes[last] == '"') {
        while (at > 0) {
            --at;
            std::size_t backslashes = 0;
            while (backslashes < at && bytes[at - 1 - backslashes] == '\\')
                ++backslashes;
            if (bytes[at] == '"' && backslashes % 2 == 0)
                return at;
        }
        return last;
    }
    while (is_word(bytes[last]) && at > 0 && is_word(bytes[at - 1]))
        --at;
    return at;
}

// Takes the parser's events in turn. The first one that does not fit ends the reading, so that neither depth nor size
// of what is wrong costs anything.
class FamilyEvents {
public:
    FamilyEvents(std::string_view bytes, std::string_view file_name, const Policy& policy)
        : bytes_(bytes)
        , file_name_(on_one_line(file_name))
        , policy_(policy)
    {
    }

    bool null() { return take({ Value::Shape::null, 0, {} }); }
    bool boolean(bool value) { return take({ Value::Shape::boolean, value, {} }); }
    bool number_integer(std::int64_t value) { return take({ Value::Shape::integer, value, {} }); }
    bool number_unsigned(std::uint64_t value)
    {
        if (std::in_range<std::int64_t>(value))
            return number_integer(static_cast<std::int64_t>(value));
        return take({ Value::Shape::other_number, 0, std::to_string(value) });
    }
    bool number_float(double, const std::string& written) { return take({ Value::Shape::other_number, 0, written }); }
    bool string(std::string& value) { return take({ Value::Shape::text, 0, value }); }
    bool binary(Json::binary_t&) { return false; } // not in JSON
    bool start_object(std::size_t) { return take({ Value::Shape::object, 0, {} }); }
    bool start_array(std::size_t) { return take({ Value::Shape::list, 0, {} }); }

    bool key(std::string& name)
    {
        switch (place_) {
        case Place::top:
            return top_key(name);
        case Place::family:
            return fact_key(name, Scope::family);
        case Place::child:
            return name == "label" ? label_key() : fact_key(name, Scope::child);
        case Place::file:
        case Place::children:
            break;
        }
        assert(false); // neither holds an object whose keys we would be in
        return false;
    }

    bool end_object()
    {
        place_ = place_ == Place::top ? Place::file : place_ == Place::family ? Place::top : Place::children;
        return true;
    }

    bool end_array()
    {
        place_ = Place::top;
        if (family_.children.empty())
            return fail("children", "expected at least one child, got an empty list");
        return true;
    }

    bool parse_error(std::size_t read, const std::string& token, const Json::exception& exception)
    {
        constexpr int number_overflow = 406;
        if (exception.id == number_overflow)
            return take({ Value::Shape::other_number, 0, token });
        // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while parsing value -
        // unexpected '}'"
        std::string_view message = exception.what();
        if (const auto detail = message.find(" - "); detail != std::string_view::npos)
            message.remove_prefix(detail + 3);
        message = message.substr(0, message.find("; last read: "));
        std::size_t at = std::min(read > 0 ? read - 1 : 0, bytes_.size());
        if (message.starts_with("unexpected") && at < bytes_.size())
            at = token_start(bytes_, at);
        return fail(line_and_column(bytes_, at), on_one_line(message, 200));
    }

    Result<CheckRequest> finish(std::chrono::year_month_day today)
    {
        if (!error_ && !region_)
            fail("region", "expected " + regions() + ", got nothing");
        if (!error_ && family_.children.empty())
            fail("children", "expected a list of children, got nothing");
        if (!error_ && as_of_ && region_->in_force && *as_of_ < *region_->in_force)
            fail("as_of",
                "expected a day from " + iso_date(*region_->in_force) + " on, when the list of " + region_->id
                    + " came into force, got \"" + iso_date(*as_of_) + "\"; before that nothing is decided");
        for (std::size_t i = 0; !error_ && i < family_.children.size(); ++i)
            check_contradictions(i);
        if (error_)
            return *error_;
        return CheckRequest { region_, as_of_.value_or(today), as_of_.has_value(), std::move(family_) };
    }

    // The first mistake is the one that is told.
    bool fail(const std::string& place, const std::string& message)
    {
        error_ = Error { file_name_ + ": " + place + (place.empty() ? "" : ": ") + message };
        return false;
    }

private:
    // What the parser is inside of.
    enum class Place { file, top, family, children, child };
    enum class Key { region, as_of, family, children };
    static constexpr std::array<std::string_view, 4> keys { "region", "as_of", "family", "children" };

    // "family" or "children[2]"
    std::string object_place() const
    {
        if (place_ == Place::family)
            return "family";
        const std::size_t begun = family_.children.size();
        return "children[" + std::to_string(place_ == Place::child ? begun - 1 : begun) + "]";
    }

    // Of the value that is due.
    std::string value_place() const
    {
        switch (place_) {
        case Place::file:
            return {};
        case Place::top:
            return std::string(keys[static_cast<std::size_t>(key_)]);
        case Place::children:
            return object_place();
        case Place::family:
        case Place::child:
            return object_place() + "." + (fact_ ? policy_.schema[*fact_].name : "label");
        }
        return {};
    }

    bool wrong(const std::string& expected, const Value& got)
    {
        return fail(value_place(), "expected " + expected + ", got " + got.shown());
    }

    bool twice(const std::string& place, std::string_view name)
    {
        return fail(place, "expected " + in_quotes(name) + " once, got it twice");
    }

    std::string regions() const
    {
        std::vector<std::string> names;
        for (const RegionName& region : policy_.region_names)
            names.push_back('"' + region.id + '"');
        return alternatives(names);
    }

    bool top_key(std::string_view name)
    {
        const auto found = std::find(keys.begin(), keys.end(), name);
        if (found == keys.end())
            return fail("", R"(expected "region", "as_of", "family" or "children", got )" + in_quotes(name));
        const auto position = static_cast<std::size_t>(found - keys.begin());
        key_ = static_cast<Key>(position);
        return std::exchange(has_key_[position], true) ? twice("", name) : true;
    }

    bool label_key()
    {
        fact_.reset();
        return std::exchange(has_label_, true) ? twice(object_place(), "label") : true;
    }

    bool fact_key(std::string_view name, Scope scope)
    {
        const auto found = policy_.schema.find(name);
        if (!found)
            return fail(
                object_place(), "expected " + expected_facts(policy_.schema, scope) + ", got " + in_quotes(name));
        const Scope home = policy_.schema[*found].scope;
        if (home != scope)
            return fail(object_place(),
                in_quotes(name) + " belongs in \"" + (home == Scope::family ? "family" : "children") + '"');
        if (!answers().is_absent(*found))
            return twice(object_place(), name);
        fact_ = found;
        return true;
    }

    Answers& answers() { return place_ == Place::family ? family_.shared : family_.children.back().answers; }

    bool take(const Value& value)
    {
        switch (place_) {
        case Place::file:
            return value.shape == Value::Shape::object ? enter(Place::top) : wrong("an object", value);
        case Place::top:
            return take_top(value);
        case Place::children:
            if (value.shape != Value::Shape::object)
                return wrong("an object", value);
            family_.children.emplace_back();
            has_label_ = false;
            return enter(Place::child);
        case Place::family:
        case Place::child:
            return fact_ ? take_fact(value) : take_label(value);
        }
        return false;
    }

    bool enter(Place place)
    {
        place_ = place;
        return true;
    }

    bool take_top(const Value& value)
    {
        switch (key_) {
        case Key::region:
            region_ = value.shape == Value::Shape::text ? policy_.region(value.text) : nullptr;
            return region_ ? true : wrong(regions(), value);
        case Key::as_of:
            as_of_ = value.shape == Value::Shape::text ? read_iso_date(value.text) : std::nullopt;
            if (!as_of_)
                return wrong("a day of the calendar such as \"2026-11-21\"", value);
            if (static_cast<int>(as_of_->year()) < first_year || static_cast<int>(as_of_->year()) > last_year)
                return wrong("a day from " + std::to_string(first_year) + " to " + std::to_string(last_year)
                        + " by the Gregorian calendar",
                    value);
            return true;
        case Key::family:
            return value.shape == Value::Shape::object ? enter(Place::family) : wrong("an object", value);
        case Key::children:
            return value.shape == Value::Shape::list ? enter(Place::children) : wrong("a list of children", value);
        }
        return false;
    }

    bool take_label(const Value& value)
    {
        if (value.shape == Value::Shape::text)
            family_.children.back().label = value.text;
        else if (value.shape != Value::Shape::null)
            return wrong("a text", value);
        return true;
    }

    bool take_fact(const Value& value)
    {
        const Fact& fact = policy_.schema[*fact_];
        if (value.shape == Value::Shape::null) {
            answers().decline(*fact_);
            return true;
        }
        const auto taken = taken_by(fact, value);
        if (!taken)
            return wrong(expectation(fact), value);
        answers().know(*fact_, *taken);
        return true;
    }

    // `children[0]: age 9 and stage "nursery" contradict each other (rule nursery_age: …)`
    void check_contradictions(std::size_t child)
    {
        const Answers told = family_.answers_of(child);
        const auto contradictions = policy_.contradictions_in(told);
        if (!contradictions.empty())
            fail("children[" + std::to_string(child) + "]", contradiction_in(policy_, *contradictions.front(), told));
    }

    std::string_view bytes_;
    std::string file_name_;
    const Policy& policy_;
    std::optional<Error> error_;

    Place place_ = Place::file;
    Key key_ = Key::region; // in Place::top
    std::optional<FactId> fact_; // in Place::family and Place::child; nothing: the label
    std::array<bool, keys.size()> has_key_ {};
    bool has_label_ = false;

    const Region* region_ = nullptr;
    std::optional<std::chrono::year_month_day> as_of_;
    Family family_;
};

} // namespace

FamilyHead head_of_family(std::string_view bytes)
{
    FamilyHead head;
    const auto json = nlohmann::json::parse(bytes, nullptr, false);
    const auto text = [&](const char* key) {
        const auto found = json.is_object() ? json.find(key) : json.end();
        return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    head.region = text("region");
    head.as_of = read_iso_date(text("as_of"));
    return head;
}

Result<CheckRequest> read_family(
    std::string_view bytes, std::string_view file_name, const Policy& policy, std::chrono::year_month_day today)
{
    FamilyEvents events(bytes, file_name, policy);
    // The parser takes a zero byte for the end of the text.
    if (const auto zero = bytes.find('\0'); zero != std::string_view::npos)
        events.fail(line_and_column(bytes, zero), "expected text, got a zero byte");
    else if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) // the parser's own words for it change
        events.fail(line_and_column(bytes, bytes.size()), "expected a JSON object, got nothing");
    else
        Json::sax_parse(bytes.begin(), bytes.end(), &events);
    return events.finish(today);
}

void warn_of_doubts(const CheckRequest& request, const Policy& policy, std::string_view file_name, std::ostream& error)
{
    for (std::size_t child = 0; child < request.family.children.size(); ++child) {
        const Answers told = request.family.answers_of(child);
        for (const Contradiction* doubt : policy.doubts_in(told))
            error << on_one_line(file_name) << ": children[" << child
                  << "]: warning: " << doubt_in(policy, *doubt, told) << '\n';
    }
}

} // namespace kiosk::cli
