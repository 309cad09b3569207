import { sql } from "kysely";
import { templateFlows } from "../../data/index.ts";
import {
  compareNow,
  type Dossier,
  draftResult,
  handOver,
  receiveSupplement,
  recordPayment,
  saveResult,
  sendApologies,
  signResults,
} from "../../src/authority/dossiers/index.ts";
import { findDossierByCode, readEvents, readWork } from "../../src/authority/dossiers/store/dossiers.ts";
import { findResult } from "../../src/authority/dossiers/store/results.ts";
import { publishFlow } from "../../src/authority/flows/index.ts";
import { demoPin } from "../../src/country/demo-password.ts";
import type { Node } from "../../src/platform/node.ts";
import { type StoryCountry, startStoryCountry } from "./country.ts";
import { type ForeignAnswer, foreignRecord, foreignSoftware } from "./foreign.ts";
import { doStep, now, receive, until } from "./people.ts";

/** A dossier of the story as both sides have it in the end. */
type Told = {
  readonly code: string;
  readonly procedure: string;
  readonly state: number;
  readonly stateAtPortal: number | null;
  readonly receivedAt: string;
  readonly dueAt: string | null;
  readonly endedAt: string | null;
  readonly late: {
    readonly agency: string | null;
    readonly step: string | null;
    readonly apologyAt: string | null;
  } | null;
  readonly steps: readonly string[];
  readonly history: readonly string[];
};

/** What one comparison found. */
type Compared = {
  readonly node: string;
  readonly state: string;
  readonly dossiers: number;
  readonly bytes: number;
  readonly found: unknown;
};

/** What the story came to. */
export type DossierStory = {
  readonly dossiers: readonly Told[];
  readonly outage: { readonly minutes: number; readonly waiting: number; readonly arrivedAfterwards: number };
  readonly foreign: { readonly refused: ForeignAnswer; readonly repaired: ForeignAnswer };
  readonly comparisons: readonly Compared[];
  readonly identical: boolean;
  readonly seconds: number;
};

const minute = 60_000;

/**
 * The nation, Lâm Đồng and Kon Tum. A birth is registered at a ward the same day; a house permit of Đà Lạt asks two agencies at once, a
 * supplement, a fee and the chairperson's signature; a provincial dossier takes a step in Kon Tum; one ends late, with its apology; software
 * of another maker sends a wrong code and repairs it; the national node is away for 30 minutes in between. In the end both sides say the same.
 */
export async function run(): Promise<DossierStory> {
  const started = performance.now();
  const country = await startStoryCountry();
  try {
    const birth = await registerBirth(country);
    const permit = await beginPermit(country);
    const company = await beginElsewhere(country);
    const late = await beginLate(country);
    const outage = await away(country, permit);
    await finishPermit(country, permit);
    await finishElsewhere(country, company);
    await finishLate(country, late);
    const foreign = await sendWrongCode(country);
    const comparisons = [await compare(country, "H36"), await compare(country, "H34")];
    const dossiers: Told[] = [];
    for (const dossier of [birth, permit, company, late]) dossiers.push(await tell(country, dossier));
    const identical =
      comparisons.every(({ state }) => state === "equal") && dossiers.every((one) => one.state === one.stateAtPortal);
    return {
      dossiers,
      outage,
      foreign,
      comparisons,
      identical,
      seconds: Math.round((performance.now() - started) / 100) / 10,
    };
  } finally {
    await country.stop();
  }
}

async function registerBirth(country: StoryCountry): Promise<Dossier> {
  note("A birth registration at a ward");
  const dossier = await receive(country, {
    procedure: "1.001193",
    agency: "H36.50.01",
    level: "commune",
    name: "K’Brểu Thị Lan",
    number: "068201004517",
  });
  country.clock.advance(20 * minute);
  await doStep(country, dossier, "Record", { by: "motcua.h36.50.01" });
  country.clock.advance(15 * minute);
  await signResultOf(country, dossier, { writer: "motcua.h36.50.01", leader: "lanhdao.h36.50.01" });
  country.clock.advance(10 * minute);
  return handTo(country, dossier, "motcua.h36.50.01");
}

