import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import * as asn1js from "asn1js";
import type { IssuedCertificate } from "./issue.ts";
import { signingKeyOf, webCryptoAlgorithm } from "./issue.ts";

/** One revoked certificate. `serialNumber` is hexadecimal. */
export type Revocation = {
  readonly serialNumber: string;
  readonly at: Date;
  readonly reason?: "keyCompromise" | "affiliationChanged" | "superseded" | "cessationOfOperation";
};

/** A revocation list of `authority` in DER (RFC 5280, section 5). `number` must grow with each list. */
export async function createCrl(list: {
  readonly authority: IssuedCertificate;
  readonly number: number;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly revoked: readonly Revocation[];
}): Promise<Uint8Array> {
  const issuer = new x509.X509Certificate(Uint8Array.from(list.authority.certificate));
  const crl = await x509.X509CrlGenerator.create(
    {
      issuer: issuer.subjectName,
      thisUpdate: list.thisUpdate,
      nextUpdate: list.nextUpdate,
      signingAlgorithm: webCryptoAlgorithm(list.authority.algorithm),
      signingKey: await signingKeyOf(list.authority),
      extensions: [
        await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey, false, crypto),
        new x509.Extension("2.5.29.20", false, new asn1js.Integer({ value: list.number }).toBER()),
      ],
      entries: list.revoked.map((entry) => ({
        serialNumber: entry.serialNumber,
        revocationDate: entry.at,
        reason: x509.X509CrlReason[entry.reason ?? "cessationOfOperation"],
      })),
    },
    crypto,
  );
  return new Uint8Array(crl.rawData);
}
