import Linter from "bpmnlint/lib/linter.js";
import adHoc from "bpmnlint/rules/ad-hoc-sub-process.js";
import conditionalEvent from "bpmnlint/rules/conditional-event.js";
import conditionalFlows from "bpmnlint/rules/conditional-flows.js";
import endRequired from "bpmnlint/rules/end-event-required.js";
import eventGateway from "bpmnlint/rules/event-based-gateway.js";
import eventSubStart from "bpmnlint/rules/event-sub-process-typed-start-event.js";
import labelRequired from "bpmnlint/rules/label-required.js";
import linkEvent from "bpmnlint/rules/link-event.js";
import noComplexGateway from "bpmnlint/rules/no-complex-gateway.js";
import noDisconnected from "bpmnlint/rules/no-disconnected.js";
import noDuplicateFlows from "bpmnlint/rules/no-duplicate-sequence-flows.js";
import noJoinFork from "bpmnlint/rules/no-gateway-join-fork.js";
import noImplicitEnd from "bpmnlint/rules/no-implicit-end.js";
import noImplicitSplit from "bpmnlint/rules/no-implicit-split.js";
import noImplicitStart from "bpmnlint/rules/no-implicit-start.js";
import singleBlankStart from "bpmnlint/rules/single-blank-start-event.js";
import singleDefinition from "bpmnlint/rules/single-event-definition.js";
import startRequired from "bpmnlint/rules/start-event-required.js";
import subBlankStart from "bpmnlint/rules/sub-process-blank-start-event.js";
import superfluousGateway from "bpmnlint/rules/superfluous-gateway.js";
import type { Bilingual } from "../deadline/index.ts";
import type { Element } from "./drawing.ts";
import type { FlowProblem } from "./plan.ts";

type Rule = { readonly severity: "error" | "warn"; readonly factory: () => unknown; readonly people: Bilingual };

/**
 * The rules of bpmnlint that are asked. Those of its set `correctness` are errors, as is an element that hangs in the air; what is only
 * unclear to read is a warning. Left out: rules of looks (overlaps, size, superfluous labels), `no-bpmndi` (a drawing is laid out when
 * it has none), `no-inclusive-gateway` (the interpreter carries those out as BPMN says) and `fake-join` (exploring tells where work is
 * really given out twice).
 */
const rules: Readonly<Record<string, Rule>> = {
  "ad-hoc-sub-process": say(
    "error",
    adHoc,
    "quy trình con tùy biến không vẽ đúng",
    "the ad-hoc sub-process is not drawn rightly",
  ),
  "conditional-event": say(
    "error",
    conditionalEvent,
    "sự kiện điều kiện chưa có điều kiện",
    "the conditional event has no condition",
  ),
  "conditional-flows": say("warn", conditionalFlows, "nhánh ra thiếu điều kiện", "a branch lacks its condition"),
  "end-event-required": say("warn", endRequired, "nên có sự kiện kết thúc", "should have an end event"),
  "event-based-gateway": say(
    "error",
    eventGateway,
    "cổng sự kiện cần ít nhất hai nhánh ra, không có điều kiện",
    "an event gateway has at least two branches, without conditions",
  ),
  "event-sub-process-typed-start-event": say(
    "error",
    eventSubStart,
    "quy trình con theo sự kiện phải bắt đầu bằng sự kiện có loại",
    "an event sub-process begins with a typed event",
  ),
  "label-required": say("warn", labelRequired, "chưa có tên", "has no name"),
  "link-event": say("error", linkEvent, "liên kết không thành cặp", "the link has no partner"),
  "no-complex-gateway": say("error", noComplexGateway, "không dùng cổng phức hợp", "complex gateways are not used"),
  "no-disconnected": say("error", noDisconnected, "không nối với phần tử nào", "is joined to nothing"),
  "no-duplicate-sequence-flows": say(
    "warn",
    noDuplicateFlows,
    "hai mũi tên giống nhau: công việc sẽ được giao hai lần",
    "two arrows are the same: the work is given out twice",
  ),
  "no-gateway-join-fork": say(
    "warn",
    noJoinFork,
    "một cổng vừa gộp vừa tách: nên tách thành hai cổng",
    "a gateway both joins and splits: use two",
  ),
  "no-implicit-end": say(
    "warn",
    noImplicitEnd,
    "kết thúc ngầm: nên nối tới sự kiện kết thúc",
    "ends without an end event",
  ),
  "no-implicit-split": say("warn", noImplicitSplit, "tách nhánh ngầm: nên đặt cổng", "splits without a gateway"),
  "no-implicit-start": say(
    "warn",
    noImplicitStart,
    "bắt đầu ngầm: nên nối từ sự kiện bắt đầu",
    "begins without a start event",
  ),
  "single-blank-start-event": say(
    "error",
    singleBlankStart,
    "có nhiều sự kiện bắt đầu không điều kiện",
    "has several blank start events",
  ),
  "single-event-definition": say(
    "error",
    singleDefinition,
    "sự kiện có nhiều định nghĩa",
    "the event has several definitions",
  ),
  "start-event-required": say("warn", startRequired, "nên có sự kiện bắt đầu", "should have a start event"),
  "sub-process-blank-start-event": say(
    "error",
    subBlankStart,
    "quy trình con phải bắt đầu bằng sự kiện không điều kiện",
    "a sub-process begins with a blank start event",
  ),
  "superfluous-gateway": say(
    "warn",
    superfluousGateway,
    "cổng thừa: chỉ có một mũi tên vào và một mũi tên ra",
    "the gateway is superfluous: one arrow in, one out",
  ),
};

/** What bpmnlint says of a file; of an element for which there is an error already, nothing more. */
export function lint(definitions: Element, said: readonly FlowProblem[]): readonly FlowProblem[] {
  const failed = new Set(said.filter(({ severity }) => severity === "error").map(({ element }) => element));
  const linter = new Linter({ config: { rules: {} }, resolver: noResolver });
  return Object.entries(rules).flatMap(([name, { severity, factory, people }]) => {
    // Made anew for each file: some rules remember what they have seen.
    const reports = linter.applyRule(definitions, { name, rule: factory(), category: severity, config: {} });
    return reports.flatMap(({ id, name: given }): readonly FlowProblem[] => {
      const element = id ?? "";
      if (failed.has(element)) return [];
      const called = given?.replace(/\s+/g, " ").trim() || element;
      return [
        {
          severity: severity === "error" ? "error" : "warning",
          element,
          code: `lint.${name}`,
          message: { vi: `“${called}”: ${people.vi}.`, en: `“${called}”: ${people.en}.` },
        },
      ];
    });
  });
}

/** The rules are handed over; none is looked up by its name. */
const noResolver = {};

function say(severity: Rule["severity"], factory: () => unknown, vi: string, en: string): Rule {
  return { severity, factory, people: { vi, en } };
}
