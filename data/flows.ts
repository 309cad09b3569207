import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A flow that comes with the product, to begin a new one from. */
export type TemplateFlow = {
  readonly key: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly about: { readonly vi: string; readonly en: string };
  /** BPMN 2.0. */
  readonly xml: string;
};

/** The flow of a procedure of the national catalogue, as the demo's authorities have it. */
export type ProcedureFlow = {
  readonly code: string;
  readonly xml: string;
  /** DMN of its fees, where they depend on the dossier. */
  readonly dmn: string | undefined;
  readonly note: string;
};

const templates = [
  {
    key: "one-officer",
    name: { vi: "Giải quyết trong ngày", en: "Done the same day" },
    about: {
      vi: "Một công chức tiếp nhận và làm, lãnh đạo ký: chứng thực, hộ tịch.",
      en: "One officer receives and does it, a leader signs: certification, civil status.",
    },
  },
  {
    key: "one-stop",
    name: { vi: "Một cửa, chuyên viên, lãnh đạo", en: "One-stop shop, specialist, leader" },
    about: {
      vi: "Phần lớn thủ tục: thẩm định, bổ sung hồ sơ, ký, từ chối, trả kết quả.",
      en: "Most procedures: examination, papers asked for, signature, refusal, return.",
    },
  },
  {
    key: "consultation",
    name: { vi: "Lấy ý kiến, bổ sung, nộp phí", en: "Consultation, supplement, fee" },
    about: {
      vi: "Nhiều cơ quan cho ý kiến cùng lúc; dừng tính giờ khi chờ bổ sung và nộp phí.",
      en: "Several agencies are asked at once; the clock stops for papers and payment.",
    },
  },
  {
    key: "other-authority",
    name: { vi: "Có bước ở cơ quan khác", en: "A step at another authority" },
    about: {
      vi: "Hồ sơ liên thông: chuyển cơ quan cấp trên giải quyết rồi nhận kết quả về.",
      en: "Inter-agency: a higher authority decides, and the result comes back.",
    },
  },
] as const;

const flowsByCode: Readonly<Record<string, string>> = {
  "1.001193": "birth-registration",
  "2.000815": "certified-copy",
  "1.001612": "household-business",
  "1.007262": "house-permit",
  "2.000889": "land-change",
  "2.001583": "company-registration",
};

/** Flows to begin from, the simplest first. */
export function templateFlows(): readonly TemplateFlow[] {
  return templates.map((template) => ({ ...template, xml: read(`template-${template.key}`) }));
}

/** Flows of real procedures. Steps and allowances are invented within the limits announced; each authority sets its own. */
export function procedureFlows(): readonly ProcedureFlow[] {
  return Object.entries(flowsByCode).map(([code, name]) => ({
    code,
    xml: read(name),
    dmn: name === "company-registration" ? read("company-fees", "dmn") : undefined,
    note: "Luồng mẫu khi bắt đầu dùng hệ thống",
  }));
}

function read(name: string, kind: "bpmn" | "dmn" = "bpmn"): string {
  return readFileSync(fileURLToPath(new URL(`flows/${name}.${kind}`, import.meta.url)), "utf8");
}
