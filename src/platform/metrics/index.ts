export { bucketOf, type Histogram, histogramOf, percentileOf } from "./buckets.ts";
export { compareMetric, type MetricComparison } from "./compare-metric.ts";
export type { MetricDeclaration, MetricList, MetricListQuery, MetricRegistry } from "./declaration.ts";
export { foldMetrics } from "./fold-metrics.ts";
export type {
  MetricGroup,
  MetricGrouping,
  MetricLevels,
  MetricPeriod,
  MetricQuery,
  MetricReading,
  MetricScope,
} from "./query.ts";
export { readMetric } from "./read-metric.ts";
export { importMetric, type MetricChange, metricInsert, recordMetric } from "./record-metric.ts";
export { createMetricRegistry, listMetric } from "./registry.ts";
