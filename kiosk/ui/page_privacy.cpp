// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/page_privacy.hpp"

#include "kiosk/ui/views/parts.hpp"

namespace kiosk::ui {

Kept kept_on_page(const Session& session, const Setting& setting)
{
    if (session.overlay != Overlay::none)
        return {};
    struct Visitor {
        const Session& session;
        const Setting& setting;
        Kept operator()(const place::Welcome&) const { return {}; }
        Kept operator()(const place::Notice&) const { return {}; }
        Kept operator()(const place::Interview&) const { return asked(); }
        Kept operator()(const place::Change&) const { return asked(); }
        Kept operator()(const place::AnotherChild&) const { return {}; }
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

} // namespace kiosk::ui
