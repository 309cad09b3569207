import type { DecisionProblem, FeeTable } from "../../../../engines/decision/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, formatMoney, wordsIn } from "../../../../platform/text/index.ts";
import {
  BackLink,
  Button,
  Details,
  ErrorSummary,
  FileUpload,
  Form,
  Input,
  OfficerPage,
  Ruled,
  Select,
  Table,
  Tag,
  Toolbar,
  Void,
} from "../../../../ui/index.ts";
import type { DossierFee } from "../../rehearsal/fee-of-dossier.ts";
import type { FeeDraft, FeeVersion } from "../../store/fee-tables.ts";
import type { FlowDesk } from "../flow-desk.ts";
import { fieldId } from "../flow-steps/step-row.tsx";
import { FlowTabs } from "../flow-tabs.tsx";
import { flowText } from "../flow-words.ts";
import { Amount, Columns, type FeeContext, FeeTableRead, Rules } from "./fee-rows.tsx";
import { feeText } from "./text.ts";

/** What the page of the fees shows. */
export type FeeView = {
  readonly frame: Frame;
  readonly desk: FlowDesk;
  readonly draft: FeeDraft | undefined;
  readonly versions: readonly FeeVersion[];
  /** The table as typed, or as kept; undefined when there is none or it is no simple table. */
  readonly table: FeeTable | undefined;
  readonly wrong: Readonly<Record<string, string>>;
  readonly version: number;
  readonly problems: readonly DecisionProblem[];
  /** Values tried, and what they gave. */
  readonly tried: { readonly values: ReadonlyMap<string, string>; readonly fee: DossierFee } | undefined;
  readonly note: string;
  readonly error: { readonly text: string; readonly field?: string | undefined } | undefined;
  /** Saved by somebody else meanwhile. */
  readonly theirs: FeeTable | undefined;
};

/** What a procedure costs, as lines of conditions and amounts. */
export function FeePage(view: FeeView) {
  const { frame, desk, table, error, theirs } = view;
  const { locale, offered, mayWrite } = desk;
  const text = wordsIn(feeText, locale);
  return (
    <OfficerPage frame={frame} title={`${text.title}: ${offered.name}`}>
      {error && !theirs ? (
        <ErrorSummary errorList={[{ text: error.text, ...(error.field ? { href: `#${error.field}` } : {}) }]} />
      ) : null}
      <FeeHead {...view} />
      {mayWrite ? null : <p class="lt-quiet lt-mt3">{text.readOnly}</p>}
      {!table ? (
        <Begin {...view} />
      ) : mayWrite ? (
        <Editor {...view} table={table} />
      ) : (
        <FeeTableRead
          table={table}
          locale={locale}
          hit={view.tried?.fee.kind === "amount" ? view.tried.fee.line : undefined}
        />
      )}
      {table ? <Check {...view} table={table} /> : null}
      {table ? <Try {...view} table={table} /> : null}
      {table && mayWrite ? <Publish {...view} /> : null}
      <Published {...view} />
    </OfficerPage>
  );
}

function FeeHead({ desk, draft, versions }: FeeView) {
  const { offered, locale, paths } = desk;
  const text = wordsIn(feeText, locale);
  const words = flowText(locale);
  const state = draft
    ? `${words.draft(draft.version)}, ${words.savedBy(draft.updatedByName, formatDateTime(draft.updatedAt))}`
    : "";
  const used = versions[0] ? words.published(versions[0].number) : "";
  return (
    <>
      <BackLink href={paths.procedure} text={words.back} />
      <Toolbar title={`${text.title}: ${offered.name}`} note={[state, used].filter(Boolean).join(" · ")} />
      <FlowTabs current="fees" paths={paths} />
    </>
  );
}

function Begin({ frame, desk, error }: FeeView) {
  const text = wordsIn(feeText, desk.locale);
  return (
    <>
      <Void kind="empty" title={error?.text ?? text.none}>
        {text.noneWay}
      </Void>
      {desk.mayWrite ? (
        <div class="lt-actions">
          <Form frame={frame} action={`${desk.paths.fees}/draft`}>
            <Button text={text.begin} />
          </Form>
        </div>
      ) : null}
      {desk.mayWrite ? <FileForm frame={frame} desk={desk} version={0} /> : null}
    </>
  );
}

