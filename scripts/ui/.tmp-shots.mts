import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { exampleFrame, handleAsset } from "../../src/ui/index.ts";
import { galleryRoutes } from "../../src/entrance/gallery/index.ts";
import { openBrowser } from "../../test/support/browser.ts";
const app = new Hono();
app.use("*", async (c, next) => { await next(); c.header("Content-Security-Policy", "default-src 'self'"); });
app.get("/assets/*", async (c) => (await handleAsset(c.req.path, c.req.header("accept-encoding"))) ?? c.notFound());
galleryRoutes(app, { frame: (c) => exampleFrame(c.req.query("lang") === "en" ? "en" : "vi", c.req.query("who") ? { who: { name: "Trần Thị Mai Hương", post: "Chuyên viên thẩm định", signOut: "/session", menu: [{href:"#main",label:"Uỷ quyền"}] } } : {}) });
const server = serve({ fetch: app.fetch, port: 0 });
const port = (server.address() as any).port;
const b = await openBrowser();
for (const [name, density, lang, w, who] of [["c-1280","citizen","vi",1280,""],["c-390","citizen","vi",390,"1"],["o-1280","officer","vi",1280,"1"],["o-390","officer","en",390,"1"]] as const) {
  const page = await b.newPage({ viewport: { width: w, height: 900 } });
  page.on("console", (m) => console.log(name, m.type(), m.text()));
  page.on("pageerror", (e) => console.log(name, "ERR", e.message));
  await page.goto(`http://127.0.0.1:${port}/_gallery?density=${density}&lang=${lang}&who=${who}`);
  await page.evaluate("document.fonts.ready");
  console.log(name, await page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight, document.fonts.size, [...document.fonts].filter(f=>f.status=='loaded').length]"));
  const H = await page.evaluate<number>("document.documentElement.scrollHeight"); const step = w === 390 ? 2400 : 1800;
  for (let i = 0, y = 0; y < H; i++, y += step) await page.screenshot({ path: `/tmp/lt-h4/out/${name}-${i}.png`, fullPage: true, clip: { x: 0, y, width: w, height: Math.min(step, H - y) } });
  if (w === 390) console.log(await page.evaluate("[...document.querySelectorAll('body *')].filter(e=>e.getBoundingClientRect().right>391 && !e.closest('.lt-scroll')).slice(0,12).map(e=>e.tagName+'.'+e.className)"));
  await page.close();
}
await b.close(); server.close();
