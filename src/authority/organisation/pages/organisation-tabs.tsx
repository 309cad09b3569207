import type { Locale } from "../../../platform/text/index.ts";
import { wordsIn } from "../../../platform/text/index.ts";
import { organisationWords } from "./words.ts";

/** Pages of the organisation, in the order of the tabs. */
export type OrganisationTab = "agencies" | "delegations" | "signingKey" | "groups";

const tabs: readonly (readonly [OrganisationTab, string])[] = [
  ["agencies", "/agencies"],
  ["delegations", "/delegations"],
  ["signingKey", "/signing-key"],
  ["groups", "/recipient-groups"],
];

/** Leads between the pages of the organisation. */
export function OrganisationTabs({ current, locale }: { current: OrganisationTab; locale: Locale }) {
  const text = wordsIn(organisationWords, locale);
  return (
    <nav class="lt-facets" aria-label={text.tabs}>
      <ul>
        {tabs.map(([tab, href]) => (
          <li>
            <a class="lt-facets__a" href={href} aria-current={tab === current ? "page" : undefined}>
              <span class="lt-facets__t">{text[tab]}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
