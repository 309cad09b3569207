import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { httpbis } from "http-message-signatures";
import type { Clock } from "../clock/index.ts";
import { DomainError } from "../errors/index.ts";
import { type ReceiptClaims, readReceipt, writeReceipt } from "./receipt.ts";

/** A node we exchange messages with. */
export type Peer = {
  readonly code: string;
  readonly baseUrl: string;
  readonly publicKey: string;
  readonly enabled: boolean;
};

/** Headers of an HTTP message, lower case. */
export type HeaderMap = Record<string, string>;

/** An HTTP request as it is signed and verified. `url` is the address the sender used. */
export type SignedRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderMap;
  readonly body: Uint8Array;
};

/** A node's own signing key and the proof of its peers' messages. */
export type NodeKeys = {
  readonly code: string;
  /** Ed25519 public key, base64url. */
  readonly publicKey: string;
  findPeer(code: string): Promise<Peer | undefined>;
  /** Signs a request (RFC 9421) with its Content-Digest (RFC 9530); returns the headers to send. */
  signRequest(request: SignedRequest): Promise<HeaderMap>;
  /** Proves a request and returns the code of the peer that sent it. Throws `node.signature-*`. */
  verifyRequest(request: SignedRequest): Promise<string>;
  signReceipt(claims: ReceiptClaims): Promise<string>;
  /** Proves a receipt to be a peer's. Throws `node.receipt-invalid`. */
  verifyReceipt(receipt: string, peerCode: string): Promise<ReceiptClaims>;
};

/** Largest age, and lead, of a request signature by the machine's clock, in seconds. */
const tolerance = 300;
const fields = ["@method", "@path", "content-digest", "content-type", "content-length"];

/** Makes a node's keys from its private key (PEM, PKCS#8, Ed25519). `peers` finds a peer by code. */
export function createNodeKeys(options: {
  readonly code: string;
  readonly privateKeyPem: string;
  readonly machine: Clock;
  readonly findPeer: (code: string) => Promise<Peer | undefined>;
}): NodeKeys {
  const privateKey = createPrivateKey(options.privateKeyPem);
  const publicKey = publicKeyOf(privateKey);
  const peerKeys = new Map<string, KeyObject>();

  async function peerKey(code: string): Promise<KeyObject> {
    const peer = await options.findPeer(code);
    if (!peer?.enabled) throw refuse("node.signature-unknown", `no peer ${code}`);
    const known = peerKeys.get(peer.publicKey) ?? importPublicKey(peer.publicKey);
    peerKeys.set(peer.publicKey, known);
    return known;
  }

  async function signRequest(request: SignedRequest): Promise<HeaderMap> {
    const headers = {
      ...request.headers,
      "content-digest": contentDigest(request.body),
      "content-length": String(request.body.byteLength),
    };
    const signed = await httpbis.signMessage(
      {
        key: { id: options.code, alg: "ed25519", sign: async (data) => sign(null, data, privateKey) },
        fields,
        params: ["created", "keyid", "alg"],
        paramValues: { created: options.machine.now() },
      },
      { method: request.method, url: request.url, headers },
    );
    return signed.headers as HeaderMap;
  }

  async function verifyRequest(request: SignedRequest): Promise<string> {
    if (request.headers["content-digest"] !== contentDigest(request.body)) {
      throw refuse("node.signature-digest", "the body is not the one that was signed");
    }
    let peer: string | undefined;
    const now = options.machine.now().getTime();
    const valid = await httpbis
      .verifyMessage(
        {
          keyLookup: async ({ keyid }) => {
            const key = await peerKey(keyid ?? "");
            peer = keyid;
            return {
              id: keyid ?? "",
              algs: ["ed25519"],
              verify: async (data, signature) => verify(null, data, key, signature),
            };
          },
          requiredFields: fields,
          requiredParams: ["created", "keyid"],
          // The library takes the tolerance off "created" before it compares with the age.
          maxAge: 2 * tolerance,
          tolerance,
          notAfter: Math.floor(now / 1000) + tolerance,
        },
        { method: request.method, url: request.url, headers: request.headers },
      )
      .catch((cause: unknown) => {
        throw cause instanceof DomainError ? cause : refuse("node.signature-invalid", String(cause));
      });
    if (valid !== true || peer === undefined) throw refuse("node.signature-invalid", "signature does not match");
    return peer;
  }

  async function signReceipt(claims: ReceiptClaims): Promise<string> {
    return writeReceipt(privateKey, options.code, claims);
  }

  async function verifyReceipt(receipt: string, peerCode: string): Promise<ReceiptClaims> {
    const claims = readReceipt(await peerKey(peerCode), receipt);
    if (claims?.iss !== peerCode || claims.aud !== options.code)
      throw refuse("node.receipt-invalid", "not for us, or not theirs");
    return claims;
  }

  return {
    code: options.code,
    publicKey,
    findPeer: options.findPeer,
    signRequest,
    verifyRequest,
    signReceipt,
    verifyReceipt,
  };
}

/** A new Ed25519 key pair: private PEM (PKCS#8), public base64url. */
export function generateNodeKey(): { readonly privateKeyPem: string; readonly publicKey: string } {
  const { privateKey } = generateKeyPairSync("ed25519");
  return {
    privateKeyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKey: publicKeyOf(privateKey),
  };
}

/** Content-Digest of a body (RFC 9530). */
export function contentDigest(body: Uint8Array): string {
  return `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;
}

function publicKeyOf(privateKey: KeyObject): string {
  const { x } = createPublicKey(privateKey).export({ format: "jwk" });
  if (typeof x !== "string") throw new Error("not an Ed25519 key");
  return x;
}

function importPublicKey(x: string): KeyObject {
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
}

function refuse(code: string, log: string): DomainError {
  return new DomainError(
    code,
    "unauthenticated",
    {
      vi: "Không chứng minh được thông điệp này do nút đã đăng ký gửi.",
      en: "This message is not proved to come from a registered node.",
    },
    { log: `${code}: ${log}` },
  );
}
