import { compileFlow } from "./compile.ts";
import type { Plan } from "./plan.ts";
import type { FlowCommand, FlowState } from "./state.ts";
import { step } from "./step.ts";
import { waiting } from "./waiting.ts";

/** A BPMN file around the elements of one process. */
export function bpmn(elements: string, beside = ""): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:lt="urn:lienthong:flow:1"
 id="defs" targetNamespace="urn:test">${beside}<bpmn:process id="p" name="Luồng thử" isExecutable="true">${elements}</bpmn:process></bpmn:definitions>`;
}

/** Elements by short words: `user a`, `exclusive g default=f2`, `start s`, `end e`; one a line. */
export function elements(lines: string): string {
  return lines
    .trim()
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) =>
      line.includes(">") && !line.startsWith("<") ? arrow(line) : line.startsWith("<") ? line : element(line),
    )
    .join("\n");
}

const tags: Readonly<Record<string, string>> = {
  start: "startEvent",
  end: "endEvent",
  user: "userTask",
  manual: "manualTask",
  service: "serviceTask",
  send: "sendTask",
  rule: "businessRuleTask",
  receive: "receiveTask",
  task: "task",
  exclusive: "exclusiveGateway",
  parallel: "parallelGateway",
  inclusive: "inclusiveGateway",
  events: "eventBasedGateway",
};

function element(line: string): string {
  const [word = "", id = "", ...attributes] = line.split(/\s+/);
  const more = attributes.map((one) => one.replace(/=(.*)$/, '="$1"')).join(" ");
  return `<bpmn:${tags[word] ?? word} id="${id}" name="${id}" ${more}/>`;
}

/** `a > b`, `a > b : f1` or `a > b : f1 : x = 1`. */
function arrow(line: string): string {
  const [ends = "", id, ...condition] = line.split(" : ");
  const [from = "", to = ""] = ends.split(" > ").map((end) => end.trim());
  const name = id?.trim() || `${from}-${to}`;
  const expression = condition.join(" : ");
  const inside = expression
    ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${expression.replaceAll("<", "&lt;")}</bpmn:conditionExpression>`
    : "";
  return `<bpmn:sequenceFlow id="${name}" sourceRef="${from}" targetRef="${to}">${inside}</bpmn:sequenceFlow>`;
}

/** An event definition inside an element: `event("catch", "c", "timer P1D")`. */
export function event(tag: string, id: string, definition: string, attributes = ""): string {
  const [kind = "", ...rest] = definition.split(" ");
  const ref = rest.join(" ");
  const inside: Readonly<Record<string, string>> = {
    timer: `<bpmn:timerEventDefinition><bpmn:${ref.startsWith("R") ? "timeCycle" : "timeDuration"} xsi:type="bpmn:tFormalExpression">${ref}</bpmn:${ref.startsWith("R") ? "timeCycle" : "timeDuration"}></bpmn:timerEventDefinition>`,
    message: `<bpmn:messageEventDefinition messageRef="m_${ref}"/>`,
    signal: `<bpmn:signalEventDefinition signalRef="s_${ref}"/>`,
    error: ref ? `<bpmn:errorEventDefinition errorRef="e_${ref}"/>` : "<bpmn:errorEventDefinition/>",
    escalation: `<bpmn:escalationEventDefinition escalationRef="x_${ref}"/>`,
    link: `<bpmn:linkEventDefinition name="${ref}"/>`,
    terminate: "<bpmn:terminateEventDefinition/>",
  };
  return `<bpmn:${tag} id="${id}" name="${id}" ${attributes}>${inside[kind]}</bpmn:${tag}>`;
}

/** Messages, signals, errors and escalations with the names that events use. */
export function named(...names: readonly string[]): string {
  return names
    .map(
      (name) =>
        `<bpmn:message id="m_${name}" name="${name}"/><bpmn:signal id="s_${name}" name="${name}"/><bpmn:error id="e_${name}" name="${name}" errorCode="${name}"/><bpmn:escalation id="x_${name}" name="${name}" escalationCode="${name}"/>`,
    )
    .join("");
}

/** A flow under way in a test. */
export type Play = {
  readonly plan: Plan;
  state(): FlowState;
  /** Ids that wait, sorted, parted by blanks; else how it ended. */
  at(): string;
  /** Ids of events beside the flow. */
  beside(): string;
  done(id: string, vars?: Readonly<Record<string, unknown>>, nth?: number): string;
  fires(id: string): string;
  tell(command: FlowCommand): string;
};

/** Starts a flow and gives the words to carry it on; every state goes through JSON, as it does in a database. */
export async function play(xml: string, vars: Readonly<Record<string, unknown>> = {}): Promise<Play> {
  const { plan, problems } = await compileFlow(xml);
  if (!plan) throw new Error(JSON.stringify(problems));
  let state: FlowState = step(plan, undefined, { kind: "start", vars }).state;
  const at = (): string =>
    state.status === "running"
      ? waiting(plan, state)
          .waiting.map(({ node }) => node)
          .join(" ")
      : state.status;
  const tell = (command: FlowCommand): string => {
    state = JSON.parse(JSON.stringify(step(plan, state, command).state)) as FlowState;
    return at();
  };
  return {
    plan,
    state: () => state,
    at,
    beside: () =>
      waiting(plan, state)
        .subscriptions.map(({ node }) => node)
        .join(" "),
    done(id, given, nth = 1) {
      const found = waiting(plan, state).waiting.filter(({ node }) => node === id)[nth - 1];
      if (!found) throw new Error(`${id} does not wait; ${at()} does`);
      return tell({ kind: "complete", token: found.token, ...(given ? { vars: given } : {}) });
    },
    fires(id) {
      const list = waiting(plan, state);
      const found = [...list.waiting, ...list.subscriptions].find(({ node }) => node === id);
      if (!found) throw new Error(`${id} is not waited for`);
      return tell({ kind: "fire", token: found.token, node: id });
    },
    tell,
  };
}
