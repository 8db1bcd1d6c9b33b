// SPDX-License-Identifier: Apache-2.0
//
// Lists of whom to call: kiosk check --batch with --only, --format csv, --details, --jobs.
#include "kiosk/outreach/csv.hpp"

#include "tests/outreach/batch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <random>

using namespace kiosk;
using namespace kiosk::tests;
using nlohmann::json;

namespace {

// 老大: ZJ-03a and ZJ-03b eligible; ZJ-03c conditional, its ground being hardship; ZJ-03d open, because nobody asked
// whether the school is a rural one. 老二: three months short of being a migrant child. 阿明: SZ-04b eligible, SZ-04a
// and SZ-04c conditional. 小美: a Shenzhen hukou, no migrant child there.
const std::string register_lines
    = R"({"label":"老大","region":"zhejiang","age":9,"hukou":"other_province","months_here":24,"carer":"parent","stage":"primary","hardship":true}
{"label":"老二","region":"zhejiang","age":9,"hukou":"other_province","months_here":3,"carer":"parent","stage":"primary","rural_school":false,"hardship":true}
{"label":"阿明","region":"shenzhen","age":15,"hukou":"other_province","months_here":24,"carer":"parent","stage":"senior_high","enrolled_here":true,"hardship":true}
{"label":"小美","region":"shenzhen","age":9,"hukou":"here","months_here":24,"carer":"parent","stage":"primary"}
)";

std::vector<std::string> labels(const Ended& ended)
{
    std::vector<std::string> labels;
    for (const json& line : ended.lines())
        labels.push_back(line.at("label"));
    return labels;
}

using Names = std::vector<std::string>;

std::vector<std::string> cells(std::string_view line)
{
    std::vector<std::string> cells { "" };
    bool quoted = false;
    for (const char c : line)
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            cells.emplace_back();
        else
            cells.back() += c;
    return cells;
}

// The cells of CSV by heading, line by line.
std::vector<std::map<std::string, std::string>> table(const std::string& csv)
{
    REQUIRE(csv.starts_with(outreach::byte_order_mark));
    std::istringstream lines(csv.substr(outreach::byte_order_mark.size()));
    std::vector<std::string> heading;
    std::vector<std::map<std::string, std::string>> rows;
    for (std::string line; std::getline(lines, line);) {
        REQUIRE(line.ends_with('\r'));
        line.pop_back();
        const auto of_line = cells(line);
        if (heading.empty()) {
            heading = of_line;
            continue;
        }
        REQUIRE(of_line.size() == heading.size());
        auto& row = rows.emplace_back();
        for (std::size_t i = 0; i < heading.size(); ++i)
            row[heading[i]] = of_line[i];
    }
    return rows;
}

} // namespace

TEST_CASE("a list is of those who have one of the verdicts for a benefit or a service")
{
    CHECK(labels(batch(register_lines, { "--only", "ZJ-03a=eligible" })) == Names { "老大" });
    CHECK(labels(batch(register_lines, { "--only", "ZJ-03a=not_yet" })) == Names { "老二" });
    CHECK(labels(batch(register_lines, { "--only", "ZJ-03a=eligible,not_yet" })) == Names { "老大", "老二" });
    CHECK(labels(batch(register_lines, { "--only", "ZJ-03d=eligible,conditional" })).empty());
    CHECK(labels(batch(register_lines, { "--only", "ZJ-03d=undetermined" })) == Names { "老大" });
    CHECK(labels(batch(register_lines, { "--only", "SZ-04b=eligible" })) == Names { "阿明" });
    // Of a service, the best of its benefits counts; of several, any.
    CHECK(labels(batch(register_lines, { "--only", "SZ-04=conditional" })).empty());
    CHECK(labels(batch(register_lines, { "--only", "ZJ-03c=conditional", "--only", "SZ-04=eligible" }))
        == Names { "老大", "阿明" });
    CHECK(labels(batch(register_lines, { "--only", "SZ-03=ineligible" })) == Names { "阿明", "小美" });
    CHECK(batch(register_lines, { "--only", "ZJ-03a=eligible" }).status == 0);
}

