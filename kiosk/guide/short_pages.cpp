// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/short_pages.hpp"

#include "kiosk/guide/how_to_apply.hpp"

namespace kiosk::guide {
namespace {

constexpr int most_pages = 4; // two sheets
// Of standard print, the most readable first; none smaller is read with ease.
struct Type {
    double em;
    double leading; // a share of the usual height of lines
};
constexpr Type types[] = { { 14, 1 }, { 13, 1 }, { 12, 1 }, { 11.5, 0.96 }, { 11, 0.96 }, { 11, 0.9 }, { 11, 0.84 } };
constexpr double large_em = 18;

// Where the Chinese begins, a share of the width, so that both columns are about equally long.
double beside(const Words& own)
{
    return own.language() == "bo" ? 0.57 : locale::is_chinese(own.language()) ? 0.58 : 0.64;
}

bool has_block(const Account& account, std::size_t service)
{
    const PaperVerdict best = account.best(service);
    return account.is_chosen(service)
        && (account.request().print.scope == PrintChoice::Scope::named || best.is(Prospect::now)
            || best.is(Prospect::later));
}

class ShortBlock {
public:
    ShortBlock(const Account& account, Sheet& sheet, std::size_t service, const std::vector<const site::Window*>& told)
        : account_(account)
        , say_(account.say())
        , sheet_(sheet)
        , index_(service)
        , service_(account.service(service))
        , windows_(account.windows(service))
    {
        std::erase_if(windows_,
            [&](const site::Window* window) { return std::find(told.begin(), told.end(), window) != told.end(); });
        for (const std::size_t benefit : account.benefits(service))
            if (const PaperVerdict best = account.stands(benefit).front().standing;
                best.is(Prospect::now) || best.is(Prospect::later))
                open_.push_back(benefit);
        if (open_.empty()) // of a service that was asked for by name
            open_ = account.benefits(service);
    }

    void write()
    {
        const PaperVerdict best = account_.best(index_);
        std::string numbers;
        for (const std::string& id : service_.hotlines)
            if (const Hotline* hotline = account_.policy().hotline(id))
                numbers += (numbers.empty() ? "" : "  ") + hotline->number;
        Said title = account_.service_called(index_);
        children_ = children_of_all();
        if (!children_.empty())
            title.own = account_.with_children(say_.own(), title.own, children_);
        title.chinese = say_.chinese()(Phrase::guide_service, { { "id", service_.id }, { "name", title.chinese } });
        sheet_.open_block({ best, account_.verdict_word(say_.own(), best) }, title,
            { Pictogram::telephone, say_.own()(Phrase::detail_phone) }, numbers);
        what(best);
        where();
        bring();
        sheet_.close_block();
    }

private:
    // Of whom everything is true that is told of the service.
    std::vector<std::size_t> children_of_all() const
    {
        std::vector<std::size_t> all;
        for (const std::size_t benefit : account_.benefits(index_))
            for (const Stand& stand : account_.stands(benefit)) {
                if (stand.standing.is(Prospect::refused))
                    continue;
                if (!all.empty() && all != stand.children)
                    return {};
                all = stand.children;
            }
        return all;
    }

    // Their names, the best first; the sign of the service stands for the best. What all have been named above is not
    // named again one by one for the next child.
    void what(PaperVerdict best)
    {
        std::vector<std::size_t> named;
        for (const PaperVerdict standing : paper_verdicts()) {
            Groups<std::vector<std::size_t>, std::size_t> groups; // by the children who stand so
            for (const std::size_t benefit : account_.benefits(index_))
                for (const Stand& stand : account_.stands(benefit))
                    if (stand.standing == standing && (!standing.is(Prospect::refused) || standing == best))
                        add_to_group(groups, stand.children, benefit);
            if (groups.empty())
                continue;
            const Said names = say_([&](const Words& words) {
                std::vector<std::string> items;
                for (const auto& [children, benefits] : groups) {
                    std::vector<std::string> called;
                    if (named.size() > 1 && benefits == named)
                        called.push_back(words.short_name(service_));
                    else
                        for (const std::size_t benefit : benefits)
                            called.push_back(name(words, benefit, standing == first_standing(benefit)));
                    items.push_back(children == children_
                            ? joined(words, called)
                            : account_.with_children(words, joined(words, called), children));
                }
                return joined(words, items);
            });
            const Mark mark
                = standing == best ? Mark {} : Mark { Icon { standing, account_.verdict_word(say_.own(), standing) } };
            sheet_.item(mark, standing.is(Prospect::later) ? waiting(names, groups.front().second.front()) : names);
            for (const auto& [children, benefits] : groups)
                for (const std::size_t benefit : benefits)
                    add_once(named, benefit);
            std::sort(named.begin(), named.end());
        }
    }

