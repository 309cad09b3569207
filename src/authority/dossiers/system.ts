import type { Node } from "../../platform/node.ts";
import type { System } from "../../platform/system.ts";
import { addDossierApi } from "./api/dossiers.ts";
import { addIntakeApi } from "./api/intake.ts";
import { overdueJobs } from "./figures/mark-overdue.ts";
import { dossierJobs } from "./jobs.ts";
import { dossierMetrics } from "./metrics.ts";
import { dossierNav, dossierPages } from "./pages/index.ts";
import { reconciliationJobs } from "./reconciliation/jobs.ts";
import { reconciliationMessages } from "./reconciliation/messages.ts";
import { remoteMessages } from "./remote/answers.ts";
import { type DossierSurroundings, giveSurroundings } from "./surroundings.ts";
import { createSync } from "./sync/create-sync.ts";

/** Dossiers of an authority on a node: counters, handling, results, sync. */
export function dossiersSystem(node: Node, surroundings: DossierSurroundings): System {
  giveSurroundings(node, surroundings);
  const sync = createSync(node);
  return {
    name: "dossiers",
    routes: (app) => {
      addIntakeApi(app, node);
      addDossierApi(app, node);
      dossierPages(app);
    },
    nav: dossierNav,
    messages: [...sync.messages, ...remoteMessages(node), ...reconciliationMessages(node)],
    jobs: [...dossierJobs, ...overdueJobs, ...sync.jobs, ...reconciliationJobs],
    metrics: dossierMetrics(node.config.code),
  };
}
