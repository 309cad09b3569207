import type { Frame } from "../../../platform/http/index.ts";
import { wordsIn } from "../../../platform/text/index.ts";
import { Button, Form, PasswordInput, Ruled } from "../../../ui/index.ts";
import { accountText } from "./text.ts";

type PasswordFormProps = { readonly frame: Frame; readonly errors: Readonly<Record<string, string>> };

/** The form that changes a person's own password. */
export function PasswordForm({ frame, errors }: PasswordFormProps) {
  const text = wordsIn(accountText, frame.locale);
  const error = (field: string) => (errors[field] ? { text: errors[field] } : undefined);
  return (
    <section aria-labelledby="password">
      <Ruled text={text.password} id="password" />
      <p class="lt-quiet lt-mt2">{text.passwordLead}</p>
      <Form frame={frame} action="/account/password" classes="lt-mt4 lt-narrow">
        <PasswordInput
          id="current"
          name="current"
          label={{ text: text.current }}
          autocomplete="current-password"
          errorMessage={error("current")}
        />
        <PasswordInput
          id="next"
          name="next"
          label={{ text: text.next }}
          hint={{ text: text.nextHint }}
          autocomplete="new-password"
          errorMessage={error("next")}
        />
        <PasswordInput
          id="again"
          name="again"
          label={{ text: text.again }}
          autocomplete="new-password"
          errorMessage={error("again")}
        />
        <div class="lt-actions">
          <Button text={text.change} />
        </div>
      </Form>
    </section>
  );
}
