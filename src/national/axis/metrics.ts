import type { MetricChange, MetricDeclaration } from "../../platform/metrics/index.ts";
import { isoDay, type Text } from "../../platform/text/index.ts";
import type { Prepared } from "./prepared.ts";
import type { DeliveryState } from "./states.ts";
import { listDeliveries, listSent, type StationColumn } from "./store/metric-lists.ts";

const documents: Text = { vi: "văn bản", en: "documents" };

/** The numbers of the axis. Sent counts for the sender, everything else for the recipient, on the day it happened. */
export const axisMetrics: readonly MetricDeclaration[] = [
  {
    code: "axis.sent",
    name: { vi: "Văn bản gửi qua Trục", en: "Documents sent over the axis" },
    unit: documents,
    kind: "flow",
    list: (db, query) => listSent(db, query),
  },
  delivered("axis.received", { vi: "Văn bản gửi đến cơ quan", en: "Documents addressed to the agency" }, "accepted_at"),
  delivered("axis.arrived", { vi: "Văn bản đã đến nơi nhận", en: "Documents arrived" }, "arrived_at"),
  delivered("axis.refused", { vi: "Văn bản bị từ chối", en: "Documents refused" }, "refused_at"),
  delivered("axis.registered", { vi: "Văn bản đã vào sổ", en: "Documents registered" }, "registered_at"),
  delivered("axis.completed", { vi: "Văn bản đã xử lý xong", en: "Documents completed" }, "completed_at"),
  {
    ...delivered(
      "axis.arrival-seconds",
      { vi: "Tổng thời gian chuyển đến nơi nhận", en: "Total time to arrival" },
      "arrived_at",
    ),
    unit: { vi: "giây", en: "seconds" },
    list: (db, query) => listDeliveries(db, query, "arrived_at", "seconds"),
  },
];

function delivered(code: string, name: Text, column: StationColumn): MetricDeclaration {
  return { code, name, unit: documents, kind: "flow", list: (db, query) => listDeliveries(db, query, column, "count") };
}

/** Changes when documents are accepted. */
export function sentChanges(prepared: readonly Prepared[], at: Date): readonly MetricChange[] {
  const sums = new Map<string, MetricChange>();
  const day = isoDay(at);
  for (const { document, recipients } of prepared) {
    add(sums, "axis.sent", document.from.organId, day, 1);
    for (const { resolved } of recipients)
      if (resolved.agency) add(sums, "axis.received", resolved.agency.code, day, 1);
  }
  return [...sums.values()];
}

/** A recipient's step that counts. */
export type CountedStep = {
  readonly state: DeliveryState;
  readonly resolvedCode: string | null;
  /** Seconds from acceptance to arrival; only for `arrived`. */
  readonly seconds: number;
};

/** Changes when documents arrive, are refused, registered or completed: each step once. */
export function stepChanges(steps: readonly CountedStep[], at: Date): readonly MetricChange[] {
  const sums = new Map<string, MetricChange>();
  const day = isoDay(at);
  for (const { state, resolvedCode, seconds } of steps) {
    if (resolvedCode === null || !counted.has(state)) continue;
    add(sums, `axis.${state}`, resolvedCode, day, 1);
    if (state === "arrived") add(sums, "axis.arrival-seconds", resolvedCode, day, Math.max(0, Math.round(seconds)));
  }
  return [...sums.values()];
}

const counted: ReadonlySet<DeliveryState> = new Set(["arrived", "refused", "registered", "completed"]);

function add(sums: Map<string, MetricChange>, metric: string, agencyCode: string, day: string, delta: number): void {
  const key = `${metric} ${agencyCode}`;
  sums.set(key, { metric, agencyCode, day, delta: (sums.get(key)?.delta ?? 0) + delta });
}
