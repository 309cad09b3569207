import type { CertificateFacts } from "../../../../engines/signing/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, formatDateTime, type Text, textIn, wordsIn } from "../../../../platform/text/index.ts";
import {
  BackLink,
  ErrorSummary,
  KeyValues,
  Ledger,
  OfficerPage,
  Ruled,
  Toolbar,
  Verdict,
} from "../../../../ui/index.ts";
import { type Agency, levelNames } from "../../agency.ts";
import type { Registration } from "../../store/registrations.ts";
import { nameIn } from "../certificate-names.ts";
import type { FormErrors } from "../desk.ts";
import { directoryWords } from "../words.ts";
import { Decision } from "./decision.tsx";
import { applicationsText } from "./text.ts";

/** A certificate and why the directory would not take it, if so. */
export type JudgedCertificate = { readonly facts: CertificateFacts; readonly problem: Text | undefined };

/** What the page of one application shows. */
export type ApplicationView = {
  readonly frame: Frame;
  readonly registration: Registration;
  /** The agency, when the directory has it. */
  readonly known: Agency | undefined;
  readonly certificate: JudgedCertificate | undefined;
  readonly mayDecide: boolean;
  readonly reason: string;
  readonly errors: FormErrors;
};

/** One application: what is asked, whether its certificate would be taken, and the decision. */
export function ApplicationPage(props: ApplicationView) {
  const { frame, registration, errors } = props;
  const text = wordsIn(applicationsText, frame.locale);
  const title = text.one(registration.agencyCode);
  return (
    <OfficerPage frame={frame} title={title}>
      <BackLink href="/applications" />
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <Toolbar title={title} note={text[registration.state]} />
      <div class="lt-columns">
        <Asked {...props} />
        <div>
          <CertificateSection {...props} />
          <Decision {...props} />
        </div>
      </div>
    </OfficerPage>
  );
}

function Asked({ frame, registration: one, known }: ApplicationView) {
  const text = wordsIn(applicationsText, frame.locale);
  const words = wordsIn(directoryWords, frame.locale);
  const filled = (term: string, value: string | null) => (value ? [{ term, value }] : []);
  return (
    <section aria-labelledby="asked">
      <Ruled id="asked" text={text.asked} note={text[one.kind]} />
      <Ledger
        stack
        rows={[
          { term: words.code, value: known ? <a href={`/agencies/${known.code}`}>{known.code}</a> : one.agencyCode },
          { term: words.agency, value: known ? known.name : one.name },
          { term: words.state, value: known ? text.inDirectory : text.newToDirectory },
          ...filled(words.level, one.level && textIn(levelNames[one.level], frame.locale)),
          ...filled(text.parent, one.parent),
          ...filled(text.address, one.address),
          ...filled(text.software, one.software),
          ...filled(text.contact, one.contactName),
          ...filled(text.phone, one.contactPhone),
          ...filled(text.email, one.email),
          ...filled(text.note, one.note),
          ...filled(text.source, one.source),
          { term: text.received, value: formatDateTime(one.submittedAt) },
        ]}
      />
    </section>
  );
}

function CertificateSection({ frame, certificate }: ApplicationView) {
  const text = wordsIn(applicationsText, frame.locale);
  return (
    <section aria-labelledby="certificate">
      <Ruled id="certificate" text={text.certificate} />
      {certificate ? (
        <>
          {certificate.problem ? (
            <Verdict outcome="invalid" lead={text.certificateBad} text={textIn(certificate.problem, frame.locale)} />
          ) : (
            <Verdict outcome="valid" lead={text.certificateGood} text={text.certificateGoodWhy} />
          )}
          <KeyValues
            facts={[
              { term: text.subject, value: nameIn(certificate.facts.subject) },
              { term: text.issuer, value: nameIn(certificate.facts.issuer) },
              {
                term: text.valid,
                value: `${formatDate(certificate.facts.notBefore)} – ${formatDate(certificate.facts.notAfter)}`,
              },
              { term: text.serial, value: <span class="lt-code">{certificate.facts.serial}</span> },
            ]}
          />
        </>
      ) : (
        <p class="lt-mt2">{text.noCertificate}</p>
      )}
    </section>
  );
}
