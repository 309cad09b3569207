import { formatDate, formatDateTime, formatMoney, wordsIn } from "../../../../platform/text/index.ts";
import { dossierStates } from "../../../../protocol/dossiers/index.ts";
import { Button, DueExplanation, Form, KeyValues, Reviews, Ruled, Textarea } from "../../../../ui/index.ts";
import { actorNameIn } from "../../node-actor.ts";
import { limitInWords } from "../../papers/due-reasons.ts";
import type { DossierEvent, Work } from "../../record.ts";
import { pathOf } from "./desk.ts";
import { agencyName, type DossierView } from "./dossier-view.ts";
import { detailOf, eventWords } from "./event-words.ts";
import { splitOf } from "./situation.ts";
import { dossierText, resultStateWords } from "./text.ts";
import { shortTime } from "./times.ts";

/** Why it is due when it is; that the slip in the applicant's hands says something else is said, never hidden. */
export function WhyPart(view: DossierView) {
  const { frame, dossier, due } = view;
  const text = wordsIn(dossierText, frame.locale);
  const { printedDueAt, dueAt, reappointedTo, lateBy, lateStep } = dossier;
  const differs = printedDueAt !== null && printedDueAt.getTime() !== dueAt?.getTime();
  return (
    <section aria-labelledby="why">
      <Ruled
        text={text.why}
        id="why"
        note={dossier.limitText === "" ? undefined : limitInWords(dossier.limitText, frame.locale)}
      />
      {due ? <DueExplanation explained={due} /> : null}
      {dossier.originNode !== null ? (
        <p class="lt-small lt-mt2">
          {dueAt ? text.guestDue(formatDateTime(dueAt)) : null}{" "}
          {printedDueAt ? text.guestPromised(formatDateTime(printedDueAt)) : null}
        </p>
      ) : null}
      {differs && printedDueAt && dossier.originNode === null ? (
        <p class="lt-small lt-mt2">
          <strong>{text.printed(formatDateTime(printedDueAt))}</strong> {text.moved}
        </p>
      ) : null}
      {reappointedTo ? (
        <p class="lt-small lt-mt2">
          {text.reappointed(formatDateTime(reappointedTo))}{" "}
          <a href={pathOf(dossier, "papers/apology.pdf")}>{text.apologyPaper}</a>
        </p>
      ) : null}
      {lateBy && lateStep ? (
        <p class="lt-small lt-mt2 lt-dossier__late">{text.lateAt(lateStep, agencyName(view, lateBy))}</p>
      ) : null}
    </section>
  );
}

/** What the agencies that were asked have answered, and who has not yet. */
export function OpinionsPart(view: DossierView) {
  const { frame, dossier, work, events, now, instance } = view;
  const text = wordsIn(dossierText, frame.locale);
  const asked = work.filter(
    ({ place, agencyCode, token, node }) =>
      token > 0 &&
      place !== "waiting" &&
      node !== "" &&
      (agencyCode !== dossier.agencyCode || splitOf(instance?.plan, node) !== undefined),
  );
  if (asked.length === 0) return null;
  const given = asked.filter(({ closedAt }) => closedAt !== null);
  return (
    <section aria-labelledby="opinions">
      <Ruled text={text.opinions} id="opinions" note={text.opinionsOf(given.length, asked.length)} />
      <Reviews
        items={asked.map((one) => ({
          who: (
            <>
              <strong>{agencyName(view, one.agencyCode)}</strong>, {one.name}
              <span class="lt-row-note lt-dossier__opinion">{opinionOf(one, events, text)}</span>
            </>
          ),
          at: one.closedAt ? shortTime(one.closedAt, now) : undefined,
          waiting: one.dueAt ? text.opinionWaits(shortTime(one.dueAt, now)) : text.opinionWaitsLong,
        }))}
      />
    </section>
  );
}

function opinionOf(one: Work, events: readonly DossierEvent[], text: (typeof dossierText)["en"]): string {
  const said = events.findLast((event) => {
    const isAnswer = event.kind === "step-done" || event.kind === "step-answered";
    return isAnswer && event.detail.step === one.name && event.at.getTime() === one.closedAt?.getTime();
  });
  if (one.closedAt === null) return text.opinionWaitsLong;
  const d = said ? detailOf(said) : {};
  return [one.closedByName, d.note || d.opinion || text.opinionEmpty].filter((part) => part !== "").join(": ");
}

/** Who applies, what for, and by which limits. */
export function FactsPart(view: DossierView) {
  const { frame, dossier } = view;
  const text = wordsIn(dossierText, frame.locale);
  const { applicant } = dossier;
  const all = [
    { term: text.subject, value: dossier.subject },
    { term: text.number, value: applicant.number },
    {
      term: text.birth,
      value: applicant.birthDate ? formatDate(new Date(`${applicant.birthDate}T12:00:00+07:00`)) : "",
    },
    { term: text.address, value: applicant.address },
    { term: text.phone, value: applicant.phone },
    { term: text.email, value: applicant.email },
    { term: text.resolver, value: agencyName(view, dossier.agencyCode) },
    { term: text.receiver, value: agencyName(view, dossier.receivedAgency) },
    { term: text.mandate, value: dossier.mandate },
    { term: text.fee, value: feeOf(view, text) },
    { term: text.origin, value: dossier.originCode ?? "" },
  ];
  return (
    <section aria-labelledby="facts">
      <Ruled text={text.facts} id="facts" />
      <KeyValues facts={all.filter(({ value }) => value !== "")} />
    </section>
  );
}

