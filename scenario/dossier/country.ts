import { rmSync } from "node:fs";
import { directoryArrived } from "../../src/country/apart.ts";
import { demoStart, places } from "../../src/country/places.ts";
import { choosePorts } from "../../src/country/ports.ts";
import { prepareCountry } from "../../src/country/prepare.ts";
import { createProgress } from "../../src/country/progress.ts";
import { seedCountry } from "../../src/country/seed.ts";
import { temporaryFolder } from "../../src/country/temporary-folder.ts";
import { grantsOf, type Principal } from "../../src/platform/auth/index.ts";
import { handClock } from "../../src/platform/clock/index.ts";
import type { Node } from "../../src/platform/node.ts";
import { randomPort } from "../../src/platform/ports/index.ts";
import { type RunningNode, runNode } from "../../src/run-node.ts";

/** The nation and two provinces in this process, over HTTP, on one clock that is moved by hand: a story of days takes minutes. */
export type StoryCountry = {
  readonly clock: ReturnType<typeof handClock>;
  readonly node: (code: string) => Node;
  /** Whoever holds an account there, as they are when they act. */
  readonly person: (username: string) => Promise<Principal>;
  /** Ends the national node, and starts it again. */
  readonly nation: { readonly stop: () => Promise<void>; readonly start: () => Promise<void>; readonly url: string };
  stop(): Promise<void>;
};

const codes = ["VN", "H36", "H34"];

/** Starts it with its first data, without a past. */
export async function startStoryCountry(): Promise<StoryCountry> {
  const folder = temporaryFolder("scenario");
  const progress = createProgress();
  const host = "127.0.0.1";
  const first = randomPort();
  const chosen = await choosePorts(
    places.map(({ offset }) => first + offset),
    host,
  );
  const prepared = await prepareCountry({ folder, host, ports: chosen.map(({ port }) => port), progress });
  const clock = handClock(new Date(demoStart));
  const nodes = new Map<string, RunningNode>();
  const start = async (code: string): Promise<void> => {
    const config = prepared.configs.find((one) => one.code === code);
    if (config) nodes.set(code, await runNode(config, clock));
  };
  const stop = async (): Promise<void> => {
    await Promise.all([...nodes.values()].map((node) => node.stop()));
    await prepared.cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const code of codes) await start(code);
    await seedCountry(prepared, nodes, progress, { history: false });
    await directoryArrived([...nodes.values()]);
  } catch (error) {
    await stop();
    throw error;
  }
  const node = (code: string): Node => {
    const found = nodes.get(code);
    if (!found) throw new Error(`${code} does not run`);
    return found.node;
  };
  return {
    clock,
    node,
    person: (username) => principalOf(node, username, clock.now()),
    nation: {
      stop: async () => {
        await nodes.get("VN")?.stop();
        nodes.delete("VN");
      },
      start: () => start("VN"),
      url: prepared.configs.find(({ code }) => code === "VN")?.baseUrl ?? "",
    },
    stop,
  };
}

/** An account with the posts it holds at an instant: "motcua.h36.50.01" at the node of H36. */
async function principalOf(node: StoryCountry["node"], username: string, at: Date): Promise<Principal> {
  const agency = username.slice(username.indexOf(".") + 1).toUpperCase();
  const isNational = !username.includes(".");
  const { db } = node(isNational ? "VN" : (agency.split(".")[0] ?? ""));
  const account = await db
    .selectFrom("platform.account")
    .select(["id", "name"])
    .where("username", "=", username)
    .executeTakeFirstOrThrow();
  const grants = await grantsOf(db, account.id, at);
  const agencyCode = grants[0]?.agencyCode ?? agency;
  return { accountId: account.id, username, name: account.name, sessionId: "scenario", agencyCode, grants };
}
