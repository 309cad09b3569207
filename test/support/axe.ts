import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE_SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

type Finding = {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
};

/** Runs axe (WCAG 2.2 AA and best practice) on a page and throws with every finding, or when nothing was checked at all. */
export async function assertAccessible(
  page: Page,
  options: { readonly within?: string; readonly except?: readonly string[] } = {},
): Promise<void> {
  const { violations, passes } = await runAxe(page, options);
  if (passes < 5) throw new Error(`axe passed only ${passes} rules: the page is probably empty`);
  if (violations.length > 0) throw new Error(violations.map(describe).join("\n\n"));
}

async function runAxe(page: Page, options: { readonly within?: string; readonly except?: readonly string[] }) {
  // Between two pages there is nothing to look at.
  await page.waitForLoadState();
  // Evaluated by the debugger, so the page's content policy does not stand in the way.
  await page.evaluate(AXE_SOURCE);
  const rules = Object.fromEntries((options.except ?? []).map((id) => [id, { enabled: false }]));
  const call = `axe.run(${JSON.stringify(options.within ?? "html")}, ${JSON.stringify({ runOnly: { type: "tag", values: RULES }, rules })})
    .then(({ violations, passes }) => ({ violations, passes: passes.length }))`;
  return page.evaluate<{ violations: Finding[]; passes: number }>(call);
}

function describe(finding: Finding): string {
  const places = finding.nodes
    .slice(0, 5)
    .map((node) => `  ${node.html.slice(0, 200)}\n    ${node.failureSummary.replaceAll("\n", "\n    ")}`);
  return `${finding.id}: ${finding.help} (${finding.nodes.length})\n${places.join("\n")}`;
}
