import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { DataTable, Void } from "../../../../ui/index.ts";
import type { Reviewed } from "../../review/reviewed.ts";
import { dayText, levelNames, words } from "../words.ts";
import { ReviewFrame, rowsOfPage } from "./review-frame.tsx";
import { reviewText } from "./text.ts";

/** From so many dossiers a year on, a service that nobody uses online is worth repairing rather than lowering. */
const busy = 100;

/** What to do about a service that nobody uses. */
export function unusedAdvice(one: Reviewed, locale: "vi" | "en"): string {
  const text = wordsIn(reviewText, locale);
  return one.demand.total >= busy ? text.adviceBusy : text.adviceRare;
}

/** Online services of level 3 and 4 through which nobody filed in twelve months, those with most dossiers first. */
export function UnusedPage({
  frame,
  unused,
  online,
  page,
}: {
  frame: Frame;
  unused: readonly Reviewed[];
  online: number;
  page: number;
}) {
  const { locale } = frame;
  const [text, shared] = [wordsIn(reviewText, locale), words(locale)];
  const number = (value: number) => formatNumber(value, locale);
  return (
    <ReviewFrame
      frame={frame}
      tool="unused"
      note={text.unusedNote(number(unused.length), number(online))}
      shown={{ page, total: unused.length }}
    >
      {unused.length === 0 ? (
        <Void kind="empty" title={text.unusedNone} />
      ) : (
        <DataTable
          caption={text.unused}
          list
          classes="lt-table--wrap"
          columns={[
            { text: shared.code, width: "col-own" },
            { text: text.procedure },
            { text: shared.level, width: "col-code" },
            { text: shared.online, width: "col-code" },
            { text: text.since, width: "col-code" },
            { text: text.counter, numeric: true, width: "col-code" },
            { text: text.advice },
          ]}
          rows={rowsOfPage(unused, page).map((one) => ({
            href: `/procedures/catalogue/${one.offered.id}`,
            cells: [
              one.offered.code,
              one.offered.name,
              levelNames(one.offered.levels, locale),
              shared.onlineLevel(one.offered.online ?? 3),
              dayText(one.offered.publishedOn),
              number(one.demand.total),
              unusedAdvice(one, locale),
            ],
          }))}
        />
      )}
    </ReviewFrame>
  );
}
