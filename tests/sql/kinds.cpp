// SPDX-License-Identifier: Apache-2.0
//
// kinds CONTENT.DB REGION CHILDREN.CSV SAID.CSV: every kind of child that the rules of a region tell apart, benefit by
// benefit, as rows of the contract's register; and what Decider says of that benefit for each, as rows of id, benefit,
// service, then what the view has: refused (true or false), membership, service's verdict, verdict, missing, confirm,
// wait_months, wait_age. An empty cell is NULL; of missing and confirm also ''. For other engines than the one in the
// tests: tests/sql/engines.
#include "kiosk/content/catalogue.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "children.hpp"

using namespace kiosk;

int main(int argc, char** argv)
{
    if (argc != 5) {
        std::fprintf(stderr, "usage: kinds CONTENT.DB REGION CHILDREN.CSV SAID.CSV\n");
        return 2;
    }
    const auto catalogue = content::Catalogue::open(argv[1]);
    if (!catalogue) {
        std::fprintf(stderr, "kinds: %s\n", catalogue.error().message.c_str());
        return 1;
    }
    const Policy& policy = catalogue->policy();
    const Region* const region = policy.region(argv[2]);
    if (!region) {
        std::fprintf(stderr, "kinds: there is no region %s\n", argv[2]);
        return 2;
    }
    const Decider decider(policy, *region);
    std::ofstream children(argv[3], std::ios::binary);
    std::ofstream said(argv[4], std::ios::binary);
    children << "id";
    for (const FactId fact : policy.schema.ids())
        children << ',' << policy.schema[fact].name;
    children << '\n';
    said << "id,benefit,service,refused,membership,best,verdict,missing,confirm,wait_months,wait_age\n";

    std::size_t count = 0;
    std::size_t benefit = 0;
    for (const Service& service : region->services)
        for (const Benefit& each : service.benefits) {
            test::each_kind(policy, decider, benefit, [&](const Answers& answers) {
                children << ++count;
                for (const FactId fact : policy.schema.ids()) {
                    children << ',';
                    if (answers.is_known(fact))
                        children << policy.schema[fact].spelled(answers.value(fact));
                }
                children << '\n';
                const test::Said what = test::said_by_decider(policy, decider, { benefit }, answers).front();
                said << count << ',' << each.id << ',' << service.id << ',' << (what.refused ? "true" : "false") << ','
                     << what.membership << ',' << what.service << ',' << what.verdict << ',' << what.missing << ','
                     << what.confirm << ',' << what.wait_months << ',' << what.wait_age << '\n';
            });
            ++benefit;
        }
    children.close();
    said.close();
    if (!children || !said) {
        std::fprintf(stderr, "kinds: the files cannot be written\n");
        return 1;
    }
    std::cout << count << '\n';
}
