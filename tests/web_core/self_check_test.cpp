// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/portable.hpp"
#include "kiosk/core/session.hpp"
#include "kiosk/views/views.hpp"
#include "kiosk/web/core/self_check.hpp"
#include "kiosk/words/portions.hpp"

#include <doctest/doctest.h>

using namespace kiosk;

namespace {

const content::Catalogue& installed()
{
    static const content::Catalogue catalogue = [] {
        auto opened = content::Catalogue::open(KIOSK_TEST_CONTENT);
        REQUIRE(opened);
        return *std::move(opened);
    }();
    return catalogue;
}

class Page {
public:
    explicit Page(const std::string& language = "zh-Hans", const std::string& region = "zhejiang")
    {
        REQUIRE(self_.load(content::portable_policy(installed())));
        load(language, region);
        screen_ = ask({ { "call", "open" }, { "region", region }, { "language", language } });
    }

    void load(const std::string& language, const std::string& region)
    {
        for (const auto portion : { content::Portion::ask, content::Portion::tell })
            REQUIRE(self_.load(portable_words(installed(), language, *installed().policy().region(region), portion)));
    }
    Json ask(const Json& request) { return Json::parse(self_.call(json_text(request))); }
    const Json& act(const Json& action)
    {
        screen_ = ask({ { "call", "act" }, { "action", action } });
        REQUIRE_MESSAGE(!screen_.contains("error"), screen_.dump());
        return screen_;
    }
    const Json& screen() const { return screen_; }
    std::string place() const { return screen_["place"].get<std::string>(); }

    // Answers all questions by the first option, or withholds every third.
    void answer_all()
    {
        for (int i = 0; screen_.contains("question") && i < 80; ++i) {
            const Json question = screen_["question"];
            if (question["covered"].get<bool>() || i % 3 == 2)
                act(question["opt_outs"].empty() ? question["confirm"]["action"] : question["opt_outs"][0]["action"]);
            else if (question["kind"] == "checkboxes")
                act(question["confirm"]["action"]);
            else
                act(question["options"][question["options"].size() / 2]["action"]);
            if (screen_.contains("contradiction"))
                act({ { "type", "back" } });
        }
    }

private:
    web::SelfCheck self_;
    Json screen_;
};

} // namespace

TEST_CASE("From the notice to the results, and one service of twenty")
{
    for (const std::string& language : installed().languages()) {
        Page page(language);
        REQUIRE(page.place() == "notice");
        page.act({ { "type", "agree" } });
        REQUIRE(page.place() == "interview");
        CHECK(page.screen()["question"]["id"] == "age");
        CHECK(page.screen()["question"]["kind"] == "number");
        page.answer_all();
        REQUIRE(page.place() == "another-child");
        page.act({ { "type", "finish_children" } });
        REQUIRE(page.place() == "review");
        page.act({ { "type", "show_results" }, { "child", 0 } });
        REQUIRE(page.place() == "results");
        const Json& results = page.screen()["results"];
        CHECK(results["categories"].size() == 6);
        std::size_t services = 0;
        for (const Json& category : results["categories"])
            services += category["tiles"].size();
        CHECK(services == 20);
        const Json open = results["categories"][0]["tiles"][0]["action"];
        page.act(open);
        REQUIRE(page.place() == "service");
        CHECK(page.screen()["service"]["quote"].get<std::string>().size() > 4);
        CHECK(page.ask({ { "call", "service" }, { "child", 0 }, { "service", open["service"] } })
            == page.screen()["service"]);
        // Nothing is said that has no words.
        for (int service = 0; service < 20; ++service)
            CHECK(page.ask({ { "call", "service" }, { "child", 0 }, { "service", service } }).dump().find("⟦")
                == std::string::npos);
        CHECK(page.screen().dump().find("⟦") == std::string::npos);
        page.act({ { "type", "back" } });
        page.act(page.screen()["results"]["compare"][0]["action"]);
        REQUIRE(page.place() == "compare");
        CHECK(page.screen()["compare"]["different"].size() + page.screen()["compare"]["same"].size() >= 20);
        CHECK(page.screen().dump().find("⟦") == std::string::npos);
    }
}

