import { DomainError } from "../../../platform/errors/index.ts";
import { formatNumber } from "../../../platform/text/index.ts";

/** What can go wrong with figures and registers. */
export const figureErrors = {
  registerTooLong: (lines: number, most: number) =>
    new DomainError("dossier.register-too-long", "invalid", {
      vi: `Sổ theo các bộ lọc này có ${formatNumber(lines, "vi")} dòng, một tệp chứa nhiều nhất ${formatNumber(most, "vi")} dòng. Hãy quay lại, chọn kỳ ngắn hơn rồi tải từng phần.`,
      en: `The register under these filters has ${formatNumber(lines, "en")} lines, a file holds ${formatNumber(most, "en")} at most. Go back, choose shorter periods and take it in parts.`,
    }),
} as const;
