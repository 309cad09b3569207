import Modeler from "bpmn-js/lib/Modeler.js";
import { translationOf } from "./translation.ts";

/** Attributes that flows have beside BPMN's own. */
const flowAttributes = {
  name: "Flow",
  prefix: "lt",
  uri: "urn:lienthong:flow:1",
  xml: { tagAlias: "lowerCase" },
  types: [
    {
      name: "Worked",
      extends: ["bpmn:FlowNode"],
      properties: ["agency", "allowance", "clock", "reason", "role", "topic", "form"].map((name) => ({
        name,
        isAttr: true,
        type: "String",
      })),
    },
  ],
};

/** Opens the drawing tool in an element of the page. */
export function openModeler(container: HTMLElement, locale: "vi" | "en"): Modeler {
  return new Modeler({
    container,
    moddleExtensions: { lt: flowAttributes },
    additionalModules: [translationOf(locale), peopleFirst],
  });
}

type Entries = Record<string, { readonly action?: Record<string, (event: Event, shape?: unknown) => void> }>;
type Factory = { createShape(attributes: { readonly type: string }): unknown };
type Provider = { registerProvider(priority: number, provider: object): void };
type Create = { start(event: Event, shape: unknown, context?: object): void };
type AutoPlace = { append(source: unknown, shape: unknown): void };

/** What the tools draw as a task is a task of a person: a task of nobody in particular is not waited for. */
const peopleFirst = {
  __init__: ["peopleFirst"],
  peopleFirst: ["type", addPeopleFirst],
};

addPeopleFirst.$inject = ["palette", "contextPad", "elementFactory", "create", "autoPlace"];

function addPeopleFirst(
  palette: Provider,
  contextPad: Provider,
  factory: Factory,
  create: Create,
  autoPlace: AutoPlace,
): void {
  const task = () => factory.createShape({ type: "bpmn:UserTask" });
  palette.registerProvider(500, {
    getPaletteEntries: () => (entries: Entries) => {
      const entry = entries["create.task"];
      const start = (event: Event) => create.start(event, task());
      return entry ? { ...entries, "create.task": { ...entry, action: { dragstart: start, click: start } } } : entries;
    },
  });
  contextPad.registerProvider(500, {
    getContextPadEntries: (element: unknown) => (entries: Entries) => {
      const entry = entries["append.append-task"];
      if (!entry) return entries;
      const action = {
        click: () => autoPlace.append(element, task()),
        dragstart: (event: Event) => create.start(event, task(), { source: element }),
      };
      return { ...entries, "append.append-task": { ...entry, action } };
    },
  });
}