TEST_CASE("What is covered names nothing until somebody asks for it")
{
    Page page;
    page.act({ { "type", "agree" } });
    bool seen = false;
    for (int i = 0; page.screen().contains("question") && i < 80 && !seen; ++i) {
        const Json question = page.screen()["question"];
        seen = question["covered"].get<bool>();
        if (seen) {
            CHECK(question["options"].empty());
            CHECK_FALSE(question["private_whom"].get<std::string>().empty());
            CHECK_FALSE(page.act({ { "type", "reveal" } })["question"]["options"].empty());
        } else {
            page.act(question["opt_outs"][0]["action"]);
        }
    }
    CHECK(seen);
}

TEST_CASE("A fragment opens the same results, in another language as well, and goes on where nothing was finished")
{
    Page page;
    page.act({ { "type", "agree" } });
    page.answer_all();
    page.act({ { "type", "finish_children" } });
    page.act({ { "type", "show_results" }, { "child", 0 } });
    const Json fragment = page.ask({ { "call", "fragment" } })["fragment"];

    Page phone;
    CHECK(phone.ask({ { "call", "region_of_fragment" }, { "fragment", fragment } })["region"] == "zhejiang");
    const Json adopted = phone.ask({ { "call", "adopt" }, { "fragment", fragment } });
    REQUIRE(adopted["place"] == "results");
    CHECK(adopted["results"]["categories"] == page.screen()["results"]["categories"]);
    CHECK(phone.ask({ { "call", "fragment" } })["fragment"] == fragment);

    Page begun;
    begun.act({ { "type", "agree" } });
    begun.act(begun.screen()["question"]["options"][3]["action"]);
    const Json half = begun.ask({ { "call", "fragment" } })["fragment"];
    Page other("en");
    const Json resumed = other.ask({ { "call", "adopt" }, { "fragment", half } });
    CHECK(resumed["place"] == "interview");
    CHECK(resumed["question"]["id"] == begun.screen()["question"]["id"]);
    CHECK(other.ask({ { "call", "adopt" }, { "fragment", "v1.zhejiang.AAAA" } }).contains("error"));
}

TEST_CASE("Another language keeps the answers, another region begins anew, the end clears all")
{
    Page page;
    page.act({ { "type", "agree" } });
    page.act(page.screen()["question"]["options"][9]["action"]);
    const Json told = page.ask({ { "call", "fragment" } });
    page.load("en", "zhejiang");
    Json screen = page.ask({ { "call", "open" }, { "region", "zhejiang" }, { "language", "en" } });
    CHECK(screen["place"] == "interview");
    CHECK(screen["language"] == "en");
    CHECK(page.ask({ { "call", "fragment" } }) == told);
    page.load("en", "shenzhen");
    screen = page.ask({ { "call", "open" }, { "region", "shenzhen" }, { "language", "en" } });
    CHECK(screen["place"] == "notice");
    CHECK(page.ask({ { "call", "fragment" } })["fragment"] == "");
    page.act({ { "type", "agree" } });
    page.act(page.screen()["question"]["options"][9]["action"]);
    page.act({ { "type", "end" } });
    CHECK(page.place() == "welcome");
    CHECK(page.ask({ { "call", "fragment" } })["fragment"] == "");
}

TEST_CASE("Calls that no page makes are errors, and change nothing")
{
    Page page;
    const Json before = page.ask({ { "call", "screen" } });
    for (const Json& bad : { Json(nullptr), Json({ { "call", "dance" } }), Json({ { "call", "act" } }),
             Json({ { "call", "act" }, { "action", { { "type", "tell" }, { "answers", { { "age", 400000 } } } } } }),
             Json({ { "call", "act" }, { "action", { { "type", "tell" }, { "answers", { { "nobody", 1 } } } } } }),
             Json({ { "call", "act" }, { "action", { { "type", "show_results" }, { "child", 7 } } } }),
             Json({ { "call", "service" }, { "child", 0 }, { "service", 0 } }),
             Json({ { "call", "open" }, { "region", "atlantis" }, { "language", "en" } }),
             Json({ { "call", "open" }, { "region", "zhejiang" }, { "language", "xx" } }) })
        CHECK_MESSAGE(page.ask(bad).contains("error"), bad.dump());
    CHECK(page.ask({ { "call", "screen" } }) == before);
}
