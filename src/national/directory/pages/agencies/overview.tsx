import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { Num, Ruled, Table } from "../../../../ui/index.ts";
import { type Agency, type AgencyLevel, agencyLevels, levelNames } from "../../agency.ts";
import type { DirectoryView } from "../../store/view.ts";
import { directoryWords } from "../words.ts";
import { agenciesText } from "./text.ts";

/** How many agencies stand at a level of a province (null: central). */
export type OverviewCount = { readonly province: string | null; readonly level: AgencyLevel; readonly count: number };

/** What there is, by province and level; each number opens its list. */
export function Overview(props: { frame: Frame; view: DirectoryView; counts: readonly OverviewCount[] }) {
  const { frame, view, counts } = props;
  const text = wordsIn(agenciesText, frame.locale);
  const words = wordsIn(directoryWords, frame.locale);
  const below = agencyLevels.filter((level) => level !== "central");
  const total = counts.reduce((sum, one) => sum + one.count, 0);
  const number = (value: number) => formatNumber(value, frame.locale);
  const count = (province: string, level?: AgencyLevel) =>
    counts
      .filter((one) => one.province === province && (!level || one.level === level))
      .reduce((sum, one) => sum + one.count, 0);
  const central = counts.filter((one) => one.province === null).reduce((sum, one) => sum + one.count, 0);
  const cell = (href: string, value: number) => ({
    text: value === 0 ? words.none : <Num href={href}>{number(value)}</Num>,
    format: "numeric",
  });
  const provinces = provincesOf(view).filter(({ code }) => count(code) > 0);
  return (
    <div class="lt-mt4">
      <Ruled
        id="overview"
        text={text.overview}
        note={<Num href="/agencies?list=all">{text.overviewNote(number(total))}</Num>}
      />
      <section class="lt-scroll" tabindex={0} aria-label={text.overview}>
        <Table
          caption={text.overview}
          captionClasses="govuk-visually-hidden"
          firstCellIsHeader
          head={[
            { text: text.place },
            ...below.map((level) => ({ text: textIn(levelNames[level], frame.locale), format: "numeric" })),
            { text: text.all, format: "numeric" },
          ]}
          rows={[
            ...provinces.map((province) => [
              { text: shortNameOf(province, frame), classes: "lt-nowrap" },
              ...below.map((level) =>
                cell(`/agencies?province=${province.code}&level=${level}`, count(province.code, level)),
              ),
              cell(`/agencies?province=${province.code}`, count(province.code)),
            ]),
            [
              { text: words.central },
              ...below.map(() => ({ text: words.none, format: "numeric" })),
              cell("/agencies?level=central", central),
            ],
          ]}
        />
      </section>
    </div>
  );
}

/** The provinces of the directory, in the order of their codes. */
export function provincesOf(view: DirectoryView): readonly Agency[] {
  return [...view.agencies.values()].filter(({ level, code }) => level === "province" && !code.includes("."));
}

function shortNameOf(agency: Agency, frame: Frame): string {
  return frame.locale === "vi" ? agency.place || agency.shortName : agency.place || agency.nameEn;
}
