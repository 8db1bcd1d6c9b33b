// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/portable.hpp"

#include "kiosk/core/calendar.hpp"
#include "kiosk/core/citations.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace kiosk::content {
namespace {

using Json = nlohmann::ordered_json;

// The layout of the files. A reader knows this one and no other.
constexpr int portable_version = 1;

template <class T, class Of>
concept Is = std::same_as<std::remove_const_t<T>, Of>;

// The members of each type, in the order of the file.
auto fields_of(Is<Edition> auto& edition)
{
    auto& [version, checked, sha256, expired] = edition;
    return std::tie(version, checked, sha256, expired);
}
auto fields_of(Is<TranslationStatus> auto& status)
{
    auto& [reviewed, translated, outdated, missing] = status;
    return std::tie(reviewed, translated, outdated, missing);
}
auto fields_of(Is<Fact> auto& fact)
{
    auto& [name, scope, kind, minimum, maximum, values, growth, confidential, icon, value_icons, on_moving, moved]
        = fact;
    return std::tie(
        name, scope, kind, minimum, maximum, values, growth, confidential, icon, value_icons, on_moving, moved);
}
auto fields_of(Is<Citation> auto& citation)
{
    auto& [words, document, article] = citation;
    return std::tie(words, document, article);
}
auto fields_of(Is<Validity> auto& validity)
{
    auto& [from, until, citation] = validity;
    return std::tie(from, until, citation);
}
auto fields_of(Is<Clause> auto& clause)
{
    auto& [id, rule, citation, validity] = clause;
    return std::tie(id, rule, citation, validity);
}
auto fields_of(Is<Confirmation> auto& confirmation)
{
    auto& [id, when, citation, validity] = confirmation;
    return std::tie(id, when, citation, validity);
}
auto fields_of(Is<Waiver> auto& waiver)
{
    auto& [clauses, target, citation] = waiver;
    return std::tie(clauses, target, citation);
}
auto fields_of(Is<HowTo> auto& howto)
{
    auto& [id, topic, trust, citation] = howto;
    return std::tie(id, topic, trust, citation);
}
auto fields_of(Is<Note> auto& note)
{
    auto& [id, when, addressed] = note;
    return std::tie(id, when, addressed);
}
auto fields_of(Is<Benefit> auto& benefit)
{
    auto& [id, words, quote, modes, mode_words, when, confirmations, waiver, notes, howto, validity] = benefit;
    return std::tie(id, words, quote, modes, mode_words, when, confirmations, waiver, notes, howto, validity);
}
auto fields_of(Is<Service> auto& service)
{
    auto& [id, category, subject, icon, name, target, target_inherited, text, target_clauses, departments,
        departments_note, hotlines, benefits, validity]
        = service;
    return std::tie(id, category, subject, icon, name, target, target_inherited, text, target_clauses, departments,
        departments_note, hotlines, benefits, validity);
}
auto fields_of(Is<Hindrance> auto& hindrance)
{
    auto& [id, clause, when] = hindrance;
    return std::tie(id, clause, when);
}
auto fields_of(Is<Danger> auto& danger)
{
    auto& [id, hotlines] = danger;
    return std::tie(id, hotlines);
}
auto fields_of(Is<RegionName> auto& region)
{
    auto& [id, province, name] = region;
    return std::tie(id, province, name);
}
auto fields_of(Is<ListEdition> auto& edition)
{
    auto& [from, plan, list, words] = edition;
    return std::tie(from, plan, list, words);
}
auto fields_of(Is<Region> auto& region)
{
    auto& [id, province, name, plan, list, in_force, editions, membership, hindrances, services, hotlines, dangers,
        choices]
        = region;
    return std::tie(id, province, name, plan, list, in_force, editions, membership, hindrances, services, hotlines,
        dangers, choices);
}
auto fields_of(Is<Category> auto& category)
{
    auto& [id, icon, color] = category;
    return std::tie(id, icon, color);
}
auto fields_of(Is<Hotline> auto& hotline)
{
    auto& [id, number] = hotline;
    return std::tie(id, number);
}
auto fields_of(Is<Question> auto& question)
{
    auto& [id, facts, confidential, same_as_before, detail, choices] = question;
    return std::tie(id, facts, confidential, same_as_before, detail, choices);
}
auto fields_of(Is<Term> auto& term)
{
    auto& [name, rule] = term;
    return std::tie(name, rule);
}
auto fields_of(Is<Contradiction> auto& contradiction)
{
    auto& [id, rule] = contradiction;
    return std::tie(id, rule);
}
// Rules speak of facts, confirmations and terms: these come before them.
auto fields_of(Is<Policy> auto& policy)
{
    auto& [schema, confirmations, terms, contradictions, doubts, questions, siblings, categories, hotlines, howto,
        pressing_modes, region_names, regions]
        = policy;
    return std::tie(schema, confirmations, terms, contradictions, doubts, questions, siblings, categories, hotlines,
        howto, pressing_modes, region_names, regions);
}

template <class T>
concept Fielded = requires(T& value)
{
    fields_of(value);
};

class PortableWriter {
public:
    Json operator()(bool value) const { return value ? 1 : 0; }
    template <class T>
    requires std::integral<T> || std::is_enum_v<T> Json operator()(T value) const
    {
        return static_cast<std::int64_t>(value);
    }
    Json operator()(const std::string& text) const { return text; }
    Json operator()(const Rule& rule) const { return rule.source(); }
    Json operator()(const std::chrono::year_month_day& date) const { return iso_date(date); }
    Json operator()(const Schema& schema) const
    {
        Json facts = Json::array();
        for (const FactId id : schema.ids())
            facts.push_back((*this)(schema[id]));
        return facts;
    }
    template <class T> Json operator()(const std::optional<T>& value) const
    {
        return value ? (*this)(*value) : Json(nullptr);
    }
    template <class A, class B> Json operator()(const std::pair<A, B>& pair) const
    {
        return Json::array({ (*this)(pair.first), (*this)(pair.second) });
    }
    template <class T> Json operator()(const std::vector<T>& all) const
    {
        Json list = Json::array();
        for (const auto& each : all)
            list.push_back((*this)(each));
        return list;
    }
    template <Fielded T> Json operator()(const T& value) const
    {
        Json list = Json::array();
        std::apply([&](const auto&... field) { (list.push_back((*this)(field)), ...); }, fields_of(value));
        return list;
    }
    template <class... Key> Json operator()(const std::map<std::string, std::string, Key...>& words) const
    {
        Json list = Json::array();
        for (const auto& [key, text] : words) {
            list.push_back(key);
            list.push_back(text);
        }
        return list;
    }
};

// Puts JSON into what PortableWriter made it from. What does not fit is passed over, and the reading has failed.
class Taker {
public:
    explicit Taker(const Policy& policy)
        : policy_(policy)
    {
    }

