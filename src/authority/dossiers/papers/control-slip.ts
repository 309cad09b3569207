import type { ExplainedDue, WorkingTime } from "../../../engines/deadline/index.ts";
import { isoDay } from "../../../platform/text/index.ts";
import type { Dossier, Work } from "../record.ts";
import { isHandingOver, restsOf, stepTime } from "../step-time.ts";
import { limitInWords, pauseReasons } from "./due-reasons.ts";
import { agencyFrame, circularForm, type PaperAgency, paperApplicant } from "./people.ts";
import { formOf, printPaper } from "./press.ts";
import { sayInstant, shortInstant } from "./words.ts";

/** A step on the control slip. */
export type SlipStep = {
  readonly work: Pick<
    Work,
    "name" | "place" | "token" | "assigneeName" | "openedAt" | "dueAt" | "closedAt" | "closedByName"
  >;
  readonly agency: string;
  /** How it turned out, as the drawing names it; empty where it asks nothing. */
  readonly outcome: string;
  /** Working time of the agency that does it: planned and real time are counted in it. */
  readonly time: WorkingTime;
};

/** What a control slip is made of. */
export type ControlSlipPaper = {
  readonly dossier: Dossier;
  readonly due: ExplainedDue;
  readonly steps: readonly SlipStep[];
  readonly agency: PaperAgency;
  /** Whose step made it late; null while it is not. */
  readonly late: { readonly step: string; readonly agency: string } | null;
  readonly printedAt: Date;
  readonly printedBy: string;
};

const form = formOf("control-slip");

/** Phiếu kiểm soát quá trình giải quyết hồ sơ: who did each step, from when to when, and in time or not. */
export async function printControlSlip(paper: ControlSlipPaper): Promise<Uint8Array> {
  const { dossier, due, steps, agency, late, printedAt, printedBy } = paper;
  const title = "Phiếu kiểm soát quá trình giải quyết hồ sơ";
  const frame = agencyFrame(agency, dossier, printedAt, { title, form: circularForm("05"), flipped: true });
  const parts = {
    applicant: paperApplicant(dossier.applicant),
    procedure: dossier.procedureName,
    resolver: agency.name,
    received: sayInstant(dossier.receivedAt),
    due: [limitInWords(dossier.limitText), dossier.dueAt ? sayInstant(dossier.dueAt) : "đang tạm dừng"].join("; "),
    ended: dossier.endedAt ? sayInstant(dossier.endedAt) : "chưa kết thúc",
    steps: steps.map((step) => stepLine(step, paper)),
    pauses: [...pauseReasons(due.trace)],
    sum: sumOf(dossier, printedAt),
    remark: late === null ? "" : `Hồ sơ quá hạn ở bước “${late.step}” tại ${late.agency}.`,
    signer: printedBy,
  };
  return printPaper(form, frame, parts, printedAt);
}

function stepLine({ work, agency, time, outcome }: SlipStep, { dossier, steps, printedAt: now }: ControlSlipPaper) {
  const { name, place, openedAt, dueAt, closedAt } = work;
  const rests = restsOf(
    dossier,
    steps.map((step) => step.work),
  );
  const { given, took, left } = stepTime(work, rests, time, now);
  const isJudged = left !== null && !isHandingOver(dossier, work);
  return {
    name,
    who:
      place === "waiting"
        ? "Người nộp hồ sơ"
        : [agency, work.closedByName || work.assigneeName].filter((one) => one !== "").join("\n"),
    opened: shortInstant(openedAt),
    due: shortInstant(dueAt),
    closed: shortInstant(closedAt),
    time: `${given === null ? "–" : inWords(given, time)}\n${inWords(took, time)}`,
    result: [stepResult(work, isJudged ? left : null), outcome].filter((one) => one !== "").join("\n"),
  };
}

/** Whether a step was done in time: on the day it was due, before, or after the minute. `left`: working minutes, where it is judged. */
function stepResult({ place, dueAt, closedAt }: SlipStep["work"], left: number | null): string {
  if (place === "waiting") return closedAt ? "Đã nhận" : "Đang chờ";
  const isLate = left !== null && left < 0;
  if (!closedAt) return isLate ? "Đang xử lý, quá hạn" : "Đang xử lý";
  if (left === null || dueAt === null) return "";
  if (isLate) return "Quá hạn";
  return isoDay(closedAt) < isoDay(dueAt) ? "Trước hạn" : "Đúng hạn";
}

function verdictOf(due: Date, end: Date): "Trước hạn" | "Đúng hạn" | "Quá hạn" {
  if (end > due) return "Quá hạn";
  return isoDay(end) === isoDay(due) ? "Đúng hạn" : "Trước hạn";
}

function sumOf({ dueAt, endedAt }: Dossier, now: Date): string {
  if (dueAt === null) return "Kết quả chung: thời hạn đang tạm dừng.";
  const verdict = verdictOf(dueAt, endedAt ?? now).toLocaleLowerCase("vi");
  if (endedAt) return `Kết quả chung: giải quyết ${verdict}.`;
  return `Kết quả chung: đang giải quyết, ${verdict === "quá hạn" ? "đã quá hạn" : "còn trong hạn"}.`;
}

/** Working minutes in words: `1 ngày 2 giờ`, `45 phút`. */
function inWords(amount: number, time: WorkingTime): string {
  const minutes = Math.max(0, amount);
  const days = Math.floor(minutes / time.dayLength);
  const rest = minutes - days * time.dayLength;
  const parts = [
    [days, "ngày"],
    [Math.floor(rest / 60), "giờ"],
    [rest % 60, "phút"],
  ] as const;
  const said = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
  return said.length === 0 ? "0 phút" : said.slice(0, 2).join(" ");
}
