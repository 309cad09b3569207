import { z } from "zod";
import { missing } from "../../../../platform/errors/index.ts";
import { type App, readQuery, render } from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { readNodeQueues } from "../../store/node-queues.ts";
import { readQueue } from "../../store/read-queue.ts";
import { axisFrame, watcher } from "../desk.ts";
import { pageInQuery } from "../query.ts";
import { queueText } from "./text.ts";
import { QueuePage } from "./view.tsx";

const pageSize = 50;

/** `/nodes/:code`: what waits for a node. */
export function addQueue(app: App, node: Node): void {
  app.get("/nodes/:code", async (c) => {
    watcher(c);
    const code = c.req.param("code");
    const { page } = readQuery(c, z.object({ page: pageInQuery }));
    const machineNow = node.machine.now();
    const peer = (await readNodeQueues(node.db, machineNow)).find(({ nodeCode }) => nodeCode === code);
    if (!peer) throw missing("axis.node-missing", { vi: queueText.vi.missing(code), en: queueText.en.missing(code) });
    const queue = await readQueue(node.db, code, { offset: (page - 1) * pageSize, limit: pageSize });
    const frame = await axisFrame(c, { current: "/operations" });
    return render(
      c,
      <QueuePage frame={frame} peer={peer} {...queue} machineNow={machineNow} page={page} pageSize={pageSize} />,
    );
  });
}
