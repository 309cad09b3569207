declare module "bpmn-js/lib/Modeler.js" {
  /** The drawing tool, as far as the page uses it; its own types are written for another module system. */
  export default class Modeler {
    constructor(options: {
      readonly container: HTMLElement;
      readonly moddleExtensions?: Readonly<Record<string, object>>;
      readonly additionalModules?: readonly object[];
    });
    importXML(xml: string): Promise<{ readonly warnings: readonly string[] }>;
    saveXML(options: { readonly format: boolean }): Promise<{ readonly xml?: string }>;
    get<T>(name: string, strict: true): T;
  }
}
