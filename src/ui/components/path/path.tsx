import { useWords } from "../../locale.ts";

/** One step of a file: its name and its date or limit. */
export type PathStep = {
  readonly text: string;
  readonly note?: string | undefined;
  readonly state: "done" | "now" | "next";
};

/** The line laid flat, for officers. */
export function Path({ steps, label }: { steps: readonly PathStep[]; label: string }) {
  const say = useWords();
  return (
    <ol class="lt-path" aria-label={label}>
      {steps.map((step) => (
        <li
          class={step.state === "next" ? undefined : `lt-path__${step.state}`}
          aria-current={step.state === "now" ? "step" : undefined}
        >
          {step.text} {step.note ? <span>{step.note}</span> : null}
          {step.state === "next" ? <em class="govuk-visually-hidden">{say("notYet")}</em> : null}
        </li>
      ))}
    </ol>
  );
}
