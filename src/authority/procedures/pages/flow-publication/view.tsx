import type { FlowDifference, Picture } from "../../../../engines/flow/steps/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { Button, ErrorSummary, Form, Input, OfficerPage, Ruled, WarningText } from "../../../../ui/index.ts";
import type { FlowDraft } from "../../store/flow-drafts.ts";
import type { CheckedDraft } from "../flow-check.ts";
import type { FlowDesk } from "../flow-desk.ts";
import {
  AllowanceBar,
  Differences,
  Drawing,
  differenceMarks,
  FlowHead,
  Problems,
  problemMarks,
} from "../flow-parts.tsx";
import { flowText } from "../flow-words.ts";
import { publicationText } from "./text.ts";

/** What the review before publishing shows. */
export type PublicationView = {
  readonly frame: Frame;
  readonly desk: FlowDesk & { readonly draft: FlowDraft };
  readonly picture: Picture | undefined;
  readonly checked: CheckedDraft;
  /** Against the version in use; undefined for a first version. */
  readonly differences: readonly FlowDifference[] | undefined;
  readonly note: string;
  readonly error: { readonly text: string; readonly field: string | undefined } | undefined;
};

/** The last look before a flow is published: what is wrong, the limit, what is new. */
export function PublicationPage(view: PublicationView) {
  const { frame, desk, picture, checked, differences, error } = view;
  const { locale, offered, limit, draft, newest, paths } = desk;
  const text = wordsIn(publicationText, locale);
  const meanwhile = newest && newest.number !== (draft.basedOn ?? 0) ? newest : undefined;
  const marks = differences
    ? { ...differenceMarks(differences), ...problemMarks(checked.problems) }
    : problemMarks(checked.problems);
  const errors = checked.problems.filter(({ severity }) => severity === "error").length;
  return (
    <OfficerPage frame={frame} title={`${text.title}: ${offered.name}`}>
      {error ? (
        <ErrorSummary errorList={[{ text: error.text, ...(error.field ? { href: `#${error.field}` } : {}) }]} />
      ) : null}
      <FlowHead desk={desk} current="publication" />
      <Ruled text={text.check} note={errors === 0 ? text.ready : text.problems(errors)} bad={errors > 0} />
      <Problems problems={checked.problems} names={checked.names} />
      <Ruled text={text.limits} />
      <AllowanceBar sum={checked.sum} limit={limit} names={checked.names} locale={locale} />
      <Ruled text={text.rehearse} />
      <p>
        {text.rehearseAbout} <a href={paths.rehearsal}>{text.rehearseLink}</a>
      </p>
      <Ruled text={text.changes} />
      {differences ? <Differences differences={differences} /> : <p class="lt-quiet">{text.first}</p>}
      <Ruled text={text.picture} />
      <Drawing id="flow" name={offered.name} picture={picture} marks={marks} />
      {meanwhile ? (
        <Meanwhile view={view} by={meanwhile.publishedByName} number={meanwhile.number} />
      ) : desk.mayWrite ? (
        <Publish view={view} isReady={checked.ok && !isOver(view)} number={(newest?.number ?? 0) + 1} />
      ) : (
        <p class="lt-quiet lt-mt4">{flowText(locale).readOnly}</p>
      )}
    </OfficerPage>
  );
}

function isOver({ checked, desk }: PublicationView): boolean {
  return desk.limit?.minutes !== undefined && checked.sum.minutes > desk.limit.minutes;
}

function Publish({ view, isReady, number }: { view: PublicationView; isReady: boolean; number: number }) {
  const { frame, desk, note, error } = view;
  const text = wordsIn(publicationText, desk.locale);
  if (!isReady) return <p class="lt-drawn-notready lt-mt4">{text.notReady}</p>;
  return (
    <Form frame={frame} action={desk.paths.publication} classes="lt-narrow lt-mt4">
      <input type="hidden" name="draft" value={String(desk.draft.version)} />
      <Input
        name="note"
        label={{ text: text.note }}
        hint={{ text: text.noteHint }}
        value={note}
        {...(error?.field === "note" ? { errorMessage: { text: error.text } } : {})}
      />
      <p class="lt-quiet">{text.about}</p>
      <div class="lt-actions">
        <Button text={text.publish(number)} />
      </div>
    </Form>
  );
}

/** Somebody published another version meanwhile: it is shown before this one may follow it. */
function Meanwhile({ view, by, number }: { view: PublicationView; by: string; number: number }) {
  const { frame, desk } = view;
  const text = wordsIn(publicationText, desk.locale);
  return (
    <>
      <WarningText text={text.meanwhile(by, number)} />
      <div class="lt-actions">
        <a href={desk.paths.version(number)}>{text.seeIt}</a>
        {desk.mayWrite ? (
          <Form frame={frame} action={`${desk.paths.publication}/following`}>
            <input type="hidden" name="draft" value={String(desk.draft.version)} />
            <Button text={text.rebase} name="after" value={String(number)} classes="govuk-button--secondary" />
          </Form>
        ) : null}
      </div>
    </>
  );
}
