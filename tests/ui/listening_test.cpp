// SPDX-License-Identifier: Apache-2.0
//
// The kiosk for whoever listens: what is said, to whom, and the way through with a keypad and a dark screen.
#include "tests/support/golden_file.hpp"
#include "tests/support/kiosk_fixture.hpp"
#include "tests/support/recording_speaker.hpp"
#include "tests/ui/spoken_laws.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>
#include <sstream>

using namespace kiosk;
using kiosk::test::KioskFixture;
using kiosk::test::RecordingSpeaker;
using namespace std::chrono_literals;

namespace {

// Also the languages that are offered only where a site asks for them.
site::Site site_of_every_language()
{
    site::Site site = test::still_site();
    site.languages = test::catalogue().languages();
    return site;
}

struct Listener {
    explicit Listener(std::string_view region = "zhejiang", site::Site site = test::still_site())
        : kiosk(region, test::landscape, std::move(site), test::catalogue(), &speaker)
    {
    }

    void press(Key key) { kiosk.hand().key(key); }

    const ui::Node* focused() const
    {
        for (const ui::Node& node : kiosk_app().probe().nodes())
            if (node.actionable() && node.focused)
                return &node;
        return nullptr;
    }
    const ui::App& kiosk_app() const { return const_cast<KioskFixture&>(kiosk).app(); }

    // Arrows until it is in focus.
    bool go_to(const std::string& id, Key by = Key::right)
    {
        for (int i = 0; i < 120; ++i) {
            if (const ui::Node* node = focused(); node && node->id == id)
                return true;
            press(by);
        }
        return false;
    }
    bool choose(const std::string& id)
    {
        speaker.note("→ " + id);
        if (!go_to(id))
            return false;
        speaker.note("select");
        press(Key::select);
        look();
        return true;
    }
    // Writes down what the page offers, and which words of it are quoted.
    void look()
    {
        std::string page = "after " + std::to_string(pages.size()) + ":";
        for (const ui::Node& node : kiosk_app().probe().nodes()) {
            if (node.official)
                official.insert(node.label);
            // What pages a long text comes and goes with its length; the languages stand in an order of their own.
            if (node.role == ui::Role::heading
                || (node.actionable() && !node.id.ends_with("/more") && !node.id.ends_with("/up")
                    && !node.id.starts_with("language/")))
                page += " " + std::to_string(static_cast<int>(node.role)) + "=" + node.id;
        }
        pages.push_back(page);
    }
    bool offers(const std::string& id) const { return kiosk_app().probe().find_id(id) != nullptr; }

    RecordingSpeaker speaker;
    KioskFixture kiosk;
    std::vector<std::string> pages;
    std::set<std::string> official;
};

// Two languages are read word by word; the others are held by laws that can be judged without knowing them.
bool read_word_by_word(const std::string& language)
{
    return language == "zh-Hans" || language == "en";
}

// What is the same in every language, as the first of them had it.
class SameEverywhere {
public:
    void check(const Listener& listener)
    {
        const std::vector<std::string> steps = test::steps_of(listener.speaker.transcript());
        if (steps_.empty()) {
            steps_ = steps;
            pages_ = listener.pages;
        }
        CHECK(steps == steps_);
        REQUIRE(listener.pages.size() == pages_.size());
        for (std::size_t i = 0; i < pages_.size(); ++i)
            CHECK(listener.pages[i] == pages_[i]);
    }

private:
    std::vector<std::string> steps_;
    std::vector<std::string> pages_;
};

void check_words(const Listener& listener, const std::string& language, const std::string& golden)
{
    const std::string& heard = listener.speaker.transcript();
    if (read_word_by_word(language)) {
        CHECK(test::differs_from(KIOSK_TRANSCRIPTS "/" + language + "/" + golden, heard) == "");
        return;
    }
    for (const std::string& broken : test::broken_spoken_laws(heard, language, listener.official))
        FAIL_CHECK(broken);
}

using Told = std::map<std::string, std::string>;
const Told nine_years { { "age", "9" }, { "hukou", "other_province" }, { "months_here", "6" }, { "carer", "parent" },
    { "stage", "primary" }, { "insured", "here" }, { "rural_school", "false" }, { "residence_permit", "true" } };

// Answers every question of a child by keypad.
void answer_by_keypad(Listener& listener, const Told& told)
{
    const Schema& schema = listener.kiosk.app().setting().policy.schema;
    for (int i = 0; i < 40; ++i) {
        const auto ask = current_question(listener.kiosk.session(), listener.kiosk.app().setting());
        if (!ask)
            return;
        const FactId id = ask->facts.front();
        const Fact& fact = schema[id];
        std::string button = ask->question->facts.size() > 1 ? "rather_not_say" : "dont_know";
        if (const auto found = told.find(fact.name); found != told.end() && ask->question->facts.size() == 1) {
            const int value = fact.kind == FactKind::choice ? fact.value_of(found->second).value_or(0)
                : fact.kind == FactKind::boolean            ? found->second == "true"
                                                            : std::stoi(found->second);
            const std::string answer = "answer/" + std::to_string(index(id)) + "/" + std::to_string(value);
            if (listener.offers(answer))
                button = answer;
        }
        REQUIRE(listener.choose(button));
    }
    FAIL("the interview does not end");
}

} // namespace

