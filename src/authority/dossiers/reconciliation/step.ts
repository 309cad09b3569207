import { z } from "zod";

const askedDay = z.object({
  agency: z.string(),
  day: z.string(),
  /** In how many parts its dossiers lie, and which of them are not the same. */
  parts: z.int(),
  asked: z.array(z.int()),
  /** Dossiers that a question of these parts holds, more or less. */
  size: z.int(),
});
/** A day of an agency whose dossiers are still to be compared one by one. */
export type AskedDay = z.infer<typeof askedDay>;

const schema = z.object({
  /** The question that is out; its answer carries the comparison on. */
  messageId: z.uuid(),
  /** Machine clock, milliseconds since 1970. */
  beganMs: z.number(),
  /** What went over the wire so far, both ways. */
  bytes: z.int(),
  rounds: z.int(),
  /** How much was looked at on each level. */
  agencies: z.int(),
  months: z.int(),
  days: z.int(),
  read: z.int(),
  /** Dossiers that differed because their change was still on its way. */
  onWay: z.int(),
  repaired: z.int(),
  /** More differs than one comparison takes on. */
  more: z.boolean(),
  todo: z.array(askedDay),
});

/** Where a running comparison stands; kept with it, so that whoever gets the next answer goes on. */
export type ComparisonStep = z.infer<typeof schema>;

/** A comparison that has just begun. */
export function firstStep(messageId: string, beganMs: number): ComparisonStep {
  const none = { bytes: 0, rounds: 0, agencies: 0, months: 0, days: 0, read: 0, onWay: 0, repaired: 0 };
  return { messageId, beganMs, ...none, more: false, todo: [] };
}

/** Reads a kept step. Throws a ZodError when it is none. */
export function readStep(kept: unknown): ComparisonStep {
  return schema.parse(kept);
}
