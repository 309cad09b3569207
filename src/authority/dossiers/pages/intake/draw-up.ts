import {
  type ExplainedDue,
  explainDue,
  formatLimit,
  LimitError,
  OutOfRangeError,
  parseLimit,
} from "../../../../engines/deadline/index.ts";
import type { Principal } from "../../../../platform/auth/index.ts";
import { DomainError } from "../../../../platform/errors/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { readDong, type Text } from "../../../../platform/text/index.ts";
import { channels } from "../../../../protocol/dossiers/index.ts";
import type { ProcedureComponent, ProcedureLevel } from "../../../../protocol/procedures/index.ts";
import { workingTimeOf } from "../../../calendar/index.ts";
import type { Agency } from "../../../organisation/index.ts";
import { type FoundOffer, limitOf, type Offer, readOffer, searchOffers } from "../../../procedures/index.ts";
import { readPersonNumber } from "../../applicants/person-number.ts";
import { readDay, writeDay } from "../../applicants/read-day.ts";
import { dossierErrors } from "../../errors.ts";
import { checkIntake } from "../../intake-check.ts";
import type { NewDossier } from "../../new-dossier.ts";
import type { Applicant, DossierComponent } from "../../record.ts";
import { recentUse } from "../../store/applicants.ts";
import { findOpenAlike } from "../../store/dossiers.ts";
import { type AttachedFile, componentFile, type RefusedScan } from "./attached.ts";
import { answersOf, feeAtIntake, type IntakeFee } from "./fees.ts";
import { answerName, type IntakeForm, isPerson, placeName } from "./intake-form.ts";
import { type LookedUp, lookUpPerson } from "./look-up.ts";
import { type AskedPlace, agenciesForIntake, levelOfAgency, placesAsked, resolversOf } from "./resolving.ts";
import { intakeText } from "./text.ts";

/** A dossier as it is being drawn up at a counter: what was typed, and all that follows from it. */
export type Intake = {
  readonly form: IntakeForm;
  readonly own: Agency;
  /** Procedures that fit what was typed; without anything typed those used here most. */
  readonly found: readonly FoundOffer[];
  readonly person: Omit<LookedUp, "form">;
  readonly attached: readonly AttachedFile[];
  readonly refused: readonly RefusedScan[];
  readonly chosen: Chosen | undefined;
  /** What keeps the dossier from being received now, by the id of the field. */
  readonly problems: Readonly<Record<string, Text>>;
};

/** All that follows from the choice of a procedure. */
export type Chosen = {
  readonly offer: Offer;
  readonly level: ProcedureLevel;
  readonly resolvers: readonly Agency[];
  readonly resolver: Agency;
  readonly places: readonly AskedPlace[];
  readonly fee: IntakeFee;
  readonly due: { readonly explained: ExplainedDue; readonly limit: Text } | undefined;
  /** Open dossiers of the same person and procedure. */
  readonly alike: readonly { readonly code: string; readonly receivedAt: Date; readonly agencyCode: string }[];
  readonly given: NewDossier;
};

/** What the page knows of its request. */
export type IntakeDesk = {
  readonly node: Node;
  readonly by: Principal;
  /** Domain clock. */
  readonly now: Date;
};

/** How many procedures a search shows. */
const mostFound = 8;

/** Works out everything the page shows from what stands in the form. */
export async function drawUp(
  { node, by, now }: IntakeDesk,
  typed: IntakeForm,
  files: { readonly attached: readonly AttachedFile[]; readonly refused: readonly RefusedScan[] },
): Promise<Intake> {
  const { db } = node;
  const { form: looked, ...person } = await lookUpPerson(db, typed, now);
  const all = await agenciesForIntake(db);
  const own = all.find(({ code }) => code === by.agencyCode);
  if (!own) throw dossierErrors.notYours();
  const form = tidied(looked);
  const offer = form.offered === undefined ? undefined : await readOffer(db, form.offered);
  const chosen = offer && (await choose({ node, by, now }, form, { offer, own, all, attached: files.attached }));
  const found = offer && form.q.trim() === "" ? [] : await findOffers(node, own, form.q);
  return { form, own, found, person, ...files, chosen, problems: problemsOf(form, chosen) };
}

