// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/source.hpp"

#include "kiosk/register/workbook.hpp"

#include <algorithm>

namespace kiosk::registers {
namespace {

constexpr std::size_t piece_size = std::size_t { 1 } << 20;

class StreamText : public TextSource {
public:
    // `begun`: what was read of the stream before.
    StreamText(
        std::istream& in, std::string begun, std::optional<std::string_view> encoding, NamesColumns names_columns)
        : in_(in)
        , begun_(std::move(begun))
        , names_columns_(std::move(names_columns))
    {
        if (encoding)
            told_ = std::string(*encoding);
    }

    Result<bool> more(std::string& to) override
    {
        if (ended_)
            return false;
        const std::size_t had = to.size();
        // What is UTF-8 is read to where it is wanted.
        std::string apart;
        std::string& piece = transcoder_ ? apart : to;
        if (!read(piece))
            return finish(to);
        if (!encoding_)
            if (const Status known = find(std::string_view(to).substr(had)); !known)
                return known.error();
        if (transcoder_) {
            if (&piece == &to) {
                apart = to.substr(had + mark_);
                to.resize(had);
                mark_ = 0;
            }
            append(apart, false, to);
        } else if (mark_ > 0) {
            to.erase(had, mark_);
            mark_ = 0;
        }
        end_lines(to, had);
        return true;
    }
    std::uint64_t bytes_read() const override { return bytes_read_; }
    std::string taken() const override { return encoding_ && !encoding_->is_utf8() ? encoding_->name : std::string(); }

private:
    bool read(std::string& to)
    {
        const std::size_t had = to.size();
        if (short_)
            return false;
        to += begun_;
        const std::size_t from = to.size();
        begun_.clear();
        to.resize(had + piece_size);
        in_.read(to.data() + from, static_cast<std::streamsize>(to.size() - from));
        to.resize(from + static_cast<std::size_t>(in_.gcount()));
        const std::size_t got = to.size() - had;
        short_ = got < piece_size;
        bytes_read_ += got;
        return got > 0;
    }

    Status find(std::string_view piece)
    {
        const bool first = bytes_read_ == piece.size();
        const Encoding marked = first ? marked_encoding(piece) : Encoding {};
        if (told_) {
            // "UTF-16" leaves it to the mark which of the two it is.
            const bool either = *told_ == "UTF-16" || *told_ == "UTF-32";
            encoding_ = either && !marked.name.empty() ? marked : Encoding { *told_, marked.mark };
        } else if (!marked.name.empty()) {
            encoding_ = marked;
        } else if (first && is_json(piece)) {
            encoding_ = Encoding { "UTF-8" };
        } else if (!is_ascii(piece) || piece.find('\0') != std::string_view::npos) {
            // A character may go on in the next piece: the end of a line is the end of one.
            const bool whole = piece.size() < piece_size;
            const auto end = whole ? std::string_view::npos : piece.find_last_of("\r\n");
            auto found = find_encoding(end == std::string_view::npos ? piece : piece.substr(0, end), names_columns_);
            if (!found)
                return found.error();
            encoding_ = *std::move(found);
        } else {
            return Success {};
        }
        mark_ = encoding_->mark;
        auto transcoder = Transcoder::create(encoding_->name);
        if (!transcoder)
            return Error { "--encoding: " + transcoder.error().message };
        if (told_ && is_utf8(*told_))
            encoding_->name = "UTF-8";
        if (!encoding_->is_utf8())
            transcoder_ = *std::move(transcoder);
        return Success {};
    }

    // What is no character stays none: its row is a fault, not a child with a mark in its name.
    void append(std::string_view bytes, bool last, std::string& to)
    {
        static constexpr std::string_view replacement = "\xEF\xBF\xBD";
        const std::size_t had = to.size();
        transcoder_->append(bytes, last, to);
        for (auto at = to.find(replacement, had); at != std::string::npos; at = to.find(replacement, at + 1))
            to.replace(at, replacement.size(), "\xFF");
    }

    Result<bool> finish(std::string& to)
    {
        ended_ = true;
        const std::size_t had = to.size();
        if (transcoder_)
            append({}, true, to);
        end_lines(to, had);
        return to.size() > had;
    }

    // Old spreadsheets end lines by \r alone.
    void end_lines(std::string& text, std::size_t from)
    {
        if (!lines_end_by_r_) {
            const bool has_r = text.find('\r', from) != std::string::npos;
            const bool has_n = text.find('\n', from) != std::string::npos;
            if (!has_r && !has_n)
                return;
            lines_end_by_r_ = has_r && !has_n;
        }
        if (*lines_end_by_r_)
            std::replace(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), '\r', '\n');
    }

    static bool is_json(std::string_view piece)
    {
        const auto begin = piece.find_first_not_of(" \t\r\n");
        return begin != std::string_view::npos && piece[begin] == '{';
    }
    static bool is_utf8(std::string_view name)
    {
        std::string plain;
        for (const char c : name)
            if (c != '-' && c != '_')
                plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        return plain == "utf8";
    }

    std::istream& in_;
    std::string begun_;
    NamesColumns names_columns_;
    std::optional<std::string> told_;
    std::optional<Encoding> encoding_; // nothing: all so far was ASCII
    std::optional<Transcoder> transcoder_; // nothing: it is UTF-8
    std::size_t mark_ = 0;
    std::optional<bool> lines_end_by_r_;
    std::uint64_t bytes_read_ = 0;
    bool short_ = false; // there is no more to read
    bool ended_ = false;
};

} // namespace

Result<std::unique_ptr<TextSource>> text_of(
    std::istream& in, std::optional<std::string_view> encoding, NamesColumns names_columns)
{
    std::string begun(4, '\0');
    in.read(begun.data(), static_cast<std::streamsize>(begun.size()));
    begun.resize(static_cast<std::size_t>(in.gcount()));
    if (begun == workbook_mark)
        return read_workbook(in, std::move(begun), names_columns);
    if (begun == "\xD0\xCF\x11\xE0") // the container of .xls, and of workbooks behind a password
        return Error { "expected a workbook as .xlsx and without a password, or CSV; got an old one (.xls) or a locked "
                       "one; save it anew from the spreadsheet program" };
    return std::unique_ptr<TextSource>(
        std::make_unique<StreamText>(in, std::move(begun), encoding, std::move(names_columns)));
}

} // namespace kiosk::registers
