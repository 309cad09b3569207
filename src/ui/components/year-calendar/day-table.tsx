import { useLocale, useWords } from "../../locale.ts";
import { Icon } from "../icon/icon.tsx";
import { Table } from "../table/table.tsx";

/** Days that follow each other and mean the same. Dates are `yyyy-MM-dd`, both ends in the range. */
export type DayRow = {
  readonly first: string;
  readonly last: string;
  /** How many of them are marked: weekends between are not. */
  readonly days: number;
  readonly kind: "off" | "work";
  readonly name: string;
  /** Where it comes from: the law, taken over but not yet checked, or a decision. */
  readonly basis: "law" | "entered" | "decided";
  /** The document that decided, or against which the year was checked. */
  readonly decision?: string | undefined;
  /** Of this authority and not of the whole country. */
  readonly own?: boolean | undefined;
};

const weekdays = {
  vi: ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
} as const;

/** The table equal to the picture of a year. */
export function DayTable({ caption, rows }: { caption: string; rows: readonly DayRow[] }) {
  const say = useWords();
  return (
    <Table
      caption={caption}
      captionClasses="govuk-visually-hidden"
      classes="lt-days"
      firstCellIsHeader
      head={[{ text: say("dayWhen") }, { text: say("dayWhat") }, { text: say("dayBasis") }]}
      rows={rows.map((row) => [
        { text: <Dates row={row} /> },
        {
          text: (
            <>
              {row.name}
              {row.kind === "work" ? <span class="lt-row-note">{say("dayWork")}</span> : null}
            </>
          ),
        },
        { text: <Basis row={row} /> },
      ])}
    />
  );
}

function Dates({ row }: { row: DayRow }) {
  const locale = useLocale();
  const say = useWords();
  const words = (date: string) => {
    const weekday = weekdays[locale][new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "";
    return `${weekday} ${date.slice(8)}/${date.slice(5, 7)}`;
  };
  if (row.first === row.last) return <span class="lt-nowrap">{words(row.first)}</span>;
  return (
    <>
      <span class="lt-nowrap">{words(row.first)}</span> – <span class="lt-nowrap">{words(row.last)}</span>
      <span class="lt-row-note">{say("dayCount", { count: row.days })}</span>
    </>
  );
}

function Basis({ row }: { row: DayRow }) {
  const say = useWords();
  const whose = row.own ? say("dayOwn") : undefined;
  const decided = row.decision ?? whose ?? say("dayDecided");
  return (
    <>
      {row.basis === "entered" ? (
        <span class="lt-days__open">
          <Icon name="clock" />
          {say("dayEntered")}
        </span>
      ) : (
        (row.decision ?? (row.basis === "law" ? say("dayLaw") : decided))
      )}
      {whose && row.decision ? <span class="lt-row-note">{whose}</span> : null}
    </>
  );
}
