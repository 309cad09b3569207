import { createPrivateKey, hash, randomBytes, X509Certificate } from "node:crypto";
import * as asn1js from "asn1js";
import { explicit, object, octets, sequence, set } from "../asn1.ts";
import { UnusableKeyError } from "../signer.ts";
import { encryptPbes2 } from "./pbes2.ts";
import { pkcs12Mac } from "./pkcs12-mac.ts";
import { pkcs12Oid } from "./pkcs12-oid.ts";

/**
 * Rounds of key derivation, for the encryption and for the integrity code alike: whichever were cheaper would be the one to
 * guess the PIN against.
 */
export const defaultIterations = 100_000;

/**
 * Puts a private key (PKCS#8 DER), its certificate and chain into a PKCS#12 file that only the PIN opens: AES-256-CBC under
 * PBKDF2-HMAC-SHA-256, HMAC-SHA-256 for integrity. `openssl pkcs12` opens it.
 * @param settings.iterations rounds of derivation; fewer only for throw-away keys
 * @param settings.random source of salts, for tests
 * @throws UnusableKeyError when the key does not belong to the certificate
 */
export async function sealKey(
  privateKey: Uint8Array,
  certificate: Uint8Array,
  chain: readonly Uint8Array[],
  pin: string,
  settings: { readonly iterations?: number; readonly random?: (length: number) => Uint8Array } = {},
): Promise<Uint8Array> {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: "der", type: "pkcs8" });
  if (!new X509Certificate(certificate).checkPrivateKey(key)) {
    throw new UnusableKeyError("The private key does not belong to the certificate");
  }
  const random = settings.random ?? randomBytes;
  const iterations = settings.iterations ?? defaultIterations;
  const { algorithm, encrypted } = await encryptPbes2(privateKey, pin, {
    salt: random(16),
    iv: random(16),
    iterations,
  });
  const localKeyId = hash("sha1", certificate, "buffer");
  const keyBag = bag(pkcs12Oid.shroudedKeyBag, sequence(algorithm, octets(encrypted)), localKeyId);
  const certificateBags = [certificate, ...chain].map((der, index) =>
    bag(
      pkcs12Oid.certificateBag,
      sequence(object(pkcs12Oid.x509Certificate), explicit(0, octets(der))),
      index === 0 ? localKeyId : undefined,
    ),
  );
  const contents = sequence(dataContent(sequence(keyBag)), dataContent(sequence(...certificateBags)));
  return wrap(new Uint8Array(contents.toBER()), pin, random(16), iterations);
}

async function wrap(contents: Uint8Array, pin: string, salt: Uint8Array, iterations: number): Promise<Uint8Array> {
  const mac = await pkcs12Mac(contents, pin, { salt, iterations, digest: "sha256" });
  const file = sequence(
    new asn1js.Integer({ value: 3 }),
    sequence(object(pkcs12Oid.data), explicit(0, octets(contents))),
    sequence(
      sequence(sequence(object(pkcs12Oid.sha256), new asn1js.Null()), octets(mac)),
      octets(salt),
      new asn1js.Integer({ value: iterations }),
    ),
  );
  return new Uint8Array(file.toBER());
}

function dataContent(inner: asn1js.BaseBlock): asn1js.Sequence {
  return sequence(object(pkcs12Oid.data), explicit(0, octets(new Uint8Array(inner.toBER()))));
}

function bag(kind: string, value: asn1js.BaseBlock, localKeyId?: Uint8Array): asn1js.Sequence {
  const parts = [object(kind), explicit(0, value)];
  if (!localKeyId) return sequence(...parts);
  const attribute = sequence(object(pkcs12Oid.localKeyId), set(octets(localKeyId)));
  return sequence(...parts, set(attribute));
}
