// SPDX-License-Identifier: Apache-2.0
//
// What the columns of a register may be called and how its cells may be written: by the names of the contract, in the
// words of the screens, as content/register.toml lists it, and as a bureau says of its own.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/locale/messages.hpp"
#include "kiosk/register/column_map.hpp"

#include <cstdint>
#include <map>

namespace kiosk::registers {

// What a column of CSV or a member of JSON is.
struct Column {
    enum class What : std::uint8_t {
        fact,
        label,
        region,
        household,
        birth_date,
        move_in_date,
        carried, // of the bureau's own
        blank // has no name, and nothing in it
    } what = What::fact;
    FactId fact {};
    std::string name; // by the contract; of a bureau's own, as it is
};

// By the names of the contract alone; nothing when it is none of them.
std::optional<Column> column_named(std::string_view name, const Schema& schema);

class Vocabulary {
public:
    // In Chinese. Where regions call something by different names, those of `region` count; without it, only what all
    // regions say alike. `map` may be null. An error: two meanings of a bureau's word.
    static Result<Vocabulary> create(const content::Catalogue& catalogue, const Region* region, const ColumnMap* map);

    // The names of the contract alone. `policy` must outlive it.
    static Vocabulary of_names(const Policy& policy);

    std::optional<Column> column(std::string_view header) const;

    // What the answer to a fact may be written as besides its names; of a number, without its unit.
    struct Word {
        std::optional<int> value; // nothing: unknown
    };
    std::optional<Word> word(FactId fact, const Region& region, std::string_view cell) const;
    // All that word() knows for a fact, folded, besides numbers and their units.
    std::vector<std::pair<std::string, Word>> words(FactId fact, const Region& region) const;
    const std::vector<std::string>& units(FactId fact) const { return units_[index(fact)]; }
    // A region by its id or its name.
    const Region* region(std::string_view cell) const;

private:
    explicit Vocabulary(const Policy& policy);
    void add_names();
    void name(std::string_view header, const Column& column);
    void add_screen_words(const content::Catalogue& catalogue, const locale::Messages& messages, const Region* region);
    void add_register_words(const std::vector<RegisterWord>& words);

    using Words = std::map<std::string, Word, std::less<>>;
    const Policy* policy_;
    std::map<std::string, std::optional<Column>, std::less<>> columns_; // nothing: of two meanings, and therefore none
    std::vector<Words> words_; // of each fact, alike in all regions
    std::vector<std::vector<Words>> regional_; // of each region, of each fact
    std::vector<std::vector<std::string>> units_; // of each fact
    std::map<std::string, const Region*, std::less<>> regions_;
};

} // namespace kiosk::registers
