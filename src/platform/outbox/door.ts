import type { Context, Env, Hono } from "hono";
import { DomainError } from "../errors/index.ts";
import type { Text } from "../text/index.ts";
import { decodeBatch } from "./batch.ts";
import { messagesPath } from "./deliver.ts";
import { createDoorTrace } from "./door-trace.ts";
import { type InboxContext, receiveBatch } from "./inbox.ts";

/** Largest batch body taken, in bytes: one message of the largest document, base64 twice. */
const mostBytes = 160 * 1024 * 1024;

const words = {
  "node.too-large": {
    vi: "Gói thông điệp quá lớn hoặc không ghi độ dài. Hãy gửi ít thông điệp hơn trong một gói.",
    en: "The batch is too large, or does not say its length. Send fewer messages in one.",
  },
  "node.not-a-batch": {
    vi: "Nội dung không phải gói thông điệp giữa các nút. Hãy kiểm tra phiên bản phần mềm của nút gửi.",
    en: "The body is not a batch of messages between nodes. Check the version of the sending node's software.",
  },
} as const satisfies Record<string, Text>;

/**
 * Adds the door through which other nodes' messages come. Everything is proved before anything is read; what is refused here gets its
 * code and words, and leaves a line in the audit.
 */
export function addMessageDoor<E extends Env>(app: Hono<E>, context: InboxContext): void {
  const trace = createDoorTrace(context);
  const refuse = async (c: Context<E>, status: 400 | 401 | 413, code: string, message: Text): Promise<Response> => {
    const bytes = Number(c.req.header("content-length") ?? Number.NaN);
    await trace({ code, claimed: claimedSender(c.req.header("signature-input")), bytes });
    // What was left unread must not be taken for the next request on this connection.
    if (status === 413) c.header("Connection", "close");
    return c.json({ code, message }, status);
  };
  app.post(messagesPath, async (c) => {
    if (Number(c.req.header("content-length") ?? Number.POSITIVE_INFINITY) > mostBytes)
      return refuse(c, 413, "node.too-large", words["node.too-large"]);
    const body = new Uint8Array(await c.req.arrayBuffer());
    const source = await prove(context, c.req.raw, body).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      context.log.warn({ code: error.code, log: error.message }, "message refused at the door");
      return error;
    });
    if (source instanceof DomainError) return refuse(c, 401, source.code, source.people);
    const batch = readBatch(body);
    if (!batch) return refuse(c, 400, "node.not-a-batch", words["node.not-a-batch"]);
    return c.json({ results: await receiveBatch(context, source, batch) });
  });
}

/** Who a request says it is from, proved or not. */
function claimedSender(signatureInput: string | undefined): string {
  return /keyid="([^"]{1,60})"/.exec(signatureInput ?? "")?.[1] ?? "?";
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
