import { clockReasons, type Step, type StepChoice } from "../../../../engines/flow/steps/index.ts";
import { type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { Details, Icon } from "../../../../ui/index.ts";
import { clockText } from "../flow-words.ts";
import { stepsText } from "./text.ts";

/** Id of a field: its name without the dots that parts of names are joined by. */
export function fieldId(name: string): string {
  return name.replace(/[^\w-]/g, "-");
}

/** What the rows of the table share. */
export type RowContext = {
  readonly locale: Locale;
  readonly mayWrite: boolean;
  /** By the name of a field: `allowance.Step_1`. */
  readonly errors: Readonly<Record<string, string>>;
  readonly targets: readonly { readonly id: string; readonly label: string }[];
  /** Field that takes the focus. */
  readonly focus: string | undefined;
};

/** A field of a row under its small label. */
export function RowField(props: {
  context: RowContext;
  name: string;
  label: string;
  value: string;
  classes: string;
  list?: string;
  placeholder?: string;
}) {
  const { context, name, label, value, classes, list, placeholder } = props;
  const error = context.errors[name];
  return (
    <div class={`lt-stepform__f ${classes}`}>
      <label class="lt-stepform__l" for={fieldId(name)}>
        {label}
      </label>
      {error === undefined ? null : (
        <p class="lt-stepform__e" id={`${fieldId(name)}-error`}>
          <Icon name="alert" /> {error}
        </p>
      )}
      <input
        type="text"
        class={error === undefined ? "govuk-input" : "govuk-input govuk-input--error"}
        id={fieldId(name)}
        name={name}
        value={value}
        list={list}
        placeholder={placeholder}
        autocomplete="off"
        autofocus={context.focus === name ? true : undefined}
        readonly={context.mayWrite ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${fieldId(name)}-error`}
        aria-invalid={error === undefined ? undefined : "true"}
      />
    </div>
  );
}

/** A button of a row; what it does is said with the name of the row. */
export function RowButton(props: {
  context: RowContext;
  act: string;
  text: string;
  about: string;
  id?: string;
  small?: boolean;
  disabled?: boolean;
  label?: string;
}) {
  const { context, act, text, about, id, small, disabled, label } = props;
  const say = wordsIn(stepsText, context.locale);
  if (!context.mayWrite) return null;
  return (
    <button
      class={small ? "lt-stepform__b" : "govuk-button govuk-button--secondary lt-stepform__add"}
      type="submit"
      name="act"
      value={act}
      id={id && fieldId(id)}
      disabled={disabled ? true : undefined}
      aria-label={label ?? say.act(text, about)}
      autofocus={id !== undefined && context.focus === id ? true : undefined}
    >
      {text}
    </button>
  );
}

/** One step: who does it, how long it may take, what happens next. */
export function StepRow({ step, at, last, context }: { step: Step; at: number; last: boolean; context: RowContext }) {
  const text = wordsIn(stepsText, context.locale);
  const { id, kind, name } = step;
  const about = name || text.row(at + 1);
  const rowError = context.errors[`row.${id}`] ?? context.errors[`branches.${id}`];
  const kinds = { task: text.kindTask, wait: text.kindWait, parallel: text.kindParallel };
  return (
    <li class={`lt-stepform__row lt-stepform__row--${kind}`}>
      <fieldset class="lt-stepform__set">
        <legend class="govuk-visually-hidden">{`${text.row(at + 1)}: ${about}`}</legend>
        <input type="hidden" name="row[]" value={id} />
        <input type="hidden" name={`kind.${id}`} value={kind} />
        <p class="lt-stepform__n" aria-hidden="true">
          {at + 1}
          <span>{kinds[kind]}</span>
        </p>
        <div class="lt-stepform__fields">
          {rowError === undefined ? null : (
            <p class="lt-stepform__e" id={fieldId(`row.${id}`)}>
              <Icon name="alert" /> {rowError}
            </p>
          )}
          <div class="lt-stepform__line">
            <RowField
              context={context}
              name={`name.${id}`}
              label={text.name}
              value={name}
              classes="lt-stepform__f--name"
            />
            {kind === "parallel" ? null : <Who id={id} step={step} context={context} />}
          </div>
          {kind === "parallel" ? <Branches step={step} context={context} /> : null}
          <Ways step={step} about={about} context={context} />
          {kind === "parallel" ? null : (
            <div class="lt-stepform__foot">
              <RowButton context={context} act={`add-choice:${id}`} text={text.addOutcome} about={about} small />
              <More step={step} about={about} context={context} />
            </div>
          )}
        </div>
        <div class="lt-stepform__acts">
          <RowButton
            context={context}
            act={`up:${id}`}
            id={`up.${id}`}
            text={text.up}
            about={about}
            small
            disabled={at === 0}
          />
          <RowButton
            context={context}
            act={`down:${id}`}
            id={`down.${id}`}
            text={text.down}
            about={about}
            small
            disabled={last}
          />
          <RowButton context={context} act={`remove:${id}`} text={text.remove} about={about} small />
          <RowButton
            context={context}
            act={`add:task:${id}`}
            text={text.addHere}
            about={about}
            label={text.addHereLabel(about)}
            small
          />
        </div>
      </fieldset>
    </li>
  );
}

function Who({
  id,
  step,
  context,
}: {
  id: string;
  step: Pick<Step, "role" | "agency" | "allowance">;
  context: RowContext;
}) {
  const text = wordsIn(stepsText, context.locale);
  return (
    <>
      <RowField
        context={context}
        name={`role.${id}`}
        label={text.role}
        value={step.role}
        classes="lt-stepform__f--role"
        list="roles"
      />
      <RowField
        context={context}
        name={`agency.${id}`}
        label={text.agency}
        value={step.agency}
        classes="lt-stepform__f--agency"
        list="agencies"
        placeholder={text.agencyHint}
      />
      <RowField
        context={context}
        name={`allowance.${id}`}
        label={text.allowance}
        value={step.allowance}
        classes="lt-stepform__f--time"
        placeholder={text.allowanceHint}
      />
    </>
  );
}

function Branches({ step, context }: { step: Step; context: RowContext }) {
  const text = wordsIn(stepsText, context.locale);
  return (
    <div class="lt-stepform__branches">
      <p class="lt-stepform__l">{text.branches}</p>
      {step.branches.map((branch, index) => (
        <div class="lt-stepform__line">
          <input type="hidden" name={`branch.${step.id}[]`} value={branch.id} />
          <RowField
            context={context}
            name={`name.${branch.id}`}
            label={text.branch(String(index + 1))}
            value={branch.name}
            classes="lt-stepform__f--name"
          />
          <Who id={branch.id} step={branch} context={context} />
          {step.branches.length > 2 ? (
            <RowButton context={context} act={`remove:${branch.id}`} text={text.remove} about={branch.name} small />
          ) : null}
        </div>
      ))}
      <RowButton context={context} act={`add-branch:${step.id}`} text={text.addBranch} about={step.name} small />
    </div>
  );
}

/** What happens next: one way, or one for each outcome. */
function Ways({ step, about, context }: { step: Step; about: string; context: RowContext }) {
  const text = wordsIn(stepsText, context.locale);
  const none: StepChoice = { label: "", outcome: "", condition: "", to: "" };
  const ways = step.next.length === 0 ? [none] : step.next;
  const parted = ways.length > 1;
  return (
    <div class="lt-stepform__ways">
      {ways.map((way, index) => (
        <div class="lt-stepform__line lt-stepform__way">
          <input type="hidden" name={`way.${step.id}[]`} value={String(index)} />
          {parted ? (
            <Outcome step={step} way={way} index={index} context={context} />
          ) : way.label === "" ? null : (
            <input type="hidden" name={`label.${step.id}.${index}`} value={way.label} />
          )}
          <To step={step} way={way} index={index} context={context} />
          {parted ? (
            <RowButton
              context={context}
              act={`remove-choice:${step.id}:${index}`}
              text={text.removeOutcome}
              about={`${about}, ${way.label || text.outcome}`}
              small
            />
          ) : null}
        </div>
      ))}
    </div>
  );
}

function Outcome({ step, way, index, context }: { step: Step; way: StepChoice; index: number; context: RowContext }) {
  const text = wordsIn(stepsText, context.locale);
  const at = `${step.id}.${index}`;
  return (
    <>
      <RowField
        context={context}
        name={`label.${at}`}
        label={text.outcome}
        value={way.label}
        classes="lt-stepform__f--label"
      />
      {way.condition === "" ? (
        <RowField
          context={context}
          name={`outcome.${at}`}
          label={text.code}
          value={way.outcome}
          classes="lt-stepform__f--code"
          placeholder={text.otherwise}
        />
      ) : (
        <RowField
          context={context}
          name={`condition.${at}`}
          label={text.condition}
          value={way.condition}
          classes="lt-stepform__f--code"
        />
      )}
    </>
  );
}

function To({ step, way, index, context }: { step: Step; way: StepChoice; index: number; context: RowContext }) {
  const text = wordsIn(stepsText, context.locale);
  const name = `to.${step.id}.${index}`;
  const error = context.errors[name];
  return (
    <div class="lt-stepform__f lt-stepform__f--to">
      <label class="lt-stepform__l" for={fieldId(name)}>
        {step.next.length > 1 ? text.to : text.next}
      </label>
      {error === undefined ? null : (
        <p class="lt-stepform__e" id={`${fieldId(name)}-error`}>
          <Icon name="alert" /> {error}
        </p>
      )}
      <select
        class={error === undefined ? "govuk-select" : "govuk-select govuk-select--error"}
        id={fieldId(name)}
        name={name}
        aria-describedby={error === undefined ? undefined : `${fieldId(name)}-error`}
      >
        <option value="">{text.nowhere}</option>
        {context.targets.map((target) => (
          <option value={target.id} selected={target.id === way.to ? true : undefined}>
            {target.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function More({ step, about, context }: { step: Step; about: string; context: RowContext }) {
  const text = wordsIn(stepsText, context.locale);
  const { id, clock, reminder } = step;
  const hasError = Object.keys(context.errors).some(
    (field) => field === `reminder.after.${id}` || field === `reminder.name.${id}`,
  );
  const said = [
    clock === null ? "" : text.clockStops(clockText(clock, context.locale)),
    reminder ? `${text.reminderAfter} ${reminder.after}` : "",
  ].filter(Boolean);
  return (
    <Details
      classes="lt-stepform__more"
      summaryText={said.length === 0 ? text.more : said.join(" · ")}
      open={
        hasError || context.focus?.startsWith("reminder")
          ? context.focus === `reminder.after.${id}` || hasError
          : undefined
      }
    >
      <div class="lt-stepform__line">
        <div class="lt-stepform__f lt-stepform__f--to">
          <label class="lt-stepform__l" for={fieldId(`clock.${id}`)}>
            {text.clock}
          </label>
          <select class="govuk-select" id={fieldId(`clock.${id}`)} name={`clock.${id}`}>
            <option value="">{text.clockRuns}</option>
            {clockReasons.map((reason) => (
              <option value={reason} selected={reason === clock ? true : undefined}>
                {text.clockStops(clockText(reason, context.locale))}
              </option>
            ))}
          </select>
        </div>
        {reminder ? (
          <>
            <RowField
              context={context}
              name={`reminder.after.${id}`}
              label={text.reminderAfter}
              value={reminder.after}
              classes="lt-stepform__f--time"
            />
            <RowField
              context={context}
              name={`reminder.name.${id}`}
              label={text.reminderName}
              value={reminder.name}
              classes="lt-stepform__f--name"
            />
            <RowButton context={context} act={`remove-reminder:${id}`} text={text.removeReminder} about={about} small />
          </>
        ) : (
          <RowButton context={context} act={`add-reminder:${id}`} text={text.addReminder} about={about} small />
        )}
      </div>
    </Details>
  );
}
