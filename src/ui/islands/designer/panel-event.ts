import { field, type } from "./dom.ts";
import type { PanelContext } from "./panel.ts";
import { type Business, listOf, oneOf, type Services, type Shape, textOf } from "./services.ts";

/** What an event or a receiving task waits for. */
export function eventFields(shape: Shape, context: PanelContext): readonly HTMLElement[] {
  const { services, say } = context;
  const business = shape.businessObject;
  if (business.$type === "bpmn:ReceiveTask") return [messageField(shape, business, context)];
  const [definition, ...more] = listOf(business, "eventDefinitions");
  if (!definition || more.length > 0) return [];
  if (definition.$type === "bpmn:MessageEventDefinition") return [messageField(shape, definition, context)];
  if (definition.$type !== "bpmn:TimerEventDefinition") return [];
  const written = textOf(
    oneOf(definition, "timeDuration") ?? oneOf(definition, "timeDate") ?? oneOf(definition, "timeCycle"),
    "body",
  );
  const control = type("lt-panel-timer", written, (value) => {
    const timeDuration = value === "" ? undefined : services.moddle.create("bpmn:FormalExpression", { body: value });
    services.modeling.updateModdleProperties(shape, definition, {
      timeDuration,
      timeDate: undefined,
      timeCycle: undefined,
    });
  });
  return [field(say("timer"), control, say("timerHint"))];
}

function messageField(shape: Shape, holder: Business, { services, say }: PanelContext): HTMLElement {
  const control = type("lt-panel-message", textOf(oneOf(holder, "messageRef"), "name"), (value) => {
    const messageRef = value === "" ? undefined : messageNamed(shape, value, services);
    services.modeling.updateModdleProperties(shape, holder, { messageRef });
  });
  return field(say("message"), control);
}

function messageNamed(shape: Shape, name: string, { modeling, moddle }: Services): Business {
  const definitions = definitionsOf(shape.businessObject);
  const roots = listOf(definitions, "rootElements");
  const found = roots.find((root) => root.$type === "bpmn:Message" && textOf(root, "name") === name);
  if (found || !definitions) return found ?? moddle.create("bpmn:Message", { name });
  const ids = new Set(roots.map(({ id }) => id));
  let number = 1;
  while (ids.has(`Message_${number}`)) number++;
  const message = moddle.create("bpmn:Message", { id: `Message_${number}`, name });
  message.$parent = definitions;
  modeling.updateModdleProperties(shape, definitions, { rootElements: [...roots, message] });
  return message;
}

function definitionsOf(business: Business): Business | undefined {
  let at: Business | undefined = business;
  while (at && at.$type !== "bpmn:Definitions") at = at.$parent;
  return at;
}
