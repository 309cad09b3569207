import { z } from "zod";
import type { Procedure } from "../../protocol/procedures/index.ts";

const line = z.string().max(1_000);
const text = z.string().max(20_000);

/** Rows of one kind that a draft holds at most. */
export const mostRows = 200;

const rows = <T extends z.ZodType>(row: T) => z.array(row).max(mostRows);

const component = z.object({
  code: line,
  name: line,
  formCode: line,
  formName: line,
  originals: line,
  copies: line,
  required: z.boolean(),
  onlyWhen: line,
  note: text,
});
const fee = z.object({ code: line, name: line, kind: line, amount: line, unit: line, note: text });
const limit = z.object({ channel: line, onlyWhen: line, limit: line, wording: line });
const step = z.object({ title: line, text });
const result = z.object({ code: line, name: line });
const basis = z.object({ number: line, title: line, issuer: line, date: line });

/** What a draft says, as it was typed: whole or not yet, right or not yet. Nothing an officer types is refused before publication. */
export const draftSchema = z.object({
  code: line,
  name: line,
  nameEn: line,
  plainVi: text,
  plainEn: text,
  sectorCode: line,
  sectorName: line,
  sectorNameEn: line,
  owner: line,
  levels: z.array(line).max(10),
  resolvedBy: line,
  applicants: z.array(line).max(10),
  lifeEvents: z.array(line).max(30),
  /** One a line. */
  keywords: text,
  counter: z.boolean(),
  post: z.boolean(),
  online: line,
  components: rows(component),
  fees: rows(fee),
  limits: rows(limit),
  steps: rows(step),
  conditions: text,
  results: rows(result),
  legalBasis: rows(basis),
  /** Codes, one a line. */
  together: text,
  originKind: line,
  originSource: text,
});

/** What a draft says. */
export type DraftRecord = z.infer<typeof draftSchema>;

/** Parts of a draft that are lists of rows. */
export const rowParts = ["components", "fees", "limits", "steps", "results", "legalBasis"] as const;
export type RowPart = (typeof rowParts)[number];

/** An empty row of each kind. */
export const emptyRows: { readonly [P in RowPart]: DraftRecord[P][number] } = {
  components: {
    ...{ code: "", name: "", formCode: "", formName: "", originals: "1", copies: "0", required: true, onlyWhen: "" },
    note: "",
  },
  fees: { code: "", name: "", kind: "fee", amount: "", unit: "lần", note: "" },
  limits: { channel: "any", onlyWhen: "", limit: "", wording: "" },
  steps: { title: "", text: "" },
  results: { code: "", name: "" },
  legalBasis: { number: "", title: "", issuer: "", date: "" },
};

/** The draft of a new procedure: one empty row where at least one is needed. */
export function emptyDraft(code: string): DraftRecord {
  return {
    ...{ code, name: "", nameEn: "", plainVi: "", plainEn: "", sectorCode: "", sectorName: "", sectorNameEn: "" },
    ...{ owner: "", levels: [], resolvedBy: "", applicants: [], lifeEvents: [], keywords: "", online: "" },
    ...{ counter: true, post: false, components: [emptyRows.components], fees: [], limits: [emptyRows.limits] },
    ...{ steps: [emptyRows.steps], conditions: "", results: [emptyRows.results], legalBasis: [emptyRows.legalBasis] },
    ...{ together: "", originKind: "verified", originSource: "" },
  };
}

/** The draft that begins from a published version. */
export function draftOf(procedure: Procedure): DraftRecord {
  const { plain, sector, channels } = procedure;
  return {
    ...{ code: procedure.code, name: procedure.name, nameEn: procedure.nameEn, plainVi: plain.vi, plainEn: plain.en },
    ...{ sectorCode: sector.code, sectorName: sector.name, sectorNameEn: sector.nameEn, owner: procedure.owner },
    ...{ levels: procedure.levels, applicants: procedure.applicants, lifeEvents: procedure.lifeEvents },
    ...{ resolvedBy: procedure.resolvedBy, keywords: procedure.keywords.join("\n") },
    ...{ counter: channels.counter, post: channels.post, online: String(channels.online ?? "") },
    components: procedure.components.map(({ form, originals, copies, onlyWhen, ...rest }) => ({
      ...rest,
      ...{ formCode: form?.code ?? "", formName: form?.name ?? "", onlyWhen: onlyWhen ?? "" },
      ...{ originals: String(originals), copies: String(copies) },
    })),
    fees: procedure.fees.map(({ amount, ...rest }) => ({ ...rest, amount: amount === null ? "" : String(amount) })),
    limits: procedure.limits.map(({ onlyWhen, ...rest }) => ({ ...rest, onlyWhen: onlyWhen ?? "" })),
    steps: procedure.steps,
    conditions: procedure.conditions,
    results: procedure.results,
    legalBasis: procedure.legalBasis.map(({ date, ...rest }) => ({ ...rest, date: date ?? "" })),
    together: procedure.together.join("\n"),
    ...{ originKind: procedure.origin.kind, originSource: procedure.origin.source },
  };
}

/** The lines of a text that say something. */
export function linesOf(written: string): readonly string[] {
  return written
    .split("\n")
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

/** Whether nothing was typed in a row: such rows are left out. */
export function isEmptyRow(part: RowPart, row: DraftRecord[RowPart][number]): boolean {
  const empty: Readonly<Record<string, unknown>> = emptyRows[part];
  return Object.entries(row).every(([name, value]) => value === "" || value === empty[name]);
}
