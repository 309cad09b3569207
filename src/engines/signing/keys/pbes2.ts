import { createCipheriv, createDecipheriv, pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import * as asn1js from "asn1js";
import { childrenOf, object, objectText, octetBytes, octets, sequence } from "../asn1.ts";

/** The encryption scheme is not one this code opens (only PBES2 with PBKDF2 and AES-CBC, RFC 8018). */
export class UnsupportedEncryptionError extends Error {
  override name = "UnsupportedEncryptionError";
  readonly code = "signing.key.encryption-unsupported";
}

/** The salt (16 bytes), initialisation vector (16 bytes) and PBKDF2 rounds of one encryption. */
export type EncryptionSeed = { readonly salt: Uint8Array; readonly iv: Uint8Array; readonly iterations: number };

const deriveKey = promisify(pbkdf2);

const oid = {
  pbes2: "1.2.840.113549.1.5.13",
  pbkdf2: "1.2.840.113549.1.5.12",
  hmacSha256: "1.2.840.113549.2.9",
  aes256: "2.16.840.1.101.3.4.1.42",
};

/** Encrypts with PBKDF2-HMAC-SHA-256 and AES-256-CBC. Answers the AlgorithmIdentifier and the encrypted bytes. */
export async function encryptPbes2(
  content: Uint8Array,
  password: string,
  seed: EncryptionSeed,
): Promise<{ algorithm: asn1js.Sequence; encrypted: Uint8Array }> {
  const key = await deriveKey(password, seed.salt, seed.iterations, 32, "sha256");
  const cipher = createCipheriv("aes-256-cbc", key, seed.iv);
  const derivation = sequence(
    object(oid.pbkdf2),
    sequence(
      octets(seed.salt),
      new asn1js.Integer({ value: seed.iterations }),
      sequence(object(oid.hmacSha256), new asn1js.Null()),
    ),
  );
  return {
    algorithm: sequence(object(oid.pbes2), sequence(derivation, sequence(object(oid.aes256), octets(seed.iv)))),
    encrypted: Buffer.concat([cipher.update(content), cipher.final()]),
  };
}

const ciphers: Readonly<Record<string, { name: string; keyLength: number }>> = {
  "2.16.840.1.101.3.4.1.2": { name: "aes-128-cbc", keyLength: 16 },
  "2.16.840.1.101.3.4.1.22": { name: "aes-192-cbc", keyLength: 24 },
  [oid.aes256]: { name: "aes-256-cbc", keyLength: 32 },
};

const hmacs: Readonly<Record<string, string>> = {
  "1.2.840.113549.2.7": "sha1",
  [oid.hmacSha256]: "sha256",
  "1.2.840.113549.2.10": "sha384",
  "1.2.840.113549.2.11": "sha512",
};

/** More rounds than this would let a hostile file hold the processor. */
const mostIterations = 5_000_000;

/**
 * Decrypts what an AlgorithmIdentifier of PBES2 describes.
 * @throws UnsupportedEncryptionError for other schemes; a node error when the password is wrong
 */
export async function decryptPbes2(
  algorithm: asn1js.BaseBlock,
  encrypted: Uint8Array,
  password: string,
): Promise<Uint8Array> {
  const [scheme, parameters] = childrenOf(algorithm);
  const [derivation, cipherPart] = childrenOf(parameters);
  const [derivationName, derivationParameters] = childrenOf(derivation);
  if (objectText(scheme) !== oid.pbes2 || objectText(derivationName) !== oid.pbkdf2) {
    throw new UnsupportedEncryptionError("Only PBES2 with PBKDF2 is opened");
  }
  const [salt, rounds, ...optional] = childrenOf(derivationParameters);
  const prf = optional.find((item) => item instanceof asn1js.Sequence);
  const hmac = prf ? hmacs[objectText(childrenOf(prf)[0])] : "sha1";
  const [cipherName, iv] = childrenOf(cipherPart);
  const cipher = ciphers[objectText(cipherName)];
  const iterations = rounds instanceof asn1js.Integer ? rounds.valueBlock.valueDec : 0;
  if (!hmac || !cipher || iterations < 1 || iterations > mostIterations) {
    throw new UnsupportedEncryptionError("Only AES-CBC with HMAC-SHA keys is opened");
  }
  const key = await deriveKey(password, octetBytes(salt), iterations, cipher.keyLength, hmac);
  const decipher = createDecipheriv(cipher.name, key, octetBytes(iv));
  return Buffer.concat([decipher.update(encrypted), decipher.final()]);
}
