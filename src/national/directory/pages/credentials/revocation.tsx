import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { Confirm, KeyValues, OfficerPage } from "../../../../ui/index.ts";
import type { ClientCredential } from "../../store/credentials.ts";
import { directoryWords } from "../words.ts";
import { credentialsText } from "./text.ts";

/** Asks again before a credential is revoked. */
export function RevokeCredentialPage({ frame, credential }: { frame: Frame; credential: ClientCredential }) {
  const text = wordsIn(credentialsText, frame.locale);
  const words = wordsIn(directoryWords, frame.locale);
  const title = text.revokeTitle(credential.clientId);
  return (
    <OfficerPage frame={frame} title={title}>
      <Confirm
        frame={frame}
        title={title}
        action={`/credentials/${credential.id}/revocation`}
        confirmText={text.revoke}
        cancelHref="/credentials"
        danger
      >
        <p>{text.revokeLead}</p>
        <KeyValues
          facts={[
            { term: words.agency, value: credential.agencyCode },
            { term: text.software, value: credential.software || words.none },
          ]}
        />
      </Confirm>
    </OfficerPage>
  );
}
