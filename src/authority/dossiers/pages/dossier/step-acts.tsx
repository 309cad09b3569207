import { z } from "zod";
import { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  frameOf,
  parseForm,
  readForm,
  readUpload,
  renderPart,
  type Upload,
} from "../../../../platform/http/index.ts";
import type { Text } from "../../../../platform/text/index.ts";
import { LocaleContext } from "../../../../ui/index.ts";
import { completeStep } from "../../actions/complete-step.ts";
import { type Lease, leaseMs, renewLease, takeLease } from "../../actions/lease.ts";
import { dossierErrors } from "../../errors.ts";
import type { ComponentFile } from "../../record.ts";
import { scanTypes } from "../intake/attached.ts";
import { actingRevision } from "./act-page.tsx";
import {
  type DossierDesk,
  type DossierToActOn,
  deskOf,
  dossierPath,
  isOvertaken,
  type OpenDossier,
  openForAct,
  pathOf,
} from "./desk.ts";
import { shownUntil, type TypedStep } from "./dossier-view.ts";
import { outcomeLabel } from "./event-words.ts";
import { LeaseLine, LeaseLost } from "./lease-line.tsx";
import { mostBytes } from "./paper-changes.ts";
import { isHeldByOther, needsForm } from "./situation.ts";
import { staleText } from "./stale-text.ts";
import { answerField, varField } from "./step-form.tsx";
import { dossierText } from "./text.ts";

/** How the dossier's page is shown again with what was typed. */
export type ShowAgain = (
  c: AppContext,
  error: DomainError,
  typed: TypedStep,
  overtaken:
    | { readonly seen: number; readonly typed: readonly { readonly term: string; readonly value: string }[] }
    | undefined,
) => Promise<Response>;

const stepForm = z.looseObject({
  revision: z.coerce.number().int().min(0),
  fence: z.coerce.number().int().min(0).optional(),
  outcome: z.string().max(200).default(""),
  note: z.string().max(20_000).default(""),
});

/** To do a step, and to hold it while one works on it. */
export function addStepActs(app: App, showAgain: ShowAgain): void {
  app.post(`${dossierPath}/steps/:token`, (c) => doStep(c, showAgain));
  app.post(`${dossierPath}/steps/:token/lease`, holdStep);
}

async function doStep(c: AppContext, showAgain: ShowAgain): Promise<Response> {
  const desk = deskOf(c);
  const token = tokenOf(c);
  const upload = c.get("multipart") ? await readUpload(c, { maxBytes: mostBytes(c), allow: scanTypes }) : undefined;
  const fields = upload ? parseForm(upload.fields, stepForm) : await readForm(c, stepForm);
  const { revision, fence, outcome: chosen, note, ...rest } = fields;
  const outcome = chosen === "-" ? "" : chosen;
  const dossier = await openForAct(desk, revision);
  const typed: TypedStep = { token, outcome, note: note.trim(), vars: varsTyped(rest) };
  const step = dossier.situation.steps.find(({ work }) => work.token === token);
  const drawn = step?.outcomes.find(({ code }) => code === outcome);
  const name = dossier.work.find((one) => one.token === token)?.name ?? "";
  const form = drawn && dossier.dossier.originNode === null ? needsForm(drawn) : undefined;
  if (form) return c.redirect(`${pathOf(dossier.dossier, form)}?${kept(form, token, typed.note)}`, 303);
  try {
    for (const { name: file, people } of upload?.refused ?? []) throw fileRefused(file, people);
    if (step?.isOpinion && typed.note === "") throw opinionMissing();
    for (const name of step?.asks ?? []) if ((typed.vars[name] ?? "") === "") throw valueMissing(name);
    await completeStep(desk.node, desk.by, {
      ...{ dossierId: dossier.dossier.id, token, outcome, vars: valuesOf(typed.vars) },
      ...(fence === undefined ? {} : { fence }),
      ...(typed.note === "" ? {} : { note: typed.note }),
      ...(upload ? { files: filesOf(upload, desk.now) } : {}),
      revision: stepRevision(dossier, revision),
    });
  } catch (error) {
    if (!(error instanceof DomainError) || !["invalid", "conflict"].includes(error.kind)) throw error;
    const words = staleText[desk.locale];
    const said = [
      { term: words.outcome, value: outcomeLabel(dossier.instance?.plan, name, outcome) },
      { term: words.note, value: typed.note },
    ];
    return showAgain(c, error, typed, isOvertaken(error) ? { seen: revision, typed: said } : undefined);
  }
  await flash(c, { vi: dossierText.vi.stepFlash(name), en: dossierText.en.stepFlash(name) });
  return c.redirect(pathOf(dossier.dossier), 303);
}

function tokenOf(c: AppContext): number {
  const token = Number(c.req.param("token"));
  if (!Number.isInteger(token)) throw dossierErrors.stepDone();
  return token;
}

/** The form of reasons, with the step it is for and what was typed so far. */
function kept(form: "supplement" | "refusal", token: number, note: string): URLSearchParams {
  const fields = new URLSearchParams({ step: String(token) });
  if (note !== "") fields.set(form === "supplement" ? "other" : "reason", note.slice(0, 2000));
  return fields;
}

