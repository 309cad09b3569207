import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, formatNumber, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { DataTable, OfficerPage, State, Toolbar, Void } from "../../../../ui/index.ts";
import type { ClientCredential } from "../../store/credentials.ts";
import type { DirectoryView } from "../../store/view.ts";
import { directoryWords } from "../words.ts";
import { credentialsText } from "./text.ts";

type CredentialsView = {
  readonly frame: Frame;
  readonly credentials: readonly ClientCredential[];
  readonly view: DirectoryView;
  /** Machine clock, by which uses are noted. */
  readonly machineNow: Date;
  readonly mayChange: boolean;
};

/** All credentials, the newest first. */
export function CredentialsPage(props: CredentialsView) {
  const { frame, credentials, mayChange } = props;
  const text = wordsIn(credentialsText, frame.locale);
  const note = (
    <>
      <a href="/certificates">{text.certificates}</a>
      {mayChange ? (
        <>
          {" · "}
          <a href="/credentials/new">{text.issue}</a>
        </>
      ) : null}
    </>
  );
  return (
    <OfficerPage frame={frame} title={text.title} keys={credentials.length > 0}>
      <Toolbar title={text.title} note={note} />
      {credentials.length === 0 ? (
        <Void kind="empty" title={text.empty}>
          {text.emptyWay}
        </Void>
      ) : (
        <Rows {...props} />
      )}
    </OfficerPage>
  );
}

function Rows({ frame, credentials, view, machineNow, mayChange }: CredentialsView) {
  const text = wordsIn(credentialsText, frame.locale);
  const words = wordsIn(directoryWords, frame.locale);
  return (
    <DataTable
      caption={text.title}
      list
      columns={[
        { text: words.code, width: "col-code" },
        { text: words.agency },
        { text: text.clientId, width: "col-due" },
        { text: text.software },
        { text: text.rate, numeric: true, width: "col-code" },
        { text: text.issuedAt, numeric: true, width: "col-code" },
        { text: text.issuedBy, width: "col-own" },
        { text: text.lastUsed, width: "col-who" },
        { text: words.state, width: "col-own" },
        ...(mayChange ? [{ text: text.act, numeric: true, width: "col-code" }] : []),
      ]}
      rows={credentials.map((one) => {
        const agency = view.agencies.get(one.agencyCode)?.name ?? words.none;
        return {
          href: `/agencies/${one.agencyCode}`,
          cells: [
            one.agencyCode,
            { text: agency, full: agency },
            { text: one.clientId, full: one.clientId },
            { text: one.software || words.none, full: one.software || words.none },
            formatNumber(one.ratePerMinute, frame.locale),
            formatDate(one.issuedAt),
            { text: one.issuedBy, full: one.issuedBy },
            agoText(one.lastUsedAt, machineNow, frame.locale),
            <State tone={one.revokedAt ? "bad" : "ok"} text={one.revokedAt ? text.revoked : text.live} />,
            ...(mayChange ? [one.revokedAt ? words.none : <Revoke frame={frame} credential={one} />] : []),
          ],
        };
      })}
    />
  );
}

function Revoke({ frame, credential }: { frame: Frame; credential: ClientCredential }) {
  const text = wordsIn(credentialsText, frame.locale);
  return (
    <a href={`/credentials/${credential.id}/revocation`}>
      {text.revoke} <span class="govuk-visually-hidden">{credential.clientId}</span>
    </a>
  );
}

// How long ago, not when: uses are noted by the machine's clock, which people of the demo country do not live by.
function agoText(at: Date | null, machineNow: Date, locale: Locale): string {
  const text = wordsIn(credentialsText, locale);
  if (at === null) return text.agoNever;
  const minutes = Math.floor((machineNow.getTime() - at.getTime()) / 60_000);
  if (minutes < 2) return text.agoNow;
  if (minutes < 120) return text.agoMinutes(formatNumber(minutes, locale));
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? text.agoHours(formatNumber(hours, locale))
    : text.agoDays(formatNumber(Math.floor(hours / 24), locale));
}
