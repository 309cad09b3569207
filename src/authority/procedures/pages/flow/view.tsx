import type { Picture } from "../../../../engines/flow/steps/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { Button, Details, ErrorSummary, FileUpload, Form, OfficerPage, Ruled } from "../../../../ui/index.ts";
import type { FlowTemplate } from "../../flow-template.ts";
import type { CheckedDraft } from "../flow-check.ts";
import type { FlowDesk } from "../flow-desk.ts";
import { AllowanceBar, Drawing, FlowHead, Problems, problemMarks } from "../flow-parts.tsx";
import { flowText } from "../flow-words.ts";
import { overviewText } from "./text.ts";

/** What the overview shows. */
export type OverviewView = {
  readonly frame: Frame;
  readonly desk: FlowDesk;
  /** Of the draft, else of the published version. */
  readonly picture: Picture | undefined;
  readonly checked: CheckedDraft | undefined;
  readonly templates: readonly (FlowTemplate & { readonly picture: Picture | undefined; readonly steps: number })[];
  readonly error: string | undefined;
};

/** A flow at a glance: where it stands, its drawing, what is still wrong, and where to go on. */
export function OverviewPage(view: OverviewView) {
  const { frame, desk, error } = view;
  const { draft, newest, offered, locale } = desk;
  const text = wordsIn(overviewText, locale);
  return (
    <OfficerPage frame={frame} title={flowText(locale).flowOf(offered.name)}>
      {error === undefined ? null : <ErrorSummary errorList={[{ text: error, href: "#file" }]} />}
      <FlowHead desk={desk} current="overview" />
      {draft || newest ? <Standing {...view} /> : null}
      {draft || !desk.mayWrite ? null : (
        <>
          {newest ? null : <Ruled text={text.noneTitle} note={text.noneWay} />}
          {newest ? (
            <Details summaryText={text.beginOther}>
              <Beginnings {...view} />
            </Details>
          ) : (
            <Beginnings {...view} />
          )}
        </>
      )}
      {!draft && !newest && !desk.mayWrite ? (
        <p class="lt-mt4">
          {text.noneTitle}. {flowText(locale).readOnly}
        </p>
      ) : null}
    </OfficerPage>
  );
}

function Standing({ frame, desk, picture, checked }: OverviewView) {
  const { draft, newest, paths, locale, mayWrite, limit, offered } = desk;
  const text = wordsIn(overviewText, locale);
  const problems = checked?.problems ?? [];
  return (
    <>
      {checked ? <AllowanceBar sum={checked.sum} limit={limit} names={checked.names} locale={locale} /> : null}
      <div class="lt-actions lt-noprint">
        {draft && mayWrite ? (
          <>
            <Button text={text.edit} href={paths.steps} />
            <Button text={text.draw} href={paths.drawing} classes="govuk-button--secondary" />
            <Button text={text.rehearse} href={paths.rehearsal} classes="govuk-button--secondary" />
            <Button text={text.publish} href={paths.publication} classes="govuk-button--secondary" />
          </>
        ) : null}
        {!draft && newest && mayWrite ? (
          <Form frame={frame} action={paths.draft}>
            <Button text={text.editVersion} name="version" value={String(newest.number)} />
          </Form>
        ) : null}
        <a href={paths.file}>{text.download}</a>
      </div>
      <Ruled text={draft ? text.draftPicture : text.publishedPicture} />
      <Drawing id="flow" name={offered.name} picture={picture} marks={problemMarks(problems)} />
      {draft ? (
        <>
          <Ruled
            text={text.problems}
            note={problems.length === 0 ? null : String(problems.length)}
            bad={checked?.ok === false}
          />
          <Problems problems={problems} names={checked?.names ?? new Map()} />
        </>
      ) : null}
      {draft && mayWrite ? <More frame={frame} desk={desk} /> : null}
    </>
  );
}

function More({ frame, desk: { paths, locale, draft } }: Pick<OverviewView, "frame" | "desk">) {
  const text = wordsIn(overviewText, locale);
  const version = String(draft?.version ?? 0);
  return (
    <div class="lt-actions lt-noprint lt-mt4">
      <Form frame={frame} action={`${paths.flow}/tidying`}>
        <input type="hidden" name="draft" value={version} />
        <Button text={text.tidy} classes="govuk-button--secondary" />
      </Form>
      <Button text={text.discard} href={`${paths.draft}/removal`} classes="govuk-button--secondary" />
      <Details summaryText={text.replace}>
        <FileForm frame={frame} paths={paths} version={version} locale={locale} />
      </Details>
    </div>
  );
}

function FileForm({
  frame,
  paths,
  version,
  locale,
}: {
  frame: Frame;
  paths: FlowDesk["paths"];
  version: string;
  locale: FlowDesk["locale"];
}) {
  const text = wordsIn(overviewText, locale);
  return (
    <Form frame={frame} action={`${paths.flow}/file`} files classes="lt-narrow">
      <input type="hidden" name="draft" value={version} />
      <FileUpload
        name="file"
        label={{ text: text.file }}
        hint={{ text: text.fileHint }}
        attributes={{ accept: ".bpmn,.xml" }}
      />
      <Button text={text.import} classes="govuk-button--secondary" />
    </Form>
  );
}

function Beginnings({ frame, desk, templates }: OverviewView) {
  const { paths, locale } = desk;
  const text = wordsIn(overviewText, locale);
  return (
    <ul class="lt-begin">
      {templates.map((template) => (
        <li class="lt-begin__one">
          <h3 class="govuk-heading-s">{template.name[locale]}</h3>
          <p class="lt-quiet lt-small">
            {template.about[locale]} {text.templateNote(template.steps)}.
          </p>
          <Drawing
            id={`template-${template.key}`}
            name={template.name[locale]}
            picture={template.picture}
            scale={0.36}
          />
          <Form frame={frame} action={paths.draft}>
            <Button
              text={text.beginWith}
              name="template"
              value={template.key}
              classes="govuk-button--secondary"
              attributes={{ "aria-label": `${text.beginWith}: ${template.name[locale]}` }}
            />
          </Form>
        </li>
      ))}
      <li class="lt-begin__one">
        <h3 class="govuk-heading-s">{text.beginEmpty}</h3>
        <p class="lt-quiet lt-small">{text.beginEmptyAbout}</p>
        <Form frame={frame} action={paths.draft}>
          <Button
            text={text.beginWith}
            name="template"
            value="empty"
            classes="govuk-button--secondary"
            attributes={{ "aria-label": `${text.beginWith}: ${text.beginEmpty}` }}
          />
        </Form>
      </li>
      <li class="lt-begin__one">
        <h3 class="govuk-heading-s">{text.beginFile}</h3>
        <FileForm frame={frame} paths={paths} version="0" locale={locale} />
      </li>
    </ul>
  );
}
