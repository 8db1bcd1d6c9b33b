// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/vocabulary.hpp"

#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/register/folded.hpp"
#include "kiosk/words/words.hpp"

#include <algorithm>
#include <charconv>

namespace kiosk::registers {
namespace {

bool same(const Column& one, const Column& other)
{
    return one.what == other.what && (one.what != Column::What::fact || one.fact == other.fact);
}

} // namespace

std::optional<Column> column_named(std::string_view name, const Schema& schema)
{
    using What = Column::What;
    static constexpr std::pair<std::string_view, What> others[]
        = { { label_column, What::label }, { region_column, What::region }, { household_column, What::household },
              { birth_date_column, What::birth_date }, { move_in_date_column, What::move_in_date } };
    for (const auto& [other, what] : others)
        if (name == other)
            return Column { what, {}, std::string(name) };
    if (const auto fact = schema.find(name))
        return Column { What::fact, *fact, std::string(name) };
    return std::nullopt;
}

Vocabulary Vocabulary::of_names(const Policy& policy)
{
    Vocabulary made(policy);
    made.add_names();
    return made;
}

// They go before all others.
void Vocabulary::add_names()
{
    const Schema& schema = policy_->schema;
    for (const Region& each : policy_->regions) {
        regions_[folded(each.id)] = &each;
        regions_[folded(each.name)] = &each;
    }
    for (const std::string_view name : register_columns)
        columns_[folded_name(name)] = column_named(name, schema);
    for (const FactId id : schema.ids()) {
        const Fact& fact = schema[id];
        columns_[folded_name(fact.name)] = column_named(fact.name, schema);
        for (std::size_t value = 0; value < fact.values.size(); ++value)
            words_[index(id)][folded(fact.values[value])] = { static_cast<int>(value) };
    }
}

Vocabulary::Vocabulary(const Policy& policy)
    : policy_(&policy)
    , words_(policy.schema.size())
    , regional_(policy.regions.size(), std::vector<Words>(policy.schema.size()))
    , units_(policy.schema.size())
{
}

Result<Vocabulary> Vocabulary::create(const content::Catalogue& catalogue, const Region* region, const ColumnMap* map)
{
    const Policy& policy = catalogue.policy();
    const auto messages = locale::Messages::create(
        content::authoritative_language, catalogue.messages(content::authoritative_language));
    if (!messages)
        return messages.error();
    Vocabulary made(policy);
    made.add_screen_words(catalogue, *messages, region);
    made.add_register_words(catalogue.register_words());
    made.add_names();
    if (!map)
        return made;
    // What a bureau says of its own words goes before all else.
    std::map<std::string, std::string> own;
    for (const auto& [header, column] : map->headers) {
        const std::string name = folded_name(header);
        if (const auto [known, added] = own.emplace(name, column); !added && known->second != column)
            return Error { "columns: " + in_quotes(header) + " is given two meanings" };
        made.columns_[name] = column_named(column, policy.schema);
    }
    made.add_register_words(map->answers);
    for (const ColumnMap::Word& word : map->words) {
        made.words_[index(word.fact)][folded(word.word)] = { word.value };
        for (auto& of_region : made.regional_)
            of_region[index(word.fact)].erase(folded(word.word));
    }
    return made;
}

void Vocabulary::name(std::string_view header, const Column& column)
{
    const auto [known, added] = columns_.emplace(folded_name(header), column);
    if (!added && known->second && !same(*known->second, column))
        known->second.reset();
}

void Vocabulary::add_screen_words(
    const content::Catalogue& catalogue, const locale::Messages& messages, const Region* region)
{
    const Policy& policy = *policy_;
    for (std::size_t i = 0; i < policy.regions.size(); ++i) {
        const kiosk::Words words(catalogue, messages, policy.regions[i]);
        for (const FactId id : policy.schema.ids()) {
            const Fact& fact = policy.schema[id];
            Words& answers = regional_[i][index(id)];
            for (std::size_t value = 0; value < fact.values.size(); ++value)
                answers[folded(words.answer(id, static_cast<int>(value)))] = { static_cast<int>(value) };
            if (fact.kind == FactKind::boolean)
                for (const int value : { 0, 1 })
                    answers[folded(words.answer(id, value))] = { value };
        }
    }
    // The same header of different facts is none: the facts told in confidence share one.
    for (const FactId id : policy.schema.ids()) {
        std::vector<std::string> headers;
        for (const Region& each : policy.regions) {
            if (region && region != &each)
                continue;
            const kiosk::Words words(catalogue, messages, each);
            std::vector<std::string> said { words.fact(id) };
            if (policy.schema[id].kind == FactKind::boolean)
                said.push_back(words.statement(id));
            for (const Question& question : policy.questions)
                if (question.facts == std::vector { id })
                    said.push_back(words.question_title(question));
            if (headers.empty())
                headers = said;
            else
                std::erase_if(headers,
                    [&](const std::string& one) { return std::find(said.begin(), said.end(), one) == said.end(); });
        }
        for (const std::string& header : headers)
            name(header, Column { Column::What::fact, id, policy.schema[id].name });
    }
}

void Vocabulary::add_register_words(const std::vector<RegisterWord>& words)
{
    const Schema& schema = policy_->schema;
    for (const RegisterWord& word : words) {
        const auto fact = schema.find(word.of);
        switch (word.kind) {
        case RegisterWord::Kind::header:
            if (const auto column = column_named(word.of, schema))
                name(word.word, *column);
            break;
        case RegisterWord::Kind::answer:
            for (const FactId id : schema.ids())
                if (word.of == "unknown")
                    words_[index(id)].emplace(folded(word.word), Word {});
                else if (schema[id].kind == FactKind::boolean)
                    words_[index(id)].emplace(folded(word.word), Word { word.of == "yes" ? 1 : 0 });
            break;
        case RegisterWord::Kind::value:
            if (fact)
                words_[index(*fact)].emplace(folded(word.word), Word { schema[*fact].value_of(word.value) });
            break;
        case RegisterWord::Kind::unit:
            if (fact)
                units_[index(*fact)].push_back(folded(word.word));
            break;
        case RegisterWord::Kind::meaning:
        case RegisterWord::Kind::form:
            break; // what the empty register says
        }
    }
}

std::optional<Column> Vocabulary::column(std::string_view header) const
{
    const auto known = columns_.find(folded_name(header));
    return known == columns_.end() ? std::nullopt : known->second;
}

std::optional<Vocabulary::Word> Vocabulary::word(FactId id, const Region& region, std::string_view cell) const
{
    const std::string spelled = folded(cell);
    const std::size_t of_region = static_cast<std::size_t>(&region - policy_->regions.data());
    for (const Words* const words : { &regional_[of_region][index(id)], &words_[index(id)] })
        if (const auto known = words->find(spelled); known != words->end())
            return known->second;
    const Fact& fact = policy_->schema[id];
    if (fact.kind != FactKind::integer)
        return std::nullopt;
    std::string_view digits = spelled;
    std::size_t unit_size = 0; // of the longest: 周岁 ends as 岁 does
    for (const std::string& unit : units_[index(id)])
        if (digits.size() > unit.size() && digits.ends_with(unit))
            unit_size = std::max(unit_size, unit.size());
    digits.remove_suffix(unit_size);
    int number = 0;
    const char* const end = digits.data() + digits.size();
    auto [read_to, error] = std::from_chars(digits.data(), end, number);
    if (error != std::errc {})
        return std::nullopt;
    // "9.0", as spreadsheets write whole numbers.
    if (read_to != end && *read_to == '.' && read_to + 1 != end)
        read_to = std::find_if(read_to + 1, end, [](char c) { return c != '0'; });
    if (read_to != end || !fact.allows(number))
        return std::nullopt;
    return Word { number };
}

std::vector<std::pair<std::string, Vocabulary::Word>> Vocabulary::words(FactId id, const Region& region) const
{
    const std::size_t of_region = static_cast<std::size_t>(&region - policy_->regions.data());
    Words all = regional_[of_region][index(id)];
    all.insert(words_[index(id)].begin(), words_[index(id)].end()); // those of the region go before
    return { all.begin(), all.end() };
}

const Region* Vocabulary::region(std::string_view cell) const
{
    const auto known = regions_.find(folded(cell));
    return known == regions_.end() ? nullptr : known->second;
}

} // namespace kiosk::registers
