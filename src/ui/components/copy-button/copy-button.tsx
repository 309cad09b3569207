import { useWords } from "../../locale.ts";
import { Icon } from "../icon/icon.tsx";

/** Copies a code. Only there when a script can serve it; the code itself can always be selected. */
export function CopyButton({ value }: { value: string }) {
  const say = useWords();
  return (
    <button
      class="govuk-button govuk-button--secondary lt-button--row"
      type="button"
      data-lt-copy={value}
      data-lt-copied={say("copied")}
      hidden
    >
      <Icon name="copy" />
      <span data-lt-said="" aria-live="polite">
        {say("copy")}
      </span>
    </button>
  );
}
