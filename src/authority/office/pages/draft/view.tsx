import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, textIn, wordsIn } from "../../../../platform/text/index.ts";
import {
  BackLink,
  Button,
  Diff,
  ErrorSummary,
  FileUpload,
  Form,
  Input,
  OfficerPage,
  Ruled,
  Select,
  Textarea,
  Void,
} from "../../../../ui/index.ts";
import type { DocumentSigner } from "../../../organisation/index.ts";
import { type Draft, plainText } from "../../draft.ts";
import { kindItems } from "../lists.ts";
import type { PageErrors } from "../officer.ts";
import { Paper } from "../paper/paper.tsx";
import type { RecipientChoices } from "../recipients/choices.ts";
import { RecipientsField } from "../recipients/recipients-field.tsx";
import { wordDiff } from "../word-diff.ts";
import { officeWords, urgencyWords } from "../words.ts";
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
  /** Of a new document: which one it changes or answers, as it stands in the address. */
  readonly originQuery?: string;
  readonly errors?: PageErrors | undefined;
  /** What someone else saved meanwhile. */
  readonly theirs?: Draft | undefined;
};

/** Writing a document: its text and facts left, its pages right. */
export function DraftPage(view: DraftView) {
  const { frame, draft, saved, errors, theirs } = view;
  const text = wordsIn(draftText, frame.locale);
  const title = titleOf(view);
  const list = Object.entries(errors?.fields ?? {}).map(([name, said]) => ({ text: said, href: `#${fieldId(name)}` }));
  return (
    <OfficerPage frame={frame} title={errors ? `${wordsIn(officeWords, frame.locale).errorTitle}: ${title}` : title}>
      <BackLink href={saved ? `/outgoing/${saved.id}` : "/outgoing"} />
      {errors ? <ErrorSummary errorList={list.length > 0 ? list : [{ text: errors.people }]} /> : null}
      <h1 class="govuk-heading-xl">{title}</h1>
      {theirs && saved ? <Stale theirs={theirs} yours={draft} id={saved.id} frame={frame} /> : null}
      <div class="lt-columns">
        <Form
          frame={frame}
          action={saved ? `/outgoing/${saved.id}/draft` : `/outgoing${view.originQuery ? `?${view.originQuery}` : ""}`}
          files
          id="draft"
          {...(saved ? {} : { keepAs: "draft" })}
        >
          {saved ? <VersionField version={saved.version} /> : null}
          <Content {...view} />
          <Sending {...view} />
          <div class="lt-actions lt-mt4">
            <Button text={text.save} name="next" value="stay" />
            <Button text={text.saveAndSubmit} name="next" value="submit" classes="govuk-button--secondary" />
          </div>
          {saved ? (
            <p class="lt-small lt-quiet lt-mt2" id="saved" role="status" {...autosave(saved.id)}>
              {text.saved(saved.at)} {text.autosave}
            </p>
          ) : null}
        </Form>
        {saved ? <PreviewPart {...view} /> : null}
      </div>
    </OfficerPage>
  );
}

// The form saves itself through htmx: what comes back replaces this line, the version, and the pages.
function autosave(id: string): Readonly<Record<string, string>> {
  return {
    "hx-post": `/outgoing/${id}/draft`,
    "hx-trigger": "input from:#draft delay:3s",
    "hx-include": "#draft",
    "hx-encoding": "multipart/form-data",
    "hx-swap": "innerHTML",
  };
}

/** The version that a save is made on. */
export function VersionField({ version, isNew = false }: { version: number; isNew?: boolean }) {
  return (
    <input
      type="hidden"
      name="version"
      id="draft-version"
      value={String(version)}
      {...(isNew ? { "hx-swap-oob": "true" } : {})}
    />
  );
}

