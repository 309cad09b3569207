import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import type { Procedure } from "../../../../protocol/procedures/index.ts";
import { BackLink, Button, Form, Ledger, OfficerPage, Ruled, Strip, Toolbar, Versions } from "../../../../ui/index.ts";
import { changedFields } from "../../actions/commit-act.ts";
import type { Finding } from "../../findings/finding.ts";
import { factsOf, type Offered, type OfferedFacts } from "../../offered.ts";
import type { Act, Change } from "../../store/acts.ts";
import type { YearOfDemand } from "../../store/demand.ts";
import { whatText } from "../acts/view.tsx";
import { ChangeTable } from "../change-table.tsx";
import type { FormErrors } from "../desk.ts";
import { explainFinding } from "../explain-finding.ts";
import { Refused } from "../form-parts.tsx";
import { fieldName, fieldValue, findingName, levelNames, stateName, words } from "../words.ts";
import { FactsForm } from "./form.tsx";
import { NationalPart } from "./national-part.tsx";
import { procedureText } from "./text.ts";

const path = "/procedures/catalogue";

/** What the page of one procedure shows. */
export type ProcedureView = {
  readonly frame: Frame;
  readonly offered: Offered;
  /** Typed and refused; absent: what is stored. */
  readonly typed?: OfferedFacts | undefined;
  readonly typedFees?: Readonly<Record<string, string>> | undefined;
  /** The typed stands against a newer stored one. */
  readonly stale: boolean;
  readonly record: Procedure | undefined;
  readonly newer: number | undefined;
  readonly findings: readonly Finding[];
  readonly history: readonly (Act & Change)[];
  readonly demand: YearOfDemand;
  readonly agencies: readonly { readonly code: string; readonly name: string }[];
  readonly mayWrite: boolean;
  readonly errors: FormErrors | undefined;
  /** Links that other parts of the system add beside a procedure. */
  readonly links: readonly { readonly href: string; readonly text: string }[];
};

/** One procedure of the catalogue: the authority's own part to edit, the nation's to read, its findings and its history. */
export function ProcedurePage(view: ProcedureView) {
  const { frame, offered, mayWrite, typed, stale, record, newer, agencies, errors } = view;
  const { locale } = frame;
  const text = wordsIn(procedureText, locale);
  return (
    <OfficerPage frame={frame} title={offered.name}>
      <BackLink href={path} />
      <Refused errors={errors} />
      <Toolbar title={offered.name} note={offered.code} />
      <Strip
        facts={[
          { term: words(locale).state, value: stateName(offered.state, locale) },
          { term: words(locale).level, value: levelNames(offered.levels, locale) },
          {
            term: words(locale).agency,
            value: agencies.find(({ code }) => code === offered.leadAgency)?.name ?? offered.leadAgency,
          },
          {
            term: words(locale).online,
            value: offered.online === null ? text.noOnline : words(locale).onlineLevel(offered.online),
          },
        ]}
      />
      <Links {...view} />
      {mayWrite ? <StateActs {...view} /> : null}
      <div class="lt-columns">
        <div>
          {stale && typed ? <Stale offered={offered} typed={typed} frame={frame} /> : null}
          {mayWrite ? (
            <FactsForm
              frame={frame}
              action={`${path}/${offered.id}`}
              facts={typed ?? offered}
              revision={offered.revision}
              isNew={false}
              typedFees={view.typedFees}
              {...{ record, newer, agencies, errors }}
            />
          ) : (
            <ReadOnly {...view} />
          )}
        </div>
        <div>
          <Problems {...view} />
          <NationalPart record={record} />
          <History {...view} />
        </div>
      </div>
    </OfficerPage>
  );
}

function Links({ frame, offered, demand, links }: ProcedureView) {
  const text = wordsIn(procedureText, frame.locale);
  const number = (value: number) => formatNumber(value, frame.locale);
  return (
    <p class="lt-actions lt-noprint">
      {offered.state === "published" ? (
        <a href={`/procedures/${encodeURIComponent(offered.code)}`}>{text.see}</a>
      ) : null}
      <a href={`${path}/${offered.id}/cost`}>{text.cost}</a>
      {links.map((link) => (
        <a href={link.href}>{link.text}</a>
      ))}
      <span class="lt-quiet">{text.demand(number(demand.total), number(demand.online))}</span>
    </p>
  );
}

function StateActs({ frame, offered }: ProcedureView) {
  const text = wordsIn(procedureText, frame.locale);
  const acts = [
    {
      to: "publication",
      label: text.publish,
      shown: offered.state !== "published",
      classes: "govuk-button--secondary",
    },
    { to: "hiding", label: text.hide, shown: offered.state === "published", classes: "govuk-button--secondary" },
    { to: "withdrawal", label: text.withdraw, shown: offered.state !== "withdrawn", classes: "govuk-button--warning" },
  ];
  return (
    <div class="lt-actions lt-noprint">
      {acts.map(({ to, label, shown, classes }) =>
        shown ? (
          <Form frame={frame} action={`${path}/${offered.id}/${to}`}>
            <input type="hidden" name="revision" value={String(offered.revision)} />
            <Button text={label} classes={classes} />
          </Form>
        ) : null,
      )}
    </div>
  );
}

function Stale({ offered, typed, frame }: { offered: Offered; typed: OfferedFacts; frame: Frame }) {
  const text = wordsIn(procedureText, frame.locale);
  return (
    <section aria-labelledby="stale">
      <Ruled text={text.staleTitle} id="stale" bad />
      <p>{text.staleTheirs}</p>
      <ChangeTable caption={text.staleTitle} before={factsOf(offered)} after={typed} />
    </section>
  );
}

function ReadOnly({ frame, offered }: ProcedureView) {
  const { locale } = frame;
  const text = wordsIn(procedureText, locale);
  const facts = factsOf(offered);
  const fields = changedFields({ before: null, after: facts }).filter((field) => field !== "state");
  return (
    <section aria-labelledby="own">
      <Ruled text={text.own} id="own" />
      <p class="lt-small lt-quiet">{words(locale).readOnly}</p>
      <Ledger
        stack
        rows={fields.map((field) => ({ term: fieldName(field, locale), value: fieldValue(facts, field, locale) }))}
      />
    </section>
  );
}

function Problems({ frame, findings }: ProcedureView) {
  const { locale } = frame;
  const text = wordsIn(procedureText, locale);
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby="problems">
      <Ruled text={text.problems} id="problems" bad />
      <Ledger
        stack
        rows={findings.map((one) => {
          const { why, evidence, advice } = explainFinding(one, locale);
          return {
            term: findingName(one.kind, locale),
            value: (
              <>
                <div>{why}</div>
                {evidence.map((line) => (
                  <div class="lt-quiet">{line}</div>
                ))}
                <div class="lt-strong">{advice}</div>
              </>
            ),
          };
        })}
      />
    </section>
  );
}

function History({ frame, history }: ProcedureView) {
  const { locale } = frame;
  const text = wordsIn(procedureText, locale);
  return (
    <section aria-labelledby="history">
      <Ruled text={text.history} id="history" />
      <Versions
        items={history.map((one) => ({
          number: one.revision,
          what: (
            <>
              <a href={`/procedures/acts/${one.id}`}>{whatText(one, locale)}</a>
              {one.before && one.after
                ? `: ${changedFields(one)
                    .map((field) => fieldName(field, locale).toLocaleLowerCase(locale))
                    .join(", ")}`
                : ""}
            </>
          ),
          by: text.historyBy(one.actorName === "system" ? text.system : one.actorName, formatDateTime(one.at)),
        }))}
      />
    </section>
  );
}