async function beginPermit(country: StoryCountry): Promise<Dossier> {
  note("A house permit at the city");
  const dossier = await receive(country, {
    procedure: "1.007262",
    agency: "H36.50",
    level: "district",
    name: "Phạm Gia Thử",
    number: "068085001122",
    form: { agencies: { commune: "H36.50.01", land: "H36.10" } },
  });
  country.clock.advance(60 * minute);
  await doStep(country, dossier, "Examine", {
    by: "chuyenvien.h36.50",
    outcome: "supplement",
    reasons: [{ component: "TP3", reason: "Bản vẽ thiếu mặt cắt móng", legal: "Điều 95 Luật Xây dựng 2014" }],
  });
  country.clock.advance(90 * minute);
  return receiveSupplement(country.node("H36"), await country.person("motcua.h36.50"), { dossierId: dossier.id });
}

/** The national node is away while work goes on. */
async function away(country: StoryCountry, permit: Dossier): Promise<DossierStory["outage"]> {
  note("The national node is away for 30 minutes");
  const node = country.node("H36");
  await settled(node);
  await country.nation.stop();
  country.clock.advance(10 * minute);
  await doStep(country, permit, "Examine", { by: "chuyenvien.h36.50", outcome: "approve" });
  const asked = (await readWork(node.db, permit.id)).filter(
    ({ closedAt, place }) => closedAt === null && place === "here",
  );
  // All who were asked answer side by side: the ward, the department of land, the city's own division.
  await Promise.all(
    asked.map(({ node: step, agencyCode }) =>
      doStep(country, permit, step, {
        by: `${agencyCode === "H36.50.01" ? "motcua" : "chuyenvien"}.${agencyCode.toLowerCase()}`,
        note: "Thống nhất",
      }),
    ),
  );
  country.clock.advance(20 * minute);
  const waiting = await countWaiting(node);
  await country.nation.start();
  await settled(node);
  return { minutes: 30, waiting, arrivedAfterwards: waiting - (await countWaiting(node)) };
}

async function finishPermit(country: StoryCountry, permit: Dossier): Promise<void> {
  note("The permit: draft, signature, fee, hand-over");
  await doStep(country, permit, "Draft", { by: "chuyenvien.h36.50" });
  country.clock.advance(30 * minute);
  await signResultOf(country, permit, { writer: "chuyenvien.h36.50", leader: "lanhdao.h36.50" });
  const node = country.node("H36");
  const counter = await country.person("motcua.h36.50");
  await recordPayment(node, counter, { dossierId: permit.id, amount: 75_000, receipt: "BL-000117" });
  await handTo(country, permit, "motcua.h36.50");
}

async function beginElsewhere(country: StoryCountry): Promise<Dossier> {
  note("A provincial dossier with a step in Kon Tum");
  const node = country.node("H36");
  const xml = templateFlows().find(({ key }) => key === "other-authority")?.xml ?? "";
  const at = country.clock.now();
  await node.db
    .transaction()
    .execute((tx) => publishFlow(tx, { flow: elsewhere, xml, note: "Có bước ở cơ quan khác", at, by: "system" }));
  const dossier = await receive(country, {
    procedure: elsewhere,
    agency: "H36.04",
    level: "province",
    name: "Lê Thử Nghiệm",
    number: "068079009988",
    form: { agencies: { province: "H34.04" } },
  });
  country.clock.advance(5 * minute);
  await doStep(country, dossier, "Examine", { by: "chuyenvien.h36.04", outcome: "approve" });
  return doStep(country, dossier, "Transfer", { by: "lanhdao.h36.04" });
}

/** A provincial procedure without a flow of its own. */
const elsewhere = "2.001583";

async function finishElsewhere(country: StoryCountry, dossier: Dossier): Promise<void> {
  note("Kon Tum answers");
  const there = country.node("H34");
  const guest = await until(() => findDossierByCode(there.db, dossier.code), "the dossier in Kon Tum");
  country.clock.advance(60 * minute);
  const [step] = (await readWork(there.db, guest.id)).filter(({ closedAt }) => closedAt === null);
  await doStep(country, guest, step?.node ?? "", {
    by: "chuyenvien.h34.04",
    note: "Đủ điều kiện, đồng ý",
    outcome: "approve",
  });
  const here = country.node("H36");
  await until(
    async () => (await readWork(here.db, dossier.id)).find((one) => one.node === "Take" && one.closedAt === null),
    "the answer in Lâm Đồng",
  );
  await doStep(country, dossier, "Take", { by: "chuyenvien.h36.04" });
  await handTo(country, dossier, "motcua.h36.04");
}

async function beginLate(country: StoryCountry): Promise<Dossier> {
  note("A dossier that nobody looks at");
  return receive(country, {
    procedure: "1.001193",
    agency: "H36.50.02",
    level: "commune",
    name: "Ka Thử",
    number: "068300001234",
  });
}

