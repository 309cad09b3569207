import { readFileSync, rmSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type CountryApart, startCountryApart } from "../../src/country/apart.ts";
import { temporaryFolder } from "../../src/country/temporary-folder.ts";
import { benchDocument, type Recipient } from "./documents.ts";
import { rawInserts } from "./raw-inserts.ts";
import { openSender, type Sender } from "./sender.ts";

/** What the benchmark found. Rates are documents delivered and receipted per second. */
export type AxisFigures = {
  readonly perSecond10k: number;
  readonly perSecond60k: number;
  readonly p95MsAt100: number;
  /** Time of plain batched inserts of the same bytes, 10 KB and 60 KB documents together, over the time of the axis. */
  readonly ratioToRawInserts: number;
  readonly rawPerSecond10k: number;
  readonly rawPerSecond60k: number;
  readonly communesSeconds: number;
  readonly rssMb: number;
  readonly soak?: { readonly documents: number; readonly rssMbAtTenth: number; readonly rssMbAtEnd: number };
  readonly machine: string;
};

let serial = 0;

/**
 * Documents from Lâm Đồng to Kon Tum over the axis, each node its own process, signatures verified at the axis and at the
 * receiver, fsync on; a document counts when the receiver's signed receipt is back at the sender.
 */
export async function run(args: readonly string[]): Promise<AxisFigures> {
  const { values } = parseArgs({
    args: [...args],
    options: { documents: { type: "string" }, soak: { type: "string" } },
  });
  const documents = Number(values.documents ?? 3000);
  const folder = temporaryFolder("bench");
  const country = await startCountryApart({ folder });
  try {
    const config = country.configs.find(({ code }) => code === "H36");
    if (!config) throw new Error("no sender");
    const sender = await openSender(config);
    try {
      return await measure(country, sender, documents, Number(values.soak ?? 0));
    } finally {
      await sender.close();
    }
  } finally {
    await country.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(country: CountryApart, sender: Sender, documents: number, soak: number): Promise<AxisFigures> {
  const to = (await sender.recipients("H34")).slice(0, 20);
  await throughput(sender, 400, 10_000, to);
  note("warm");
  const perSecond10k = await throughput(sender, documents, 10_000, to);
  note(`10 KB ${perSecond10k.toFixed(0)}/s`);
  const large = Math.ceil(documents / 2);
  const perSecond60k = await throughput(sender, large, 60_000, to);
  note(`60 KB ${perSecond60k.toFixed(0)}/s`);
  const p95MsAt100 = await latency(sender, 100, 10, to);
  note(`p95 ${p95MsAt100.toFixed(0)} ms`);
  const communesSeconds = await toAllCommunes(sender);
  note(`719 communes ${communesSeconds.toFixed(2)} s`);
  // Last, so that what it leaves for the disk to do slows nobody but itself.
  const urls = ["H36", "VN", "H34"].map((code) => country.cluster.url(`lienthong_${code.toLowerCase()}`));
  const rawPerSecond10k = await rawInserts(urls, documents * 2, 10_000);
  note(`raw ${rawPerSecond10k.toFixed(0)}/s`);
  const rawPerSecond60k = await rawInserts(urls, large * 2, 60_000);
  note(`raw ${rawPerSecond60k.toFixed(0)}/s`);
  const soaked = soak > 0 ? await soakRun(country, sender, soak, to) : undefined;
  return {
    perSecond10k: round(perSecond10k),
    perSecond60k: round(perSecond60k),
    p95MsAt100: Math.round(p95MsAt100),
    ratioToRawInserts: round(
      (documents / rawPerSecond10k + large / rawPerSecond60k) / (documents / perSecond10k + large / perSecond60k),
      3,
    ),
    rawPerSecond10k: round(rawPerSecond10k),
    rawPerSecond60k: round(rawPerSecond60k),
    communesSeconds: round(communesSeconds, 2),
    rssMb: rssMb(country),
    ...(soaked ? { soak: soaked } : {}),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`,
  };
}

/** Hands in documents as fast as they are taken, and waits for the last receipt. */
async function throughput(sender: Sender, documents: number, bytes: number, to: readonly Recipient[]): Promise<number> {
  const started = performance.now();
  const ids: string[] = [];
  while (ids.length < documents) {
    const count = Math.min(100, documents - ids.length);
    ids.push(...(await sender.send(Array.from({ length: count }, () => next(bytes, to)))));
  }
  await sender.receipted(ids, { most: 300_000, every: 100 });
  return documents / ((performance.now() - started) / 1000);
}

/** One document at a time, evenly spread; the 95th percentile from handing in to receipt, in milliseconds. */
async function latency(sender: Sender, perSecond: number, seconds: number, to: readonly Recipient[]): Promise<number> {
  const begun = new Map<string, number>();
  const started = performance.now();
  const waits: Promise<ReadonlyMap<string, number>>[] = [];
  let group: string[] = [];
  for (let index = 0; index < perSecond * seconds; index++) {
    const due = started + (index * 1000) / perSecond;
    if (due > performance.now()) await wait(due - performance.now());
    const at = performance.now();
    const [id = ""] = await sender.send([next(10_000, to)]);
    begun.set(id, at);
    group.push(id);
    if (group.length < 25) continue;
    waits.push(sender.receipted(group, { most: 60_000, every: 20 }));
    group = [];
  }
  if (group.length > 0) waits.push(sender.receipted(group, { most: 60_000, every: 20 }));
  const seen = (await Promise.all(waits)).flatMap((map) => [...map]);
  const took = seen.map(([id, at]) => at - (begun.get(id) ?? at)).sort((a, b) => a - b);
  return took[Math.floor(took.length * 0.95)] ?? Number.NaN;
}

async function toAllCommunes(sender: Sender): Promise<number> {
  const provinces = await Promise.all(
    ["H36", "H34", "H15", "H16", "H21"].map((code) => sender.recipients(code, "commune")),
  );
  const communes = provinces.flat();
  if (communes.length !== 719) throw new Error(`${communes.length} communes`);
  const started = performance.now();
  await sender.receipted(await sender.send([benchDocument(++serial, 250_000, communes)]), { most: 60_000, every: 20 });
  return (performance.now() - started) / 1000;
}

async function soakRun(
  country: CountryApart,
  sender: Sender,
  documents: number,
  to: readonly Recipient[],
): Promise<NonNullable<AxisFigures["soak"]>> {
  await throughput(sender, Math.ceil(documents / 10), 10_000, to);
  const rssMbAtTenth = rssMb(country);
  for (let part = 1; part < 10; part++) {
    await throughput(sender, Math.ceil(documents / 10), 10_000, to);
    note(`soak ${part + 1}/10, ${rssMb(country)} MB`);
  }
  return { documents, rssMbAtTenth, rssMbAtEnd: rssMb(country) };
}

function next(bytes: number, to: readonly Recipient[]): ReturnType<typeof benchDocument> {
  serial++;
  return benchDocument(serial, bytes, to.slice(serial % to.length, (serial % to.length) + 1));
}

/** Memory of the largest node process, in MB. */
function rssMb(country: CountryApart): number {
  const sizes = [...country.processes.values()].map((one) => {
    const status = readFileSync(`/proc/${one.pid()}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  });
  return Math.round(Math.max(...sizes));
}

function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

function note(text: string): void {
  console.error(text);
}
