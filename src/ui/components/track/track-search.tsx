import type { Child } from "hono/jsx";
import { useLocale } from "../../locale.ts";
import { Heading } from "../heading/heading.tsx";
import { Ledger } from "../ledger/ledger.tsx";
import { Ruled } from "../ruled/ruled.tsx";
import { Search } from "../search/search.tsx";
import { Void } from "../void/void.tsx";
import { trackWords } from "./words.ts";

/** What came of a code that leads to no dossier. */
export type TrackMiss = {
  readonly title: Child;
  /** What may be the reason, and what to do. */
  readonly text: Child;
  /** Right forms of what was typed, each with where it leads. */
  readonly suggestions: readonly { readonly code: string; readonly href: string }[];
};

/** Props of the search for a dossier. `example` is a code of the node's own kind. */
export type TrackSearchProps = {
  readonly action: string;
  readonly title: string;
  readonly value?: string | undefined;
  readonly miss?: TrackMiss | undefined;
  /** Somebody pressed the button without typing a code. */
  readonly none?: boolean | undefined;
  readonly example: { readonly agency: string; readonly day: string; readonly sequence: string };
  /** Whom to ask. */
  readonly help: Child;
  /** Level of the heading; 1 unless the page has another above it. */
  readonly level?: 1 | 3 | undefined;
};

/** One box for the code on the slip; what a code is made of; a kind answer when it leads nowhere. */
export function TrackSearch({ action, title, value, miss, none, example, help, level = 1 }: TrackSearchProps) {
  const words = trackWords[useLocale()];
  return (
    <div class="lt-track__search">
      <div>
        <Heading level={level} classes="govuk-heading-xl">
          {title}
        </Heading>
        <div class="lt-mt3">
          <Search
            action={action}
            id="dossier-code"
            name="code"
            label={words.ask}
            hint={words.askHint}
            button={words.find}
            value={value}
            error={none ? words.none : undefined}
          />
        </div>
        {miss ? (
          <div class="lt-mt4">
            <Void kind="empty" title={miss.title}>
              {miss.text}
            </Void>
            {miss.suggestions.length > 0 ? (
              <>
                <p class="lt-mt3 lt-strong">{words.meant}</p>
                <ul class="lt-plainlist">
                  {miss.suggestions.map((one) => (
                    <li>
                      <a class="lt-code" href={one.href}>
                        {one.code}
                      </a>
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </div>
        ) : null}
      </div>
      <section>
        <Ruled level={level === 1 ? 2 : 4} text={words.parts} />
        <p class="lt-mt3 lt-code">
          {example.agency}-{example.day}-{example.sequence}
        </p>
        <Ledger
          rows={[
            { term: words.partAgency, value: example.agency },
            { term: words.partDay, value: example.day },
            { term: words.partSequence, value: example.sequence },
          ]}
        />
        <p class="lt-small lt-quiet lt-mt4">{help}</p>
      </section>
    </div>
  );
}
