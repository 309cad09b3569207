import { formatDate, wordsIn } from "../../../../platform/text/index.ts";
import { KeyValues, Ruled } from "../../../../ui/index.ts";
import { nameIn } from "../certificate-names.ts";
import { agencyText } from "./text.ts";
import type { AgencyView } from "./view.tsx";

/** The certificates in force that sign an agency's documents. */
export function AgencyCertificates({ frame, agency, certificates }: AgencyView) {
  const text = wordsIn(agencyText, frame.locale);
  const own = certificates.filter((one) => one.agencyCode === agency.code);
  const above = certificates.find((one) => one.agencyCode !== agency.code);
  return (
    <section aria-labelledby="certificates">
      <Ruled id="certificates" text={text.certificates} size="s" />
      <p class="lt-quiet lt-small lt-mt2">{text.certificatesNote}</p>
      {own.map((one) => (
        <div class="lt-mt2">
          <p class="lt-strong">{nameIn(one.subject)}</p>
          {one.scope === "subtree" ? <p class="lt-small lt-quiet">{text.subtree}</p> : null}
          <KeyValues
            facts={[
              { term: text.validUntil, value: formatDate(one.validUntil) },
              { term: text.issuer, value: nameIn(one.issuer) },
              { term: text.serial, value: <span class="lt-code">{one.serial}</span> },
            ]}
          />
        </div>
      ))}
      {own.length === 0 ? <p class="lt-mt2">{text.noCertificates}</p> : null}
      {own.length === 0 && above ? (
        <p class="lt-mt2">
          {text.above(above.agencyCode)} {text.validUntil} {formatDate(above.validUntil)}.
        </p>
      ) : null}
    </section>
  );
}
