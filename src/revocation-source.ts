import { readFileSync, statSync } from "node:fs";
import { readCrl, revocationListsOfPem } from "./engines/signing/index.ts";
import { DomainError } from "./platform/errors/index.ts";
import type { Node } from "./platform/node.ts";

/** The revocation lists (DER) of a node as they are now; the same array until one of them changes. */
export type RevocationSource = () => readonly Uint8Array[];

type Kept = { mark: string; lists: readonly Uint8Array[] };

/**
 * The revocation lists that the configuration names, read again whenever a file changes: whoever fetches them from the authorities
 * needs no restart. A file that is then gone or broken leaves the lists as they were, and the log says so.
 * Throws `config.revocation-list` when a file cannot be read at the start.
 */
export function revocationSource({ config, log }: Pick<Node, "config" | "log">): RevocationSource {
  const files = config.revocationListFiles.map((path) => ({ path, kept: read(path) }));
  let current = files.flatMap(({ kept }) => kept.lists);
  return () => {
    const changed = files.filter(({ path, kept }) => markOf(path) !== kept.mark);
    for (const file of changed) file.kept = readAgain(file.path, file.kept, log);
    if (changed.length > 0) current = files.flatMap(({ kept }) => kept.lists);
    return current;
  };
}

function read(path: string): Kept {
  const mark = markOf(path);
  const lists = readLists(path);
  if (!lists) {
    throw new DomainError("config.revocation-list", "invalid", {
      vi: `Tệp ${path} không đọc được hoặc không chứa danh sách chứng thư số bị thu hồi (CRL).`,
      en: `The file ${path} cannot be read, or holds no certificate revocation list (CRL).`,
    });
  }
  return { mark, lists };
}

function readAgain(path: string, kept: Kept, log: Node["log"]): Kept {
  const mark = markOf(path);
  const lists = readLists(path);
  if (!lists) log.error({ path }, "a revocation list cannot be read; the one read before stays in use");
  return { mark, lists: lists ?? kept.lists };
}

function readLists(path: string): readonly Uint8Array[] | undefined {
  try {
    const lists = revocationListsOfPem(readFileSync(path));
    return lists.length > 0 && lists.every(readCrl) ? lists : undefined;
  } catch {
    return undefined;
  }
}

/** Changes when the file does. */
function markOf(path: string): string {
  try {
    const { ino, size, mtimeMs } = statSync(path);
    return `${ino} ${size} ${mtimeMs}`;
  } catch {
    return "missing";
  }
}
