import type { Frame } from "../../../../platform/http/index.ts";
import {
  formatDate,
  formatDateTime,
  formatNumber,
  formatTime,
  textIn,
  wordsIn,
} from "../../../../platform/text/index.ts";
import {
  BackLink,
  Button,
  Diff,
  ErrorSummary,
  Form,
  Icon,
  Ledger,
  OfficerPage,
  QueueBar,
  type QueueItem,
  QueueList,
  QueueTop,
  Ruled,
  State,
  Stuck,
  Textarea,
  Void,
} from "../../../../ui/index.ts";
import type { Dossier } from "../../record.ts";
import type { DossierResult } from "../../results/result.ts";
import type { ResultOutcome } from "../../results/sign-results.ts";
import { type FormErrors, pathOf } from "../dossier/desk.ts";
import { KeyPin } from "./parts.tsx";
import type { WaitingResult } from "./queue.ts";
import { resultFormNames, resultText } from "./text.ts";

/** What can be done to several results at once. */
export const batchActs = ["sign", "seal", "return"] as const;
export type BatchAct = (typeof batchActs)[number];

/** Where a list of waiting results stands. */
export const listPath = (act: BatchAct): string => (act === "seal" ? "/dossiers/sealing" : "/dossiers/signing");

/** What the list shows. */
export type QueueView = {
  readonly frame: Frame;
  readonly act: "sign" | "seal";
  readonly items: readonly WaitingResult[];
  /** Domain clock: what was due before it is late. */
  readonly now: Date;
};

/** Results that wait for this person, made for one hand on a phone. */
export function ResultQueuePage({ frame, act, items, now }: QueueView) {
  const { locale } = frame;
  const text = wordsIn(resultText, locale);
  const isSeal = act === "seal";
  const title = isSeal ? text.sealing : text.signing;
  const count = formatNumber(items.length, locale);
  const late = items.filter(
    ({ dossier }) => dossier.dueAt !== null && dossier.dueAt < now && dossier.endedAt === null,
  ).length;
  return (
    <OfficerPage frame={frame} title={title} classes="lt-page lt-queue">
      <div class="lt-narrow">
        <QueueTop
          title={isSeal ? text.waitingSeal(count) : text.waiting(count)}
          {...(late > 0 ? { note: text.late(formatNumber(late, locale)) } : {})}
        />
        {items.length === 0 ? (
          <Void kind="empty" title={isSeal ? text.emptySealTitle : text.emptyTitle}>
            {isSeal ? text.emptySeal : text.empty}
          </Void>
        ) : (
          <form action="/dossiers/signing/selection" method="get" aria-label={title}>
            <QueueList name="result" items={items.map((item) => itemOf(item, act, frame))} />
            <QueueBar sum={isSeal ? text.sumSeal : text.sum}>
              <Button
                text={
                  <>
                    <Icon name="pen" />
                    {isSeal ? text.sealChosen : text.signChosen}
                  </>
                }
                name="act"
                value={act}
              />
              {isSeal ? null : (
                <Button text={text.giveBack} name="act" value="return" classes="govuk-button--secondary" />
              )}
            </QueueBar>
          </form>
        )}
      </div>
    </OfficerPage>
  );
}

function itemOf(
  { result, dossier, isDamaged, change }: WaitingResult,
  act: "sign" | "seal",
  { locale }: Frame,
): QueueItem {
  const text = wordsIn(resultText, locale);
  const { content } = result;
  const by =
    act === "seal" && result.signedByName !== null && result.signedAt !== null
      ? text.signedBy(result.signedByName, formatDateTime(result.signedAt))
      : text.by(result.updatedByName, formatDateTime(result.updatedAt));
  return {
    id: `r-${result.id}`,
    value: `${result.id}~${result.version}`,
    title: `${dossier.applicant.name}: ${dossier.procedureName}`,
    kind: content.title || textIn(resultFormNames[content.form], locale),
    by: `${dossier.code}, ${by}`,
    ...(dossier.dueAt ? { due: text.before(shortMoment(dossier.dueAt)) } : {}),
    ...(isDamaged ? { blocked: text.damaged } : {}),
    ...(change ? { change: <Diff title={text.changed} parts={change} /> } : {}),
    links: [
      { text: text.open, href: pathOf(dossier, "result?as=read") },
      { text: text.openDossier, href: pathOf(dossier) },
    ],
  };
}

/** `17:00 23/11`: a list on a phone has no room for the year. */
function shortMoment(instant: Date): string {
  return `${formatTime(instant)} ${formatDate(instant).slice(0, 5)}`;
}

/** A result that was chosen, as it was seen in the list. */
export type Chosen = { readonly result: DossierResult; readonly dossier: Dossier; readonly version: number };

/** What the page that asks again shows. */
export type SelectionView = {
  readonly frame: Frame;
  readonly act: BatchAct;
  readonly chosen: readonly Chosen[];
  readonly errors: FormErrors | undefined;
};

