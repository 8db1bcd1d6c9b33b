// SPDX-License-Identifier: Apache-2.0
//
// From the tables of a content database to the policy. Rules are stored as their source and parsed here.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/database.hpp"

namespace kiosk::content {

class Reader {
public:
    // What the rules of the database cannot be, because the compiler has proved it, is still an error and not a crash.
    static Result<Catalogue> read(Database& database, std::string sha256);

private:
    explicit Reader(Database& database)
        : database_(database)
    {
    }

    void read_edition();
    void read_facts();
    void read_moved(std::vector<Fact>& facts);
    void read_vocabulary();
    void read_questions();
    void read_categories();
    void read_hotlines();
    void read_advice();
    void read_printer_reasons();
    void read_regions();
    void read_region_choices(Region& region);
    void read_services();
    void read_service_details();
    void read_benefits();
    void read_benefit_details();
    void read_languages();
    void read_goldens();

    Rule rule(const std::string& source, const std::string& where);
    FactId fact(const std::string& name);
    // The columns words, document, article.
    static Citation citation(const Rows& rows, int first_column);
    template <class T> T* known(std::map<std::string, T*, std::less<>>& by_id, const std::string& id);

    Database& database_;
    Catalogue catalogue_;
    Policy policy_;
    std::map<std::string, Rule, std::less<>> terms_;
    std::map<std::string, std::size_t, std::less<>> advice_;
    std::map<std::string, Service*, std::less<>> services_;
    std::map<std::string, Benefit*, std::less<>> benefits_;
};

} // namespace kiosk::content
