import type { ExplainedDue, WorkingTime } from "../../../engines/deadline/index.ts";
import { formatMoney } from "../../../platform/text/index.ts";
import { channelNames } from "../../../protocol/dossiers/index.ts";
import type { Dossier, DossierComponent } from "../record.ts";
import { dueReasons } from "./due-reasons.ts";
import { circularForm, counterFrame, type PaperAgency, paperApplicant } from "./people.ts";
import { formOf, type PaperSize, printPaper } from "./press.ts";
import { trackingOf } from "./tracking.ts";
import { amountInWords, instantInWords, sayInstant } from "./words.ts";

/** What a receipt and appointment slip is made of. */
export type ReceiptPaper = {
  readonly dossier: Dossier;
  /** When it is due and why, as it was when the slip was given. */
  readonly due: ExplainedDue;
  /** The working time it was counted in. */
  readonly time: WorkingTime;
  /** Agency at whose counter it was handed in. */
  readonly receiver: PaperAgency;
  /** Agency that resolves it. */
  readonly resolver: PaperAgency;
  /** Who received it at the counter. */
  readonly receivedBy: string;
  /** Where people track dossiers: the site's own address. */
  readonly baseUrl: string;
  /** One sheet for whoever handed it in; the counter may keep another. */
  readonly copies?: readonly ("applicant" | "office")[];
  readonly size?: PaperSize;
};

const form = formOf("receipt");

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả: what was received, when the result is due and why, how to follow it. */
export async function printReceipt(paper: ReceiptPaper): Promise<Uint8Array> {
  const { dossier, receiver, resolver, receivedBy, copies = ["applicant"], size = "a5" } = paper;
  const title = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả";
  const frame = counterFrame(receiver, dossier, dossier.receivedAt, { title, form: circularForm("01"), size });
  const parts = {
    copies: copies.map((copy) => copyNames[copy]),
    applicant: paperApplicant(dossier.applicant),
    procedure: dossier.procedureName,
    subject: dossier.subject,
    resolver: resolver.name === receiver.name ? "" : resolver.name,
    channel: channelText(dossier),
    components: dossier.components.filter(({ given }) => given).map(componentLine),
    fee: feeText(dossier),
    received: sayInstant(dossier.receivedAt),
    due: appointment(paper),
    tracking: trackingOf(paper.baseUrl, dossier.code),
    collectAt: `Bộ phận Tiếp nhận và Trả kết quả, ${receiver.name}`,
    submitter: dossier.applicant.kind === "citizen" ? dossier.applicant.name : "",
    receiver: receivedBy,
    notes: [
      "Khi nhận kết quả, mang theo giấy này và giấy tờ tùy thân; người nhận thay cần văn bản ủy quyền. Có thể đăng ký nhận qua bưu chính công ích.",
      "Nếu quá hẹn mà chưa có kết quả, cơ quan gửi phiếu xin lỗi và hẹn lại ngày trả.",
    ],
  };
  return printPaper(form, frame, parts, dossier.receivedAt);
}

/** The date that was promised, why, and what became of it when days off were changed since. */
function appointment({ dossier, due, time }: ReceiptPaper) {
  const promised = dossier.printedDueAt ?? due.due;
  const reasons = dueReasons(due, dossier.limitText, time);
  const hasMoved = promised !== null && due.due !== null && promised.getTime() !== due.due.getTime();
  return {
    figures: promised ? sayInstant(promised) : "Chưa xác định",
    words: promised ? instantInWords(promised) : null,
    reasons: hasMoved
      ? [...reasons, `Ngày nghỉ đã thay đổi sau khi hẹn: tính theo lịch hiện nay là ${sayInstant(due.due)}.`]
      : [...reasons],
  };
}

const copyNames = { applicant: "Liên giao cho người nộp hồ sơ", office: "Liên lưu tại cơ quan" } as const;

function channelText({ channel, mandate }: Dossier): string {
  const name = channelNames[channel].vi;
  return mandate === "" ? name : `${name}, ${mandate} nhận thay theo ủy quyền`;
}

function componentLine({ name, originals, copies, files, note }: DossierComponent) {
  const count = (value: number): string => (value === 0 ? "–" : String(value).padStart(2, "0"));
  const full = note === "" ? name : `${name} (${note})`;
  return { name: full, originals: count(originals), copies: count(copies), files: count(files.length) };
}

/** What it costs, in figures and words, and whether it was paid. */
export function feeText({ fee, feePaidAt, feeReceipt }: Pick<Dossier, "fee" | "feePaidAt" | "feeReceipt">): string {
  if (fee === null) return "";
  if (fee === 0) return "Không thu";
  const amount = amountInWords(formatMoney(fee, "vi"), fee);
  if (feePaidAt === null) return `${amount}, chưa nộp`;
  return feeReceipt === "" ? `${amount}, đã nộp` : `${amount}, đã nộp, biên lai ${feeReceipt}`;
}
