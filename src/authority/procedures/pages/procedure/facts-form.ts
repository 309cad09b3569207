import { z } from "zod";
import { type AppContext, calendarDay, line, listOf, optionalLine, readForm } from "../../../../platform/http/index.ts";
import { readDong } from "../../../../platform/text/index.ts";
import { type Procedure, procedureLevels } from "../../../../protocol/procedures/index.ts";
import { agenciesOfNode } from "../../../organisation/index.ts";
import { procedureErrors } from "../../errors.ts";
import type { LocalFee, OfferedFacts } from "../../offered.ts";
import { procedureText } from "./text.ts";

const optionalDay = z
  .string()
  .optional()
  .transform((value) => value?.trim() || null)
  .pipe(calendarDay().nullable());
const empty = (value: string | undefined): string => value ?? "";

const schema = z.looseObject({
  revision: z.coerce.number().int().min(0),
  code: line(100),
  name: line(1000),
  nationalCode: optionalLine(100),
  adopt: z.string().optional(),
  levels: listOf(z.enum(procedureLevels)),
  leadAgency: line(50),
  receivers: optionalLine(2000).transform(empty),
  receivingPlace: optionalLine(500).transform(empty),
  receivingHours: optionalLine(200).transform(empty),
  feeResolution: optionalLine(200).transform(empty),
  localLimit: optionalLine(100),
  online: z.enum(["", "2", "3", "4"]).default(""),
  decisionNumber: optionalLine(200).transform(empty),
  decisionDate: optionalDay,
  announcedOn: optionalDay,
  effectiveFrom: optionalDay,
  publishedOn: optionalDay,
});

/** What the form says, and which version of the procedure stood in it. */
export type ReadFacts = { readonly facts: OfferedFacts; readonly revision: number };

/**
 * Reads the form of a procedure. `before` is what it edits, `record` the national record whose fees it shows.
 * Throws `http.form-invalid`, `procedure.invalid`.
 */
export async function readFacts(
  c: AppContext,
  of: {
    readonly before: OfferedFacts;
    readonly record: Procedure | undefined;
    readonly national: ReadonlyMap<string, Procedure>;
  },
): Promise<ReadFacts> {
  const form = await readForm(c, schema);
  const receivers = form.receivers.split(/[\s,;]+/).filter(Boolean);
  await assertAgencies(c, [form.leadAgency], "leadAgency");
  await assertAgencies(c, receivers, "receivers");
  const nationalCode = form.nationalCode ?? null;
  const current = nationalCode === null ? undefined : of.national.get(nationalCode);
  const keeps = nationalCode === of.before.nationalCode && form.adopt === undefined;
  const facts: OfferedFacts = {
    code: form.code,
    name: form.name,
    nationalCode,
    nationalVersion: keeps ? of.before.nationalVersion : nationalCode === null ? null : (current?.version ?? 1),
    levels: procedureLevels.filter((level) => form.levels.includes(level)),
    leadAgency: form.leadAgency,
    receivers,
    receivingPlace: form.receivingPlace,
    receivingHours: form.receivingHours,
    localFees: readFees(form, of.record, of.before.localFees),
    feeResolution: form.feeResolution,
    localLimit: form.localLimit ?? null,
    online: form.online === "" ? null : onlineLevels[form.online],
    decisionNumber: form.decisionNumber,
    decisionDate: form.decisionDate,
    announcedOn: form.announcedOn,
    effectiveFrom: form.effectiveFrom,
    publishedOn: form.publishedOn,
    state: of.before.state,
  };
  return { facts, revision: form.revision };
}

const onlineLevels = { "2": 2, "3": 3, "4": 4 } as const;

/** The name of the field of a fee. */
export function feeField(index: number): string {
  return `fee-${index}`;
}

function readFees(
  form: Readonly<Record<string, unknown>>,
  record: Procedure | undefined,
  before: readonly LocalFee[],
): readonly LocalFee[] {
  const fees = record?.fees ?? [];
  const typed = fees.flatMap(({ code }, index) => {
    const text = String(form[feeField(index)] ?? "");
    if (text.trim() === "") return [];
    const amount = readDong(text);
    if (amount === undefined)
      throw procedureErrors.invalid(feeField(index), {
        vi: procedureText.vi.amountWrong,
        en: procedureText.en.amountWrong,
      });
    return [{ code, amount }];
  });
  // Amounts for fees that the record does not have are not shown, and not lost.
  return [...typed, ...before.filter(({ code }) => !fees.some((fee) => fee.code === code))];
}

async function assertAgencies(c: AppContext, codes: readonly string[], field: string): Promise<void> {
  const found = await agenciesOfNode(c.get("node").db, { codes });
  const wrong = codes.find((code) => !found.some((one) => one.code === code));
  if (wrong !== undefined)
    throw procedureErrors.invalid(field, {
      vi: procedureText.vi.agencyWrong(wrong),
      en: procedureText.en.agencyWrong(wrong),
    });
}

const typedText = z.string().catch("");

/** What was typed into a form that could not be read as a whole, for showing it again: none of it is lost. */
export async function typedFacts(c: AppContext): Promise<Partial<OfferedFacts>> {
  const form = await readForm(
    c,
    z.looseObject({ levels: listOf(z.string()), receivers: typedText, online: typedText }),
  );
  const lines = [
    ...(["code", "name", "nationalCode", "leadAgency", "receivingPlace", "receivingHours", "feeResolution"] as const),
    ...(["localLimit", "decisionNumber", "decisionDate", "announcedOn", "effectiveFrom", "publishedOn"] as const),
  ];
  return {
    ...Object.fromEntries(lines.map((name) => [name, typedText.parse(form[name])])),
    levels: procedureLevels.filter((level) => form.levels.includes(level)),
    receivers: form.receivers.split(/[\s,;]+/).filter(Boolean),
    online: ([2, 3, 4] as const).find((level) => String(level) === form.online) ?? null,
  };
}

/** The amounts as they were typed, by the name of their field. */
export async function typedFees(c: AppContext): Promise<Readonly<Record<string, string>>> {
  const form = await readForm(c, z.looseObject({}));
  const fees = Object.entries(form).filter(([name]) => name.startsWith("fee-"));
  return Object.fromEntries(fees.map(([name, value]) => [name, typedText.parse(value)]));
}
