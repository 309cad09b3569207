import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A PostgreSQL server that is running on a data folder. */
export type Postmaster = { readonly pid: number; readonly port: number };

/**
 * Reads postmaster.pid and tells whether the server it names really runs on this folder.
 * After a crash of the machine the file stays and its pid may be another program's by now.
 */
export function runningPostmaster(data: string): Postmaster | undefined {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || lines[1]?.trim() !== data) return undefined;
  return isPostgres(pid, data) ? { pid, port } : undefined;
}

function isPostgres(pid: number, data: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  if (process.platform !== "linux") return true;
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return (words[0]?.includes("postgres") ?? false) && words.includes(data);
  } catch {
    return false;
  }
}
