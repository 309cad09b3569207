/** Every certificate in a PEM text, in DER, in the order in which they stand. A file in DER is answered as one certificate. */
export function certificatesOfPem(file: Uint8Array | string): Uint8Array[] {
  return blocksOf(file, "(?:TRUSTED )?CERTIFICATE");
}

/** Every revocation list in a PEM text, in DER, in the order in which they stand. A file in DER is answered as one list. */
export function revocationListsOfPem(file: Uint8Array | string): Uint8Array[] {
  return blocksOf(file, "X509 CRL");
}

function blocksOf(file: Uint8Array | string, label: string): Uint8Array[] {
  if (typeof file !== "string" && file[0] === 0x30) return [file];
  const text = typeof file === "string" ? file : Buffer.from(file).toString("latin1");
  const blocks = text.matchAll(new RegExp(`-----BEGIN ${label}-----([\\s\\S]+?)-----END ${label}-----`, "g"));
  return [...blocks].map(([, base64 = ""]) => new Uint8Array(Buffer.from(base64, "base64")));
}

/** A certificate in DER as PEM text. */
export function pemOfCertificate(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
