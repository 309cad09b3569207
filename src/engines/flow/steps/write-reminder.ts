import { addNode, type Change, connect, removeNode } from "./change.ts";
import { type Element, freshId, listOf, nameOf, oneOf, setText, textOf } from "./document.ts";
import type { StepParts } from "./read-steps.ts";
import type { Step } from "./step-table.ts";

/** Writes the reminder of a step: a timer on its edge that does not end it, a sending task, an end. */
export function writeReminder(
  change: Change,
  step: Step,
  node: Element | undefined,
  before: StepParts["reminder"] | undefined,
): void {
  const { reminder } = step;
  if (!node) return;
  if (!reminder) {
    if (before) for (const one of [before.send, before.end, before.boundary]) removeNode(change, one);
    return;
  }
  const parts = before ?? addReminder(change, node);
  if (nameOf(parts.send) !== reminder.name) setText(parts.send, "name", reminder.name);
  const [timer] = listOf(parts.boundary, "eventDefinitions");
  const duration = timer && oneOf(timer, "timeDuration");
  if (duration && textOf(duration, "body").trim() !== reminder.after) {
    setText(duration, "body", reminder.after);
    setText(parts.boundary, "name", reminder.after);
  }
}

function addReminder(change: Change, node: Element): NonNullable<StepParts["reminder"]> {
  const { document } = change;
  const boundary = addNode(change, "bpmn:BoundaryEvent", freshId(document, "Reminder"), "");
  boundary.set("attachedToRef", node);
  boundary.set("cancelActivity", false);
  const timer = document.create("bpmn:TimerEventDefinition", { id: `${String(boundary.get("id"))}_timer` });
  const duration = document.create("bpmn:FormalExpression", { body: "" });
  duration.$parent = timer;
  timer.set("timeDuration", duration);
  timer.$parent = boundary;
  listOf(boundary, "eventDefinitions").push(timer);
  const send = addNode(change, "bpmn:SendTask", freshId(document, "Remind"), "");
  const end = addNode(change, "bpmn:EndEvent", freshId(document, "Reminded"), "Đã nhắc");
  connect(change, boundary, send);
  connect(change, send, end);
  return { boundary, send, end };
}