function FileForm({ frame, desk, version }: { frame: Frame; desk: FlowDesk; version: number }) {
  const text = wordsIn(feeText, desk.locale);
  return (
    <Details summaryText={text.file}>
      <Form frame={frame} action={`${desk.paths.fees}/file`} files classes="lt-narrow">
        <input type="hidden" name="draft" value={String(version)} />
        <FileUpload
          name="file"
          label={{ text: text.fileLabel }}
          hint={{ text: text.fileHint }}
          attributes={{ accept: ".dmn,.xml" }}
        />
        <Button text={text.import} classes="govuk-button--secondary" />
      </Form>
    </Details>
  );
}

function Editor(view: FeeView & { table: FeeTable }) {
  const { frame, desk, table, wrong, version, theirs, draft } = view;
  const { locale, paths } = desk;
  const text = wordsIn(feeText, locale);
  const context: FeeContext = { locale, table, wrong };
  return (
    <>
      <Form frame={frame} action={paths.fees} keepAs="fee-table">
        <input type="hidden" name="version" value={String(version)} data-lt-kept="" />
        {theirs ? (
          <section class="lt-stale" aria-labelledby="stale-title">
            <h2 class="govuk-heading-m" id="stale-title">
              {flowText(locale).staleTitle}
            </h2>
            <h3 class="govuk-heading-s">
              {text.stale}
              {draft ? `: ${draft.updatedByName}, ${formatDateTime(draft.updatedAt)}` : ""}
            </h3>
            <FeeTableRead table={theirs} locale={locale} />
            <div class="lt-actions">
              <Button text={text.overwrite} classes="govuk-button--warning" />
              <a href={paths.fees}>{text.takeTheirs}</a>
            </div>
          </section>
        ) : null}
        <Ruled text={text.rules} note={table.hitPolicy === "UNIQUE" ? text.aboutUnique : text.about} />
        <div class="lt-actions">
          <Button text={text.save} attributes={{ "data-lt-save": "" }} />
          <Button text={text.addRule} name="act" value="add-rule" classes="govuk-button--secondary" />
        </div>
        {table.rules.length === 0 ? null : <Rules context={context} />}
        <div class="lt-fields lt-mt3">
          <div class="lt-stepform__f">
            <Amount
              context={context}
              name="otherwise"
              label={`${text.otherwise}. ${text.otherwiseHint}`}
              value={table.otherwise}
              visible
            />
          </div>
          <Input name="table-name" label={{ text: text.name }} value={table.name} />
          <Select
            name="policy"
            label={{ text: text.policy }}
            value={table.hitPolicy}
            items={[
              { value: "FIRST", text: text.policyFirst },
              { value: "UNIQUE", text: text.policyUnique },
            ]}
          />
        </div>
        <Ruled text={text.columns} note={text.columnsAbout} />
        <Columns context={context} />
        <div class="lt-actions">
          <Button text={text.addColumn} name="act" value="add-column" classes="govuk-button--secondary" />
        </div>
      </Form>
      <div class="lt-actions lt-noprint">
        <a href={`${paths.fees}/file.dmn`}>{text.download}</a>
      </div>
      <FileForm frame={frame} desk={desk} version={version} />
    </>
  );
}

function Check({ desk, problems, table }: FeeView & { table: FeeTable }) {
  const { locale } = desk;
  const text = wordsIn(feeText, locale);
  const words = flowText(locale);
  const errors = problems.some(({ severity }) => severity === "error");
  const where = (element: string) => {
    const line = /_rule_(\d+)/.exec(element)?.[1];
    return line === undefined ? table.name : text.line(Number(line));
  };
  return (
    <>
      <Ruled text={text.check} bad={errors} />
      {problems.length === 0 ? (
        <p class="lt-drawn-fine">{words.problemsNone}</p>
      ) : (
        <Table
          caption={text.check}
          captionClasses="govuk-visually-hidden"
          head={[{ text: words.kind }, { text: words.where }, { text: words.what }]}
          rows={problems.map(({ severity, element, message }) => [
            { text: <span class={`lt-drawn-weight lt-drawn-weight--${severity}`}>{words[severity]}</span> },
            { text: where(element) },
            { text: message[locale] },
          ])}
        />
      )}
    </>
  );
}

