import type { Frame } from "../../../../platform/http/index.ts";
import { formatMoney, formatNumber, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { DataTable, Facets, Void } from "../../../../ui/index.ts";
import { type Cut, type CutKind, cutKinds } from "../../review/suggest-cuts.ts";
import { hrefOf } from "../query-href.ts";
import { words } from "../words.ts";
import { ReviewFrame, reviewPaths, rowsOfPage } from "./review-frame.tsx";
import { cutName, reviewText } from "./text.ts";

/** Why a paper or a visit could go. */
export function cutReason(cut: Cut, locale: Locale): string {
  const text = wordsIn(reviewText, locale);
  const asked = cut.askedIn > 1 ? ` ${text.askedIn(formatNumber(cut.askedIn, locale))}` : "";
  if (cut.kind === "held") return `${text.held(cut.heldBy?.[locale] ?? "")}${asked}`;
  if (cut.kind === "certified") return `${text.certified}${asked}`;
  if (cut.kind === "two-visits") return text.twoVisits;
  return text.copies(formatNumber((cut.paper?.originals ?? 0) + (cut.paper?.copies ?? 0), locale));
}

/** Papers and steps that could go, each with its reason and what it would save. */
export function PapersPage({
  frame,
  cuts,
  kind,
  page,
}: {
  frame: Frame;
  cuts: readonly Cut[];
  kind: CutKind | undefined;
  page: number;
}) {
  const { locale } = frame;
  const text = wordsIn(reviewText, locale);
  const shown = cuts.filter((cut) => kind === undefined || cut.kind === kind);
  const sum = shown.reduce((total, { saving }) => total + saving, 0);
  const count = (of: CutKind | undefined) =>
    formatNumber(cuts.filter((cut) => of === undefined || cut.kind === of).length, locale);
  return (
    <ReviewFrame
      frame={frame}
      tool="papers"
      note={text.totalSaving(formatMoney(sum, locale))}
      query={{ kind }}
      shown={{ page, total: shown.length }}
    >
      <Facets
        label={text.kind}
        items={[undefined, ...cutKinds].map((one) => ({
          href: hrefOf(reviewPaths.papers, { kind: one }),
          count: count(one),
          text: one ? cutName(one, locale) : words(locale).any,
          current: one === kind,
        }))}
      />
      <p class="lt-small lt-quiet lt-mt2">{text.papersNote}</p>
      {shown.length === 0 ? (
        <Void kind="empty" title={text.papersNone} />
      ) : (
        <DataTable
          caption={text.papers}
          list
          classes="lt-table--wrap"
          columns={[
            { text: words(locale).code, width: "col-own" },
            { text: text.procedure },
            { text: text.paper },
            { text: text.kind, width: "col-no" },
            { text: text.reason },
            { text: text.dossiers, numeric: true, width: "col-code" },
            { text: text.saving, numeric: true, width: "col-own" },
          ]}
          rows={rowsOfPage(shown, page).map((cut) => ({
            href: `/procedures/catalogue/${cut.reviewed.offered.id}`,
            cells: [
              cut.reviewed.offered.code,
              cut.reviewed.offered.name,
              cut.paper?.name ?? text.secondVisit,
              cutName(cut.kind, locale),
              cutReason(cut, locale),
              formatNumber(cut.reviewed.demand.total, locale),
              formatMoney(cut.saving, locale),
            ],
          }))}
        />
      )}
    </ReviewFrame>
  );
}
