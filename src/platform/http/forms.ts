import { z } from "zod";
import { DomainError } from "../errors/index.ts";
import { formatNumber, type Text } from "../text/index.ts";
import { formFields } from "./body.ts";
import { csrfField } from "./csrf-token.ts";
import type { AppContext } from "./env.ts";
import { httpText } from "./text.ts";

/** What is said when a field is wrong, where "not filled in" and the like would not help. */
export type FieldTexts = Readonly<Record<string, Text>>;

/**
 * Reads the request's form by a schema. A name that occurs several times is a list (see `listOf`). Text is NFC with
 * plain line ends. Throws `http.form-invalid` with a text per wrong field: catch it to show the form again with status 422.
 */
export async function readForm<T extends z.ZodType>(
  c: AppContext,
  schema: T,
  texts: FieldTexts = {},
): Promise<z.output<T>> {
  return parseForm(await formFields(c), schema, texts);
}

/** Reads the query by a schema; what does not parse throws `http.form-invalid` like a form. */
export function readQuery<T extends z.ZodType>(c: AppContext, schema: T, texts: FieldTexts = {}): z.output<T> {
  return parseForm(new URL(c.req.url).searchParams, schema, texts);
}

/** Parses fields by a schema. Throws `http.form-invalid`. */
export function parseForm<T extends z.ZodType>(
  fields: URLSearchParams,
  schema: T,
  texts: FieldTexts = {},
): z.output<T> {
  const result = schema.safeParse(plainFields(fields));
  if (result.success) return result.data;
  const wrong: Record<string, Text> = {};
  for (const issue of result.error.issues) {
    const field = String(issue.path[0] ?? "");
    wrong[field] ??= textOf(issue, texts[field]);
  }
  throw new DomainError(
    "http.form-invalid",
    "invalid",
    {
      vi: "Có mục chưa đúng. Hãy xem lại các mục được đánh dấu.",
      en: "Some fields need correction. Check those marked.",
    },
    { fields: wrong, log: `http.form-invalid: ${Object.keys(wrong).join(", ")}` },
  );
}

/** A field that may occur any number of times. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item));
}

/** One line of text that must be filled in: outer and doubled spaces removed. */
export function line(most = 500) {
  return z.string().transform(oneLine).pipe(z.string().min(1).max(most));
}

/** One line of text that may be left empty: then `undefined`. */
export function optionalLine(most = 500) {
  return z
    .string()
    .optional()
    .transform((value) => oneLine(value ?? "") || undefined)
    .pipe(z.string().max(most).optional());
}

/** A text of several lines; must be filled in. */
export function paragraphs(most = 20_000) {
  return z
    .string()
    .transform((value) => value.trim())
    .pipe(z.string().min(1).max(most));
}

/**
 * A day of the calendar between 1945 and 2199, `2020-11-24`. Years beyond are slips of the keyboard; PostgreSQL takes none before 1,
 * and no 31 February.
 */
export function calendarDay() {
  return z.iso.date().refine((day) => day >= "1945" && day < "2200");
}

/** A field's own text for an issue: `ctx.addIssue({ code: "custom", path, params: { text } })`. */
export function wrongField(path: string, text: Text): { code: "custom"; path: string[]; params: { text: Text } } {
  return { code: "custom", path: [path], params: { text } };
}

function plainFields(fields: URLSearchParams): Record<string, string | string[]> {
  const plain: Record<string, string | string[]> = Object.create(null);
  for (const name of new Set(fields.keys())) {
    if (name === csrfField) continue;
    const values = fields
      .getAll(name)
      .map((value) => value.replace(/\r\n?/g, "\n").replaceAll("\0", "").normalize("NFC"));
    plain[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return { ...plain };
}

function oneLine(value: string): string {
  return value.replace(/\s+/gu, " ").trim();
}

const ownText = z.object({ params: z.object({ text: z.object({ vi: z.string(), en: z.string() }) }) });

function textOf(issue: z.core.$ZodIssue, text: Text | undefined): Text {
  const own = ownText.safeParse(issue);
  if (own.success) return own.data.params.text;
  if (text) return text;
  const say = (key: "notFilled" | "wrongForm" | "wrongChoice"): Text => ({
    vi: httpText.vi[key],
    en: httpText.en[key],
  });
  if (issue.code === "too_small" || (issue.code === "invalid_type" && issue.input === undefined))
    return say("notFilled");
  if (issue.code === "too_big") {
    const most = Number(issue.maximum);
    return { vi: httpText.vi.tooLong(formatNumber(most, "vi")), en: httpText.en.tooLong(formatNumber(most, "en")) };
  }
  return say(issue.code === "invalid_value" ? "wrongChoice" : "wrongForm");
}
