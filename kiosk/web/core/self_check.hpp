// SPDX-License-Identifier: Apache-2.0
//
// The self-check behind its page: content files go in, requests are answered, one family's session is kept. JSON in and
// out; what each request asks and is answered is written down in page/src/core.ts. Nothing here knows of a browser, so
// that tests call it as it is.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/diagnostics/json_text.hpp"
#include "kiosk/words/words.hpp"

namespace kiosk::web {

class SelfCheck {
public:
    SelfCheck();
    ~SelfCheck();
    SelfCheck(SelfCheck&&) noexcept;
    SelfCheck& operator=(SelfCheck&&) noexcept;

    // A file of content/portable.hpp, the policy first.
    Status load(std::string_view bytes);
    // { "call": "…", … } → the answer, or { "error": "…" } for programmers.
    std::string call(std::string_view request);

private:
    struct Opened; // a region and a language
    class Answering;

    std::unique_ptr<content::Catalogue> catalogue_;
    std::unique_ptr<Opened> opened_;
};

} // namespace kiosk::web
