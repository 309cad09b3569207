import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { AppContext } from "../../../platform/http/index.ts";
import { type ClientCredential, verifyCredential } from "../../directory/index.ts";
import type { Axis } from "../axis.ts";
import { ClientError, clientErrors } from "./client-reply.ts";

/** Proves who calls the client interface, and limits how often. */
export type ClientGate = (c: AppContext) => Promise<ClientCredential>;

/**
 * Makes the gate: HTTP Basic, or the headers `systemid` and `secretkey` for software that cannot send Basic. Each credential has its own
 * number of calls a minute. Throws ClientError.
 */
export function createClientGate(axis: Axis): ClientGate {
  const limiters = new Map<string, { readonly points: number; readonly limiter: RateLimiterMemory }>();
  return async (c) => {
    const given = readCredential(c);
    const credential = given && (await verifyCredential(axis.node, given.id, given.secret));
    if (!credential) throw new ClientError(clientErrors.credential);
    const points = credential.ratePerMinute;
    const known = limiters.get(credential.clientId);
    const entry =
      known?.points === points ? known : { points, limiter: new RateLimiterMemory({ points, duration: 60 }) };
    limiters.set(credential.clientId, entry);
    await entry.limiter.consume(credential.clientId).catch((refused: unknown) => {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      c.header("Retry-After", String(Math.max(1, Math.ceil(refused.msBeforeNext / 1000))));
      throw new ClientError(clientErrors.tooMany);
    });
    return credential;
  };
}

function readCredential(c: AppContext): { readonly id: string; readonly secret: string } | undefined {
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  if (basic) {
    const [id = "", ...rest] = Buffer.from(basic, "base64").toString("utf8").split(":");
    return { id, secret: rest.join(":") };
  }
  const [id, secret] = [c.req.header("systemid"), c.req.header("secretkey")];
  return id && secret ? { id, secret } : undefined;
}
