import type { Json } from "../../platform/outbox/index.ts";
import type { Text } from "../../platform/text/index.ts";

/** A call of a wire service by software that proved who it is. */
export type WireCall = {
  /** Canonical code of the agency it speaks for. */
  readonly agencyCode: string;
  /** `isUpdating`: what is sent changes something sent before. */
  readonly isUpdating: boolean;
  /** Fields of the call: those beside the envelope, and the objects in `data`, each with the former. */
  readonly items: readonly Readonly<Record<string, unknown>>[];
};

/** What a service answers: rows, or a code of its own with words. */
export type WireAnswer =
  | { readonly rows: readonly Json[] }
  | { readonly code: string; readonly message: Text; readonly rows?: readonly Json[] };

/** A service by the name that callers write in `service`. Whoever composes the node puts the tables of its systems together. */
export type WireServices = Readonly<Record<string, (call: WireCall) => Promise<WireAnswer>>>;
