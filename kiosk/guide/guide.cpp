// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/guide.hpp"

#include "kiosk/guide/closing_pages.hpp"
#include "kiosk/guide/overview.hpp"
#include "kiosk/guide/service_block.hpp"
#include "kiosk/guide/short_pages.hpp"
#include "kiosk/take_along/short_result.hpp"

#include <algorithm>

namespace kiosk::guide {
namespace {

double em_of(PrintChoice::Type type)
{
    return type == PrintChoice::Type::large ? 18 : 14;
}

Status check(const GuideRequest& request, const Region& region)
{
    const auto& languages = request.catalogue.languages();
    if (std::find(languages.begin(), languages.end(), request.language) == languages.end())
        return Error { "the guide: there is no language \"" + request.language + '"' };
    for (const std::string& id : request.services)
        if (std::none_of(region.services.begin(), region.services.end(), [&](const Service& s) { return s.id == id; }))
            return Error { "the guide: " + region.id + " has no service \"" + id + '"' };
    return Success {};
}

} // namespace

Result<Document> make_guide(const GuideRequest& request)
{
    const content::Catalogue& catalogue = request.catalogue;
    const Region* const region = catalogue.policy().region(request.region);
    if (!region)
        return Error { "the guide: there is no region \"" + request.region + '"' };
    if (const Status fits = check(request, *region); !fits)
        return fits.error();
    const std::string chinese_tag(content::authoritative_language);
    const auto own_messages = locale::Messages::create(
        request.language, catalogue.messages(request.language), catalogue.messages(content::authoritative_language));
    if (!own_messages)
        return own_messages.error();
    const auto chinese_messages = locale::Messages::create(chinese_tag, catalogue.messages(chinese_tag));
    if (!chinese_messages)
        return chinese_messages.error();
    auto typesetter = text::Typesetter::open(request.fonts);
    if (!typesetter)
        return typesetter.error();

    const Words own(catalogue, *own_messages, *region);
    const Words chinese(catalogue, *chinese_messages, *region);
    const Bilingual say(own, chinese);
    const Decider decider(catalogue.policy(), *region);
    PaperResults results = results_for_paper(decider, request.family, catalogue.policy().schema);
    const std::string short_text = short_result(own, results, request.as_of);
    const auto code = encode_qr(short_text);
    if (!code)
        return code.error();

    Foot foot { say.as_written([](const Words& words) { return words.provenance(); }),
        request.print.extent == PrintChoice::Extent::brief ? say.to_family(Phrase::guide_short_practice)
                                                           : say.phrase(Phrase::guide_trust_meaning),
        {}, [&](int page, int pages) {
            return say([&](const Words& words) {
                return words(Phrase::guide_page, { { "page", page }, { "pages", pages } });
            });
        } };
    if (request.print.extent == PrintChoice::Extent::brief)
        foot.later = say.as_written([](const Words& words) { return words.edition(); });
    Sheet sheet(*typesetter, own, em_of(request.print.type), std::move(foot));
    const Account account(request, say, decider, std::move(results));
    write_overview(account, sheet, *code, short_text);
    if (request.print.extent == PrintChoice::Extent::brief) {
        write_short_pages(account, sheet);
        return sheet.pdf({ own(Phrase::guide_title), request.language, request.as_of });
    }
    HowToApply how_to_apply(account);
    if (!how_to_apply.shared().empty())
        sheet.paragraph(say([](const Words& words) {
            const std::string title = words(Phrase::guide_for_all);
            return words(Phrase::guide_see_end, { { "title", title } });
        }));
    for (std::size_t service = 0; service < account.service_count(); ++service)
        if (account.is_chosen(service))
            write_service(account, how_to_apply, sheet, service);
    write_closing_pages(account, how_to_apply, sheet);
    return sheet.pdf({ own(Phrase::guide_title), request.language, request.as_of });
}

} // namespace kiosk::guide
