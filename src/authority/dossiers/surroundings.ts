import type { Node } from "../../platform/node.ts";
import { dossierErrors } from "./errors.ts";

/** What dossiers need from whoever composes the node. */
export type DossierSurroundings = {
  /** Flows for procedures that have none of their own, BPMN 2.0: done the same day by one officer, and through one-stop, specialist and leader. */
  readonly generalFlows: { readonly sameDay: string; readonly oneStop: string };
};

const given = new WeakMap<Node, DossierSurroundings>();

/** Gives a node's dossiers what they stand among. Called once, through `dossiersSystem`. */
export function giveSurroundings(node: Node, surroundings: DossierSurroundings): void {
  given.set(node, surroundings);
}

/** What the node's dossiers stand among. Throws when the system was not composed. */
export function surroundingsOf(node: Node): DossierSurroundings {
  const found = given.get(node);
  if (!found) throw dossierErrors.notComposed();
  return found;
}
