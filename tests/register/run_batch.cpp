// SPDX-License-Identifier: Apache-2.0
#include "tests/register/run_batch.hpp"

#include "kiosk/cli/command.hpp"

#include <unicode/ucnv.h>
#include <xlsxwriter.h>

#include <charconv>
#include <fstream>
#include <sstream>

namespace kiosk::test {

std::vector<nlohmann::json> Outcome::lines() const
{
    std::vector<nlohmann::json> read;
    std::istringstream each(out);
    for (std::string line; std::getline(each, line);)
        read.push_back(nlohmann::json::parse(line));
    return read;
}

std::vector<nlohmann::json> Outcome::decisions() const
{
    auto all = lines();
    for (nlohmann::json& line : all) {
        line.erase("line");
        line.erase("carried");
    }
    return all;
}

Outcome run(const std::vector<std::string>& arguments, const std::string& input)
{
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream error;
    const cli::Streams streams { in, out, error, false, false };
    cli::Program program;
    program.data = KIOSK_TEST_DATA;
    program.today = Date { std::chrono::year(2026), std::chrono::month(11), std::chrono::day(28) };
    std::vector<const char*> words;
    for (const std::string& argument : arguments)
        words.push_back(argument.c_str());
    const int status = cli::run(words, cli::verbs(program, streams), streams);
    return { status, out.str(), error.str() };
}

Outcome batch(const std::string& register_bytes, std::vector<std::string> options)
{
    const TemporaryFolder folder;
    const std::string file = folder.path() / "register";
    std::ofstream(file, std::ios::binary) << register_bytes;
    std::vector<std::string> arguments { "check", "--batch", file };
    arguments.insert(arguments.end(), options.begin(), options.end());
    Outcome outcome = run(arguments);
    // The file is called otherwise each time.
    for (auto at = outcome.error.find(file); at != std::string::npos; at = outcome.error.find(file))
        outcome.error.replace(at, file.size(), "register");
    return outcome;
}

std::string in_encoding(const std::string& utf8, const char* encoding)
{
    UErrorCode error = U_ZERO_ERROR;
    std::string to(utf8.size() * 4 + 16, '\0');
    const std::int32_t length = ucnv_convert(encoding, "UTF-8", to.data(), static_cast<std::int32_t>(to.size()),
        utf8.data(), static_cast<std::int32_t>(utf8.size()), &error);
    if (U_FAILURE(error))
        throw std::runtime_error(u_errorName(error));
    to.resize(static_cast<std::size_t>(length));
    return to;
}

std::string workbook(const std::vector<std::pair<std::string, Sheet>>& sheets, bool typed)
{
    const TemporaryFolder folder;
    const std::string path = folder.path() / "register.xlsx";
    lxw_workbook* const book = workbook_new(path.c_str());
    lxw_format* const day = workbook_add_format(book);
    format_set_num_format(day, "yyyy/m/d");
    for (const auto& [name, rows] : sheets) {
        lxw_worksheet* const sheet = workbook_add_worksheet(book, name.c_str());
        for (std::size_t r = 0; r < rows.size(); ++r)
            for (std::size_t c = 0; c < rows[r].size(); ++c) {
                const std::string& cell = rows[r][c];
                const auto row = static_cast<lxw_row_t>(r);
                const auto column = static_cast<lxw_col_t>(c);
                double number = 0;
                const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
                if (cell.empty())
                    continue;
                if (cell.starts_with("=day ")) {
                    lxw_datetime when {};
                    when.year = std::stoi(cell.substr(5, 4));
                    when.month = std::stoi(cell.substr(10, 2));
                    when.day = std::stoi(cell.substr(13, 2));
                    worksheet_write_datetime(sheet, row, column, &when, day);
                } else if (typed && error == std::errc {} && end == cell.data() + cell.size()) {
                    worksheet_write_number(sheet, row, column, number, nullptr);
                } else if (typed && (cell == "TRUE" || cell == "FALSE")) {
                    worksheet_write_boolean(sheet, row, column, cell == "TRUE", nullptr);
                } else {
                    worksheet_write_string(sheet, row, column, cell.c_str(), nullptr);
                }
            }
    }
    workbook_close(book);
    return bytes_of(path);
}

std::string bytes_of(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(in), {} };
}

} // namespace kiosk::test
