import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, textIn, wordsIn } from "../../../../platform/text/index.ts";
import {
  Breadcrumbs,
  Button,
  ErrorSummary,
  Form,
  Icon,
  KeyValues,
  OfficerPage,
  Paper,
  Ruled,
  Select,
  Versions,
  Void,
} from "../../../../ui/index.ts";
import type { Dossier } from "../../record.ts";
import { type ResultForm, resultForms } from "../../results/content.ts";
import type { DossierResult } from "../../results/result.ts";
import type { ResultVersion } from "../../store/results.ts";
import { type FormErrors, pathOf } from "../dossier/desk.ts";
import { type FileCheck, KeyPin, ResultSignatures } from "./parts.tsx";
import { resultFormNames, resultStateNames, resultText } from "./text.ts";

/** What the page of a result shows. */
export type ReadView = {
  readonly frame: Frame;
  readonly dossier: Dossier;
  readonly result: DossierResult;
  readonly versions: readonly ResultVersion[];
  readonly preview: { readonly pages: number } | { readonly problem: string };
  readonly check: FileCheck;
  readonly may: Readonly<Record<"edit" | "sign" | "seal" | "replace", boolean>>;
  readonly errors: FormErrors | undefined;
};

/** A result: as it looks, whether its signatures hold, who wrote it, and what this person does next. */
export function ReadResultPage(view: ReadView) {
  const { frame, dossier, result, preview, errors } = view;
  const text = wordsIn(resultText, frame.locale);
  const title = `${result.content.title}: ${dossier.code}`;
  return (
    <OfficerPage frame={frame} title={title} arrangement="panes" classes="lt-doc">
      <div class="lt-doc__bar">
        <div>
          <Breadcrumbs items={[{ text: dossier.code, href: pathOf(dossier) }, { text: text.title }]} />
          <h1 class="govuk-heading-l">
            {result.numberText ? <span class="lt-doc__no">{result.numberText}</span> : null}{" "}
            <span class="lt-doc__about">{result.content.title}</span>
          </h1>
        </div>
        <Acts {...view} />
      </div>
      <section class="lt-doc__page" aria-label={text.pages} tabindex={0}>
        <div>
          {"problem" in preview ? (
            <Void kind="failed" title={text.previewFailed}>
              {preview.problem}
            </Void>
          ) : (
            <Paper
              title={result.content.title}
              pageCount={preview.pages}
              pageHref={(page) => pathOf(dossier, `result/pages/${page}?v=${result.version}`)}
              pdfHref={pathOf(dossier, "result/document.pdf")}
            />
          )}
        </div>
      </section>
      <section class="lt-doc__mid" tabindex={0} aria-label={text.signatures}>
        {errors ? <ErrorSummary errorList={problems(errors)} /> : null}
        <NextAct {...view} />
        <div class={view.may.sign || view.may.seal ? "lt-mt4" : undefined}>
          <Ruled text={text.signatures} id="signatures" />
          <ResultSignatures check={view.check} />
        </div>
        <History {...view} />
      </section>
      <section class="lt-doc__to" tabindex={0} aria-label={text.facts}>
        <Facts {...view} />
        <Replacement {...view} />
      </section>
    </OfficerPage>
  );
}

function problems({ people, fields }: FormErrors) {
  const list = Object.entries(fields).map(([name, text]) => ({ text, href: `#${name}` }));
  return list.length > 0 ? list : [{ text: people }];
}

function Acts({ frame, dossier, may }: ReadView) {
  const text = wordsIn(resultText, frame.locale);
  return (
    <div class="lt-doc__acts">
      <Button
        href={pathOf(dossier, "result/document.pdf")}
        classes="govuk-button--secondary"
        text={
          <>
            <Icon name="file" />
            {text.file}
          </>
        }
      />
      {may.edit ? (
        <Button href={pathOf(dossier, "result?as=edit")} text={text.edit} classes="govuk-button--secondary" />
      ) : null}
    </div>
  );
}

