import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, formatTime, formatWeekday, wordsIn } from "../../../../platform/text/index.ts";
import { LiveRegion, OfficerPage, useLocale, Void } from "../../../../ui/index.ts";
import { batchForm, clearedHref, hrefOf, samePage } from "./address.ts";
import { actsOf, BatchBar } from "./batch-bar.tsx";
import { ListFilters } from "./filters.tsx";
import { countText, ListPages, PartTabs, RowsTold, StandingFacets } from "./parts.tsx";
import { NoPreview, type PreviewFacts, PreviewPane } from "./preview.tsx";
import type { ListFacts, ListOffers } from "./read-list.ts";
import { DossierTable, type ListHead, showsWholeCodes } from "./table.tsx";
import { emptyText, partText, workListText } from "./text.ts";

/** The work list: what there is to do at the left, the row that has the focus at the right. */
export function WorkListPage(of: {
  readonly frame: Frame;
  readonly facts: ListFacts;
  readonly offers: ListOffers;
  readonly preview: PreviewFacts | undefined;
}) {
  const { frame, facts, offers, preview } = of;
  const { locale } = frame;
  const name = wordsIn(partText, locale)[facts.part];
  const words = wordsIn(workListText, locale);
  const { now } = facts.scope;
  return (
    <OfficerPage
      frame={frame}
      title={name}
      arrangement="panes"
      classes="lt-split lt-inbox lt-print--landscape"
      keys
      status={<SyncStatus facts={facts} />}
    >
      <section class="lt-split__list lt-inbox__list" aria-label={name}>
        <div class="lt-inbox__top">
          <h1 class="govuk-visually-hidden">{name}</h1>
          <PartTabs facts={facts} />
          <p class="lt-toolbar__note">
            {formatWeekday(now, locale)}, {formatDate(now)}, <span class="lt-code">{formatTime(now)}</span>
          </p>
        </div>
        <ListFilters facts={facts} offers={offers} />
        <LiveRegion id="list-live" streamHref={hrefOf(facts.address, samePage(facts.address), "/dossiers/live")}>
          <ListBody facts={facts} open={preview?.dossier.code} />
        </LiveRegion>
        <BatchBar frame={frame} facts={facts} staff={offers.staff} />
      </section>
      <section
        id="preview"
        class="lt-split__detail lt-inbox__detail"
        aria-label={words.preview}
        aria-live="off"
        data-lt-preview-pane=""
      >
        {preview ? <PreviewPane facts={preview} /> : <NoPreview />}
      </section>
    </OfficerPage>
  );
}

/** What is kept up to date: how the rows stand, and the rows. */
export function ListBody(of: {
  readonly facts: ListFacts;
  readonly open?: string | undefined;
  /** Sent to an open page: what is counted elsewhere on it comes along. */
  readonly isNews?: boolean;
}) {
  const { facts, open, isNews = false } = of;
  return (
    <>
      {isNews ? (
        <>
          <PartTabs facts={facts} isNews />
          <ListPages facts={facts} isNews />
        </>
      ) : null}
      <StandingFacets facts={facts} />
      <p class="lt-inbox__told">
        <RowsTold facts={facts} />
      </p>
      <Rows facts={facts} open={open} />
    </>
  );
}

function Rows({ facts, open }: { facts: ListFacts; open: string | undefined }) {
  const locale = useLocale();
  const words = wordsIn(workListText, locale);
  if (facts.rows.length === 0) return <Empty facts={facts} />;
  const count = facts.standings.get(facts.address.standing ?? "any");
  return (
    <DossierTable
      facts={facts}
      caption={`${wordsIn(partText, locale)[facts.part]}${count ? `, ${countText(count, locale)}` : ""}`}
      heads={headsOf(facts, words)}
      open={open}
      form={batchForm}
      selects={actsOf(facts).any}
    />
  );
}

function headsOf(facts: ListFacts, words: (typeof workListText)["en"]): readonly ListHead[] {
  const { address, part } = facts;
  const isEnded = part === "handover" || part === "done";
  const sort = part === "done" ? "due" : (address.sort ?? "due");
  const order = address.order ?? (part === "done" ? "desc" : "asc");
  const toggled = (column: "due" | "received") => ({
    sort: column === "due" ? undefined : column,
    order: sort === column && order === "asc" ? "desc" : sort === column ? "asc" : undefined,
  });
  const sorted = (column: "due" | "received") =>
    sort === column ? (order === "asc" ? ("ascending" as const) : ("descending" as const)) : undefined;
  return [
    {
      text: words.code,
      width: showsWholeCodes(facts) ? "lt-inbox__c-whole" : "lt-inbox__c-code",
      ...(part === "done"
        ? {}
        : { sortHref: hrefOf(address, toggled("received")), sorted: sorted("received"), title: words.sortReceived }),
    },
    { text: words.procedure },
    { text: words.applicant, width: "lt-inbox__c-who" },
    {
      text: isEnded ? words.ended : words.due,
      width: "lt-inbox__c-due",
      sortHref: hrefOf(address, toggled("due")),
      sorted: sorted("due"),
      title: words.sortDue,
    },
    { text: words.state, width: "lt-inbox__c-state" },
  ];
}

/** Nothing here: what was looked for, in how many, and the way out. */
function Empty({ facts }: { facts: ListFacts }) {
  const locale = useLocale();
  const words = wordsIn(workListText, locale);
  const { address, part, parts } = facts;
  const { standing, procedure, sector, step, assignee, channel, q } = address;
  const isCut = [standing, procedure, sector, step, assignee, channel, q].some((one) => one !== undefined);
  if (!isCut)
    return (
      <Void kind="empty" title={wordsIn(emptyText, locale)[part]}>
        {wordsIn(emptyText, locale)[`${part}Why`]}
      </Void>
    );
  const of = parts.get(part);
  return (
    <Void kind="empty" title={words.noneFiltered}>
      {words.noneFilteredWhy(of ? countText(of, locale) : "0", wordsIn(partText, locale)[part])}{" "}
      <a href={clearedHref(address, part)}>{words.clear}</a>
    </Void>
  );
}

function SyncStatus({ facts }: { facts: ListFacts }) {
  const locale = useLocale();
  const words = wordsIn(workListText, locale);
  const count = facts.standings.get("sync");
  return <>{count && count.count > 0 ? words.syncStatus(countText(count, locale)) : words.syncFine}</>;
}
