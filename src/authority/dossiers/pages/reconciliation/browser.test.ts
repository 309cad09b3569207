import { sql } from "kysely";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assertAccessible } from "../../../../../test/support/axe.ts";
import { openBrowser } from "../../../../../test/support/browser.ts";
import { assertValidHtml } from "../../../../../test/support/html.ts";
import { person } from "../../../../../test/support/person.ts";
import { type ServedNode, serveNode } from "../../../../../test/support/serve-node.ts";
import { assertWithinBudget } from "../../../../../test/support/transfer.ts";
import { entranceSystem, renderError } from "../../../../entrance/index.ts";
import { type Role, roles } from "../../../../platform/auth/index.ts";
import { withClient } from "../../../../platform/db/index.ts";
import { cookieName } from "../../../../platform/http/index.ts";
import type { System } from "../../../../platform/system.ts";
import { handleAsset } from "../../../../ui/index.ts";
import { type DossierStand, dossierStand } from "../../dossiers.fixture.ts";
import { beginComparison } from "../../reconciliation/begin-comparison.ts";
import { aDossier, connect, moved, nationStand, put, startSync, until } from "../../sync/sync.fixture.ts";
import { dossierNav, dossierPages } from "../index.ts";

const path = "/dossiers/reconciliation";
const extra = "H36.50.01-201120-9001";
let nation: Awaited<ReturnType<typeof nationStand>>;
/** Different dossiers of H36.50.01. */
let ofOthers: readonly string[];
let stand: DossierStand;
let served: ServedNode;
let browser: Browser;

async function compared(): Promise<void> {
  const begin = () => stand.node.db.transaction().execute((tx) => beginComparison(stand.node, tx));
  const id = await until(begin, "no other comparison runs");
  await until(async () => {
    const { rows } = await sql<{
      state: string;
    }>`SELECT state FROM dossier.comparison WHERE id = ${id}::uuid`.execute(stand.node.db);
    return rows[0]?.state !== "running";
  }, "the comparison has ended");
}

beforeAll(async () => {
  const now = new Date("2020-11-24T09:00:00+07:00");
  nation = await nationStand(now);
  stand = await dossierStand(now);
  const { node } = stand;
  await connect(node, nation);
  await startSync(node);
  const dueAt = new Date("2020-11-27T17:00:00+07:00");
  const dossiers = Array.from({ length: 12 }, (_, index) =>
    aDossier({ agencyCode: index % 3 ? "H36.50.01" : "H36.50.02", dueAt }),
  );
  for (const dossier of dossiers) await put(node, dossier);
  const [older, a, b, c] = dossiers;
  if (!older || !a || !b || !c) throw new Error("no dossiers");
  ofOthers = [a.code, b.code];
  await until(async () => {
    const { rows } = await sql`SELECT FROM dossier.sync WHERE acked_revision < revision`.execute(node.db);
    return rows.length === 0;
  }, "all have arrived");
  await put(node, moved(older, { procedureCode: "1.65", state: 5 }), older);
  await put(node, aDossier({ procedureCode: "1.65", dueAt }));
  await until(async () => {
    const { rows } = await sql`SELECT FROM dossier.sync WHERE refused_code IS NOT NULL`.execute(node.db);
    return rows.length === 2;
  }, "two are refused");
  await compared();
  await withClient(nation.node.config.databaseUrl, (client) =>
    client.query(`
      DELETE FROM national_dossier.dossier WHERE code = '${a.code}';
      UPDATE national_dossier.dossier SET revision = 0, state = 2 WHERE code = '${b.code}';
      UPDATE national_dossier.dossier SET revision = 9, state = 10 WHERE code = '${c.code}';
      INSERT INTO national_dossier.dossier (code, node, via, revision, digest, agency_code, day, procedure_code, sector_code, channel, state, received_at,
        record, first_at, changed_at, arrived_at)
      VALUES ('${extra}', 'H36', 'node', 1, 42, 'H36.50.01', '2020-11-20', '1.001193', 'G15-HT06', 1, 4, '2020-11-20T08:00:00+07:00', '{}', now(), now(), now())`),
  );
  await compared();
  const system: System = { name: "dossiers", routes: dossierPages, nav: dossierNav };
  served = await serveNode(node, [entranceSystem(node), system], { handleAsset, renderError });
  browser = await openBrowser();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await served?.stop();
  await stand?.node.drop();
  await nation?.stop();
  await nation?.node.drop();
});

async function pageOf(width: number, role: Role, agencyCode = "H36") {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: width !== 1000 });
  const { token } = await person(stand.node, { roles: role, agencyCode });
  await context.addCookies([{ name: cookieName(stand.node.config, "session"), value: token, url: served.url }]);
  return context.newPage();
}

