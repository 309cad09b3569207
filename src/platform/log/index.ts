import { type Logger, pino } from "pino";

/** The structured log of a process. People's data never goes in: log ids and codes. */
export type Log = Pick<Logger, "debug" | "info" | "warn" | "error" | "child">;

/** A JSON log on standard error. `level` is pino's: `silent`, `error`, `warn`, `info`, `debug`. */
export function createLog(level: string, name: string): Log {
  return pino(
    { level, base: { node: name }, redact: ["password", "pin", "authorization", "cookie"] },
    pino.destination(2),
  );
}
