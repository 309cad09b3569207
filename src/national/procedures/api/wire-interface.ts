import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { z } from "zod";
import { parseAgencyCode } from "../../../engines/codes/index.ts";
import { digestOf } from "../../../platform/db/index.ts";
import { type App, type AppContext, addressOf } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Json } from "../../../platform/outbox/index.ts";
import { type ClientCredential, readCredentials } from "../../directory/index.ts";
import { openWireSession } from "../actions/open-wire-session.ts";
import { findWireSession } from "../store/wire-sessions.ts";
import type { WireServices } from "../wire-services.ts";
import { describeWireInterface, wirePaths } from "./wire-description.ts";
import { type WireFault, wireFaults } from "./wire-faults.ts";

/** Carries a fault out of a handler; `http` differs from 200 only where the transport itself is at its limit. */
class WireError extends Error {
  override name = "WireError";
  readonly fault: WireFault & { readonly rows?: readonly Json[] };
  readonly http: 200 | 413 | 429;
  constructor(fault: WireFault & { readonly rows?: readonly Json[] }, http: 200 | 413 | 429 = 200) {
    super(fault.code);
    this.fault = fault;
    this.http = http;
  }
}

const login = z.object({ username: z.string().min(1).max(200), password: z.string().min(1).max(500) });

const envelope = z.looseObject({
  session: z.string().max(500),
  madonvi: z.string().max(60).default(""),
  service: z.string().max(100),
  isUpdating: z.union([z.string().max(10), z.boolean()]).default("False"),
  data: z.union([z.array(z.looseObject({})), z.looseObject({})]).optional(),
});

/** Attempts to log in from one address in a minute. */
const logins = 30;
/** The largest body, in bytes. */
const mostBytes = 8 * 1024 * 1024;

/**
 * Adds the two addresses that provincial software calls: the login, and the one endpoint of all services. Software of before treats
 * every status but 200 as a broken line, so that a no is said in `error_code`. See docs/protocol/procedure-services.md.
 */
export function addWireInterface(app: App, node: Node, services: WireServices): void {
  describeWireInterface(app);
  const attempts = new RateLimiterMemory({ points: logins, duration: 60 });
  const limited = createLimits();
  app.post(wirePaths.login, (c) =>
    answered(c, async () => {
      await consume(c, attempts, addressOf(c));
      const { username, password } = await readBody(c, login);
      const session = await openWireSession(node, username, password);
      if (session === undefined) throw new WireError(wireFaults.credential);
      return { session };
    }),
  );
  app.post(wirePaths.services, (c) =>
    answered(c, async () => {
      const { session, madonvi, service, isUpdating, data, ...fields } = await readBody(c, envelope);
      const credential = await credentialOf(node, session);
      await limited(c, credential);
      const agencyCode = agencyOf(credential, madonvi);
      const serve = Object.hasOwn(services, service) ? services[service] : undefined;
      if (!serve) throw new WireError(wireFaults.service(Object.keys(services)));
      const sent = data === undefined || Array.isArray(data) ? (data ?? []) : [data];
      const given = sent.length > 0 ? sent : [{}];
      const items = given.map((item) => ({ ...fields, ...item }));
      const answer = await serve({ agencyCode, isUpdating: /^true$/i.test(String(isUpdating)), items });
      if ("code" in answer) throw new WireError(answer);
      return { result: answer.rows };
    }),
  );
}

async function answered(c: AppContext, act: () => Promise<{ readonly [key: string]: Json }>): Promise<Response> {
  try {
    const result = await act();
    const data = "result" in result ? { data: result.result } : {};
    return c.json({ error_code: "00", message: "Thành công", message_en: "Done", ...result, ...data });
  } catch (thrown) {
    if (!(thrown instanceof WireError)) throw thrown;
    const { code, message, rows = [] } = thrown.fault;
    // What was left unread must not be taken for the next request on this connection.
    if (thrown.http === 413) c.header("Connection", "close");
    return c.json(
      { error_code: code, message: message.vi, message_en: message.en, result: rows, data: rows },
      thrown.http,
    );
  }
}

/** The credential under which a session was opened, while it still works. */
async function credentialOf(node: Node, token: string): Promise<ClientCredential> {
  const session = await findWireSession(node.db, digestOf(Buffer.from(token)), node.machine.now());
  const credentials = session ? await readCredentials(node.db, session.agencyCode) : [];
  const found = credentials.find(({ clientId, revokedAt }) => clientId === session?.clientId && revokedAt === null);
  if (!found) throw new WireError(wireFaults.session);
  return found;
}

/** The agency spoken for: the session's own, or one below it. Codes are taken in both forms. */
function agencyOf({ agencyCode }: ClientCredential, written: string): string {
  if (written.trim() === "") return agencyCode;
  const code = parseAgencyCode(written).normalised ?? written;
  if (code === agencyCode || code.startsWith(`${agencyCode}.`)) return code;
  throw new WireError(wireFaults.agency);
}

/** Each credential has its own number of calls a minute. */
function createLimits() {
  const limiters = new Map<string, { readonly points: number; readonly limiter: RateLimiterMemory }>();
  return async (c: AppContext, { clientId, ratePerMinute: points }: ClientCredential): Promise<void> => {
    const known = limiters.get(clientId);
    const entry =
      known?.points === points ? known : { points, limiter: new RateLimiterMemory({ points, duration: 60 }) };
    limiters.set(clientId, entry);
    await consume(c, entry.limiter, clientId);
  };
}

async function consume(c: AppContext, limiter: RateLimiterMemory, key: string): Promise<void> {
  await limiter.consume(key).catch((refused: unknown) => {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    c.header("Retry-After", String(Math.max(1, Math.ceil(refused.msBeforeNext / 1000))));
    throw new WireError(wireFaults.tooMany, 429);
  });
}

async function readBody<T extends z.ZodType>(c: AppContext, schema: T): Promise<z.output<T>> {
  const parsed = schema.safeParse(jsonOf(await limitedText(c)));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join(".") || "JSON"}: ${issue.message}`);
  throw new WireError(wireFaults.body(wrong.join("; ")));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.normalize("NFC"));
  } catch {
    return undefined;
  }
}

// The length a caller declares is not trusted: a chunked body declares none.
async function limitedText(c: AppContext): Promise<string> {
  if (Number(c.req.header("content-length") ?? 0) > mostBytes) throw new WireError(wireFaults.tooLarge, 413);
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    total += chunk.byteLength;
    if (total > mostBytes) throw new WireError(wireFaults.tooLarge, 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