/** Names each result again before it is signed, sealed or returned, and asks for the PIN or the reason. */
export function ResultSelectionPage({ frame, act, chosen, errors }: SelectionView) {
  const { locale } = frame;
  const text = wordsIn(resultText, locale);
  const count = formatNumber(chosen.length, locale);
  const title = { sign: text.confirmSign, seal: text.confirmSeal, return: text.confirmReturn }[act](count);
  const lead = { sign: text.confirmSignLead, seal: text.confirmSealLead, return: text.confirmReturnLead }[act];
  const button = { sign: text.signNow, seal: text.sealNow, return: text.returnNow }[act];
  const field = act === "return" ? "reason" : "pin";
  const problem = errors?.fields[field] ?? errors?.people;
  return (
    <OfficerPage frame={frame} title={title} classes="lt-page lt-narrow">
      <BackLink href={listPath(act)} />
      {problem ? (
        <ErrorSummary errorList={[{ text: problem, ...(chosen.length > 0 ? { href: `#${field}` } : {}) }]} />
      ) : null}
      <h1 class="govuk-heading-xl">{title}</h1>
      {chosen.length > 0 ? (
        <>
          <p class="lt-quiet lt-mt2">{lead}</p>
          <section aria-labelledby="list" class="lt-mt4">
            <Ruled text={text.list} id="list" note={count} />
            <ul class="lt-plainlist">
              {chosen.map(({ result, dossier }) => (
                <li>
                  <a href={pathOf(dossier, "result?as=read")}>
                    {dossier.applicant.name}: {result.content.title}
                  </a>
                  <p class="lt-small lt-quiet">
                    {dossier.code}, {dossier.procedureName}
                  </p>
                </li>
              ))}
            </ul>
          </section>
          <Form frame={frame} action={`/dossiers/signing/${targets[act]}`} classes="lt-mt4">
            <input
              type="hidden"
              name="chosen"
              value={chosen.map(({ result, version }) => `${result.id}~${version}`).join(" ")}
            />
            {act === "return" ? (
              <Textarea
                name="reason"
                rows={3}
                label={{ text: text.reason }}
                {...(problem ? { errorMessage: { text: problem } } : {})}
              />
            ) : (
              <KeyPin label={act === "seal" ? text.sealPin : text.pin} error={problem} />
            )}
            <div class="lt-actions">
              <Button text={button} />
              <a href={listPath(act)}>{text.cancel}</a>
            </div>
          </Form>
        </>
      ) : null}
    </OfficerPage>
  );
}

const targets: Readonly<Record<BatchAct, string>> = { sign: "signatures", seal: "seals", return: "returns" };

/** What became of each result: those that failed first, with why. */
export function ResultOutcomePage(view: {
  readonly frame: Frame;
  readonly act: BatchAct;
  readonly outcomes: readonly ResultOutcome[];
  /** The results as they are now. */
  readonly after: readonly Pick<Chosen, "result" | "dossier">[];
}) {
  const { frame, act, outcomes, after } = view;
  const { locale } = frame;
  const text = wordsIn(resultText, locale);
  const title = { sign: text.outcomeSign, seal: text.outcomeSeal, return: text.outcomeReturn }[act];
  const word = { sign: text.doneSign, seal: text.doneSeal, return: text.doneReturn }[act];
  const known = new Map(after.map((one) => [one.result.id, one]));
  const nameOf = (id: string): string => {
    const one = known.get(id);
    return one ? `${one.result.numberText ?? one.dossier.code}: ${one.dossier.applicant.name}` : id;
  };
  const linkTo = (id: string): string => {
    const one = known.get(id);
    return one ? pathOf(one.dossier, "result?as=read") : listPath(act);
  };
  const failed = outcomes.filter((one) => !one.ok);
  const done = outcomes.filter((one) => one.ok);
  return (
    <OfficerPage frame={frame} title={title} classes="lt-page lt-narrow">
      <h1 class="govuk-heading-xl">{title}</h1>
      <section aria-labelledby="done" class="lt-mt4">
        <Ruled
          text={text.done(formatNumber(done.length, locale), formatNumber(outcomes.length, locale))}
          id="done"
          bad={failed.length > 0}
        />
        {failed.length > 0 ? (
          <Stuck
            items={failed.map((one) => ({
              tone: "bad",
              name: nameOf(one.id),
              state: text.failed,
              why: one.ok ? "" : textIn(one.error.people, locale),
              action: (
                <a href={linkTo(one.id)}>
                  {text.open}
                  <span class="govuk-visually-hidden">: {nameOf(one.id)}</span>
                </a>
              ),
            }))}
          />
        ) : null}
        <Ledger
          rows={done.map(({ id }) => ({
            term: <a href={linkTo(id)}>{nameOf(id)}</a>,
            value: <State tone="ok" text={word} />,
          }))}
        />
      </section>
      <p class="lt-mt4">
        <Button text={text.back} href={listPath(act)} />
      </p>
    </OfficerPage>
  );
}
