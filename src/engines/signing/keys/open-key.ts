import { createPrivateKey, timingSafeEqual, X509Certificate } from "node:crypto";
import * as asn1js from "asn1js";
import { childrenOf, objectText, octetBytes, readDer } from "../asn1.ts";
import type { Signer } from "../signer.ts";
import { createSigner } from "../signer.ts";
import { decryptPbes2 } from "./pbes2.ts";
import type { MacDigest } from "./pkcs12-mac.ts";
import { pkcs12Mac } from "./pkcs12-mac.ts";
import { pkcs12Oid } from "./pkcs12-oid.ts";

/** The PIN does not open the key. */
export class WrongPinError extends Error {
  override name = "WrongPinError";
  readonly code = "signing.key.wrong-pin";
}

/** The bytes are not a PKCS#12 file with one private key and its certificate. */
export class UnreadableKeyError extends Error {
  override name = "UnreadableKeyError";
  readonly code = "signing.key.unreadable";
}

/**
 * Opens a PKCS#12 file and answers a signer over its key.
 * @throws WrongPinError, UnreadableKeyError, UnsupportedEncryptionError, UnusableKeyError
 */
export async function openKey(pkcs12: Uint8Array, pin: string): Promise<Signer> {
  return createSigner(await readKeyFile(pkcs12, pin));
}

/** What a PKCS#12 file holds; the private key is PKCS#8 in DER. It does not leave the engine. */
export type KeyFile = {
  readonly privateKey: Uint8Array;
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
};

/**
 * Reads a PKCS#12 file.
 * @throws WrongPinError, UnreadableKeyError, UnsupportedEncryptionError
 */
export async function readKeyFile(pkcs12: Uint8Array, pin: string): Promise<KeyFile> {
  const [version, content, macData] = childrenOf(parse(pkcs12));
  if (!(version instanceof asn1js.Integer) || !content) throw new UnreadableKeyError("Not a PKCS#12 file");
  const contents = octetBytes(childrenOf(childrenOf(content)[1])[0]);
  await checkPin(contents, macData, pin);
  const parts = await Promise.all(childrenOf(parse(contents)).map((part) => openContent(part, pin)));
  const bags = parts.flatMap((part) => childrenOf(parse(part)));
  const keys = (await Promise.all(bags.map((item) => privateKeyOf(item, pin)))).flat();
  const certificates = bags.flatMap(certificateOf);
  const [key] = keys;
  if (!key || keys.length > 1) throw new UnreadableKeyError(`The file holds ${keys.length} private keys, not one`);
  const keyObject = createPrivateKey({ key: Buffer.from(key), format: "der", type: "pkcs8" });
  const certificate = certificates.find((der) => new X509Certificate(der).checkPrivateKey(keyObject));
  if (!certificate) throw new UnreadableKeyError("The file holds no certificate for its private key");
  return { privateKey: key, certificate, chain: certificates.filter((der) => der !== certificate) };
}

const macDigests: Readonly<Record<string, MacDigest>> = {
  "1.3.14.3.2.26": "sha1",
  [pkcs12Oid.sha256]: "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};
const mostIterations = 5_000_000;

async function checkPin(contents: Uint8Array, macData: asn1js.BaseBlock | undefined, pin: string): Promise<void> {
  const [digestInfo, salt, rounds] = childrenOf(macData);
  const [algorithm, expected] = childrenOf(digestInfo);
  const digest = macDigests[objectText(childrenOf(algorithm)[0])];
  const iterations = rounds instanceof asn1js.Integer ? rounds.valueBlock.valueDec : 1;
  if (!digest || iterations > mostIterations)
    throw new UnreadableKeyError("The file has no integrity code that can be checked");
  const actual = await pkcs12Mac(contents, pin, { salt: octetBytes(salt), iterations, digest });
  const wanted = octetBytes(expected);
  if (wanted.length !== actual.length || !timingSafeEqual(wanted, actual)) throw new WrongPinError("The PIN is wrong");
}

async function openContent(part: asn1js.BaseBlock, pin: string): Promise<Uint8Array> {
  const [kind, tagged] = childrenOf(part);
  const [inner] = childrenOf(tagged);
  if (objectText(kind) === pkcs12Oid.data) return octetBytes(inner);
  if (objectText(kind) !== pkcs12Oid.encryptedData) throw new UnreadableKeyError("Unknown kind of content");
  const [, algorithm, encrypted] = childrenOf(childrenOf(inner)[1]);
  if (!algorithm) throw new UnreadableKeyError("Encrypted content without an algorithm");
  return decryptPbes2(algorithm, octetBytes(encrypted), pin);
}

async function privateKeyOf(item: asn1js.BaseBlock, pin: string): Promise<Uint8Array[]> {
  const [kind, tagged] = childrenOf(item);
  const [value] = childrenOf(tagged);
  if (objectText(kind) === pkcs12Oid.keyBag && value) return [new Uint8Array(value.toBER())];
  if (objectText(kind) !== pkcs12Oid.shroudedKeyBag) return [];
  const [algorithm, encrypted] = childrenOf(value);
  return algorithm ? [await decryptPbes2(algorithm, octetBytes(encrypted), pin)] : [];
}

function certificateOf(item: asn1js.BaseBlock): Uint8Array[] {
  const [kind, tagged] = childrenOf(item);
  if (objectText(kind) !== pkcs12Oid.certificateBag) return [];
  return [octetBytes(childrenOf(childrenOf(childrenOf(tagged)[0])[1])[0])];
}

function parse(der: Uint8Array): asn1js.BaseBlock {
  const block = readDer(der);
  if (!block) throw new UnreadableKeyError("Not a PKCS#12 file");
  return block;
}