    // And when that will be.
    Said waiting(const Said& names, std::size_t benefit) const
    {
        for (const Stand& stand : account_.stands(benefit))
            if (stand.standing.is(Prospect::later)) {
                const auto with = [&](const Words& words, const std::string& what) {
                    const std::string when = words.wait(stand.wait);
                    return words(Phrase::guide_group, { { "group", what }, { "items", when } });
                };
                return { with(say_.own(), names.own),
                    names.chinese.empty() ? names.chinese : with(say_.chinese(), names.chinese) };
            }
        return names;
    }

    PaperVerdict first_standing(std::size_t benefit) const { return account_.stands(benefit).front().standing; }

    // A benefit without a name of its own is told in the words of the list, which the clerk reads beside it; to a
    // family that reads Chinese in plain ones.
    std::string name(const Words& words, std::size_t index, bool first) const
    {
        const Benefit& benefit = account_.decider().benefit(index);
        if (std::string title = words.title(benefit); !title.empty())
            return title;
        if (!first)
            return words.short_name(service_);
        const std::string plain = say_.reads_chinese() ? words.plain(benefit) : std::string {};
        return plain.empty() ? std::string(words.official(benefit.quote)) : plain;
    }

    // What is known of it; where nothing short is said, what is said at length.
    Said howto(Topic topic, Phrase otherwise) const
    {
        std::vector<const HowTo*> brief;
        std::vector<const HowTo*> any;
        for (const std::size_t benefit : open_)
            for (const std::size_t each : account_.decider().benefit(benefit).howto)
                if (const HowTo& howto = account_.policy().howto[each]; howto.topic == topic) {
                    add_once(any, &howto);
                    if (!say_.chinese().brief(howto).empty())
                        add_once(brief, &howto);
                }
        return say_([&](const Words& words) {
            std::vector<std::string> items;
            for (const HowTo* howto : brief)
                add_once(items, words.brief(*howto));
            for (const HowTo* howto : items.empty() ? any : std::vector<const HowTo*> {})
                add_once(items, words.howto(*howto));
            std::erase(items, std::string {});
            return items.empty() ? words(otherwise) : joined(words, items);
        });
    }

    void where() const
    {
        const Icon icon { Pictogram::place, say_.own()(Phrase::detail_where) };
        for (const site::Window* window : windows_)
            sheet_.item(icon, { line_of(*window), {} });
        sheet_.item(icon, howto(Topic::where, Phrase::guide_short_where));
    }

    void bring() const
    {
        sheet_.item(Icon { Pictogram::papers, say_.own()(Phrase::detail_bring) },
            howto(Topic::bring, Phrase::guide_short_papers));
    }

    const Account& account_;
    const Bilingual& say_;
    Sheet& sheet_;
    std::size_t index_;
    const Service& service_;
    std::vector<const site::Window*> windows_;
    std::vector<std::size_t> children_; // named beside the title; empty where they differ from line to line
    std::vector<std::size_t> open_; // its benefits that a child can have, may have, or will
};

class ShortPages {
public:
    ShortPages(const Account& account, Sheet& sheet)
        : account_(account)
        , say_(account.say())
        , sheet_(sheet)
    {
    }

