import { formatDate } from "../../../platform/text/index.ts";
import type { Dossier } from "../record.ts";
import { agencyFrame, circularForm, type PaperAgency, type PaperSigner, paperApplicant } from "./people.ts";
import { formOf, type PaperSize, printPaper } from "./press.ts";
import { trackingOf } from "./tracking.ts";
import { instantInWords, sayInstant } from "./words.ts";

/** What an apology and re-appointment letter is made of. */
export type ApologyPaper = {
  readonly dossier: Dossier;
  /** The date in the applicant's hands. */
  readonly promised: Date;
  /** The new one. */
  readonly newDue: Date;
  /** Whose step went on beyond its time: said without blame. */
  readonly cause: { readonly step: string; readonly agency: string };
  readonly sentAt: Date;
  /** Agency that resolves it, in whose name the letter speaks. */
  readonly agency: PaperAgency;
  /** Agency at whose counter the result is fetched. */
  readonly receiver: PaperAgency;
  readonly signer: PaperSigner;
  readonly baseUrl: string;
  readonly size?: PaperSize;
};

const form = formOf("apology");

/** Phiếu xin lỗi và hẹn lại ngày trả kết quả, sent when a dossier is late (NĐ 61/2018/NĐ-CP, article 19). */
export async function printApology(paper: ApologyPaper): Promise<Uint8Array> {
  const { dossier, promised, newDue, cause, sentAt, agency, receiver, signer, size = "a5" } = paper;
  const title = "Phiếu xin lỗi và hẹn lại ngày trả kết quả";
  const frame = agencyFrame(agency, dossier, sentAt, { title, form: circularForm("04"), size });
  const parts = {
    applicant: paperApplicant(dossier.applicant),
    taken: `Ngày ${formatDate(dossier.receivedAt)}, ${agency.name} nhận giải quyết hồ sơ “${dossier.procedureName}” của Ông/Bà, mã hồ sơ ${dossier.code}.`,
    promised: `Theo giấy tiếp nhận hồ sơ và hẹn trả kết quả, kết quả được trả lúc ${sayInstant(promised)}. Đến nay hồ sơ chưa có kết quả đúng hẹn.`,
    cause: `Lý do: bước “${cause.step}” tại ${cause.agency} cần thêm thời gian so với dự kiến.`,
    sorry: `Sự chậm trễ này gây phiền hà cho Ông/Bà. ${agency.name} xin lỗi Ông/Bà và hẹn lại thời gian trả kết quả như sau:`,
    due: { figures: sayInstant(newDue), words: instantInWords(newDue) },
    collectAt: `Bộ phận Tiếp nhận và Trả kết quả, ${receiver.name}`,
    closing: "Rất mong Ông/Bà thông cảm./.",
    tracking: trackingOf(paper.baseUrl, dossier.code),
    signer: { capacity: [...signer.capacity], name: signer.name },
  };
  return printPaper(form, frame, parts, sentAt);
}
