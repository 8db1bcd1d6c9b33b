// SPDX-License-Identifier: Apache-2.0
//
// A community's register of children, one a line, as `kiosk check --batch` takes it. Two formats:
//
//   JSON lines   {"label": "老大", "region": "zhejiang", "age": 9, "hardship": true, "low_income": null}
//   CSV          a first line that names the columns, then the same values without quotes around choices; an empty
//                cell is a fact not asked, null one that was declined
//
// The facts of family and child stand side by side. The same strictness as for a family file: nothing is guessed.
#pragma once

#include "kiosk/core/policy.hpp"

namespace kiosk::cli {

struct RegisteredChild {
    std::string label; // as a JSON string with its quotes, or "null"
    const Region* region = nullptr;
    Answers answers; // free of contradictions
};

struct RegisterValue;

class RegisterReader {
public:
    // `region` is that of lines that name none; may be null.
    RegisterReader(const Policy& policy, const Region* region);

    // Reads one line, without its end. True: `child` is filled. False: the line holds no child (it is empty, or names
    // the columns). An error says what was expected, without file and line.
    Result<bool> read(std::string_view line, RegisteredChild& child);

private:
    enum class Format { unknown, json, csv };
    // What a column or a key is; a fact when it is none of the names.
    struct RegisterColumn {
        enum class What { label, region, fact } what = What::fact;
        FactId fact {};
        std::string name;
    };

    Result<bool> read_json(std::string_view line, RegisteredChild& child);
    Result<bool> read_csv(std::string_view line, RegisteredChild& child);
    Status name_columns(std::string_view line);
    Result<RegisterColumn> column(std::string_view name) const;
    Status take(const RegisterColumn& column, const RegisterValue& value, RegisteredChild& child);
    Result<bool> finish(RegisteredChild& child) const;

    const Policy& policy_;
    const Region* region_;
    Format format_ = Format::unknown;
    std::vector<RegisterColumn> columns_; // of CSV; of JSON lines, those of the line before: lines are mostly alike
    bool has_label_ = false; // of the line that is being read
    bool has_region_ = false;
};

} // namespace kiosk::cli
