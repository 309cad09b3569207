import { z } from "zod";
import { type AppContext, optionalLine, readForm, wrongField } from "../../../../platform/http/index.ts";
import type { Activity, CostForm } from "../../review/compliance-cost.ts";
import { costText } from "./text.ts";

const wrong = { vi: costText.vi.wrongNumber, en: costText.en.wrongNumber };

/** Numbers as people write them in Vietnam: `1.284`, `0,5`. */
function parse(text: string, decimals: boolean): number | undefined {
  const clean = text.replace(/\s|đồng/gu, "");
  const plain = decimals && !/^\d{1,3}(?:\.\d{3})+$/.test(clean) ? clean.replace(",", ".") : clean.replaceAll(".", "");
  const value = Number(plain === "" ? "0" : plain);
  return /^\d*(?:\.\d+)?$/.test(plain) && Number.isFinite(value) ? value : undefined;
}

function number(name: string, most: number, decimals = false) {
  return z.string().transform((text, context) => {
    const value = parse(text, decimals);
    if (value !== undefined && value <= most && (decimals || Number.isInteger(value))) return value;
    context.addIssue({ ...wrongField(name, wrong), path: [] });
    return 0;
  });
}

/** Rows that a form holds at most. */
const mostRows = 60;

const schema = z
  .looseObject({
    variant: z.enum(["present", "proposed"]),
    seen: z.coerce.number().int().min(0),
    hourlyIncome: number("hourlyIncome", 100_000_000),
    frequency: number("frequency", 10_000, true),
    subjects: number("subjects", 100_000_000),
    note: optionalLine(1000).transform((text) => text ?? ""),
  })
  .transform((form, context) => ({ ...form, activities: activitiesOf(form, context) }));

/** The form of cost as it was sent. */
export type SentCostForm = CostForm & {
  readonly variant: "present" | "proposed";
  readonly seen: number;
  readonly note: string;
};

/** Reads the form of cost. Rows without a name are dropped. Throws `http.form-invalid`; rows are named `hours-1`, `fees-1`, `other-1`. */
export async function readCostForm(c: AppContext): Promise<SentCostForm> {
  const { variant, seen, hourlyIncome, frequency, subjects, note, activities } = await readForm(c, schema);
  return { variant, seen, hourlyIncome, frequency: Math.round(frequency * 100) / 100, subjects, note, activities };
}

function activitiesOf(form: Readonly<Record<string, unknown>>, context: z.core.$RefinementCtx): readonly Activity[] {
  return Array.from({ length: mostRows }, (_, index) => index + 1).flatMap((row) => {
    const text = (key: string): string => z.string().max(300).catch("").parse(form[`${key}-${row}`]);
    const name = text("activity").replace(/\s+/g, " ").trim();
    if (name === "") return [];
    const read = (key: "hours" | "fees" | "other", decimals: boolean): number => {
      const value = parse(text(key), decimals);
      if (value !== undefined && value <= 1e12 && (decimals || Number.isInteger(value))) return value;
      context.addIssue({ ...wrongField(`${key}-${row}`, wrong), input: text(key) });
      return 0;
    };
    return [{ name, hours: read("hours", true), fees: read("fees", false), other: read("other", false) }];
  });
}

/** What was typed, for showing a refused form again. */
export type TypedCost = Readonly<Record<string, string>>;

/** The fields as they were typed. */
export async function typedCost(c: AppContext): Promise<TypedCost> {
  return readForm(c, z.record(z.string(), z.string().catch("")));
}
