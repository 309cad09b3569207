import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, Button, Diff, ErrorSummary, Form, Kbd, OfficerPage, Ruled, wordDiff } from "../../../../ui/index.ts";
import type { DocumentSigner } from "../../../organisation/index.ts";
import { type Draft, plainText } from "../../draft.ts";
import type { PageErrors } from "../officer.ts";
import type { RecipientChoices } from "../recipients/choices.ts";
import { officeWords } from "../words.ts";
import { Content } from "./content.tsx";
import { PreviewPart } from "./preview.tsx";
import { Sending } from "./sending.tsx";
import { draftText } from "./text.ts";

/** What the page of writing shows. `saved` is absent for a document that is not stored yet. */
export type DraftView = {
  readonly frame: Frame;
  readonly draft: Draft;
  readonly saved?: { readonly id: string; readonly version: number; readonly at: string } | undefined;
  readonly preview?: { readonly pages: number } | { readonly problem: string } | undefined;
  readonly signers: readonly DocumentSigner[];
  readonly choices: RecipientChoices;
  readonly earlierNumber?: string | undefined;
  /** Of a new document: the id it gets when it is first saved, and which one it changes or answers, as it stands in the address. */
  readonly begin?: { readonly id: string; readonly originQuery: string } | undefined;
  readonly errors?: PageErrors | undefined;
  /** What someone else saved meanwhile. */
  readonly theirs?: Draft | undefined;
};

/** Writing a document: its text and facts left, its pages right, the buttons always in reach. */
export function DraftPage(view: DraftView) {
  const { frame, draft, saved, errors, theirs } = view;
  const text = wordsIn(draftText, frame.locale);
  const title = titleOf(view);
  const list = Object.entries(errors?.fields ?? {}).map(([name, said]) => ({ text: said, href: `#${fieldId(name)}` }));
  return (
    <OfficerPage
      frame={frame}
      title={errors ? `${wordsIn(officeWords, frame.locale).errorTitle}: ${title}` : title}
      arrangement="panes"
      classes="lt-draft"
    >
      <Form
        frame={frame}
        action={actionOf(view)}
        files
        id="draft"
        classes="lt-draft__form"
        label={title}
        {...(theirs ? {} : { keepAs: "draft" })}
      >
        <VersionField version={saved?.version} />
        {view.begin ? <input type="hidden" name="draft" value={view.begin.id} /> : null}
        <div class="lt-draft__fields">
          <BackLink href={saved ? `/outgoing/${saved.id}` : "/outgoing"} />
          {errors ? <ErrorSummary errorList={list.length > 0 ? list : [{ text: errors.people }]} /> : null}
          <h1 class="govuk-heading-xl">{title}</h1>
          {theirs && saved ? <Stale theirs={theirs} yours={draft} id={saved.id} frame={frame} /> : null}
          <Content {...view} />
          <Sending {...view} />
        </div>
        <SaveBar {...view} />
      </Form>
      <div class="lt-draft__pages" tabindex={0} role="group" aria-label={text.pages}>
        <PreviewPart {...view} />
      </div>
    </OfficerPage>
  );
}

function SaveBar(view: DraftView) {
  const { frame, saved } = view;
  const text = wordsIn(draftText, frame.locale);
  return (
    <div class="lt-actionbar lt-draft__bar">
      <Button
        name="next"
        value="stay"
        attributes={{ "data-lt-save": "" }}
        text={
          <>
            {text.save} <Kbd inButton>Ctrl S</Kbd>
          </>
        }
      />
      <Button text={text.saveAndSubmit} name="next" value="submit" classes="govuk-button--secondary" />
      <p class="lt-actionbar__note" id="saved" role="status" {...autosave(view)}>
        {saved ? `${text.saved(saved.at)} ` : null}
        {text.autosave}
      </p>
    </div>
  );
}

function actionOf({ saved, begin }: DraftView): string {
  if (saved) return `/outgoing/${saved.id}/draft`;
  return begin?.originQuery ? `/outgoing?${begin.originQuery}` : "/outgoing";
}

// The form saves itself through htmx: what comes back replaces this line, the version, and the pages. One save at a time: the next one waits.
function autosave(view: DraftView): Readonly<Record<string, string>> {
  return {
    "hx-post": actionOf(view),
    "hx-trigger": "input from:#draft delay:2s",
    "hx-include": "#draft",
    "hx-encoding": "multipart/form-data",
    "hx-swap": "innerHTML",
    "hx-sync": "this:queue last",
    "data-lt-failed": wordsIn(draftText, view.frame.locale).autosaveUnreachable,
  };
}

/** The version that a save is made on; empty before the first. */
export function VersionField({ version, isNew = false }: { version: number | undefined; isNew?: boolean }) {
  return (
    <input
      type="hidden"
      name="version"
      id="draft-version"
      value={version === undefined ? "" : String(version)}
      data-lt-kept=""
      {...(isNew ? { "hx-swap-oob": "true" } : {})}
    />
  );
}

function titleOf({ frame, draft, saved, earlierNumber }: DraftView): string {
  const text = wordsIn(draftText, frame.locale);
  if (draft.change && earlierNumber)
    return draft.change.type === 3 ? text.replaceTitle(earlierNumber) : text.updateTitle(earlierNumber);
  return saved ? text.editTitle : text.newTitle;
}

function fieldId(name: string): string {
  return { blocks: "body", placeLines: "places" }[name] ?? name;
}

function Stale({ theirs, yours, id, frame }: { theirs: Draft; yours: Draft; id: string; frame: Frame }) {
  const text = wordsIn(draftText, frame.locale);
  const whole = (draft: Draft): string =>
    [draft.subject, ...draft.addressees, plainText(draft), ...draft.placeLines].join("\n");
  return (
    <section aria-labelledby="stale" class="lt-mt4">
      <Ruled text={text.staleTitle} id="stale" bad />
      <p class="lt-mt2">{text.staleLead}</p>
      <Diff parts={wordDiff(whole(theirs), whole(yours), 120)} />
      <p class="lt-mt2">
        <a href={`/outgoing/${id}/edit`}>{text.staleLink}</a>
      </p>
    </section>
  );
}
