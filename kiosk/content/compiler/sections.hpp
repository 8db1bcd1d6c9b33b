// SPDX-License-Identifier: Apache-2.0
//
// The parts of a content folder, read into the draft. What is wrong with the form of a file is complained of here; what
// is wrong with its meaning, in checks.hpp.
#pragma once

#include "kiosk/content/compiler/draft.hpp"

namespace kiosk::content {

// All of them, for whoever works on the sources: what stands apart as one region's own words is with the rest.
Draft read_draft(const Sources& sources, Complaints& complaints);
// All of them but what belongs to the regions that `draft` says have not changed.
void read_changed(const Sources& sources, Draft& draft, Complaints& complaints);

// edition.toml, facts.toml, questions.toml, categories.toml, documents.toml, hotlines.toml, howto.toml,
// printer.toml, register.toml
void read_shared(const Sources& sources, Draft& draft, Complaints& complaints);
// outreach.toml
void read_outreach(const Sources& sources, Draft& draft, Complaints& complaints);
// howto.toml
void read_howto(const Sources& sources, Draft& draft, Complaints& complaints);
// regions/<id>.toml and regions/<id>.txt
void read_regions(const Sources& sources, Draft& draft, Complaints& complaints);
// languages/<tag>/*.toml and languages/<tag>/regions/<id>/*.toml; after the regions
void read_languages(const Sources& sources, Draft& draft, Complaints& complaints);
// plain-words.toml and common-characters.txt
void read_plain_words(const Sources& sources, Draft& draft, Complaints& complaints);
// Of which region a golden family is; "" where it does not say.
std::string golden_region(const Sources& sources, const std::string& file);
// golden/<name>.json
void read_goldens(const Sources& sources, Draft& draft, Complaints& complaints);

} // namespace kiosk::content
