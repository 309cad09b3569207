import type { Env, Hono } from "hono";
import { DomainError } from "../errors/index.ts";
import { decodeBatch } from "./batch.ts";
import { messagesPath } from "./deliver.ts";
import { type InboxContext, receiveBatch } from "./inbox.ts";

/** Largest batch body taken, in bytes: one message of the largest document, base64 twice. */
const mostBytes = 160 * 1024 * 1024;

/** Adds the door through which other nodes' messages come. Everything is proved before anything is read. */
export function addMessageDoor<E extends Env>(app: Hono<E>, context: InboxContext): void {
  app.post(messagesPath, async (c) => {
    if (Number(c.req.header("content-length") ?? Number.POSITIVE_INFINITY) > mostBytes)
      return c.json({ code: "node.too-large" }, 413);
    const body = new Uint8Array(await c.req.arrayBuffer());
    const source = await prove(context, c.req.raw, body).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      context.log.warn({ code: error.code, log: error.message }, "message refused at the door");
      return error;
    });
    if (source instanceof DomainError) return c.json({ code: source.code, message: source.people }, 401);
    const batch = readBatch(body);
    if (!batch) return c.json({ code: "node.not-a-batch" }, 400);
    return c.json({ results: await receiveBatch(context, source, batch) });
  });
}

async function prove(context: InboxContext, request: Request, body: Uint8Array): Promise<string> {
  const headers = Object.fromEntries([...request.headers].map(([name, value]) => [name.toLowerCase(), value]));
  return context.keys.verifyRequest({ method: request.method, url: request.url, headers, body });
}

function readBatch(body: Uint8Array): ReturnType<typeof decodeBatch> | undefined {
  try {
    return decodeBatch(body);
  } catch {
    return undefined;
  }
}
