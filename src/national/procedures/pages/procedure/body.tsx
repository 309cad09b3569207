import type { Child } from "hono/jsx";
import type { Frame } from "../../../../platform/http/index.ts";
import { textIn, wordsIn } from "../../../../platform/text/index.ts";
import type { Procedure, ProcedureComponent } from "../../../../protocol/procedures/index.ts";
import { Ledger, type LedgerRow, Ruled, Steps, Table } from "../../../../ui/index.ts";
import { applicantNames } from "../../vocabulary.ts";
import { dayText, langOf, moneyText, nameIn, ownerName } from "../names.ts";
import { procedureWords } from "../words.ts";
import { HowLong } from "./how-long.tsx";
import { procedureText } from "./text.ts";
import { VersionList } from "./version-list.tsx";
import type { ProcedureView } from "./view.tsx";

/** A procedure in full, section by section. */
export function ProcedureBody(props: ProcedureView) {
  const { frame, procedure, versions } = props;
  return (
    <div class="lt-procedure__body">
      <What frame={frame} procedure={procedure} />
      <Papers frame={frame} procedure={procedure} isPublished={versions.length > 0} />
      <StepList frame={frame} procedure={procedure} />
      <Fees frame={frame} procedure={procedure} />
      <HowLong frame={frame} procedure={procedure} now={props.now} time={props.time} />
      <Where frame={frame} procedure={procedure} />
      <Result {...props} />
      {versions.length > 0 ? <VersionList frame={frame} procedure={procedure} versions={versions} /> : null}
    </div>
  );
}

type Part = { readonly frame: Frame; readonly procedure: Procedure };

/** Words of the record, which is in Vietnamese. */
function Record({ frame, children }: { frame: Frame; children: Child }) {
  return frame.locale === "vi" ? children : <span lang="vi">{children}</span>;
}

function What({ frame, procedure }: Part) {
  const { locale } = frame;
  const text = wordsIn(procedureText, locale);
  const isEnglish = locale === "en" && procedure.plain.en !== "";
  const said = isEnglish ? procedure.plain.en : procedure.plain.vi;
  return (
    <section aria-labelledby="what">
      <Ruled id="what" text={text.what} />
      {said.split("\n").map((each) => (
        <p class="lt-mt2" lang={locale === "en" && !isEnglish ? "vi" : undefined}>
          {each}
        </p>
      ))}
      <p class="lt-mt2 lt-quiet">
        {text.who}: {procedure.applicants.map((kind) => textIn(applicantNames[kind], locale)).join("; ")}
      </p>
    </section>
  );
}

function Papers({ frame, procedure, isPublished }: Part & { isPublished: boolean }) {
  const text = wordsIn(procedureText, frame.locale);
  const words = wordsIn(procedureWords, frame.locale);
  const count = (number: number) => (number === 0 ? words.none : String(number));
  return (
    <section aria-labelledby="papers">
      <Ruled id="papers" text={text.papersTitle} />
      <Table
        caption={text.papersTitle}
        captionClasses="govuk-visually-hidden"
        head={[
          { text: text.paper },
          { text: text.originals, format: "numeric" },
          { text: text.copies, format: "numeric" },
        ]}
        rows={procedure.components.map((component) => [
          { text: <Paper frame={frame} component={component} /> },
          ...(component.originals + component.copies === 0
            ? [{ text: text.show, colspan: 2, format: "numeric" }]
            : [
                { text: count(component.originals), format: "numeric" },
                { text: count(component.copies), format: "numeric" },
              ]),
        ])}
      />
      {isPublished ? (
        <p class="lt-mt2 lt-noprint">
          <a href={`/procedures/${procedure.code}/papers`}>{text.printPapers}</a>
        </p>
      ) : null}
    </section>
  );
}

/** A paper with what belongs to it. */
export function Paper({ frame, component }: { frame: Frame; component: ProcedureComponent }) {
  const text = wordsIn(procedureText, frame.locale);
  // What is said of the paper stands in the reader's language, the record's own words in Vietnamese.
  const notes: readonly (readonly [said: string, record: string])[] = [
    ...(component.onlyWhen ? [[text.onlyWhen, component.onlyWhen] as const] : []),
    ...(component.form ? [[text.form, component.form.code] as const] : []),
    ...(component.required ? [] : [[text.optional, ""] as const]),
    ...(component.note ? [["", component.note] as const] : []),
  ];
  return (
    <>
      <Record frame={frame}>{component.name}</Record>
      {notes.map(([said, record]) => (
        <span class="lt-row-note">
          {said} {record ? <Record frame={frame}>{record}</Record> : null}
        </span>
      ))}
    </>
  );
}

