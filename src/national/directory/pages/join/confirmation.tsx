import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, wordsIn } from "../../../../platform/text/index.ts";
import { CitizenPage, CopyButton, Ledger, Panel, Ruled } from "../../../../ui/index.ts";
import type { Registration } from "../../store/registrations.ts";
import { directoryWords } from "../words.ts";
import { joinText } from "./text.ts";

/** What the applicant reads: that it was received, and later what became of it. Names nobody. */
export function ConfirmationPage({ frame, registration }: { frame: Frame; registration: Registration }) {
  const text = wordsIn(joinText, frame.locale);
  const words = wordsIn(directoryWords, frame.locale);
  const { state, decidedAt, decisionReason } = registration;
  const next = { submitted: text.nextSubmitted, approved: text.nextApproved, rejected: text.nextRejected }[state];
  return (
    <CitizenPage frame={frame} title={text.sentTitle}>
      <div class="lt-narrow">
        <Panel titleText={text.sentTitle} text={text.keep} />
        <section aria-labelledby="state">
          <Ruled id="state" text={text.stateTitle} />
          <Ledger
            rows={[
              { term: words.state, value: <strong class="lt-strong">{text[state]}</strong> },
              { term: words.code, value: <span class="lt-code">{registration.agencyCode}</span> },
              { term: text.sentAt, value: formatDateTime(registration.submittedAt) },
              ...(decidedAt ? [{ term: text.decidedAt, value: formatDateTime(decidedAt) }] : []),
              ...(decisionReason ? [{ term: text.reason, value: decisionReason }] : []),
            ]}
          />
          <p class="lt-mt3 lt-small lt-quiet">
            {text.number}: <span class="lt-code">{registration.id}</span> <CopyButton value={registration.id} />
          </p>
        </section>
        <section class="lt-mt4" aria-labelledby="next">
          <Ruled id="next" text={text.nextTitle} />
          <p class="lt-mt2">{next}</p>
          {state === "rejected" ? (
            <p class="lt-mt2">
              <a href="/applications/new">{text.again}</a>
            </p>
          ) : null}
        </section>
      </div>
    </CitizenPage>
  );
}
