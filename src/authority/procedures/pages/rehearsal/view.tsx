import type { FlowProblem, Plan, PlanNode } from "../../../../engines/flow/index.ts";
import type { Picture } from "../../../../engines/flow/steps/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, formatMoney, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import {
  Button,
  DueExplanation,
  ErrorSummary,
  type FlowMark,
  Form,
  Input,
  Ledger,
  OfficerPage,
  Ruled,
  Select,
  Table,
} from "../../../../ui/index.ts";
import type { RehearsedPath } from "../../rehearsal/all-paths.ts";
import type { DossierFee } from "../../rehearsal/fee-of-dossier.ts";
import type { Outcome } from "../../rehearsal/outcomes.ts";
import type { Rehearsed, RehearsedStep } from "../../rehearsal/rehearse.ts";
import type { FlowDesk } from "../flow-desk.ts";
import { Drawing, FlowHead, Problems } from "../flow-parts.tsx";
import { fieldId } from "../flow-steps/step-row.tsx";
import { agencyText, allowanceText, clockText } from "../flow-words.ts";
import { DossierCalendar } from "./calendar.tsx";
import { PathsTable } from "./paths-table.tsx";
import type { AskedRehearsal } from "./read-rehearsal.ts";
import { rehearsalText } from "./text.ts";
import { Verdict } from "./verdict.tsx";

/** What the rehearsal shows. */
export type RehearsalView = {
  readonly frame: Frame;
  readonly desk: FlowDesk;
  readonly asked: AskedRehearsal;
  readonly agencies: ReadonlyMap<string, string>;
  readonly plan: Plan | undefined;
  readonly problems: readonly FlowProblem[];
  readonly names: ReadonlyMap<string, string>;
  readonly picture: Picture | undefined;
  /** Steps whose outcome is chosen. */
  readonly choices: readonly { readonly node: PlanNode; readonly outcomes: readonly Outcome[] }[];
  readonly valueNames: readonly string[];
  readonly feeColumns: readonly { readonly name: string; readonly label: string }[];
  readonly fee: DossierFee | undefined;
  readonly one: Rehearsed | undefined;
  readonly every: { readonly paths: readonly RehearsedPath[]; readonly isCut: boolean } | undefined;
};

/** Made-up dossiers before publishing: what happens when, why, and what it costs. Nothing is stored. */
export function RehearsalPage(view: RehearsalView) {
  const { frame, desk, asked, plan, problems, names, one, every } = view;
  const { locale, offered, draft, newest } = desk;
  const text = wordsIn(rehearsalText, locale);
  const errors = [
    ...(asked.receivedAt ? [] : [{ text: text.receivedWrong, href: "#at" }]),
    ...(asked.waitingOk ? [] : [{ text: text.waitingWrong, href: "#waiting" }]),
  ];
  return (
    <OfficerPage frame={frame} title={`${text.title}: ${offered.name}`}>
      {errors.length > 0 ? <ErrorSummary errorList={errors} /> : null}
      <FlowHead desk={desk} current="rehearsal" />
      <p class="lt-quiet lt-mt3">
        {text.about} {draft ? text.which(draft.version) : newest ? text.whichPublished(newest.number) : null}
      </p>
      {plan ? (
        <AskForm {...view} />
      ) : (
        <>
          <p class="lt-drawn-notready lt-mt3">{text.notYet}</p>
          <Problems problems={problems} names={names} />
        </>
      )}
      {one ? <One view={view} rehearsed={one} /> : null}
      {every ? <PathsTable {...every} view={view} /> : null}
    </OfficerPage>
  );
}

function AskForm(view: RehearsalView) {
  const { frame, desk, asked, choices, valueNames, feeColumns, agencies } = view;
  const { locale, paths } = desk;
  const text = wordsIn(rehearsalText, locale);
  return (
    <Form frame={frame} action={paths.rehearsal} method="get" classes="lt-mt4">
      <Ruled text={text.form} />
      <div class="lt-fields lt-mt3">
        <Input
          name="at"
          type="datetime-local"
          label={{ text: text.receivedAt }}
          value={asked.at}
          {...(asked.receivedAt ? {} : { errorMessage: { text: text.receivedWrong } })}
        />
        <Input name="agency" label={{ text: text.agency }} value={asked.agency} attributes={{ list: "agencies" }} />
        <Input
          name="waiting"
          label={{ text: text.waiting }}
          hint={{ text: text.waitingHint }}
          value={asked.waiting}
          {...(asked.waitingOk ? {} : { errorMessage: { text: text.waitingWrong } })}
        />
        {choices.map(({ node, outcomes }) => (
          <Select
            name={`o.${node.id}`}
            id={fieldId(`o.${node.id}`)}
            label={{ text: text.outcomeOf(node.name) }}
            value={asked.outcomes.get(node.id) ?? outcomes[0]?.code}
            items={outcomes.map(({ code, label }) => ({ value: code, text: label }))}
          />
        ))}
        {valueNames.map((name) => (
          <Input
            name={`v.${name}`}
            id={fieldId(`v.${name}`)}
            label={{ text: text.valueOf(name) }}
            value={asked.values.get(name) ?? ""}
          />
        ))}
        {feeColumns.map(({ name, label }) => (
          <Input
            name={`f.${name}`}
            id={fieldId(`f.${name}`)}
            label={{ text: text.feeOf(label) }}
            value={asked.fees.get(name) ?? ""}
          />
        ))}
      </div>
      <datalist id="agencies">
        {[...agencies].slice(0, 400).map(([code, name]) => (
          <option value={code}>{name}</option>
        ))}
      </datalist>
      {choices.length > 0 ? <p class="lt-quiet lt-small">{text.again}</p> : null}
      <div class="lt-actions">
        <Button text={text.go} name="all" value="0" />
        {choices.length > 0 ? <Button text={text.all} name="all" value="1" classes="govuk-button--secondary" /> : null}
      </div>
    </Form>
  );
}