    void write()
    {
        const std::vector<const site::Window*> everywhere = windows_of_all();
        std::vector<std::size_t> blocks;
        for (const PaperVerdict standing : paper_verdicts())
            for (std::size_t service = 0; service < account_.service_count(); ++service)
                if (account_.best(service) == standing && has_block(account_, service))
                    blocks.push_back(service);
        if (!blocks.empty()) {
            sheet_.key({ { { Pictogram::place, {} }, say_.own()(Phrase::detail_where) },
                { { Pictogram::papers, {} }, say_.own()(Phrase::detail_bring) },
                { { Pictogram::telephone, {} }, say_.own()(Phrase::detail_phone) } });
            sheet_.paragraph(say_.to_family(Phrase::guide_short_lead), 0, Sheet::Keep::with_next);
            for (const site::Window* window : everywhere)
                sheet_.paragraph({ line_of(*window), {} }, 0, Sheet::Keep::with_next);
        }
        for (const std::size_t service : blocks)
            ShortBlock(account_, sheet_, service, everywhere).write();
        if (account_.request().print.scope != PrintChoice::Scope::named)
            the_rest();
        sheet_.paragraph(say_.to_family(Phrase::guide_short_more));
    }

private:
    // The site's windows for every service that has a block: said once.
    std::vector<const site::Window*> windows_of_all() const
    {
        std::vector<const site::Window*> all;
        bool first = true;
        for (std::size_t service = 0; service < account_.service_count(); ++service) {
            if (!has_block(account_, service))
                continue;
            const auto windows = account_.windows(service);
            if (std::exchange(first, false))
                all = windows;
            std::erase_if(all, [&](const site::Window* window) {
                return std::find(windows.begin(), windows.end(), window) == windows.end();
            });
        }
        return all;
    }

    void the_rest() const
    {
        list(Verdict::undetermined, {}, [&](const Words& words, std::size_t service) {
            FactSet missing;
            for (const std::size_t benefit : account_.benefits(service))
                for (const Stand& stand : account_.stands(benefit))
                    if (stand.standing.is(Prospect::unsettled))
                        missing |= stand.missing;
            const std::string name = words.short_name(account_.service(service));
            const std::string facts = words.list(words.names(missing));
            return words(Phrase::guide_group, { { "group", name }, { "items", facts } });
        });
        const auto name
            = [&](const Words& words, std::size_t service) { return words.short_name(account_.service(service)); };
        list(PaperVerdict::in_private, say_.to_family(Phrase::guide_short_private), name);
        list(Verdict::ineligible, {}, name);
    }

    template <class Name> void list(PaperVerdict standing, const Said& text, const Name& name) const
    {
        const std::vector<std::size_t> services = account_.services_at_best(standing);
        if (services.empty())
            return;
        sheet_.heading(say_([&](const Words& words) { return account_.verdict_word(words, standing); }), standing);
        sheet_.paragraph(text, 1, Sheet::Keep::with_next);
        sheet_.paragraph(say_([&](const Words& words) {
            std::vector<std::string> names;
            for (const std::size_t service : services)
                names.push_back(name(words, service));
            return joined(words, names);
        }),
            1);
    }

    const Account& account_;
    const Bilingual& say_;
    Sheet& sheet_;
};

} // namespace

void write_short_pages(const Account& account, Sheet& sheet)
{
    sheet.set_beside(beside(account.say().own()));
    if (account.request().print.type == PrintChoice::Type::large) {
        sheet.set_em(large_em);
        return ShortPages(account, sheet).write();
    }
    const std::size_t before = sheet.length();
    const double overview = sheet.pages_filled();
    const auto pages = [&](const Type& type) {
        sheet.shorten(before);
        sheet.set_em(type.em);
        sheet.set_leading(type.leading);
        ShortPages(account, sheet).write();
        sheet.set_leading(1);
        const int in_order = sheet.page_count();
        if (in_order <= most_pages)
            return in_order;
        sheet.pack_blocks();
        return sheet.page_count();
    };
    // One is tried; of the others, those are passed over that would surely fill more.
    constexpr const Type& tried = types[2];
    const int found = pages(tried);
    const double filled = sheet.pages_filled() - overview;
    const auto share = [](const Type& type) { return type.em * type.em * type.leading; };
    for (const Type& type : types) {
        const bool last = &type == std::end(types) - 1;
        if (!last && overview + filled * share(type) / share(tried) > most_pages)
            continue;
        if (&type == &tried && found > most_pages)
            continue;
        if (pages(type) <= most_pages)
            break;
    }
}

} // namespace kiosk::guide
