// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/howto.hpp"
#include "kiosk/content/compiler/sections.hpp"

namespace kiosk::content {

namespace {

// Exactly one source: `cite`, the region's own text; `document` and `article`, a law; `basis`, general practice.
void read_source(Fields& fields, DraftAdvice& advice)
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
        advice.citation = DraftCitation { fields.text("cite"), std::nullopt, std::nullopt };
    if (law)
        advice.citation = DraftCitation { {}, fields.text("document"), fields.text("article") };
    if (practice)
        advice.basis = fields.text("basis");
}

DraftAdvice read_advice(const Entry& entry, const Table& table, Complaints& complaints)
{
    Fields fields(table, entry.place, "advice " + entry.key, complaints);
    DraftAdvice advice;
    advice.id = { entry.key, entry.place };
    if (!is_identifier(entry.key))
        fields.complain(entry.place, "expected small letters, digits and underscores");
    if (!fields.has("topic"))
        fields.complain(entry.place, "\"topic\" is missing; add it");
    advice.topic = fields.one_of("topic", { "where", "step", "bring", "time", "cost", "proxy", "refused" });
    read_source(fields, advice);
    advice.numbers = fields.optional_texts("numbers");
    return advice;
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
    fields.inner("advice", [&](const Table& inner, const Place& place) {
        Fields all(inner, place, "advice", complaints);
        for (const Entry& entry : inner)
            all.inner(entry.key, [&](const Table& one, const Place&) {
                draft.advice.push_back(read_advice(entry, one, complaints));
                names.add(draft.advice.back().id);
            });
    });
}

} // namespace kiosk::content
