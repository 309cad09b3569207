import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, textIn, wordsIn } from "../../../../platform/text/index.ts";
import {
  BackLink,
  Button,
  Diff,
  ErrorSummary,
  Form,
  Input,
  Kbd,
  OfficerPage,
  Paper,
  Ruled,
  Select,
  Textarea,
  Void,
  wordDiff,
} from "../../../../ui/index.ts";
import type { DocumentSigner } from "../../../organisation/index.ts";
import type { Dossier } from "../../record.ts";
import { plainContent, type ResultContent, resultForms, wholeText } from "../../results/content.ts";
import type { DossierResult } from "../../results/result.ts";
import { type FormErrors, pathOf } from "../dossier/desk.ts";
import { resultFormNames, resultText } from "./text.ts";

/** What the page of writing a result shows. */
export type EditView = {
  readonly frame: Frame;
  readonly dossier: Dossier;
  readonly result: DossierResult;
  /** What stands in the form: what is stored, or what was typed and refused. */
  readonly content: ResultContent;
  readonly signers: readonly DocumentSigner[];
  readonly preview: { readonly pages: number } | { readonly problem: string };
  readonly errors: FormErrors | undefined;
  /** What someone else saved meanwhile. */
  readonly theirs: ResultContent | undefined;
};

/** Writing a result: its text left, its pages right as they will be signed. */
export function EditResultPage(view: EditView) {
  const { frame, dossier, errors, theirs, content } = view;
  const text = wordsIn(resultText, frame.locale);
  const title = `${text.title}: ${dossier.code}`;
  const list = Object.entries(errors?.fields ?? {}).map(([name, said]) => ({ text: said, href: `#${name}` }));
  return (
    <OfficerPage
      frame={frame}
      title={errors ? `${text.errorTitle}: ${title}` : title}
      arrangement="panes"
      classes="lt-draft"
    >
      <Form frame={frame} action={pathOf(dossier, "result/draft")} id="draft" classes="lt-draft__form" label={title}>
        <input type="hidden" name="version" value={String(view.result.version)} />
        <div class="lt-draft__fields">
          <BackLink href={pathOf(dossier)} />
          {errors ? <ErrorSummary errorList={list.length > 0 ? list : [{ text: errors.people }]} /> : null}
          <h1 class="govuk-heading-xl">{text.title}</h1>
          <p class="lt-quiet">
            {dossier.code}, {dossier.applicant.name}
          </p>
          {theirs ? <Stale theirs={theirs} yours={content} dossier={dossier} frame={frame} /> : null}
          <Fields {...view} />
        </div>
        <div class="lt-actionbar lt-draft__bar">
          <Button
            attributes={{ "data-lt-save": "" }}
            text={
              <>
                {text.save} <Kbd inButton>Ctrl S</Kbd>
              </>
            }
          />
          <Button text={text.read} href={pathOf(dossier, "result?as=read")} classes="govuk-button--secondary" />
          <p class="lt-actionbar__note">
            {text.savedAt(formatDateTime(view.result.updatedAt), view.result.updatedByName)}
          </p>
        </div>
      </Form>
      <section class="lt-draft__pages" tabindex={0} aria-label={text.pages}>
        <Pages {...view} />
      </section>
    </OfficerPage>
  );
}

function Fields({ frame, content, signers, errors }: EditView) {
  const { locale } = frame;
  const text = wordsIn(resultText, locale);
  const wrong = (name: string) => (errors?.fields[name] ? { errorMessage: { text: errors.fields[name] } } : {});
  return (
    <>
      <div class="lt-fields">
        <Select
          name="form"
          label={{ text: text.form }}
          items={resultForms.map((value) => ({ value, text: textIn(resultFormNames[value], locale) }))}
          value={content.form}
        />
        <Input name="title" label={{ text: text.name }} value={content.title} {...wrong("title")} />
      </div>
      <Textarea name="subject" rows={2} label={{ text: text.subject }} value={content.subject} {...wrong("subject")} />
      <Textarea
        name="body"
        rows={16}
        label={{ text: text.body }}
        hint={{ text: text.bodyHint }}
        value={plainContent(content)}
        classes="lt-draft__body"
        {...wrong("body")}
      />
      <Textarea
        name="places"
        rows={3}
        label={{ text: text.places }}
        hint={{ text: text.placesHint }}
        value={content.placeLines.join("\n")}
        {...wrong("places")}
      />
      <Select
        name="signer"
        label={{ text: text.signer }}
        items={signerItems(content, signers, text)}
        value={content.signer?.accountId ?? ""}
        {...wrong("signer")}
      />
    </>
  );
}

/** Who may sign now; one chosen before stays in the list, so that saving does not drop them unseen. */
function signerItems(
  { signer }: ResultContent,
  signers: readonly DocumentSigner[],
  text: { readonly signerNone: string; readonly delegated: (name: string) => string },
) {
  const known = signers.map(({ accountId, name, title, delegated }) => ({
    value: accountId,
    text: `${name}, ${title}${delegated ? ` (${text.delegated(delegated.byName)})` : ""}`,
  }));
  const isKnown = !signer || known.some(({ value }) => value === signer.accountId);
  const former = isKnown ? [] : [{ value: signer.accountId, text: `${signer.name}, ${signer.position}` }];
  return [{ value: "", text: text.signerNone }, ...known, ...former];
}

function Pages({ frame, dossier, result, content, preview }: EditView) {
  const text = wordsIn(resultText, frame.locale);
  return (
    <div>
      <Ruled text={text.preview} id="preview-title" note={text.previewNote} />
      {"problem" in preview ? (
        <Void kind="failed" title={text.previewFailed}>
          {preview.problem}
        </Void>
      ) : (
        <Paper
          title={content.title}
          pageCount={preview.pages}
          pageHref={(page) => pathOf(dossier, `result/pages/${page}?v=${result.version}`)}
          pdfHref={pathOf(dossier, "result/document.pdf")}
          width={600}
        />
      )}
    </div>
  );
}

function Stale({
  theirs,
  yours,
  dossier,
  frame,
}: {
  theirs: ResultContent;
  yours: ResultContent;
  dossier: Dossier;
  frame: Frame;
}) {
  const text = wordsIn(resultText, frame.locale);
  return (
    <section aria-labelledby="stale" class="lt-mt4">
      <Ruled text={text.staleTitle} id="stale" bad />
      <p class="lt-mt2">{text.staleLead}</p>
      <Diff parts={wordDiff(wholeText(theirs), wholeText(yours), 120)} />
      <p class="lt-mt2">
        <a href={pathOf(dossier, "result")}>{text.staleLink}</a>
      </p>
    </section>
  );
}