TEST_CASE("who is to be listed is said as it must be")
{
    const auto error = [](const char* only) {
        const Ended ended = batch(register_lines, { "--only", only });
        CHECK(ended.status == 2);
        CHECK(ended.out.empty());
        return ended.error;
    };
    CHECK(error("ZJ-99=eligible")
        == "kiosk: --only: expected a benefit such as ZJ-03d or a service such as ZJ-03, got \"ZJ-99\"; see kiosk "
           "--help\n");
    CHECK(error("ZJ-03d=maybe")
        == "kiosk: --only: expected ZJ-03d= and one or more of eligible, conditional, undetermined, not_yet, "
           "ineligible, got \"maybe\"; see kiosk --help\n");
    CHECK(error("ZJ-03d").find("got \"\"") != std::string::npos);
    CHECK(error("ZJ-03d=eligible,").find("got \"\"") != std::string::npos);
    CHECK(batch(register_lines, { "--format", "xml" }).status == 2);
    CHECK(batch(register_lines, { "--jobs", "0" }).status == 2);
    CHECK(batch(register_lines, { "--jobs", "two" }).status == 2);
    CHECK(batch(register_lines, { "--as-of", "tomorrow" }).status == 2);
    CHECK(batch(register_lines, { "--format", "csv", "--format", "csv" }).status == 2);
}

TEST_CASE("a bad row is said, and has no place in a list of whom to call")
{
    const Ended ended = batch("nonsense\n" + register_lines, { "--only", "ZJ-03a=eligible" });
    CHECK(ended.status == 2);
    const Ended all
        = batch(register_lines + "{\"region\":\"zhejiang\",\"age\":\"six\"}\n", { "--only", "ZJ-03a=eligible" });
    CHECK(all.status == 2);
    CHECK(labels(all) == Names { "老大" });
    CHECK(all.error.find("standard input:5: age: expected a whole number from 0 to 20, got \"six\"") == 0);
    CHECK(all.error.find("standard input: 4 children decided, 1 lines not\n") != std::string::npos);
}

TEST_CASE("for Excel: Chinese headings, a column a service, what is missing, to be confirmed and waited for")
{
    const auto rows = table(batch(register_lines, { "--format", "csv" }).out);
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].at("行号") == "1");
    CHECK(rows[0].at("孩子") == "老大");
    CHECK(rows[0].at("按哪份清单") == "浙江省");
    CHECK(rows[0].at("是不是流动儿童") == "是");
    CHECK(rows[0].at("ZJ-03 义务教育服务") == "可以享受");
    CHECK(rows[0].at("ZJ-04 普通高中教育服务") == "不属于这一项");
    CHECK(rows[0].at("SZ-03 义务教育服务").empty());
    CHECK(rows[0].at("还要问清").find("学校是不是农村学校") != std::string::npos);
    CHECK(rows[0].at("要单位确认").find("孩子是不是资助对象，由学校（幼儿园）认定") != std::string::npos);
    CHECK(rows[0].at("要等到").empty());
    CHECK(rows[1].at("是不是流动儿童") == "不是");
    CHECK(rows[1].at("ZJ-03 义务教育服务") == "还没到时候");
    CHECK(rows[1].at("要等到").find("ZJ-03a 再住满3个月以后") != std::string::npos);
    CHECK(rows[2].at("按哪份清单") == "深圳市");
    CHECK(rows[2].at("SZ-04 普通高中教育服务") == "可以享受");
    CHECK(rows[3].at("是不是流动儿童") == "不是");
    CHECK(rows[3].at("SZ-03 义务教育服务") == "不属于这一项");
    CHECK(rows[3].at("没能判断的原因").empty());
}

TEST_CASE("of one benefit: its own column, and only what it is about beside it")
{
    const std::string csv
        = batch(register_lines, { "--format", "csv", "--only", "ZJ-03d=undetermined,ineligible" }).out;
    CHECK(csv.find("SZ-") == std::string::npos);
    const auto rows = table(csv);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].at("孩子") == "老大");
    CHECK(rows[0].at("还要问清") == "学校是不是农村学校");
    CHECK(rows[0].at("要单位确认").empty());
    CHECK(rows[1].at("孩子") == "老二");
    std::size_t of_benefit = 0;
    for (const auto& [heading, cell] : rows[0])
        of_benefit += heading.starts_with("ZJ-03d ");
    CHECK(of_benefit == 1);
}

TEST_CASE("a row that cannot be read stands in the table with its reason; a name is no formula")
{
    const auto rows
        = table(batch("label,region,age\n=1+1,zhejiang,9\n\"a, b\",zhejiang,six\n", { "--format", "csv" }).out);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].at("孩子") == "'=1+1");
    CHECK(rows[1].at("行号") == "3");
    CHECK(rows[1].at("没能判断的原因").starts_with("age: expected a whole number from 0 to 20"));
}

