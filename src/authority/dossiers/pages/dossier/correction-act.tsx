import { DomainError } from "../../../../platform/errors/index.ts";
import { type App, type AppContext, flash, readForm, render, statusOf } from "../../../../platform/http/index.ts";
import { formatDateTime, type Text, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { Button, ErrorSummary, Form, Input, Stuck } from "../../../../ui/index.ts";
import { dossierErrors } from "../../errors.ts";
import type { Dossier } from "../../record.ts";
import {
  type Correctable,
  correctable,
  correctableFor,
  type RefusedRepair,
  repairRefused,
} from "../../sync/repair-refused.ts";
import { syncErrors } from "../../sync/sync-errors.ts";
import { ActFrame, type ActView, fieldOf, type Typed } from "./act-frame.tsx";
import { anyForm } from "./act-page.tsx";
import { deskOf, dossierFrame, dossierPath, formErrors, isOvertaken, openDossier, pathOf } from "./desk.ts";
import { formText } from "./form-text.ts";
import { StaleView } from "./stale.tsx";
import { dossierText } from "./text.ts";

const times = ["receivedAt", "dueAt", "endedAt", "returnedAt"] as const;

/** `/dossiers/:code/correction`: what the portal refuses is put right and sent again. */
export function addCorrectionAct(app: App): void {
  app.get(`${dossierPath}/correction`, async (c) => {
    const view = await viewOf(c, {});
    if (!view.situation.acts.has("resending")) throw dossierErrors.notYours();
    if (!view.sync?.refusedCode) throw syncErrors.notRefused();
    return render(c, draw(view));
  });
  app.post(`${dossierPath}/correction`, async (c) => {
    const typed = await readForm(c, anyForm);
    const before = await viewOf(c, typed);
    const { node, by, locale } = before.desk;
    const seen = Number(fieldOf(typed, "revision")) || before.dossier.revision;
    try {
      const after = await repairRefused(node, by, {
        ...repairOf(typed, before.dossier),
        dossierId: before.dossier.id,
        revision: seen,
      });
      await flash(c, { vi: dossierText.vi.repaired, en: dossierText.en.repaired });
      return c.redirect(pathOf(after), 303);
    } catch (error) {
      if (!(error instanceof DomainError) || !["invalid", "conflict"].includes(error.kind)) throw error;
      const view = await viewOf(c, typed);
      const overtaken = isOvertaken(error) ? { seen, typed: saidOf(view) } : undefined;
      return render(c, draw({ ...view, errors: formErrors(error, locale), overtaken }), statusOf(error));
    }
  });
}

async function viewOf(c: AppContext, typed: Typed): Promise<ActView> {
  const desk = deskOf(c);
  const facts = await openDossier(desk);
  const frame = await dossierFrame(c, pathOf(facts.dossier, "correction"));
  const machineNow = desk.node.machine.now();
  return { ...facts, frame, desk, machineNow, typed, errors: undefined, overtaken: undefined };
}

function fieldsOf({ dossier, sync }: Pick<ActView, "dossier" | "sync">): readonly Correctable[] {
  return correctableFor(sync?.refusedCode).filter((field) => dossier[field] !== null);
}

function shownValue(value: Dossier[Correctable]): string {
  return value instanceof Date ? formatDateTime(value) : (value ?? "");
}

function saidOf(view: ActView) {
  const text = wordsIn(formText, view.frame.locale);
  return fieldsOf(view).map((field) => ({ term: labelOf(field, text), value: fieldOf(view.typed, field) }));
}

function labelOf(field: Correctable, text: (typeof formText)["en"]): string {
  return field === "code" ? text.dossierCode : text[field];
}

/** What was changed in the form; what stands as it stood is not named. Throws when a time cannot be read. */
function repairOf(typed: Typed, dossier: Dossier): Omit<RefusedRepair, "dossierId" | "revision"> {
  const wrong: Record<string, Text> = {};
  const changed: Record<string, unknown> = {};
  for (const field of correctable) {
    const value = fieldOf(typed, field).trim();
    if (typed[field] === undefined || value === shownValue(dossier[field])) continue;
    if (!isTime(field)) changed[field] = value;
    else {
      const read = readTime(value);
      if (read) changed[field] = read;
      else wrong[field] = { vi: formText.vi.timeWrong, en: formText.en.timeWrong };
    }
  }
  const [first] = Object.values(wrong);
  if (first) throw new DomainError("dossier.time-unreadable", "invalid", first, { fields: wrong });
  return changed;
}

function isTime(field: Correctable): field is (typeof times)[number] {
  return times.some((one) => one === field);
}

function readTime(text: string): Date | undefined {
  const [, day, month, year, hour = "0", minute = "0"] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:,?\s+(\d{1,2}):(\d{2}))?$/.exec(text) ?? [];
  if (day === undefined || month === undefined || year === undefined) return undefined;
  const two = (part: string): string => part.padStart(2, "0");
  const read = new Date(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:00+07:00`);
  return Number.isNaN(read.getTime()) ? undefined : read;
}

function draw(view: ActView) {
  const { frame, dossier, sync, typed, errors, overtaken } = view;
  const text = wordsIn(formText, frame.locale);
  const fields = fieldsOf(view);
  const list = Object.entries(errors?.fields ?? {}).map(([field, said]) => ({ text: said, href: `#${field}` }));
  return (
    <ActFrame view={view} title={text.correctionTitle}>
      {errors && !overtaken ? <ErrorSummary errorList={list.length > 0 ? list : [{ text: errors.people }]} /> : null}
      <h1 class="govuk-heading-xl">{text.correctionTitle}</h1>
      <p class="lt-mt2">{text.correctionLead}</p>
      {overtaken ? <StaleView facts={view} overtaken={overtaken} machineNow={view.machineNow} /> : null}
      {sync?.refusedCode ? (
        <Stuck
          items={[
            {
              tone: "wire",
              name: text.refusedWhy,
              state: sync.refusedAt ? text.refusedAt(formatDateTime(sync.refusedAt)) : text.refusedWhy,
              why: sync.refusedMessage ? textIn(sync.refusedMessage, frame.locale) : sync.refusedCode,
            },
          ]}
        />
      ) : null}
      <Form frame={frame} action={pathOf(dossier, "correction")} classes="lt-mt4" label={text.correctionTitle}>
        <input type="hidden" name="revision" value={String(dossier.revision)} />
        {fields.map((field, index) => (
          <Input
            name={field}
            label={{ text: labelOf(field, text), classes: "govuk-label--s" }}
            hint={
              index === 0 && sync?.suggestion
                ? { text: text.suggested(sync.suggestion) }
                : isTime(field)
                  ? { text: text.timeHint }
                  : undefined
            }
            classes="govuk-input--width-20"
            value={typed[field] === undefined ? suggestedOr(view, field, index) : fieldOf(typed, field)}
            errorMessage={errors?.fields[field] ? { text: errors.fields[field] } : undefined}
          />
        ))}
        <div class="lt-actions lt-mt4">
          <Button text={text.correctionButton} />
          <a href={pathOf(dossier)}>{text.cancel}</a>
        </div>
      </Form>
    </ActFrame>
  );
}

/** The portal's own suggestion stands in the field already, for the code that it is about. */
function suggestedOr({ dossier, sync }: ActView, field: Correctable, index: number): string {
  if (index === 0 && !isTime(field) && sync?.suggestion) return sync.suggestion;
  return shownValue(dossier[field]);
}
