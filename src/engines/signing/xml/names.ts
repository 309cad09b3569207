/** Namespace of W3C XML signatures. */
export const xmldsig = "http://www.w3.org/2000/09/xmldsig#";

/** Namespace of edXML; some senders put their signature elements in it. */
export const qcvn102 = "http://www.mic.gov.vn/TBT/QCVN_102_2016";

/** Identifier of the enveloped-signature transform. */
export const envelopedTransform = `${xmldsig}enveloped-signature`;

/** Canonicalisation mode of libxml2 and whether comments stay, by algorithm identifier. */
export const canonicalisations: Readonly<Record<string, { readonly mode: 0 | 1 | 2; readonly withComments: boolean }>> =
  {
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315": { mode: 0, withComments: false },
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments": { mode: 0, withComments: true },
    "http://www.w3.org/2001/10/xml-exc-c14n#": { mode: 1, withComments: false },
    "http://www.w3.org/2001/10/xml-exc-c14n#WithComments": { mode: 1, withComments: true },
    "http://www.w3.org/2006/12/xml-c14n11": { mode: 2, withComments: false },
    "http://www.w3.org/2006/12/xml-c14n11#WithComments": { mode: 2, withComments: true },
  };

/** Exclusive canonicalisation without comments: the one we write. */
export const exclusiveCanonicalisation = "http://www.w3.org/2001/10/xml-exc-c14n#";

/** Inclusive canonicalisation: what the standard applies when a reference names none (XML-DSig 1.1, 4.4.3.2). */
export const inclusiveCanonicalisation = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";

/** Digest algorithms by identifier, with node's names. */
export const digests: Readonly<Record<string, "sha1" | "sha256" | "sha384" | "sha512">> = {
  [`${xmldsig}sha1`]: "sha1",
  "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
  "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
  "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
};

/** Signature algorithms by identifier, with key kind and digest. Keyed digests (HMAC) and DSA are not accepted. */
export const signatureAlgorithms: Readonly<
  Record<string, { readonly key: "rsa" | "ec"; readonly digest: "sha1" | "sha256" | "sha384" | "sha512" }>
> = {
  [`${xmldsig}rsa-sha1`]: { key: "rsa", digest: "sha1" },
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256": { key: "rsa", digest: "sha256" },
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384": { key: "rsa", digest: "sha384" },
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512": { key: "rsa", digest: "sha512" },
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1": { key: "ec", digest: "sha1" },
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256": { key: "ec", digest: "sha256" },
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384": { key: "ec", digest: "sha384" },
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512": { key: "ec", digest: "sha512" },
};
