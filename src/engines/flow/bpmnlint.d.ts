declare module "bpmnlint/lib/linter.js" {
  type Report = { readonly id?: string; readonly name?: string; readonly message: string };
  /** The part of bpmnlint's linter that is called here: one rule over one file. */
  export default class Linter {
    constructor(options: { readonly config: { readonly rules: object }; readonly resolver: object });
    applyRule(
      definitions: unknown,
      rule: { readonly name: string; readonly rule: unknown; readonly category: string; readonly config: object },
    ): readonly Report[];
  }
}

declare module "bpmnlint/rules/*" {
  const factory: () => unknown;
  export default factory;
}
