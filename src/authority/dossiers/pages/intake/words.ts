import type { Text } from "../../../../platform/text/index.ts";
import type { ProcedureLevel } from "../../../../protocol/procedures/index.ts";

/** Levels at which procedures are resolved, as people say them. */
export const levelWords: Readonly<Record<ProcedureLevel, Text>> = {
  ministry: { vi: "Cấp bộ", en: "Ministry" },
  province: { vi: "Cấp tỉnh", en: "Province" },
  district: { vi: "Cấp huyện", en: "District" },
  commune: { vi: "Cấp xã", en: "Commune" },
};