TEST_CASE("details for programs: what is missing, what is to be waited for, what offices must confirm")
{
    const auto lines = batch(register_lines, { "--details" }).lines();
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].at("missing").at("ZJ-03d") == json { "rural_school" });
    CHECK(lines[0].at("confirm").at("ZJ-03c") == json { "aid_recognition" });
    CHECK(lines[0].at("wait") == json::object());
    CHECK(lines[1].at("wait").at("ZJ-03a") == json { { "months_here", 3 } });
    CHECK(lines[2].at("confirm").at("SZ-04a") == json { "college_exam_rules" });
    // Nothing else changes.
    auto plain = batch(register_lines).lines();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        json without = lines[i];
        for (const char* key : { "missing", "wait", "confirm" })
            without.erase(key);
        CHECK(without == plain[i]);
    }
}

TEST_CASE("however many processors: the same bytes in the same order, and the same messages")
{
    // Several blocks, with bad rows and doubtful ones among them.
    std::mt19937 random(15);
    std::string input;
    for (int i = 0; input.size() < std::size_t { 5 } << 20; ++i) {
        const auto lot = random() % 100;
        if (lot == 0)
            input += "{\"age\":\"six\"}\n";
        else if (lot == 1)
            input += "{\"region\":\"zhejiang\",\"age\":8,\"stage\":\"kindergarten\"}\n";
        else
            input += "{\"label\":\"" + std::to_string(i) + "\",\"region\":\"" + (lot % 2 ? "shenzhen" : "zhejiang")
                + "\",\"age\":" + std::to_string(random() % 20) + ",\"months_here\":" + std::to_string(random() % 30)
                + ",\"hukou\":\"other_province\",\"carer\":\"parent\"}\n";
    }
    for (const std::vector<std::string>& more : { std::vector<std::string> {}, { "--only", "ZJ-06a=eligible" },
             { "--format", "csv", "--only", "SZ-01=eligible" } }) {
        std::vector<std::string> one = more;
        one.insert(one.end(), { "--jobs", "1" });
        const Ended alone = batch(input, one);
        for (const char* jobs : { "2", "5" }) {
            std::vector<std::string> several = more;
            several.insert(several.end(), { "--jobs", jobs });
            const Ended ended = batch(input, several);
            CHECK(ended.status == alone.status);
            CHECK((ended.out == alone.out));
            CHECK((ended.error == alone.error));
        }
    }
}

TEST_CASE("a list that cannot be written ends the run, on any number of processors")
{
    for (const char* jobs : { "1", "2", "4" }) {
        std::string input;
        while (input.size() < std::size_t { 3 } << 20)
            input += register_lines;
        const Ended ended = batch(input, { "--jobs", jobs, "--out", "/dev/full" });
        CHECK(ended.status == 1);
        CHECK(ended.error.find("the output cannot be written") != std::string::npos);
    }
}

TEST_CASE("a day to come is enough where this machine's clock cannot be right")
{
    const test::TemporaryFolder folder;
    const std::string file = folder.path() / "children.jsonl";
    std::ofstream(file) << register_lines;
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream error;
    cli::Program program;
    program.data = data_folder;
    program.today = Date { std::chrono::year(1970), std::chrono::month(1), std::chrono::day(1) };
    const cli::Streams streams { in, out, error, false, false };
    const std::vector<const char*> arguments { "check", "--batch", file.c_str(), "--as-of", "2027-09-01" };
    CHECK(cli::run(arguments, cli::verbs(program, streams), streams) == 0);
}

namespace {

// With columns of the bureau's own, and days in place of ages and months. 大 lives there long enough; 小 six months on
// 14 February 2027; 明 turns sixteen on 3 May 2027; 宝 turns three on 20 August 2027.
const std::string dated
    = "编号,街道,电话,label,region,birth_date,move_in_date,hukou,carer,stage,hardship,rural_school\n"
      "0017,北街,+86-571-1,大,zhejiang,2017-03-05,2024-11-01,other_province,parent,primary,true,false\n"
      "=0018,\"南街, 2号\",,小,zhejiang,2017-03-05,2026-08-14,other_province,parent,primary,true,false\n"
      "0019,北街,,明,shenzhen,2011-05-03,2024-11-01,other_province,parent,senior_high,,\n"
      "0020,,,宝,zhejiang,2024-08-20,2024-11-01,other_province,parent,none,,\n";

} // namespace