    bool failed() const { return failed_; }

    template <class T>
    requires std::integral<T> || std::is_enum_v<T>
    void operator()(const Json& from, T& to)
    {
        if (fits(from.is_number_integer()))
            to = static_cast<T>(from.get<std::int64_t>());
    }
    void operator()(const Json& from, std::string& to)
    {
        if (fits(from.is_string()))
            to = from.get_ref<const std::string&>();
    }
    void operator()(const Json& from, Rule& to)
    {
        std::string source;
        (*this)(from, source);
        if (source.empty())
            return;
        auto rule = Rule::parse(source, policy_.vocabulary());
        if (fits(rule.operator bool()))
            to = std::move(*rule);
    }
    void operator()(const Json& from, std::chrono::year_month_day& to)
    {
        std::string written;
        (*this)(from, written);
        const auto date = read_iso_date(written);
        if (fits(date.has_value()))
            to = *date;
    }
    void operator()(const Json& from, Schema& to)
    {
        std::vector<Fact> facts;
        (*this)(from, facts);
        auto schema = Schema::create(std::move(facts));
        if (fits(schema.operator bool()))
            to = std::move(*schema);
    }
    template <class T> void operator()(const Json& from, std::optional<T>& to)
    {
        to = from.is_null() ? std::nullopt : std::optional<T>(std::in_place);
        if (to)
            (*this)(from, *to);
    }
    template <class A, class B> void operator()(const Json& from, std::pair<A, B>& to)
    {
        if (!fits(from.is_array() && from.size() == 2))
            return;
        (*this)(from[0], to.first);
        (*this)(from[1], to.second);
    }
    template <class T> void operator()(const Json& from, std::vector<T>& to)
    {
        to.clear();
        if (!fits(from.is_array()))
            return;
        // One by one: a term may speak of those before it.
        for (const Json& each : from)
            (*this)(each, to.emplace_back());
    }
    template <Fielded T> void operator()(const Json& from, T& to)
    {
        const auto fields = fields_of(to);
        if (!fits(from.is_array() && from.size() == std::tuple_size_v<decltype(fields)>))
            return;
        std::size_t at = 0;
        std::apply([&](auto&... field) { ((*this)(from[at++], field), ...); }, fields);
    }
    template <class... Key> void operator()(const Json& from, std::map<std::string, std::string, Key...>& to)
    {
        if (!fits(from.is_array() && from.size() % 2 == 0))
            return;
        for (std::size_t i = 0; i < from.size(); i += 2) {
            std::string key;
            (*this)(from[i], key);
            (*this)(from[i + 1], to[std::move(key)]);
        }
    }

private:
    bool fits(bool fitting)
    {
        failed_ = failed_ || !fitting;
        return fitting;
    }

