import { formatDateTime, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { channelNames, dossierStateNames } from "../../../../protocol/dossiers/index.ts";
import {
  Breadcrumbs,
  Button,
  type DeadlineState,
  DeadlineTag,
  Icon,
  Path,
  Strip,
  useLocale,
} from "../../../../ui/index.ts";
import type { DossierFacts } from "../../read-dossier.ts";
import { pathOf } from "./desk.ts";
import { type DossierView, holdersOf } from "./dossier-view.ts";
import { stopsOf } from "./stops.ts";
import { dossierText } from "./text.ts";
import { shortTime, workedBetween, workWords } from "./times.ts";

/** The head of the page: what it is, whose, how it stands with its time, where it is on its way. */
export function DossierHead(view: DossierView) {
  const { frame, dossier } = view;
  const text = wordsIn(dossierText, frame.locale);
  return (
    <header class="lt-dossier__head">
      <div class="lt-dossier__bar">
        <div>
          <Breadcrumbs
            items={[{ text: text.dossiers, href: "/dossiers" }, { text: dossier.sectorName || dossier.code }]}
          />
          <h1 class="govuk-heading-l">{dossier.procedureName}</h1>
        </div>
        <div class="lt-dossier__tools">
          <DueTag {...view} />
          {dossier.originNode === null ? (
            <Button
              href={pathOf(dossier, dossier.outcome === "not-received" ? "papers/refusal.pdf" : "papers/receipt.pdf")}
              classes="govuk-button--secondary"
              text={
                <>
                  <Icon name="file" />
                  {dossier.outcome === "not-received" ? text.refusalPaper : text.receipt}
                </>
              }
            />
          ) : null}
          <button class="govuk-button govuk-button--secondary" type="button" data-lt-print="" data-lt-key="i" hidden>
            <Icon name="print" />
            {text.print}
          </button>
        </div>
      </div>
      <DossierStrip {...view} />
      <Path label={text.flowPath} steps={stopsOf(view, frame.locale)} />
    </header>
  );
}

/** The facts that everybody asks for first. */
export function DossierStrip(
  view: Pick<DossierView, keyof DossierFacts | "machineNow"> & Partial<Pick<DossierView, "leases" | "by">>,
) {
  const locale = useLocale();
  const { dossier, now } = view;
  const text = wordsIn(dossierText, locale);
  const tokens = new Set(view.leases?.keys() ?? []);
  const holders = holdersOf(view, locale, { tokens, accountId: view.by?.accountId });
  return (
    <div class="lt-dossier__strip">
      <Strip
        facts={[
          { term: text.code, value: <span class="lt-code">{dossier.code}</span> },
          { term: text.applicant, value: dossier.applicant.name },
          { term: text.channel, value: textIn(channelNames[dossier.channel], locale) },
          { term: text.received, value: shortTime(dossier.receivedAt, now) },
          { term: text.due, value: <DueFact {...view} /> },
          { term: text.state, value: textIn(dossierStateNames[dossier.state], locale) },
          { term: text.holder, value: holders.length === 0 ? text.nobody : shortened(holders) },
        ]}
      />
    </div>
  );
}

function shortened(holders: readonly string[]): string {
  const [first = "", ...more] = holders;
  return more.length === 0 ? first : `${first} +${more.length}`;
}

function DueFact({ dossier, now, timeOf }: Pick<DossierView, "dossier" | "now" | "timeOf">) {
  const locale = useLocale();
  const text = wordsIn(dossierText, locale);
  if (dossier.dueAt === null) return dossier.endedAt === null ? text.noDue : "–";
  const left = dossier.endedAt === null ? leftWords({ dossier, now, timeOf }, text, locale) : "";
  return (
    <>
      <a class="lt-num" href="#why" title={formatDateTime(dossier.dueAt)}>
        {shortTime(dossier.dueAt, now)}
      </a>
      {left ? <span class="lt-dossier__left">{left}</span> : null}
    </>
  );
}

function leftWords(
  { dossier, now, timeOf }: Pick<DossierFacts, "dossier" | "now" | "timeOf">,
  text: (typeof dossierText)["en"],
  locale: "vi" | "en",
): string {
  if (dossier.dueAt === null) return "";
  const time = timeOf(dossier.agencyCode);
  const minutes = workedBetween(time, now, dossier.dueAt);
  const words = workWords(minutes, time, locale);
  return minutes < 0 || now > dossier.dueAt ? text.over(words) : text.left(words);
}

const tags: Readonly<Record<DossierFacts["standing"], DeadlineState>> = {
  "in-time": "ok",
  soon: "soon",
  late: "late",
  waiting: "paused",
  early: "done",
  "on-time": "done",
  "ended-late": "late",
  ended: "paused",
};

/** How it stands with its time. Late because the portal does not know is nobody's delay, and looks different. */
export function DueTag(facts: DossierFacts) {
  const locale = useLocale();
  if (isLateBySync(facts)) return <DeadlineTag state="late-sync" />;
  const words =
    facts.standing === "ended"
      ? textIn(dossierStateNames[facts.dossier.state], locale)
      : endWords[facts.standing]?.[locale];
  return <DeadlineTag state={tags[facts.standing]} {...(words === undefined ? {} : { text: words })} />;
}

const endWords: Partial<Record<DossierFacts["standing"], { readonly vi: string; readonly en: string }>> = {
  early: { vi: "Xong trước hạn", en: "Done early" },
  "on-time": { vi: "Xong đúng hạn", en: "Done on time" },
  "ended-late": { vi: "Xong quá hạn", en: "Done late" },
};

/** The agency ended in time, the time is over, and the portal has not confirmed it. */
export function isLateBySync({ dossier, sync, now }: Pick<DossierFacts, "dossier" | "sync" | "now">): boolean {
  const { endedAt, dueAt } = dossier;
  if (endedAt === null || dueAt === null || endedAt > dueAt || now <= dueAt || !sync) return false;
  return sync.ackedRevision < sync.revision;
}
