import { readFile } from "node:fs/promises";
import { Agent, request } from "undici";
import { z } from "zod";
import type { NodeConfig } from "../../../platform/config/index.ts";
import type { Json } from "../../../platform/outbox/index.ts";

/** Where a portal of another make is, and as whom this authority calls it. */
export type PortalSetting = NonNullable<NodeConfig["dossierPortal"]>;

/** What a portal says to a call. `rows` as it sent them. */
export type PortalAnswer = {
  readonly code: string;
  readonly message: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
};

/** A portal that takes calls of the wire services. */
export type Portal = {
  /**
   * Calls a service, logging in when there is no session or it has ended. Throws PortalError where trying again may help: no connection, no
   * answer in time, an answer that is none, a login that is refused.
   */
  call(
    service: string,
    items: readonly { readonly [name: string]: Json }[],
    isUpdating?: boolean,
  ): Promise<PortalAnswer>;
  close(): Promise<void>;
};

/** The portal could not be asked; the message is for logs and for the page of the sync. */
export class PortalError extends Error {
  override name = "PortalError";
}

/** An answer of a portal is never as large, in bytes. */
const mostBytes = 16 * 1024 * 1024;
const sessionEnded = "02";

const loginReply = z.looseObject({ error_code: z.coerce.string(), session: z.string().optional() });
const rows = z.array(z.looseObject({})).catch([]);
const reply = z.looseObject({
  error_code: z.coerce.string().regex(/^-?\w{1,10}$/),
  message: z.coerce.string().default(""),
  result: z.unknown().optional(),
  data: z.unknown().optional(),
});

/** Makes the client of a portal. */
export function createPortal(setting: PortalSetting): Portal {
  const connections = new Agent({
    connections: 2,
    headersTimeout: setting.timeoutMs,
    bodyTimeout: setting.timeoutMs,
    connect: { timeout: Math.min(setting.timeoutMs, 10_000) },
  });
  let session: string | undefined;

  async function login(): Promise<string> {
    const password = (await readFile(setting.passwordFile, "utf8")).trim();
    const answer = await post(setting.loginUrl, { username: setting.username, password }, loginReply);
    if (answer.error_code !== "00" || !answer.session) throw new PortalError(`login refused: ${answer.error_code}`);
    return answer.session;
  }

  async function post<T extends z.ZodType>(url: string, body: unknown, schema: T): Promise<z.output<T>> {
    const text = await send(url, JSON.stringify(body)).catch((error: unknown) => {
      throw error instanceof PortalError
        ? error
        : new PortalError(error instanceof Error ? error.message : String(error));
    });
    const parsed = schema.safeParse(jsonOf(text));
    if (!parsed.success) throw new PortalError(`not an answer: ${text.slice(0, 200)}`);
    return parsed.data;
  }

  async function send(url: string, body: string): Promise<string> {
    const response = await request(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      dispatcher: connections,
      signal: AbortSignal.timeout(setting.timeoutMs),
    });
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body) {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) throw new PortalError("the answer is too large");
      chunks.push(chunk);
    }
    const text = Buffer.concat(chunks).toString("utf8");
    if (response.statusCode !== 200) throw new PortalError(`HTTP ${response.statusCode} ${text.slice(0, 200)}`);
    return text;
  }

  async function callOnce(service: string, items: readonly Json[], isUpdating: boolean): Promise<PortalAnswer> {
    session ??= await login();
    const envelope = { session, madonvi: setting.agencyCode, service, isUpdating: isUpdating ? "True" : "False" };
    const answer = await post(setting.servicesUrl, { ...envelope, data: items }, reply);
    return { code: answer.error_code, message: answer.message, rows: rows.parse(answer.result ?? answer.data ?? []) };
  }

  return {
    call: async (service, items, isUpdating = false) => {
      const hadSession = session !== undefined;
      const answer = await callOnce(service, items, isUpdating);
      if (answer.code !== sessionEnded) return answer;
      session = undefined;
      // A session that was just opened and is refused is no old one: the portal is not well.
      if (!hadSession) throw new PortalError("the session was refused");
      return callOnce(service, items, isUpdating);
    },
    close: () => connections.close(),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.normalize("NFC"));
  } catch {
    return undefined;
  }
}
