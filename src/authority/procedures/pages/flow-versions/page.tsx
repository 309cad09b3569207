import { compareFlows, readPicture } from "../../../../engines/flow/steps/index.ts";
import { type App, type AppContext, render } from "../../../../platform/http/index.ts";
import { type DrawnVersion, findVersion, readVersions } from "../../../flows/index.ts";
import { flowDraftErrors } from "../../flow-errors.ts";
import { flowOf } from "../../flow-of.ts";
import { bpmnFile } from "../flow/page.tsx";
import { type FlowDesk, flowDeskOf, flowFrame } from "../flow-desk.ts";
import { type RunningVersion, VersionPage, VersionsPage } from "./view.tsx";

const path = "/procedures/catalogue/:id/flow/versions";

/** `/procedures/catalogue/:id/flow/versions`: published versions of a flow. */
export function addVersionPages(app: App): void {
  app.get(path, async (c) => {
    const desk = await flowDeskOf(c);
    const versions = await readVersions(desk.node.db, flowOf(desk.offered));
    return render(c, <VersionsPage frame={await flowFrame(c, desk.paths.versions)} desk={desk} versions={versions} />);
  });
  app.get(`${path}/:number`, one);
  app.get(`${path}/:number/file.bpmn`, async (c) => {
    const { desk, drawn } = await versionOf(c);
    return bpmnFile(c, drawn.xml, `${desk.offered.code}-${drawn.number}`);
  });
}

type Found = {
  readonly desk: FlowDesk;
  readonly drawn: DrawnVersion;
  readonly version: RunningVersion;
  readonly before: DrawnVersion | undefined;
  readonly isNewest: boolean;
};

async function versionOf(c: AppContext): Promise<Found> {
  const desk = await flowDeskOf(c);
  const { db } = desk.node;
  const versions = await readVersions(db, flowOf(desk.offered));
  const number = Number(c.req.param("number"));
  const version = versions.find((one) => one.number === number);
  const drawn = version && (await findVersion(db, version.id));
  if (!version || !drawn) throw flowDraftErrors.noVersion();
  const earlier = versions.find((one) => one.number === number - 1);
  return {
    desk,
    drawn,
    version,
    before: earlier && (await findVersion(db, earlier.id)),
    isNewest: versions[0]?.number === number,
  };
}

async function one(c: AppContext): Promise<Response> {
  const { desk, drawn, version, before, isNewest } = await versionOf(c);
  return render(
    c,
    <VersionPage
      frame={await flowFrame(c, desk.paths.version(version.number))}
      desk={desk}
      version={version}
      isNewest={isNewest}
      picture={await readPicture(drawn.xml)}
      differences={before && (await compareFlows(before.xml, drawn.xml))}
    />,
  );
}