function One({ view, rehearsed }: { view: RehearsalView; rehearsed: Rehearsed }) {
  const { desk, picture, fee } = view;
  const { locale, offered } = desk;
  const text = wordsIn(rehearsalText, locale);
  const due = rehearsed.due?.due ?? undefined;
  const again = rehearsed.steps.filter(({ pauses }) => pauses === "supplement").length > 1;
  return (
    <>
      <Ruled text={text.result} bad={rehearsed.isLate || rehearsed.stuck !== undefined} />
      {rehearsed.stuck ? <p class="lt-drawn-notready">{rehearsed.stuck[locale]}</p> : null}
      <div class="lt-narrow">
        <Ledger
          rows={[
            { term: text.doneAt, value: formatDateTime(rehearsed.doneAt) },
            {
              term: text.due,
              value: due ? `${formatDateTime(due)} (${allowanceText(desk.limit?.limit ?? "", locale)})` : text.noDue,
            },
            ...(due ? [{ term: text.state, value: <Verdict rehearsed={rehearsed} due={due} locale={locale} /> }] : []),
            { term: text.ends, value: rehearsed.ends.join(", ") || text.none },
            { term: text.fee, value: <FeeText fee={fee} locale={locale} /> },
          ]}
        />
      </div>
      {rehearsed.due ? <DueExplanation explained={rehearsed.due} /> : null}
      {again ? <p class="lt-quiet lt-small">{text.seconds}</p> : null}
      <Ruled text={text.steps} />
      <StepsTable steps={rehearsed.steps} view={view} />
      <Ruled text={text.picture} />
      <DossierCalendar id="calendar" rehearsed={rehearsed} locale={locale} />
      <Ruled text={text.drawing} />
      <Drawing id="flow" name={offered.name} picture={picture} marks={dueMarks(rehearsed)} />
    </>
  );
}

function FeeText({ fee, locale }: { fee: DossierFee | undefined; locale: Locale }) {
  const text = wordsIn(rehearsalText, locale);
  if (!fee) return text.feeNone;
  if (fee.kind === "none") return fee.why[locale];
  const by = fee.line === undefined ? text.feeOther : text.feeBy(fee.line, fee.note);
  return (
    <>
      {formatMoney(fee.amount, locale)}, {by}
    </>
  );
}

function StepsTable({ steps, view }: { steps: readonly RehearsedStep[]; view: RehearsalView }) {
  const { desk, agencies } = view;
  const { locale } = desk;
  const text = wordsIn(rehearsalText, locale);
  return (
    <section class="lt-scroll" tabindex={0} aria-label={text.steps}>
      <Table
        classes="lt-rehearsal"
        caption={text.steps}
        captionClasses="govuk-visually-hidden"
        head={[
          { text: text.number, format: "numeric" },
          { text: text.step },
          { text: text.role },
          { text: text.agencyColumn },
          { text: text.start },
          { text: text.end },
          { text: text.outcome },
          { text: text.clock },
          { text: text.why },
        ]}
        rows={steps.map((step, index) => [
          { text: String(index + 1), format: "numeric" },
          {
            text: `${step.kind === "timer" ? `${text.timer}: ` : ""}${step.name}${step.visit > 1 ? ` (${text.again2(step.visit)})` : ""}`,
          },
          { text: step.role || text.none },
          { text: step.kind === "work" ? agencyText(step.agency, agencies, locale) : text.none },
          { text: formatDateTime(step.start), classes: "lt-nowrap" },
          { text: formatDateTime(step.end), classes: "lt-nowrap" },
          { text: step.outcome?.label ?? text.none },
          { text: step.pauses ? `${text.clockStops}: ${clockText(step.pauses, locale)}` : text.clockRuns },
          { text: <Reason step={step} locale={locale} /> },
        ])}
      />
    </section>
  );
}

function Reason({ step, locale }: { step: RehearsedStep; locale: Locale }) {
  const text = wordsIn(rehearsalText, locale);
  if (step.kind === "timer") return <>{text.reminder}</>;
  if (step.kind === "machine") return <>{text.machine}</>;
  if (!step.explained) return <>{text.noAllowance}</>;
  return <DueExplanation explained={step.explained} />;
}

/** When each step is due, on the element itself; of several visits the last. */
function dueMarks({ steps }: Rehearsed): Readonly<Record<string, FlowMark>> {
  return Object.fromEntries(
    steps
      .filter(({ kind }) => kind !== "machine")
      .map(({ node, end }) => [node, { tone: "passed" as const, text: formatDateTime(end).replace(/\/\d{4}/, "") }]),
  );
}
