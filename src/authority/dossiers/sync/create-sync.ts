import type { JobDeclaration } from "../../../platform/jobs/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { MessageHandler } from "../../../platform/outbox/index.ts";
import { createPortal } from "./portal-client.ts";
import { createPump, wakeByNews } from "./pump.ts";
import { packLane } from "./send-to-nation.ts";
import { sendLane } from "./send-to-portal.ts";
import { syncAnswers } from "./sync-answers.ts";

/**
 * The sync of a node's dossiers: the changes that its actions queue go to the national node, or to the portal that the configuration
 * names. Made once for a node, before it starts.
 */
export function createSync(node: Node): {
  readonly messages: readonly MessageHandler[];
  readonly jobs: readonly JobDeclaration[];
} {
  const { dossierPortal, parts } = node.config;
  const portal = dossierPortal && createPortal(dossierPortal);
  const pump = createPump(node, (lane) => (portal ? sendLane(node, portal, lane) : packLane(node, lane)));
  if (parts !== "web") wakeByNews(node, pump);
  if (portal) node.live.stopped.addEventListener("abort", () => void portal.close());
  return {
    messages: [syncAnswers(node)],
    // Most is sent when it is told; this finds what nobody told of, and tries again what failed.
    jobs: [{ name: "dossier.sync", every: { seconds: 1 }, run: () => pump.drain() }],
  };
}