/** The one thing to do now, right below the pages on a phone: sign, or number and seal. */
function NextAct({ frame, dossier, result, may, errors }: ReadView) {
  const text = wordsIn(resultText, frame.locale);
  if (!may.sign && !may.seal) return null;
  return (
    <div>
      <Ruled text={may.sign ? text.sign : text.seal} id="next" />
      <p class="lt-quiet lt-mt2">{may.sign ? text.signLead : text.sealLead}</p>
      <Form frame={frame} action={pathOf(dossier, may.sign ? "result/signature" : "result/seal")} classes="lt-mt2">
        <input type="hidden" name="version" value={String(result.version)} />
        <KeyPin label={may.sign ? text.pin : text.sealPin} error={errors?.fields.pin} />
        <div class="lt-actions">
          <Button text={may.sign ? text.sign : text.seal} />
        </div>
      </Form>
    </div>
  );
}

/** Another in place of one that is wrong. */
function Replacement({ frame, dossier, result, may }: ReadView) {
  const text = wordsIn(resultText, frame.locale);
  if (!may.replace) return null;
  return (
    <Form frame={frame} action={pathOf(dossier, "result")} classes="lt-mt4">
      <input type="hidden" name="replacing" value={result.id} />
      <p class="lt-small lt-quiet">{text.replaceLead}</p>
      <div class="lt-actions">
        <Button text={text.replace} classes="govuk-button--secondary" />
      </div>
    </Form>
  );
}

function Facts({ frame, dossier, result }: ReadView) {
  const { locale } = frame;
  const text = wordsIn(resultText, locale);
  const facts = [
    { term: text.state, value: textIn(resultStateNames[result.state], locale) },
    ...(result.numberText ? [{ term: text.number, value: result.numberText }] : []),
    { term: text.form, value: textIn(resultFormNames[result.content.form], locale) },
    { term: text.signer, value: result.signedByName ?? result.content.signer?.name ?? text.signerNone },
    { term: text.draftedBy, value: result.draftedByName },
    { term: text.lastBy, value: `${result.updatedByName}, ${formatDateTime(result.updatedAt)}` },
    { term: text.applicant, value: dossier.applicant.name },
    { term: text.procedure, value: dossier.procedureName },
    { term: text.due, value: dossier.dueAt ? formatDateTime(dossier.dueAt) : text.noDue },
  ];
  return (
    <div class="lt-mt4">
      <Ruled text={text.facts} id="facts" />
      <KeyValues facts={facts} />
    </div>
  );
}

function History({ frame, versions }: ReadView) {
  const text = wordsIn(resultText, frame.locale);
  return (
    <div class="lt-mt4">
      <Ruled text={text.history} id="history" />
      <Versions
        items={versions.map(({ version, content, at, authorName }, index) => ({
          number: version,
          what: content.subject || content.title,
          by: `${authorName}, ${formatDateTime(at)}`,
          current: index === 0,
        }))}
      />
    </div>
  );
}

/** What the page shows while a dossier has no result. */
export type NoResultView = {
  readonly frame: Frame;
  readonly dossier: Dossier;
  readonly mayBegin: boolean;
  /** The form that the catalogue's name of the result suggests. */
  readonly suggested: ResultForm;
  readonly errors: FormErrors | undefined;
};

/** No result yet: whoever writes it chooses what it is. */
export function NoResultPage({ frame, dossier, mayBegin, suggested, errors }: NoResultView) {
  const { locale } = frame;
  const text = wordsIn(resultText, locale);
  const nameOf = (form: ResultForm): string => textIn(resultFormNames[form], locale);
  return (
    <OfficerPage frame={frame} title={`${text.title}: ${dossier.code}`} classes="lt-page">
      <Breadcrumbs items={[{ text: dossier.code, href: pathOf(dossier) }, { text: text.title }]} />
      {errors ? <ErrorSummary errorList={problems(errors)} /> : null}
      <h1 class="govuk-heading-l">{text.title}</h1>
      <div class="lt-narrow lt-mt4">
        {mayBegin ? (
          <>
            <p>{text.noneMay}</p>
            <Form frame={frame} action={pathOf(dossier, "result")} classes="lt-mt2">
              <Select
                name="form"
                label={{ text: text.form }}
                items={resultForms.map((value) => ({
                  value,
                  text: value === suggested ? text.suggested(nameOf(value)) : nameOf(value),
                }))}
                value={suggested}
              />
              <div class="lt-actions">
                <Button text={text.begin} />
              </div>
            </Form>
          </>
        ) : (
          <Void kind="empty" title={text.none}>
            {text.noneWait}
          </Void>
        )}
      </div>
    </OfficerPage>
  );
}
