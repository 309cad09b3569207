import * as asn1js from "asn1js";
import { derOf, explicit, integer, object, octets, readDer, sequence } from "../asn1.ts";
import { readCertificate } from "../certificates/read-certificate.ts";
import { buildSignedData } from "../cms/build-signed-data.ts";
import { cmsOid, digestOid } from "../cms/oid.ts";
import type { Signer } from "../signer.ts";
import type { TimestampRequest } from "./request.ts";
import { readTimestampRequest } from "./request.ts";

/** The demonstration authority's policy, under the arc reserved for examples (RFC 5612): it has no legal meaning. */
const demoPolicy = "1.3.6.1.4.1.32473.1.1";

const digestLengths: Readonly<Record<string, number>> = { sha256: 32, sha384: 48, sha512: 64 };

/**
 * Answers an RFC 3161 time-stamp request as a time-stamp authority: the instant and the serial number (hexadecimal, never used
 * twice) are the caller's. A request that cannot be served gets a rejection in the response, never an exception.
 */
export async function answerTimestampRequest(
  requestDer: Uint8Array,
  authority: { readonly signer: Signer; readonly at: Date; readonly serialNumber: string; readonly policy?: string },
): Promise<Uint8Array> {
  const request = readTimestampRequest(requestDer);
  if (!request) return rejection(failure.badDataFormat);
  if (digestLengths[request.digestName] !== request.digest.length) return rejection(failure.badAlg);
  const token = await buildSignedData({
    contentType: cmsOid.timestampInfo,
    content: timestampInfo(request, authority),
    signer: authority.signer,
    signingTime: authority.at,
    includeCertificates: request.wantsCertificates,
  });
  const granted = sequence(new asn1js.Integer({ value: 0 }));
  const tokenBlock = readDer(token);
  return tokenBlock ? derOf(sequence(granted, tokenBlock)) : rejection(failure.systemFailure);
}

function timestampInfo(
  request: TimestampRequest,
  authority: { readonly signer: Signer; readonly at: Date; readonly serialNumber: string; readonly policy?: string },
): Uint8Array {
  const digest = Object.keys(digestOid).find((oid) => digestOid[oid] === request.digestName) ?? "";
  const name = readDer(readCertificate(authority.signer.certificate).subjectDer);
  return derOf(
    sequence(
      new asn1js.Integer({ value: 1 }),
      object(authority.policy ?? demoPolicy),
      sequence(sequence(object(digest), new asn1js.Null()), octets(request.digest)),
      integer(authority.serialNumber),
      new asn1js.GeneralizedTime({ valueDate: authority.at }),
      sequence(new asn1js.Integer({ value: 1 })),
      ...(request.nonce ? [integer(request.nonce)] : []),
      ...(name ? [explicit(0, explicit(4, name))] : []),
    ),
  );
}

/** PKIFailureInfo bits (RFC 3161, 2.4.2). */
const failure = { badAlg: 0, badDataFormat: 5, systemFailure: 25 };

function rejection(bit: number): Uint8Array {
  const bytes = new Uint8Array(Math.floor(bit / 8) + 1);
  bytes[bytes.length - 1] = 0x80 >> (bit % 8);
  const bits = new asn1js.BitString({ valueHex: bytes.buffer, unusedBits: 7 - (bit % 8) });
  return derOf(sequence(sequence(new asn1js.Integer({ value: 2 }), bits)));
}
