import { useLocale } from "../../../ui/index.ts";
import { words } from "./words.ts";

/** Pages about procedures, in the order of the tabs. */
export type ProcedureTab = "catalogue" | "standardisation" | "review" | "figures" | "acts";

const tabs: readonly (readonly [ProcedureTab, string])[] = [
  ["catalogue", "/procedures/catalogue"],
  ["standardisation", "/procedures/standardisation"],
  ["review", "/procedures/review"],
  ["figures", "/procedures/figures"],
  ["acts", "/procedures/acts"],
];

/** Leads between the officers' pages of procedures. */
export function ProcedureTabs({ current }: { current: ProcedureTab }) {
  const text = words(useLocale());
  return (
    <nav class="lt-facets lt-noprint" aria-label={text.tabs}>
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
