import type { CertificateProfile, IssuedCertificate } from "./certificates/issue.ts";
import { createCertificateAuthority, issueCertificate } from "./certificates/issue.ts";
import type { SigningAlgorithm } from "./signer.ts";

/** A small invented trust list for tests: a root, the authority under it and a way to issue more. Valid 2018 to 2030. */
export type DemoTrust = {
  readonly root: IssuedCertificate;
  readonly authority: IssuedCertificate;
  issue(
    commonName: string,
    profile: CertificateProfile,
    options?: { readonly algorithm?: SigningAlgorithm; readonly notBefore?: Date; readonly notAfter?: Date },
  ): Promise<IssuedCertificate>;
};

/** Builds {@link DemoTrust}. Keys differ at every call; names, dates and serial numbers do not. */
export async function createDemoTrust(): Promise<DemoTrust> {
  const notBefore = new Date("2018-01-01T00:00:00Z");
  const notAfter = new Date("2030-01-01T00:00:00Z");
  const root = await createCertificateAuthority({
    subject: { commonName: "CA gốc thử nghiệm Liên Thông" },
    serialNumber: "01",
    notBefore,
    notAfter,
  });
  const authority = await issueCertificate({
    authority: root,
    profile: "authority",
    subject: { commonName: "CA chuyên dùng thử nghiệm Liên Thông" },
    serialNumber: "02",
    notBefore,
    notAfter,
  });
  let serial = 0x10;
  return {
    root,
    authority,
    issue: (commonName, profile, options = {}) =>
      issueCertificate({
        authority,
        profile,
        subject: { commonName, organization: "UBND tỉnh Lâm Đồng" },
        serialNumber: (serial++).toString(16),
        notBefore,
        notAfter,
        ...options,
      }),
  };
}