function Try({ frame, desk, table, tried }: FeeView & { table: FeeTable }) {
  const { locale, paths } = desk;
  const text = wordsIn(feeText, locale);
  return (
    <>
      <Ruled text={text.try} id="try" note={text.tryAbout} />
      <Form frame={frame} action={`${paths.fees}#try`} method="get">
        <div class="lt-fields lt-mt3">
          {table.columns.map((column) => (
            <TryField column={column} value={tried?.values.get(column.name) ?? ""} locale={locale} />
          ))}
          <Button text={text.tryGo} name="try" value="1" classes="govuk-button--secondary" />
        </div>
      </Form>
      {tried ? (
        <p role="status">
          {tried.fee.kind === "none" ? (
            tried.fee.why[locale]
          ) : (
            <>
              <strong>{text.gives(formatMoney(tried.fee.amount, locale))}</strong>,{" "}
              {tried.fee.line === undefined ? text.byOther : text.byLine(tried.fee.line)}
              {tried.fee.note === "" ? "" : `: ${tried.fee.note}`}
            </>
          )}
        </p>
      ) : null}
    </>
  );
}

function TryField({
  column,
  value,
  locale,
}: {
  column: FeeTable["columns"][number];
  value: string;
  locale: FlowDesk["locale"];
}) {
  const text = wordsIn(feeText, locale);
  const { name, label, kind, choices } = column;
  if (kind === "choice")
    return (
      <Select
        name={`f.${name}`}
        id={fieldId(`f.${name}`)}
        label={{ text: label }}
        value={value}
        items={choices.map((choice) => ({ value: choice, text: choice }))}
      />
    );
  if (kind === "boolean")
    return (
      <Select
        name={`f.${name}`}
        id={fieldId(`f.${name}`)}
        label={{ text: label }}
        value={value}
        items={[
          { value: "true", text: text.yes },
          { value: "false", text: text.no },
        ]}
      />
    );
  return (
    <Input
      name={`f.${name}`}
      id={fieldId(`f.${name}`)}
      label={{ text: label }}
      value={value}
      inputmode={kind === "number" ? "decimal" : "text"}
    />
  );
}

function Publish({ frame, desk, draft, versions, problems, note, error, version }: FeeView) {
  const text = wordsIn(feeText, desk.locale);
  const newest = versions[0];
  if (!draft || problems.some(({ severity }) => severity === "error")) return null;
  if (newest?.dmn === draft.dmn) return <p class="lt-quiet lt-mt4">{text.same}</p>;
  const number = (newest?.number ?? 0) + 1;
  return (
    <>
      <Ruled text={text.publish(number)} />
      <Form frame={frame} action={desk.paths.feePublication} classes="lt-narrow">
        <input type="hidden" name="draft" value={String(version)} />
        <Input
          name="publish-note"
          label={{ text: text.publishNote }}
          value={note}
          {...(error?.field === "publish-note" ? { errorMessage: { text: error.text } } : {})}
        />
        <p class="lt-quiet">{text.publishAbout}</p>
        <div class="lt-actions">
          <Button text={text.publish(number)} classes="govuk-button--secondary" />
        </div>
      </Form>
    </>
  );
}

function Published({ desk, versions }: FeeView) {
  const { locale, paths } = desk;
  const text = wordsIn(feeText, locale);
  if (versions.length === 0) return null;
  return (
    <>
      <Ruled text={text.versions} />
      <ul class="govuk-list">
        {versions.map((version, index) => (
          <li>
            <a href={paths.feeVersion(version.number)}>{text.version(version.number)}</a>{" "}
            {index === 0 ? <Tag text={text.inUse} /> : null} {version.note}{" "}
            <span class="lt-quiet">
              {version.publishedByName}, {formatDateTime(version.publishedAt)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** One published fee table. */
export function FeeVersionPage({
  frame,
  desk,
  version,
  table,
}: {
  frame: Frame;
  desk: FlowDesk;
  version: FeeVersion;
  table: FeeTable | undefined;
}) {
  const { locale, offered, paths } = desk;
  const text = wordsIn(feeText, locale);
  return (
    <OfficerPage frame={frame} title={`${text.version(version.number)}: ${offered.name}`}>
      <BackLink href={paths.fees} text={text.title} />
      <Toolbar
        title={text.version(version.number)}
        note={`${version.publishedByName}, ${formatDateTime(version.publishedAt)}`}
      />
      <FlowTabs current="fees" paths={paths} />
      <p class="lt-mt3">{version.note}</p>
      {table ? <FeeTableRead table={table} locale={locale} /> : null}
      <div class="lt-actions lt-noprint">
        <a href={`${paths.feeVersion(version.number)}/file.dmn`}>{text.download}</a>
      </div>
    </OfficerPage>
  );
}
