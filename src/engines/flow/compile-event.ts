import type { Build } from "./compile.ts";
import { type Element, elementOf, elementsOf, extensionOf, idOf, textOf, unresolved } from "./drawing.ts";
import type { EventKind, NodeKind, PlanEvent, PlanNode } from "./plan.ts";

/** Which events may stand where. */
const allowed: Readonly<Partial<Record<NodeKind, readonly EventKind[]>>> = {
  start: ["none", "timer", "message", "signal", "error", "escalation"],
  end: ["none", "terminate", "error", "escalation", "message", "signal"],
  catch: ["timer", "message", "signal", "link"],
  throw: ["none", "message", "signal", "escalation", "link"],
  boundary: ["timer", "message", "signal", "error", "escalation"],
};

const eventKinds: Readonly<Record<string, EventKind>> = {
  TimerEventDefinition: "timer",
  MessageEventDefinition: "message",
  SignalEventDefinition: "signal",
  ErrorEventDefinition: "error",
  EscalationEventDefinition: "escalation",
  TerminateEventDefinition: "terminate",
  LinkEventDefinition: "link",
  ConditionalEventDefinition: "conditional",
};

/** The event of an element, for those that have one. */
export function compileEvent(build: Build, element: Element, kind: NodeKind): Pick<PlanNode, "event" | "interrupting"> {
  if (kind === "receive") return { event: messageOf(build, element, elementOf(element, "messageRef")) };
  const places = allowed[kind];
  if (!places) return {};
  const [definition, ...more] = elementsOf(element, "eventDefinitions");
  if (more.length > 0) build.report("error", "event-several", element);
  const event = definition ? eventOf(build, element, definition) : ({ kind: "none" } as const);
  if (!places.includes(event.kind)) build.report("error", "event-not-supported", element, event.kind);
  if (kind !== "start") return { event };
  // A start event inside an event sub-process says whether it interrupts what goes on around it; an error always does.
  return { event, interrupting: event.kind === "error" || element.isInterrupting !== false };
}

function eventOf(build: Build, element: Element, definition: Element): PlanEvent {
  const kind = eventKinds[definition.$type.replace(/^bpmn:/, "")] ?? "conditional";
  if (kind === "timer") return { kind, ...timerOf(build, element, definition) };
  if (kind === "message") return messageOf(build, element, elementOf(definition, "messageRef"));
  if (kind === "signal") return named(build, element, kind, nameOfRef(elementOf(definition, "signalRef")));
  if (kind === "link") return named(build, element, kind, textOf(definition, "name"));
  if (kind === "error" || kind === "escalation") {
    const code = codeOf(build, element, definition, kind);
    return { kind, ...(code === undefined ? {} : { ref: code }) };
  }
  return { kind };
}

/**
 * Code of an error or escalation. Catching without a code catches every one; what is thrown without one goes by its name, so that only
 * such a catch fits. A reference that names nothing in the file is the code itself, as in Camunda.
 */
function codeOf(build: Build, element: Element, definition: Element, kind: "error" | "escalation"): string | undefined {
  const named = elementOf(definition, `${kind}Ref`);
  if (!named) return unresolved(build.drawing, definition, `bpmn:${kind}Ref`);
  const code = textOf(named, `${kind}Code`);
  return code ?? (isThrown(element) ? (textOf(named, "name") ?? idOf(named)) : undefined);
}

function isThrown(element: Element): boolean {
  return /EndEvent|ThrowEvent/.test(element.$type);
}

function messageOf(build: Build, element: Element, message: Element | undefined): PlanEvent {
  const key = message && extensionOf(message, "zeebe:subscription");
  const correlation = key && textOf(key, "correlationKey");
  // Sending without a name reaches nobody, but breaks nothing; waiting without one would wait for ever.
  const needsNone = isThrown(element) || element.$type === "bpmn:ReceiveTask";
  const name = nameOfRef(message) ?? (needsNone ? idOf(element) : undefined);
  return { ...named(build, element, "message", name), ...(correlation ? { correlation } : {}) };
}

function named(
  build: Build,
  element: Element,
  kind: "message" | "signal" | "link",
  ref: string | undefined,
): PlanEvent {
  if (ref === undefined) build.report("error", "event-without-name", element, kind);
  return { kind, ...(ref === undefined ? {} : { ref }) };
}

function nameOfRef(element: Element | undefined): string | undefined {
  return element && (textOf(element, "name") ?? idOf(element));
}

function timerOf(build: Build, element: Element, definition: Element): Pick<PlanEvent, "timer"> {
  for (const form of ["duration", "date", "cycle"] as const) {
    const written = elementOf(definition, `time${form[0]?.toUpperCase()}${form.slice(1)}`);
    const expression = written && textOf(written, "body")?.trim();
    if (expression) return { timer: { form, expression } };
  }
  build.report("error", "timer-without-time", element);
  return {};
}
