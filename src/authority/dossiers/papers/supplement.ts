import { formatDate } from "../../../platform/text/index.ts";
import type { Dossier } from "../record.ts";
import { circularForm, counterFrame, type PaperAgency, paperApplicant } from "./people.ts";
import { formOf, type PaperSize, printPaper } from "./press.ts";
import { trackingOf } from "./tracking.ts";
import { numberInWords, sayInstant } from "./words.ts";

/** What is missing or wrong, with why and by which law. */
export type PaperReason = { readonly what: string; readonly reason: string; readonly legal: string };

/** What a request for supplements is made of. */
export type SupplementPaper = {
  readonly dossier: Dossier;
  /** 1 for the first request; a second one does not stop the clock (QĐ 766/QĐ-TTg). */
  readonly number: number;
  /** All of them: there must not be a second request for what could be asked in the first. */
  readonly reasons: readonly PaperReason[];
  readonly note: string;
  readonly askedAt: Date;
  readonly askedBy: string;
  /** Whether the time until the answer is left out of the limit. */
  readonly stopsClock: boolean;
  /** ISO day by which papers should come; null: no day was set. */
  readonly answerBy: string | null;
  /** Agency whose counter takes the papers. */
  readonly receiver: PaperAgency;
  readonly baseUrl: string;
  readonly size?: PaperSize;
};

const form = formOf("supplement");

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ: everything that is missing at once, each with its ground. */
export async function printSupplement(paper: SupplementPaper): Promise<Uint8Array> {
  const { dossier, number, reasons, askedAt, receiver, size = "a5" } = paper;
  const title = "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ";
  const frame = counterFrame(receiver, dossier, askedAt, { title, form: circularForm("02"), size });
  const parts = {
    under: number > 1 ? `Lần thứ ${number === 2 ? "hai" : number === 4 ? "tư" : numberInWords(number)}` : null,
    applicant: paperApplicant(dossier.applicant),
    procedure: dossier.procedureName,
    received: sayInstant(dossier.receivedAt),
    reasons: reasons.map((one) => ({ ...one })),
    note: paper.note,
    answerBy: paper.answerBy === null ? "" : formatDate(new Date(`${paper.answerBy}T12:00:00+07:00`)),
    bringTo: `Bộ phận Tiếp nhận và Trả kết quả, ${receiver.name}`,
    clock: paper.stopsClock
      ? "tạm dừng từ lúc yêu cầu, tính tiếp khi nhận đủ"
      : "vẫn tính tiếp, vì đây không phải lần yêu cầu đầu tiên",
    help: [helpLine(receiver), `Theo dõi hồ sơ tại: ${trackingOf(paper.baseUrl, dossier.code).address}`],
    tracking: trackingOf(paper.baseUrl, dossier.code),
    signer: paper.askedBy,
  };
  return printPaper(form, frame, parts, askedAt);
}

function helpLine({ name, email }: PaperAgency): string {
  const where = `Bộ phận Tiếp nhận và Trả kết quả, ${name}`;
  const contact = email ? `${where} (${email})` : where;
  return `Nếu có vướng mắc khi hoàn thiện hồ sơ, liên hệ ${contact} để được hướng dẫn.`;
}
