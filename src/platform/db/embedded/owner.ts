import { createHash } from "node:crypto";
import { accessSync, chownSync, constants, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Binaries, copyBinaries } from "./binaries.ts";

/** The system user PostgreSQL runs as: it refuses to run as root. */
export type Owner = { readonly uid: number; readonly gid: number };

/** Where a cluster lives and who runs it. */
export type Home = { readonly folder: string; readonly binaries: Binaries; readonly owner?: Owner };

/**
 * Decides who runs PostgreSQL and makes the folder ready for them. For a plain user: themselves, in `folder`.
 * For root: an unprivileged system user; where that user cannot reach `folder` (a home such as /root),
 * the cluster goes to /var/lib and `folder` becomes a link to it.
 */
export function prepareHome(folder: string, binaries: Binaries): Home {
  if (process.getuid?.() !== 0) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return { folder, binaries };
  }
  const owner = findOwner();
  const place = reachable(dirname(folder)) ? folder : elsewhere(folder);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  chownSync(place, owner.uid, owner.gid);
  const programs = reachable(binaries.root) ? binaries : copyBinaries(binaries, "/var/lib/lienthong/postgresql");
  return { folder: place, binaries: programs, owner };
}

function findOwner(): Owner {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(":");
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error("PostgreSQL cannot run as root and there is no user 'postgres' or 'nobody': start as a plain user");
}

/** Whether everybody may pass through every folder above. */
function reachable(path: string): boolean {
  let at = resolve(path);
  for (;;) {
    const stat = statSync(at, { throwIfNoEntry: false });
    if (stat && (stat.mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
    at = dirname(at);
  }
}

function elsewhere(folder: string): string {
  const name = createHash("sha256").update(resolve(folder)).digest("hex").slice(0, 12);
  const place = join("/var/lib/lienthong", name);
  mkdirSync(place, { recursive: true, mode: 0o755 });
  accessSync(place, constants.W_OK);
  mkdirSync(dirname(folder), { recursive: true });
  if (!existsSync(folder)) symlinkSync(place, folder);
  return place;
}
