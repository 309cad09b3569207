import type { PropsWithChildren } from "hono/jsx";
import type { FlowDifference, NotExpressible, Picture, StepTable } from "../../../../engines/flow/steps/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { Button, ErrorSummary, Form, OfficerPage, Ruled, Table, Void } from "../../../../ui/index.ts";
import type { FlowDraft } from "../../store/flow-drafts.ts";
import type { CheckedDraft } from "../flow-check.ts";
import type { FlowDesk } from "../flow-desk.ts";
import { AllowanceBar, Drawing, FlowHead, problemMarks, Stale } from "../flow-parts.tsx";
import { agencyLevels, agencyText, flowText } from "../flow-words.ts";
import { fieldId, RowButton, type RowContext, RowField, StepRow } from "./step-row.tsx";
import { stepsText } from "./text.ts";

/** What the page of the step table shows. */
export type StepsView = {
  readonly frame: Frame;
  readonly desk: FlowDesk & { readonly draft: FlowDraft };
  /** As typed, or as the draft says. */
  readonly table: StepTable;
  readonly notExpressible: readonly NotExpressible[];
  readonly picture: Picture | undefined;
  readonly checked: CheckedDraft;
  readonly agencies: ReadonlyMap<string, string>;
  /** Version of the draft that the form was made from. */
  readonly version: number;
  readonly focus: string | undefined;
  readonly errors: Readonly<Record<string, string>>;
  readonly people: string | undefined;
  /** What somebody else saved meanwhile, beside what was typed. */
  readonly stale: { readonly mine: Picture | undefined; readonly differences: readonly FlowDifference[] } | undefined;
};

/** The flow as a table: by keyboard alone, without script, the same draft as the drawing. */
export function StepsPage(view: StepsView) {
  const { frame, desk, picture, checked, errors, people, stale } = view;
  const { locale, offered, draft, limit } = desk;
  const text = wordsIn(stepsText, locale);
  const list = Object.entries(errors).map(([field, said]) => ({ text: said, href: `#${fieldId(field)}` }));
  return (
    <OfficerPage frame={frame} title={`${text.title}: ${offered.name}`}>
      {people === undefined || stale ? null : <ErrorSummary errorList={list.length > 0 ? list : [{ text: people }]} />}
      <FlowHead desk={desk} current="steps" />
      <AllowanceBar sum={checked.sum} limit={limit} names={checked.names} locale={locale} />
      {desk.mayWrite ? null : <p class="lt-quiet lt-mt3">{flowText(locale).readOnly}</p>}
      <Ruled text={text.picture} />
      <div class="lt-stepform__picture">
        <Drawing id="flow" name={offered.name} picture={picture} marks={problemMarks(checked.problems)} scale={0.7} />
      </div>
      <TableForm {...view}>
        {stale ? (
          <Stale name={offered.name} draft={draft} theirs={picture} mine={stale.mine} differences={stale.differences}>
            <div class="lt-actions">
              <Button text={flowText(locale).overwrite} classes="govuk-button--warning" />
              <a href={desk.paths.steps}>{flowText(locale).takeTheirs}</a>
            </div>
          </Stale>
        ) : null}
      </TableForm>
      <Drawn {...view} />
    </OfficerPage>
  );
}

function TableForm(view: PropsWithChildren<StepsView>) {
  const { frame, desk, table, version, children } = view;
  const { locale, paths, mayWrite } = desk;
  const text = wordsIn(stepsText, locale);
  const context = contextOf(view);
  return (
    <Form frame={frame} action={paths.steps} keepAs="flow-steps" id="steps-form">
      <input type="hidden" name="version" value={String(version)} data-lt-kept="" />
      {children}
      <div class="lt-stepform__bar">
        <Ruled text={text.title} note={text.about} />
        {mayWrite ? (
          <div class="lt-actions">
            <Button text={text.save} attributes={{ "data-lt-save": "" }} />
            <RowButton context={context} act="add:task:" text={text.addStep} about={text.first} />
          </div>
        ) : null}
      </div>
      <div class="lt-stepform__head">
        <RowField
          context={context}
          name="flow-name"
          label={text.flowName}
          value={table.name}
          classes="lt-stepform__f--name"
        />
        <First {...view} context={context} />
      </div>
      {table.steps.length === 0 ? (
        <Void kind="empty" title={text.empty}>
          {text.emptyWay}
        </Void>
      ) : (
        <ol class="lt-stepform">
          {table.steps.map((step, at) => (
            <StepRow step={step} at={at} last={at === table.steps.length - 1} context={context} />
          ))}
        </ol>
      )}
      <Adding context={context} last={table.steps.at(-1)?.id ?? ""} />
      <Ends table={table} context={context} />
      <Lists {...view} />
    </Form>
  );
}

