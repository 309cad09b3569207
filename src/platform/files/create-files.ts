import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Db } from "../db/index.ts";
import { missing } from "../errors/index.ts";
import { damaged } from "./errors.ts";
import type { FileRules, FileSource, Files, StoredFile } from "./files.ts";
import { findMediaType } from "./media-type.ts";
import { receive } from "./receive.ts";

/** Where files are kept. */
export type FilesOptions = {
  /** Folder of this node; made when it is not there. Processes of one node may share it. */
  readonly folder: string;
  readonly db: Db;
};

/** A temporary file this old was left by a process that died. */
const staleMilliseconds = 60 * 60 * 1000;

/** Opens the content-addressed file store of a node in a local folder. */
export function createFiles({ folder, db }: FilesOptions): Files {
  const waiting = join(folder, "incoming");
  const prepared = prepare(waiting);
  // A folder that cannot be used fails each put, not the process.
  prepared.catch(() => undefined);
  const files: Files = {
    async put(source: FileSource, rules: FileRules): Promise<StoredFile> {
      await prepared;
      const temporary = join(waiting, randomUUID());
      try {
        const received = await receive(source, temporary, rules.maxBytes);
        const mediaType = await findMediaType(temporary, received, rules);
        await settle(temporary, pathOf(folder, received.sha256));
        await remember(db, received.sha256, received.bytes, mediaType);
        return { sha256: received.sha256, bytes: received.bytes, mediaType };
      } finally {
        await rm(temporary, { force: true });
      }
    },
    read: (sha256) => readVerified(pathOf(folder, sha256), sha256),
    async bytes(sha256) {
      const parts: Uint8Array[] = [];
      for await (const part of files.read(sha256)) parts.push(part);
      return Buffer.concat(parts);
    },
    find: (sha256) => find(db, sha256),
    has: async (sha256) => (await sizeOf(pathOf(folder, sha256))) !== undefined,
  };
  return files;
}

async function prepare(waiting: string): Promise<void> {
  await mkdir(waiting, { recursive: true });
  for (const name of await readdir(waiting)) {
    const path = join(waiting, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > staleMilliseconds) await rm(path, { force: true });
  }
}

/** Two levels of folders, so that no folder grows too wide. A text that is no hash is an address of nothing. */
function pathOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw notHere();
  return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

/** Gives the bytes their final name. Replaces a twin: the bytes are the same, and a damaged one is healed. */
async function settle(temporary: string, path: string): Promise<void> {
  const parent = dirname(path);
  await mkdir(parent, { recursive: true });
  await rename(temporary, path);
  // The name is on the disk only when its folder is.
  const handle = await open(parent, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function remember(db: Db, sha256: string, bytes: number, mediaType: string): Promise<void> {
  await db
    .insertInto("platform.file")
    .values({ sha256: Buffer.from(sha256, "hex"), bytes, media_type: mediaType })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function find(db: Db, sha256: string): Promise<StoredFile | undefined> {
  const row = await db
    .selectFrom("platform.file")
    .select(["bytes", "media_type"])
    .where("sha256", "=", Buffer.from(sha256, "hex"))
    .executeTakeFirst();
  return row && { sha256, bytes: row.bytes, mediaType: row.media_type };
}

async function* readVerified(path: string, sha256: string): AsyncGenerator<Uint8Array> {
  if ((await sizeOf(path)) === undefined) throw notHere();
  const hash = createHash("sha256");
  for await (const part of createReadStream(path)) {
    hash.update(part);
    yield part;
  }
  if (hash.digest("hex") !== sha256) throw damaged(sha256);
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size;
}

function notHere(): Error {
  return missing("files.missing", {
    vi: "Không có tệp này. Hãy tải lại trang hoặc đề nghị người gửi gửi lại tệp.",
    en: "This file is not here. Reload the page, or ask the sender to send the file again.",
  });
}
