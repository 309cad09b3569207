import type { KeyObject } from "node:crypto";
import { createPrivateKey, sign as signBytes, X509Certificate } from "node:crypto";

/** Key algorithms this platform signs with. Both always hash with SHA-256. */
export type SigningAlgorithm = "RSA" | "ECDSA-P256";

/**
 * Something that can sign for one certificate. A key in memory, or a hardware token behind the same shape.
 * `sign` takes the data itself (not its digest), hashes with SHA-256 and answers RSA PKCS#1 v1.5 bytes or, for ECDSA, raw r‖s.
 */
export type Signer = {
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
  readonly algorithm: SigningAlgorithm;
  sign(data: Uint8Array): Promise<Uint8Array>;
  /** The same signature at once; only keys in memory have it. A token leaves it out. */
  signNow?(data: Uint8Array): Uint8Array;
};

/** The private key does not belong to the certificate, or is of a kind this platform does not sign with. */
export class UnusableKeyError extends Error {
  override name = "UnusableKeyError";
  readonly code = "signing.key.unusable";
}

/**
 * A signer over a private key in memory.
 * @param privateKey PKCS#8 DER, PEM text or a node key object
 * @throws UnusableKeyError when key and certificate do not belong together
 */
export function createSigner(source: {
  readonly privateKey: Uint8Array | string | KeyObject;
  readonly certificate: Uint8Array;
  readonly chain?: readonly Uint8Array[];
}): Signer {
  const key = readPrivateKey(source.privateKey);
  const algorithm = algorithmOf(key);
  if (!new X509Certificate(source.certificate).checkPrivateKey(key)) {
    throw new UnusableKeyError("The private key does not belong to the certificate");
  }
  function signNow(data: Uint8Array): Uint8Array {
    return signBytes("sha256", data, { key, dsaEncoding: "ieee-p1363" });
  }
  return {
    certificate: source.certificate,
    chain: source.chain ?? [],
    algorithm,
    signNow,
    sign: async (data) => signNow(data),
  };
}

function readPrivateKey(source: Uint8Array | string | KeyObject): KeyObject {
  if (typeof source === "string") return createPrivateKey(source);
  if (source instanceof Uint8Array) {
    return createPrivateKey({ key: Buffer.from(source), format: "der", type: "pkcs8" });
  }
  return source;
}

function algorithmOf(key: KeyObject): SigningAlgorithm {
  if (key.asymmetricKeyType === "rsa") return "RSA";
  if (key.asymmetricKeyType === "ec" && key.asymmetricKeyDetails?.namedCurve === "prime256v1") return "ECDSA-P256";
  throw new UnusableKeyError(`Keys of kind ${key.asymmetricKeyType ?? "unknown"} are not used for signing`);
}
