import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { agencies } from "../../../data/index.ts";
import { type TestNode, testNode } from "../../../test/support/node.ts";
import { listMetric, readMetric } from "../../platform/metrics/index.ts";
import { isoDay } from "../../platform/text/index.ts";
import {
  type CatalogueMessage,
  catalogueMessageType,
  type OfferedProcedure,
  proceduresMessageSchema,
  proceduresMessageType,
} from "../../protocol/procedures/index.ts";
import { importAgencies, joinNodes } from "../directory/index.ts";
import { sendToJoined } from "./actions/send-to-joined.ts";
import { importProcedures } from "./index.ts";
import { procedureMessages } from "./messages.ts";
import { offerFigures } from "./offer-figures.ts";
import { aProcedure, someProcedures } from "./procedures.fixture.ts";
import { readOffered } from "./store/offered.ts";
import { proceduresSystem } from "./system.ts";

let node: TestNode;

beforeAll(async () => {
  node = await testNode({ role: "national", code: "VN", systems: (own) => [proceduresSystem(own)] });
  await importAgencies(node, agencies());
}, 120_000);

afterAll(async () => {
  await node.drop();
});

/** What waits for nodes, by node: version, whether whole, codes. */
async function sent(): Promise<readonly (readonly [string, number, boolean, readonly string[]])[]> {
  const rows = await node.db
    .selectFrom("platform.outbox as o")
    .innerJoin("platform.payload as p", "p.id", "o.payload_id")
    .select(["o.destination", "p.body", "o.key"])
    .where("o.type", "=", proceduresMessageType)
    .orderBy("o.destination")
    .orderBy("o.id")
    .execute();
  return rows.map(({ destination, body, key }) => {
    expect(key).toBe("procedures");
    const message = proceduresMessageSchema.parse(JSON.parse(body.toString("utf8")));
    return [destination, message.version, message.full, message.procedures.map(({ code }) => code)];
  });
}

const forgetSent = () => node.db.deleteFrom("platform.outbox").execute();

describe("what nodes are sent", () => {
  beforeEach(forgetSent);

  test("nothing while nothing is published; the whole catalogue to one that joins; then only what changes", async () => {
    await joinNodes(node, [{ level1: "H36", nodeCode: "H36" }]);
    await forgetSent();
    await sendToJoined(node);
    expect(await sent()).toEqual([]);
    const [birth, ...others] = someProcedures();
    await importProcedures(node, others);
    const codes = others.map(({ code }) => code).sort();
    expect(await sent()).toEqual([["H36", 1, true, codes]]);
    await forgetSent();
    await importProcedures(node, birth ? [birth] : []);
    await importProcedures(node, birth ? [birth] : []);
    expect(await sent()).toEqual([["H36", 2, false, ["1.001193"]]]);
    await forgetSent();
    await joinNodes(node, [{ level1: "H34", nodeCode: "H34" }]);
    await node.db.deleteFrom("platform.outbox").where("type", "<>", proceduresMessageType).execute();
    await sendToJoined(node);
    await sendToJoined(node);
    expect(await sent()).toEqual([["H34", 2, true, ["1.001193", ...codes].sort()]]);
    await forgetSent();
    await importProcedures(node, [aProcedure({ version: 2 })]);
    expect(await sent()).toEqual([
      ["H34", 3, false, ["1.001193"]],
      ["H36", 3, false, ["1.001193"]],
    ]);
    const { length } = await node.db.selectFrom("platform.outbox").select("payload_id").distinct().execute();
    expect(length).toBe(1);
  });

  test("a publication that does not commit sends nothing", async () => {
    const known = await node.db.selectFrom("national_procedure.catalogue").selectAll().executeTakeFirstOrThrow();
    await expect(importProcedures(node, [aProcedure({ version: 3 }), aProcedure({ version: 3 })])).rejects.toThrow();
    expect(await sent()).toEqual([]);
    const after = await node.db.selectFrom("national_procedure.catalogue").selectAll().executeTakeFirstOrThrow();
    expect(after.version).toBe(known.version);
  });
});

