import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { Button, CitizenPage, Ledger, Ruled, State, Stuck } from "../../../../ui/index.ts";
import type { Outcome } from "../../actions/sign-documents.ts";
import type { OutgoingDocument } from "../../store/outgoing.ts";
import type { SelectionView } from "./selection-view.tsx";
import { signingText } from "./text.ts";

/** What became of each document: those that failed first, with why. */
export function OutcomePage(view: {
  frame: Frame;
  act: SelectionView["act"];
  outcomes: readonly Outcome[];
  documents: readonly OutgoingDocument[];
}) {
  const { frame, act, outcomes, documents } = view;
  const { locale } = frame;
  const text = wordsIn(signingText, locale);
  const title = { sign: text.outcomeSign, issue: text.outcomeIssue, return: text.outcomeReturn }[act];
  const word = { sign: text.signed, issue: text.issued, return: text.returned }[act];
  const names = new Map(
    documents.map((one) => [
      one.id,
      one.issued?.numberText ? `${one.issued.numberText}: ${one.draft.subject}` : one.draft.subject,
    ]),
  );
  const failed = outcomes.filter((one) => !one.ok);
  const done = outcomes.filter((one) => one.ok);
  const back = act === "issue" ? "/outgoing?state=issued" : "/signing";
  return (
    <CitizenPage frame={frame} title={title}>
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
              name: names.get(one.id) ?? "",
              state: text.failed,
              why: one.ok ? "" : textIn(one.error.people, locale),
              action: (
                <a href={`/outgoing/${one.id}`}>
                  {text.open}
                  <span class="govuk-visually-hidden">: {names.get(one.id)}</span>
                </a>
              ),
            }))}
          />
        ) : null}
        <Ledger
          rows={done.map(({ id }) => ({
            term: <a href={`/outgoing/${id}`}>{names.get(id)}</a>,
            value: <State tone="ok" text={word} />,
          }))}
        />
      </section>
      <p class="lt-mt4">
        <Button text={text.back} href={back} />
      </p>
    </CitizenPage>
  );
}
