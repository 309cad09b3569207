import type { Child } from "hono/jsx";
import type { Frame } from "../../frame.ts";
import { useWords } from "../../locale.ts";
import { Form } from "../form/form.tsx";

/** Options of the question before an act that cannot be taken back. */
export type ConfirmProps = {
  readonly frame: Frame;
  /** The question, naming the thing: "Thu hồi văn bản 9614/UBND-KSTT?". */
  readonly title: string;
  /** What will happen and what will not. */
  readonly children: Child;
  readonly action: string;
  /** The verb of the act, not "OK". */
  readonly confirmText: string;
  readonly cancelHref: string;
  /** The act destroys or withdraws something: the button is outlined in red. */
  readonly danger?: boolean | undefined;
  /** Values the act needs besides the token. */
  readonly hidden?: Readonly<Record<string, string>> | undefined;
};

/** A page that asks again. A page, not a dialog: it works without script, with Back, and on a phone. */
export function Confirm({
  frame,
  title,
  children,
  action,
  confirmText,
  cancelHref,
  danger,
  hidden = {},
}: ConfirmProps) {
  return (
    <div class="lt-narrow">
      <h1 class="govuk-heading-xl">{title}</h1>
      <div class="lt-mt3">{children}</div>
      <Form frame={frame} action={action}>
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="lt-actions">
          <button class={danger ? "govuk-button govuk-button--warning" : "govuk-button"} type="submit">
            {confirmText}
          </button>
          <Cancel href={cancelHref} />
        </div>
      </Form>
    </div>
  );
}

function Cancel({ href }: { href: string }) {
  const say = useWords();
  return <a href={href}>{say("cancel")}</a>;
}
