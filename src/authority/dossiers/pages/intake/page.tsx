import { newId } from "../../../../platform/db/index.ts";
import { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  readUpload,
  render,
  renderPart,
  statusOf,
} from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { LocaleContext } from "../../../../ui/index.ts";
import { findAgency } from "../../../organisation/index.ts";
import { acceptDossier, isSameForm } from "../../actions/accept-dossier.ts";
import { refuseReception } from "../../actions/refuse-reception.ts";
import { dossierErrors } from "../../errors.ts";
import { maySeeDossier } from "../../policy.ts";
import type { Dossier } from "../../record.ts";
import { requireGrounds } from "../../refusal-grounds.ts";
import { findDossier, findDossierByCode, readWork } from "../../store/dossiers.ts";
import { AnswerPart } from "./answer-part.tsx";
import { type AttachedFile, carriedBy, readAttached, refusedScans, scanTypes } from "./attached.ts";
import { counterFrame, counterOf } from "./desk.ts";
import { drawUp, fieldsOf, findOffers, type Intake, type IntakeDesk } from "./draw-up.ts";
import { sendAttached } from "./file.ts";
import { fieldsOfGuidance, GuidancePage } from "./guidance.tsx";
import { emptyIntakeForm, type IntakeForm, isPerson, readIntakeForm } from "./intake-form.ts";
import { formOfApplicant } from "./look-up.ts";
import { PapersPart } from "./papers-part.tsx";
import { GoOn, type IntakeView, intakePath } from "./parts.tsx";
import { PersonPart } from "./person-part.tsx";
import { FoundList, foundPath, ProcedurePart } from "./procedure-part.tsx";
import { RoutePart } from "./route-part.tsx";
import { intakeText } from "./text.ts";
import { IntakePage } from "./view.tsx";

/** Largest scan, in bytes; a node that takes less takes less here too. */
const largestScan = 20 * 1024 * 1024;

/**
 * The counter: `/dossiers/new` draws a dossier up and brings the page up to date; `POST /dossiers` receives it, `/dossiers/refusals` refuses it,
 * `/dossiers/guidance` prints what is missing. With a script only the parts that change are drawn anew.
 */
export function addIntakePages(app: App): void {
  app.get(intakePath, async (c) => {
    const desk = counterOf(c);
    const form = await beginning(c, desk);
    return page(c, await drawUp(desk, form, { attached: [], refused: [] }));
  });
  app.get(foundPath, async (c) => {
    const { node, by } = counterOf(c);
    const text = (new URL(c.req.url).searchParams.get("q") ?? "").slice(0, 200);
    const own = await ownAgency(node, by.agencyCode);
    const locale = c.get("locale");
    return renderPart(c, <FoundList found={await findOffers(node, own, text)} text={text} locale={locale} />);
  });
  app.get(`${intakePath}/file`, (c) => sendAttached(c));
  app.post(intakePath, async (c) => {
    const desk = counterOf(c);
    const { intake, done } = await brought(c, desk);
    return c.req.header("hx-request") === undefined ? page(c, intake, { done }) : parts(c, intake, done);
  });
  app.post("/dossiers/guidance", async (c) => {
    const desk = counterOf(c);
    const { intake, fields } = await brought(c, desk);
    if (!intake.chosen) return page(c, intake, { errors: intake.problems });
    const frame = await counterFrame(c);
    return render(
      c,
      <GuidancePage
        frame={frame}
        intake={intake}
        by={desk.by}
        now={desk.now}
        fields={fieldsOfGuidance(fields, intake)}
      />,
    );
  });
  app.post("/dossiers", async (c) => {
    const desk = counterOf(c);
    const { intake } = await brought(c, desk);
    const { chosen, problems } = intake;
    return finish(c, intake, {
      bars: problems,
      run: () =>
        chosen && Object.keys(problems).length === 0 ? acceptDossier(desk.node, desk.by, chosen.given) : undefined,
    });
  });
  app.post("/dossiers/refusals", async (c) => {
    const desk = counterOf(c);
    const { intake } = await brought(c, desk);
    const { reason, legal } = intake.form;
    const { chosen } = intake;
    const bars = barsToRefusal(intake);
    return finish(c, intake, {
      isRefusal: true,
      bars,
      run: () =>
        chosen && Object.keys(bars).length === 0
          ? refuseReception(desk.node, desk.by, { given: chosen.given, reason, legal })
          : undefined,
    });
  });
}

async function ownAgency(node: IntakeDesk["node"], code: string): Promise<Intake["own"]> {
  const own = await findAgency(node.db, code);
  if (!own) throw dossierErrors.notYours();
  return own;
}

