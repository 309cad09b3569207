import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { agencies, findProcedure, type ProcedureFlow, procedureFlows, procedures } from "../../data/index.ts";
import type { NewDossier } from "../../src/authority/dossiers/index.ts";
import { importOrganisation } from "../../src/authority/organisation/index.ts";
import { importCatalogue, importFlows } from "../../src/authority/procedures/index.ts";
import { proceduresSystem } from "../../src/authority/procedures/system.ts";
import { temporaryFolder } from "../../src/country/temporary-folder.ts";
import { createAccount, grantRole, hashPassword, type Principal, type Role } from "../../src/platform/auth/index.ts";
import { handClock } from "../../src/platform/clock/index.ts";
import { parseConfig } from "../../src/platform/config/index.ts";
import { ensureTemplate, startCluster } from "../../src/platform/db/embedded/index.ts";
import { newId } from "../../src/platform/db/index.ts";
import { generateNodeKey } from "../../src/platform/keys/index.ts";
import type { Node } from "../../src/platform/node.ts";
import { randomPort } from "../../src/platform/ports/index.ts";
import { proceduresMessageType } from "../../src/protocol/procedures/index.ts";
import { runNode } from "../../src/run-node.ts";

/** A province that receives dossiers, on a database of its own. */
export type DossierNode = {
  readonly node: Node;
  readonly url: string;
  readonly databaseUrl: string;
  /** Ids of its procedures by their national codes. */
  readonly offers: ReadonlyMap<string, string>;
  readonly stop: () => Promise<void>;
};

const monday = new Date("2020-11-16T08:00:00+07:00");
const since = new Date("2018-01-02T00:00:00+07:00");

/** Starts it with the agencies, procedures and flows of Lâm Đồng, serving over HTTP; its own jobs run beside. The portal is not there. */
export async function dossierNode(name: string, poolSize: number): Promise<DossierNode> {
  const folder = temporaryFolder(name);
  const cluster = await startCluster({ folder: join(folder, "postgres") });
  await ensureTemplate(cluster, "bench");
  const databaseUrl = cluster.url("bench");
  const filesDir = join(folder, "files");
  mkdirSync(filesDir);
  const nodeKeyFile = join(folder, "node.pem");
  writeFileSync(nodeKeyFile, generateNodeKey().privateKeyPem);
  const port = randomPort();
  const config = parseConfig({
    role: "authority",
    code: "H36",
    name: { vi: "Lâm Đồng", en: "Lam Dong" },
    port,
    baseUrl: `http://127.0.0.1:${port}`,
    logLevel: "silent",
    databaseUrl,
    filesDir,
    nodeKeyFile,
    poolSize,
    behindProxy: true,
  });
  const running = await runNode(config, handClock(monday));
  const { node } = running;
  await fill(node);
  return {
    node,
    url: config.baseUrl,
    databaseUrl,
    offers: await offersOf(node),
    stop: async () => {
      await running.stop();
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fill(node: Node): Promise<void> {
  const own = agencies().filter(({ code }) => code === "H36" || code.startsWith("H36."));
  await node.db.transaction().execute((tx) =>
    importOrganisation(
      tx,
      own.map((agency) => ({ agency: { ...agency, validUntil: null }, units: [], posts: [] })),
      since,
    ),
  );
  const records = procedures().filter(({ status }) => status === "in-force");
  const news = { version: 1, full: true, procedures: records };
  const handler = proceduresSystem(node).messages?.find(({ type }) => type === proceduresMessageType);
  const message = {
    id: newId(),
    source: "VN",
    type: proceduresMessageType,
    key: "procedures",
    subject: null,
    meta: {},
  };
  const body = Buffer.from(JSON.stringify(news));
  await node.db
    .transaction()
    .execute(async (tx) => handler?.receive?.(tx, [{ ...message, contentType: "application/json", body }]));
  const flows: readonly ProcedureFlow[] = procedureFlows();
  const offered = flows.flatMap(({ code }) => findProcedure(code) ?? []);
  await importCatalogue(node, {
    older: [],
    procedures: offered.map((record) => ({
      code: record.code,
      name: record.name,
      nationalCode: record.code,
      nationalVersion: record.version,
      levels: record.levels,
      leadAgency: "H36",
      receivers: [],
      receivingPlace: "",
      receivingHours: "",
      localFees: [],
      feeResolution: "",
      localLimit: null,
      online: null,
      decisionNumber: "1500/QĐ-UBND",
      decisionDate: "2020-07-01",
      announcedOn: "2020-07-01",
      effectiveFrom: "2020-07-16",
      publishedOn: "2020-07-03",
      state: "published",
      demand: [],
    })),
  });
  await importFlows(node, flows);
}

async function offersOf(node: Node): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; code: string }>`
    SELECT id, national_code AS code FROM procedure.offered`.execute(node.db);
  return new Map(rows.map(({ id, code }) => [code, id]));
}

/** Somebody in a role at an agency. */
export function official(role: Role, agencyCode: string): Principal {
  const grant = {
    id: newId(),
    agencyCode,
    role,
    title: role,
    titleEn: role,
    validFrom: since,
    validUntil: null,
    onBehalfOf: null,
  };
  return {
    accountId: newId(),
    username: `${role}.${agencyCode}`,
    name: `${role} ${agencyCode}`,
    sessionId: "bench",
    agencyCode,
    grants: [grant],
  };
}

/** A complete dossier of a procedure at an agency; each from another person. */
export function formOf(
  { offers }: DossierNode,
  { code, agencyCode, place }: { readonly code: string; readonly agencyCode: string; readonly place: number },
): NewDossier {
  const record = findProcedure(code);
  const level = record?.levels[0] ?? "commune";
  return {
    id: newId(),
    offeredId: offers.get(code) ?? "",
    level,
    agencyCode,
    receivedAgency: agencyCode,
    channel: 1,
    mandate: "",
    applicant: {
      kind: "citizen",
      number: `068${String(place).padStart(9, "0")}`,
      numberKind: "cccd",
      name: "Nguyễn Thị Thử Nghiệm",
      birthDate: "1990-01-01",
      gender: "female",
      address: "Đà Lạt",
      phone: "0900000000",
      email: "",
    },
    subject: "",
    form: {},
    components: (record?.components ?? []).map((paper) => ({
      code: paper.code,
      name: paper.name,
      required: paper.required,
      originals: paper.originals,
      copies: paper.copies,
      given: true,
      files: [],
      note: "",
    })),
    duplicateSeen: false,
  };
}

/** The password of every account of the benchmarks. */
export const benchPassword = "mật khẩu đo tốc độ";

/** An account of somebody in a role at an agency. Answers its name. */
export async function accountOf(node: Node, role: Role, agencyCode: string): Promise<string> {
  hashed ??= hashPassword(benchPassword);
  const passwordHash = await hashed;
  const username = `${role}.${agencyCode.toLowerCase()}`;
  await node.db.transaction().execute(async (tx) => {
    const accountId = await createAccount(tx, { username, name: username, passwordHash });
    await grantRole(tx, { accountId, agencyCode, role, title: role, titleEn: role, validFrom: since });
  });
  return username;
}

let hashed: Promise<string> | undefined;
