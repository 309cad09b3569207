import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { lifeEventNames, lifeEvents, procedureLevels } from "../../../../protocol/procedures/index.ts";
import { LifeEvents, Ruled } from "../../../../ui/index.ts";
import type { ProcedureSummary } from "../../procedure-summary.ts";
import { levelNames } from "../../vocabulary.ts";
import { eventIcons, sectorKey } from "../names.ts";
import { hrefWith } from "../query.ts";
import { searchText } from "./text.ts";

/** Ways in for who has no word to search by: moments of life, sectors, levels; each with how many there are. */
export function Entrances({ frame, all }: { frame: Frame; all: readonly ProcedureSummary[] }) {
  const text = wordsIn(searchText, frame.locale);
  const number = (value: number) => formatNumber(value, frame.locale);
  const events = lifeEvents.flatMap((event) => {
    const count = all.filter((procedure) => procedure.lifeEvents.includes(event)).length;
    const href = hrefWith("/procedures", { event });
    return count === 0
      ? []
      : [
          {
            ...{ text: textIn(lifeEventNames[event], frame.locale), href, count, icon: eventIcons[event] },
            countSpoken: text.count(number(count)),
          },
        ];
  });
  return (
    <>
      {events.length > 0 ? (
        <section class="lt-section" aria-labelledby="events">
          <Ruled id="events" text={text.events} />
          <LifeEvents items={events} />
        </section>
      ) : null}
      <div class="lt-columns">
        <section aria-labelledby="sectors">
          <Ruled
            id="sectors"
            text={text.sectors}
            note={<a href="/procedures?list=all">{`${text.all}: ${text.count(number(all.length))}`}</a>}
          />
          <Choices items={sectorsOf(all, frame)} inTwo />
        </section>
        <div class="lt-home__side">
          <section aria-labelledby="levels">
            <Ruled id="levels" text={text.levels} size="s" />
            <Choices items={levelsOf(all, frame)} />
          </section>
          <section aria-labelledby="software">
            <Ruled id="software" text={text.forSoftware} size="s" />
            <p class="lt-mt2">
              <a href="/api">{text.api}</a>
            </p>
            <p class="lt-quiet lt-small">{text.apiLead}</p>
          </section>
        </div>
      </div>
    </>
  );
}

type Choice = { readonly href: string; readonly name: string; readonly count: string };

function Choices({ items, inTwo = false }: { items: readonly Choice[]; inTwo?: boolean }) {
  return (
    <ul class={inTwo ? "lt-plainlist lt-plainlist--two" : "lt-plainlist"}>
      {items.map(({ href, name, count }) => (
        <li>
          <a href={href}>{name}</a> <span class="lt-quiet lt-small">{count}</span>
        </li>
      ))}
    </ul>
  );
}

function sectorsOf(all: readonly ProcedureSummary[], { locale }: Frame): readonly Choice[] {
  const groups = Map.groupBy(all, ({ sector }) => sectorKey(sector));
  const collator = new Intl.Collator(locale);
  return [...groups]
    .map(([key, procedures]) => {
      const sector = procedures[0]?.sector;
      const name = (locale === "en" && sector?.nameEn) || sector?.name || key;
      return { href: hrefWith("/procedures", { sector: key }), name, count: formatNumber(procedures.length, locale) };
    })
    .sort((a, b) => collator.compare(a.name, b.name));
}

function levelsOf(all: readonly ProcedureSummary[], { locale }: Frame): readonly Choice[] {
  return procedureLevels.toReversed().map((level) => ({
    href: hrefWith("/procedures", { level }),
    name: textIn(levelNames[level], locale),
    count: formatNumber(all.filter(({ levels }) => levels.includes(level)).length, locale),
  }));
}
