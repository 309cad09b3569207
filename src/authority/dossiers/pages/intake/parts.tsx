import type { Child } from "hono/jsx";
import type { Locale } from "../../../../platform/text/index.ts";
import { type Text, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { Icon } from "../../../../ui/index.ts";
import type { Intake } from "./draw-up.ts";
import { intakeText } from "./text.ts";

/** What every part of the page is drawn from. */
export type IntakeView = {
  readonly intake: Intake;
  readonly locale: Locale;
  /** Drawn alone, to be put in the place of the same part of the page. */
  readonly isNew?: boolean | undefined;
  /** Errors are shown: the officer asked for the dossier to be received, or refused. */
  readonly errors: Readonly<Record<string, Text>>;
  /** The errors keep it from being refused. */
  readonly isRefusal?: boolean | undefined;
  /** Id of the field to go on in. */
  readonly focus: string;
  readonly maxFileBytes: number;
};

/** Where the form goes to be brought up to date. */
export const intakePath = "/dossiers/new";

/** Words of the page in its language. */
export function wordsOf({ locale }: Pick<IntakeView, "locale">) {
  return wordsIn(intakeText, locale);
}

/** A part of the form: numbered steps of the counter. `isStep`: Enter goes from one to the next. */
export function Part(props: {
  readonly id: string;
  readonly title: string;
  readonly note?: Child;
  readonly isStep?: boolean;
  readonly isNew?: boolean | undefined;
  readonly children: Child;
}) {
  const { id, title, note, isStep = true, isNew, children } = props;
  return (
    <section
      id={id}
      class="lt-intake__part"
      aria-labelledby={`${id}-title`}
      {...(isStep ? { "data-lt-step": "" } : {})}
      {...(isNew ? { "hx-swap-oob": "true" } : {})}
    >
      <div class="lt-ruled">
        <h2 class="govuk-heading-m" id={`${id}-title`}>
          {title}
        </h2>
        {note ? <p class="lt-ruled__note lt-quiet">{note}</p> : null}
      </div>
      {children}
    </section>
  );
}

/** Attributes of a control that asks the server to bring parts of the page up to date, when a script is there. */
export function bringing(part: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    "hx-post": intakePath,
    "hx-target": "#intake-said",
    "hx-swap": "innerHTML",
    "hx-sync": "#intake:queue all",
    "hx-vals": JSON.stringify({ part, ...more }),
  };
}

/** Attributes of the field to go on in: the browser goes there when the page opens. A part drawn anew leaves that to {@link GoOn}. */
export function focusOn(id: string, { focus, isNew }: IntakeView): Record<string, boolean> {
  return focus === id && !isNew ? { autofocus: true } : {};
}

/** Tells the script where to go on, once the parts are in their places. */
export function GoOn({ focus }: Pick<IntakeView, "focus">) {
  return focus === "" ? null : <span hidden data-lt-go-on={focus} />;
}

/** The error of a field, when errors are shown. */
export function errorOf(id: string, { errors, locale }: IntakeView): { errorMessage?: { text: string } } {
  const found = errors[id];
  return found ? { errorMessage: { text: textIn(found, locale) } } : {};
}

/** Something to look at twice, under a field. */
export function Doubts({ id, texts }: { readonly id?: string; readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <ul class="lt-intake__doubts" id={id}>
      {texts.map((text) => (
        <li>
          <Icon name="alert" /> {text}
        </li>
      ))}
    </ul>
  );
}
