// SPDX-License-Identifier: Apache-2.0
//
// From the tables of a content database to the policy.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/rule_reader.hpp"

namespace kiosk::content {

class Reader {
public:
    // What the rules of the database cannot be, because the compiler has proved it, is still an error and not a crash.
    static Result<Catalogue> read(Database& database, std::string sha256);

private:
    explicit Reader(Database& database)
        : database_(database)
        , rules_(database, policy_)
    {
    }

    void read_edition();
    void read_facts();
    void read_moved(std::vector<Fact>& facts);
    void read_vocabulary();
    void read_questions();
    void read_categories();
    void read_hotlines();
    void read_howto();
    void read_printer_fault_kinds();
    void read_register_words();
    void read_languages();
    void read_goldens();

    Database& database_;
    Catalogue catalogue_;
    Policy policy_;
    RuleReader rules_;
    std::map<std::string, std::size_t, std::less<>> howto_; // by id: which of the policy's
};

} // namespace kiosk::content
