import type { Frame } from "../../../../platform/http/index.ts";
import {
  formatDateTime,
  formatNumber,
  formatShare,
  shortAgencyName,
  type Text,
  textIn,
  wordsIn,
} from "../../../../platform/text/index.ts";
import { DataTable, Num, OfficerPage, Toolbar, Void } from "../../../../ui/index.ts";
import { type OfferFigure, offerFigureNames, offerFigures } from "../../offer-figures.ts";
import { procedureWords } from "../words.ts";
import { standardisationText } from "./text.ts";

/** The figures of one authority. */
export type AuthorityFigures = {
  readonly agency: string;
  readonly name: Text;
  /** When the authority wrote its newest catalogue. */
  readonly at: Date;
  readonly figures: ReadonlyMap<OfferFigure, number>;
};

/** Authorities by what they offer; each number opens the list that counts to it. */
export function StandardisationPage({
  frame,
  authorities,
}: {
  frame: Frame;
  authorities: readonly AuthorityFigures[];
}) {
  const { locale } = frame;
  const text = wordsIn(standardisationText, locale);
  const words = wordsIn(procedureWords, locale);
  return (
    <OfficerPage frame={frame} title={text.title} keys>
      <Toolbar title={text.title} note={text.note} />
      {authorities.length === 0 ? (
        <Void kind="empty" title={text.emptyTitle}>
          {text.emptyText}
        </Void>
      ) : (
        <>
          <Figures frame={frame} authorities={authorities} />
          <p class="lt-mt2 lt-noprint">
            <a href="/standardisation?format=csv">{words.csv}</a>
          </p>
        </>
      )}
    </OfficerPage>
  );
}

function Figures({ frame, authorities }: { frame: Frame; authorities: readonly AuthorityFigures[] }) {
  const { locale } = frame;
  const text = wordsIn(standardisationText, locale);
  const words = wordsIn(procedureWords, locale);
  const number = (value: number) => formatNumber(value, locale);
  const share = (figures: ReadonlyMap<OfferFigure, number>) => {
    const offered = figures.get("offered") ?? 0;
    return offered === 0 ? words.none : formatShare((figures.get("standardised") ?? 0) / offered, locale, 1);
  };
  const sums = new Map(
    offerFigures.map((figure) => [
      figure,
      authorities.reduce((sum, { figures }) => sum + (figures.get(figure) ?? 0), 0),
    ]),
  );
  return (
    <DataTable
      list
      caption={text.title}
      columns={[
        { text: text.authority },
        ...offerFigures.map((figure) => ({ text: textIn(offerFigureNames[figure], locale), numeric: true })),
        { text: text.share, numeric: true },
        { text: text.received, numeric: true },
      ]}
      rows={[
        ...authorities.map(({ agency, name, at, figures }) => ({
          href: `/standardisation/${agency}`,
          cells: [
            shortAgencyName(textIn(name, locale)),
            ...offerFigures.map((figure) => (
              <Num
                href={`/standardisation/${agency}?show=${figure}`}
                label={`${text.of(textIn(offerFigureNames[figure], locale), textIn(name, locale))}: ${number(figures.get(figure) ?? 0)}`}
              >
                {number(figures.get(figure) ?? 0)}
              </Num>
            )),
            share(figures),
            formatDateTime(at),
          ],
        })),
        {
          cells: [text.all, ...offerFigures.map((figure) => number(sums.get(figure) ?? 0)), share(sums), ""],
        },
      ]}
    />
  );
}
