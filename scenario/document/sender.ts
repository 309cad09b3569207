import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { demoPin } from "../../src/country/demo-password.ts";
import type { Person } from "./people.ts";

/** The three people of the sending agency: who writes, who signs, who numbers, seals and sends. */
export type Senders = { readonly author: Person; readonly leader: Person; readonly clerk: Person };

/** What is written. */
export type Writing = {
  readonly kind: string;
  /** Abbreviation of the unit that drafts it; goes into the notation. */
  readonly unit?: string;
  readonly subject: string;
  readonly body: string;
  readonly addressees: readonly string[];
  readonly recipients: readonly string[];
};

const instant = z.iso.datetime().nullable();
const recipient = z.object({
  code: z.string(),
  name: z.string(),
  state: z.string(),
  arrivedAt: instant,
  registeredAt: instant,
  completedAt: instant,
  refusedAt: instant,
  receipt: z.string().nullable(),
  reason: z.object({ code: z.string(), vi: z.string(), en: z.string() }).nullable(),
  recallState: z.string().nullable(),
  recallAskedAt: instant,
  recallAnsweredAt: instant,
  recallAnswer: z.string().nullable(),
});

/** Where a document stands at one recipient, as its sender's evidence tells. */
export type RecipientEvidence = z.output<typeof recipient>;

const evidence = z.object({
  document: z.object({ number: z.string(), documentId: z.string(), issuedAt: z.iso.datetime(), sha256: z.string() }),
  dispatches: z.array(
    z.object({ exchangeId: z.uuid(), axisReceipt: z.string().nullable(), recipients: z.array(recipient) }),
  ),
});

/** What a sender can prove of a document. */
export type Evidence = z.output<typeof evidence>;

/** Writes a document, has it signed, numbers, seals and issues it. Returns the path of its page. */
export async function issue({ author, leader, clerk }: Senders, writing: Writing): Promise<string> {
  const { addressees, ...rest } = writing;
  const path = await author.visitor.submit(`/outgoing/new?kind=${writing.kind}`, "/outgoing", {
    ...rest,
    addressees: addressees.join("\n"),
    signer: (items) => items.find(({ value }) => value !== "")?.value ?? "",
    next: "submit",
  });
  await leader.visitor.submit(path, `${path}/signature`, { pin: demoPin });
  await clerk.visitor.submit(path, `${path}/issuance`, { pin: demoPin });
  return path;
}

/** Asks all recipients to give a document back. */
export async function recall({ clerk }: Senders, path: string, reason: string): Promise<void> {
  await clerk.visitor.submit(`${path}/recall`, `${path}/recall`, { reason, scope: "all" });
}

/** Looks at the evidence until every recipient is as wanted. Throws with the states when that takes too long. */
export async function waitForRecipients(
  { clerk }: Senders,
  path: string,
  wanted: (one: RecipientEvidence) => boolean,
): Promise<Evidence> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const seen = evidence.parse(await clerk.visitor.json(`${path}/evidence`));
    const recipients = recipientsOf(seen);
    if (recipients.length > 0 && recipients.every(wanted)) return seen;
    if (Date.now() > deadline) throw new Error(`Not as expected: ${JSON.stringify(recipients, null, 1)}`);
    await wait(200);
  }
}

/** All recipients of all dispatches. */
export function recipientsOf({ dispatches }: Evidence): readonly RecipientEvidence[] {
  return dispatches.flatMap(({ recipients }) => recipients);
}
