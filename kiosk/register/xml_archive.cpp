// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/xml_archive.hpp"

namespace kiosk::registers {
namespace {

std::string_view local_name(std::string_view name)
{
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

} // namespace

std::string_view attribute(const XML_Char** attributes, std::string_view name)
{
    for (; *attributes; attributes += 2)
        if (name == *attributes)
            return attributes[1];
    return {};
}

Xml::Xml(Listener& listener)
    : parser_(XML_ParserCreate("UTF-8"), XML_ParserFree)
{
    XML_SetUserData(parser_.get(), &listener);
    XML_SetElementHandler(
        parser_.get(),
        [](void* to, const XML_Char* name, const XML_Char** attributes) {
            static_cast<Listener*>(to)->begin(local_name(name), attributes);
        },
        [](void* to, const XML_Char* name) { static_cast<Listener*>(to)->end(local_name(name)); });
    XML_SetCharacterDataHandler(parser_.get(), [](void* to, const XML_Char* text, int length) {
        static_cast<Listener*>(to)->text({ text, static_cast<std::size_t>(length) });
    });
}

std::optional<Archive> Archive::create(std::string bytes)
{
    Archive archive;
    archive.bytes_ = std::make_unique<std::string>(std::move(bytes));
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const source = zip_source_buffer_create(archive.bytes_->data(), archive.bytes_->size(), 0, &error);
    if (source) {
        archive.zip_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
        if (!archive.zip_)
            zip_source_free(source);
    }
    zip_error_fini(&error);
    return archive.zip_ ? std::optional(std::move(archive)) : std::nullopt;
}

bool Archive::tell(const std::string& name, Xml::Listener& listener) const
{
    const File file = open(name);
    Xml xml(listener);
    std::string chunk(chunk_size, '\0');
    while (file) {
        const zip_int64_t got = zip_fread(file.get(), chunk.data(), chunk.size());
        if (got < 0 || !xml.take({ chunk.data(), static_cast<std::size_t>(got) }, got == 0))
            return false;
        if (got == 0)
            break;
    }
    return true;
}

} // namespace kiosk::registers
