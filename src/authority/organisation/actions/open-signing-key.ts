import {
  openKey,
  type Signer,
  UnreadableKeyError,
  UnsupportedEncryptionError,
  UnusableKeyError,
  WrongPinError,
} from "../../../engines/signing/index.ts";
import type { Node } from "../../../platform/node.ts";
import { organisationErrors } from "../errors.ts";
import { beginOpening, findKey, forgetFailures } from "../store/signing-keys.ts";

/**
 * Opens a signing key with its PIN. Open it once for a batch: each opening costs about a tenth of a second on purpose.
 * Errors: `organisation.key-missing`, `organisation.key-out-of-date` (by the domain clock), `organisation.pin-wrong` (says the tries left),
 * `organisation.key-locked` after five wrong PINs in a row, for 15 minutes.
 */
export function openSigningKey(
  node: Pick<Node, "db" | "clock" | "machine">,
  keyId: string,
  pin: string,
): Promise<Signer> {
  return tryPin(node, keyId, pin, openKey);
}

/**
 * Uses a key's file with its PIN, as `openSigningKey`: the try is counted and forgotten again when the PIN was right.
 * `use` throws WrongPinError when it is not.
 */
export async function tryPin<T>(
  node: Pick<Node, "db" | "clock" | "machine">,
  keyId: string,
  pin: string,
  use: (pkcs12: Uint8Array, pin: string) => Promise<T>,
): Promise<T> {
  const key = await findKey(node.db, keyId);
  if (!key) throw organisationErrors.keyMissing();
  const at = node.clock.now();
  if (at < key.notBefore || at > key.notAfter) throw organisationErrors.keyOutOfDate(key.notBefore, key.notAfter);
  const now = node.machine.now();
  const opening = await beginOpening(node.db, keyId, now);
  if (!opening) throw organisationErrors.keyMissing();
  if ("lockedUntil" in opening) {
    throw organisationErrors.keyLocked(
      Math.max(1, Math.ceil((opening.lockedUntil.getTime() - now.getTime()) / 60_000)),
    );
  }
  const used = await use(opening.pkcs12, pin).catch((error: unknown) => {
    if (error instanceof WrongPinError) throw organisationErrors.pinWrong(opening.triesLeft);
    throw error;
  });
  await forgetFailures(node.db, keyId);
  return used;
}

/** Whether an error says that a file holds no key this platform can use. */
export function isUnusableKey(error: unknown): boolean {
  return (
    error instanceof UnreadableKeyError ||
    error instanceof UnsupportedEncryptionError ||
    error instanceof UnusableKeyError
  );
}
