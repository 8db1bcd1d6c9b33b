// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/page_privacy.hpp"

#include "kiosk/ui/views/parts.hpp"

// An overlay that nobody has thought about here is no open one: it does not compile.
#pragma GCC diagnostic error "-Wswitch"

namespace kiosk::ui {
namespace {

constexpr Kept the_same_for_every_family { Privacy::open, Privacy::open };

Kept kept_at_place(const Session& session, const Setting& setting)
{
    struct Visitor {
        const Session& session;
        const Setting& setting;
        Kept operator()(const place::Welcome&) const { return the_same_for_every_family; }
        Kept operator()(const place::Notice&) const { return the_same_for_every_family; }
        Kept operator()(const place::Interview&) const { return asked(); }
        Kept operator()(const place::Change&) const { return asked(); }
        Kept operator()(const place::AnotherChild&) const { return the_same_for_every_family; }
        Kept operator()(const place::Review&) const { return { Privacy::personal, Privacy::personal }; }
        // Each card and each service says for itself that it is no more than personal.
        Kept operator()(const place::Results&) const { return { Privacy::confidential, Privacy::confidential }; }
        Kept operator()(const place::Compare&) const { return { Privacy::confidential, Privacy::confidential }; }
        Kept operator()(const place::Detail& detail) const
        {
            const Decision decision = setting.decider.decide(session.family.answers_of(detail.child));
            const Privacy privacy = privacy_of(setting.decider, setting.policy, decision.services[detail.service]);
            return { privacy, privacy };
        }
        // A question is the same for everybody; what is answered is not.
        Kept asked() const
        {
            const auto ask = current_question(session, setting);
            if (!ask) // a contradiction, which names answers
                return { Privacy::personal, Privacy::personal };
            if (ask->question->confidential)
                return { Privacy::confidential, Privacy::confidential };
            if (ask->question->same_as_before) // it shows what was told of another child
                return { Privacy::personal, Privacy::personal };
            return { Privacy::open, Privacy::personal };
        }
    };
    return std::visit(Visitor { session, setting }, session.place);
}

} // namespace

Kept kept_on_page(const Session& session, const Setting& setting)
{
    switch (session.overlay) {
    case Overlay::none:
        return kept_at_place(session, setting);
    case Overlay::help:
    case Overlay::languages:
    case Overlay::display:
    case Overlay::print:
    case Overlay::take_along:
    case Overlay::membership:
    case Overlay::end:
        return the_same_for_every_family; // what is not says so where it is drawn
    }
    return { Privacy::confidential, Privacy::confidential };
}

} // namespace kiosk::ui
