import { appendAudit } from "../audit/index.ts";
import type { Json } from "../outbox/index.ts";
import type { AppContext } from "./env.ts";

/**
 * Leaves a line in the audit when something that a signed-in person sent was refused at the door, before any system saw it:
 * `http.upload.refuse`. What visitors without a name send is counted in the log and the measurements alone.
 */
export async function noteRefused(
  c: AppContext,
  subject: { readonly kind: "http.form" | "http.file"; readonly id: string },
  detail: { readonly [key: string]: Json },
): Promise<void> {
  const principal = c.get("principal");
  if (!principal) return;
  const { db, clock, log } = c.get("node");
  const { accountId, name, agencyCode } = principal;
  await appendAudit(db, {
    actor: { accountId, name, agencyCode },
    action: "http.upload.refuse",
    subject: { kind: subject.kind, id: subject.id.slice(0, 200) },
    detail,
    at: clock.now(),
  }).catch((error: unknown) => log.error({ err: error, requestId: c.get("requestId") }, "refusal not noted"));
}

/** The length that a request declares, in bytes; null when it declares none. */
export function declaredLength(c: AppContext): number | null {
  const length = Number(c.req.header("content-length") ?? Number.NaN);
  return Number.isFinite(length) ? length : null;
}
