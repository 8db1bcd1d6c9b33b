// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/howto.hpp"
#include "kiosk/content/compiler/sections.hpp"

namespace kiosk::content {

namespace {

// Exactly one source: `cite`, the region's own text; `document` and `article`, a law; `basis`, general practice.
void read_source(Fields& fields, DraftHowTo& howto)
{
    const bool official = fields.has("cite");
    const bool law = fields.has("document");
    const bool practice = fields.has("basis");
    if (official + law + practice != 1) {
        fields.complain(fields.place(),
            "expected one source: \"cite\" (words of the official text), \"document\" and \"article\" (a law), or "
            "\"basis\" (general practice: where we have it from)");
        for (const std::string_view key : { "cite", "document", "article", "basis" })
            (void)fields.optional_text(key);
        return;
    }
    if (official)
        howto.citation = DraftCitation { fields.text("cite"), std::nullopt, std::nullopt };
    if (law)
        howto.citation = DraftCitation { {}, fields.text("document"), fields.text("article") };
    if (practice)
        howto.basis = fields.text("basis");
}

DraftHowTo read_sentence(const Entry& entry, const Table& table, Complaints& complaints)
{
    Fields fields(table, entry.place, "howto " + entry.key, complaints);
    DraftHowTo howto;
    howto.id = { entry.key, entry.place };
    if (!is_identifier(entry.key))
        fields.complain(entry.place, "expected small letters, digits and underscores");
    if (!fields.has("topic"))
        fields.complain(entry.place, "\"topic\" is missing; add it");
    howto.topic = fields.one_of("topic", { "where", "step", "bring", "time", "cost", "proxy", "refused" });
    read_source(fields, howto);
    howto.numbers = fields.optional_texts("numbers");
    return howto;
}

} // namespace

void read_howto(const Sources& sources, Draft& draft, Complaints& complaints)
{
    const std::string file = "howto.toml";
    const auto table = sources.toml(file, complaints);
    if (!table)
        return;
    Fields fields(*table, { sources.shown(file), 1 }, "", complaints);
    // A benefit names both alike.
    Unique names("", complaints);
    fields.inner("recipes", [&](const Table& inner, const Place& place) {
        Fields recipes(inner, place, "recipes", complaints);
        for (const Entry& entry : inner) {
            draft.recipes.push_back({ { entry.key, entry.place }, recipes.texts(entry.key) });
            names.add(draft.recipes.back().id);
        }
    });
    fields.inner("howto", [&](const Table& inner, const Place& place) {
        Fields all(inner, place, "howto", complaints);
        for (const Entry& entry : inner)
            all.inner(entry.key, [&](const Table& one, const Place&) {
                draft.howto.push_back(read_sentence(entry, one, complaints));
                names.add(draft.howto.back().id);
            });
    });
}

} // namespace kiosk::content