describe.each([390, 1280])("at %i px", (width) => {
  test.each([
    path,
    `${path}?agency=H36.50.01&page=1`,
    `${path}?agency=H36.05`,
    `${path}/withdrawal?code=${extra}`,
    `${path}/ours?code=H36.50.01-201123-0004`,
  ])(
    "%s is accessible, valid and does not scroll sideways",
    async (address) => {
      const page = await pageOf(width, "controller");
      const answer = await page.goto(served.url + address);
      expect(answer?.status()).toBe(200);
      await assertAccessible(page);
      await assertValidHtml((await answer?.text()) ?? "");
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      const shots = process.env.SHOTS;
      if (shots)
        await page.screenshot({
          path: `${shots}/a-${address.replaceAll(/[^\w.]+/g, "_")}-${width}.png`,
          fullPage: true,
        });
      await page.context().close();
    },
    60_000,
  );
});

test("the page stays within the officer's budget", async () => {
  const page = await pageOf(1280, "controller");
  await assertWithinBudget(page, served.url + path, "officer");
  await page.context().close();
}, 60_000);

test("it says what differs, why, what is refused with the right code, and keeps the sync's delay violet", async () => {
  const client = served.client();
  await client.signInAs({ roles: "leader" });
  const html = await client.page(path);
  for (const words of [
    "Cổng từng nhận, nay không còn",
    "Đồng bộ muộn",
    "Cổng có lần sửa mới hơn",
    "Ở đây không có hồ sơ này",
  ])
    expect(html).toContain(words);
  expect(html).toContain("1.65");
  expect(html).toMatch(/href="\/dossiers\/H36[^"]+\/correction"/);
  expect(await (await client.get(`${path}?format=csv&list=wrong`)).text()).toContain("1.65");
  expect(await (await client.get(`${path}?format=csv&list=differences`)).text()).toContain(extra);
});

test("an officer of another agency sees their own agency alone, whatever the address asks", async () => {
  const client = served.client();
  await client.signInAs({ roles: "specialist", agencyCode: "H36.50.02" });
  const html = await client.page(`${path}?agency=H36.50.01`);
  expect(html).not.toContain(extra);
  expect(html).not.toContain("Đối soát ngay");
  for (const code of ofOthers) expect(html).not.toContain(code);
});

test("without JavaScript: compare now, take a record back with a reason, send ours where the portal is newer", async () => {
  const page = await pageOf(1000, "controller");
  await page.goto(served.url + path);
  await page.getByRole("button", { name: "Đối soát ngay" }).click();
  expect(page.url()).toContain(path);
  await page.getByRole("link", { name: `Rút bản ghi ${extra} khỏi Cổng` }).click();
  await page.getByLabel("Lý do rút").fill("nhầm");
  await page.getByRole("button", { name: "Rút bản ghi" }).click();
  expect(await page.locator("main").textContent()).toContain("ít nhất 10 ký tự");
  expect(await page.getByLabel("Lý do rút").inputValue()).toBe("nhầm");
  await page.getByLabel("Lý do rút").fill("Nhập nhầm khi kiểm thử phần mềm cũ");
  await page.getByRole("button", { name: "Rút bản ghi" }).click();
  expect(await page.locator("body").textContent()).toContain(`Đã yêu cầu Cổng rút bản ghi ${extra}`);
  await page.getByRole("link", { name: /Gửi bản ở đây của hồ sơ/ }).click();
  await page.getByRole("button", { name: "Gửi bản ở đây" }).click();
  expect(await page.locator("body").textContent()).toContain("với lần sửa mới hơn bản trên Cổng");
  await until(async () => {
    const { rows } = await sql`SELECT FROM national_dossier.withdrawn WHERE code = ${extra}`.execute(nation.node.db);
    return rows.length === 1;
  }, "the portal has given it back");
  await page.context().close();
}, 60_000);

test.each(roles)("%s", async (role) => {
  const sees = ["receptionist", "specialist", "leader", "clerk", "controller", "admin"].includes(role);
  const settles = ["leader", "controller"].includes(role);
  const compares = ["leader", "controller", "admin"].includes(role);
  const top = served.client();
  await top.signInAs({ roles: role });
  expect((await top.get(path)).status).toBe(sees ? 200 : 403);
  expect((await top.get(`${path}/withdrawal?code=x`)).status).toBe(settles ? 200 : 403);
  expect((await top.get(`${path}/ours?code=x`)).status).toBe(settles ? 200 : 403);
  expect((await top.post(`${path}/comparisons`)).status).toBe(compares ? 303 : 403);
  expect((await top.post(`${path}/withdrawal`, { code: "x", reason: "lý do đủ dài" })).status).toBe(
    settles ? 409 : 403,
  );
  expect((await top.post(`${path}/ours`, { code: "x" })).status).toBe(settles ? 409 : 403);
  const below = served.client();
  await below.signInAs({ roles: role, agencyCode: "H36.50" });
  expect((await below.get(path)).status).toBe(sees ? 200 : 403);
  expect((await below.post(`${path}/comparisons`)).status).toBe(403);
  expect((await served.client().get(path)).status).toBe(303);
});