/** What was read is shown as it was understood; what was not stays as it was typed. */
function tidied(form: IntakeForm): IntakeForm {
  const birth = readDay(form.birth);
  const read = birth === undefined ? form : { ...form, birth: writeDay(birth) };
  return form.pick ? { ...read, offered: form.pick, q: "" } : read;
}

/** Procedures that fit some words, for a counter. */
export async function findOffers(node: Node, own: Agency, text: string): Promise<readonly FoundOffer[]> {
  return searchOffers(node.db, {
    text,
    agencyCode: own.code,
    level: levelOfAgency(own.level),
    limit: mostFound,
    used: await recentUse(node.db, own.code),
  });
}

type Surroundings = {
  readonly offer: Offer;
  readonly own: Agency;
  readonly all: readonly Agency[];
  readonly attached: readonly AttachedFile[];
};

async function choose({ node, now }: IntakeDesk, form: IntakeForm, around: Surroundings): Promise<Chosen> {
  const { offer, own, all } = around;
  const { db } = node;
  const usual = levelOfAgency(own.level);
  const level =
    form.level && offer.levels.includes(form.level)
      ? form.level
      : offer.levels.includes(usual)
        ? usual
        : (offer.levels[0] ?? usual);
  const resolvers = resolversOf(offer, level, { own, all });
  const resolver = resolvers.find(({ code }) => code === form.agency) ?? resolvers[0] ?? own;
  const places = await placesAsked(db, offer, { resolver, all, address: form.address });
  const fee = await feeAtIntake(db, offer, { answers: form.answers, way: form.way, at: now });
  const given = newDossierOf(form, { ...around, level, resolver, places, fee });
  const { number, numberKind } = given.applicant;
  const [due, alike] = await Promise.all([
    dueOf(node, { offer, resolver, form, now }),
    findOpenAlike(db, { number, numberKind, procedureCode: offer.code }),
  ]);
  return { offer, level, resolvers, resolver, places, fee, due, alike, given };
}

async function dueOf(
  node: Node,
  {
    offer,
    resolver,
    form,
    now,
  }: { readonly offer: Offer; readonly resolver: Agency; readonly form: IntakeForm; readonly now: Date },
): Promise<Chosen["due"]> {
  const text = limitOf(offer, form.way === "counter" ? "counter" : "post");
  if (text === undefined) return undefined;
  try {
    const limit = parseLimit(text);
    const time = await workingTimeOf(node.db, resolver.code, now);
    return { explained: explainDue(time, { from: now, limit }), limit: formatLimit(limit) };
  } catch (error) {
    // Said among the problems: the catalogue has no limit that can be counted.
    if (error instanceof LimitError || error instanceof OutOfRangeError) return undefined;
    throw error;
  }
}

type Settled = Surroundings & Pick<Chosen, "level" | "resolver" | "places" | "fee">;

function newDossierOf(form: IntakeForm, { offer, own, attached, level, resolver, places, fee }: Settled): NewDossier {
  const agencies = Object.fromEntries(
    places.flatMap(({ word, options, suggested }) => {
      const code = form.places[word] || suggested;
      return options.some((option) => option.code === code) ? [[word, code] as const] : [];
    }),
  );
  const answers = fee.kind === "table" ? answersOf(fee.columns, fee.answers) : {};
  const amount = chargedOf(form, fee);
  return {
    id: form.id,
    offeredId: offer.id,
    level,
    agencyCode: resolver.code,
    receivedAgency: own.code,
    channel: form.way === "counter" ? channels.counter : channels.post,
    mandate: form.way === "mandate" ? oneLine(form.mandate) : "",
    applicant: applicantOf(form),
    subject: oneLine(form.subject),
    form: {
      ...answers,
      ...(amount === undefined ? {} : { fee: amount }),
      ...(Object.keys(agencies).length > 0 ? { agencies } : {}),
    },
    components: offer.components.map((component) => componentOf(component, form, attached)),
    duplicateSeen: form["duplicate-seen"].length > 0,
  };
}

/** What is charged: what the fee table says, else what the officer says; undefined for what is announced. */
function chargedOf(form: IntakeForm, fee: IntakeFee): number | undefined {
  if (fee.kind === "table") return fee.fee.kind === "amount" ? fee.fee.amount : undefined;
  return form.fee.trim() === "" ? undefined : readDong(form.fee);
}

