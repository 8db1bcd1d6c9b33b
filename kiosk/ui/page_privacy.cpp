// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/page_privacy.hpp"

#include "kiosk/views/parts.hpp"

namespace kiosk::ui {
namespace {

// What the places that differ from session to session add to what they say of themselves.
struct KeptAt {
    const Session& session;
    const Setting& setting;
    template <class Place> Kept operator()(const Place&) const { return Place::screen.kept; }
    Kept operator()(const place::Interview&) const { return asked(); }
    Kept operator()(const place::Change&) const { return asked(); }
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
            return a_familys_own;
        if (ask->question->confidential)
            return strictest;
        if (ask->question->same_as_before) // it shows what was told of another child
            return a_familys_own;
        return { Privacy::open, Privacy::personal };
    }
};

} // namespace

Kept kept_on_page(const Session& session, const Setting& setting)
{
    return session.overlay == Overlay::none ? std::visit(KeptAt { session, setting }, session.place)
                                            : screen_of(session).kept;
}

} // namespace kiosk::ui
