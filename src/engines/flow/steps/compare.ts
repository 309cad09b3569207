import type { Bilingual } from "../../deadline/index.ts";
import { type Document, type Element, idOf, listOf, nameOf, oneOf, openDocument, ownOf, textOf } from "./document.ts";
import { graphOf, lanesOf } from "./graph.ts";

/** One thing about an element that is not as it was. */
export type FlowDifferenceDetail = { readonly what: Bilingual; readonly before: string; readonly after: string };

/** An element that came, went or changed between two versions of a flow. */
export type FlowDifference = {
  readonly element: string;
  readonly name: string;
  readonly kind: "added" | "removed" | "changed";
  readonly details: readonly FlowDifferenceDetail[];
};

/** What differs between two versions; where things stand in the drawing does not count. Throws FlowFileError. */
export async function compareFlows(before: string, after: string): Promise<readonly FlowDifference[]> {
  const [old, fresh] = [factsOf(await openDocument(before)), factsOf(await openDocument(after))];
  const added = [...fresh].filter(([id]) => !old.has(id)).map(([id, facts]) => difference(id, facts, "added"));
  const removed = [...old].filter(([id]) => !fresh.has(id)).map(([id, facts]) => difference(id, facts, "removed"));
  const changed = [...fresh].flatMap(([id, facts]) => {
    const earlier = old.get(id);
    const details = earlier ? detailsOf(earlier, facts) : [];
    return details.length === 0 ? [] : [difference(id, facts, "changed", details)];
  });
  return [...changed, ...added, ...removed];
}

type Facts = { readonly name: string; readonly fields: Readonly<Record<keyof typeof words, string>> };

function difference(
  element: string,
  { name }: Facts,
  kind: FlowDifference["kind"],
  details: readonly FlowDifferenceDetail[] = [],
): FlowDifference {
  return { element, name, kind, details };
}

function detailsOf(before: Facts, after: Facts): readonly FlowDifferenceDetail[] {
  return fieldNames.flatMap((field) =>
    before.fields[field] === after.fields[field]
      ? []
      : [{ what: words[field], before: before.fields[field], after: after.fields[field] }],
  );
}

function factsOf({ definitions }: Document): ReadonlyMap<string, Facts> {
  const facts = new Map<string, Facts>();
  for (const process of listOf(definitions, "rootElements").filter(({ $type }) => $type === "bpmn:Process"))
    readScope(process, facts);
  return facts;
}

function readScope(scope: Element, facts: Map<string, Facts>): void {
  const graph = graphOf(scope);
  for (const [id, node] of graph.nodes) {
    facts.set(id, { name: nameOf(node) || id, fields: { ...blank, ...nodeFields(node, graph.lane(id)) } });
    if (listOf(node, "flowElements").length > 0) readScope(node, facts);
  }
  for (const flow of graph.flows) {
    const [from, to] = [oneOf(flow, "sourceRef"), oneOf(flow, "targetRef")].map((end) =>
      end ? nameOf(end) || idOf(end) : "",
    );
    const expression = oneOf(flow, "conditionExpression");
    const fields = {
      ...blank,
      label: nameOf(flow),
      from: from ?? "",
      to: to ?? "",
      condition: expression ? textOf(expression, "body") : "",
    };
    facts.set(idOf(flow), { name: nameOf(flow) || `${from} → ${to}`, fields });
  }
  for (const lane of lanesOf(scope))
    facts.set(idOf(lane), { name: nameOf(lane) || idOf(lane), fields: { ...blank, label: nameOf(lane) } });
}

function nodeFields(node: Element, role: string): Partial<Facts["fields"]> {
  const [event] = listOf(node, "eventDefinitions");
  const duration = event && (oneOf(event, "timeDuration") ?? oneOf(event, "timeDate") ?? oneOf(event, "timeCycle"));
  const own = new Set(["lt:agency", "lt:allowance", "lt:clock", "lt:reason"]);
  const others = Object.entries(node.$attrs).filter(([name]) => !own.has(name));
  return {
    label: nameOf(node),
    kind: `${node.$type.replace("bpmn:", "")}${event ? ` (${event.$type.replace(/^bpmn:|EventDefinition$/g, "")})` : ""}`,
    role,
    agency: ownOf(node, "agency"),
    allowance: ownOf(node, "allowance"),
    clock: ownOf(node, "clock") === "pause" ? ownOf(node, "reason") || "other" : "",
    timer: duration ? textOf(duration, "body") : "",
    other: others
      .map(([name, value]) => `${name}=${String(value)}`)
      .sort()
      .join(" "),
  };
}

const words = {
  label: { vi: "Tên", en: "Name" },
  kind: { vi: "Loại", en: "Kind" },
  role: { vi: "Vai trò", en: "Role" },
  agency: { vi: "Cơ quan", en: "Agency" },
  allowance: { vi: "Thời gian xử lý", en: "Allowance" },
  clock: { vi: "Dừng tính giờ", en: "Clock stopped" },
  timer: { vi: "Hẹn giờ", en: "Timer" },
  from: { vi: "Đi từ", en: "From" },
  to: { vi: "Đi tới", en: "To" },
  condition: { vi: "Điều kiện", en: "Condition" },
  other: { vi: "Thuộc tính khác", en: "Other attributes" },
} as const satisfies Record<string, Bilingual>;

const fieldNames = [
  "label",
  "kind",
  "role",
  "agency",
  "allowance",
  "clock",
  "timer",
  "from",
  "to",
  "condition",
  "other",
] as const;
const blank: Facts["fields"] = {
  label: "",
  kind: "",
  role: "",
  agency: "",
  allowance: "",
  clock: "",
  timer: "",
  from: "",
  to: "",
  condition: "",
  other: "",
};
