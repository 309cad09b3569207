import * as asn1js from "asn1js";
import { childrenOf, derOf, integer, object, objectText, octetBytes, octets, readDer, sequence } from "../asn1.ts";
import { digestOid } from "../cms/oid.ts";

/** Where time-stamps come from: takes an RFC 3161 request in DER, answers the response in DER. HTTP, or the demo authority. */
export type TimestampSource = (request: Uint8Array) => Promise<Uint8Array>;

/** A request for a time-stamp over a digest. `nonce` is hexadecimal. */
export type TimestampRequest = {
  readonly digestName: string;
  readonly digest: Uint8Array;
  readonly nonce: string | null;
  readonly wantsCertificates: boolean;
};

/** Writes a time-stamp request (RFC 3161, 2.4.1) in DER. */
export function writeTimestampRequest(request: TimestampRequest): Uint8Array {
  const oid = Object.keys(digestOid).find((key) => digestOid[key] === request.digestName) ?? "";
  return derOf(
    sequence(
      new asn1js.Integer({ value: 1 }),
      sequence(sequence(object(oid), new asn1js.Null()), octets(request.digest)),
      ...(request.nonce ? [integer(request.nonce)] : []),
      ...(request.wantsCertificates ? [new asn1js.Boolean({ value: true })] : []),
    ),
  );
}

/** Reads a time-stamp request; undefined when the bytes are not one or it asks for extensions. */
export function readTimestampRequest(der: Uint8Array): TimestampRequest | undefined {
  const [version, imprint, ...optional] = childrenOf(readDer(der));
  if (!(version instanceof asn1js.Integer) || version.valueBlock.valueDec !== 1) return undefined;
  const [algorithm, digest] = childrenOf(imprint);
  const digestName = digestOid[objectText(childrenOf(algorithm)[0])] ?? "";
  const nonce = optional.find((item) => item instanceof asn1js.Integer);
  const wanted = optional.find((item) => item instanceof asn1js.Boolean);
  if (!(digest instanceof asn1js.OctetString)) return undefined;
  if (optional.some((item) => item.idBlock.tagClass === 3)) return undefined;
  return {
    digestName,
    digest: octetBytes(digest),
    nonce: nonce ? Buffer.from(nonce.valueBlock.valueHexView).toString("hex") : null,
    wantsCertificates: wanted?.valueBlock.value ?? false,
  };
}
