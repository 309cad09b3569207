import type { JobDeclaration } from "../../platform/jobs/index.ts";
import { countDossiersAnew } from "./actions/count-anew.ts";
import { sendApologies } from "./actions/send-apologies.ts";

/** What dossiers do by themselves. */
export const dossierJobs: readonly JobDeclaration[] = [
  {
    name: "dossier.apologies",
    every: { seconds: 20 },
    run: async (node) => {
      const sent = await sendApologies(node);
      if (sent > 0) node.log.info({ sent }, "apologies written for late dossiers");
    },
  },
  {
    name: "dossier.due-dates",
    every: { seconds: 10 },
    run: async (node) => {
      const moved = await countDossiersAnew(node);
      if (moved > 0) node.log.info({ moved }, "due times of open dossiers counted by the changed calendar");
    },
  },
];
