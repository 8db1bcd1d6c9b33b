// SPDX-License-Identifier: Apache-2.0
//
// From the tables of the content databases to the policy and the words.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/rule_reader.hpp"

namespace kiosk::content {

// What the rules of the databases cannot be, because the compiler has proved it, is still an error and not a crash.
class Reader {
public:
    // The shared part, without any region.
    static Result<Catalogue> read(Database& database, const Wanted& wanted);
    // With all that ever holds. `catalogue` is the shared part of the same content.
    static Result<Region> whole_region(Database& database, const std::string& region, Catalogue& catalogue);
    // One region into a catalogue that has it in its index. After an error the region is not there.
    static Status read_region(Database& database, const std::string& region, Catalogue& catalogue);

private:
    // `catalogue` has its policy.
    Reader(Database& database, Catalogue& catalogue)
        : database_(database)
        , catalogue_(catalogue)
        , policy_(*catalogue.policy_)
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
    void read_index();
    void read_languages(const Wanted& wanted);
    // Of the languages that are read.
    void read_words();
    void read_goldens();

    Database& database_;
    Catalogue& catalogue_;
    Policy& policy_;
    RuleReader rules_;
};

} // namespace kiosk::content
