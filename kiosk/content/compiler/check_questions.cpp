// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/checks.hpp"

#include <algorithm>
#include <limits>

namespace kiosk::content {

namespace {

class QuestionCheck {
public:
    QuestionCheck(const Draft& draft, Complaints& complaints)
        : draft_(draft)
        , complaints_(complaints)
    {
    }

    void run()
    {
        const DraftQuestion* siblings = nullptr;
        for (const DraftQuestion& question : draft_.questions) {
            if (!question.same_as_before) {
                check(question);
                continue;
            }
            if (siblings)
                complaints_.add(question.place,
                    "question " + question.id.value + ": same_as_before is the question " + siblings->id.value
                        + " already; keep one of them");
            siblings = &question;
            check_siblings(question);
        }
        for (const DraftFact& fact : draft_.facts)
            if (!fact.id.empty() && asked_.find(fact.id.value) == asked_.end())
                complaints_.add(
                    fact.id.place, "fact " + fact.id.value + ": no question asks it; add one to questions.toml");
        for (const DraftRegion& region : draft_.regions)
            check_choices(region);
    }

private:
    const DraftFact* fact(std::string_view id) const
    {
        const auto found = std::find_if(
            draft_.facts.begin(), draft_.facts.end(), [&](const DraftFact& each) { return each.id.value == id; });
        return found == draft_.facts.end() ? nullptr : &*found;
    }

    void check(const DraftQuestion& question)
    {
        const std::string what = "question " + question.id.value + ": ";
        std::vector<const DraftFact*> facts;
        for (const Text& id : question.facts) {
            const DraftFact* found = fact(id.value);
            if (!found) {
                complaints_.add(
                    id.place, what + "there is no fact " + in_quotes(id.value) + " in facts.toml; correct it");
                continue;
            }
            facts.push_back(found);
            const auto [first, added] = asked_.emplace(id.value, question.id.value);
            if (!added)
                complaints_.add(id.place,
                    what + "the fact " + in_quotes(id.value) + " is asked already, by question " + first->second
                        + "; ask it once");
            if (found->confidential && !question.confidential)
                complaints_.add(id.place,
                    what + "the fact " + in_quotes(id.value)
                        + " is confidential; write confidential = true in the question");
            if (question.facts.size() > 1 && found->kind.value != "boolean")
                complaints_.add(id.place,
                    what + "the fact " + in_quotes(id.value)
                        + " is not yes or no, and so cannot be ticked beside others; ask it alone");
            if (found->scope.value != facts.front()->scope.value)
                complaints_.add(id.place,
                    what + "the fact " + in_quotes(id.value)
                        + " is of another scope than the first; ask of the family and of a child apart");
        }
        if (facts.size() == 1)
            check_values(question, *facts.front(), what);
        else if (!question.choices.empty())
            complaints_.add(question.choices.front().place, what + "only a whole number has choices; delete them");
    }

    // What is taken over from another child: asked apart, too, and nothing that one room may not know of another child.
    void check_siblings(const DraftQuestion& question)
    {
        const std::string what = "question " + question.id.value + ": ";
        Unique unique(what, complaints_);
        for (const Text& id : question.facts) {
            unique.add(id);
            const DraftFact* found = fact(id.value);
            if (!found)
                complaints_.add(
                    id.place, what + "there is no fact " + in_quotes(id.value) + " in facts.toml; correct it");
            else if (found->scope.value != "child" || found->confidential)
                complaints_.add(id.place,
                    what + "only what is told of a child in the open can be the same as before; leave out "
                        + in_quotes(id.value));
        }
        if (question.confidential || !question.choices.empty())
            complaints_.add(question.place, what + "delete confidential and choices: it has neither");
    }

    void check_values(const DraftQuestion& question, const DraftFact& fact, const std::string& what)
    {
        if (fact.kind.value != "integer") {
            if (!question.choices.empty())
                complaints_.add(question.choices.front().place, what + "only a whole number has choices; delete them");
            return;
        }
        if (question.choices.empty())
            complaints_.add(question.id.place, what + "a whole number is asked by buttons; add choices = [0, 1, …]");
        const int low = fact.minimum ? fact.minimum->value : 0;
        const int high = fact.maximum ? fact.maximum->value : std::numeric_limits<int>::max();
        const Number* before = nullptr;
        for (const Number& choice : question.choices) {
            if (choice.value < low || choice.value > high)
                complaints_.add(choice.place,
                    what + "the choice " + std::to_string(choice.value) + " is not a value of " + fact.id.value);
            if (before && choice.value <= before->value)
                complaints_.add(choice.place, what + "the choices do not ascend; put them in order");
            before = &choice;
        }
    }

    // What a region's question leaves out of a choice.
    void check_choices(const DraftRegion& region)
    {
        for (const auto& [id, values] : region.choices) {
            const DraftFact* found = fact(id.value);
            if (!found || found->kind.value != "choice") {
                complaints_.add(id.place, "choices: " + in_quotes(id.value) + " is not a fact with values; correct it");
                continue;
            }
            Unique unique("choices: ", complaints_);
            for (const Text& value : values) {
                unique.add(value);
                const auto has = [&](const Text& each) { return each.value == value.value; };
                if (std::none_of(found->values.begin(), found->values.end(), has))
                    complaints_.add(value.place,
                        "choices: " + in_quotes(value.value) + " is not a value of " + id.value
                            + " in facts.toml; correct it");
            }
        }
    }

    const Draft& draft_;
    Complaints& complaints_;
    std::map<std::string, std::string, std::less<>> asked_; // fact, question
};

} // namespace

void check_questions(const Draft& draft, Complaints& complaints)
{
    QuestionCheck(draft, complaints).run();
}

} // namespace kiosk::content
