import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, Button, Form, OfficerPage, PasswordInput, Toolbar } from "../../../../ui/index.ts";
import { errorOf, Refused } from "../form-parts.tsx";
import type { FormErrors } from "../visit.ts";
import { pinText } from "./text.ts";

/** What the page shows. */
export type PinView = {
  readonly frame: Frame;
  readonly title: string;
  /** The page of the key. */
  readonly keyHref: string;
  /** Where the form goes. */
  readonly action: string;
  readonly errors: FormErrors | undefined;
};

/** Another PIN for a signing key: the present one, and the new one twice. */
export function PinPage({ frame, title, keyHref, action, errors }: PinView) {
  const text = wordsIn(pinText, frame.locale);
  return (
    <OfficerPage frame={frame} title={title}>
      <BackLink href={keyHref} />
      <Refused errors={errors} />
      <Toolbar title={title} />
      <p class="lt-quiet">{text.lead}</p>
      <Form frame={frame} action={action} classes="lt-mt4 lt-narrow">
        <PasswordInput
          name="pin"
          label={{ text: text.pin }}
          hint={{ text: text.pinHint }}
          autocomplete="one-time-code"
          {...errorOf(errors, "pin")}
        />
        <PasswordInput
          name="newPin"
          label={{ text: text.newPin }}
          hint={{ text: text.newPinHint }}
          autocomplete="new-password"
          {...errorOf(errors, "newPin")}
        />
        <PasswordInput
          name="again"
          label={{ text: text.again }}
          autocomplete="new-password"
          {...errorOf(errors, "again")}
        />
        <div class="govuk-button-group">
          <Button text={text.change} />
          <a class="govuk-link" href={keyHref}>
            {text.cancel}
          </a>
        </div>
      </Form>
    </OfficerPage>
  );
}
