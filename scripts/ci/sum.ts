/** Adds up vitest's JSON results and prints `N passed, N failed` as the last line. Exits 1 when a test failed or none ran. */
import { readFileSync } from "node:fs";
import { z } from "zod";

const result = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), success: z.boolean() });

const results = process.argv.slice(2).map((path) => result.parse(JSON.parse(readFileSync(path, "utf8"))));
const passed = results.reduce((sum, one) => sum + one.numPassedTests, 0);
const failed = results.reduce(
  (sum, one) => sum + one.numFailedTests + (one.success || one.numFailedTests > 0 ? 0 : 1),
  0,
);
if (failed > 0 || results.some((one) => one.numPassedTests === 0)) process.exitCode = 1;
console.log(`${passed} passed, ${failed} failed`);
