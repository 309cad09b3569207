import { readKeyFile } from "./open-key.ts";
import { sealKey } from "./seal-key.ts";

/**
 * Puts the key of a PKCS#12 file under another PIN: a new file, encrypted anew with salts of its own. Whoever has the old file still
 * opens that one with the old PIN.
 * @param settings as for `sealKey`
 * @throws WrongPinError, UnreadableKeyError, UnsupportedEncryptionError, UnusableKeyError
 */
export async function changePin(
  pkcs12: Uint8Array,
  pin: string,
  newPin: string,
  settings: Parameters<typeof sealKey>[4] = {},
): Promise<Uint8Array> {
  const { privateKey, certificate, chain } = await readKeyFile(pkcs12, pin);
  return sealKey(privateKey, certificate, chain, newPin, settings);
}
