import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assertAccessible } from "../../../test/support/axe.ts";
import { openBrowser } from "../../../test/support/browser.ts";
import { assertValidHtml } from "../../../test/support/html.ts";
import { allExamples, exampleFrame, handleAsset, renderPage } from "../../ui/index.ts";
import { type Density, GalleryPage, galleryRoutes } from "./index.ts";
import { text } from "./text.ts";

const cases = (["citizen", "officer"] as const).flatMap((density) =>
  (["vi", "en"] as const).map((locale) => ({ density, locale })),
);
const who = {
  name: "Trần Thị Mai Hương",
  post: "Chuyên viên thẩm định",
  signOut: "/session",
  menu: [{ href: "#main", label: "Uỷ quyền" }],
};

let browser: Browser;
let base: string;
let stop: () => void;

beforeAll(async () => {
  const app = new Hono();
  app.use("*", async (c, next) => {
    await next();
    c.header("Content-Security-Policy", "default-src 'self'");
  });
  app.get("/assets/*", async (c) => (await handleAsset(c.req.path, c.req.header("accept-encoding"))) ?? c.notFound());
  galleryRoutes(app, { frame: (c) => exampleFrame(c.req.query("lang") === "en" ? "en" : "vi", { who }) });
  base = await new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0 }, (info) => resolve(`http://127.0.0.1:${info.port}`));
    stop = () => server.close();
  });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  stop?.();
});

describe.each(cases)("the gallery, $density, $locale", ({ density, locale }) => {
  test("is valid HTML with an example of every component", async () => {
    const html = await galleryHtml(density, locale);
    await assertValidHtml(html);
    for (const set of allExamples) {
      if (set.density === undefined || set.density === density) expect(html).toContain(`id="c-${set.component}"`);
    }
  });

  test.each([390, 1280])(
    "is accessible, keeps the content policy and does not scroll sideways at %i px",
    async (width) => {
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      const complaints: string[] = [];
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      await page.goto(`${base}/_gallery?density=${density}&lang=${locale}`);
      await assertAccessible(page);
      expect(complaints).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      await page.close();
    },
  );
});

test("there are many examples, each with a name in both languages", () => {
  const examples = allExamples.flatMap((set) => set.examples);
  expect(examples.length).toBeGreaterThan(80);
  for (const example of examples) {
    expect(example.name.vi).not.toBe("");
    expect(example.name.en).not.toBe("");
  }
});

test("the gallery's words have the same keys", () => {
  expect(Object.keys(text.en)).toEqual(Object.keys(text.vi));
});

function galleryHtml(density: Density, locale: "vi" | "en"): Promise<string> {
  return renderPage(<GalleryPage frame={exampleFrame(locale, { who })} density={density} />);
}
