// SPDX-License-Identifier: Apache-2.0
//
// XML files in a ZIP file, as a workbook is made of, read in pieces.
#pragma once

#include <expat.h>
#include <zip.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::registers {

// In bytes: what is read at once.
inline constexpr std::size_t chunk_size = std::size_t { 1 } << 16;

// Empty where the element has none of that name.
std::string_view attribute(const XML_Char** attributes, std::string_view name);

// An XML file in pieces, told to whoever wants to know.
class Xml {
public:
    struct Listener {
        virtual ~Listener() = default;
        virtual void begin(std::string_view element, const XML_Char** attributes) = 0;
        virtual void text(std::string_view) { }
        virtual void end(std::string_view) { }
    };
    // Told as long as this lives: names without their prefix.
    explicit Xml(Listener& listener);
    // False: it is no XML.
    bool take(std::string_view bytes, bool last)
    {
        return XML_Parse(parser_.get(), bytes.data(), static_cast<int>(bytes.size()), last) == XML_STATUS_OK;
    }

private:
    std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
};

class Archive {
public:
    // Nothing: it is no ZIP file.
    static std::optional<Archive> create(std::string bytes);

    using File = std::unique_ptr<zip_file_t, int (*)(zip_file_t*)>;
    File open(const std::string& name) const { return { zip_fopen(zip_.get(), name.c_str(), 0), zip_fclose }; }
    // False: it is there and cannot be read.
    bool tell(const std::string& name, Xml::Listener& listener) const;
    std::uint64_t size() const { return bytes_->size(); }

private:
    std::unique_ptr<std::string> bytes_; // what the archive reads from
    std::unique_ptr<zip_t, decltype(&zip_discard)> zip_ { nullptr, zip_discard };
};

} // namespace kiosk::registers
