// SPDX-License-Identifier: Apache-2.0
//
// The faces in some directories, and what Pango needs to set text with these and no others. Only for this layer's .cpp
// files.
#pragma once

#include "kiosk/core/result.hpp"
#include "kiosk/text/handles.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::text {

class Faces {
public:
    // Never changed: a layout follows its context, and blocks already set must not.
    struct Language {
        GObjectHandle<PangoContext> context;
        std::string
            family_list; // every family, so that none is left for fontconfig to choose; the language's own first
    };

    // Fails, naming the directory or the file, if a directory has no font or one is damaged.
    static Result<std::unique_ptr<Faces>> open(const std::vector<std::filesystem::path>& directories);

    // The reference holds as long as the faces do.
    const Language& language(const std::string& bcp47);
    bool has(char32_t character) const { return FcCharSetHasChar(characters_.get(), character); }

private:
    Faces() = default;

    FontConfig config_;
    std::vector<std::string> families_; // in order of directory and file name
    CharSet characters_;
    GObjectHandle<PangoFontMap> font_map_;
    std::map<std::string, Language, std::less<>> languages_; // by tag, of those set so far
};

} // namespace kiosk::text
