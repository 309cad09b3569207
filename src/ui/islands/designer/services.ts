import type Modeler from "bpmn-js/lib/Modeler.js";

/** An element of the file behind a shape. */
export type Business = {
  readonly $type: string;
  readonly id: string;
  $parent?: Business;
  get(name: string): unknown;
};

/** A shape or arrow on the canvas. */
export type Shape = {
  readonly id: string;
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly parent?: Shape;
  readonly businessObject: Business;
  readonly source?: Shape;
  readonly target?: Shape;
  readonly incoming?: readonly Shape[];
  readonly outgoing?: readonly Shape[];
  readonly labelTarget?: Shape;
};

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The parts of the drawing tool that the page uses. */
export type Services = {
  readonly canvas: {
    zoom(to?: number | "fit-viewport", center?: "auto"): number;
    viewbox(to?: Area): { readonly inner: Area; readonly outer: { readonly width: number; readonly height: number } };
    addMarker(element: string, marker: string): void;
    removeMarker(element: string, marker: string): void;
    scrollToElement(element: string): void;
    focus?(): void;
  };
  readonly elementRegistry: { get(id: string): Shape | undefined; filter(test: (shape: Shape) => boolean): Shape[] };
  readonly modeling: {
    updateProperties(shape: Shape, properties: Readonly<Record<string, unknown>>): void;
    updateModdleProperties(shape: Shape, element: Business, properties: Readonly<Record<string, unknown>>): void;
    updateLabel(shape: Shape, text: string): void;
    moveElements(shapes: Shape[], delta: { x: number; y: number }, target?: Shape): void;
  };
  readonly selection: { get(): Shape[]; select(shape: Shape | null): void };
  readonly overlays: {
    add(element: string, kind: string, overlay: { position: Record<string, number>; html: HTMLElement }): void;
    remove(filter: { type: string }): void;
  };
  readonly commandStack: { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean };
  readonly eventBus: { on(event: string | readonly string[], listener: (event: unknown) => void): void };
  readonly moddle: { create(type: string, properties: Readonly<Record<string, unknown>>): Business };
};

const names = [
  "canvas",
  "elementRegistry",
  "modeling",
  "selection",
  "overlays",
  "commandStack",
  "eventBus",
  "moddle",
] as const;

/** Takes the parts out of the tool. */
export function servicesOf(modeler: Modeler): Services {
  // The tool is typed by whoever asks; these are the shapes of its services as far as the page uses them.
  return Object.fromEntries(names.map((name) => [name, modeler.get<unknown>(name, true)])) as unknown as Services;
}

/** A text under a property. */
export function textOf(business: Business | undefined, name: string): string {
  const value = business?.get(name);
  return typeof value === "string" ? value : "";
}

/** The list under a property. */
export function listOf(business: Business | undefined, name: string): readonly Business[] {
  const value = business?.get(name);
  return Array.isArray(value) ? (value as readonly Business[]) : [];
}

/** The element under a property. */
export function oneOf(business: Business | undefined, name: string): Business | undefined {
  const value = business?.get(name);
  return typeof value === "object" && value !== null && "$type" in value ? (value as Business) : undefined;
}
