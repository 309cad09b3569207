import type { Node } from "../../platform/node.ts";
import type { EventActor } from "./store/change.ts";

/** Under which name the node itself stands in the history of dossiers. */
export const nodeName = "Hệ thống";

/** The node itself, where nobody acts: timers, the clock, the calendar. */
export function nodeActor(node: Node): EventActor {
  return { id: null, name: nodeName, title: "", agencyCode: node.config.code };
}