function componentOf(
  { code, name, required, onlyWhen, originals, copies }: ProcedureComponent,
  form: IntakeForm,
  attached: readonly AttachedFile[],
): DossierComponent {
  const files = attached.filter(({ component }) => component === code).map(componentFile);
  const given = form.given.includes(code) || files.length > 0;
  return { code, name, required: required && onlyWhen === null, originals, copies, given, files, note: "" };
}

function applicantOf(form: IntakeForm): Applicant {
  const read = readPersonNumber(form.number, "2199-12-31");
  return {
    kind: form.kind,
    number: read?.number ?? "",
    numberKind: read?.kind ?? "other",
    name: oneLine(form.name),
    birthDate: isPerson(form) ? (readDay(form.birth) ?? null) : null,
    gender: isPerson(form) && form.gender !== "" ? form.gender : null,
    address: oneLine(form.address),
    phone: oneLine(form.phone),
    email: form.email.trim(),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** Everything that keeps the dossier from being received, told at once. */
function problemsOf(form: IntakeForm, chosen: Chosen | undefined): Readonly<Record<string, Text>> {
  const say = (
    key:
      | "procedureMissing"
      | "nameMissing"
      | "birthWrong"
      | "emailWrong"
      | "feeWrong"
      | "mandateMissing"
      | "placeMissing"
      | "feeAnswers",
  ): Text => ({
    vi: intakeText.vi[key],
    en: intakeText.en[key],
  });
  return {
    ...(chosen ? {} : { q: say("procedureMissing") }),
    ...(!chosen && form.name.trim() === "" ? { name: say("nameMissing") } : {}),
    ...(isPerson(form) && form.birth.trim() !== "" && readDay(form.birth) === undefined
      ? { birth: say("birthWrong") }
      : {}),
    ...(form.email.trim() !== "" && !/^\S+@\S+\.\S+$/.test(form.email.trim()) ? { email: say("emailWrong") } : {}),
    ...(form.fee.trim() !== "" && readDong(form.fee) === undefined ? { fee: say("feeWrong") } : {}),
    ...(form.way === "mandate" && form.mandate.trim() === "" ? { mandate: say("mandateMissing") } : {}),
    ...(chosen ? checked(chosen) : {}),
    ...unseenAlike(form, chosen),
    ...Object.fromEntries(
      (chosen?.places ?? [])
        .filter(({ word }) => !agenciesIn(chosen?.given.form).includes(word))
        .map(({ word }) => [placeName(word), say("placeMissing")]),
    ),
    ...(chosen?.fee.kind === "table" && chosen.fee.fee.kind === "none" && chosen.fee.columns[0]
      ? { [answerName(chosen.fee.columns[0].name)]: say("feeAnswers") }
      : {}),
  };
}

/** An open dossier alike needs a tick; one that came after the tick needs another. */
function unseenAlike(form: IntakeForm, chosen: Chosen | undefined): Readonly<Record<string, Text>> {
  const seen = form["duplicate-seen"].flatMap((codes) => codes.split(" "));
  const unseen = chosen?.alike.find(({ code }) => !seen.includes(code));
  if (!unseen) return {};
  return {
    "duplicate-seen": {
      vi: intakeText.vi.alikeUnseen(unseen.code),
      en: intakeText.en.alikeUnseen(unseen.code),
    },
  };
}

function agenciesIn(form: NewDossier["form"] | undefined): readonly string[] {
  const agencies = form?.agencies;
  return agencies !== null && typeof agencies === "object" ? Object.keys(agencies) : [];
}

/** What the rules of receiving say, by the ids of this page's fields. */
function checked({ given, offer, resolver }: Chosen): Readonly<Record<string, Text>> {
  try {
    const limit = limitOf(offer, given.channel === channels.post ? "post" : "counter");
    checkIntake(given, { offer, agency: resolver, limit });
    return {};
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return fieldsOf(error);
  }
}

/** The fields of an error of receiving, by the ids of this page's fields. */
export function fieldsOf({ fields }: DomainError): Readonly<Record<string, Text>> {
  const ids: Readonly<Record<string, string>> = { procedure: "q", duplicateSeen: "duplicate-seen" };
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => [ids[name] ?? name, text]));
}
