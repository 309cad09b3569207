import type { Text } from "../../platform/text/index.ts";
import type { ApplicantKind, ProcedureLevel, ProcedureLimit } from "../../protocol/procedures/index.ts";

/** Names of the levels at which procedures are carried out. */
export const levelNames: Readonly<Record<ProcedureLevel, Text>> = {
  ministry: { vi: "Cấp bộ", en: "Ministry" },
  province: { vi: "Cấp tỉnh", en: "Province" },
  district: { vi: "Cấp huyện", en: "District" },
  commune: { vi: "Cấp xã", en: "Commune" },
};

/** Names of who applies. */
export const applicantNames: Readonly<Record<ApplicantKind, Text>> = {
  citizen: { vi: "Công dân", en: "Citizens" },
  household: { vi: "Hộ gia đình, hộ kinh doanh", en: "Households" },
  business: { vi: "Doanh nghiệp", en: "Businesses" },
  organisation: { vi: "Tổ chức", en: "Organisations" },
};

/** Names of the ways to apply, as limits tell them apart. */
export const channelNames: Readonly<Record<ProcedureLimit["channel"], Text>> = {
  any: { vi: "Mọi cách nộp", en: "However you apply" },
  counter: { vi: "Nộp tại quầy", en: "At the counter" },
  online: { vi: "Nộp trực tuyến", en: "Online" },
  post: { vi: "Gửi bưu chính", en: "By post" },
};
