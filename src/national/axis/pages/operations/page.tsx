import { z } from "zod";
import { type App, type Frame, readQuery, render } from "../../../../platform/http/index.ts";
import { liveStream } from "../../../../platform/live/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { isoDay } from "../../../../platform/text/index.ts";
import { LocaleContext } from "../../../../ui/index.ts";
import { type Agency, type DirectoryReader, readNodes } from "../../../directory/index.ts";
import { mayOperateAxis } from "../../policy.ts";
import { readCoverage } from "../../statistics.ts";
import { readFlowToday } from "../../store/flow.ts";
import { readNodeQueues } from "../../store/node-queues.ts";
import { readStuck } from "../../store/stuck.ts";
import { axisFrame, type Desk, watcher } from "../desk.ts";
import { pageInQuery } from "../query.ts";
import { StuckPage } from "./stuck-page.tsx";
import { type LiveView, OperationsNow, OperationsPage } from "./view.tsx";
import { readVolumes, volumePeriod } from "./volumes.ts";

/** Stuck documents that the page shows before "see all". */
const shownStuck = 30;
const pageSize = 50;

/** `/operations`: the flow now, live; `/stuck`: everything that does not go on by itself. */
export function addOperations(app: App, node: Node, read: DirectoryReader): void {
  app.get("/operations", async (c) => {
    const desk = watcher(c);
    const frame = await axisFrame(c);
    const provinces = await servedProvinces(node, read);
    const period = volumePeriod(desk.now);
    const today = isoDay(desk.now);
    return render(
      c,
      <OperationsPage
        {...(await readNow(desk, frame))}
        provinces={provinces}
        coverage={await readCoverage(node.db, { from: `${today.slice(0, 4)}-01-01`, to: today })}
        period={period}
        volumes={await readVolumes(node.db, [...provinces.keys()], period)}
      />,
    );
  });
  app.get("/operations/stream", async (c) => {
    const { by, locale } = watcher(c);
    const frame = await axisFrame(c, { path: "/operations" });
    return liveStream(c, node.live, ["axis"], {
      pauseMilliseconds: 2000,
      message: async () => {
        const now = node.clock.now();
        const desk = { node, by, now, locale, mayOperate: mayOperateAxis(by, now) };
        const view = await readNow(desk, frame);
        const part = (
          <LocaleContext.Provider value={locale}>
            <OperationsNow {...view} />
          </LocaleContext.Provider>
        );
        return { data: String(await part.toString()) };
      },
    });
  });
  app.get("/stuck", async (c) => {
    const desk = watcher(c);
    const { page } = readQuery(c, z.object({ page: pageInQuery }));
    const stuck = await readStuck(node.db, desk.now, { offset: (page - 1) * pageSize, limit: pageSize });
    const frame = await axisFrame(c, { current: "/operations" });
    const clocks = { now: desk.now, machineNow: node.machine.now() };
    return render(
      c,
      <StuckPage frame={frame} {...stuck} {...clocks} mayOperate={desk.mayOperate} page={page} pageSize={pageSize} />,
    );
  });
}

async function readNow({ node, now, mayOperate }: Desk, frame: Frame): Promise<LiveView> {
  const machineNow = node.machine.now();
  return {
    frame,
    flow: await readFlowToday(node.db, now),
    stuck: await readStuck(node.db, now, { offset: 0, limit: shownStuck }),
    nodes: await readNodeQueues(node.db, machineNow),
    now,
    machineNow,
    mayOperate,
  };
}

/** The provinces that a node serves, by their code; of others there is nothing to compare. */
async function servedProvinces(node: Node, read: DirectoryReader): Promise<ReadonlyMap<string, Agency>> {
  const { agencies } = await read(node.db);
  const served = (await readNodes(node.db)).flatMap(({ level1 }) => agencies.get(level1) ?? []);
  return new Map(served.filter(({ level }) => level === "province").map((agency) => [agency.code, agency]));
}
