import type { MetricDeclaration } from "../../platform/metrics/index.ts";
import { listReceived, listSent } from "./store/metric-lists.ts";

const unit = { vi: "văn bản", en: "documents" };

/** What the exchange counts: documents of each agency over the axis, by the day they left or came (domain clock). */
export const exchangeMetrics: readonly MetricDeclaration[] = [
  {
    code: "exchange.sent",
    name: { vi: "Văn bản gửi qua trục liên thông", en: "Documents sent over the axis" },
    unit,
    kind: "flow",
    list: listSent,
  },
  {
    code: "exchange.received",
    name: { vi: "Văn bản nhận qua trục liên thông", en: "Documents received over the axis" },
    unit,
    kind: "flow",
    list: listReceived,
  },
];
