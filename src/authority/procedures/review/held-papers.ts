import { foldAccents } from "../../../platform/text/index.ts";
import type { ProcedureComponent } from "../../../protocol/procedures/index.ts";

/** A database in which the administration already holds what a paper proves. */
export type Holding = { readonly name: { readonly vi: string; readonly en: string }; readonly pattern: RegExp };

/** Databases and the papers they make needless, by words of the paper's name (without accents). */
const holdings: readonly Holding[] = [
  {
    name: { vi: "CSDL quốc gia về dân cư", en: "the national population database" },
    pattern: /can cuoc|chung minh nhan dan|ho khau|tam tru|thuong tru|noi cu tru|giay to tuy than/,
  },
  {
    name: { vi: "CSDL hộ tịch điện tử", en: "the civil status database" },
    pattern: /giay khai sinh|giay chung nhan ket hon|tinh trang hon nhan|trich luc|giay bao tu|khai tu/,
  },
  {
    name: { vi: "CSDL đất đai", en: "the land database" },
    pattern: /quyen su dung dat|so do\b|trich do|trich luc ban do/,
  },
  {
    name: { vi: "CSDL quốc gia về đăng ký doanh nghiệp", en: "the national business registration database" },
    pattern: /dang ky (?:kinh doanh|doanh nghiep|ho kinh doanh|hop tac xa)/,
  },
  { name: { vi: "CSDL bảo hiểm", en: "the insurance database" }, pattern: /the bao hiem|so bao hiem/ },
  { name: { vi: "CSDL giấy phép lái xe", en: "the driving licence database" }, pattern: /giay phep lai xe|bang lai/ },
];

/** Where the administration already holds what a paper proves; undefined for a form and for what only the person has. */
export function heldIn(paper: Pick<ProcedureComponent, "name" | "form">): Holding | undefined {
  if (paper.form) return undefined;
  const name = foldAccents(paper.name);
  return holdings.find(({ pattern }) => pattern.test(name));
}

/** Whether a paper is a copy that somebody had to certify; what a note says of the post does not make it one. */
export function isCertifiedCopy({ name }: Pick<ProcedureComponent, "name">): boolean {
  const folded = foldAccents(name);
  return /chung thuc|cong chung/.test(folded) && /ban sao|sao y/.test(folded);
}
