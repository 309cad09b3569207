/** `npm run check`: everything that is checked without running the product. Each step's output stands as it is; all steps run. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const bin = (name: string): string => join("node_modules", ".bin", name);

const steps: readonly (readonly [string, string, readonly string[]])[] = [
  ["format and lint", bin("biome"), ["check", "--error-on-warnings", "."]],
  ["types", bin("tsc"), ["--noEmit", "-p", "."]],
  ["boundaries", bin("depcruise"), ["--config", "dependency-cruiser.config.mjs", "src", "data"]],
  ["unused code", bin("knip"), []],
  ["schema dump", process.execPath, ["--import", "tsx", "scripts/db/types.ts", "--check"]],
];

const failed = steps.filter(([title, command, args]) => {
  const started = performance.now();
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.error(`${status === 0 ? "ok" : "FAILED"}  ${title}  ${seconds} s`);
  return status !== 0;
});
if (failed.length > 0) {
  console.error(`check failed: ${failed.map(([title]) => title).join(", ")}`);
  process.exitCode = 1;
}
