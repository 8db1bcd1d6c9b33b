// SPDX-License-Identifier: Apache-2.0
//
// One answer of each kind, to draw the page by before the core is there; never in the built page.
import type { DetailView, HelpView, Index, QuestionView, ResultsView, Screen } from "./core";

export const question: QuestionView = {
  id: "hukou", child: "", progress: "已答 3 题，最多还有 12 题", done: 0.2,
  title: "孩子的户口在哪里？", help: "看孩子自己的户口，不看父母的。以户口本上写的为准。", icon: "document",
  kind: "choice", confidential: false, covered: false, private_whom: "", private_reveal: "", same_as_before: false,
  options: [
    { id: "hukou/other_province", label: "外省", hint: "", icon: "hukou_other_province", selected: false,
      action: { type: "tell", answers: { hukou: 2 } } },
    { id: "hukou/here", label: "就在现在住的县（市、区）", hint: "", icon: "hukou_here", selected: false,
      action: { type: "tell", answers: { hukou: 0 } } },
  ],
  opt_outs: [
    { id: "dont_know", label: "不知道", icon: "dont_know", action: { type: "tell", answers: { hukou: null } } },
    { id: "rather_not_say", label: "不想说", icon: "rather_not_say", action: { type: "tell", answers: { hukou: null } } },
  ],
};

export const results: ResultsView = {
  child: 0, title: "第1个孩子（9岁）", tabs: [],
  counts: [{ verdict: "eligible", label: "9项 可以享受", number: 9 }, { verdict: "undetermined", label: "11项 还不能确定", number: 11 }],
  first: "先做这件事",
  step: { id: "step", label: "申领居住证", hint: "", kind: "apply", action: { type: "open_service", child: 0, service: 5 } },
  membership: "",
  categories: [{
    id: "early_childhood", title: "幼有善育", icon: "early_childhood", color: "brown",
    tiles: [{
      name: "疫苗接种", official_name: "预防接种服务", note: "", wait: "", verdict: "eligible", verdict_word: "可以享受",
      icon: "vaccination", action: { type: "open_service", child: 0, service: 0 }, service: 0,
    }],
  }],
  compare: [{ label: "如果搬到深圳市", action: { type: "show_comparison", region: 1 } }],
  change: "修改答案",
};

export const service: DetailView = {
  child: "", category_title: "幼有善育", category_icon: "early_childhood", category_color: "brown",
  name: "预防接种服务", name_official: "", parts: [], benefit: 0, title: "", verdict: "eligible", verdict_word: "可以享受",
  because: ["孩子符合条件。"], answers: [], plain: "国家免疫规划的疫苗，打针不收钱。", notes: [],
  quote: "为0—6岁流动儿童免费接种国家免疫规划疫苗。", quote_official: "",
  reasons: [{ truth: "yes", words: "0—6岁", law: "" }], needs_membership: true, waived: "",
  modes: [{ words: "在现在住的地方申请", trust: "official", source: "清单原文" }],
  howto: {
    where: [{ words: "住处附近的预防接种门诊。", trust: "practice", source: "一般做法，以窗口答复为准" }], step: [],
    bring: [{ words: "孩子的预防接种证。", trust: "law", source: "《中华人民共和国疫苗管理法》第四十七条" }], time: [], cost: [], proxy: [], refused: [],
  },
  target: "流动儿童", membership: "yes", membership_word: "孩子属于清单说的流动儿童", membership_reasons: [],
  departments: ["省疾控局"], departments_note: "", phones: [{ number: "12320", name: "卫生热线", use: "问接种门诊在哪里" }],
};

export const help: HelpView = {
  title: "需要帮助？", free: "这些电话不收服务费。", call: "还可以打给谁", staff: "也可以问工作人员。", close: "关闭",
  dangers: [{ id: "violence", title: "有人打孩子", text: "马上报警。", phones: [{ number: "110", name: "报警", use: "有危险时" }] }],
  others: [{ number: "12345", name: "政务服务热线", use: "不知道该找谁时" }],
};

export const screen: Screen = {
  place: "interview", overlay: "none", language: "zh-Hans", right_to_left: false, region: "zhejiang",
  provenance: "", provenance_short: "内容版本 2026.11.21", disclaimer: "", can_back: true, question,
};

export const index: Index = {
  edition: { version: "2026.11.21", checked: "2026-11-21", sha256: "0".repeat(64) },
  languages: [{
    tag: "zh-Hans", name: "简体中文", right_to_left: false, locale: "zh-Hans", reviewed: true, offered: true,
    regions: { zhejiang: "浙江省", shenzhen: "深圳市" }, app_name: "流动儿童服务自查", region_title: "您住在哪里？", words: {},
  }],
  regions: ["zhejiang", "shenzhen"],
  files: { policy: { path: "0/policy.json", bytes: 0, sha256: "" }, ask: {}, tell: {} },
};
