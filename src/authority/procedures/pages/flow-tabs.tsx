import { useLocale } from "../../../ui/index.ts";
import type { flowPaths } from "./flow-paths.ts";
import { flowText } from "./flow-words.ts";

/** Pages of a flow, in the order of the work. */
export type FlowTab = "overview" | "steps" | "drawing" | "rehearsal" | "publication" | "versions" | "fees";

/** Leads between the pages of a procedure's flow. */
export function FlowTabs({ current, paths }: { current: FlowTab; paths: ReturnType<typeof flowPaths> }) {
  const text = flowText(useLocale());
  const tabs: readonly (readonly [FlowTab, string])[] = [
    ["overview", paths.flow],
    ["steps", paths.steps],
    ["drawing", paths.drawing],
    ["rehearsal", paths.rehearsal],
    ["publication", paths.publication],
    ["versions", paths.versions],
    ["fees", paths.fees],
  ];
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