/** Another's step beside one's own changes nothing of it; the fence of the lease watches the own step. */
const beside = new Set(["step-done", "step-answered", "result-drafted", "result-signed", "result-sealed"]);

function stepRevision(dossier: DossierToActOn, seen: number): number {
  return actingRevision(dossier, seen, beside);
}

function varsTyped(rest: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) =>
      name.startsWith(varField) && typeof value === "string" ? [[name.slice(varField.length), value.trim()]] : [],
    ),
  );
}

/** What was typed, as conditions compare it: numbers as numbers, yes and no as truth. */
function valuesOf(vars: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(vars).map(([name, text]) => [name, readValue(text)]));
}

function readValue(text: string): unknown {
  if (/^-?\d+(?:[.,]\d+)?$/.test(text)) return Number(text.replace(",", "."));
  if (/^(?:có|true|yes|đúng)$/iu.test(text)) return true;
  if (/^(?:không|false|no|sai)$/iu.test(text)) return false;
  return text;
}

function filesOf({ files }: Upload, at: Date): readonly ComponentFile[] {
  return files.map(({ name, file }) => ({ ...file, name: name.normalize("NFC"), at: at.toISOString() }));
}

function fileRefused(name: string, people: Text): DomainError {
  const said = { vi: `${name}: ${people.vi}`, en: `${name}: ${people.en}` };
  return new DomainError("dossier.file-refused", "invalid", said, { fields: { [answerField]: said } });
}

function opinionMissing(): DomainError {
  const said = { vi: dossierText.vi.opinionMissing, en: dossierText.en.opinionMissing };
  return new DomainError("dossier.opinion-missing", "invalid", said, { fields: { note: said } });
}

function valueMissing(name: string): DomainError {
  const said = { vi: dossierText.vi.asksMissing, en: dossierText.en.asksMissing };
  return new DomainError("dossier.value-missing", "invalid", said, { fields: { [`${varField}${name}`]: said } });
}

const leaseForm = z.object({
  fence: z.coerce.number().int().min(0).optional(),
  takeOver: z.literal("1").optional(),
});

/** The open page renews the lease; a button takes it over from somebody else. */
async function holdStep(c: AppContext): Promise<Response> {
  const desk = deskOf(c);
  const { node, by } = desk;
  const token = tokenOf(c);
  const form = await readForm(c, leaseForm);
  const { dossier, work } = await openForAct(desk);
  const step = work.find((one) => one.token === token);
  if (form.takeOver) {
    const from = step?.holderName ?? "";
    await takeLease(node, by, { dossierId: dossier.id, token, takeOver: true });
    await flash(c, { vi: dossierText.vi.takenOver(from), en: dossierText.en.takenOver(from) }, "note");
    return c.redirect(pathOf(dossier), 303);
  }
  const { fence = -1 } = form;
  const frame = await frameOf(c);
  const isOwn = await renewLease(node, by, { dossierId: dossier.id, token, fence });
  const [after] = isOwn ? [undefined] : (await openForAct(desk)).work.filter((one) => one.token === token);
  const machineNow = node.machine.now();
  const lease = step?.heldUntil ? { fence, until: new Date(machineNow.getTime() + leaseMs) } : undefined;
  return renderPart(
    c,
    <LocaleContext.Provider value={desk.locale}>
      {isOwn && lease ? (
        <LeaseLine
          {...{ frame, dossier, token, lease }}
          until={shownUntil({ now: desk.now, machineNow }, lease.until)}
        />
      ) : (
        <LeaseLost locale={desk.locale} name={after?.closedByName || after?.holderName || ""} />
      )}
    </LocaleContext.Provider>,
  );
}

/** Takes the leases of the person's own steps when they open the dossier, unless somebody else holds them. */
export async function takeLeases(
  { node, by }: Pick<DossierDesk, "node" | "by">,
  { dossier, situation }: OpenDossier,
): Promise<ReadonlyMap<number, Lease>> {
  const leases = new Map<number, Lease>();
  if (situation.main !== "step") return leases;
  const now = node.machine.now();
  for (const { work } of situation.steps) {
    if (isHeldByOther(work, by.accountId, now)) continue;
    try {
      leases.set(work.token, await takeLease(node, by, { dossierId: dossier.id, token: work.token }));
    } catch (error) {
      // Somebody took it in this very moment: the page says who.
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return leases;
}

/** Own leases that there are already. */
export function leasesHeld(
  { node, by }: Pick<DossierDesk, "node" | "by">,
  { situation }: OpenDossier,
): ReadonlyMap<number, Lease> {
  const now = node.machine.now();
  const held = situation.steps.flatMap(({ work: { token, fence, holder, heldUntil } }) => {
    const isOwn = holder === by.accountId && heldUntil !== null && heldUntil > now;
    return isOwn ? [[token, { fence, until: heldUntil }] as const] : [];
  });
  return new Map(held);
}
