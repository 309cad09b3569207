import type { Text } from "../../platform/text/index.ts";

/** A flow to begin from. */
export type FlowTemplate = {
  readonly key: string;
  readonly name: Text;
  /** For which procedures it fits. */
  readonly about: Text;
  /** BPMN 2.0 with its drawing. */
  readonly xml: string;
};
