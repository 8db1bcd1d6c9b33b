// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/form.hpp"

#include "kiosk/core/decide.hpp"
#include "kiosk/words/words.hpp"

#include <xlsxwriter.h>

#include <algorithm>

namespace kiosk::registers {
namespace {

// As many rows have choices to pick from.
constexpr lxw_row_t rows_with_choices = 100'000;
constexpr double width_of_a_column = 18; // characters
constexpr double width_of_a_text = 60;

std::vector<std::string> said(const content::Catalogue& catalogue, RegisterWord::Kind kind, std::string_view of)
{
    std::vector<std::string> words;
    for (const RegisterWord& word : catalogue.register_words())
        if (word.kind == kind && word.of == of)
            words.push_back(word.word);
    return words;
}

std::string first(const std::vector<std::string>& words)
{
    return words.empty() ? std::string() : words.front();
}

std::string on_one_line_of_csv(const std::string& text)
{
    std::string cell = "\"";
    for (const char c : text)
        cell.append(c == '"' ? 2 : 1, c);
    return cell + '"';
}

FormColumn column_of(
    FactId id, const Question& question, const Region& region, const Words& words, const Schema& schema)
{
    FormColumn column { FormColumn::Kind::choice, {}, {}, {}, {} };
    const bool alone = question.facts.size() == 1;
    const auto add = [&](std::string choice, std::string hint) {
        column.choices.push_back(std::move(choice));
        column.hints.push_back(std::move(hint));
    };
    if (schema[id].kind == FactKind::choice) {
        column.header = words.fact(id);
        for (const int value : region.offered(id, schema))
            add(words.answer(id, value), words.answer_hint(id, value));
    } else {
        column.header = words.statement(id);
        for (const Phrase answer : { Phrase::yes, Phrase::no })
            add(words(answer), {});
    }
    column.meaning = alone ? words.question_title(question) + words.question_help(question) : words.statement_hint(id);
    add(words(Phrase::dont_know), {});
    return column;
}

class WorkbookWriter {
public:
    WorkbookWriter(const Form& form, lxw_workbook& book)
        : form_(form)
        , book_(book)
    {
        head_ = workbook_add_format(&book_);
        format_set_bold(head_);
        format_set_text_wrap(head_);
        format_set_align(head_, LXW_ALIGN_VERTICAL_TOP);
        format_set_bg_color(head_, 0xE8F0EC);
        text_ = workbook_add_format(&book_);
        format_set_num_format(text_, "@"); // a number of a household keeps its zeros
        day_ = workbook_add_format(&book_);
        format_set_num_format(day_, "yyyy-mm-dd");
        wrapped_ = workbook_add_format(&book_);
        format_set_text_wrap(wrapped_);
        format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
    }

    void write()
    {
        lxw_worksheet* const sheet = workbook_add_worksheet(&book_, form_.sheet.c_str());
        lxw_worksheet* const explanations = workbook_add_worksheet(&book_, form_.explanations.c_str());
        lxw_worksheet* const choices = workbook_add_worksheet(&book_, form_.choices.c_str());
        for (std::size_t i = 0; i < form_.columns.size(); ++i)
            column(*sheet, *choices, static_cast<lxw_col_t>(i), form_.columns[i]);
        worksheet_freeze_panes(sheet, 1, 1);
        worksheet_set_row(sheet, 0, 48, nullptr);
        explain(*explanations);
    }

private:
    void column(lxw_worksheet& sheet, lxw_worksheet& choices, lxw_col_t at, const FormColumn& column)
    {
        lxw_format* const format = column.kind == FormColumn::Kind::day ? day_
            : column.kind == FormColumn::Kind::text                     ? text_
                                                                        : nullptr;
        worksheet_set_column(&sheet, at, at, width_of_a_column, format);
        worksheet_write_string(&sheet, 0, at, column.header.c_str(), head_);
        worksheet_write_string(&choices, 0, at, column.header.c_str(), head_);
        worksheet_set_column(&choices, at, at, width_of_a_column, nullptr);
        if (column.choices.empty())
            return;
        for (std::size_t i = 0; i < column.choices.size(); ++i)
            worksheet_write_string(&choices, static_cast<lxw_row_t>(i + 1), at, column.choices[i].c_str(), nullptr);
        // A list within the rule may have 255 characters; a range has no limit.
        char from[LXW_MAX_CELL_NAME_LENGTH];
        char to[LXW_MAX_CELL_NAME_LENGTH];
        lxw_rowcol_to_cell_abs(from, 1, at, true, true);
        lxw_rowcol_to_cell_abs(to, static_cast<lxw_row_t>(column.choices.size()), at, true, true);
        std::string range = "='" + form_.choices + "'!" + from + ":" + to;
        lxw_data_validation rule {};
        rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        rule.value_formula = range.data();
        rule.ignore_blank = LXW_VALIDATION_ON;
        rule.show_error = LXW_VALIDATION_ON;
        rule.dropdown = LXW_VALIDATION_ON;
        worksheet_data_validation_range(&sheet, 1, at, rows_with_choices, at, &rule);
    }

