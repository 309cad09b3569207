import { hash } from "node:crypto";
import { describeCertificate } from "../certificates/describe-certificate.ts";
import { readCrl } from "../certificates/read-crl.ts";
import type { CertificateVerdict, TrustBasis } from "../certificates/trust.ts";
import { judgeCertificate } from "../certificates/trust.ts";
import type { CmsSignature } from "../cms/read-signed-data.ts";
import { readSignedData } from "../cms/read-signed-data.ts";
import { verifyTimestamp } from "../timestamp/verify-timestamp.ts";
import type { PdfSignatureFacts, PdfSignatureLevel, PdfSignatureReason, PdfTimestamp } from "./report.ts";
import { pdfReason } from "./report.ts";
import type { PdfSignatureField } from "./signature-fields.ts";
import { contentsOf, signedBytes } from "./signature-fields.ts";
import type { ValidationStore } from "./validation-store.ts";

type Basis = Omit<TrustBasis, "purpose">;

/** Examines one signature or document time-stamp of a PDF. `sealedLater`: a document time-stamp follows it. */
export function examineSignature(
  bytes: Uint8Array,
  field: PdfSignatureField,
  basis: Basis,
  sealedLater: boolean,
  store: ValidationStore,
): PdfSignatureFacts {
  const { range } = field;
  const blank = blankFacts(field, range?.end === bytes.length);
  if (!range) return failed(blank, "bad-range");
  const contents = contentsOf(bytes, range);
  const covered = signedBytes(bytes, range);
  if (field.isTimestamp) return examineDocumentTimestamp(blank, contents, covered, basis);
  const cms = readSignedData(contents);
  if (!cms) return failed(blank, field.subFilter === "adbe.x509.rsa_sha1" ? "unsupported" : "unreadable");
  const timestamp = timestampOf(cms, basis);
  const controlTime = timestamp?.valid && timestamp.at < basis.at ? timestamp.at : basis.at;
  const known: PdfSignatureFacts = {
    ...blank,
    signer: cms.certificate?.commonName ?? null,
    certificate: cms.certificate ? describeCertificate(cms.certificate.der) : null,
    signingTime: cms.signingTime ?? field.claimedTime,
    timestamp,
    weak: cms.usesSha1 || field.subFilter === "adbe.pkcs7.sha1" || (cms.certificate?.weak ?? false),
  };
  const verdict = judge(cms, { ...basis, at: controlTime });
  const judged = verdict
    ? { trusted: verdict.trusted, revoked: verdict.revocation === "revoked", revocation: verdict.revocation }
    : {};
  const integrity = checkIntegrity(field, cms, covered);
  if (integrity !== "ok") return failed({ ...known, ...judged, trusted: false }, integrity);
  const level = levelOf(field, cms, timestamp, verdict, sealedLater, store);
  const facts = { ...known, ...judged, integrity, level } as const;
  if (verdict?.problem) return { ...facts, reason: pdfReason(verdict.problem) };
  if (timestamp && !timestamp.valid) return { ...facts, reason: pdfReason("timestamp-invalid") };
  return facts;
}

function blankFacts(field: PdfSignatureField, coversWholeFile: boolean): PdfSignatureFacts {
  return {
    field: field.field,
    subFilter: field.subFilter,
    kind: field.isTimestamp ? "timestamp" : "signature",
    level: null,
    signer: null,
    certificate: null,
    signingTime: field.claimedTime,
    timestamp: null,
    coversWholeFile,
    integrity: "changed",
    trusted: false,
    revoked: false,
    revocation: "unknown",
    weak: false,
    reason: null,
  };
}

function failed(facts: PdfSignatureFacts, code: PdfSignatureReason): PdfSignatureFacts {
  return { ...facts, integrity: "changed", reason: pdfReason(code) };
}

function checkIntegrity(field: PdfSignatureField, cms: CmsSignature, covered: Uint8Array): "ok" | "changed" | "forged" {
  if (cms.content === null) return cms.check(covered);
  // The oldest kind signs the SHA-1 of the file instead of the file; any other kind must not carry content of its own.
  const digest = hash("sha1", covered, "buffer");
  if (field.subFilter !== "adbe.pkcs7.sha1" || Buffer.compare(cms.content, digest) !== 0) return "changed";
  return cms.check(cms.content);
}

function judge(cms: CmsSignature, basis: Basis): CertificateVerdict | null {
  if (!cms.certificate) return null;
  return judgeCertificate(cms.certificate, {
    ...basis,
    others: [...cms.certificates, ...(basis.others ?? [])],
    crls: [...(basis.crls ?? []), ...cms.crls],
    purpose: "signature",
  });
}

function timestampOf(cms: CmsSignature, basis: Basis): PdfTimestamp | null {
  if (!cms.timestampToken) return null;
  const verdict = verifyTimestamp(cms.timestampToken, cms.signatureValue, basis);
  return verdict.at && { at: verdict.at, authority: verdict.authority, valid: verdict.problem === null };
}

function examineDocumentTimestamp(
  blank: PdfSignatureFacts,
  token: Uint8Array,
  covered: Uint8Array,
  basis: Basis,
): PdfSignatureFacts {
  const verdict = verifyTimestamp(token, covered, basis);
  if (!verdict.at) return failed(blank, "unreadable");
  const facts: PdfSignatureFacts = {
    ...blank,
    signer: verdict.authority,
    signingTime: verdict.at,
    timestamp: { at: verdict.at, authority: verdict.authority, valid: verdict.problem === null },
    weak: verdict.problem === "weak",
    trusted: verdict.problem === null,
    revoked: verdict.problem === "revoked",
    integrity: "ok",
  };
  if (verdict.problem === null) return facts;
  if (verdict.problem === "other-data") return failed(facts, "changed");
  if (verdict.problem === "malformed") return failed(facts, "unreadable");
  return { ...facts, reason: pdfReason(verdict.problem === "weak" ? "timestamp-invalid" : verdict.problem) };
}

function levelOf(
  field: PdfSignatureField,
  cms: CmsSignature,
  timestamp: PdfTimestamp | null,
  verdict: CertificateVerdict | null,
  sealedLater: boolean,
  store: ValidationStore,
): PdfSignatureLevel {
  if (field.subFilter !== "ETSI.CAdES.detached" || !cms.namesCertificate) return null;
  if (!timestamp) return "B-B";
  if (!verdict || !hasRevocationFor(verdict, store)) return "B-T";
  return sealedLater ? "B-LTA" : "B-LT";
}

/** True when the file itself holds a revocation answer for every certificate of the path but the trusted root. */
function hasRevocationFor(verdict: CertificateVerdict, store: ValidationStore): boolean {
  if (!store.present) return false;
  if (store.ocspResponses.length > 0) return true;
  const issuers = store.crls.flatMap((der) => readCrl(der)?.issuerDer ?? []);
  return verdict.path
    .filter((certificate) => certificate.subject !== certificate.issuer)
    .every((certificate) => issuers.some((issuer) => Buffer.compare(issuer, certificate.issuerDer) === 0));
}