/** The pages of the draft as they would be submitted. */
export function PreviewPart({
  frame,
  draft,
  saved,
  preview,
  isNew = false,
}: Pick<DraftView, "frame" | "draft" | "saved" | "preview"> & { isNew?: boolean }) {
  const text = wordsIn(draftText, frame.locale);
  if (!saved) return null;
  return (
    <section aria-labelledby="preview-title" id="preview" {...(isNew ? { "hx-swap-oob": "true" } : {})}>
      <Ruled text={text.preview} id="preview-title" note={text.previewNote} />
      {preview && "problem" in preview ? (
        <Void kind="failed" title={text.previewFailed}>
          {preview.problem}
        </Void>
      ) : null}
      {preview && "pages" in preview ? (
        <Paper
          title={draft.subject || wordsIn(officeWords, frame.locale).noSubject}
          pageCount={preview.pages}
          pageHref={(page) => `/outgoing/${saved.id}/pages/${page}?v=${saved.version}`}
          pdfHref={`/outgoing/${saved.id}/document.pdf`}
          width={440}
        />
      ) : null}
    </section>
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

function Content({ frame, draft, errors }: DraftView) {
  const text = wordsIn(draftText, frame.locale);
  const wrong = wrongIn(errors);
  const articles = draft.blocks.filter(({ kind }) => kind === "article").length;
  const outline = articles > 0 ? ` ${text.outline(formatNumber(articles, frame.locale))}` : "";
  return (
    <>
      <Ruled text={text.text} />
      {draft.change ? (
        <Textarea
          name="reason"
          rows={2}
          label={{ text: text.reason }}
          hint={{ text: text.reasonHint }}
          value={draft.change.reason.trim()}
          {...wrong("reason")}
        />
      ) : null}
      {draft.replyTo.map(({ code }) => (
        <p class="lt-quiet lt-mt2">{text.replyTo(code)}</p>
      ))}
      <Select
        name="kind"
        label={{ text: text.kind }}
        items={kindItems(frame.locale)}
        value={draft.kind}
        {...wrong("kind")}
      />
      <Textarea
        name="subject"
        rows={2}
        label={{ text: text.subject }}
        hint={{ text: text.subjectHint }}
        value={draft.subject}
        {...wrong("subject")}
      />
      <Input
        name="decided-by"
        label={{ text: text.decidedBy }}
        hint={{ text: text.decidedByHint }}
        value={draft.decidedBy ?? ""}
      />
      <Textarea
        name="addressees"
        rows={2}
        label={{ text: text.addressees }}
        hint={{ text: text.addresseesHint }}
        value={draft.addressees.join("\n")}
      />
      <Textarea
        name="body"
        rows={16}
        label={{ text: text.body }}
        hint={{ text: `${text.bodyHint}${outline}` }}
        value={plainText(draft)}
        {...wrong("blocks")}
      />
      <UploadField {...{ frame, draft, errors }} />
    </>
  );
}

function UploadField({ frame, draft, errors }: Pick<DraftView, "frame" | "draft" | "errors">) {
  const text = wordsIn(draftText, frame.locale);
  const { upload } = draft;
  const pages = upload ? wordsIn(officeWords, frame.locale).pages(formatNumber(upload.pageCount, frame.locale)) : "";
  return (
    <>
      <FileUpload
        name="upload"
        label={{ text: text.upload }}
        hint={{ text: text.uploadHint }}
        attributes={{ accept: "application/pdf" }}
        {...wrongIn(errors)("upload")}
      />
      {upload ? (
        <p class="lt-small">
          {text.uploaded(upload.name, pages)}{" "}
          <label>
            <input class="lt-check" type="checkbox" name="remove-upload" value="1" /> {text.removeUpload}
          </label>
        </p>
      ) : null}
    </>
  );
}

function Sending({ frame, draft, signers, choices, errors }: DraftView) {
  const { locale } = frame;
  const text = wordsIn(draftText, locale);
  const wrong = wrongIn(errors);
  return (
    <>
      <Ruled text={text.sending} />
      <Select
        name="signer"
        label={{ text: text.signer }}
        items={[{ value: "", text: text.noSigner }, ...signerItems(draft, signers, text)]}
        value={draft.signer?.accountId ?? ""}
        {...wrong("signer")}
      />
      <Textarea
        name="places"
        rows={4}
        label={{ text: text.places }}
        hint={{ text: text.placesHint }}
        value={draft.placeLines.join("\n")}
        {...wrong("placeLines")}
      />
      <RecipientsField choices={choices} error={errors?.fields.recipients} />
      <Input
        name="unit"
        label={{ text: text.unit }}
        hint={{ text: text.unitHint }}
        value={draft.unitAbbreviation}
        classes="govuk-input--width-10"
      />
      <Select
        name="urgency"
        label={{ text: text.urgency }}
        value={String(draft.urgency)}
        items={urgencyWords.map((word, index) => ({ value: String(index), text: textIn(word, locale) }))}
      />
      <Select
        name="steering"
        label={{ text: text.steering }}
        value={String(draft.steering)}
        items={[text.steering1, text.steering2, text.steering3].map((word, index) => ({
          value: String(index + 1),
          text: word,
        }))}
      />
      <Input
        name="due"
        type="date"
        label={{ text: text.due }}
        value={draft.dueDate ?? ""}
        classes="govuk-input--width-10"
        {...wrong("due")}
      />
    </>
  );
}

function signerItems(draft: Draft, signers: readonly DocumentSigner[], text: (typeof draftText)["en"]) {
  const items = signers.map((one) => ({
    value: one.accountId,
    text: `${one.name}, ${one.title}${one.delegated ? ` (${text.delegated(one.delegated.byName)})` : ""}`,
  }));
  const { signer } = draft;
  const isKnown = !signer || items.some(({ value }) => value === signer.accountId);
  return isKnown ? items : [...items, { value: signer.accountId, text: `${signer.name}, ${signer.position}` }];
}

function wrongIn(errors: PageErrors | undefined) {
  return (name: string) => (errors?.fields[name] ? { errorMessage: { text: errors.fields[name] } } : {});
}
