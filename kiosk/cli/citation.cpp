// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/citation.hpp"

namespace kiosk::cli {

std::string citation_words(const Citation& citation, const content::Catalogue& catalogue)
{
    if (citation.official())
        return citation.words;
    return "《" + std::string(catalogue.document_title(citation.document)) + "》" + citation.article + "："
        + citation.words;
}

} // namespace kiosk::cli
