import type { LifeEvent } from "./procedure.ts";

/** Names of the moments of life, as people find procedures by them at every node. */
export const lifeEventNames: Readonly<Record<LifeEvent, { readonly vi: string; readonly en: string }>> = {
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
