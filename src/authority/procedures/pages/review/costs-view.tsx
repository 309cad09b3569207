import type { Frame } from "../../../../platform/http/index.ts";
import { formatMoney, formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { DataTable, RankedBars, Void } from "../../../../ui/index.ts";
import { costOf } from "../../review/compliance-cost.ts";
import type { Reviewed } from "../../review/reviewed.ts";
import { saidName } from "../public-words.ts";
import { words } from "../words.ts";
import { ReviewFrame, rowsOfPage } from "./review-frame.tsx";
import { reviewText } from "./text.ts";

/** Bars that are drawn; the table has all. */
const drawn = 15;

/** Procedures by what they cost people in a year, with what a proposed simplification would make of it. */
export function CostsPage({ frame, all, page }: { frame: Frame; all: readonly Reviewed[]; page: number }) {
  const { locale } = frame;
  const text = wordsIn(reviewText, locale);
  const number = (value: number) => formatNumber(value, locale);
  const money = (value: number) => formatMoney(value, locale);
  const defaults = all.filter(({ isDefault }) => isDefault).length;
  const [first] = all;
  const proposedOf = ({ proposed }: Reviewed): number | undefined => proposed && costOf(proposed).yearly;
  return (
    <ReviewFrame
      frame={frame}
      tool="costs"
      note={text.costsNote(number(defaults), number(all.length))}
      shown={{ page, total: all.length }}
    >
      {first ? (
        <>
          <RankedBars
            id="costs"
            title={text.costs}
            description={text.costsChart(first.offered.name, money(first.yearlyCost))}
            bars={all.slice(0, drawn).map((one) => {
              const proposed = proposedOf(one);
              return {
                name: saidName(one.offered.name),
                value: proposed ?? one.yearlyCost,
                before: proposed === undefined ? undefined : one.yearlyCost,
                text: money(one.yearlyCost),
              };
            })}
          />
          <DataTable
            caption={text.costs}
            list
            classes="lt-table--wrap"
            columns={[
              { text: words(locale).code, width: "col-own" },
              { text: text.procedure },
              { text: text.dossiers, numeric: true, width: "col-code" },
              { text: text.once, numeric: true, width: "col-own" },
              { text: text.yearlyCost, numeric: true, width: "col-due" },
              { text: text.proposedCost, numeric: true, width: "col-due" },
              { text: text.saved, numeric: true, width: "col-own" },
            ]}
            rows={rowsOfPage(all, page).map((one) => {
              const proposed = proposedOf(one);
              return {
                href: `/procedures/catalogue/${one.offered.id}/cost`,
                cells: [
                  one.offered.code,
                  one.offered.name,
                  number(one.demand.total),
                  money(costOf(one.present).once),
                  <>
                    {money(one.yearlyCost)}
                    {one.isDefault ? <div class="lt-xs lt-quiet">{text.isDefault}</div> : null}
                  </>,
                  proposed === undefined ? "–" : money(proposed),
                  proposed === undefined ? "–" : money(one.yearlyCost - proposed),
                ],
              };
            })}
          />
        </>
      ) : (
        <Void kind="empty" title={text.none} />
      )}
    </ReviewFrame>
  );
}
