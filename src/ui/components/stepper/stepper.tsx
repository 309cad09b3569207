import { useWords } from "../../locale.ts";

/** Where one is in a form of several pages: which of how many, and what comes next. `at` counts from 1. */
export function Stepper({ at, total, next }: { at: number; total: number; next?: string }) {
  const say = useWords();
  const marks = Array.from({ length: total }, (_, index) =>
    index + 1 < at ? "lt-stepper__done" : index + 1 === at ? "lt-stepper__here" : undefined,
  );
  return (
    <p class="lt-stepper">
      <span class="lt-stepper__at">{say("step", { at, total })}</span>
      {next ? <span class="lt-stepper__next">{say("upNext", { next })}</span> : null}
      <span class="lt-stepper__bar" aria-hidden="true">
        {marks.map((mark) => (
          <span class={mark} />
        ))}
      </span>
    </p>
  );
}
