import { mkdirSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { listWork } from "../../src/authority/dossiers/store/work-list.ts";
import { countStandings } from "../../src/authority/dossiers/store/work-list-counts.ts";
import type { ListFilter, ListPart, ListScope } from "../../src/authority/dossiers/store/work-list-query.ts";
import { searchDossiers, wordsToFind } from "../../src/authority/dossiers/store/work-list-search.ts";
import { temporaryFolder } from "../../src/country/temporary-folder.ts";
import { ensureTemplate, startCluster } from "../../src/platform/db/embedded/index.ts";
import { connect, type Db } from "../../src/platform/db/index.ts";
import { benchNow, type Filled, fillInbox } from "./fill.ts";

/** How quickly work lists are read and searched. Times in milliseconds, each question as the pages ask it. */
export type InboxFigures = {
  readonly openDossiers: number;
  readonly agencies: number;
  readonly openAtBusiest: number;
  /** A page of a list: parts, filters, sorts and pages of the busiest agency, and of who oversees the province. */
  readonly listP50Ms: number;
  readonly listP95Ms: number;
  /** What is counted over a list, beside it. */
  readonly countP95Ms: number;
  /** Words without accents, common and rare, codes and numbers; half at the busiest agency, half over the province. */
  readonly searchP50Ms: number;
  readonly searchP95Ms: number;
  readonly slowest: readonly { readonly what: string; readonly p95Ms: number }[];
  /** References of the same run: one SELECT 1; the same words as a plain LIKE over the folded text of all dossiers. */
  readonly reference: { readonly roundTripP95Ms: number; readonly likeP95Ms: number };
  /** How many times a round trip a list costs; how many times faster a search is than LIKE. */
  readonly ratios: { readonly listToRoundTrip: number; readonly likeToSearch: number };
  readonly machine: string;
};

type Question = { readonly what: string; readonly ask: () => Promise<unknown> };

/** 1,000,000 open dossiers of one province at its agencies; `--quick` makes it 50,000. */
export async function run(args: readonly string[]): Promise<InboxFigures> {
  const open = args.includes("--quick") ? 50_000 : 1_000_000;
  const folder = temporaryFolder("bench-inbox");
  mkdirSync(folder, { recursive: true });
  const cluster = await startCluster({ folder: join(folder, "postgres"), settings: { maintenance_work_mem: "512MB" } });
  try {
    await ensureTemplate(cluster, "bench");
    const url = cluster.url("bench");
    const filled = await fillInbox(url, open);
    const db = connect({ url, size: 4 });
    try {
      return await measure(db, url, filled, args.includes("--quick") ? 4 : 12);
    } finally {
      await db.destroy();
    }
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(db: Db, url: string, filled: Filled, rounds: number): Promise<InboxFigures> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ all: number; busiest: number }>(
      "SELECT count(*)::int AS all, count(*) FILTER (WHERE agency_code = $1)::int AS busiest FROM dossier.dossier WHERE ended_at IS NULL",
      [filled.busiest],
    );
    const lists = listsOf(db, filled);
    const counts = countsOf(db, filled);
    const searches = searchesOf(db, filled);
    for (const { ask } of [...lists, ...counts, ...searches]) await ask();
    process.stderr.write("measuring\n");
    const listed = await timed(lists, rounds);
    const counted = await timed(counts, rounds);
    const searched = await timed(searches, rounds);
    const trips = await timed([{ what: "SELECT 1", ask: () => client.query("SELECT 1") }], rounds * 20);
    const like = await timed(
      words.map((text) => ({
        what: text,
        ask: () => client.query(plainLike, [text.split(" ").map((word) => `%${word}%`)]),
      })),
      1,
    );
    const all = (times: Timed) => times.flatMap(({ ms }) => ms);
    const roundTripP95Ms = percentile(all(trips), 0.95);
    const likeP95Ms = percentile(all(like), 0.95);
    const [listP95Ms, searchP95Ms] = [percentile(all(listed), 0.95), percentile(all(searched), 0.95)];
    return {
      ...{ openDossiers: rows[0]?.all ?? 0, agencies: filled.agencies.length, openAtBusiest: rows[0]?.busiest ?? 0 },
      ...{ listP50Ms: percentile(all(listed), 0.5), listP95Ms, countP95Ms: percentile(all(counted), 0.95) },
      ...{ searchP50Ms: percentile(all(searched), 0.5), searchP95Ms },
      slowest: [...listed, ...counted, ...searched]
        .map(({ what, ms }) => ({ what, p95Ms: percentile(ms, 0.95) }))
        .toSorted((a, b) => b.p95Ms - a.p95Ms)
        .slice(0, 8),
      reference: { roundTripP95Ms, likeP95Ms },
      ratios: { listToRoundTrip: ratio(listP95Ms, roundTripP95Ms), likeToSearch: ratio(likeP95Ms, searchP95Ms) },
      machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "?"}, Node ${process.versions.node}`,
    };
  } finally {
    await client.end();
  }
}

const plainLike = `SELECT dossier_id FROM dossier.searched WHERE folded LIKE ALL (SELECT platform.fold(w) FROM unnest($1::text[]) w)
  ORDER BY received_at DESC, dossier_id DESC LIMIT 50`;

function scopeOf({ assignee }: Filled, agencies: readonly string[], roles: ListScope["roles"]): ListScope {
  const after = (ms: number) => new Date(benchNow.getTime() + ms);
  return {
    ...{ agencies, roles, accountId: assignee, now: benchNow },
    ...{ soonUntil: after(31 * 3_600_000), staleBefore: after(-15 * 60_000) },
  };
}

const parts: readonly ListPart[] = ["mine", "waiting", "elsewhere", "handover", "all", "done"];

function listsOf(db: Db, filled: Filled): readonly Question[] {
  const own = scopeOf(filled, [filled.busiest], ["specialist"]);
  const leader = scopeOf(filled, [filled.busiest], ["leader"]);
  const province = scopeOf(filled, filled.agencies, []);
  const list = (
    what: string,
    scope: ListScope,
    part: ListPart,
    more: object = {},
    filter: ListFilter = {},
  ): Question => ({
    what: `list ${what}`,
    ask: () => listWork(db, { part, scope, filter, ...more }),
  });
  const later = (what: string, scope: ListScope, part: ListPart): Question => {
    let mark: string | undefined;
    return {
      what: `list ${what}, later page`,
      ask: async () => {
        mark ??= (await listWork(db, { part, scope, filter: {}, size: 1_000 })).next;
        return listWork(db, { part, scope, filter: {}, after: mark });
      },
    };
  };
  return [
    ...parts.map((part) => list(part, own, part)),
    ...parts.map((part) => list(`${part}, newest`, own, part, { sort: "received", descending: true })),
    ...(["mine", "all"] as const).map((part) => list(`${part}, last due first`, own, part, { descending: true })),
    ...(["mine", "all"] as const).map((part) => later(part, own, part)),
    ...(["late", "soon", "in-time", "sync"] as const).map((standing) =>
      list(`all, ${standing}`, own, "all", {}, { standing }),
    ),
    ...(["late", "soon"] as const).map((standing) => list(`mine, ${standing}`, own, "mine", {}, { standing })),
    list("a leader's", leader, "mine"),
    list("mine, a step", own, "mine", {}, { step: "Thẩm định hồ sơ" }),
    list("mine, online", own, "mine", {}, { channel: 2 }),
    list("all, a procedure", own, "all", {}, { procedure: "1.001193" }),
    list("all, given to somebody", own, "all", {}, { assignee: filled.assignee }),
    ...parts.filter((part) => part !== "mine").map((part) => list(`${part} of the province`, province, part)),
    ...(["late", "sync"] as const).map((standing) =>
      list(`${standing} of the province`, province, "all", {}, { standing }),
    ),
  ];
}

function countsOf(db: Db, filled: Filled): readonly Question[] {
  const own = scopeOf(filled, [filled.busiest], ["specialist"]);
  const province = scopeOf(filled, filled.agencies, []);
  return (["mine", "all"] as const)
    .map((part) => ({ what: `count ${part}`, ask: () => countStandings(db, part, own, {}) }))
    .concat([{ what: "count all of the province", ask: () => countStandings(db, "all", province, {}) }]);
}

/** What people type: names, with and without the rest, procedures, codes, numbers; common, middling, rare, and in vain. */
const words = [
  ...[
    "nguyen",
    "tran",
    "hoa",
    "druynh",
    "nguyen thi hoa",
    "le van minh",
    "lo mu druynh",
    "nguyen thi thu huong",
    "vo bao glong",
  ],
  ...[
    "khai sinh",
    "dang ky khai sinh",
    "xay dung",
    "ho kinh doanh",
    "dat dai",
    "khai sinh nguyen van an",
    "giay phep tran",
  ],
  ...["201105-0007", "201119-0021", "0042", "khong co ai nhu the"],
];

function searchesOf(db: Db, { busiest }: Filled): readonly Question[] {
  const search = (text: string, agency?: string): Question => ({
    what: `search “${text}”${agency ? "" : " in the province"}`,
    ask: async () => searchDossiers(db, { text, words: await wordsToFind(db, text), agency }),
  });
  const codes = [`${busiest}-201105-0007`, `${busiest}-201119-0003`];
  return [...words, ...codes].flatMap((text) => [search(text, busiest), search(text)]);
}

type Timed = readonly { readonly what: string; readonly ms: readonly number[] }[];

/** Asks everything in turn, several times over. */
async function timed(questions: readonly Question[], rounds: number): Promise<Timed> {
  const times = questions.map(({ what }) => ({ what, ms: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    for (const [index, { ask }] of questions.entries()) {
      const started = performance.now();
      await ask();
      times[index]?.ms.push(performance.now() - started);
    }
  }
  return times;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 100) / 100;
}

function ratio(one: number, other: number): number {
  return other === 0 ? 0 : Math.round((one / other) * 10) / 10;
}
