import type { Frame } from "../../../platform/http/index.ts";
import { wordsIn } from "../../../platform/text/index.ts";
import { Button, CitizenPage, Ruled } from "../../../ui/index.ts";
import { homeText } from "./text.ts";

/** What the first page shows. */
export type HomeView = {
  readonly frame: Frame;
  readonly role: "national" | "authority";
  readonly signInHref: string;
};

/** The first page for who is not signed in. */
export function HomePage({ frame, role, signInHref }: HomeView) {
  const text = wordsIn(homeText, frame.locale);
  return (
    <CitizenPage frame={frame} title={text.title}>
      <div class="lt-columns">
        <div class="lt-narrow">
          <h1 class="govuk-heading-xl">{frame.systemName.name}</h1>
          <p class="lt-mt2">{role === "national" ? text.national : text.authority}</p>
          <p class="lt-mt3">{text.forOfficials}</p>
          <div class="lt-actions">
            <Button text={text.signIn} href={signInHref} />
          </div>
        </div>
        <section aria-labelledby="open">
          <Ruled text={text.public} id="open" />
          <ul class="govuk-list lt-mt2">
            {frame.nav.map((entry) => (
              <li>
                <a class="govuk-link" href={entry.href}>
                  {entry.label}
                </a>
              </li>
            ))}
            <li>
              <a class="govuk-link" href="/api">
                {text.interfaces}
              </a>
            </li>
          </ul>
        </section>
      </div>
    </CitizenPage>
  );
}