function StepList({ frame, procedure }: Part) {
  const text = wordsIn(procedureText, frame.locale);
  if (procedure.steps.length === 0) return null;
  return (
    <section aria-labelledby="steps">
      <Ruled id="steps" text={text.stepsTitle} />
      <div lang={frame.locale === "vi" ? undefined : "vi"}>
        <Steps items={procedure.steps.map(({ title, text: does }) => ({ who: `${title}.`, does }))} />
      </div>
    </section>
  );
}

function Fees({ frame, procedure }: Part) {
  const { locale } = frame;
  const text = wordsIn(procedureText, locale);
  const rows = procedure.fees.map(
    (fee): LedgerRow => ({
      term: (
        <>
          <Record frame={frame}>{fee.name}</Record>
          {fee.note ? (
            <span class="lt-row-note">
              <Record frame={frame}>{fee.note}</Record>
            </span>
          ) : null}
        </>
      ),
      value: (
        <strong class="lt-strong lt-nowrap">
          {fee.amount === null ? text.dependsOnDossier : moneyText(fee.amount, locale)}
        </strong>
      ),
    }),
  );
  return (
    <section aria-labelledby="fees">
      <Ruled id="fees" text={text.feesTitle} />
      {rows.length > 0 ? <Ledger rows={rows} /> : <p class="lt-mt2">{text.free}</p>}
    </section>
  );
}

function Where({ frame, procedure }: Part) {
  const text = wordsIn(procedureText, frame.locale);
  const { counter, post, online } = procedure.channels;
  const rows: LedgerRow[] = [
    ...(counter
      ? [
          {
            term: text.counter,
            value: (
              <>
                {text.counterAt} <Record frame={frame}>{procedure.resolvedBy}</Record>
              </>
            ),
          },
        ]
      : []),
    ...(post ? [{ term: text.post, value: text.postYes }] : []),
    ...(online ? [{ term: text.online, value: text.onlineYes(online) }] : []),
  ];
  return (
    <section aria-labelledby="where">
      <Ruled id="where" text={text.where} />
      <Ledger stack rows={rows} />
    </section>
  );
}

function Result({ frame, procedure, find }: ProcedureView) {
  const { locale } = frame;
  const text = wordsIn(procedureText, locale);
  const words = wordsIn(procedureWords, locale);
  const { decision, legalBasis, together, results } = procedure;
  const record = (lines: readonly string[]) => <Record frame={frame}>{lines.join("; ")}</Record>;
  const rows: readonly LedgerRow[] = [
    { term: text.result, value: record(results.map(({ name }) => name)) },
    { term: text.fullName, value: record([procedure.name]) },
    { term: words.codeLong, value: <span class="lt-code">{procedure.code}</span> },
    ...(procedure.conditions ? [{ term: text.conditions, value: record([procedure.conditions]) }] : []),
    { term: text.basis, value: <Basis frame={frame} legalBasis={legalBasis} /> },
    {
      term: text.announced,
      value: record([text.announcedBy(decision.number, dayText(decision.date), decision.issuer)]),
    },
    { term: text.effective, value: text.from(dayText(procedure.effectiveFrom)) },
    { term: words.owner, value: ownerName(procedure.owner, locale) },
    ...(together.length > 0
      ? [
          {
            term: text.together,
            value: together.map((code, index) => {
              const other = find(code);
              return (
                <>
                  {index > 0 ? "; " : null}
                  <a href={`/procedures/${code}`} lang={other && langOf(other, locale)}>
                    {other ? nameIn(other, locale) : code}
                  </a>
                </>
              );
            }),
          },
        ]
      : []),
  ];
  return (
    <section aria-labelledby="result">
      <Ruled id="result" text={text.resultTitle} />
      <Ledger stack rows={rows} />
    </section>
  );
}

function Basis({ frame, legalBasis }: { frame: Frame; legalBasis: Procedure["legalBasis"] }) {
  return (
    <ul class="govuk-list" lang={frame.locale === "vi" ? undefined : "vi"}>
      {legalBasis.map(({ number, title }) => (
        <li>
          {number}
          <span class="lt-row-note">{title}</span>
        </li>
      ))}
    </ul>
  );
}
