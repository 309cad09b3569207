import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, wordsIn } from "../../../../platform/text/index.ts";
import { Button, ErrorSummary, Form, KeyValues, OfficerPage, Textarea } from "../../../../ui/index.ts";
import type { AgencyCertificate } from "../../agency.ts";
import { nameIn } from "../certificate-names.ts";
import type { FormErrors } from "../desk.ts";
import { directoryWords } from "../words.ts";
import { certificatesText } from "./text.ts";

type RevocationView = {
  readonly frame: Frame;
  readonly certificate: AgencyCertificate;
  readonly reason: string;
  readonly errors: FormErrors;
};

/** Asks for the reason, and again, before a certificate is revoked. */
export function RevocationPage({ frame, certificate, reason, errors }: RevocationView) {
  const text = wordsIn(certificatesText, frame.locale);
  const words = wordsIn(directoryWords, frame.locale);
  const title = text.revokeTitle(certificate.agencyCode);
  return (
    <OfficerPage frame={frame} title={title}>
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <div class="lt-narrow">
        <h1 class="govuk-heading-xl">{title}</h1>
        <p class="lt-mt3">{text.revokeLead}</p>
        <KeyValues
          facts={[
            { term: text.subject, value: nameIn(certificate.subject) },
            { term: text.serial, value: <span class="lt-code">{certificate.serial}</span> },
            { term: text.until, value: formatDate(certificate.validUntil) },
            { term: text.scope, value: text[certificate.scope] },
          ]}
        />
        <Form frame={frame} action={`/certificates/${certificate.id}/revocation`} classes="lt-mt3">
          <Textarea
            name="reason"
            label={{ text: text.reason }}
            rows={3}
            value={reason}
            errorMessage={errors.of("reason")}
          />
          <div class="lt-actions">
            <Button text={text.revoke} classes="govuk-button--warning" />
            <a href="/certificates">{words.cancel}</a>
          </div>
        </Form>
      </div>
    </OfficerPage>
  );
}
