import type { Child } from "hono/jsx";
import type { Frame } from "../../../platform/http/index.ts";
import { formatDateTime, formatNumber, textIn, wordsIn } from "../../../platform/text/index.ts";
import { Ruled, Table, Void } from "../../../ui/index.ts";
import type { MovedItem, OpenItemSource } from "../open-items.ts";
import { shiftWords } from "./moved.ts";
import { movedText } from "./moved-text.ts";

/** Lines that a page draws; the file has all. */
const mostLines = 300;

type MovedView = {
  readonly frame: Frame;
  readonly moved: readonly MovedItem[];
  readonly sources: readonly OpenItemSource[];
  readonly csvHref: string;
  readonly agencyName: (code: string) => string;
  /** The form that saves, or what else is done after the count was read. */
  readonly children: Child;
};

/** The open items that a change moves: how many, the way on, then agency by agency from when to when. */
export function Moved({ frame, moved, sources, csvHref, agencyName, children }: MovedView) {
  const { locale } = frame;
  const text = wordsIn(movedText, locale);
  const total = formatNumber(moved.length, locale);
  if (moved.length === 0) {
    const names = sources.map(({ name }) => textIn(name, locale)).join(", ");
    return (
      <section class="lt-mt4" aria-labelledby="moved">
        <Ruled id="moved" text={text.title} note={text.count(total)} />
        <Void kind="empty" title={text.none}>
          {text.noneWay(names === "" ? text.noSource : names)}
        </Void>
        {children}
      </section>
    );
  }
  const counts = Map.groupBy(moved, ({ item }) => item.agency);
  const shown = Map.groupBy(moved.slice(0, mostLines), ({ item }) => item.agency);
  return (
    <section class="lt-mt4" aria-labelledby="moved">
      <Ruled id="moved" text={text.title} note={<a href={csvHref}>{text.csv}</a>} />
      <p class="lt-strong">{text.inAgencies(total, formatNumber(counts.size, locale))}</p>
      {children}
      {moved.length > mostLines ? (
        <p class="lt-quiet lt-mt4">{text.shown(formatNumber(mostLines, locale), total)}</p>
      ) : null}
      {[...shown].map(([agency, items]) => (
        <Agency
          frame={frame}
          name={agencyName(agency)}
          items={items}
          count={formatNumber(counts.get(agency)?.length ?? 0, locale)}
        />
      ))}
    </section>
  );
}

type AgencyProps = {
  readonly frame: Frame;
  readonly name: string;
  readonly items: readonly MovedItem[];
  readonly count: string;
};

function Agency({ frame, name, items, count }: AgencyProps) {
  const { locale } = frame;
  const text = wordsIn(movedText, locale);
  return (
    <section class="lt-scroll lt-mt4" tabindex={0} aria-label={name}>
      <Table
        caption={`${name}: ${text.count(count)}`}
        firstCellIsHeader
        head={[
          { text: text.item },
          { text: text.before, format: "numeric" },
          { text: text.after, format: "numeric" },
          { text: text.shift },
        ]}
        rows={items.map((one) => [
          {
            text: (
              <>
                <a href={one.item.href}>{one.item.label}</a>
                <span class="lt-row-note">{textIn(one.source, locale)}</span>
              </>
            ),
          },
          { text: formatDateTime(one.before), format: "numeric" },
          { text: formatDateTime(one.after), format: "numeric" },
          { text: shiftWords(one, locale) },
        ])}
      />
    </section>
  );
}
