/**
 * A province that receives and handles dossiers until it is killed, and says each change that was acknowledged on a line of its own: dossier,
 * revision. With `drain` it only sends what is waiting for the national portal, and ends.
 * `node --import tsx test/faults/carry-dossiers.ts CONFIG_FILE OFFER_ID [drain]`
 */
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { templateFlows } from "../../data/index.ts";
import { acceptDossier, completeStep, handOver, type NewDossier } from "../../src/authority/dossiers/index.ts";
import { readWork } from "../../src/authority/dossiers/store/dossiers.ts";
import { dossiersSystem } from "../../src/authority/dossiers/system.ts";
import type { Principal, Role } from "../../src/platform/auth/index.ts";
import { handClock } from "../../src/platform/clock/index.ts";
import { parseConfig } from "../../src/platform/config/index.ts";
import { createNode } from "../../src/platform/create-node.ts";
import { newId } from "../../src/platform/db/index.ts";

const [configFile = "", offeredId = "", mode = ""] = process.argv.slice(2);
const monday = new Date("2020-11-23T08:00:00+07:00");
const config = parseConfig(JSON.parse(readFileSync(configFile, "utf8")));
const life = await createNode(config, handClock(monday));
const { node } = life;
const xmlOf = (key: string): string => templateFlows().find((one) => one.key === key)?.xml ?? "";
const generalFlows = { sameDay: xmlOf("one-officer"), oneStop: xmlOf("one-stop") };
await life.start([dossiersSystem(node, { generalFlows })]);

function official(role: Role): Principal {
  const agencyCode = "H36.50.01";
  const grant = {
    id: newId(),
    agencyCode,
    role,
    title: role,
    titleEn: role,
    validFrom: new Date("2018-01-02T00:00:00Z"),
    validUntil: null,
    onBehalfOf: null,
  };
  const names = { username: role, name: role, sessionId: "s" };
  return { accountId: newId(), ...names, agencyCode, grants: [grant] };
}

const officer = official("receptionist");
const leader = official("leader");

function form(place: number): NewDossier {
  const number = `${process.pid}${place}`.padStart(12, "0").slice(-12);
  const person = { name: "Người Thử Nghiệm", birthDate: null, gender: null, address: "", phone: "", email: "" };
  return {
    id: newId(),
    offeredId,
    level: "commune",
    agencyCode: "H36.50.01",
    receivedAgency: "H36.50.01",
    channel: 1,
    mandate: "",
    applicant: { kind: "citizen", number, numberKind: "cccd", ...person },
    subject: "",
    form: {},
    components: ["TP1", "TP2", "TP6"].map((code) => ({
      code,
      name: code,
      required: true,
      originals: 1,
      copies: 0,
      given: true,
      files: [],
      note: "",
    })),
    duplicateSeen: false,
  };
}

function acknowledge({ id, revision }: { readonly id: string; readonly revision: number }): void {
  process.stdout.write(`${id} ${revision}\n`);
}

async function step(dossierId: string, by: Principal, outcome: string): Promise<void> {
  const token = (await readWork(node.db, dossierId)).find(({ closedAt }) => closedAt === null)?.token ?? 0;
  acknowledge(await completeStep(node, by, { dossierId, token, outcome }));
}

async function carry(worker: number): Promise<never> {
  for (let place = 0; ; place++) {
    const dossier = await acceptDossier(node, officer, form(place * 4 + worker));
    acknowledge(dossier);
    await step(dossier.id, officer, "");
    await step(dossier.id, leader, "sign");
    acknowledge(await handOver(node, officer, { dossierId: dossier.id, receiver: "Người nộp", by: "counter" }));
  }
}

async function waiting(): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    SELECT (SELECT count(*) FROM dossier.sync_queue) + (SELECT count(*) FROM platform.outbox) AS many`.execute(node.db);
  return Number(rows[0]?.many);
}

if (mode === "drain") {
  while ((await waiting()) > 0) await wait(50);
  await life.stop();
} else await Promise.all([0, 1, 2, 3].map(carry));
