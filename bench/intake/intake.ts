import { cpus } from "node:os";
import { Agent, request } from "undici";
import { listAgenciesBelow } from "../../data/index.ts";
import { accountOf, benchPassword, type DossierNode, dossierNode, formOf } from "../dossier/dossier-node.ts";
import { rawTransactions } from "../dossier/raw-transactions.ts";

/** How many dossiers counters hand in through the machine interface. Each is received with its code, flow, due time, audit and outgoing state. */
export type IntakeFigures = {
  /** Dossiers received a second, one a call: the best of the rounds. */
  readonly perSecond: number;
  /** The same in calls of 50. */
  readonly perSecondInBatches: number;
  /** Reference of the same run: plain transactions of two statements a second, with as many connections. */
  readonly rawTransactionsPerSecond: number;
  readonly ratioToRawTransactions: number;
  readonly callers: number;
  readonly machine: string;
};

const callers = 8;
const perBatch = 50;

/** Eight counters at eight communes; `--quick` makes one short round. */
export async function run(args: readonly string[]): Promise<IntakeFigures> {
  const quick = args.includes("--quick");
  const stand = await dossierNode("bench-intake", callers);
  const agent = new Agent({ connections: callers, pipelining: 1 });
  try {
    const seconds = quick ? 3 : 8;
    const counters = await openCounters(stand);
    const reference = await rawTransactions(stand.databaseUrl, callers);
    await handIn(stand, agent, counters, { seconds: 2, round: 0, atOnce: 1 });
    let [best, batches, raw] = [0, 0, 0];
    for (let round = 1; round <= (quick ? 1 : 3); round++) {
      best = Math.max(best, await handIn(stand, agent, counters, { seconds, round, atOnce: 1 }));
      batches = Math.max(
        batches,
        await handIn(stand, agent, counters, { seconds, round: 100 + round, atOnce: perBatch }),
      );
      raw = Math.max(raw, await reference.measure(seconds));
      console.error(`round ${round}: ${best}/s one by one, ${batches}/s in batches, ${raw} plain transactions/s`);
    }
    await reference.end();
    return {
      perSecond: best,
      perSecondInBatches: batches,
      rawTransactionsPerSecond: raw,
      ratioToRawTransactions: Math.round((best / raw) * 1_000) / 1_000,
      callers,
      machine: `${cpus().length} x ${cpus()[0]?.model}`,
    };
  } finally {
    await agent.close();
    await stand.stop();
  }
}

type Counter = { readonly agencyCode: string; readonly authorization: string };

async function openCounters({ node }: DossierNode): Promise<readonly Counter[]> {
  const communes = listAgenciesBelow("H36", "commune").slice(0, callers);
  const counters: Counter[] = [];
  for (const { code: agencyCode } of communes) {
    const username = await accountOf(node, "receptionist", agencyCode);
    const basic = Buffer.from(`${username}:${benchPassword}`).toString("base64");
    counters.push({ agencyCode, authorization: `Basic ${basic}` });
  }
  return counters;
}

type Round = { readonly seconds: number; readonly round: number; readonly atOnce: number };

async function handIn(
  stand: DossierNode,
  agent: Agent,
  counters: readonly Counter[],
  { seconds, round, atOnce }: Round,
): Promise<number> {
  const began = performance.now();
  const until = began + seconds * 1_000;
  const one = async ({ agencyCode, authorization }: Counter, worker: number): Promise<number> => {
    let done = 0;
    for (let call = 0; performance.now() < until; call++) {
      const dossiers = Array.from({ length: atOnce }, (_, index) =>
        bodyOf(stand, agencyCode, (round * callers + worker) * 100_000 + call * atOnce + index),
      );
      const path = atOnce === 1 ? "/api/dossiers" : "/api/dossiers/batch";
      const { statusCode, body } = await request(new URL(path, stand.url), {
        method: "POST",
        headers: { authorization, "content-type": "application/json" },
        body: JSON.stringify(atOnce === 1 ? dossiers[0] : { dossiers }),
        dispatcher: agent,
      });
      const text = await body.text();
      if (statusCode >= 300 || text.includes('"problem"'))
        throw new Error(`${path} answered ${statusCode} ${text.slice(0, 300)}`);
      done += atOnce;
    }
    return done;
  };
  const counts = await Promise.all(counters.map(one));
  return Math.round(counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - began) / 1_000));
}

function bodyOf(stand: DossierNode, agencyCode: string, place: number): object {
  const { applicant, components } = formOf(stand, { code: "1.001193", agencyCode, place });
  return {
    procedure: "1.001193",
    applicant: { kind: "citizen", number: "", name: `${applicant.name} ${place}` },
    components: components.map(({ code }) => ({ code })),
  };
}