namespace {

// How many lines the Chinese voice is asked to say that have Arabic or Tibetan letters in them.
std::size_t beyond_the_chinese_voice(const std::string& transcript)
{
    std::size_t lines = 0;
    std::istringstream all(transcript);
    for (std::string line; std::getline(all, line);)
        lines += line.starts_with("[zh-") && std::any_of(line.begin(), line.end(), [](char c) {
            const auto byte = static_cast<unsigned char>(c); // leads U+0600 to U+0FFF in UTF-8
            return byte >= 0xD8 && byte <= 0xE0;
        });
    return lines;
}

} // namespace

TEST_CASE("by keypad alone, with the screen dark, from the first key to the end")
{
    SameEverywhere same;
    for (const std::string& language : test::catalogue().languages()) {
        CAPTURE(language);
        Listener listener("zhejiang", site_of_every_language());
        listener.speaker.note("headset in");
        listener.press(Key::headset_in);
        REQUIRE(listener.choose("language/" + language));
        REQUIRE(listener.choose("agree"));
        answer_by_keypad(listener, nine_years);
        REQUIRE(listener.choose("done"));
        REQUIRE(listener.choose("results"));
        REQUIRE(listener.choose("service/2"));
        CHECK(listener.kiosk.at<place::Detail>());
        listener.speaker.note("help key");
        listener.press(Key::help);
        CHECK(listener.kiosk.session().overlay == Overlay::help);
        REQUIRE(listener.choose("close"));
        listener.speaker.note("back key");
        listener.press(Key::back);
        CHECK(listener.kiosk.at<place::Results>());
        REQUIRE(listener.choose("end"));
        REQUIRE(listener.choose("end_yes"));
        CHECK(listener.kiosk.at<place::Welcome>());
        CHECK(listener.kiosk.session().sound == Sound {});
        CHECK(beyond_the_chinese_voice(listener.speaker.transcript()) == 0);
        same.check(listener);
        check_words(listener, language, "keypad.txt");
    }
}

TEST_CASE("read aloud over the loudspeaker, page by page")
{
    SameEverywhere same;
    for (const std::string& language : test::catalogue().languages()) {
        CAPTURE(language);
        Listener listener("zhejiang", site_of_every_language());
        KioskFixture& kiosk = listener.kiosk;
        REQUIRE(kiosk.tap_id("listen"));
        kiosk.begin(language);
        kiosk.answer_all(nine_years);
        for (const char* id : { "done", "results", "service/2", "back", "help", "close", "language", "back", "display",
                 "close", "end", "end_no" }) {
            listener.speaker.note(id);
            REQUIRE(kiosk.tap_id(id));
            listener.look();
        }
        same.check(listener);
        check_words(listener, language, "loudspeaker.txt");
        // The room hears no verdict.
        for (const char* verdict : { "eligible", "conditional", "undetermined", "not_yet", "ineligible" }) {
            const std::string word
                = test::catalogue().messages(language).find("verdict." + std::string(verdict))->second;
            CAPTURE(word);
            CHECK(listener.speaker.transcript().find("] " + word + "\n") == std::string::npos);
        }
    }
}

