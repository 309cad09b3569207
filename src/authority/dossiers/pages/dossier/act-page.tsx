import type { Child } from "hono/jsx";
import { z } from "zod";
import { DomainError } from "../../../../platform/errors/index.ts";
import { type App, type AppContext, flash, readForm, render, statusOf } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { dossierStateNames } from "../../../../protocol/dossiers/index.ts";
import { Button, Confirm, ErrorSummary, Form, InsetText } from "../../../../ui/index.ts";
import { dossierErrors } from "../../errors.ts";
import { ActFrame, type ActView, fieldOf, type Typed } from "./act-frame.tsx";
import { actText, type WordedAct } from "./act-text.ts";
import {
  type DossierDesk,
  type DossierToActOn,
  deskOf,
  dossierFrame,
  dossierPath,
  formErrors,
  isOvertaken,
  type OpenDossier,
  openDossier,
  openForAct,
  pathOf,
} from "./desk.ts";
import type { Overtaken } from "./dossier-view.ts";
import { formText } from "./form-text.ts";
import { hasAct } from "./situation.ts";
import { eventsSince, StaleView } from "./stale.tsx";

/** An act with a page of its own. */
export type ActPageOf = {
  readonly name: WordedAct;
  /** The fields. */
  readonly fields: (view: ActView) => Child | Promise<Child>;
  /** What will happen, one thought a line. */
  readonly follows?: (view: ActView) => readonly string[];
  /** What was typed, for the comparison when somebody was quicker. */
  readonly said: (view: ActView) => Overtaken["typed"];
  /** Checks what can be checked before it is asked again. */
  readonly check?: (act: GivenAct) => void;
  /** Does it; `revision` is what the person has seen, or the newest when nothing that matters has changed since. */
  readonly run: (act: GivenAct, revision: number) => Promise<unknown>;
  /** Cannot be taken back: asks again before it is done. */
  readonly isGrave?: boolean;
  /** Where to go then; by default the dossier. */
  readonly then?: (act: GivenAct) => string;
};

/** An act as it was sent: the dossier as far as an act looks at it, and what was typed. */
export type GivenAct = DossierToActOn & { readonly desk: DossierDesk; readonly typed: Typed };

/** A form whose fields are looked at one by one: it is shown again as it was typed, whatever is in it. */
export const anyForm = z.record(z.string(), z.union([z.string().max(20_000), z.array(z.string().max(20_000))]));

/** Adds the page of an act: GET shows the form, POST does it, and everything typed stays when it cannot be done. */
export function addActPage(app: App, act: ActPageOf): void {
  const path = `${dossierPath}/${act.name}`;
  app.get(path, async (c) => {
    const view = await viewOf(c, new URL(c.req.url).searchParams);
    requireOffered(view, act.name);
    return render(c, await drawAct(act, view));
  });
  app.post(path, async (c) => {
    const typed = await readForm(c, anyForm);
    return doAct(c, act, typed);
  });
}

async function doAct(c: AppContext, act: ActPageOf, typed: Typed): Promise<Response> {
  const desk = deskOf(c);
  const stated = Number(fieldOf(typed, "revision")) || undefined;
  const before: GivenAct = { ...(await openForAct(desk, stated)), desk, typed };
  const seen = stated ?? before.dossier.revision;
  try {
    requireOffered(before, act.name);
    act.check?.(before);
    if (act.isGrave && fieldOf(typed, "confirm") !== "1") return render(c, askAgain(act, await viewOf(c, typed)));
    await act.run(before, actingRevision(before, seen));
  } catch (error) {
    return drawAgain(c, act, { typed, seen, error });
  }
  const words = { vi: actText.vi[act.name].done, en: actText.en[act.name].done };
  await flash(c, words);
  return c.redirect(act.then?.(before) ?? pathOf(before.dossier), 303);
}

/** Shows the form again with everything typed; with both versions when somebody was quicker. Other errors go on. */
async function drawAgain(
  c: AppContext,
  act: ActPageOf,
  { typed, seen, error }: { readonly typed: Typed; readonly seen: number; readonly error: unknown },
): Promise<Response> {
  if (!(error instanceof DomainError) || !["invalid", "conflict"].includes(error.kind)) throw error;
  const view = await viewOf(c, typed);
  const overtaken = isOvertaken(error) ? { seen, typed: act.said(view) } : undefined;
  const errors = formErrors(error, view.desk.locale);
  return render(c, await drawAct(act, { ...view, errors, overtaken }), statusOf(error));
}