    void explain(lxw_worksheet& sheet)
    {
        worksheet_set_column(&sheet, 0, 0, 2 * width_of_a_column, nullptr);
        worksheet_set_column(&sheet, 1, 2, width_of_a_text, nullptr);
        lxw_row_t row = 0;
        for (const std::string& note : form_.notes) {
            worksheet_merge_range(&sheet, row, 0, row, 2, note.c_str(), wrapped_);
            ++row;
        }
        ++row;
        for (std::size_t i = 0; i < form_.headings.size(); ++i)
            worksheet_write_string(&sheet, row, static_cast<lxw_col_t>(i), form_.headings[i].c_str(), head_);
        for (const FormColumn& column : form_.columns) {
            ++row;
            worksheet_write_string(&sheet, row, 0, column.header.c_str(), wrapped_);
            worksheet_write_string(&sheet, row, 1, column.meaning.c_str(), wrapped_);
            std::string choices;
            for (std::size_t i = 0; i < column.choices.size(); ++i)
                choices += (i > 0 ? "\n" : "") + column.choices[i]
                    + (column.hints[i].empty() ? std::string() : "：" + column.hints[i]);
            worksheet_write_string(&sheet, row, 2, choices.c_str(), wrapped_);
        }
    }

    const Form& form_;
    lxw_workbook& book_;
    lxw_format* head_ = nullptr; // the workbook's own, all of them
    lxw_format* text_ = nullptr;
    lxw_format* day_ = nullptr;
    lxw_format* wrapped_ = nullptr;
};

} // namespace

Result<Form> Form::create(const content::Catalogue& catalogue, const Region& region)
{
    const Policy& policy = catalogue.policy();
    const auto messages = locale::Messages::create(
        content::authoritative_language, catalogue.messages(content::authoritative_language));
    if (!messages)
        return messages.error();
    const Words words(catalogue, *messages, region);
    const auto form_word = [&](std::string_view of) { return said(catalogue, RegisterWord::Kind::form, of); };
    Form form { first(form_word("sheet")), first(form_word("explanations")), first(form_word("choices")),
        form_word("headings"), form_word("notes"), {} };
    const auto plain = [&](std::string_view name, FormColumn::Kind kind) {
        form.columns.push_back({ kind, first(said(catalogue, RegisterWord::Kind::header, name)),
            first(said(catalogue, RegisterWord::Kind::meaning, name)), {}, {} });
    };
    plain(label_column, FormColumn::Kind::text);
    plain(household_column, FormColumn::Kind::text);
    plain(birth_date_column, FormColumn::Kind::day);
    plain(move_in_date_column, FormColumn::Kind::day);

    const Decider decider(policy, region);
    FactSet read;
    for (std::size_t benefit = 0; benefit < decider.benefit_count(); ++benefit)
        read |= decider.facts(benefit);
    for (const Question& question : policy.questions)
        for (const FactId id : question.facts)
            if (read[index(id)] && policy.schema[id].growth == Growth::none)
                form.columns.push_back(column_of(id, question, region, words, policy.schema));
    return form;
}

std::string as_csv(const Form& form)
{
    std::string csv = "\xEF\xBB\xBF";
    const auto comment = [&](const std::string& text) { csv += on_one_line_of_csv("# " + text) + "\r\n"; };
    for (const std::string& note : form.notes)
        comment(note);
    for (const FormColumn& column : form.columns) {
        std::string choices;
        for (const std::string& choice : column.choices)
            choices += (choices.empty() ? "" : " / ") + choice;
        comment(column.header + "：" + (choices.empty() ? column.meaning : choices));
    }
    for (std::size_t i = 0; i < form.columns.size(); ++i)
        csv += (i > 0 ? "," : "") + on_one_line_of_csv(form.columns[i].header);
    return csv + "\r\n";
}

Status write_as_workbook(const Form& form, const std::filesystem::path& path)
{
    lxw_workbook* const book = workbook_new(path.c_str());
    if (!book)
        return Error { path.string() + " cannot be written" };
    WorkbookWriter(form, *book).write();
    if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR)
        return Error { path.string() + " cannot be written: " + lxw_strerror(error) };
    return Success {};
}

} // namespace kiosk::registers
