import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { Button, Form, OfficerPage, Toolbar } from "../../../../ui/index.ts";
import type { Delegation } from "../../store/delegations.ts";
import { delegationText } from "./text.ts";

/** Asks once more before a delegation is taken back. */
export function RevokePage({ frame, delegation }: { frame: Frame; delegation: Delegation }) {
  const text = wordsIn(delegationText, frame.locale);
  const title = text.revokeTitle(delegation.toName);
  return (
    <OfficerPage frame={frame} title={title}>
      <Toolbar title={title} />
      <p class="lt-mt4">{text.revokeLead}</p>
      <Form frame={frame} action={`/delegations/${delegation.id}/revocation`} classes="lt-mt4">
        <div class="govuk-button-group">
          <Button text={text.revoke} classes="govuk-button--warning" />
          <a class="govuk-link" href={`/delegations?agency=${delegation.agencyCode}`}>
            {text.cancel}
          </a>
        </div>
      </Form>
    </OfficerPage>
  );
}
