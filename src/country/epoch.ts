import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Clock, shiftedClock } from "../platform/clock/index.ts";
import { demoStart } from "./places.ts";

/** The machine instant at which this country first started: its domain clock runs on from there over every restart. */
export function rememberEpoch(folder: string): string {
  const path = join(folder, "epoch");
  if (!existsSync(path)) writeFileSync(path, new Date().toISOString());
  return readFileSync(path, "utf8").trim();
}

/** The domain clock of the demo country in a folder. Throws when none has started there. */
export function demoClock(folder: string): Clock {
  const path = join(folder, "epoch");
  if (!existsSync(path)) throw new Error(`No country has started in ${folder}`);
  return shiftedClock(new Date(demoStart), new Date(readFileSync(path, "utf8").trim()));
}
