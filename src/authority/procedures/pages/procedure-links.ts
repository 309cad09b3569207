import type { Locale } from "../../../platform/text/index.ts";
import type { Offered } from "../offered.ts";
import { flowPaths } from "./flow-paths.ts";

/** Where else a procedure is worked on: its flow and its fees. */
export function procedureLinks(
  { id }: Pick<Offered, "id">,
  locale: Locale,
): readonly { readonly href: string; readonly text: string }[] {
  const { flow, fees } = flowPaths(id);
  return [
    { href: flow, text: { vi: "Quy trình giải quyết", en: "Flow" }[locale] },
    { href: fees, text: { vi: "Bảng phí, lệ phí", en: "Fee table" }[locale] },
  ];
}
