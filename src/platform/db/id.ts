import { uuidv7 } from "uuidv7";

/** A new UUIDv7: sorts by the time it was made. */
export function newId(): string {
  return uuidv7();
}

/** The smallest UUIDv7 of an instant: for ids of bulk history made in the order of domain time, and for partition bounds. */
export function idAt(instant: Date, tail: bigint = 0n): string {
  const time = BigInt(instant.getTime()).toString(16).padStart(12, "0");
  const rest = tail.toString(16).padStart(18, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}
