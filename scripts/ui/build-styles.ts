/** Compiles one stylesheet for each density and two for single pages, from one small file a component. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";
import { compile } from "sass";
import { STYLESHEETS, type StylesheetPlan } from "./style-plan.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const NODE_MODULES = fileURLToPath(new URL("../../node_modules/", import.meta.url));
const UI = fileURLToPath(new URL("../../src/ui/", import.meta.url));

/** File name to minified text, for every stylesheet of the plan. */
export async function buildStyles(): Promise<Map<string, Uint8Array>> {
  const built = new Map<string, Uint8Array>();
  for (const plan of STYLESHEETS) built.set(plan.name, await buildStylesheet(plan));
  return built;
}

async function buildStylesheet(plan: StylesheetPlan): Promise<Uint8Array> {
  const govuk = plan.govuk ? compile(`${UI}styles/${plan.govuk}.scss`, { loadPaths: [ROOT], quietDeps: true }).css : "";
  const own = await Promise.all(plan.parts.map((part) => readFile(`${UI}${part}.css`, "utf8")));
  const packages = await Promise.all((plan.packages ?? []).map((path) => readFile(NODE_MODULES + path, "utf8")));
  const { code } = await transform(
    [...packages.map(withoutAddresses), govuk.replace(/^\uFEFF/, ""), ...own, plan.computed?.() ?? ""].join("\n"),
    {
      loader: "css",
      minify: true,
      target: ["chrome99", "safari15.4", "firefox97"],
    },
  );
  return new TextEncoder().encode(code);
}

/** The content policy lets nothing in from elsewhere, and no `data:`: our own stylesheet names the font instead. */
function withoutAddresses(css: string): string {
  return css
    .replace(/@charset[^;]*;/, "")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/@font-face\s*\{[^}]*\}/g, "")
    .replace(/content:\s*url\('data:[\s\S]*?'\)/g, 'content: "›"');
}
