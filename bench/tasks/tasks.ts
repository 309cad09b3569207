import { cpus } from "node:os";
import { Agent } from "undici";
import { listAgenciesBelow } from "../../data/index.ts";
import { acceptDossier, completeStep, type Dossier, handOver } from "../../src/authority/dossiers/index.ts";
import { readWork } from "../../src/authority/dossiers/store/dossiers.ts";
import { type DossierNode, dossierNode, formOf, official } from "../dossier/dossier-node.ts";
import { rawTransactions } from "../dossier/raw-transactions.ts";
import { handle, type Officers, officersAt } from "./officers.ts";

/** How many steps of dossiers officers complete. A completed task is on disk with history, audit, outgoing state, due times and figures. */
export type TaskFigures = {
  /** Completed tasks a second through the whole action: the best of the rounds. */
  readonly perSecond: number;
  /** The same by forms over HTTP, of officers who are signed in. */
  readonly perSecondHttp: number;
  /** Reference of the same run: plain transactions of two statements a second, with the same connections. */
  readonly rawTransactionsPerSecond: number;
  readonly ratioToRawTransactions: number;
  readonly connections: number;
  readonly machine: string;
};

const connections = 8;

/** Birth registrations at the communes, eight officers at a time; `--quick` makes one short round. */
export async function run(args: readonly string[]): Promise<TaskFigures> {
  const quick = args.includes("--quick");
  const stand = await dossierNode("bench-tasks", connections);
  try {
    const seconds = quick ? 3 : 8;
    await tasks(stand, 2, 0);
    const reference = await rawTransactions(stand.databaseUrl, connections);
    const agent = new Agent({ connections, pipelining: 1 });
    const [officers, places] = await openOffices(stand, agent);
    let [best, http, raw] = [0, 0, 0];
    for (let round = 1; round <= (quick ? 1 : 3); round++) {
      best = Math.max(best, await tasks(stand, seconds, round));
      http = Math.max(http, await byForms(stand, { officers, places, seconds, round }));
      raw = Math.max(raw, await reference.measure(seconds));
      console.error(`round ${round}: ${best} tasks/s, ${http} by forms, ${raw} plain transactions/s`);
    }
    await reference.end();
    await agent.close();
    return {
      perSecond: best,
      perSecondHttp: http,
      rawTransactionsPerSecond: raw,
      ratioToRawTransactions: Math.round((best / raw) * 1_000) / 1_000,
      connections,
      machine: `${cpus().length} x ${cpus()[0]?.model}`,
    };
  } finally {
    await stand.stop();
  }
}

type Open = { readonly dossier: Dossier; readonly token: number; readonly node: string };

/** Receives dossiers beforehand, then counts what officers complete a second. */
async function tasks(stand: DossierNode, seconds: number, round: number): Promise<number> {
  const communes = listAgenciesBelow("H36", "commune").slice(0, 60);
  const ready = await receive(stand, { communes: communes.map(({ code }) => code), many: seconds * 500, round });
  const began = performance.now();
  const until = began + seconds * 1_000;
  const counts = await Promise.all(
    Array.from({ length: connections }, (_, worker) =>
      work(
        stand,
        ready.filter((_one, place) => place % connections === worker),
        until,
      ),
    ),
  );
  return Math.round(counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - began) / 1_000));
}

async function receive(
  stand: DossierNode,
  { communes, many, round }: { readonly communes: readonly string[]; readonly many: number; readonly round: number },
): Promise<readonly Open[]> {
  const open: Open[] = [];
  const one = async (worker: number): Promise<void> => {
    for (let place = worker; place < many; place += connections) {
      const agencyCode = communes[place % communes.length] ?? "";
      const by = official("receptionist", agencyCode);
      const form = formOf(stand, { code: "1.001193", agencyCode, place: round * 1_000_000 + place });
      const dossier = await acceptDossier(stand.node, by, form);
      const work = await readWork(stand.node.db, dossier.id);
      const step = work.find(({ closedAt }) => closedAt === null);
      if (step) open.push({ dossier, token: step.token, node: step.node });
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, worker) => one(worker)));
  return open;
}

/** Three steps a dossier: entered in the register, signed, handed over. Answers how many were completed. */
async function work({ node }: DossierNode, open: readonly Open[], until: number): Promise<number> {
  let done = 0;
  for (const { dossier, token } of open) {
    if (performance.now() >= until) return done;
    const { agencyCode, id: dossierId } = dossier;
    const officer = official("receptionist", agencyCode);
    await completeStep(node, officer, { dossierId, token, outcome: "" });
    const sign = await openToken(node, dossierId);
    await completeStep(node, official("leader", agencyCode), { dossierId, token: sign, outcome: "sign" });
    await handOver(node, officer, { dossierId, receiver: "Người nộp", by: "counter" });
    done += 3;
  }
  console.error("all dossiers are done before the time is over");
  return done;
}

async function openToken(node: DossierNode["node"], dossierId: string): Promise<number> {
  const work = await readWork(node.db, dossierId);
  return work.find(({ closedAt }) => closedAt === null)?.token ?? 0;
}

/** One commune for each connection, its officers signed in. */
async function openOffices(
  stand: DossierNode,
  agent: Agent,
): Promise<readonly [readonly Officers[], readonly string[]]> {
  const places = listAgenciesBelow("H36", "commune")
    .slice(0, connections)
    .map(({ code }) => code);
  const officers: Officers[] = [];
  for (const [index, code] of places.entries()) officers.push(await officersAt(stand, agent, code, index));
  return [officers, places];
}

type ByForms = {
  readonly officers: readonly Officers[];
  readonly places: readonly string[];
  readonly seconds: number;
  readonly round: number;
};

async function byForms(stand: DossierNode, { officers, places, seconds, round }: ByForms): Promise<number> {
  const ready = await receive(stand, { communes: places, many: seconds * 160, round: 1_000 + round });
  const began = performance.now();
  const until = began + seconds * 1_000;
  const counts = await Promise.all(
    officers.map(async (at, index) => {
      let done = 0;
      for (const { dossier } of ready.filter((one) => one.dossier.agencyCode === places[index])) {
        if (performance.now() >= until) break;
        await handle(stand.node, at, dossier);
        done += 3;
      }
      return done;
    }),
  );
  return Math.round(counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - began) / 1_000));
}
