import { forbidden, missing } from "../../platform/errors/index.ts";

/** How the pages of reported dossiers say no. */
export const reportedErrors = {
  forbidden: () =>
    forbidden("national-dossier.forbidden", {
      vi: "Trang này dành cho cán bộ của hệ thống quốc gia.",
      en: "This page is for people who work at the national systems.",
    }),
  unknownNode: (code: string) =>
    missing("national-dossier.node-unknown", {
      vi: `Không có hệ thống nào mang mã ${code} gửi hồ sơ lên đây. Hãy chọn trong danh sách.`,
      en: `No system with the code ${code} reports dossiers. Choose one from the list.`,
    }),
} as const;
