import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunningNode } from "../run-node.ts";
import type { PreparedCountry } from "./prepare.ts";
import type { Progress } from "./progress.ts";
import { seedAuthority } from "./seed-authority.ts";
import { seedNational } from "./seed-national.ts";

/**
 * Brings in the first data of a fresh country: agencies, certificates, people with posts, two years of exchange.
 * A start that was cut short begins again where each node stopped.
 */
export async function seedCountry(
  prepared: PreparedCountry,
  nodes: ReadonlyMap<string, RunningNode>,
  progress: Progress,
  options: { readonly history: boolean } = { history: true },
): Promise<void> {
  const mark = join(prepared.folder, "seeded");
  if (existsSync(mark)) return;
  const running = [...nodes.values()];
  for (const { node } of running) {
    if (node.config.role === "national") {
      await progress.step("Danh mục cơ quan, lịch sử liên thông · Directory, history", () =>
        seedNational(node, prepared.keysDir, options),
      );
    }
  }
  await progress.step("Cán bộ của sáu cơ quan · Staff of six authorities", async () => {
    for (const { node } of running) if (node.config.role === "authority") await seedAuthority(node);
  });
  writeFileSync(mark, new Date().toISOString());
}
