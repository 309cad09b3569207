import type { Procedure } from "../../../protocol/procedures/index.ts";
import type { ChangedPart } from "./finding.ts";

/** Which parts of a national record differ between two versions, as lines to set side by side. */
export function whatChanged(before: Procedure, after: Procedure): readonly ChangedPart[] {
  return parts.flatMap(([part, lines]) => {
    const [old, now] = [lines(before), lines(after)];
    if (old.join("\n") === now.join("\n")) return [];
    // Lines that stand on both sides say nothing.
    return [{ part, before: old.filter((one) => !now.includes(one)), after: now.filter((one) => !old.includes(one)) }];
  });
}

const parts: readonly (readonly [ChangedPart["part"], (record: Procedure) => readonly string[]])[] = [
  ["name", ({ name }) => [name]],
  [
    "fees",
    ({ fees }) =>
      fees.map(({ name, amount, unit, note }) =>
        [name, amount === null ? note : `${amount.toLocaleString("vi-VN")} đồng`, unit && `/${unit}`]
          .filter(Boolean)
          .join(" "),
      ),
  ],
  ["limits", ({ limits }) => limits.map(({ onlyWhen, wording }) => (onlyWhen ? `${onlyWhen}: ${wording}` : wording))],
  [
    "components",
    ({ components }) =>
      components.map(({ name, originals, copies }) => `${name} (${originals} bản chính, ${copies} bản sao)`),
  ],
  ["steps", ({ steps }) => steps.map(({ title, text }) => `${title}: ${text}`)],
  ["legal", ({ legalBasis }) => legalBasis.map(({ number, title }) => `${number} ${title}`)],
  ["online", ({ channels }) => [channels.online === null ? "–" : String(channels.online)]],
  ["results", ({ results }) => results.map(({ name }) => name)],
  ["conditions", ({ conditions }) => (conditions === "" ? [] : [conditions])],
];