TEST_CASE("each law of what is said finds what breaks it")
{
    struct Fault {
        const char* language;
        const char* line;
        const char* law;
    };
    const std::set<std::string> official { "保障流动儿童接受义务教育" };
    for (const Fault& fault : {
             Fault { "ar", "[ar] أطفال howto.clinic", "a key" },
             Fault { "ar", "[ar] {count} أطفال", "a key" },
             Fault { "ug", "[ug] ⟦help⟧", "a key" },
             Fault { "ar", "[ar] Please ask the window", "not written" },
             Fault { "bo", "[bo] འདི་ 户口 ཡིན།", "Chinese" },
             Fault { "bo", "[en] Ask the window", "another" },
             Fault { "ug", "[zh-Hant] 請問窗口", "another" },
             Fault { "zh-Hant", "[zh-Hant] 请到窗口问", "simplified" },
         }) {
        CAPTURE(std::string(fault.line));
        const std::string start = std::string("[") + fault.language + "] 110\n";
        const auto broken = test::broken_spoken_laws(start + fault.line + "\n", fault.language, official);
        REQUIRE_FALSE(broken.empty());
        CHECK(broken.front().starts_with(fault.law));
    }
    const auto holds = [&](const char* language, const std::string& transcript) {
        return test::broken_spoken_laws(transcript, language, official).empty();
    };
    CHECK(holds("bo", "[bo] འདི་（户口）ཡིན།\n[zh-Hans] 户口\n[en] English\n"));
    CHECK(holds("zh-Hant", "[zh-Hant] 請到窗口問\n[zh-Hant] 保障流动儿童接受义务教育\n"));
    CHECK(test::steps_of("> a\n[ar] x\n\n> b\n") != test::steps_of("> a\n[ar] x\n\n[ar] y\n\n> b\n"));
}

TEST_CASE("arrows reach everything that can be pressed, on every page, and lead around in a ring")
{
    Listener listener;
    KioskFixture& kiosk = listener.kiosk;
    std::set<std::string> pages;
    int reached = 0;
    kiosk.after_each = [&] {
        std::string page;
        std::set<std::string> there;
        for (const ui::Node& node : kiosk.app().probe().nodes()) {
            if (node.role == ui::Role::heading && page.empty())
                page = node.label;
            if (node.actionable())
                there.insert(node.id);
        }
        if (!pages.insert(page).second)
            return;
        CAPTURE(page);
        std::set<std::string> seen;
        for (std::size_t i = 0; i < 2 * there.size() + 4; ++i) {
            listener.press(Key::right);
            const ui::Node* node = listener.focused();
            REQUIRE(node);
            seen.insert(node->id);
            // What is in focus can be seen: the page follows.
            CHECK(node->clip.height >= std::min(node->rect.height, 30.f));
        }
        for (const std::string& id : there) {
            CAPTURE(id);
            if (!id.ends_with("/more") && !id.ends_with("/up")) // these come and go as the page follows
                CHECK(seen.contains(id));
        }
        reached += static_cast<int>(seen.size());
    };
    kiosk.hand().key(Key::next); // the offer of guidance
    kiosk.begin("zh-Hans");
    kiosk.answer_all(nine_years);
    REQUIRE(kiosk.tap_id("add"));
    kiosk.answer_all({ { "age", "3" }, { "months_here", "2" } });
    for (const char* id : { "done", "results", "service/2", "back", "help", "close", "language", "back", "display",
             "close", "listen", "voice/stop", "end", "end_no" })
        REQUIRE(kiosk.tap_id(id));
    MESSAGE(pages.size() << " pages, " << reached << " widgets reached by arrows");
    CHECK(pages.size() >= 20);
}

TEST_CASE("what is unfolded is said at once, and nothing that was said before it")
{
    Listener listener;
    KioskFixture& kiosk = listener.kiosk;
    kiosk.hand().key(Key::headset_in);
    REQUIRE(listener.choose("language/zh-Hans"));
    REQUIRE(listener.choose("agree"));
    answer_by_keypad(listener, nine_years);
    REQUIRE(listener.choose("done"));
    REQUIRE(listener.choose("results"));
    REQUIRE(listener.choose("service/2"));
    REQUIRE(listener.go_to("fold/official_words"));
    (void)listener.speaker.take();
    listener.press(Key::select);
    const std::string unfolded = listener.speaker.take();
    CHECK(unfolded.find("保障流动儿童接受义务教育") != std::string::npos);
    CHECK(unfolded.find("到哪里") == std::string::npos);
    listener.press(Key::select);
    const std::string folded = listener.speaker.take();
    CHECK(folded.find("可以展开") != std::string::npos);
    CHECK(folded.find("保障流动儿童接受义务教育") == std::string::npos);
}

