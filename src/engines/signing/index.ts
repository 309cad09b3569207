export type { Bilingual } from "./bilingual.ts";
export type { CertificateDescription } from "./certificates/describe-certificate.ts";
export { describeCertificate } from "./certificates/describe-certificate.ts";
export type {
  CertificateProfile,
  CertificateRequest,
  CertificateSubject,
  IssuedCertificate,
} from "./certificates/issue.ts";
export { createCertificateAuthority, issueCertificate, signerOf, testMark } from "./certificates/issue.ts";
export { certificatesOfPem, pemOfCertificate, revocationListsOfPem } from "./certificates/pem.ts";
export type { CertificateFacts } from "./certificates/read-certificate.ts";
export { readCertificate, UnreadableCertificateError } from "./certificates/read-certificate.ts";
export type { RevocationList } from "./certificates/read-crl.ts";
export { readCrl } from "./certificates/read-crl.ts";
export type { Revocation } from "./certificates/revocation-list.ts";
export { createCrl } from "./certificates/revocation-list.ts";
export type { CertificateProblem, CertificateVerdict, TrustBasis } from "./certificates/trust.ts";
export { judgeCertificate } from "./certificates/trust.ts";
export type { DemoTrust } from "./demo-trust.ts";
export { createDemoTrust } from "./demo-trust.ts";
export { changePin } from "./keys/change-pin.ts";
export { openKey, UnreadableKeyError, WrongPinError } from "./keys/open-key.ts";
export { UnsupportedEncryptionError } from "./keys/pbes2.ts";
export { sealKey } from "./keys/seal-key.ts";
export type { PdfFinding, PdfFindingCode } from "./pdf/active-content.ts";
export { findActiveContent } from "./pdf/active-content.ts";
export type { ReportText } from "./pdf/describe-report.ts";
export { describeReport } from "./pdf/describe-report.ts";
export type {
  PdfSignatureFacts,
  PdfSignatureLevel,
  PdfSignatureReason,
  PdfSignatureReport,
  PdfTimestamp,
} from "./pdf/report.ts";
export type { PdfSigning } from "./pdf/sign-pdf.ts";
export { PdfSigningError, signPdf } from "./pdf/sign-pdf.ts";
export { NoSuchPageError } from "./pdf/stamp-appearance.ts";
export type { PdfTrust } from "./pdf/verify-pdf.ts";
export { verifyPdf } from "./pdf/verify-pdf.ts";
export type { Signer, SigningAlgorithm } from "./signer.ts";
export { createSigner, UnusableKeyError } from "./signer.ts";
export { demoHandwriting } from "./stamp/demo-handwriting.ts";
export { demoSeal, sealDiameter } from "./stamp/demo-seal.ts";
export type { Drawing, StampColour } from "./stamp/drawing.ts";
export { drawingToSvg } from "./stamp/drawing.ts";
export type { StampRect, VisibleStamp } from "./stamp/visible-stamp.ts";
export { agencyLines, sealRectOver, vietnamTime } from "./stamp/visible-stamp.ts";
export { answerTimestampRequest } from "./timestamp/answer-timestamp-request.ts";
export type { TimestampRequest, TimestampSource } from "./timestamp/request.ts";
export { readTimestampRequest, writeTimestampRequest } from "./timestamp/request.ts";
export type { TimestampVerdict } from "./timestamp/verify-timestamp.ts";
export { TimestampRefusedError, tokenOf, verifyTimestamp } from "./timestamp/verify-timestamp.ts";
export { UnsafeXmlError } from "./xml/parse-safely.ts";
export type { XmlSignatureReason } from "./xml/reasons.ts";
export type { XmlSigningKey } from "./xml/sign-xml.ts";
export { signXml, XmlSigningError } from "./xml/sign-xml.ts";
export type { XmlSignatureReport, XmlTrust } from "./xml/verify-xml.ts";
export { verifyXml } from "./xml/verify-xml.ts";
