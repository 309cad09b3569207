import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { DataTable, Facets, OfficerPage, State, Toolbar, Void } from "../../../../ui/index.ts";
import type { AgencyCertificate } from "../../agency.ts";
import type { DirectoryView } from "../../store/view.ts";
import { nameIn } from "../certificate-names.ts";
import { directoryWords } from "../words.ts";
import { type CertificateCondition, certificateConditions, daysLeft } from "./condition.ts";
import { certificatesText } from "./text.ts";

type Judged = { readonly certificate: AgencyCertificate; readonly condition: CertificateCondition };

type CertificatesView = {
  readonly frame: Frame;
  readonly state: CertificateCondition | "all";
  /** The soonest to end first. */
  readonly all: readonly Judged[];
  readonly view: DirectoryView;
  readonly now: Date;
  readonly mayChange: boolean;
};

/** All certificates, cut by their condition. */
export function CertificatesPage(props: CertificatesView) {
  const { frame, state, all, mayChange } = props;
  const text = wordsIn(certificatesText, frame.locale);
  const number = (value: number) => formatNumber(value, frame.locale);
  const count = (one: CertificateCondition) => all.filter(({ condition }) => condition === one).length;
  const tones = { expiring: "soon", valid: "ok", expired: "late", revoked: undefined } as const;
  const shown = all.filter(({ condition }) => state === "all" || condition === state);
  return (
    <OfficerPage frame={frame} title={text.title} keys={shown.length > 0}>
      <Toolbar title={text.title} note={<Links frame={frame} mayChange={mayChange} />} />
      <Facets
        label={text.facets}
        items={[
          ...certificateConditions.map((one) => ({
            href: `/certificates?state=${one}`,
            count: number(count(one)),
            text: text[one],
            tone: count(one) > 0 ? tones[one] : undefined,
            current: one === state,
          })),
          { href: "/certificates?state=all", count: number(all.length), text: text.all, current: state === "all" },
        ]}
      />
      {shown.length === 0 ? (
        <Void kind="empty" title={state === "expiring" ? text.emptyExpiring : text.empty}>
          {all.length > 0 ? <a href="/certificates?state=all">{text.seeAll(number(all.length))}</a> : null}
        </Void>
      ) : (
        <Rows {...props} shown={shown} />
      )}
    </OfficerPage>
  );
}

function Links({ frame, mayChange }: { frame: Frame; mayChange: boolean }) {
  const text = wordsIn(certificatesText, frame.locale);
  return (
    <>
      <a href="/credentials">{text.credentials}</a>
      {mayChange ? (
        <>
          {" · "}
          <a href="/certificates/new">{text.add}</a>
        </>
      ) : null}
    </>
  );
}

function Rows({ frame, view, now, mayChange, shown }: CertificatesView & { shown: readonly Judged[] }) {
  const text = wordsIn(certificatesText, frame.locale);
  const words = wordsIn(directoryWords, frame.locale);
  const columns = [
    { text: words.code, width: "col-code" },
    { text: words.agency },
    { text: text.subject },
    { text: text.issuer },
    { text: text.scope, width: "col-code" },
    { text: text.until, numeric: true, width: "col-code" },
    { text: text.left, numeric: true, width: "col-code" },
    { text: words.state, width: "col-due" },
    ...(mayChange ? [{ text: text.act, numeric: true, width: "col-code" }] : []),
  ];
  return (
    <DataTable
      caption={text.title}
      list
      columns={columns}
      rows={shown.map(({ certificate: one, condition }) => {
        const agency = view.agencies.get(one.agencyCode)?.name ?? words.none;
        const left = daysLeft(one, now);
        return {
          href: `/agencies/${one.agencyCode}`,
          cells: [
            one.agencyCode,
            { text: agency, full: agency },
            { text: nameIn(one.subject), full: one.subject },
            { text: nameIn(one.issuer), full: one.issuer },
            text[one.scope],
            formatDate(one.validUntil),
            left < 0 || condition === "revoked" ? words.none : text.days(formatNumber(left, frame.locale)),
            <Condition condition={condition} frame={frame} />,
            ...(mayChange ? [condition === "revoked" ? words.none : <Revoke frame={frame} certificate={one} />] : []),
          ],
        };
      })}
    />
  );
}

function Condition({ condition, frame }: { condition: CertificateCondition; frame: Frame }) {
  const text = wordsIn(certificatesText, frame.locale);
  const tones = { expiring: "slow", valid: "ok", expired: "bad", revoked: "bad" } as const;
  return <State tone={tones[condition]} text={text[condition]} />;
}

function Revoke({ frame, certificate }: { frame: Frame; certificate: AgencyCertificate }) {
  const text = wordsIn(certificatesText, frame.locale);
  return (
    <a href={`/certificates/${certificate.id}/revocation`}>
      {text.revoke} <span class="govuk-visually-hidden">{nameIn(certificate.subject)}</span>
    </a>
  );
}
