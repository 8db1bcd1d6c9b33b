// SPDX-License-Identifier: Apache-2.0
#include "kiosk/take_along/answers_fragment.hpp"

#include "kiosk/core/session.hpp"

#include <bit>

namespace kiosk {
namespace {

constexpr std::string_view version = "v1.";
constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr unsigned check_bits = 32;
constexpr unsigned count_bits = 3;
static_assert(max_children == 1U << count_bits);

// FNV-1a (draft-eastlake-fnv): against accidents, not against intent; who writes an address may answer as he likes.
class Hash {
public:
    void add(std::string_view bytes)
    {
        for (const char byte : bytes)
            value_ = (value_ ^ static_cast<unsigned char>(byte)) * 16777619U;
        value_ = value_ * 16777619U; // the end of it counts, too
    }
    std::uint32_t value() const { return value_; }

private:
    std::uint32_t value_ = 2166136261U;
};

class Bits {
public:
    void put(std::uint32_t value, unsigned count)
    {
        for (unsigned bit = count; bit-- > 0;)
            bits_.push_back((value >> bit & 1U) != 0);
    }
    const std::vector<bool>& all() const { return bits_; }

private:
    std::vector<bool> bits_;
};

class BitReader {
public:
    explicit BitReader(const std::vector<bool>& bits)
        : bits_(bits)
    {
    }
    std::uint32_t take(unsigned count)
    {
        std::uint32_t value = 0;
        for (unsigned i = 0; i < count; ++i) {
            const bool there = at_ < bits_.size();
            short_ = short_ || !there;
            value = value << 1U | (there && bits_[at_] ? 1U : 0U);
            ++at_;
        }
        return value;
    }
    // All was there, and what is left is less than a character and zero.
    bool at_end() const
    {
        if (short_ || bits_.size() - at_ >= 8)
            return false;
        for (std::size_t i = at_; i < bits_.size(); ++i)
            if (bits_[i])
                return false;
        return true;
    }

private:
    const std::vector<bool>& bits_;
    std::size_t at_ = 0;
    bool short_ = false;
};

std::vector<FactId> told_facts(const Schema& schema, Scope scope)
{
    std::vector<FactId> facts;
    for (const FactId fact : schema.ids(schema.of_scope(scope)))
        if (!schema[fact].confidential)
            facts.push_back(fact);
    return facts;
}

// The bits that any value of the fact fits in.
unsigned width_of(const Fact& fact)
{
    switch (fact.kind) {
    case FactKind::boolean:
        return 1;
    case FactKind::choice:
        return static_cast<unsigned>(std::bit_width(fact.values.size() - 1));
    case FactKind::integer:
        break;
    }
    return static_cast<unsigned>(
        std::bit_width(static_cast<std::uint32_t>(fact.maximum) - static_cast<std::uint32_t>(fact.minimum)));
}

std::uint32_t check_of(const Schema& schema, std::string_view region, const std::vector<bool>& bits)
{
    Hash hash;
    for (const FactId id : schema.ids()) {
        const Fact& fact = schema[id];
        if (fact.confidential)
            continue;
        hash.add(fact.name);
        for (const std::string& value : fact.values)
            hash.add(value);
        hash.add(std::to_string(fact.minimum) + ' ' + std::to_string(fact.maximum));
    }
    hash.add(region);
    std::string told;
    for (std::size_t i = check_bits; i < bits.size(); ++i)
        told += bits[i] ? '1' : '0';
    hash.add(told);
    return hash.value();
}

void put(Bits& bits, const Answers& answers, Scope scope, const Schema& schema)
{
    for (const FactId id : told_facts(schema, scope)) {
        if (answers.is_absent(id)) {
            bits.put(0, 1);
            continue;
        }
        bits.put(answers.is_known(id) ? 0b11 : 0b10, 2);
        if (const auto value = answers.get(id))
            bits.put(static_cast<std::uint32_t>(*value) - static_cast<std::uint32_t>(schema[id].minimum),
                width_of(schema[id]));
    }
}

bool take(BitReader& bits, Answers& answers, Scope scope, const Schema& schema)
{
    for (const FactId id : told_facts(schema, scope)) {
        if (bits.take(1) == 0)
            continue;
        if (bits.take(1) == 0) {
            answers.decline(id);
            continue;
        }
        const Fact& fact = schema[id];
        const auto value = static_cast<int>(bits.take(width_of(fact)) + static_cast<std::uint32_t>(fact.minimum));
        if (!fact.allows(value))
            return false;
        answers.know(id, value);
    }
    return true;
}

} // namespace

std::string fragment_of_answers(const CarriedAnswers& carried, const Schema& schema)
{
    Bits bits;
    bits.put(carried.finished ? 1 : 0, 1);
    bits.put(static_cast<std::uint32_t>(carried.family.children.size() - 1), count_bits);
    put(bits, carried.family.shared, Scope::family, schema);
    for (const Child& child : carried.family.children)
        put(bits, child.answers, Scope::child, schema);
    while ((check_bits + bits.all().size()) % 8 != 0)
        bits.put(0, 1);

    std::vector<bool> all(check_bits);
    all.insert(all.end(), bits.all().begin(), bits.all().end());
    const std::uint32_t check = check_of(schema, carried.region, all);
    for (unsigned i = 0; i < check_bits; ++i)
        all[i] = (check >> (check_bits - 1 - i) & 1U) != 0;

    std::string fragment(version);
    fragment += carried.region + '.';
    for (std::size_t i = 0; i < all.size(); i += 6) {
        std::size_t letter = 0;
        for (std::size_t j = i; j < i + 6; ++j)
            letter = letter << 1U | (j < all.size() && all[j] ? 1U : 0U);
        fragment += alphabet[letter];
    }
    return fragment;
}

Result<CarriedAnswers> answers_of_fragment(std::string_view fragment, const Policy& policy)
{
    if (!fragment.starts_with(version))
        return Error { "expected answers that begin with \"v1.\"" };
    fragment.remove_prefix(version.size());
    const std::size_t dot = fragment.find('.');
    if (dot == std::string_view::npos || !policy.region(fragment.substr(0, dot)))
        return Error { "expected answers about a region of this content" };
    CarriedAnswers carried;
    carried.region = fragment.substr(0, dot);
    fragment.remove_prefix(dot + 1);

    if (fragment.size() % 4 == 1) // no number of whole bytes
        return Error { "the answers are damaged" };
    std::vector<bool> bits;
    for (const char letter : fragment) {
        const std::size_t value = alphabet.find(letter);
        if (value == std::string_view::npos)
            return Error { "expected letters, digits, \"-\" and \"_\"" };
        for (unsigned bit = 6; bit-- > 0;)
            bits.push_back((value >> bit & 1U) != 0);
    }
    // What base64 adds to whole bytes.
    for (; bits.size() % 8 != 0; bits.pop_back())
        if (bits.back())
            return Error { "the answers are damaged" };
    BitReader reader(bits);
    const std::uint32_t check = reader.take(check_bits);
    if (bits.size() < check_bits || check != check_of(policy.schema, carried.region, bits))
        return Error { "the answers are damaged, or were given to another list of questions" };
    carried.finished = reader.take(1) != 0;
    carried.family.children.resize(reader.take(count_bits) + 1);
    bool allowed = take(reader, carried.family.shared, Scope::family, policy.schema);
    for (Child& child : carried.family.children)
        allowed = allowed && take(reader, child.answers, Scope::child, policy.schema);
    if (!allowed || !reader.at_end())
        return Error { "the answers are damaged" };
    return carried;
}

} // namespace kiosk
