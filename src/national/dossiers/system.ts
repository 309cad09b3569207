import type { Node } from "../../platform/node.ts";
import type { MessageHandler } from "../../platform/outbox/index.ts";
import type { System } from "../../platform/system.ts";
import { dossiersMessageType } from "../../protocol/dossiers/index.ts";
import { createDirectoryReader } from "../directory/index.ts";
import type { WireServices } from "../procedures/index.ts";
import { createReceiver } from "./actions/receive-changes.ts";
import { receiveDossiers } from "./actions/receive-dossiers.ts";
import { dossierServices } from "./api/dossier-services.ts";
import { nationalDossierMetrics } from "./metrics.ts";
import { nationalDossierNav, nationalDossierPages } from "./pages/index.ts";
import { nationalReconciliationJobs } from "./reconciliation/jobs.ts";
import { reconciliationMessages } from "./reconciliation/messages.ts";
import { relayMessages } from "./relay.ts";

/** Dossiers of the whole country on the national node, and the wire services for the one endpoint of all services. */
export function nationalDossiers(node: Node): { readonly system: System; readonly services: WireServices } {
  const readDirectory = createDirectoryReader();
  const receive = createReceiver(node, readDirectory);
  const messages: readonly MessageHandler[] = [
    { type: dossiersMessageType, receive: (tx, some) => receiveDossiers(tx, receive, some) },
    ...relayMessages(node),
    ...reconciliationMessages(node),
  ];
  return {
    system: {
      name: "dossiers",
      routes: (app) => nationalDossierPages(app, readDirectory),
      messages,
      jobs: nationalReconciliationJobs,
      metrics: nationalDossierMetrics,
      nav: nationalDossierNav,
    },
    services: dossierServices(node, readDirectory, receive),
  };
}
