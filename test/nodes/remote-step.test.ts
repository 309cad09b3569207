import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import { templateFlows } from "../../data/index.ts";
import { type DossierStand, dossierStand } from "../../src/authority/dossiers/dossiers.fixture.ts";
import { acceptDossier, completeStep, type Dossier, withdrawDossier } from "../../src/authority/dossiers/index.ts";
import { findDossier, findDossierByCode, readEvents, readWork } from "../../src/authority/dossiers/store/dossiers.ts";
import { publishFlow } from "../../src/authority/flows/index.ts";
import { relayMessages } from "../../src/national/dossiers/relay.ts";
import { savePeers } from "../../src/platform/keys/index.ts";
import { type TestNode, testNode } from "../support/node.ts";
import { serveNode } from "../support/serve-node.ts";

const monday = new Date("2020-11-23T08:00:00+07:00");

type Three = { readonly asking: DossierStand; readonly asked: DossierStand; readonly nation: TestNode };

/** The nation and two provinces, each on its own database, over HTTP. */
async function three(): Promise<Three> {
  const [asking, asked] = [await dossierStand(monday), await dossierStand(monday, "H34")];
  const nation = await testNode({ role: "national", code: "VN", now: monday });
  nation.outbox.register(relayMessages(nation));
  const nodes = [nation, asking.node, asked.node];
  const served = await Promise.all(nodes.map((node) => serveNode(node, [])));
  const peers = nodes.map((node, index) => ({
    code: node.config.code,
    name: { vi: "Nút", en: "Node" },
    baseUrl: served[index]?.url ?? "",
    publicKey: node.keys.publicKey,
  }));
  await savePeers(nation.db, peers.slice(1));
  await savePeers(asking.node.db, peers.slice(0, 1));
  await savePeers(asked.node.db, peers.slice(0, 1));
  const xml = templateFlows().find(({ key }) => key === "other-authority")?.xml ?? "";
  await asking.node.db
    .transaction()
    .execute((tx) => publishFlow(tx, { flow: "2.001583", xml, note: "", at: monday, by: "system" }));
  for (const node of nodes) node.outbox.start();
  return { asking, asked, nation };
}

async function tokenAt({ node }: DossierStand, id: string, name: string): Promise<number> {
  const work = await readWork(node.db, id);
  const found = work.find((one) => one.closedAt === null && (one.node === name || one.name === name));
  if (!found) throw new Error(`no work ${name}`);
  return found.token;
}

/** Receives a dossier of H36 and brings it to the step at another agency. */
async function sent({ asking }: Three, province: string, content = "tờ khai"): Promise<Dossier> {
  const { node } = asking;
  const file = await node.files.put(Buffer.from(`%PDF-1.4\n${content}\n%%EOF`), { maxBytes: 1e6 });
  const form = asking.form("company", { form: { agencies: { province } } });
  const papers = form.components.map((paper, place) =>
    place === 0 ? { ...paper, files: [{ ...file, name: "to-khai.pdf", at: monday.toISOString() }] } : paper,
  );
  const dossier = await acceptDossier(node, asking.person("receptionist", "H36.05"), { ...form, components: papers });
  const of = { dossierId: dossier.id };
  const examine = await tokenAt(asking, dossier.id, "Examine");
  await completeStep(node, asking.person("specialist", "H36.05"), { ...of, token: examine, outcome: "approve" });
  const transfer = await tokenAt(asking, dossier.id, "Transfer");
  return completeStep(node, asking.person("leader", "H36.05"), { ...of, token: transfer, outcome: "" });
}

const until = { timeout: 10_000, interval: 50 };

test("a step is taken at another province, with the papers, and its answer completes the step", async () => {
  const country = await three();
  const { asking, asked } = country;
  const dossier = await sent(country, "H34.05");
  const guest = await vi.waitFor(async () => {
    const found = await findDossierByCode(asked.node.db, dossier.code);
    if (!found) throw new Error("not there yet");
    return found;
  }, until);
  expect(guest).toMatchObject({ originNode: "H36", agencyCode: "H34.05", state: 4, applicant: dossier.applicant });
  const [file] = guest.components[0]?.files ?? [];
  expect(Buffer.from(await asked.node.files.bytes(file?.sha256 ?? "")).toString()).toContain("tờ khai");
  const token = await tokenAt(asked, guest.id, "Giải quyết tại cơ quan cấp tỉnh");
  const officer = asked.person("specialist", "H34.05");
  const of = { dossierId: guest.id, token, outcome: "approve" };
  await expect(completeStep(asked.node, officer, of)).rejects.toMatchObject({ code: "dossier.reason-missing" });
  const answered = await completeStep(asked.node, officer, { ...of, note: "Đồng ý", files: file ? [file] : [] });
  expect(answered).toMatchObject({ state: 10, originNode: "H36" });
  await vi.waitFor(() => tokenAt(asking, dossier.id, "Take"), until);
  const events = await readEvents(asking.node.db, dossier.id);
  expect(events.at(-1)).toMatchObject({ kind: "step-answered", detail: { opinion: "Đồng ý", agency: "H34.05" } });
  const after = await findDossier(asking.node.db, dossier.id);
  expect(after?.components.at(-1)?.files).toMatchObject([{ name: "to-khai.pdf" }]);
  const { rows } = await sql<{ state: string }>`SELECT state FROM dossier.remote_step`.execute(asking.node.db);
  expect(rows).toEqual([{ state: "answered" }]);
  // The guest's figures and sync stay where the dossier was received.
  const queued = await sql`SELECT FROM dossier.sync`.execute(asked.node.db);
  expect(queued.rows).toEqual([]);
});

test("a step for an agency that is not there comes home with the reason", async () => {
  const country = await three();
  const { asking } = country;
  for (const [place, words] of [
    ["H34.99", "Không có cơ quan H34.99"],
    ["H99.01", "Không có nơi nhận H99"],
  ] as const) {
    const dossier = await sent(country, place, place);
    await vi.waitFor(async () => {
      const work = await readWork(asking.node.db, dossier.id);
      expect(work.at(-1)).toMatchObject({ place: "here", agencyCode: "H36.05" });
    }, until);
    const events = await readEvents(asking.node.db, dossier.id);
    expect(JSON.stringify(events.at(-1)?.detail)).toContain(words);
    await withdrawDossier(asking.node, asking.person("receptionist", "H36.05"), {
      dossierId: dossier.id,
      reason: "Thôi",
    });
  }
});

test("what is withdrawn is taken back from the other node, and a late answer changes nothing", async () => {
  const country = await three();
  const { asking, asked } = country;
  const dossier = await sent(country, "H34.05");
  const guest = await vi.waitFor(async () => {
    const found = await findDossierByCode(asked.node.db, dossier.code);
    if (!found) throw new Error("not there yet");
    return found;
  }, until);
  await withdrawDossier(asking.node, asking.person("receptionist", "H36.05"), {
    dossierId: dossier.id,
    reason: "Đổi ý",
  });
  await vi.waitFor(async () => {
    expect((await findDossier(asked.node.db, guest.id))?.state).toBe(7);
  }, until);
  const open = (await readWork(asked.node.db, guest.id)).filter(({ closedAt }) => closedAt === null);
  expect(open).toEqual([]);
});
