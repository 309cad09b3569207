import type { Db } from "../db/index.ts";
import { missing } from "../errors/index.ts";
import type { MetricDeclaration, MetricList, MetricListQuery, MetricRegistry } from "./declaration.ts";

/** An empty registry, filled while a node starts. */
export function createMetricRegistry(): MetricRegistry {
  const metrics = new Map<string, MetricDeclaration>();
  return {
    declare(metric) {
      if (metrics.has(metric.code)) throw new Error(`Two metrics are called ${metric.code}`);
      metrics.set(metric.code, metric);
    },
    get(code) {
      const metric = metrics.get(code);
      if (metric) return metric;
      throw missing("metrics.unknown", {
        vi: `Không có chỉ tiêu ${code}. Hãy chọn một chỉ tiêu trong danh sách.`,
        en: `There is no metric ${code}. Choose one from the list.`,
      });
    },
    all: () => [...metrics.values()],
  };
}

/** The list behind a reading: what the metric's own system says it counts. Throws `metrics.unknown`. */
export async function listMetric(registry: MetricRegistry, db: Db, query: MetricListQuery): Promise<MetricList> {
  return await registry.get(query.query.metric).list(db, query);
}
