import type { Dossier } from "../record.ts";
import {
  agencyFrame,
  circularForm,
  counterFrame,
  type PaperAgency,
  type PaperSigner,
  paperApplicant,
} from "./people.ts";
import { formOf, type PaperSize, printPaper } from "./press.ts";
import { sayInstant } from "./words.ts";

/** What a refusal is made of. */
export type RefusalPaper = {
  readonly dossier: Dossier;
  /** At the counter, before it was received; or of what was received and cannot be granted. */
  readonly of: "reception" | "resolution";
  readonly reasons: readonly { readonly reason: string; readonly legal: string }[];
  readonly refusedAt: Date;
  readonly agency: PaperAgency;
  /** The officer at the counter, or who signs for the agency. */
  readonly signer: PaperSigner;
  readonly size?: PaperSize;
};

const form = formOf("refusal");

/** Phiếu từ chối tiếp nhận hoặc giải quyết hồ sơ, with the legal ground of each reason. */
export async function printRefusal(paper: RefusalPaper): Promise<Uint8Array> {
  const { dossier, of, reasons, refusedAt, agency, signer, size = "a5" } = paper;
  const title = of === "reception" ? "Phiếu từ chối tiếp nhận hồ sơ" : "Phiếu từ chối giải quyết hồ sơ";
  const kind = { title, form: circularForm("03"), size };
  const frame = (of === "reception" ? counterFrame : agencyFrame)(agency, dossier, refusedAt, kind);
  const who = of === "reception" ? `Bộ phận Tiếp nhận và Trả kết quả, ${agency.name}` : agency.name;
  const act = of === "reception" ? "không tiếp nhận" : "không giải quyết";
  const parts = {
    applicant: paperApplicant(dossier.applicant),
    procedure: dossier.procedureName,
    received: sayInstant(dossier.receivedAt),
    lead: `Qua xem xét, ${who} thông báo ${act} hồ sơ này vì ${reasons.length > 1 ? "các lý do" : "lý do"} sau:`,
    reasons: reasons.map((one) => ({ ...one })),
    closing: "Xin thông báo để Ông/Bà được biết. Giấy tờ đã nộp được trả lại cùng phiếu này.",
    submitter: dossier.applicant.kind === "citizen" ? dossier.applicant.name : "",
    signer: {
      capacity: of === "reception" ? ["Người tiếp nhận hồ sơ"] : [...signer.capacity],
      name: signer.name,
    },
    notes: ["Nếu không đồng ý, Ông/Bà có quyền khiếu nại, phản ánh, kiến nghị theo quy định của pháp luật."],
  };
  return printPaper(form, frame, parts, refusedAt);
}
