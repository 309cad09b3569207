import { z } from "zod";
import { newId } from "../../../../platform/db/index.ts";
import { listOf, parseForm } from "../../../../platform/http/index.ts";
import { applicantKinds, procedureLevels } from "../../../../protocol/procedures/index.ts";
import { findScan } from "../../applicants/card-qr.ts";

/** Ways in which a dossier reaches the counter: handed in, sent by post, or taken in by a post office on mandate. */
const waysIn = ["counter", "post", "mandate"] as const;
export type WayIn = (typeof waysIn)[number];

const text = (most: number) => z.string().max(most).default("");

const shape = z.object({
  id: z.uuidv7().optional().catch(undefined),
  /** What is asked for: `accept`, `guidance`, `refuse`; anything else only brings the page up to date. */
  next: z.string().max(40).catch("look"),
  q: text(200),
  /** A procedure of the list that was just picked. */
  pick: z.uuid().optional().catch(undefined),
  offered: z.uuid().optional().catch(undefined),
  level: z.enum(procedureLevels).optional().catch(undefined),
  /** A number, or what a scanner typed. */
  number: text(4_000),
  /** The number that was looked up: a new one is looked up anew. */
  looked: text(60),
  /** Where what stands in the fields came from: `card 2020-11-24T09:14:00.000Z`, or the day of an earlier dossier. */
  source: text(40),
  kind: z.enum(applicantKinds).catch("citizen"),
  name: text(300),
  birth: text(20),
  gender: z.enum(["", "female", "male", "other"]).catch(""),
  address: text(500),
  phone: text(40),
  email: text(200),
  subject: text(1_000),
  given: listOf(z.string().max(200)),
  /** Sealed by this node: what was attached before. */
  file: listOf(z.string().max(4_000)),
  "remove-file": z.coerce.number().int().min(0).optional().catch(undefined),
  /** What is charged, in đồng, where it is not what is announced. */
  fee: text(40),
  way: z.enum(waysIn).catch("counter"),
  mandate: text(200),
  agency: text(60),
  /** Codes of open dossiers alike that the officer has seen. */
  "duplicate-seen": listOf(z.string().max(100)),
  reason: text(2_000),
  legal: text(500),
});

/** What stands in the form, as it was typed. */
export type IntakeForm = Omit<z.output<typeof shape>, "id"> & {
  readonly id: string;
  /** What was scanned and is still to be read. */
  readonly scan: string;
  /** Answers to the columns of the fee table, by name. */
  readonly answers: Readonly<Record<string, string>>;
  /** Agencies for the words of the flow, by word. */
  readonly places: Readonly<Record<string, string>>;
};

/** Fields whose names begin so belong to the procedure chosen. */
const answerField = "answer-";
const placeField = "place-";

/**
 * Reads the form. A citizen card scanned into whatever field had the cursor goes where it belongs, and the field gets back what it held.
 * Nothing that was typed is lost: what cannot be read stays as it is and is said on the page.
 */
export function readIntakeForm(fields: URLSearchParams): IntakeForm {
  const form = parseForm(fields, shape);
  const prefixed = (prefix: string) =>
    Object.fromEntries(
      [...fields].flatMap(([name, value]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), value.slice(0, 500)] as const] : [],
      ),
    );
  const read = {
    ...form,
    id: form.id ?? newId(),
    scan: "",
    answers: prefixed(answerField),
    places: prefixed(placeField),
  };
  return withScanInPlace(read);
}

/** A form nobody has typed into. */
export function emptyIntakeForm(): IntakeForm {
  return readIntakeForm(new URLSearchParams());
}

const typedFields = [
  "number",
  "q",
  "name",
  "birth",
  "address",
  "phone",
  "email",
  "subject",
  "mandate",
  "reason",
] as const;

function withScanInPlace(form: IntakeForm): IntakeForm {
  for (const field of typedFields) {
    const found = findScan(form[field]);
    if (found) return { ...form, [field]: found.rest, scan: found.scan };
  }
  // No number of a person is so long or has such signs: some other code was scanned.
  const isCode = form.number.trim().length > 20 || /[|｜:/<]/u.test(form.number);
  return isCode ? { ...form, number: "", scan: form.number } : form;
}

/** Whether who applies has a day of birth and a gender: what is known of a household is known of its head. */
export function isPerson({ kind }: Pick<IntakeForm, "kind">): boolean {
  return kind === "citizen" || kind === "household";
}

/** The name of the field for a column of the fee table. */
export function answerName(column: string): string {
  return answerField + column;
}

/** The name of the field for a word of the flow that stands for an agency. */
export function placeName(word: string): string {
  return placeField + word;
}