TEST_CASE("no page holds the focus for good: escape and back lead out of all that lies over another")
{
    Listener listener;
    listener.kiosk.begin("zh-Hans");
    for (const auto overlay : { "help", "language", "display", "end" }) {
        for (const Key key : { Key::back, Key::escape }) {
            CAPTURE(std::string(overlay));
            REQUIRE(listener.go_to(overlay));
            listener.press(Key::select);
            REQUIRE(listener.kiosk.session().overlay != Overlay::none);
            listener.press(key);
            CHECK(listener.kiosk.session().overlay == Overlay::none);
        }
    }
}

TEST_CASE("a key cuts what is being said; pause keeps it; repeat says it again")
{
    using Voice = speech::SpeakerState::Voice;
    Listener listener;
    REQUIRE(listener.kiosk.tap_id("listen"));
    const std::string page = listener.speaker.take();
    CHECK(page.find("搬到新的地方") != std::string::npos);
    CHECK(listener.speaker.state().voice == Voice::speaking);
    listener.press(Key::listen);
    CHECK(listener.speaker.state().voice == Voice::paused);
    listener.press(Key::listen);
    CHECK(listener.speaker.state().voice == Voice::speaking);
    CHECK(listener.speaker.take().empty());
    listener.press(Key::repeat);
    CHECK(listener.speaker.take() == page);
    listener.press(Key::page_up); // does nothing here
    const std::string focus = listener.speaker.take();
    CHECK(focus.find("搬到新的地方") == std::string::npos); // the page was cut; what is said is where the focus stands
    CHECK(focus.starts_with("[zh-Hans] 朗读\n"));
    listener.press(Key::faster);
    CHECK(listener.speaker.rate == 125);
    listener.press(Key::quieter);
    CHECK(listener.speaker.volume == -9);
    REQUIRE(listener.kiosk.tap_id("voice/stop"));
    CHECK(listener.kiosk.session().sound.listening == Sound::Listening::off);
}

TEST_CASE("whoever is read to is not idle; then the warning comes as a chime and in words, and all sound is reset")
{
    Listener listener;
    KioskFixture& kiosk = listener.kiosk;
    kiosk.begin("zh-Hans");
    REQUIRE(kiosk.tap_id("listen"));
    REQUIRE(kiosk.tap_id("voice/slower"));
    listener.speaker.repeat_forever();
    CHECK_FALSE(kiosk.app().deadline(kiosk.hand().now()));
    kiosk.hand().wait(20min);
    CHECK_FALSE(kiosk.hand().sees("您还在吗？"));
    listener.speaker.finish();
    kiosk.hand().wait(0s);
    (void)listener.speaker.take();
    kiosk.hand().wait(299s);
    CHECK_FALSE(kiosk.hand().sees("您还在吗？"));
    kiosk.hand().wait(2s);
    CHECK(kiosk.hand().sees("您还在吗？"));
    const std::string warning = listener.speaker.take();
    CHECK(warning.starts_with("(chime)\n"));
    CHECK(warning.find("您还在吗？") != std::string::npos);
    kiosk.hand().wait(5s);
    CHECK(listener.speaker.take().empty()); // it does not count aloud
    kiosk.hand().wait(60s); // that the warning is being said keeps nothing open
    CHECK(kiosk.at<place::Welcome>());
    CHECK(kiosk.session().sound == Sound {});
    CHECK(listener.speaker.rate == 100);
    CHECK(listener.speaker.state().voice == speech::SpeakerState::Voice::silent);
}