const offer = (code: string, change: Partial<OfferedProcedure> = {}): OfferedProcedure => ({
  ...{ code, name: `Thủ tục ${code}`, nationalVersion: 1, levels: ["commune"], online: 3, filedOnline: 5 },
  decision: { number: "12/QĐ-UBND", date: "2020-10-30" },
  ...{ effectiveFrom: "2020-11-16", announcedOn: "2020-11-09", publishedOn: "2020-11-06", findings: [] },
  ...change,
});

const catalogue = (version: number, procedures: readonly OfferedProcedure[], agency = "H36"): CatalogueMessage => ({
  ...{ agency, version, at: "2020-11-24T02:00:00.000Z", procedures: [...procedures] },
});

async function receive(source: string, body: unknown) {
  const handler = procedureMessages(node).find(({ type }) => type === catalogueMessageType);
  const facts = { id: "m", source, type: catalogueMessageType, key: "catalogue", subject: null, meta: {} };
  const message = { ...facts, contentType: "application/json", body: Buffer.from(JSON.stringify(body)) };
  return node.db.transaction().execute(async (tx) => (await handler?.receive?.(tx, [message]))?.[0]);
}

const figure = async (name: string, to = isoDay(node.clock.now())) =>
  (await readMetric(node.db, { metric: `procedures.of-authorities.${name}`, to, agencies: ["H36"] })).total;

describe("what authorities offer", () => {
  test("comes as a whole, is judged, and every figure adds up to its list", async () => {
    const answer = await receive(
      "H36",
      catalogue(1, [
        offer("1.001193"),
        offer("1.000894", { online: 4, filedOnline: 0 }),
        offer("1.65", { findings: ["mis-coded"], online: null }),
        offer("1.777777", { nationalVersion: null, findings: ["not-in-national"], online: 2 }),
        offer("1.000656", { announcedOn: "2020-11-13", publishedOn: "2020-11-20", findings: ["announced-late"] }),
      ]),
    );
    expect(answer).toEqual({ outcome: "accepted" });
    const figures = Object.fromEntries(await Promise.all(offerFigures.map(async (one) => [one, await figure(one)])));
    expect(figures).toEqual({
      ...{ offered: 5, standardised: 3, "wrong-code": 1, "not-national": 1, "announced-late": 1, "published-late": 1 },
      ...{ "online-2": 1, "online-3": 2, "online-4": 1, "online-unused": 1 },
    });
    for (const one of offerFigures) {
      const query = { metric: `procedures.of-authorities.${one}`, to: isoDay(node.clock.now()), agencies: ["H36"] };
      const list = await listMetric(node.metrics, node.db, { query, offset: 0, limit: 50 });
      expect([list.total, list.rows.length], one).toEqual([figures[one], figures[one]]);
    }
  });

  test("a later catalogue stands for the earlier; an older one or the same again changes nothing; earlier days stay as they were", async () => {
    const before = isoDay(node.clock.now());
    node.clock.advance(86_400_000);
    await receive("H36", catalogue(2, [offer("1.001193"), offer("1.000894", { online: 4, filedOnline: 7 })]));
    await receive("H36", catalogue(2, []));
    await receive("H36", catalogue(1, []));
    expect([await figure("offered"), await figure("online-unused"), await figure("wrong-code")]).toEqual([2, 0, 0]);
    expect([await figure("offered", before), await figure("online-unused", before)]).toEqual([5, 1]);
    const query = { metric: "procedures.of-authorities.offered", to: before, agencies: ["H36"] };
    expect((await listMetric(node.metrics, node.db, { query, offset: 0, limit: 2 })).total).toBe(5);
    expect((await readOffered(node.db, "H36")).find(({ record }) => record.code === "1.001193")?.fromDay).toBe(before);
  });

  test("a node may speak for itself alone, and in the words of catalogue.v1", async () => {
    const foreign = await receive("H34", catalogue(9, []));
    expect(foreign).toMatchObject({ outcome: "refused", code: "procedures.catalogue-foreign" });
    const unreadable = await receive("H36", { agency: "H36", version: "zwei" });
    expect(unreadable).toMatchObject({ outcome: "refused", code: "procedures.catalogue-unreadable" });
    expect(await figure("offered")).toBe(2);
  });
});
