import { hash } from "node:crypto";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { derOf, ecdsaDer, explicit, object, octets, sequence, set } from "../asn1.ts";
import type { Signer } from "../signer.ts";
import { cmsOid } from "./oid.ts";

/**
 * A CMS SignedData (RFC 5652) that carries its content, with the signing certificate named by hash (RFC 5035) and the signing
 * time of the caller's clock. Answers the DER of the ContentInfo.
 */
export async function buildSignedData(parts: {
  readonly contentType: string;
  readonly content: Uint8Array;
  readonly signer: Signer;
  readonly signingTime: Date;
  readonly includeCertificates: boolean;
}): Promise<Uint8Array> {
  const { signer } = parts;
  const attributes = signedAttributes(parts);
  const signature = await signer.sign(derOf(set(...attributes)));
  const algorithm =
    signer.algorithm === "RSA"
      ? sequence(object(cmsOid.rsaSha256), new asn1js.Null())
      : sequence(object(cmsOid.ecdsaSha256));
  const signerInfo = sequence(
    new asn1js.Integer({ value: 1 }),
    issuerAndSerial(signer.certificate),
    sequence(object(cmsOid.sha256)),
    explicit(0, ...attributes),
    algorithm,
    octets(signer.algorithm === "RSA" ? signature : ecdsaDer(signature)),
  );
  const certificates = parts.includeCertificates ? [signer.certificate, ...signer.chain] : [];
  const signedData = sequence(
    new asn1js.Integer({ value: 3 }),
    set(sequence(object(cmsOid.sha256))),
    sequence(object(parts.contentType), explicit(0, octets(parts.content))),
    ...(certificates.length > 0 ? [explicit(0, ...certificates.map(rawBlock))] : []),
    set(signerInfo),
  );
  return derOf(sequence(object(cmsOid.signedData), explicit(0, signedData)));
}

function signedAttributes(parts: {
  readonly contentType: string;
  readonly content: Uint8Array;
  readonly signer: Signer;
  readonly signingTime: Date;
}): asn1js.BaseBlock[] {
  const certificateHash = octets(hash("sha256", parts.signer.certificate, "buffer"));
  const attributes = [
    sequence(object(cmsOid.contentType), set(object(parts.contentType))),
    sequence(object(cmsOid.signingTime), set(new asn1js.UTCTime({ valueDate: parts.signingTime }))),
    sequence(object(cmsOid.messageDigest), set(octets(hash("sha256", parts.content, "buffer")))),
    sequence(object(cmsOid.signingCertificateV2), set(sequence(sequence(sequence(certificateHash))))),
  ];
  // DER: the members of a SET OF stand in the order of their encodings.
  return attributes.sort((a, b) => Buffer.compare(derOf(a), derOf(b)));
}

function issuerAndSerial(der: Uint8Array): asn1js.BaseBlock {
  const certificate = pkijs.Certificate.fromBER(Uint8Array.from(der));
  return sequence(certificate.issuer.toSchema(), certificate.serialNumber);
}

function rawBlock(der: Uint8Array): asn1js.BaseBlock {
  return asn1js.fromBER(Uint8Array.from(der)).result;
}
