import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { page1, page2, page3, page4 } from "./tmppagesbody.tsx";
import { handleAsset, renderPage } from "../../src/ui/index.ts";
import { openBrowser } from "../../test/support/browser.ts";
import { assertAccessible } from "../../test/support/axe.ts";
import { assertValidHtml } from "../../test/support/html.ts";
const app = new Hono();
app.use("*", async (c, next) => { await next(); c.header("Content-Security-Policy", "default-src 'self'"); });
app.get("/assets/*", async (c) => (await handleAsset(c.req.path, c.req.header("accept-encoding"))) ?? c.notFound());
for (const [n, p] of Object.entries({ page1, page2, page3, page4 })) app.get("/" + n, async (c) => c.html(await renderPage(p(c.req.query("lang") === "en" ? "en" : "vi"))));
const server = serve({ fetch: app.fetch, port: 0 });
const port = (server.address() as any).port;
const b = await openBrowser();
for (const n of ["page1", "page2", "page3", "page4"]) for (const w of [390, 1280, 1440]) {
  const page = await b.newPage({ viewport: { width: w, height: w === 390 ? 844 : 860 } });
  page.on("console", (m) => console.log(n, w, m.text())); page.on("pageerror", (e) => console.log(n, "ERR", e.message));
  let bytes = 0; page.on("response", async (r) => { const s = await r.request().sizes(); bytes += s.responseBodySize; });
  await page.goto(`http://127.0.0.1:${port}/${n}`, { waitUntil: "networkidle" });
  await page.screenshot({ path: `/tmp/lt-h4/out/${n}-${w}.png` });
  if (w === 390) { try { await assertValidHtml(await (await fetch(`http://127.0.0.1:${port}/${n}`)).text()); await assertAccessible(page); } catch (e: any) { console.log(n, e.message); } }
  console.log(n, w, await page.evaluate("document.documentElement.scrollWidth"), bytes);
  await page.close();
}
await b.close(); server.close();