async function finishLate(country: StoryCountry, dossier: Dossier): Promise<void> {
  note("It is late: apology, then its end");
  const node = country.node("H36");
  country.clock.set(new Date("2020-11-18T09:00:00+07:00"));
  await sendApologies(node);
  await doStep(country, dossier, "Record", { by: "motcua.h36.50.02" });
  await signResultOf(country, dossier, { writer: "motcua.h36.50.02", leader: "lanhdao.h36.50.02" });
  await handTo(country, dossier, "motcua.h36.50.02");
}

async function sendWrongCode(country: StoryCountry): Promise<DossierStory["foreign"]> {
  note("Software of another maker sends a wrong code");
  const send = await foreignSoftware(country);
  const refused = await send(foreignRecord("1.0011933"));
  const repaired = await send(foreignRecord("1.001193"));
  return { refused, repaired };
}

/** A specialist drafts the result, the leader signs it with a key of their own. */
async function signResultOf(
  country: StoryCountry,
  dossier: Dossier,
  who: { readonly writer: string; readonly leader: string },
): Promise<void> {
  const node = country.node("H36");
  const [writer, leader] = [await country.person(who.writer), await country.person(who.leader)];
  const begun = await draftResult(node, writer, { dossierId: dossier.id });
  const content = (await findResult(node.db, begun.id))?.content;
  if (!content) throw new Error("no result");
  const signer = content.signer ?? {
    accountId: leader.accountId,
    name: leader.name,
    position: "Chủ tịch",
    capacity: ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
  };
  const saved = await saveResult(node, writer, { ...begun, content: { ...content, signer } });
  const [outcome] = await signResults(node, leader, { results: [saved], pin: demoPin });
  if (!outcome?.ok) throw outcome?.error ?? new Error("not signed");
}

async function handTo(country: StoryCountry, dossier: Dossier, by: string): Promise<Dossier> {
  const node = country.node("H36");
  const receiver = (await now(node, dossier)).applicant.name;
  return handOver(node, await country.person(by), { dossierId: dossier.id, receiver, by: "counter" });
}

/** Changes still to reach the portal. */
async function countWaiting(node: Node): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    SELECT count(*)::int AS many FROM dossier.sync WHERE acked_revision < revision`.execute(node.db);
  return rows[0]?.many ?? 0;
}

async function settled(node: Node): Promise<void> {
  await until(async () => (await countWaiting(node)) === 0, "everything to reach the portal");
}

async function compare(country: StoryCountry, code: string): Promise<Compared> {
  note(`Comparison of ${code} with the portal`);
  const node = country.node(code);
  await settled(node);
  const began = country.clock.now();
  country.clock.advance(minute);
  const by = await country.person(`kiemsoat.${code.toLowerCase()}`);
  await until(() => compareNow(node, by), "the comparison to begin");
  return until(async () => {
    const { rows } = await sql<Omit<Compared, "node">>`
      SELECT state, dossiers, bytes, found FROM dossier.comparison
      WHERE began_at > ${began} AND state <> 'running' ORDER BY began_at DESC LIMIT 1`.execute(node.db);
    return rows[0] && { node: code, ...rows[0] };
  }, "the comparison to end");
}

async function tell(country: StoryCountry, { id, code }: Dossier): Promise<Told> {
  const { db } = country.node("H36");
  const dossier = await findDossierByCode(db, code);
  if (!dossier) throw new Error(`${code} is gone`);
  const { rows } = await sql<{ state: number }>`
    SELECT state FROM national_dossier.dossier WHERE code = ${code}`.execute(country.node("VN").db);
  const { lateBy, lateStep, apologyAt } = dossier;
  const work = await readWork(db, id);
  const events = await readEvents(db, id);
  const time = (instant: Date | null): string => instant?.toISOString() ?? "–";
  return {
    code,
    procedure: dossier.procedureName,
    state: dossier.state,
    stateAtPortal: rows[0]?.state ?? null,
    receivedAt: time(dossier.receivedAt),
    dueAt: dossier.dueAt && time(dossier.dueAt),
    endedAt: dossier.endedAt && time(dossier.endedAt),
    late: lateBy === null ? null : { agency: lateBy, step: lateStep, apologyAt: apologyAt && time(apologyAt) },
    steps: work.map((one) => `${one.name} · ${one.agencyCode} · ${time(one.openedAt)} → ${time(one.closedAt)}`),
    history: events.map(({ kind, at, actorName }) => `${time(at)} ${kind} · ${actorName}`),
  };
}

function note(text: string): void {
  console.error(text);
}
