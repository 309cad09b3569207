import type { Bilingual } from "../bilingual.ts";
import type { PdfSignatureReport } from "./report.ts";

/** The whole report in one sentence, the worst thing first. */
export function verdictOf(report: Omit<PdfSignatureReport, "verdict">): Bilingual {
  const unreadable = report.findings.find(({ code }) => code === "pdf.unreadable" || code === "pdf.encrypted");
  if (unreadable && report.signatures.length === 0) return unreadable.message;
  if (!report.signatures.some((signature) => signature.kind === "signature")) {
    return { vi: "Chưa ký số.", en: "Not signed." };
  }
  const broken = report.signatures.find((signature) => signature.integrity === "changed");
  if (broken?.reason && broken.reason.code !== "changed") {
    return { vi: `Không hợp lệ. ${broken.reason.vi}`, en: `Not valid. ${broken.reason.en}` };
  }
  if (broken)
    return { vi: "Không hợp lệ. Tệp bị đổi sau khi ký.", en: "Not valid. The file was changed after it was signed." };
  if (report.changedAfterLastSignature || report.findings.some(({ code }) => code === "pdf.changed-after-signature")) {
    return {
      vi: "Không hợp lệ. Nội dung được sửa thêm sau khi ký.",
      en: "Not valid. Content was added or edited after signing.",
    };
  }
  const refused = report.signatures.find((signature) => !signature.trusted);
  if (refused) {
    const { vi = "Không xác minh được chứng thư số.", en = "The certificate could not be verified." } =
      refused.reason ?? {};
    return { vi: `Không hợp lệ. ${vi}`, en: `Not valid. ${en}` };
  }
  if (report.signatures.some((signature) => signature.weak)) {
    return {
      vi: "Hợp lệ, nhưng thuật toán yếu. Tệp nguyên vẹn từ khi ký.",
      en: "Valid, but with a weak algorithm. The file is unchanged since it was signed.",
    };
  }
  return { vi: "Hợp lệ. Tệp nguyên vẹn từ khi ký.", en: "Valid. The file is unchanged since it was signed." };
}
