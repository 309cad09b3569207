import type { Plan } from "../../../../engines/flow/index.ts";
import { readPicture } from "../../../../engines/flow/steps/index.ts";
import { type App, render } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, type FlowMark, FlowPicture, OfficerPage, Void } from "../../../../ui/index.ts";
import { findVersion } from "../../../flows/index.ts";
import { isReceptionStep } from "../../lanes.ts";
import type { Work } from "../../record.ts";
import { deskOf, dossierFrame, dossierPath, openDossier, pathOf } from "./desk.ts";
import { DossierStrip } from "./head.tsx";
import { dossierText } from "./text.ts";

/** `/dossiers/:code/flow`: the drawing that the dossier follows, with where it was and is. */
export function addFlowPage(app: App): void {
  app.get(`${dossierPath}/flow`, async (c) => {
    const desk = deskOf(c);
    const facts = await openDossier(desk);
    const { dossier, instance, work } = facts;
    const version = instance && (await findVersion(desk.node.db, instance.versionId));
    const picture = version && (await readPicture(version.xml));
    const frame = await dossierFrame(c, pathOf(dossier, "flow"));
    const text = wordsIn(dossierText, desk.locale);
    const title = text.pictureTitle(instance?.plan.name ?? dossier.procedureName);
    return render(
      c,
      <OfficerPage frame={frame} title={title} classes="lt-page lt-print--landscape">
        <BackLink href={pathOf(dossier)} text={text.back} />
        <h1 class="govuk-heading-xl">{title}</h1>
        <DossierStrip {...facts} machineNow={desk.node.machine.now()} by={desk.by} />
        <p class="lt-small lt-quiet lt-mt3">{text.pictureLead}</p>
        {picture ? (
          <FlowPicture
            id="flow"
            title={title}
            {...picture}
            marks={marksOf(work, instance?.plan, text.here)}
            scale={0.8}
            fit
          />
        ) : (
          <Void kind="empty" title={text.noPicture} />
        )}
      </OfficerPage>,
    );
  });
}

function marksOf(work: readonly Work[], plan: Plan | undefined, here: string): Readonly<Record<string, FlowMark>> {
  const marks: Record<string, FlowMark> = {};
  // The step of receiving was done by receiving, before there was work to write down.
  for (const node of Object.values(plan?.nodes ?? {}))
    if (plan && isReceptionStep(plan, node)) marks[node.id] = { tone: "passed" };
  for (const { node, closedAt } of work) if (node !== "" && closedAt !== null) marks[node] = { tone: "passed" };
  for (const { node, closedAt } of work)
    if (node !== "" && closedAt === null) marks[node] = { tone: "here", text: here };
  return marks;
}