TEST_CASE("the warning is spoken even to a family that does not listen")
{
    Listener listener;
    listener.kiosk.begin("zh-Hans");
    listener.kiosk.hand().wait(121s);
    CHECK(listener.speaker.take().starts_with("(chime)\n"));
    listener.press(Key::right);
    CHECK(listener.speaker.state().voice == speech::SpeakerState::Voice::silent);
    CHECK_FALSE(listener.kiosk.hand().sees("您还在吗？"));
}

TEST_CASE("the first key offers guidance; select takes it, anything else goes on as ever")
{
    Listener listener;
    listener.press(Key::down);
    CHECK(listener.speaker.take().find("看不清屏幕？") != std::string::npos);
    CHECK_FALSE(listener.focused());
    SUBCASE("select")
    {
        listener.press(Key::select);
        CHECK(listener.kiosk.session().sound.listening == Sound::Listening::guided);
        CHECK(listener.kiosk.session().sound.output == Sound::Output::loudspeaker_for_all);
        CHECK(listener.speaker.take().find("开始用喇叭带您走") != std::string::npos);
    }
    SUBCASE("an arrow")
    {
        listener.press(Key::down);
        CHECK(listener.focused());
        CHECK(listener.kiosk.session().sound == Sound {});
    }
}

TEST_CASE("whatever is said holds words, in every language")
{
    const auto only_signs = [](std::string words) {
        for (const std::string_view sign :
            { "，", ",", "。", ".", "、", "،", "؟", "?", "？", "—", "–", "-", "·", ":", "：", " " })
            for (std::size_t at = 0; (at = words.find(sign)) != std::string::npos;)
                words.erase(at, sign.size());
        return words.empty();
    };
    for (const std::string& language : test::catalogue().languages()) {
        CAPTURE(language);
        RecordingSpeaker speaker;
        site::Site site = test::still_site();
        site.languages = test::catalogue().languages();
        KioskFixture kiosk("zhejiang", test::landscape, std::move(site), test::catalogue(), &speaker);
        kiosk.hand().key(Key::headset_in);
        kiosk.begin(language);
        // A question whose answer is stepped to, and none chosen yet.
        REQUIRE(kiosk.app().probe().find("—") == nullptr);
        REQUIRE(kiosk.app().probe().find_id("step_more"));
        std::istringstream lines(speaker.transcript());
        int said = 0;
        for (std::string line; std::getline(lines, line);) {
            const std::size_t end = line.find("] ");
            if (end == std::string::npos)
                continue;
            CHECK_FALSE_MESSAGE(only_signs(line.substr(end + 2)), line);
            ++said;
        }
        CHECK(said > 5);
    }
}

TEST_CASE("pulling out the headset ends what was for one pair of ears")
{
    Listener listener;
    listener.press(Key::headset_in);
    listener.kiosk.begin("zh-Hans");
    (void)listener.speaker.take();
    listener.press(Key::headset_out);
    CHECK(listener.speaker.state().voice == speech::SpeakerState::Voice::silent);
    listener.press(Key::right);
    CHECK(listener.speaker.take().empty());
    CHECK(listener.kiosk.session().sound.output == Sound::Output::loudspeaker);
}

TEST_CASE("without a server or without a voice the button says so, and so does its page")
{
    SUBCASE("no server")
    {
        Listener listener;
        listener.speaker.lose_server();
        listener.kiosk.hand().settle();
        REQUIRE(listener.kiosk.tap("不能朗读"));
        CHECK(listener.kiosk.hand().sees("这台机器现在不能朗读"));
        CHECK_FALSE(listener.offers("voice/repeat"));
    }
    SUBCASE("no voice for this language")
    {
        Listener listener;
        listener.speaker.voiceless = "en";
        listener.kiosk.begin("en");
        REQUIRE(listener.kiosk.tap("No voice"));
        CHECK(listener.kiosk.hand().sees("This kiosk has no voice for this language"));
    }
    SUBCASE("a kiosk that was never given one")
    {
        KioskFixture kiosk;
        REQUIRE(kiosk.tap("不能朗读"));
    }
}

