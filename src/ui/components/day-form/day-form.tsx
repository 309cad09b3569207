import type { Child } from "hono/jsx";
import type { Frame } from "../../frame.ts";
import { useWords } from "../../locale.ts";
import type { UiTextKey } from "../../text.ts";
import { Button } from "../button/button.tsx";
import { Form } from "../form/form.tsx";
import { Input } from "../input/input.tsx";

/** What the form changes. */
export type DayFormKind = "off" | "work" | "swap" | "removal";

/** Options of the form. It is sent by GET, so that its answers stand in the address and Back restores them. */
export type DayFormProps = {
  readonly frame: Frame;
  readonly kind: DayFormKind;
  /** Address of this form for another kind. */
  readonly hrefOf: (kind: DayFormKind) => string;
  /** Where it goes: the page that shows what the change does. */
  readonly action: string;
  /** What was typed, by field. */
  readonly typed: URLSearchParams;
  readonly errorOf: (field: string) => { readonly text: string } | undefined;
  readonly cancel: Child;
};

const KINDS: readonly (readonly [DayFormKind, UiTextKey])[] = [
  ["off", "dayKindOff"],
  ["work", "dayKindWork"],
  ["swap", "dayKindSwap"],
  ["removal", "dayKindRemoval"],
];

/** The form by which someone enters days of a working calendar: off, worked, swapped, or removed again. */
export function DayForm(props: DayFormProps) {
  const { frame, kind, hrefOf, action, cancel } = props;
  const say = useWords();
  return (
    <>
      <nav class="lt-facets" aria-label={say("dayKinds")}>
        <ul>
          {KINDS.map(([each, word]) => (
            <li>
              <a class="lt-facets__a" href={hrefOf(each)} aria-current={each === kind ? "page" : undefined}>
                <span class="lt-facets__t">{say(word)}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Form frame={frame} action={action} method="get" classes="lt-narrow lt-mt4">
        <input type="hidden" name="kind" value={kind} />
        {kind === "swap" ? <Swap {...props} /> : <Range {...props} />}
        {kind === "off" || kind === "work" ? <Names {...props} /> : null}
        <Grounds {...props} />
        <div class="lt-actions">
          <Button text={say("dayPreview")} />
          {cancel}
        </div>
      </Form>
    </>
  );
}

function useField({ typed, errorOf }: DayFormProps): (name: string, label: UiTextKey, hint?: UiTextKey) => object {
  const say = useWords();
  return (name, label, hint) => ({
    name,
    id: `day-${name}`,
    label: { text: say(label) },
    value: typed.get(name) ?? "",
    errorMessage: errorOf(name),
    ...(hint ? { hint: { text: say(hint) } } : {}),
  });
}

const day = { type: "date", classes: "govuk-input--width-10" } as const;

function Range(props: DayFormProps) {
  const field = useField(props);
  return (
    <div class="lt-fields">
      <Input {...field("first", "dayFirst")} {...day} />
      <Input {...field("last", "dayLast", "dayLastHint")} {...day} />
    </div>
  );
}

function Swap(props: DayFormProps) {
  const field = useField(props);
  return (
    <div class="lt-fields">
      <Input {...field("off", "daySwapOff")} {...day} />
      <Input {...field("worked", "daySwapWorked")} {...day} />
    </div>
  );
}

function Names(props: DayFormProps) {
  const field = useField(props);
  return (
    <>
      <Input {...field("name", "dayName", "dayNameHint")} />
      <Input {...field("nameEn", "dayNameEn", "dayNameEnHint")} />
    </>
  );
}

function Grounds(props: DayFormProps) {
  const field = useField(props);
  return (
    <>
      <div class="lt-fields">
        <Input {...field("decisionNumber", "dayDecisionNumber")} spellcheck={false} />
        <Input {...field("decisionDate", "dayDecisionDate")} {...day} />
      </div>
      <Input {...field("reason", "dayReason", "dayReasonHint")} />
    </>
  );
}
