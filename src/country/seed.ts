import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Node } from "../platform/node.ts";
import type { RunningNode } from "../run-node.ts";
import type { HistoryScale } from "./history-scale.ts";
import type { PreparedCountry } from "./prepare.ts";
import type { Progress } from "./progress.ts";
import { seedAuthority } from "./seed-authority.ts";
import { makeRoomForDossiers, seedDossiers } from "./seed-dossiers.ts";
import { seedNational } from "./seed-national.ts";

/**
 * Brings in the first data of a fresh country: agencies, certificates, people with posts, two years of exchange and of dossiers.
 * A start that was cut short begins again where each node stopped.
 */
export async function seedCountry(
  prepared: PreparedCountry,
  nodes: ReadonlyMap<string, RunningNode>,
  progress: Progress,
  options: { readonly history: boolean; readonly scale?: HistoryScale } = { history: true },
): Promise<void> {
  const { history, scale = 1 } = options;
  const mark = join(prepared.folder, "seeded");
  if (existsSync(mark)) return;
  const running = [...nodes.values()];
  for (const { node } of running) {
    if (node.config.role === "national") {
      await progress.step("Danh mục cơ quan, lịch sử liên thông · Directory, history", () =>
        seedNational(node, prepared.keysDir, { history, scale }),
      );
    }
  }
  const authorities = running.flatMap(({ node }) => (node.config.role === "authority" ? [node] : []));
  await progress.step("Cán bộ của sáu cơ quan · Staff of six authorities", () => twoAtOnce(authorities, seedAuthority));
  const national = running.find(({ node }) => node.config.role === "national");
  if (history && national) {
    await progress.step("Hồ sơ hai năm · Two years of dossiers", async () => {
      await makeRoomForDossiers(national.node);
      await twoAtOnce(authorities, (node) => seedDossiers(national.node, node, scale));
    });
  }
  writeFileSync(mark, new Date().toISOString());
}

/** Each node has a database of its own: while one is written, the rows of another are worked out. */
async function twoAtOnce(nodes: readonly Node[], seed: (node: Node) => Promise<unknown>): Promise<void> {
  const waiting = [...nodes];
  const work = async (): Promise<void> => {
    for (let node = waiting.shift(); node; node = waiting.shift()) await seed(node);
  };
  await Promise.all([work(), work()]);
}
