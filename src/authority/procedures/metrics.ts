import type { MetricDeclaration } from "../../platform/metrics/index.ts";
import { procedureList } from "./store/metric-lists.ts";

const unit = { vi: "thủ tục", en: "procedures" };
const flow = { unit, kind: "flow", list: procedureList("flow") } as const;
const stock = { unit, kind: "stock", list: procedureList("stock") } as const;

/** What the authority's procedures are counted by, for the agency that answers for each (Quyết định 766/QĐ-TTg, 1.1, 1.2 and 3). */
export const procedureMetrics: readonly MetricDeclaration[] = [
  { ...stock, code: "procedure.offered", name: { vi: "Thủ tục trong danh mục", en: "Procedures in the catalogue" } },
  {
    ...stock,
    code: "procedure.standardised",
    name: { vi: "Thủ tục đã chuẩn hóa", en: "Procedures standardised" },
  },
  {
    ...flow,
    code: "procedure.announced-on-time",
    name: { vi: "Thủ tục công bố đúng hạn", en: "Procedures announced on time" },
  },
  { ...flow, code: "procedure.announced-late", name: { vi: "Thủ tục công bố chậm", en: "Procedures announced late" } },
  {
    ...flow,
    code: "procedure.published-on-time",
    name: { vi: "Thủ tục công khai đúng hạn", en: "Procedures published on time" },
  },
  {
    ...flow,
    code: "procedure.published-late",
    name: { vi: "Thủ tục công khai chậm", en: "Procedures published late" },
  },
  { ...stock, code: "procedure.online-2", name: { vi: "Dịch vụ công mức độ 2", en: "Online services of level 2" } },
  { ...stock, code: "procedure.online-3", name: { vi: "Dịch vụ công mức độ 3", en: "Online services of level 3" } },
  { ...stock, code: "procedure.online-4", name: { vi: "Dịch vụ công mức độ 4", en: "Online services of level 4" } },
  {
    ...stock,
    code: "procedure.online-unused",
    name: {
      vi: "Dịch vụ công mức độ 3, 4 không có hồ sơ trực tuyến trong 12 tháng",
      en: "Online services of level 3 and 4 with no dossier filed online in 12 months",
    },
  },
];
