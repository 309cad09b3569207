import { z } from "zod";
import type { DossierChange } from "./messages.ts";
import { readWireTime } from "./wire-time.ts";

/** The fields of a service on the wire. */
export type WireFields = DossierChange["data"];

/** What is wrong with a field. */
export type FieldProblem = { readonly field: string; readonly message: { readonly vi: string; readonly en: string } };

/** A reading of wire fields. */
export type WireReading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** Reads fields by a schema. Names may begin with a small letter; what the schema does not know is passed over. */
export function readFields<T extends z.ZodType>(
  schema: T,
  fields: Readonly<Record<string, unknown>>,
): WireReading<z.output<T>> {
  const parsed = schema.safeParse(capitalised(fields));
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.slice(0, 5).map((issue) => ({
      field: issue.path.join("."),
      message: words[issue.message as keyof typeof words] ?? words.wrong,
    })),
  };
}

const words = {
  missing: { vi: "còn thiếu", en: "is missing" },
  long: { vi: "quá dài", en: "is too long" },
  time: {
    vi: "không phải thời điểm dạng yyyyMMddHHmmss (giờ Việt Nam)",
    en: "is no time written as yyyyMMddHHmmss (Vietnam)",
  },
  number: { vi: "không phải số nguyên từ 0 trở lên", en: "is no whole number from 0 up" },
  flag: { vi: "phải là 1 hoặc 0", en: "must be 1 or 0" },
  choice: { vi: "không phải giá trị được phép", en: "is none of the values allowed" },
  list: { vi: "phải là danh sách các đối tượng", en: "must be a list of objects" },
  letters: { vi: "có ký tự không hợp lệ", en: "holds characters that are none" },
  wrong: { vi: "không đúng kiểu dữ liệu", en: "is of another type" },
} as const;

/** Names as they are documented: existing software also writes them with a small first letter. */
function capitalised(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const names = Object.keys(fields);
  if (names.every((name) => !/^[a-z]/.test(name))) return fields;
  return Object.fromEntries(
    names.map((name) => [name.slice(0, 1).toUpperCase() + name.slice(1), fields[name]] as const),
  );
}

type Context = z.core.$RefinementCtx<unknown>;

function tell(context: Context, message: keyof typeof words): void {
  context.addIssue({ code: "custom", message });
}

/** A text, empty when it is not there; numbers are taken for their digits. NFC, without outer blank space. */
function plain(value: unknown, most: number, context: Context): string {
  if (value === undefined || value === null) return "";
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
    tell(context, "wrong");
    return "";
  }
  const read = String(value).normalize("NFC").trim();
  // PostgreSQL keeps neither NUL nor half a character.
  if (read.includes("\0") || !read.isWellFormed()) tell(context, "letters");
  if (read.length > most) tell(context, "long");
  return read;
}

/** A field that `read` reads from whatever was sent; one transformation, for dossiers come by the thousands. */
function field<T>(read: (value: unknown, context: Context) => T) {
  return z.unknown().optional().transform(read);
}

/** A text, empty when it is not there. */
export function text(most: number) {
  return field((value, context) => plain(value, most, context));
}

/** A text that must be there. */
export function needed(most: number) {
  return field((value, context): string => {
    const read = plain(value, most, context);
    if (read === "") tell(context, "missing");
    return read;
  });
}

/** A value that `read` finds for a text; undefined: it is none of those allowed. */
export function choice<T>(read: (text: string) => T | undefined, instead: T) {
  return field((value, context): T => {
    const written = plain(value, 20, context);
    const found = read(written);
    if (found === undefined) tell(context, written === "" ? "missing" : "choice");
    return found ?? instead;
  });
}

function readTime(value: unknown, context: Context): Date | null {
  const written = plain(value, 20, context);
  if (written === "" || /^0+$/.test(written)) return null;
  const read = readWireTime(written);
  if (!read) tell(context, "time");
  return read ?? null;
}

/** A time; null when it is not there. Zeros stand for "none" in some software. */
export const time = field(readTime);

/** A time that must be there. */
export const neededTime = field((value, context): Date => {
  const read = readTime(value, context);
  if (read === null) tell(context, "missing");
  return read ?? new Date(0);
});

/** Yes or no; no when it is not there. */
export const flag = field((value, context): boolean => {
  const known = flags.get(plain(value, 5, context).toLowerCase());
  if (known === undefined) tell(context, "flag");
  return known ?? false;
});
const flags: ReadonlyMap<string, boolean> = new Map([
  ["", false],
  ["0", false],
  ["false", false],
  ["1", true],
  ["true", true],
]);

/** A whole number from 0 up; null when it is not there. */
export const count = field((value, context): number | null => {
  const written = plain(value, 15, context);
  if (written === "") return null;
  if (!/^\d{1,15}$/.test(written)) tell(context, "number");
  return Number(written) || 0;
});

/** A list of objects; a single object counts as a list of one, nothing as none. */
export function list<T extends z.ZodType>(item: T) {
  const several = z.array(z.preprocess(itemFields, item)).max(1000);
  return z.preprocess((value) => {
    if (value === undefined || value === null || value === "") return [];
    return Array.isArray(value) ? value : [value];
  }, several);
}

function itemFields(value: unknown): unknown {
  return value !== null && typeof value === "object" ? capitalised({ ...value }) : value;
}

/** Writes yes or no as existing software does. */
export function writeFlag(value: boolean): string {
  return value ? "1" : "0";
}
