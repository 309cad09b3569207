import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "../db/index.ts";

/**
 * 32 random bytes that all processes of a node share and nobody else knows. Named uses get keys of their own, which are worked out once: a
 * use is a name in the code, never a value.
 */
export type NodeSecret = {
  /** HMAC-SHA-256 of a value under the key of a use, base64url. */
  mac(use: string, value: string): Promise<string>;
  /** Encrypts and authenticates (AES-256-GCM); `context` must be the same to open it. */
  seal(use: string, context: string, value: string): Promise<string>;
  /** The sealed value, or undefined when it was changed or is not ours. */
  open(use: string, context: string, sealed: string): Promise<string | undefined>;
};

/** The node's secret, made at the first use and kept in the database. */
export function nodeSecret(db: Db): NodeSecret {
  let root: Promise<Buffer> | undefined;
  const keys = new Map<string, Buffer>();
  const keyOf = async (use: string): Promise<Buffer> => {
    const known = keys.get(use);
    if (known) return known;
    root ??= loadSecret(db).catch((error: unknown) => {
      root = undefined;
      throw error;
    });
    const key = Buffer.from(hkdfSync("sha256", await root, "", use, 32));
    keys.set(use, key);
    return key;
  };
  return {
    mac: async (use, value) =>
      createHmac("sha256", await keyOf(use))
        .update(value)
        .digest("base64url"),
    seal: async (use, context, value) => seal(await keyOf(use), context, value),
    open: async (use, context, sealed) => open(await keyOf(use), context, sealed),
  };
}

async function loadSecret(db: Db): Promise<Buffer> {
  const fresh = JSON.stringify(randomBytes(32).toString("base64"));
  // Two processes that start together must agree, so the first insert wins and both read it back.
  const { rows } = await sql<{ value: string }>`
    INSERT INTO platform.setting (name, value) VALUES ('http.secret', ${fresh}::jsonb)
    ON CONFLICT (name) DO UPDATE SET value = platform.setting.value RETURNING value`.execute(db);
  return Buffer.from(rows[0]?.value ?? "", "base64");
}

function seal(key: Buffer, context: string, value: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(value, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
}

function open(key: Buffer, context: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < 28) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
