import { z } from "zod";
import { explainDue } from "../../../../engines/deadline/index.ts";
import { type App, render, signedIn } from "../../../../platform/http/index.ts";
import { workingTimeOf } from "../../../calendar/index.ts";
import { findAgency } from "../../../organisation/index.ts";
import { countingOf } from "../../due.ts";
import { dossierErrors } from "../../errors.ts";
import { maySeeDossier } from "../../policy.ts";
import { findDossierByCode, readEvents, readWork } from "../../store/dossiers.ts";
import { counterFrame } from "../intake/desk.ts";
import { ReceivedPage } from "./view.tsx";

const refusalSchema = z.object({ refusal: z.object({ reason: z.string(), legal: z.string() }) });

/** `/dossiers/:code/received`: what the officer sees once a dossier is received: its code, its due date, and the receipt to print. */
export function addReceivedPage(app: App): void {
  app.get("/dossiers/:code/received", async (c) => {
    const by = signedIn(c);
    const { db, clock } = c.get("node");
    const dossier = await findDossierByCode(db, c.req.param("code"));
    if (!dossier || !maySeeDossier(by, dossier, await readWork(db, dossier.id), clock.now()))
      throw dossierErrors.notFound();
    const { receivedAgency, agencyCode, dueAt, receivedAt, code } = dossier;
    const [received, resolver, events] = await Promise.all([
      findAgency(db, receivedAgency),
      findAgency(db, agencyCode),
      dossier.outcome === "not-received" ? readEvents(db, dossier.id) : [],
    ]);
    const refused = events.find(({ kind }) => kind === "not-accepted");
    const time = dueAt && (await workingTimeOf(db, agencyCode, receivedAt));
    return render(
      c,
      <ReceivedPage
        frame={await counterFrame(c, `/dossiers/${encodeURIComponent(code)}/received`)}
        dossier={dossier}
        explained={time ? explainDue(time, countingOf(dossier)) : undefined}
        receivedAgency={received?.name ?? receivedAgency}
        resolver={resolver?.name ?? agencyCode}
        refusal={refused && (refusalSchema.safeParse(refused.detail).data?.refusal ?? { reason: "", legal: "" })}
      />,
    );
  });
}
