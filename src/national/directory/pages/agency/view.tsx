import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, startOfDay, textIn, wordsIn } from "../../../../platform/text/index.ts";
import {
  Breadcrumbs,
  CitizenPage,
  CopyButton,
  InsetText,
  Ledger,
  type LedgerRow,
  Ruled,
} from "../../../../ui/index.ts";
import { type Agency, type AgencyCertificate, levelNames } from "../../agency.ts";
import type { DirectoryView } from "../../store/view.ts";
import { ConnectionState, connectionOf, connectionWords } from "../connection.tsx";
import { directoryWords } from "../words.ts";
import { AgencyCertificates } from "./certificates.tsx";
import { Children } from "./children.tsx";
import { agencyText } from "./text.ts";

/** What the page of an agency shows. */
export type AgencyView = {
  readonly frame: Frame;
  readonly agency: Agency;
  readonly view: DirectoryView;
  /** ISO day. */
  readonly today: string;
  readonly certificates: readonly AgencyCertificate[];
  readonly mayChange: boolean;
};

/** One agency: codes in both forms, where it stands, whether it is connected, what signs for it. */
export function AgencyPage(props: AgencyView) {
  const { frame, agency, view } = props;
  const text = wordsIn(agencyText, frame.locale);
  const words = wordsIn(directoryWords, frame.locale);
  const superior = agency.parent === null ? undefined : view.agencies.get(agency.parent);
  const trail = superior ? [{ text: superior.shortName, href: `/agencies/${superior.code}` }] : [];
  const name = frame.locale === "vi" ? agency.name : agency.nameEn;
  const other = frame.locale === "vi" ? agency.nameEn : agency.name;
  return (
    <CitizenPage
      frame={frame}
      title={name}
      before={<Breadcrumbs items={[{ text: words.back, href: "/agencies" }, ...trail]} />}
    >
      <h1 class="govuk-heading-xl">{name}</h1>
      {other === name ? null : (
        <p class="lt-quiet" lang={frame.locale === "vi" ? "en" : "vi"}>
          {other}
        </p>
      )}
      <EndNotice {...props} />
      <div class="lt-columns">
        <div>
          <Codes {...props} />
          <Children {...props} />
        </div>
        <div class="lt-home__side">
          <About {...props} superior={superior} />
          <AgencyCertificates {...props} />
          <section aria-labelledby="api">
            <Ruled id="api" text={text.api} size="s" />
            <p class="lt-mt2">
              <a href={`/api/directory/agencies/${agency.code}`}>{text.apiLink}</a>
            </p>
          </section>
          {props.mayChange ? <Acts {...props} /> : null}
        </div>
      </div>
    </CitizenPage>
  );
}

function EndNotice({ frame, agency, view, today }: AgencyView) {
  const text = wordsIn(agencyText, frame.locale);
  if (agency.validUntil === null) return null;
  const day = dayText(agency.validUntil);
  const succession = view.successions.get(agency.code);
  if (!succession) return <InsetText text={text.endedPlain(day)} />;
  const heading = agency.validUntil <= today ? text.endedTitle : text.endsTitle;
  const successor = view.agencies.get(succession.successorCode);
  return (
    <InsetText>
      <p>
        <strong class="lt-strong">{heading(day, succession.basis)}</strong>
      </p>
      <p>
        {text.successor}{" "}
        <a href={`/agencies/${succession.successorCode}`}>{successor?.name ?? succession.successorCode}</a>{" "}
        <span class="lt-code">{succession.successorCode}</span>.
      </p>
    </InsetText>
  );
}

function Codes({ frame, agency }: AgencyView) {
  const text = wordsIn(agencyText, frame.locale);
  const rows: LedgerRow[] = [
    { term: text.qd20, value: <Code value={agency.code} /> },
    { term: text.qcvn102, value: agency.qcvn102 === null ? text.noQcvn102 : <Code value={agency.qcvn102} /> },
  ];
  return (
    <section aria-labelledby="codes">
      <Ruled id="codes" text={text.codes} />
      <Ledger rows={rows} />
    </section>
  );
}

function Code({ value }: { value: string }) {
  return (
    <>
      <strong class="lt-strong lt-code">{value}</strong> <CopyButton value={value} />
    </>
  );
}

function About(props: AgencyView & { superior: Agency | undefined }) {
  const { frame, agency, view, today, superior } = props;
  const text = wordsIn(agencyText, frame.locale);
  const predecessors = [...view.successions.values()].filter(({ successorCode }) => successorCode === agency.code);
  const rows: LedgerRow[] = [
    {
      term: text.connection,
      value: (
        <ConnectionState
          connection={connectionOf(view, agency, today)}
          text={connectionWords(view, agency, today, frame.locale)}
        />
      ),
    },
    { term: text.level, value: textIn(levelNames[agency.level], frame.locale) },
    { term: text.parent, value: superior ? <a href={`/agencies/${superior.code}`}>{superior.shortName}</a> : text.top },
    ...optional(text.place, agency.place),
    ...optional(text.address, agency.address),
    ...optional(text.email, agency.email),
    { term: text.since, value: dayText(agency.validFrom) },
    ...optional(text.until, agency.validUntil && dayText(agency.validUntil)),
    ...predecessors.map((one) => ({
      term: text.took,
      value: (
        <a href={`/agencies/${one.agencyCode}`}>{view.agencies.get(one.agencyCode)?.shortName ?? one.agencyCode}</a>
      ),
    })),
  ];
  return (
    <section aria-labelledby="facts">
      <Ruled id="facts" text={text.facts} size="s" />
      <Ledger rows={rows} />
    </section>
  );
}

function optional(term: string, value: string | null): readonly LedgerRow[] {
  return value ? [{ term, value }] : [];
}

function Acts({ frame, agency }: AgencyView) {
  const text = wordsIn(agencyText, frame.locale);
  return (
    <section aria-labelledby="acts">
      <Ruled id="acts" text={text.registrarTitle} size="s" />
      <ul class="govuk-list lt-mt2">
        {agency.validUntil === null ? (
          <li>
            <a href={`/agencies/${agency.code}/succession`}>{text.end}</a>
          </li>
        ) : null}
        <li>
          <a href={`/certificates/new?agency=${agency.code}`}>{text.addCertificate}</a>
        </li>
        <li>
          <a href={`/credentials/new?agency=${agency.code}`}>{text.issueCredential}</a>
        </li>
      </ul>
    </section>
  );
}

function dayText(day: string): string {
  return formatDate(startOfDay(day));
}
