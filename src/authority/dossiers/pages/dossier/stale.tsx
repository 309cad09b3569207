import type { Child } from "hono/jsx";
import { formatDateTime, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { dossierStateNames } from "../../../../protocol/dossiers/index.ts";
import { KeyValues, Ruled, useLocale } from "../../../../ui/index.ts";
import { actorNameIn } from "../../node-actor.ts";
import type { DossierFacts } from "../../read-dossier.ts";
import type { DossierEvent } from "../../record.ts";
import { agencyName, holdersOf, type Overtaken } from "./dossier-view.ts";
import { eventWords } from "./event-words.ts";
import { staleText } from "./stale-text.ts";

/** What has happened to a dossier since a revision. */
export function eventsSince(events: readonly DossierEvent[], revision: number): readonly DossierEvent[] {
  return events.filter((event) => event.revision > revision);
}

/** Both versions when somebody was quicker: what was typed, and the dossier as it is now with who changed what. Nothing typed is lost. */
export function StaleView({
  facts,
  overtaken,
  machineNow,
  typed = true,
  children,
}: {
  facts: DossierFacts;
  overtaken: Overtaken;
  machineNow: Date;
  /** False where what was typed is compared in another way. */
  typed?: boolean;
  children?: Child;
}) {
  const locale = useLocale();
  const text = wordsIn(staleText, locale);
  const { dossier, instance, agencies } = facts;
  const papers = new Map(dossier.components.map(({ code, name }) => [code, name]));
  const names = { locale, plan: instance?.plan, agencies, papers };
  const since = eventsSince(facts.events, overtaken.seen);
  const open = facts.work.filter(({ closedAt }) => closedAt === null).map(({ name }) => name);
  return (
    <section class="lt-versus" aria-labelledby="stale">
      <Ruled text={text.title} id="stale" bad />
      <p class="lt-mt2">{text.lead}</p>
      <div class="lt-versus__both">
        {typed ? (
          <div>
            <h3 class="govuk-heading-s">{text.yours(overtaken.seen)}</h3>
            <KeyValues
              facts={overtaken.typed.map(({ term, value }) => ({ term, value: value === "" ? text.empty : value }))}
            />
          </div>
        ) : null}
        <div>
          <h3 class="govuk-heading-s">{text.theirs(dossier.revision)}</h3>
          <KeyValues
            facts={[
              { term: text.state, value: textIn(dossierStateNames[dossier.state], locale) },
              { term: text.step, value: open.length > 0 ? open.join("; ") : text.none },
              { term: text.holder, value: holdersOf({ ...facts, machineNow }, locale).join("; ") || text.none },
            ]}
          />
          <ul class="lt-versus__since">
            {since.map((event) => {
              const { what, more } = eventWords(event, names);
              return (
                <li>
                  <strong>{what}</strong>
                  {more.length > 0 ? <span class="lt-row-note">{more.join(" · ")}</span> : null}
                  <span class="lt-row-note">
                    {[
                      actorNameIn(event.actorName, locale),
                      agencyName(facts, event.agencyCode),
                      formatDateTime(event.at),
                    ].join(", ")}
                  </span>
                </li>
              );
            })}
            {since.length === 0 ? <li>{text.nobodyChanged}</li> : null}
          </ul>
        </div>
      </div>
      {children}
    </section>
  );
}