/** An empty form; after a dossier, one for the same person. */
async function beginning(c: AppContext, { node, by, now }: IntakeDesk): Promise<IntakeForm> {
  const empty = emptyIntakeForm();
  const code = new URL(c.req.url).searchParams.get("same");
  const dossier = code === null ? undefined : await findDossierByCode(node.db, code);
  if (!dossier || !maySeeDossier(by, dossier, await readWork(node.db, dossier.id), now)) return empty;
  return formOfApplicant(empty, dossier.applicant, dossier.receivedAt);
}

type Brought = { readonly intake: Intake; readonly fields: URLSearchParams; readonly done: Done };

/** What a request did, to be said and to go on from. */
type Done = {
  readonly part: string;
  readonly attached: number;
  readonly refused: number;
  readonly removed: boolean;
  readonly ticked: boolean;
  /** The paper that a file came for. */
  readonly paper: string | undefined;
  readonly isPicked: boolean;
};

/** Reads the form with its files and works out what follows. */
async function brought(c: AppContext, desk: IntakeDesk): Promise<Brought> {
  const maxBytes = mostBytes(desk.node);
  const upload = await readUpload(c, { maxBytes, allow: scanTypes });
  const typed = readIntakeForm(upload.fields);
  const refused = refusedScans(upload);
  const all = await readAttached(c, typed.id, { tokens: typed.file, upload });
  const removed = typed["remove-file"];
  const attached = removed === undefined ? all : all.filter((_, index) => index !== removed);
  const form = { ...typed, given: givenOf(typed, attached) };
  const drawn = await drawUp(desk, form, { attached, refused });
  const ticks = typed.next === "tick-all" ? await drawUp(desk, ticked(drawn), { attached, refused }) : drawn;
  const done = {
    part: upload.fields.get("part") ?? "",
    attached: upload.files.length,
    refused: refused.length,
    removed: removed !== undefined,
    ticked: typed.next === "tick-all",
    paper: refused[0]?.component ?? attached.at(-1)?.component,
    isPicked: typed.pick !== undefined,
  };
  return { intake: ticks, fields: upload.fields, done };
}

/** A paper whose scan was attached was given. */
function givenOf(form: IntakeForm, attached: readonly AttachedFile[]): string[] {
  return [...new Set([...form.given, ...attached.map(({ component }) => component)])];
}

function ticked({ form, chosen }: Intake): IntakeForm {
  const required = (chosen?.given.components ?? []).filter((one) => one.required).map(({ code }) => code);
  return { ...form, given: [...new Set([...form.given, ...required])] };
}

function mostBytes({ config }: IntakeDesk["node"]): number {
  return Math.min(largestScan, config.maxUploadBytes);
}

/** What is missing is no bar to a refusal: it may be the very reason. Whose dossier is refused, why and by which law must be known. */
function barsToRefusal({ form, problems }: Intake): IntakeView["errors"] {
  const whose = Object.fromEntries(Object.entries(problems).filter(([id]) => id === "q" || id === "name"));
  try {
    requireGrounds(form);
    return whose;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { ...whose, ...fieldsOf(error) };
  }
}

/** What a button at the foot asks for: to receive, or to refuse. */
type Asked = {
  readonly isRefusal?: boolean;
  /** What keeps it from being done, by the id of the field. */
  readonly bars: IntakeView["errors"];
  readonly run: () => Promise<{ readonly code: string }> | undefined;
};

/** Does what was asked; what keeps it from being done is said on the page, with everything as it was typed. */
async function finish(c: AppContext, intake: Intake, { isRefusal, bars, run }: Asked): Promise<Response> {
  const leadTo = (code: string) => c.redirect(`/dossiers/${encodeURIComponent(code)}/received`, 303);
  const before = await sentBefore(c, intake);
  if (before && !isOfForm(before, intake))
    return asAnother(c, intake, { error: dossierErrors.sentOtherwise(before.code), isRefusal });
  if (before) return leadTo(before.code);
  try {
    const dossier = await run();
    return dossier ? leadTo(dossier.code) : page(c, intake, { errors: bars, isRefusal });
  } catch (error) {
    // The same form may have come twice at once; whoever was first has made the dossier.
    const first = await sentBefore(c, intake);
    if (first && isOfForm(first, intake)) return leadTo(first.code);
    if (!(error instanceof DomainError) || !["invalid", "conflict"].includes(error.kind)) throw error;
    const fields = fieldsOf(error);
    const errors = Object.keys(fields).length > 0 ? fields : { q: error.people };
    return page(c, intake, { errors, isRefusal }, statusOf(error));
  }
}

