import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agencies } from "../../../../data/index.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { handleAsset } from "../../../ui/index.ts";
import { directorySystem } from "../../directory/system.ts";
import { readFlowToday, readStuck } from "../index.ts";
import { axisSystem } from "../system.ts";
import { busyAxis } from "./pages.fixture.ts";

let stand: Awaited<ReturnType<typeof busyAxis>>;
let served: ServedNode;

beforeAll(async () => {
  stand = await busyAxis(agencies());
  const systems = [directorySystem(stand.node), axisSystem(stand.node)];
  served = await serveNode(stand.node, systems, { handleAsset });
}, 180_000);

afterAll(async () => {
  await served.stop();
  await stand.node.drop();
});

async function signedIn(roles: "operator" | "registrar" | "clerk" | "leader" | "specialist" | "admin") {
  const client = served.client();
  await client.signInAs({ roles });
  return client;
}

/** Rows that a list says it has: "1–3 / 3" ends with the total. */
function totalOf(html: string): number {
  const [, words = ""] = /lt-pager__of">([^<]*)</.exec(html) ?? [];
  return Number((words.match(/[\d.]+/g) ?? ["0"]).at(-1)?.replaceAll(".", ""));
}

describe("every figure opens its list", () => {
  test("today, waiting, stuck and receipts", async () => {
    const client = await signedIn("operator");
    const flow = await readFlowToday(stand.node.db, stand.node.clock.now());
    expect(flow.total).toBe(3);
    expect(totalOf(await client.page("/messages?from=2020-11-24&to=2020-11-24"))).toBe(flow.total);
    expect(totalOf(await client.page("/deliveries?state=queued"))).toBe(flow.waiting);
    expect(totalOf(await client.page("/receipts"))).toBe(flow.receipted);
    const stuck = await readStuck(stand.node.db, stand.node.clock.now());
    expect(totalOf(await client.page("/stuck"))).toBe(stuck.total);
  });

  test("each number of the statistics", async () => {
    const client = await signedIn("operator");
    const page = await client.page("/statistics?from=2020-01-01&to=2020-10-31&by=level");
    const links = [...page.matchAll(/href="(\/statistics\/documents[^"]+)"[^>]*>([\d.]+)</g)];
    expect(links.length).toBeGreaterThan(10);
    for (const [, href = "", figure = ""] of links) {
      const list = await client.page(href.replaceAll("&amp;", "&"));
      expect(totalOf(list), href).toBe(Number(figure.replaceAll(".", "")));
    }
  });

  test("the coverage counts the agencies that its list holds", async () => {
    const client = await signedIn("operator");
    const period = "from=2020-01-01&to=2020-10-31";
    const page = await client.page(`/coverage?${period}`);
    const cells = [...page.matchAll(/href="(\/coverage\?[^"]+)"[^>]*>(\d+)<span class="lt-cov__of">\/(\d+)</g)];
    expect(cells).toHaveLength(15);
    for (const [, href = "", got, all] of cells) {
      const path = href.replaceAll("&amp;", "&");
      const [active, every] = [await client.page(`${path}&state=active`), await client.page(path)];
      expect([totalOf(active), totalOf(every)], path).toEqual([Number(got), Number(all)]);
    }
    const silent = await client.page(`/coverage?${period}&state=silent`);
    expect(silent).not.toContain('href="/statistics/documents');
    const csv = await (await client.get(`/coverage.csv?${period}&state=silent`)).text();
    expect(csv.trim().split("\n")).toHaveLength(totalOf(silent) + 1);
  });
});

describe("the life of a document", () => {
  test("shows each station, and a receipt only when its signature holds", async () => {
    const client = await signedIn("operator");
    const page = await client.page(`/messages/${stand.arrivedId}`);
    expect(page).toContain("Biên nhận ký hợp lệ");
    expect(page).toContain("Đến nơi nhận, có biên nhận");
    const { receipt } = await stand.node.db
      .selectFrom("axis.delivery")
      .select("receipt")
      .where("message_id", "=", stand.arrivedId)
      .executeTakeFirstOrThrow();
    const forged = `${receipt?.slice(0, -6)}AAAAAA`;
    const table = stand.node.db.updateTable("axis.delivery").where("message_id", "=", stand.arrivedId);
    await table.set({ receipt: forged }).execute();
    expect(await client.page(`/messages/${stand.arrivedId}`)).not.toContain("Biên nhận ký hợp lệ");
    await table.set({ receipt }).execute();
  });

  test("gives the file as it came, and search finds it without accents", async () => {
    const client = await signedIn("operator");
    const file = await client.get(`/messages/${stand.arrivedId}/edxml`);
    expect(file.headers.get("content-type")).toContain("application/xml");
    expect(await file.text()).toContain("<edXML");
    const csv = await (await client.get("/messages.csv?q=thu+tuc+hanh+chinh&province=H36")).text();
    expect(csv.split("\n").length).toBeGreaterThan(20);
  });
});

describe("acts", () => {
  test("send now, remind, return with a reason", async () => {
    const client = await signedIn("operator");
    const { deliveries } = await readStuck(stand.node.db, stand.node.clock.now());
    const waiting = deliveries.find(({ mustAct }) => mustAct === "axis")?.id;
    const recalled = deliveries.find(({ mustAct }) => mustAct === "recipient")?.id;
    const wrong = deliveries.find(({ mustAct }) => mustAct === "operator")?.id;
    expect((await client.post(`/deliveries/${waiting}/attempts`, { back: "/stuck" })).headers.get("location")).toBe(
      "/stuck",
    );
    expect((await client.post(`/deliveries/${recalled}/reminders`)).status).toBe(303);
    expect((await client.post(`/deliveries/${wrong}/correction`, { code: "H99.99" })).status).toBe(422);
    expect((await client.post(`/deliveries/${wrong}/return`, { reason: "" })).status).toBe(422);
    expect((await client.post(`/deliveries/${wrong}/return`, { reason: "Mã không có trong danh bạ" })).status).toBe(
      303,
    );
    const left = await readStuck(stand.node.db, stand.node.clock.now());
    expect(left.deliveries.map(({ id }) => id)).toEqual([recalled]);
  });
});

describe("who may", () => {
  const pages = [
    "/operations",
    "/stuck",
    "/messages",
    "/deliveries",
    "/rejections",
    "/receipts",
    "/statistics",
    "/coverage",
    "/nodes/H34",
    "/messages.csv",
  ];

  test.each([
    ["operator", 200, 303],
    ["registrar", 200, 403],
    ["clerk", 403, 403],
    ["leader", 403, 403],
    ["specialist", 403, 403],
    ["admin", 403, 403],
  ] as const)("%s", async (role, seeing, acting) => {
    const client = await signedIn(role);
    for (const path of pages) expect((await client.get(path)).status, path).toBe(seeing);
    const { deliveries } = await readStuck(stand.node.db, stand.node.clock.now());
    expect((await client.post(`/deliveries/${deliveries[0]?.id}/reminders`)).status).toBe(acting);
  });

  test("nobody signed in is led to the sign-in page", async () => {
    for (const path of pages) expect((await served.client().get(path)).status, path).toBe(303);
  });
});