function feeOf({ dossier, frame, offer }: DossierView, text: (typeof dossierText)["en"]): string {
  if (dossier.state === dossierStates.notReceived) return "";
  // What the catalogue charges without an amount is set when the dossier is examined.
  if (dossier.fee === null)
    return offer && offer.fees.length === 0 && dossier.state !== dossierStates.payment ? text.feeNone : text.feeUnknown;
  const amount = formatMoney(dossier.fee, frame.locale);
  if (dossier.feePaidAt === null) return text.feeOpen(amount);
  return text.feePaid(amount, formatDate(dossier.feePaidAt), dossier.feeReceipt);
}

/** The result: where it stands, and the way to it. */
export function ResultPart({ frame, dossier, result, mayWriteResult }: DossierView & { mayWriteResult: boolean }) {
  const text = wordsIn(dossierText, frame.locale);
  if (!result && !mayWriteResult) return null;
  return (
    <section aria-labelledby="result" class={result ? undefined : "lt-noprint"}>
      <Ruled text={text.result} id="result" note={result ? resultStateWords[result.state][frame.locale] : undefined} />
      <p class="lt-small lt-mt2">
        {result ? `${result.content.title} ${result.numberText ?? ""}`.trim() : null}{" "}
        <a class="lt-noprint" href={pathOf(dossier, "result")}>
          {result ? text.resultSee : text.resultNew}
        </a>
      </p>
    </section>
  );
}

/** Every request for supplements with its reasons, and whether it was answered. */
export function SupplementsPart({ frame, dossier, supplements, now }: DossierView) {
  const text = wordsIn(dossierText, frame.locale);
  if (supplements.length === 0) return null;
  const papers = new Map(dossier.components.map(({ code, name }) => [code, name]));
  return (
    <section aria-labelledby="supplements">
      <Ruled
        text={text.supplements}
        id="supplements"
        note={
          <a class="lt-noprint" href={pathOf(dossier, "papers/supplement.pdf")}>
            {text.supplementPaper}
          </a>
        }
      />
      {supplements.map((one) => (
        <div class="lt-dossier__supplement">
          <p class="lt-small">
            <strong>{text.supplementHead(one.number, shortTime(one.askedAt, now), one.askedByName)}.</strong>{" "}
            {one.answeredAt ? text.supplementAnswered(shortTime(one.answeredAt, now)) : text.supplementOpen}
          </p>
          <ul class="lt-dossier__reasons">
            {one.reasons.map(({ component, reason, legal }) => (
              <li>
                {papers.get(component) ? <strong>{papers.get(component)}: </strong> : null}
                {reason}
                {legal ? <span class="lt-quiet"> · {legal}</span> : null}
              </li>
            ))}
          </ul>
          {one.note ? <p class="lt-xs lt-quiet">{one.note}</p> : null}
        </div>
      ))}
    </section>
  );
}

/** Notes of officers to each other, and the box for a new one. */
export function NotesPart(view: DossierView) {
  const { frame, dossier, notes, situation, now, typedNote, errors } = view;
  const text = wordsIn(dossierText, frame.locale);
  const wrong = typedNote === undefined ? undefined : errors?.fields.text;
  return (
    <section aria-labelledby="notes">
      <Ruled text={text.notes} id="notes" note={text.notesWhy} />
      {notes.length === 0 ? <p class="lt-small lt-quiet lt-mt2">{text.noNotes}</p> : null}
      <ul class="lt-dossier__notes">
        {notes.map((note) => (
          <li>
            <p>{note.text}</p>
            <p class="lt-xs lt-quiet">
              {note.authorName}, {agencyName(view, note.agencyCode)}, {shortTime(note.at, now)}
            </p>
          </li>
        ))}
      </ul>
      {situation.acts.has("notes") ? (
        <Form frame={frame} action={pathOf(dossier, "notes")} classes="lt-noprint" label={text.notes} keepAs="note">
          <Textarea
            name="text"
            id="note-text"
            rows={2}
            label={{ text: text.note, classes: "govuk-visually-hidden" }}
            value={typedNote ?? ""}
            errorMessage={wrong ? { text: wrong } : undefined}
          />
          <div class="lt-actions lt-mt2">
            <Button text={text.addNote} classes="govuk-button--secondary" />
          </div>
        </Form>
      ) : null}
    </section>
  );
}

/** What happened, the newest first: what, by whom in which post, when, and what is to be said of it. */
export function HistoryPart(view: DossierView) {
  const { frame, events, instance, agencies, dossier, now } = view;
  const text = wordsIn(dossierText, frame.locale);
  const papers = new Map(dossier.components.map(({ code, name }) => [code, name]));
  const names = { locale: frame.locale, plan: instance?.plan, agencies, papers };
  return (
    <section aria-labelledby="history">
      <Ruled text={text.history} id="history" note={text.historyCount(events.length)} />
      <ol class="lt-dossier__history" reversed>
        {events.toReversed().map((event) => {
          const { what, more } = eventWords(event, names);
          return (
            <li class={event.kind.startsWith("sync-") ? "lt-dossier__event--wire" : undefined}>
              <time datetime={event.at.toISOString()}>{shortTime(event.at, now)}</time>
              <div>
                <p class="lt-strong">{what}</p>
                {more.map((line) => (
                  <p>{line}</p>
                ))}
                <p class="lt-xs lt-quiet">{byWhom(view, event)}</p>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function byWhom(view: DossierView, { actorName, actorTitle, agencyCode }: DossierEvent): string {
  const name = actorNameIn(actorName, view.frame.locale);
  return [name, actorTitle, agencyName(view, agencyCode)].filter((part) => part !== "").join(", ");
}