    const Policy& policy_; // as far as it has been read
    bool failed_ = false;
};

// A list of these, each taken in turn.
template <class... T> bool take(const Json& from, Taker& taker, T&... to)
{
    if (!from.is_array() || from.size() != sizeof...(to) + 1 || from[0] != portable_version)
        return false;
    std::size_t at = 1;
    (taker(from[at++], to), ...);
    return !taker.failed();
}
template <class... T> std::string written(const T&... each)
{
    const PortableWriter write;
    return Json::array({ portable_version, write(each)... }).dump();
}

std::string mark_of(std::string_view language, std::string_view region, Portion portion)
{
    return std::string(language) + ' ' + std::string(region) + ' ' + (portion == Portion::ask ? "ask" : "tell");
}

} // namespace

std::string portable_policy(const Catalogue& catalogue)
{
    std::map<std::string, std::string, std::less<>> documents;
    for (const HowTo& howto : catalogue.policy().howto)
        documents.emplace(howto.citation.document, catalogue.document_title(howto.citation.document));
    const auto cite = [&](const Citation& citation) {
        documents.emplace(citation.document, catalogue.document_title(citation.document));
    };
    for (const Region& region : catalogue.policy().regions)
        each_citation(region, cite);
    documents.erase("");
    return written(catalogue.edition(), catalogue.day(), catalogue.languages(), documents, catalogue.policy());
}

std::string portable_words(const Catalogue& catalogue, const std::string& language, const Region& region,
    Portion portion, const std::function<bool(std::string_view key)>& told, const OfficialWords& official)
{
    Catalogue::Words messages;
    Catalogue::Words fallback;
    Catalogue::Words translations;
    for (const auto& [key, text] : catalogue.messages(language))
        if (told(key))
            messages.emplace(key, text);
    if (language != authoritative_language) {
        for (const auto& [key, text] : catalogue.messages(authoritative_language))
            if (told(key) && !catalogue.messages(language).contains(key))
                fallback.emplace(key, text);
        for (const std::string& words : official)
            if (const std::string_view translated = catalogue.official(language, words); translated != words)
                translations.emplace(words, translated);
    }
    return written(catalogue.edition().sha256, language, mark_of(language, region.id, portion),
        catalogue.translation_status(language), messages, fallback, translations);
}

Result<Catalogue> PortableReader::read(std::string_view policy)
{
    Catalogue catalogue;
    catalogue.policy_ = std::make_unique<Policy>();
    Taker taker(*catalogue.policy_);
    const Json json = Json::parse(policy.begin(), policy.end(), nullptr, false);
    if (!take(json, taker, catalogue.edition_, catalogue.day_, catalogue.languages_, catalogue.documents_,
            *catalogue.policy_)
        || catalogue.languages_.empty())
        return Error { "this is no policy file of this release" };
    for (const std::string& language : catalogue.languages_)
        catalogue.read_[language];
    return catalogue;
}

Status PortableReader::add_words(Catalogue& catalogue, std::string_view words)
{
    std::string sha256;
    std::string language;
    std::string mark;
    TranslationStatus status;
    Catalogue::Words messages;
    Catalogue::Words fallback;
    Catalogue::Words official;
    Taker taker(*catalogue.policy_);
    const Json json = Json::parse(words.begin(), words.end(), nullptr, false);
    if (!take(json, taker, sha256, language, mark, status, messages, fallback, official))
        return Error { "this is no words file of this release" };
    if (sha256 != catalogue.edition_.sha256)
        return Error { "these words are of another edition than the policy" };
    catalogue.read_[language].messages.merge(messages);
    catalogue.read_[std::string(authoritative_language)].messages.merge(fallback);
    catalogue.read_[language].official.merge(official);
    catalogue.read_[language].status = status;
    catalogue.portions_.insert(std::move(mark));
    return Success {};
}

bool PortableReader::has_words(
    const Catalogue& catalogue, std::string_view language, std::string_view region, Portion portion)
{
    return catalogue.portions_.contains(mark_of(language, region, portion));
}

} // namespace kiosk::content
