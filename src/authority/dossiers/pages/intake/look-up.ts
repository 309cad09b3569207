import type { Db } from "../../../../platform/db/index.ts";
import { isoDay } from "../../../../platform/text/index.ts";
import { type CardDoubt, type CitizenCard, readCardQr } from "../../applicants/card-qr.ts";
import type { OtherQr } from "../../applicants/other-qr.ts";
import { type NumberDoubt, readPersonNumber, saidByCitizenNumber } from "../../applicants/person-number.ts";
import { readDay, writeDay } from "../../applicants/read-day.ts";
import type { Applicant } from "../../record.ts";
import { findApplicants, type KnownApplicant } from "../../store/applicants.ts";
import { type IntakeForm, isPerson } from "./intake-form.ts";

/** What looking somebody up came to. */
export type LookedUp = {
  readonly form: IntakeForm;
  /** What was scanned, when something was. */
  readonly scanned?:
    | { readonly isCard: true; readonly doubts: readonly CardDoubt[] }
    | { readonly isCard: false; readonly what: OtherQr }
    | undefined;
  /** Whether a number was looked up now, and somebody was found. */
  readonly found?: "known" | "unknown" | undefined;
  readonly doubts: readonly NumberDoubt[];
};

/** Fills in who applies: by the card that was scanned, and by what is known here of the number. `now` is of the domain clock. */
export async function lookUpPerson(db: Db, form: IntakeForm, now: Date): Promise<LookedUp> {
  const today = isoDay(now);
  if (form.scan.trim() === "") return byNumber(db, form, today);
  const reading = readCardQr(form.scan);
  // What was scanned instead stays where it was scanned, so that the officer sees what it was.
  if (!reading.isCard) return { ...(await byNumber(db, form, today)), scanned: reading };
  const { card } = reading;
  const [known] = [...(await findApplicants(db, card.number)), ...(await findApplicants(db, card.oldNumber ?? ""))];
  const filled = withCard(form, card, { known, now });
  return {
    form: filled,
    scanned: { isCard: true, doubts: card.doubts },
    found: known ? "known" : "unknown",
    doubts: doubtsOf(filled, today),
  };
}

async function byNumber(db: Db, form: IntakeForm, today: string): Promise<LookedUp> {
  const read = readPersonNumber(form.number, today);
  if (!read || read.number === form.looked) return { form, doubts: doubtsOf(form, today) };
  const [known] = await findApplicants(db, read.number);
  const isCompany = read.kind === "tax" && form.kind === "citizen";
  const looked = {
    ...form,
    number: read.number,
    looked: read.number,
    kind: isCompany ? "business" : form.kind,
  } as const;
  const gender = read.kind === "cccd" && form.gender === "" ? saidByCitizenNumber(read.number).gender : form.gender;
  const filled = known ? withKnown(looked, known) : { ...looked, gender, source: "" };
  return { form: filled, found: known ? "known" : "unknown", doubts: doubtsOf(filled, today) };
}

function doubtsOf(form: IntakeForm, today: string): readonly NumberDoubt[] {
  const known = { birthDate: readDay(form.birth) ?? null, gender: form.gender === "" ? null : form.gender };
  return readPersonNumber(form.number, today, isPerson(form) ? known : {})?.doubts ?? [];
}

function withCard(
  form: IntakeForm,
  card: CitizenCard,
  { known, now }: { readonly known: KnownApplicant | undefined; readonly now: Date },
): IntakeForm {
  // Another person's telephone must not stay when another card is scanned.
  const isSame = form.number === card.number || form.number === "";
  return {
    ...form,
    scan: "",
    number: card.number,
    looked: card.number,
    source: `card ${now.toISOString()}`,
    kind: form.kind === "household" ? "household" : "citizen",
    name: card.name,
    birth: card.birthDate === null ? "" : writeDay(card.birthDate),
    gender: card.gender,
    address: card.address || known?.address || "",
    phone: (isSame && form.phone) || known?.phone || "",
    email: (isSame && form.email) || known?.email || "",
  };
}

/** What is known fills what is empty; what an earlier number had filled in is replaced. */
function withKnown(form: IntakeForm, known: KnownApplicant): IntakeForm {
  const replace = form.source !== "";
  const pick = (typed: string, found: string): string => (replace || typed.trim() === "" ? found : typed);
  return {
    ...form,
    source: isoDay(known.updatedAt),
    kind: known.kind,
    name: pick(form.name, known.name),
    birth: pick(form.birth, known.birthDate ? writeDay(known.birthDate) : ""),
    gender: replace || form.gender === "" ? (known.gender ?? "") : form.gender,
    address: pick(form.address, known.address),
    phone: pick(form.phone, known.phone),
    email: pick(form.email, known.email),
  };
}

/** A form for a person who has just handed in another dossier. */
export function formOfApplicant(form: IntakeForm, applicant: Applicant, at: Date): IntakeForm {
  const { kind, number, name, birthDate, gender, address, phone, email } = applicant;
  const birth = birthDate === null ? "" : writeDay(birthDate);
  const known = { kind, number, name, birth, gender: gender ?? "", address, phone, email } as const;
  return { ...form, ...known, looked: number, source: isoDay(at) };
}
