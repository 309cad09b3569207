import { agencies, findProcedure } from "../../../../data/index.ts";
import { introduce, type TestNode, testNode } from "../../../../test/support/node.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { importAgencies, joinNodes } from "../../../national/directory/index.ts";
import { nationalDossiers } from "../../../national/dossiers/system.ts";
import { importProcedures } from "../../../national/procedures/index.ts";
import { newId } from "../../../platform/db/index.ts";
import { savePeers } from "../../../platform/keys/index.ts";
import { type Dossier, untouched } from "../record.ts";
import { writeDossier } from "../store/change.ts";
import { changesOf, type ReportedStep } from "./changes-of.ts";
import { createSync } from "./create-sync.ts";

/** Codes of the stand's procedures. */
export const knownProcedures = ["1.001193", "1.007262", "2.001583"] as const;

/** A national node with the real directory and some procedures, served over HTTP; nodes of H36 and H34 have joined. */
export async function nationStand(now?: Date): Promise<ServedNode & { readonly node: TestNode }> {
  const node = await testNode({ role: "national", code: "VN", ...(now ? { now } : {}) });
  const { system } = nationalDossiers(node);
  introduce(node, system);
  await importAgencies(node, agencies());
  await importProcedures(
    node,
    knownProcedures.flatMap((code) => findProcedure(code) ?? []),
  );
  await joinNodes(
    node,
    ["H36", "H34"].map((code) => ({ level1: code, nodeCode: code })),
  );
  return { ...(await serveNode(node, [system])), node };
}

/** Lets a node's dossiers flow to a served national node; starts its sync. */
export async function connect(
  node: TestNode,
  nation: { readonly url: string; readonly node: TestNode },
): Promise<void> {
  const name = { vi: "Nút", en: "Node" };
  await savePeers(node.db, [{ code: "VN", name, baseUrl: nation.url, publicKey: nation.node.keys.publicKey }]);
  const own = { code: node.config.code, name, baseUrl: "http://127.0.0.1:1", publicKey: node.keys.publicKey };
  await savePeers(nation.node.db, [own]);
}

/** Starts what sends dossiers of a node whose systems are known. */
export async function startSync(node: TestNode): Promise<void> {
  node.live.onChannel("lt_outbox", (destination) => node.outbox.wake(destination || "VN"));
  await node.live.start();
  await node.jobs.start();
  node.outbox.start();
}

/** An authority's node with nothing but the sync of dossiers. */
export async function syncNode(options: Parameters<typeof testNode>[0] = {}): Promise<TestNode> {
  const node = await testNode(options);
  introduce(node, { name: "sync", ...createSync(node) });
  return node;
}

let serial = 0;

/** A dossier of a ward, received on the stand's Tuesday; each with a code of its own. */
export function aDossier(over: Partial<Dossier> = {}): Dossier {
  serial += 1;
  const receivedAt = new Date("2020-11-23T08:15:20+07:00");
  return {
    id: newId(),
    code: `H36.50.01-201123-${String(serial).padStart(4, "0")}`,
    offeredId: null,
    procedureCode: "1.001193",
    procedureName: "Đăng ký khai sinh",
    sectorCode: "G15-HT06",
    sectorName: "Hộ tịch",
    level: "commune",
    agencyCode: "H36.50.01",
    receivedAgency: "H36.50.01",
    channel: 1,
    mandate: "",
    applicantId: null,
    applicant: {
      ...{ kind: "citizen", number: "068201004517", numberKind: "cccd", name: "K’Brểu Thị Lan" },
      ...{ birthDate: null, gender: null, address: "Phường 1", phone: "0912000111", email: "" },
    },
    subject: "Khai sinh cho con",
    form: {},
    components: [
      {
        ...{ code: "TP1", name: "Tờ khai", required: true, originals: 1, copies: 0, given: true, note: "" },
        files: [{ sha256: "ab".repeat(32), name: "to-khai.pdf", bytes: 10, mediaType: "application/pdf", at: "" }],
      },
    ],
    flow: "1.001193",
    ...untouched,
    state: 4,
    receivedAt,
    limitText: "same day",
    dueAt: new Date("2020-11-23T17:00:00+07:00"),
    printedDueAt: null,
    fee: null,
    revision: 1,
    createdBy: null,
    createdByName: "",
    updatedAt: receivedAt,
    ...over,
  };
}

/** The same dossier one revision on. */
export function moved(dossier: Dossier, over: Partial<Dossier>): Dossier {
  return { ...dossier, revision: dossier.revision + 1, ...over };
}

function stepOf({ revision }: Dossier): ReportedStep {
  const who = { by: "Người một cửa", title: "Công chức một cửa", agencyName: "UBND phường 1" };
  return { ...who, content: `Lần ${revision}` };
}

/** Enters or changes a dossier with its history, and queues it for the portal, as an action does. */
export async function put(node: TestNode, after: Dossier, before?: Dossier): Promise<void> {
  const at = node.clock.now();
  const by = { id: null, name: "Người một cửa", title: "Công chức một cửa", agencyCode: after.agencyCode };
  const queued = changesOf({ before, after, at, agencyName: "UBND phường 1", step: stepOf(after) });
  const audit = { actor: "system", action: "test", subject: { kind: "dossier", id: after.id }, at } as const;
  const following = { audit, metrics: [], sync: queued ? [queued] : [] };
  await node.db.transaction().execute(async (tx) => {
    const change = { before, after, by, at, events: [{ kind: "accepted" as const }] };
    await writeDossier(tx, change, following);
  });
}

/** Waits until something is so. */
export async function until<T>(find: () => Promise<T | undefined | false>, what: string, most = 12_000): Promise<T> {
  const deadline = Date.now() + most;
  for (;;) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`timed out: ${what}`);
    await new Promise((done) => setTimeout(done, 30));
  }
}
