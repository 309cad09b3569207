import type { MetricDeclaration } from "../../platform/metrics/index.ts";
import { documentList } from "./store/metric-lists.ts";

const unit = { vi: "văn bản", en: "documents" };

/** What the office counts, by the day it happened (domain clock). */
export const officeMetrics: readonly MetricDeclaration[] = [
  {
    code: "office.issued",
    name: { vi: "Văn bản đi đã phát hành", en: "Documents issued" },
    unit,
    kind: "flow",
    list: documentList({ table: "office.outgoing", at: "issued_at" }),
  },
  {
    code: "office.signed",
    name: {
      vi: "Văn bản có chữ ký số cá nhân của lãnh đạo",
      en: "Documents signed with a leader's personal signature",
    },
    unit,
    kind: "flow",
    list: documentList({ table: "office.outgoing", at: "signed_at" }),
  },
  {
    code: "office.issued-late",
    name: { vi: "Văn bản phát hành chậm sau khi ký", en: "Documents issued late after signing" },
    unit,
    kind: "flow",
    list: documentList({ table: "office.outgoing", at: "issued_at", lateOnly: true }),
  },
  {
    code: "office.registered",
    name: { vi: "Văn bản đến đã vào sổ", en: "Documents received and registered" },
    unit,
    kind: "flow",
    list: documentList({ table: "office.incoming", at: "registered_at" }),
  },
];