function Adding({ context, last }: { context: RowContext; last: string }) {
  const text = wordsIn(stepsText, context.locale);
  return (
    <div class="lt-actions">
      <RowButton context={context} act={`add:task:${last}`} text={text.addStep} about={text.ends} />
      <RowButton context={context} act={`add:wait:${last}`} text={text.addWait} about={text.ends} />
      <RowButton context={context} act={`add:parallel:${last}`} text={text.addParallel} about={text.ends} />
    </div>
  );
}

function First({ table, desk, context }: StepsView & { context: RowContext }) {
  const text = wordsIn(stepsText, desk.locale);
  if (table.first === null) return <p class="lt-quiet">{text.firstDrawn}</p>;
  return (
    <div class="lt-stepform__f lt-stepform__f--to">
      <label class="lt-stepform__l" for="first">
        {text.first}
      </label>
      <select class="govuk-select" id="first" name="first">
        <option value="">{text.nowhere}</option>
        {context.targets.map(({ id, label }) => (
          <option value={id} selected={id === table.first ? true : undefined}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Ends({ table, context }: { table: StepTable; context: RowContext }) {
  const text = wordsIn(stepsText, context.locale);
  return (
    <section aria-labelledby="ends">
      <Ruled text={text.ends} id="ends" note={text.endsAbout} />
      {table.ends.map((end, index) => (
        <div class="lt-stepform__line lt-stepform__end">
          <input type="hidden" name="end[]" value={end.id} />
          <RowField
            context={context}
            name={`name.${end.id}`}
            label={`${text.end} ${index + 1}`}
            value={end.name}
            classes="lt-stepform__f--name"
          />
          <RowButton context={context} act={`remove:${end.id}`} text={text.remove} about={end.name} small />
          {context.errors[`row.${end.id}`] ? <p class="lt-stepform__e">{context.errors[`row.${end.id}`]}</p> : null}
        </div>
      ))}
      <RowButton context={context} act="add-end" text={text.addEnd} about={text.ends} />
    </section>
  );
}

function Drawn({ notExpressible, desk }: StepsView) {
  const text = wordsIn(stepsText, desk.locale);
  if (notExpressible.length === 0) return null;
  return (
    <>
      <Ruled text={text.drawnOnly} note={text.drawnOnlyAbout} />
      <Table
        caption={text.drawnOnly}
        captionClasses="govuk-visually-hidden"
        head={[{ text: text.element }, { text: text.why }]}
        rows={notExpressible.map(({ name, why }) => [{ text: name }, { text: why[desk.locale] }])}
      />
    </>
  );
}

/** What fields offer while one types: roles of this flow, agencies of this node. */
function Lists({ table, agencies, desk }: StepsView) {
  const roles = new Set(
    table.steps.flatMap(({ role, branches }) => [role, ...branches.map((one) => one.role)]).filter(Boolean),
  );
  return (
    <>
      <datalist id="roles">
        {[...roles].map((role) => (
          <option value={role} />
        ))}
      </datalist>
      <datalist id="agencies">
        {agencyLevels.map((level) => (
          <option value={level}>{agencyText(level, agencies, desk.locale)}</option>
        ))}
        {[...agencies].slice(0, 400).map(([code, name]) => (
          <option value={code}>{name}</option>
        ))}
      </datalist>
    </>
  );
}

function contextOf({ table, notExpressible, desk, errors, focus }: StepsView): RowContext {
  const text = wordsIn(stepsText, desk.locale);
  return {
    locale: desk.locale,
    mayWrite: desk.mayWrite,
    errors,
    focus,
    targets: [
      ...table.steps.map(({ id, name }, at) => ({ id, label: `${at + 1}. ${name || text.row(at + 1)}` })),
      ...table.ends.map(({ id, name }) => ({ id, label: `${text.ends}: ${name}` })),
      ...notExpressible.map(({ element, name }) => ({ id: element, label: `${text.drawnOnly}: ${name}` })),
    ],
  };
}
