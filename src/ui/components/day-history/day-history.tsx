import type { Locale } from "../../frame.ts";
import { useLocale, useWords } from "../../locale.ts";
import { Table } from "../table/table.tsx";

/** A change of a working calendar, as plain data. Dates are `yyyy-MM-dd`. */
export type DayChangeFacts =
  | {
      readonly kind: "off" | "work" | "removal";
      readonly first: string;
      readonly last: string;
      readonly name: string;
    }
  | { readonly kind: "swap"; readonly off: string; readonly worked: string }
  | { readonly kind: "confirmation"; readonly year: number }
  /** `hours` as in "07:00–11:30, 13:30–17:00"; null: as the agency above. */
  | { readonly kind: "hours"; readonly agency: string; readonly from: string; readonly hours: string | null }
  | { readonly kind: "undo"; readonly of: DayChangeFacts };

/** One line of a history. Instants in words. */
export type DayHistoryEntry = {
  readonly at: string;
  readonly who: string;
  readonly what: DayChangeFacts;
  readonly decision?: string | undefined;
  readonly reason?: string | undefined;
  /** Open items that it moved; absent where there are none to count. */
  readonly moved?: number | undefined;
  /** Where it can be taken back; absent: it cannot, or not by this person. */
  readonly undoHref?: string | undefined;
  readonly undone?: boolean | undefined;
};

/** A change in words: "Nghỉ 13/11/2020: Nghỉ lũ". */
export function dayChangeWords(what: DayChangeFacts, locale: Locale): string {
  const range = (first: string, last: string) => (first === last ? day(first) : `${day(first)} – ${day(last)}`);
  const vi = locale === "vi";
  switch (what.kind) {
    case "off":
      return `${vi ? "Nghỉ" : "Off"} ${range(what.first, what.last)}: ${what.name}`;
    case "work":
      return `${vi ? "Làm bù" : "Worked"} ${range(what.first, what.last)}: ${what.name}`;
    case "removal":
      return `${vi ? "Bỏ" : "Removed"} ${range(what.first, what.last)}: ${what.name}`;
    case "swap":
      return vi
        ? `Nghỉ ${day(what.off)}, làm bù ${day(what.worked)}`
        : `Off ${day(what.off)}, worked instead ${day(what.worked)}`;
    case "confirmation":
      return vi ? `Đối chiếu ngày nghỉ năm ${what.year}` : `Days of ${what.year} checked`;
    case "hours": {
      const hours = what.hours ?? (vi ? "theo cấp trên" : "as the agency above");
      return `${vi ? "Giờ làm việc" : "Office hours"} ${what.agency}, ${vi ? "từ" : "from"} ${day(what.from)}: ${hours}`;
    }
    case "undo":
      return `${vi ? "Lấy lại" : "Taken back"}: ${dayChangeWords(what.of, locale)}`;
  }
}

function day(date: string): string {
  return date.split("-").reverse().join("/");
}

/** Who changed a working calendar, when and why; the newest first. */
export function DayHistory({ caption, entries }: { caption: string; entries: readonly DayHistoryEntry[] }) {
  const say = useWords();
  const locale = useLocale();
  const counted = entries.some(({ moved }) => moved !== undefined);
  const undoable = entries.some(({ undoHref, undone }) => undoHref !== undefined || undone);
  return (
    <section class="lt-scroll" tabindex={0} aria-label={caption}>
      <Table
        caption={caption}
        captionClasses="govuk-visually-hidden"
        head={[
          { text: say("historyAt") },
          { text: say("historyWhat") },
          { text: say("historyWhy") },
          { text: say("historyWho") },
          ...(counted ? [{ text: say("historyMoved"), format: "numeric" }] : []),
          ...(undoable ? [{ text: say("historyUndo"), classes: "lt-noprint" }] : []),
        ]}
        rows={entries.map((entry) => [
          { text: entry.at, classes: "lt-nowrap" },
          { text: dayChangeWords(entry.what, locale) },
          { text: [entry.decision, entry.reason].filter(Boolean).join(". ") || "–" },
          { text: entry.who },
          ...(counted
            ? [{ text: entry.moved?.toLocaleString(locale === "vi" ? "vi-VN" : "en-GB") ?? "–", format: "numeric" }]
            : []),
          ...(undoable ? [{ text: <Undo entry={entry} />, classes: "lt-noprint" }] : []),
        ])}
      />
    </section>
  );
}

function Undo({ entry }: { entry: DayHistoryEntry }) {
  const say = useWords();
  const locale = useLocale();
  if (entry.undone) return <span class="lt-quiet">{say("historyUndone")}</span>;
  if (entry.undoHref === undefined) return <>–</>;
  return (
    <a href={entry.undoHref}>
      {say("historyUndo")}
      <span class="govuk-visually-hidden">: {dayChangeWords(entry.what, locale)}</span>
    </a>
  );
}
