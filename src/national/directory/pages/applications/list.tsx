import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { DataTable, Facets, OfficerPage, Pager, Toolbar, Void } from "../../../../ui/index.ts";
import { type Registration, type RegistrationState, registrationStates } from "../../store/registrations.ts";
import { directoryWords } from "../words.ts";
import { applicationsText } from "./text.ts";

type ListView = {
  readonly frame: Frame;
  readonly state: RegistrationState | "all";
  readonly page: number;
  readonly pageSize: number;
  readonly found: { readonly registrations: readonly Registration[]; readonly total: number };
  readonly waiting: number;
};

/** Applications, those that wait first. */
export function ApplicationsPage(props: ListView) {
  const { frame, state, page, pageSize, found, waiting } = props;
  const text = wordsIn(applicationsText, frame.locale);
  const count = (one: RegistrationState | "all") =>
    one === "submitted"
      ? formatNumber(waiting, frame.locale)
      : one === state
        ? formatNumber(found.total, frame.locale)
        : "";
  return (
    <OfficerPage frame={frame} title={text.title} keys={found.total > 0}>
      <Toolbar title={text.title} />
      <Facets
        label={text.facets}
        items={[...registrationStates, "all" as const].map((one) => ({
          href: `/applications?state=${one}`,
          count: count(one),
          text: text[one],
          current: one === state,
        }))}
      />
      {found.total === 0 ? (
        <Void kind="empty" title={text.empty}>
          {text.emptyWay}
        </Void>
      ) : (
        <Rows {...props} />
      )}
      <Pager
        page={page}
        size={pageSize}
        total={found.total}
        hrefOf={(one) => `/applications?state=${state}&page=${one}`}
      />
    </OfficerPage>
  );
}

function Rows({ frame, found }: ListView) {
  const text = wordsIn(applicationsText, frame.locale);
  const words = wordsIn(directoryWords, frame.locale);
  return (
    <DataTable
      caption={text.title}
      list
      columns={[
        { text: words.code, width: "col-no" },
        { text: words.name },
        { text: text.kind, width: "col-who" },
        { text: text.software },
        { text: text.contact, width: "col-own" },
        { text: text.received, numeric: true, width: "col-who" },
        { text: words.state, width: "col-who" },
      ]}
      rows={found.registrations.map((one) => ({
        href: `/applications/${one.id}`,
        cells: [
          one.agencyCode,
          { text: one.name || words.none, full: one.name || words.none },
          text[one.kind],
          { text: one.software || words.none, full: one.software || words.none },
          { text: one.contactName || words.none, full: one.contactName || words.none },
          formatDateTime(one.submittedAt),
          text[one.state],
        ],
      }))}
    />
  );
}