async function viewOf(c: AppContext, from: Typed | URLSearchParams): Promise<ActView> {
  const desk = deskOf(c);
  const dossier = await openDossier(desk);
  const typed: Typed =
    from instanceof URLSearchParams ? Object.fromEntries([...from].map(([name, value]) => [name, value])) : from;
  const frame = await dossierFrame(c, c.req.path);
  const machineNow = desk.node.machine.now();
  return { ...dossier, frame, desk, machineNow, typed, errors: undefined, overtaken: undefined };
}

/** Refuses what is not offered to this person now, as the act itself would. */
function requireOffered(act: GivenAct, name: WordedAct): void {
  const { dossier, situation, desk } = act;
  if (situation.acts.has(name)) return;
  if (
    name === "supplement" &&
    situation.steps.some(({ outcomes }) => outcomes.some(({ code }) => code === "supplement"))
  )
    return;
  if (
    name === "refusal" &&
    situation.steps.some(({ outcomes }) => outcomes.some(({ code }) => /^re(?:ject|fuse)$/.test(code)))
  )
    return;
  const names = dossierStateNames[dossier.state];
  throw hasAct(act, desk.by, name) ? dossierErrors.notNow(names) : dossierErrors.notYours();
}

/** Kinds of events that change nothing of what an act beside the flow is decided on. */
const harmless = new Set(["apology-sent", "due-moved", "sync-refused", "sync-repaired", "reassigned"]);

/**
 * The revision an act is made on: the newest, when what has happened since the person looked does not touch it; else the one they saw, so
 * that the act is refused and both versions are shown.
 */
export function actingRevision(
  { dossier, events }: Pick<OpenDossier, "dossier" | "events">,
  seen: number,
  also: ReadonlySet<string> = new Set(),
): number {
  const since = eventsSince(events, seen);
  return since.every(({ kind }) => harmless.has(kind) || also.has(kind)) ? dossier.revision : seen;
}

async function drawAct(act: ActPageOf, view: ActView) {
  const { frame, dossier, errors, overtaken, situation } = view;
  const words = actText[frame.locale][act.name];
  const text = wordsIn(formText, frame.locale);
  const follows = [words.lead, ...(act.follows?.(view) ?? [])];
  const isOffered = overtaken === undefined || situation.acts.has(act.name);
  const fields = Object.entries(errors?.fields ?? {});
  return (
    <ActFrame view={view} title={words.title}>
      {errors && !overtaken ? (
        <ErrorSummary
          errorList={
            fields.length > 0
              ? fields.map(([name, said]) => ({ text: said, href: `#${name}` }))
              : [{ text: errors.people }]
          }
        />
      ) : null}
      <h1 class="govuk-heading-xl">{words.title}</h1>
      {overtaken ? <StaleView facts={view} overtaken={overtaken} machineNow={view.machineNow} /> : null}
      <InsetText>
        <p class="lt-strong">{text.whatHappens}</p>
        <ul class="lt-dossier__follows">
          {follows.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </InsetText>
      {isOffered ? (
        <Form
          frame={frame}
          action={pathOf(dossier, act.name)}
          classes="lt-mt4"
          label={words.title}
          {...(errors ? {} : { keepAs: act.name })}
        >
          <input type="hidden" name="revision" value={String(dossier.revision)} />
          {await act.fields(view)}
          <div class="lt-actions lt-mt4">
            <Button text={words.button} classes={act.isGrave ? "govuk-button--warning" : ""} />
            <a href={pathOf(dossier)}>{text.cancel}</a>
          </div>
        </Form>
      ) : (
        <p class="lt-mt4">
          {text.notNow} <a href={pathOf(dossier)}>{text.cancel}</a>
        </p>
      )}
    </ActFrame>
  );
}

function askAgain(act: ActPageOf, view: ActView) {
  const { frame, dossier, typed } = view;
  const words = actText[frame.locale][act.name];
  const hidden = Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])),
  );
  return (
    <ActFrame view={view} title={words.title}>
      <Confirm
        frame={frame}
        title={`${words.title}?`}
        action={pathOf(dossier, act.name)}
        confirmText={words.button}
        cancelHref={pathOf(dossier)}
        danger
        hidden={{ ...hidden, confirm: "1" }}
      >
        <p>{words.lead}</p>
        <dl class="lt-kv lt-mt3">
          {act.said(view).map(({ term, value }) => (
            <>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </>
          ))}
        </dl>
      </Confirm>
    </ActFrame>
  );
}
