import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { Button, Ruled } from "../../../../ui/index.ts";
import { agenciesText } from "./text.ts";

/** Beside the search: how to connect, and the same data for programs. */
export function JoinAside({ frame, mayChange }: { frame: Frame; mayChange: boolean }) {
  const text = wordsIn(agenciesText, frame.locale);
  return (
    <div class="lt-home__side">
      <section aria-labelledby="join">
        <Ruled id="join" text={text.joinTitle} size="s" />
        <p class="lt-mt2">{text.joinLead}</p>
        <p class="lt-mt3">
          <Button text={text.join} href="/applications/new" classes="govuk-button--secondary" />
        </p>
      </section>
      <section aria-labelledby="software">
        <Ruled id="software" text={text.forSoftware} size="s" />
        <p class="lt-mt2">
          <a href="/api">{text.api}</a>
        </p>
        <p class="lt-quiet lt-small">{text.apiLead}</p>
      </section>
      {mayChange ? (
        <p>
          <a href="/agencies/new">{text.newAgency}</a>
        </p>
      ) : null}
    </div>
  );
}
