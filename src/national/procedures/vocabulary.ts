import type { Text } from "../../platform/text/index.ts";
import type { ApplicantKind, LifeEvent, ProcedureLevel, ProcedureLimit } from "../../protocol/procedures/index.ts";

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

/** Names of the moments of life. */
export const eventNames: Readonly<Record<LifeEvent, Text>> = {
  birth: { vi: "Sinh con", en: "Having a child" },
  childhood: { vi: "Nuôi con nhỏ", en: "Raising a child" },
  school: { vi: "Học tập", en: "School" },
  marriage: { vi: "Kết hôn, gia đình", en: "Marriage and family" },
  identity: { vi: "Giấy tờ tùy thân", en: "Identity papers" },
  residence: { vi: "Cư trú", en: "Residence" },
  work: { vi: "Việc làm", en: "Work" },
  housing: { vi: "Xây, sửa nhà", en: "Building a home" },
  land: { vi: "Đất đai", en: "Land" },
  business: { vi: "Kinh doanh", en: "Business" },
  vehicle: { vi: "Xe cộ, lái xe", en: "Vehicles and driving" },
  health: { vi: "Sức khỏe", en: "Health" },
  "social-support": { vi: "Trợ cấp, chính sách", en: "Social support" },
  retirement: { vi: "Hưu trí, tuổi già", en: "Retirement" },
  death: { vi: "Người thân qua đời", en: "When someone dies" },
  justice: { vi: "Tư pháp, chứng thực", en: "Justice and certification" },
  farming: { vi: "Nông nghiệp", en: "Farming" },
};
