import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, type Text, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, DataTable, Filters, OfficerPage, Pager, State, Toolbar, Void } from "../../../../ui/index.ts";
import { type OfferFigure, offerFigureNames, offerFigures } from "../../offer-figures.ts";
import type { KeptOffer } from "../../store/offered.ts";
import { dayText } from "../names.ts";
import { hrefWith } from "../query.ts";
import { procedureWords } from "../words.ts";
import { findingName, standardisationText } from "./text.ts";

/** What the list behind a figure shows. */
export type OfferedView = {
  readonly frame: Frame;
  readonly agency: string;
  readonly name: Text;
  readonly show: OfferFigure;
  readonly offers: readonly KeptOffer[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
};

/** The offered procedures that a figure of an authority counts. */
export function OfferedPage(props: OfferedView) {
  const { frame, agency, name, show, total, page, pageSize } = props;
  const { locale } = frame;
  const text = wordsIn(standardisationText, locale);
  const words = wordsIn(procedureWords, locale);
  const title = text.of(textIn(offerFigureNames[show], locale), textIn(name, locale));
  const path = `/standardisation/${agency}`;
  return (
    <OfficerPage frame={frame} title={title} keys>
      <BackLink href="/standardisation" text={text.back} />
      <Toolbar title={title} note={text.rows(formatNumber(total, locale))} />
      <Filters
        action={path}
        filters={[
          {
            kind: "select",
            name: "show",
            label: text.figure,
            value: show,
            items: offerFigures.map((figure) => ({ value: figure, text: textIn(offerFigureNames[figure], locale) })),
          },
        ]}
      />
      {total === 0 ? (
        <Void kind="empty" title={text.noneTitle}>
          {text.noneText}
        </Void>
      ) : (
        <Offers {...props} title={title} />
      )}
      <Pager page={page} size={pageSize} total={total} hrefOf={(other) => hrefWith(path, { show, page: other })} />
      <p class="lt-mt2 lt-noprint">
        <a href={hrefWith(path, { show, format: "csv" })}>{words.csv}</a>
      </p>
    </OfficerPage>
  );
}

function Offers({ frame, offers, title }: OfferedView & { title: string }) {
  const { locale } = frame;
  const text = wordsIn(standardisationText, locale);
  const words = wordsIn(procedureWords, locale);
  const day = (written: string | null, late = false) => (
    <>
      {written === null ? words.none : dayText(written)} {late ? <State tone="bad" text={words.late} /> : null}
    </>
  );
  return (
    <DataTable
      list
      classes="lt-table--wrap"
      caption={title}
      columns={[
        { text: words.code, width: "col-code" },
        { text: words.name, width: "col-from" },
        { text: text.nationalVersion, numeric: true },
        { text: words.online, numeric: true },
        { text: text.filed, numeric: true },
        { text: text.decided, numeric: true },
        { text: words.announced, numeric: true },
        { text: words.effective, numeric: true },
        { text: words.publishedOn, numeric: true },
        { text: text.findings },
      ]}
      rows={offers.map(({ record, notNational, announcedLate, publishedLate }) => ({
        ...(notNational ? {} : { href: `/procedures/${encodeURIComponent(record.code)}` }),
        cells: [
          record.code,
          record.name,
          record.nationalVersion === null ? words.none : String(record.nationalVersion),
          record.online === null ? words.none : String(record.online),
          formatNumber(record.filedOnline, locale),
          day(record.decision?.date ?? null),
          day(record.announcedOn, announcedLate),
          day(record.effectiveFrom),
          day(record.publishedOn, publishedLate),
          record.findings.map((code) => textIn(findingName(code), locale)).join("; ") || words.none,
        ],
      }))}
    />
  );
}
