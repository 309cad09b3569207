declare module "bpmn-moddle" {
  /** Reads and writes BPMN 2.0; elements are plain objects with `$type`, described by the package's own schema. */
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, object>>);
    fromXML(
      xml: string,
      type?: string,
    ): Promise<{ readonly rootElement: unknown; readonly warnings: readonly unknown[] }>;
    toXML(element: unknown, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>;
    create(type: string, properties?: Readonly<Record<string, unknown>>): unknown;
  }
}