/** The dossier that this form has made: its button was pressed twice, or it was sent again after Back. */
async function sentBefore(c: AppContext, { form }: Intake): Promise<Dossier | undefined> {
  const dossier = await findDossier(c.get("node").db, form.id);
  return dossier?.createdBy === c.get("principal")?.accountId ? dossier : undefined;
}

/** Whether what is in the form now is that dossier, or another that was typed over it after Back. */
function isOfForm(dossier: Dossier, { chosen }: Intake): boolean {
  if (!chosen) return false;
  const { given } = chosen;
  return isSameForm(dossier, given) && dossier.agencyCode === given.agencyCode && dossier.subject === given.subject;
}

/** The form once more with everything typed, as one of its own. */
async function asAnother(
  c: AppContext,
  intake: Intake,
  { error, isRefusal }: { readonly error: DomainError } & Pick<IntakeView, "isRefusal">,
): Promise<Response> {
  const id = newId();
  const attached = await carriedBy(c, id, intake.attached);
  return page(
    c,
    { ...intake, form: { ...intake.form, id }, attached },
    { errors: { q: error.people }, isRefusal },
    409,
  );
}

async function page(
  c: AppContext,
  intake: Intake,
  { errors = {}, isRefusal, done }: Partial<Pick<IntakeView, "errors" | "isRefusal">> & { readonly done?: Done } = {},
  status: ReturnType<typeof statusOf> = Object.keys(errors).length > 0 ? 422 : 200,
): Promise<Response> {
  const frame = await counterFrame(c);
  const view = viewOf(c, intake, {
    errors,
    isRefusal,
    focus: Object.keys(errors).length > 0 ? "" : goOn(intake, done),
  });
  return render(c, <IntakePage frame={frame} {...view} />, status);
}

function viewOf(c: AppContext, intake: Intake, shown: Pick<IntakeView, "errors" | "isRefusal" | "focus">): IntakeView {
  return { intake, locale: c.get("locale"), ...shown, maxFileBytes: mostBytes(c.get("node")) };
}

/** The parts that a request changes, each in its own place, and what to say. */
async function parts(c: AppContext, intake: Intake, done: Done): Promise<Response> {
  const view = { ...viewOf(c, intake, { errors: {}, focus: isGoingOn(done) ? goOn(intake, done) : "" }), isNew: true };
  const { part } = done;
  return renderPart(
    c,
    <LocaleContext.Provider value={view.locale}>
      {said(view, done)}
      <GoOn focus={view.focus} />
      {part === "procedure" ? <ProcedurePart {...view} /> : null}
      {part === "person" || part === "kind" ? <PersonPart {...view} /> : null}
      {part === "procedure" || part === "papers" ? <PapersPart {...view} /> : null}
      {part === "procedure" || part === "person" || part === "route" ? <RoutePart {...view} /> : null}
      <AnswerPart {...view} />
    </LocaleContext.Provider>,
  );
}

function said({ intake, locale }: IntakeView, done: Done): string {
  const text = wordsIn(intakeText, locale);
  const { form, person, chosen } = intake;
  if (done.refused > 0) return text.refusedSaid(done.refused);
  if (done.removed) return text.removedSaid;
  if (done.part === "papers" && done.attached > 0) return text.attachedSaid(done.attached);
  if (done.ticked) return text.tickedSaid;
  if (done.isPicked && chosen) return text.picked(chosen.offer.name);
  if (done.part !== "person") return "";
  if (person.scanned?.isCard) return text.cardRead(form.name);
  if (person.found === "known") return text.knownFound(form.name);
  return person.found === "unknown" ? text.knownNone : "";
}

/** Somebody who changed something in passing stays where they are. */
function isGoingOn({ part }: Done): boolean {
  return part !== "answer" && part !== "route" && part !== "kind";
}

/** Where the officer goes on: the first thing that is not there yet. */
function goOn({ form, chosen, person, problems }: Intake, done: Done | undefined): string {
  if (done && (done.attached > 0 || done.refused > 0) && done.paper !== undefined)
    return `component-${done.paper}-file`;
  if (done?.ticked) return "accept";
  if (!chosen && done?.part !== "person") return "q";
  if (person.scanned && !person.scanned.isCard) return "number";
  if (form.number === "" && form.name === "") return "number";
  const empty = (["name", "birth", "address", "phone"] as const).find((field) => form[field].trim() === "");
  if (empty && (empty !== "birth" || isPerson(form))) return empty;
  if (!chosen) return "q";
  return Object.keys(problems).length > 0 && chosen.given.components.length > 0 ? "all-given" : "accept";
}
