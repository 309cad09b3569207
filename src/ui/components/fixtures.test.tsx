import { readFileSync } from "node:fs";
import { raw } from "hono/html";
import { describe, expect, test } from "vitest";
import { componentsUnderTest } from "./fixture-components.tsx";
import { normaliseHtml } from "./normalise-html.ts";

type Fixture = { readonly name: string; readonly options: Record<string, unknown>; readonly html: string };

const FOLDER = new URL("../../../node_modules/govuk-frontend/dist/govuk/components/", import.meta.url);

function fixturesOf(name: string): readonly Fixture[] {
  return JSON.parse(readFileSync(new URL(`${name}/fixtures.json`, FOLDER), "utf8")).fixtures;
}

describe.each(Object.entries(componentsUnderTest))("govuk-frontend's fixtures of %s", (name, draw) => {
  test.each(fixturesOf(name).map((fixture) => [fixture.name, fixture] as const))("%s", async (_title, fixture) => {
    const ours = await draw(withJsxText(fixture.options));
    expect(normaliseHtml(String(ours))).toEqual(normaliseHtml(fixture.html));
  });
});

test("every fixture of every component is run", () => {
  const total = Object.keys(componentsUnderTest).reduce((sum, name) => sum + fixturesOf(name).length, 0);
  expect(Object.keys(componentsUnderTest)).toHaveLength(32);
  expect(total).toBeGreaterThan(600);
});

/** The macros take text or html; ours take one `text` that is a string (escaped) or JSX. */
function withJsxText(value: unknown): never {
  return convert(value) as never;
}

function convert(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => convert(item));
  if (value === null || typeof value !== "object") return value;
  if (key === "attributes" || key.endsWith("Attributes")) return attributes(value as Record<string, unknown>);
  const entries = Object.entries(value);
  const converted = Object.fromEntries(entries.map(([name, inner]) => [name, convert(inner, name)]));
  for (const [name, inner] of entries) {
    if (name !== "html" && !name.endsWith("Html")) continue;
    delete converted[name];
    if (inner) converted[name === "html" ? "text" : name.replace(/Html$/, "Text")] = raw(String(inner));
  }
  return converted;
}

function attributes(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      if (item !== null && typeof item === "object" && "value" in item) {
        const { value: inner, optional } = item as { value: unknown; optional?: boolean };
        if (!optional) return [name, String(inner ?? "")];
        return [name, inner === false || inner === null ? undefined : inner];
      }
      return [name, String(item ?? "")];
    }),
  );
}
