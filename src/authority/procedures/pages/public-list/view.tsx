import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { type LifeEvent, lifeEvents } from "../../../../protocol/procedures/index.ts";
import { CitizenPage, LifeEvents, Pager, Ruled, Search, Void } from "../../../../ui/index.ts";
import type { Published, PublishedFound } from "../../search-published.ts";
import { publicWords, saidName } from "../public-words.ts";
import { hrefOf } from "../query-href.ts";
import { eventIcon, eventName, levelNames } from "../words.ts";

/** Procedures on one page. */
export const pageSize = 30;

/** What the public list shows. */
export type PublicListView = {
  readonly frame: Frame;
  readonly all: readonly Published[];
  readonly asked: { readonly q: string; readonly event?: LifeEvent | undefined; readonly page: number };
  readonly found: PublishedFound;
};

/** What the authority offers its people: a box to search in, moments of life, and the list. */
export function PublicListPage(view: PublicListView) {
  const { frame, all, asked } = view;
  const words = wordsIn(publicWords, frame.locale);
  const isPlain = asked.q === "" && asked.event === undefined;
  return (
    <CitizenPage frame={frame} title={words.title}>
      <h1 class="govuk-heading-xl">{words.title}</h1>
      <div class="lt-mt3">
        <Search
          action="/procedures"
          id="procedure-search"
          label={words.ask}
          hint={words.hint}
          button={words.find}
          value={asked.q}
        />
      </div>
      {isPlain ? <Events frame={frame} all={all} /> : null}
      <Results {...view} isPlain={isPlain} />
    </CitizenPage>
  );
}

function Events({ frame, all }: { frame: Frame; all: readonly Published[] }) {
  const words = wordsIn(publicWords, frame.locale);
  const items = lifeEvents.flatMap((event) => {
    const count = all.filter(({ record }) => record?.lifeEvents.includes(event)).length;
    if (count === 0) return [];
    const countSpoken = words.count(formatNumber(count, frame.locale));
    return [
      {
        text: eventName(event, frame.locale),
        href: hrefOf("/procedures", { event }),
        count,
        countSpoken,
        icon: eventIcon(event),
      },
    ];
  });
  if (items.length === 0) return null;
  return (
    <section class="lt-section" aria-labelledby="events">
      <Ruled id="events" text={words.events} />
      <LifeEvents items={items} />
    </section>
  );
}

function Results({ frame, all, asked, found, isPlain }: PublicListView & { readonly isPlain: boolean }) {
  const { locale } = frame;
  const words = wordsIn(publicWords, locale);
  const number = (value: number) => formatNumber(value, locale);
  if (all.length === 0) return <Void kind="empty" title={words.emptyTitle} />;
  const heading = asked.event ? eventName(asked.event, locale) : isPlain ? words.all : words.results;
  return (
    <section class="lt-section" aria-labelledby="results">
      <Ruled id="results" text={heading} note={words.count(number(found.found.length))} />
      {found.found.length === 0 ? (
        <Void kind="empty" title={words.noneTitle(asked.q)}>
          {words.noneWay(number(all.length))} <a href="/procedures">{words.all}</a>
        </Void>
      ) : (
        <>
          <List frame={frame} list={found.found.slice((asked.page - 1) * pageSize, asked.page * pageSize)} />
          {found.found.length > pageSize ? (
            <Pager
              page={asked.page}
              size={pageSize}
              total={found.found.length}
              hrefOf={(page) => hrefOf("/procedures", { ...asked, page: page > 1 ? page : undefined })}
            />
          ) : null}
        </>
      )}
      {found.near.length > 0 ? (
        <>
          <p class="lt-mt3 lt-strong">{words.near}</p>
          <List frame={frame} list={found.near} />
        </>
      ) : null}
    </section>
  );
}

function List({ frame, list }: { frame: Frame; list: readonly Published[] }) {
  const { locale } = frame;
  const words = wordsIn(publicWords, locale);
  return (
    <ul class="lt-plainlist">
      {list.map(({ offered, record }) => {
        const english = locale === "en" && record && record.nameEn !== "" ? record.nameEn : undefined;
        return (
          <li>
            <a
              class="lt-strong"
              href={`/procedures/${encodeURIComponent(offered.code)}`}
              lang={locale === "en" && !english ? "vi" : undefined}
            >
              {english ?? saidName(offered.name)}
            </a>
            <span class="lt-row-note">
              {[
                levelNames(offered.levels, locale),
                ...(offered.online === null
                  ? []
                  : [`${words.online} ${words.onlineLevel(offered.online).toLocaleLowerCase(locale)}`]),
                offered.code,
              ].join(" · ")}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
