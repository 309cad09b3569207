import type { Frame } from "../../../../platform/http/index.ts";
import { formatMoney, formatNumber, formatShare, wordsIn } from "../../../../platform/text/index.ts";
import { DataTable, Filters, RankedBars, Void } from "../../../../ui/index.ts";
import type { Ranked, Weights } from "../../review/rank-for-online.ts";
import { saidName } from "../public-words.ts";
import { levelNames, words } from "../words.ts";
import { ReviewFrame, rowsOfPage } from "./review-frame.tsx";
import { reviewText } from "./text.ts";

/** Bars that are drawn; the table has all. */
const drawn = 12;

/** What should go online first, by weights that stand in the address. */
export function FirstPage({
  frame,
  ranked,
  weights,
  page,
}: {
  frame: Frame;
  ranked: readonly Ranked[];
  weights: Weights;
  page: number;
}) {
  const { locale } = frame;
  const text = wordsIn(reviewText, locale);
  const weight = (name: keyof Weights) => ({
    kind: "text" as const,
    type: "number" as const,
    name,
    label: `${text[name]} (0–10)`,
    value: String(weights[name]),
  });
  return (
    <ReviewFrame
      frame={frame}
      tool="first"
      note={text.firstNote}
      query={weights}
      shown={{ page, total: ranked.length }}
    >
      <Filters action="/procedures/review" filters={[weight("dossiers"), weight("cost"), weight("readiness")]} />
      {ranked.length === 0 ? (
        <Void kind="empty" title={text.none} />
      ) : (
        <Ranking frame={frame} ranked={ranked} page={page} />
      )}
    </ReviewFrame>
  );
}

function Ranking({ frame, ranked, page }: { frame: Frame; ranked: readonly Ranked[]; page: number }) {
  const { locale } = frame;
  const text = wordsIn(reviewText, locale);
  const [first] = ranked;
  const score = (value: number) => formatNumber(value, locale, 1);
  return (
    <>
      <RankedBars
        id="online-first"
        title={text.first}
        description={first ? text.firstChart(first.reviewed.offered.name, score(first.score)) : ""}
        bars={ranked.slice(0, drawn).map((one) => ({
          name: saidName(one.reviewed.offered.name),
          value: one.score,
          text: score(one.score),
        }))}
      />
      <DataTable
        caption={text.first}
        list
        classes="lt-table--wrap"
        columns={[
          { text: words(locale).code, width: "col-own" },
          { text: text.procedure },
          { text: words(locale).level, width: "col-code" },
          { text: text.score, numeric: true, width: "col-date" },
          { text: text.dossiers, numeric: true, width: "col-code" },
          { text: text.yearlyCost, numeric: true, width: "col-own" },
          { text: text.readiness, numeric: true, width: "col-code", explain: text.readinessHint },
        ]}
        rows={rowsOfPage(ranked, page).map(({ reviewed, score: points, parts }) => ({
          href: `/procedures/catalogue/${reviewed.offered.id}`,
          cells: [
            reviewed.offered.code,
            reviewed.offered.name,
            levelNames(reviewed.offered.levels, locale),
            score(points),
            formatNumber(reviewed.demand.total, locale),
            formatMoney(reviewed.yearlyCost, locale),
            formatShare(parts.readiness, locale, 0),
          ],
        }))}
      />
    </>
  );
}
