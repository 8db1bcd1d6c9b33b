// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/register.hpp"

#include "kiosk/register/line.hpp"

#include <algorithm>

namespace kiosk::registers {
namespace {

constexpr std::size_t block_size = std::size_t { 1 } << 20;

} // namespace

Register::Register(std::istream& in, const Schema& schema)
    : in_(in)
{
    for (Block block; cut(block); block = {}) {
        begun_.push_back(std::move(block));
        if (find_heading(begun_.back(), schema))
            break;
    }
    std::reverse(begun_.begin(), begun_.end());
}

bool Register::next(Block& block)
{
    if (begun_.empty())
        return cut(block);
    block = std::move(begun_.back());
    begun_.pop_back();
    return true;
}

bool Register::cut(Block& block)
{
    std::string& text = block.text;
    block.first = line_;
    text.clear();
    text.swap(rest_);
    while (!ended_) {
        if (!read_more(text))
            continue;
        const std::size_t end = text.rfind('\n');
        const std::size_t rest = end == std::string::npos ? 0 : end + 1;
        if (text.size() - rest > longest_line) {
            text.resize(rest + longest_line + 1);
            text += '\n';
            skipping_ = true;
            break;
        }
        if (rest > 0) {
            rest_.assign(text, rest);
            text.resize(rest);
            break;
        }
    }
    line_ += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
    return !text.empty();
}

// False: all of it belonged to a line that is too long.
bool Register::read_more(std::string& text)
{
    const std::size_t had = text.size();
    text.resize(had + block_size);
    in_.read(text.data() + had, block_size);
    const auto got = static_cast<std::size_t>(in_.gcount());
    text.resize(had + got);
    bytes_read_ += got;
    ended_ = got < block_size;
    if (!skipping_)
        return true;
    const std::size_t end = text.find('\n', had);
    skipping_ = end == std::string::npos;
    text.erase(had, skipping_ ? std::string::npos : end + 1 - had);
    return !skipping_;
}

bool Register::find_heading(const Block& block, const Schema& schema)
{
    LinesOf lines(block);
    while (const auto line = lines.next()) {
        if (line->text.size() > longest_line)
            continue;
        const std::string_view text = trimmed(without_byte_order_mark(line->text));
        if (text.empty() || why_no_text(text))
            continue;
        heading_ = read_heading(text, line->number, schema);
        return true;
    }
    return false;
}

} // namespace kiosk::registers
