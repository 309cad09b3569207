import { formatTime, wordsIn } from "../../../../platform/text/index.ts";
import { Button, Form, Icon, Kbd, Presence, Ruled, Void } from "../../../../ui/index.ts";
import { actText, type WordedAct } from "./act-text.ts";
import { pathOf } from "./desk.ts";
import { agencyName, type DossierView, shownUntil, whoHas } from "./dossier-view.ts";
import { LeaseLine } from "./lease-line.tsx";
import { isHeldByOther, type OwnStep } from "./situation.ts";
import { StepForm } from "./step-form.tsx";
import { dossierText } from "./text.ts";

/** What the person does now: the one main act, who holds what, and what else is possible. */
export function WorkPart(view: DossierView) {
  const { frame, situation } = view;
  const text = wordsIn(dossierText, frame.locale);
  const { main, steps } = situation;
  return (
    <section aria-labelledby="now">
      <Ruled text={text.now} id="now" note={steps.length === 1 ? steps[0]?.work.name : undefined} />
      {main === undefined ? <Nothing {...view} /> : null}
      {main !== undefined && main !== "step" ? <MainAct {...view} name={main} /> : null}
      {main === "step" ? steps.map((step, index) => <OneStep {...view} step={step} isFirst={index === 0} />) : null}
      <OtherActs {...view} />
    </section>
  );
}

function OneStep(view: DossierView & { step: OwnStep; isFirst: boolean }) {
  const { frame, dossier, step, by, machineNow, leases } = view;
  const { work } = step;
  const text = wordsIn(dossierText, frame.locale);
  if (isHeldByOther(work, by.accountId, machineNow) && !leases.has(work.token))
    return (
      <div class="lt-dossier__held">
        <Presence>
          {text.heldBy(work.holderName, work.name, formatTime(shownUntil(view, work.heldUntil ?? machineNow)))}
        </Presence>
        <Form frame={frame} action={pathOf(dossier, `steps/${work.token}/lease`)}>
          <input type="hidden" name="takeOver" value="1" />
          <Button
            classes="govuk-button--secondary"
            text={
              <>
                {text.takeOver}
                <span class="govuk-visually-hidden"> {work.name}</span>
              </>
            }
          />
        </Form>
      </div>
    );
  const lease = leases.get(work.token);
  return (
    <>
      <StepForm {...view} />
      {lease ? (
        <LeaseLine
          frame={frame}
          dossier={dossier}
          token={work.token}
          lease={lease}
          until={shownUntil(view, lease.until)}
        />
      ) : null}
    </>
  );
}

function Nothing({ frame, dossier, work, agencies }: DossierView) {
  const text = wordsIn(dossierText, frame.locale);
  const open = work.filter(({ closedAt }) => closedAt === null);
  if (open.length === 0 || dossier.returnedAt !== null)
    return (
      <p class="lt-dossier__said">
        <span class="lt-quiet">{text.nothingEnded}</span>{" "}
        {dossier.returnedAt ? <a href={pathOf(dossier, "papers/hand-over.pdf")}>{text.handOverPaper}</a> : null}
      </p>
    );
  const whose = open.map((one) => {
    if (one.place === "waiting") return one.name;
    const place = agencyName({ agencies }, one.agencyCode);
    const who = whoHas({ agencies, dossier }, one, frame.locale);
    return `${one.name} (${one.agencyCode === dossier.agencyCode ? `${who}, ${place}` : who})`;
  });
  return (
    <Void kind="empty" title={text.nothing}>
      {text.waitsFor(whose.join("; "))}
    </Void>
  );
}

const mainActs = {
  "hand-over": "hand-over",
  "supplement-answer": "supplement-answer",
  payment: "payment",
  resumption: "resumption",
} as const satisfies Record<Exclude<NonNullable<DossierView["situation"]["main"]>, "step">, WordedAct>;

function MainAct({ frame, dossier, name }: DossierView & { name: keyof typeof mainActs }) {
  const act = actText[frame.locale][mainActs[name]];
  return (
    <>
      <p class="lt-dossier__said lt-small">{act.lead}</p>
      <div class="lt-actions lt-mt3">
        <Button
          href={pathOf(dossier, name)}
          attributes={{ "data-lt-key": "t" }}
          text={
            <>
              {act.button} <Kbd inButton>T</Kbd>
            </>
          }
        />
      </div>
    </>
  );
}

/** Acts offered below, in the order in which they are usually needed; the gravest last. */
const others: readonly (readonly [WordedAct, string | undefined])[] = [
  ["supplement", "b"],
  ["fee", undefined],
  ["payment", undefined],
  ["assignment", "c"],
  ["refusal", undefined],
  ["suspension", undefined],
  ["withdrawal", undefined],
  ["stop", undefined],
];

function OtherActs({ frame, dossier, situation }: DossierView) {
  const text = wordsIn(dossierText, frame.locale);
  const acts = actText[frame.locale];
  const drawn = new Set<string>(
    situation.steps.flatMap(({ outcomes }) =>
      outcomes.map(({ code }) =>
        code === "supplement" ? "supplement" : /^(?:reject|refuse)$/.test(code) ? "refusal" : "",
      ),
    ),
  );
  const offered = others.filter(([name]) => situation.acts.has(name) && situation.main !== name && !drawn.has(name));
  if (offered.length === 0) return null;
  return (
    <nav class="lt-dossier__acts lt-noprint" aria-label={text.mayAlso}>
      <ul>
        {offered.map(([name, key]) => (
          <li>
            <a href={pathOf(dossier, name)} {...(key ? { "data-lt-key": key } : {})}>
              {acts[name].link}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Gives back a step that was just given to somebody by mistake. */
export function UndoAssignment(view: DossierView) {
  const { frame, dossier, work, events, by, situation } = view;
  const text = wordsIn(dossierText, frame.locale);
  const last = events.at(-1);
  if (last?.kind !== "reassigned" || last.actor !== by.accountId || !situation.acts.has("assignment")) return null;
  const name = String(last.detail.step ?? "");
  const step = work.find((one) => one.closedAt === null && one.name === name && one.agencyCode === by.agencyCode);
  if (!step) return null;
  const before = events.filter((one) => one.kind === "reassigned" && one.detail.step === name).at(-2);
  const who = typeof before?.detail.to === "string" ? before.detail.to : undefined;
  const account = typeof before?.detail.account === "string" ? before.detail.account : "";
  if (who !== undefined && account === "") return null;
  if ((last.detail.account ?? null) === (account === "" ? null : account)) return null;
  return (
    <Form frame={frame} action={pathOf(dossier, "assignment")} classes="lt-dossier__undo lt-noprint">
      <input type="hidden" name="token" value={String(step.token)} />
      <input type="hidden" name="assignee" value={account} />
      <input type="hidden" name="reason" value={text.undoReason} />
      <input type="hidden" name="undo" value="1" />
      <Icon name="left" />
      <button class="lt-linkbutton" type="submit">
        {who === undefined ? text.undoAll : text.undo(who)}
      </button>
    </Form>
  );
}