TEST_CASE("the bureau's own columns come first, as they were, and nothing in them is a formula")
{
    const std::string csv = batch(dated, { "--format", "csv" }).out;
    CHECK(csv.starts_with("\xEF\xBB\xBF编号,街道,电话,行号,孩子,"));
    const auto rows = table(csv);
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].at("编号") == "0017");
    CHECK(rows[0].at("电话") == "'+86-571-1");
    CHECK(rows[1].at("编号") == "'=0018");
    CHECK(rows[1].at("街道") == "南街, 2号");
    const auto lines = batch(dated).lines();
    REQUIRE(lines.size() == 4);
    CHECK(lines[1].at("carried") == json { { "编号", "=0018" }, { "街道", "南街, 2号" }, { "电话", "" } });
}

TEST_CASE("where the register has days, waits and deadlines have them, too")
{
    const auto rows = table(batch(dated, { "--format", "csv" }).out);
    REQUIRE(rows.size() == 4);
    CHECK(rows[1].at("要等到").find("ZJ-03a 2027-02-14再住满3个月") != std::string::npos);
    CHECK(rows[2].at("要抓紧").find("SZ-04a 2027-05-03满16周岁，在那以前办") != std::string::npos);
    CHECK(rows[3].at("要等到").find("ZJ-02a 2027-08-20满3周岁") != std::string::npos);
    CHECK(rows[0].at("要等到").empty());
    const auto lines = batch(dated, { "--details" }).lines();
    CHECK(lines[1].at("wait").at("ZJ-03a") == json { { "months_here", 3 }, { "from", "2027-02-14" } });
    CHECK(lines[3].at("wait").at("ZJ-02a") == json { { "age", 3 }, { "from", "2027-08-20" } });
}

TEST_CASE("decided for a day to come: whose six months are over, who is three before September")
{
    const auto on = [](const char* day, const char* only) {
        return labels(batch(dated, { "--as-of", day, "--only", only }));
    };
    CHECK(on("2026-11-28", "ZJ-03a=eligible") == Names { "大" });
    CHECK(on("2027-02-13", "ZJ-03a=eligible") == Names { "大" });
    CHECK(on("2027-02-14", "ZJ-03a=eligible") == Names { "大", "小" });
    CHECK(on("2027-08-19", "ZJ-02a=conditional").empty());
    CHECK(on("2027-08-31", "ZJ-02a=conditional") == Names { "宝" });
    CHECK(on("2027-05-02", "SZ-04a=conditional") == Names { "明" });
    CHECK(on("2027-05-03", "SZ-04a=conditional").empty());
}

TEST_CASE("a summary by a column of the bureau's own, its values in the order of the register")
{
    const test::TemporaryFolder folder;
    const std::string csv_file = folder.path() / "summary.csv";
    const std::string page_file = folder.path() / "summary.html";
    const Ended ended = batch(
        dated, { "--by", "街道", "--summary", "-", "--summary", csv_file, "--summary", page_file, "--jobs", "2" });
    CHECK(ended.status == 0);
    const std::string csv = bytes_of(csv_file);
    CHECK(csv.starts_with("\xEF\xBB\xBF街道,按哪份清单,编号,服务,"));
    CHECK(csv.find("\r\n北街,浙江省,ZJ-03,义务教育服务,1,0,0,0,0,1\r\n") != std::string::npos);
    CHECK(csv.find("\r\n\"南街, 2号\",浙江省,ZJ-03,义务教育服务,0,0,0,1,0,1\r\n") != std::string::npos);
    CHECK(csv.find("\r\n,浙江省,ZJ-02,学前教育服务,0,0,0,1,0,1\r\n") != std::string::npos);
    CHECK(csv.find("\r\n北街,深圳市,SZ-04,普通高中教育服务,") != std::string::npos);
    CHECK(csv.find("南街, 2号\",深圳市") == std::string::npos); // nobody there
    const auto north = ended.out.find("## 街道：北街\n");
    const auto south = ended.out.find("## 街道：南街, 2号\n");
    CHECK(north < south);
    CHECK(south < ended.out.find("## 街道：（没有填）\n"));
    const std::string page = bytes_of(page_file);
    CHECK(page.find("<summary>南街, 2号 · 1个孩子</summary>") != std::string::npos);
    CHECK(page.find("<th scope=\"row\">（没有填）</th>") != std::string::npos);

    const Ended unknown = batch(dated, { "--by", "学校", "--summary", "-" });
    CHECK(unknown.status == 2);
    CHECK(unknown.error.find("--by: expected a column of the register's own (编号, 街道 or 电话), got \"学校\"")
        != std::string::npos);
}