namespace {

// A family that answers by chance; private matters as `told_in_private` says.
std::string heard_by_the_room(
    unsigned seed, bool answers_aloud, FactSet told_in_private, std::set<std::string>& personal)
{
    std::mt19937 chance(seed);
    Listener listener(seed % 2 ? "zhejiang" : "shenzhen");
    KioskFixture& kiosk = listener.kiosk;
    REQUIRE(kiosk.tap_id("listen"));
    if (answers_aloud)
        REQUIRE(kiosk.tap_id("voice/answers"));
    REQUIRE(kiosk.tap_id("language/zh-Hans"));
    REQUIRE(kiosk.tap_id("agree"));
    (void)listener.speaker.take();
    const Schema& schema = kiosk.app().setting().policy.schema;
    for (int i = 0; i < 40; ++i) {
        const auto ask = current_question(kiosk.session(), kiosk.app().setting());
        if (!ask)
            break;
        if (ask->question->confidential) {
            (void)kiosk.tap_id("reveal");
            for (const FactId fact : ask->facts)
                if (told_in_private[index(fact)])
                    REQUIRE(kiosk.tap_id("answer/" + std::to_string(index(fact)) + "/1"));
            (void)listener.speaker.take(); // nothing of this page is looked at here: see below
            REQUIRE(kiosk.tap_id("done"));
            continue;
        }
        if (ask->question->facts.size() > 1) {
            REQUIRE(kiosk.tap_id("done"));
            continue;
        }
        std::vector<std::string> answers;
        const std::string prefix = "answer/" + std::to_string(index(ask->facts.front())) + "/";
        for (const ui::Node& node : kiosk.app().probe().nodes())
            if (node.actionable() && node.id.starts_with(prefix))
                answers.push_back(node.id);
        REQUIRE_FALSE(answers.empty());
        const std::string id = answers[chance() % answers.size()];
        REQUIRE(kiosk.tap_id(id));
    }
    (void)schema;
    if (current_contradictions(kiosk.session(), kiosk.app().setting()).size() > 0)
        return {}; // another story
    (void)listener.speaker.take();
    for (const char* id : { "done", "results" })
        REQUIRE(kiosk.tap_id(id));
    for (const FactId fact : schema.ids())
        if (const auto value = kiosk.session().family.answers_of(0).get(fact); value && schema[fact].name == "age")
            personal.insert(std::to_string(*value) + "岁）");
    // Every service can be opened, whatever its verdict: the same steps for every family.
    for (std::size_t i = 0; i < kiosk.app().setting().decider.region().services.size(); ++i) {
        REQUIRE(kiosk.tap_id("service/" + std::to_string(i)));
        REQUIRE(kiosk.tap_id("back"));
    }
    return listener.speaker.take();
}

} // namespace

TEST_CASE("the room hears nothing of what a family told")
{
    for (unsigned seed = 1; seed <= 6; ++seed) {
        CAPTURE(seed);
        std::set<std::string> personal;
        const std::string heard = heard_by_the_room(seed, false, {}, personal);
        for (const std::string& words : personal)
            CHECK(heard.find(words) == std::string::npos);
        for (const char* verdict : { "verdict.eligible", "verdict.conditional", "verdict.undetermined",
                 "verdict.not_yet", "verdict.ineligible" }) {
            const std::string word = test::catalogue().messages("zh-Hans").find(verdict)->second;
            CAPTURE(word);
            CHECK(heard.find("] " + word) == std::string::npos);
        }
    }
}

TEST_CASE("what was told in private changes nothing that the room hears, even when answers are read aloud")
{
    const Schema& schema = test::catalogue().policy().schema;
    std::vector<FactId> confidential;
    for (const FactId fact : schema.ids())
        if (schema[fact].confidential)
            confidential.push_back(fact);
    REQUIRE(confidential.size() == 3);
    int compared = 0;
    for (unsigned seed = 1; seed <= 5; ++seed) {
        CAPTURE(seed);
        std::set<std::string> ignored;
        const std::string nothing = heard_by_the_room(seed, true, {}, ignored);
        for (const FactId fact : confidential) {
            FactSet told;
            told.set(index(fact));
            CAPTURE(schema[fact].name);
            const std::string heard = heard_by_the_room(seed, true, told, ignored);
            CHECK(heard == nothing);
            const std::string words = test::catalogue().messages("zh-Hans").find("answer." + schema[fact].name)->second;
            CHECK(heard.find(words) == std::string::npos);
            compared += !nothing.empty();
        }
    }
    CHECK(compared >= 3);
}
