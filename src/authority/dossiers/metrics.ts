import type { MetricDeclaration } from "../../platform/metrics/index.ts";
import type { DossierMetric } from "./store/metric-conditions.ts";
import { dossierList, supplementList } from "./store/metric-lists.ts";
import { comparedList, confirmedList, differencesList, syncEventList, syncLateList } from "./store/metric-sync.ts";

export { metricChangesOf } from "./figures/counted.ts";

const unit = { vi: "hồ sơ", en: "dossiers" };
const changes = { vi: "lượt", en: "changes" };

function flow(code: DossierMetric, vi: string, en: string, more?: Partial<MetricDeclaration>): MetricDeclaration {
  return { code, name: { vi, en }, unit, kind: "flow", list: dossierList(code), ...more };
}

/** What is counted of the dossiers of an authority, under `sector`, `level` (of the procedure) and `channel`, for the agency that resolves them. */
export function dossierMetrics(authorityCode: string): readonly MetricDeclaration[] {
  return [
    flow("dossier.received", "Hồ sơ tiếp nhận", "Dossiers received"),
    flow("dossier.resolved-early", "Giải quyết trước hạn", "Resolved early"),
    flow("dossier.resolved-on-time", "Giải quyết đúng hạn", "Resolved on time"),
    flow("dossier.resolved-late", "Giải quyết quá hạn", "Resolved late"),
    flow(
      "dossier.late-by-supplement",
      "Tính quá hạn vì yêu cầu bổ sung lần thứ hai",
      "Counted late for a second request for supplements",
    ),
    flow("dossier.refused", "Từ chối giải quyết", "Refused"),
    flow("dossier.withdrawn", "Công dân rút hồ sơ", "Withdrawn by the applicant"),
    flow("dossier.not-received", "Không được tiếp nhận", "Not received"),
    flow("dossier.returned", "Đã trả kết quả", "Results handed over"),
    // Divided by `bucket` too (figures/buckets.ts): percentiles are read from these, at most 9 % off.
    flow("dossier.time", "Hồ sơ đã giải quyết theo thời gian", "Dossiers resolved, by how long it took"),
    flow("dossier.minutes", "Thời gian giải quyết", "Time of handling", { unit: { vi: "phút", en: "minutes" } }),
    // For the agency whose step it was; divided by `step` too.
    flow("dossier.late-step", "Hồ sơ thành quá hạn, theo bước làm chậm", "Dossiers that became late, by the step"),
    flow("dossier.pending", "Hồ sơ đang giải quyết", "Dossiers pending", { kind: "stock" }),
    flow("dossier.pending-late", "Đang giải quyết, quá hạn", "Pending, late", { kind: "stock" }),
    flow("dossier.pending-in-time", "Đang giải quyết, trong hạn", "Pending, in time", { kind: "stock" }),
    flow("dossier.pending-waiting", "Đang chờ công dân", "Waiting for the applicant", { kind: "stock" }),
    {
      code: "dossier.supplements",
      name: { vi: "Lượt yêu cầu bổ sung", en: "Requests for supplements" },
      unit: { vi: "lượt", en: "requests" },
      kind: "flow",
      list: supplementList(false),
    },
    {
      code: "dossier.supplements-again",
      name: { vi: "Lượt yêu cầu bổ sung từ lần thứ hai", en: "Second and further requests for supplements" },
      unit: { vi: "lượt", en: "requests" },
      kind: "flow",
      list: supplementList(true),
    },
    {
      code: "dossier.late-by-sync",
      name: {
        vi: "Xong đúng hạn nhưng cổng quốc gia chưa biết khi đến hạn",
        en: "Ended in time, unknown to the national portal when due",
      },
      unit,
      kind: "flow",
      list: syncLateList,
    },
    {
      // For all agencies alike; divided by `bucket` of milliseconds, not by sector, level or channel.
      code: "dossier.sync-confirmed",
      name: { vi: "Lượt cập nhật cổng quốc gia đã xác nhận", en: "Changes confirmed by the national portal" },
      unit: changes,
      kind: "flow",
      list: confirmedList,
    },
    {
      code: "dossier.sync-refused",
      name: {
        vi: "Lượt cổng quốc gia từ chối (sai mã, sai ngày…)",
        en: "Refused by the national portal (wrong codes, dates)",
      },
      unit: changes,
      kind: "flow",
      list: syncEventList("sync-refused"),
    },
    {
      code: "dossier.sync-repaired",
      name: { vi: "Lượt bị từ chối đã sửa", en: "Refusals put right" },
      unit: changes,
      kind: "flow",
      list: syncEventList("sync-repaired"),
    },
    {
      // For the authority as a whole.
      code: "dossier.compared",
      name: { vi: "Hồ sơ đã đối soát với cổng quốc gia", en: "Dossiers compared with the national portal" },
      unit,
      kind: "flow",
      list: comparedList(authorityCode),
    },
    {
      code: "dossier.differences",
      name: { vi: "Sai khác tìm thấy khi đối soát", en: "Differences found by comparing" },
      unit,
      kind: "flow",
      list: differencesList,
    },
  ];
}
