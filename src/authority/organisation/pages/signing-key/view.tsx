import type { CertificateDescription } from "../../../../engines/signing/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, wordsIn } from "../../../../platform/text/index.ts";
import { Button, FileUpload, Form, Input, Ledger, OfficerPage, Ruled, Toolbar, Void } from "../../../../ui/index.ts";
import { errorOf, Refused } from "../form-parts.tsx";
import { OrganisationTabs } from "../organisation-tabs.tsx";
import type { FormErrors } from "../visit.ts";
import { keyText } from "./text.ts";

/** What the page of a signing key shows. */
export type KeyView = {
  readonly frame: Frame;
  readonly title: string;
  /** Where the form goes. */
  readonly action: string;
  /** Address of the agency's seal, for the clerk who keeps it. */
  readonly sealHref: string | undefined;
  /** Where whoever signs with the key changes its PIN. */
  readonly pinHref: string | undefined;
  readonly certificate: CertificateDescription | undefined;
  readonly enrolledAt: Date | undefined;
  /** Domain clock: a certificate is used by it. */
  readonly now: Date;
  readonly errors: FormErrors | undefined;
};

/** A signing key: the certificate in use, and a form that puts another in its place. */
export function KeyPage(view: KeyView) {
  const { frame, title, sealHref } = view;
  const text = wordsIn(keyText, frame.locale);
  return (
    <OfficerPage frame={frame} title={title}>
      <Refused errors={view.errors} />
      <Toolbar title={title} note={sealHref ? <a href={sealHref}>{text.seals}</a> : undefined} />
      <OrganisationTabs current="signingKey" locale={frame.locale} />
      <Present {...view} />
      <Enrol {...view} />
    </OfficerPage>
  );
}

function Present({ frame, certificate, enrolledAt, pinHref, now }: KeyView) {
  const text = wordsIn(keyText, frame.locale);
  if (!certificate || !enrolledAt) {
    return (
      <Void kind="empty" title={text.none}>
        {text.noneWay}
      </Void>
    );
  }
  return (
    <section aria-labelledby="present" class="lt-mt4">
      <Ruled text={text.present} id="present" />
      {now < certificate.notBefore || now > certificate.notAfter ? (
        <Void kind="failed" title={text.outOfDate}>
          {text.outOfDateWay}
        </Void>
      ) : null}
      <Ledger
        stack
        rows={[
          { term: text.name, value: certificate.subject },
          { term: text.issuer, value: certificate.issuer },
          { term: text.serial, value: certificate.serial },
          { term: text.from, value: formatDateTime(certificate.notBefore) },
          { term: text.until, value: formatDateTime(certificate.notAfter) },
          { term: text.algorithm, value: certificate.keyAlgorithm },
          { term: text.enrolled, value: formatDateTime(enrolledAt) },
        ]}
      />
      {pinHref ? (
        <div class="lt-actions lt-noprint">
          <Button text={text.changePin} href={pinHref} classes="govuk-button--secondary" />
        </div>
      ) : null}
    </section>
  );
}

function Enrol({ frame, action, errors }: KeyView) {
  const text = wordsIn(keyText, frame.locale);
  return (
    <section aria-labelledby="enrol" class="lt-mt4 lt-noprint">
      <Ruled text={text.enrol} id="enrol" />
      <p class="lt-quiet">{text.enrolLead}</p>
      <Form frame={frame} action={action} files classes="lt-mt4">
        <FileUpload
          name="file"
          label={{ text: text.file }}
          attributes={{ accept: ".p12,.pfx" }}
          {...errorOf(errors, "file")}
        />
        <Input
          name="pin"
          type="password"
          label={{ text: text.pin }}
          hint={{ text: text.pinHint }}
          autocomplete="new-password"
          classes="govuk-input--width-10"
          {...errorOf(errors, "pin")}
        />
        <div class="lt-actions">
          <Button text={text.save} />
        </div>
      </Form>
    </section>
  );
}
