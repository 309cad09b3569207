import { formatDate, formatNumber } from "../../../platform/text/index.ts";
import type { Dossier } from "../record.ts";
import { circularForm, counterFrame, type PaperAgency } from "./people.ts";
import { formOf, printPaper } from "./press.ts";

/** A line of the intake register. */
export type RegisterLine = {
  readonly dossier: Pick<
    Dossier,
    "code" | "procedureName" | "applicant" | "receivedAt" | "printedDueAt" | "dueAt" | "returnedAt" | "channel"
  >;
  /** Name of the agency that resolves it. */
  readonly resolver: string;
  /** How the result was handed over; empty while it was not. */
  readonly way: string;
  /** Who signed for it. */
  readonly taker: string;
  readonly remark: string;
};

/** What a print of the register is made of. */
export type RegisterPaper = {
  readonly lines: readonly RegisterLine[];
  /** ISO days, both included. */
  readonly from: string;
  readonly to: string;
  readonly agency: PaperAgency;
  readonly printedAt: Date;
  readonly printedBy: string;
};

const form = formOf("register");

/** Sổ theo dõi hồ sơ on A4 across; the head stands on every page. About a millisecond a line. */
export async function printRegister(paper: RegisterPaper): Promise<Uint8Array> {
  const { lines, from, to, agency, printedAt, printedBy } = paper;
  const kind = { title: "Sổ theo dõi hồ sơ", form: circularForm("06"), size: "a4", flipped: true } as const;
  const frame = counterFrame(agency, { code: "" }, printedAt, kind);
  const parts = {
    under: from === to ? `Ngày ${writtenDay(from)}` : `Từ ngày ${writtenDay(from)} đến ngày ${writtenDay(to)}`,
    rows: lines.map(rowOf),
    sum: `Cộng: ${formatNumber(lines.length, "vi")} hồ sơ.`,
    signer: printedBy,
  };
  return printPaper(form, frame, parts, printedAt);
}

function rowOf({ dossier, resolver, way, taker, remark }: RegisterLine, index: number): readonly string[] {
  const { code, procedureName, applicant, receivedAt, printedDueAt, dueAt, returnedAt } = dossier;
  const where = [applicant.address, applicant.phone].filter((one) => one !== "").join(", ");
  const due = printedDueAt ?? dueAt;
  return [
    String(index + 1),
    code,
    procedureName,
    where === "" ? applicant.name : `${applicant.name}\n${where}`,
    resolver,
    formatDate(receivedAt),
    due ? formatDate(due) : "",
    returnedAt ? formatDate(returnedAt) : "",
    way,
    taker,
    remark,
  ];
}

function writtenDay(day: string): string {
  return day.split("-").reverse().join("/");
}
