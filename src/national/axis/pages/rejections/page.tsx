import { z } from "zod";
import { type App, optionalLine, readQuery, render } from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { readRefusals } from "../../store/read-refusals.ts";
import { axisFrame, watcher } from "../desk.ts";
import { dayInQuery, pageInQuery } from "../query.ts";
import { RejectionsPage } from "./view.tsx";

const pageSize = 50;

const query = z.object({
  code: optionalLine(100).catch(undefined),
  source: optionalLine(100).catch(undefined),
  from: dayInQuery,
  to: dayInQuery,
  page: pageInQuery,
});

/** What the address of the list asks for. */
export type RejectionsQuery = z.output<typeof query>;

/** `/rejections`: what the axis did not take, and why. */
export function addRejections(app: App, node: Node): void {
  app.get("/rejections", async (c) => {
    watcher(c);
    const asked = readQuery(c, query);
    const found = await readRefusals(node.db, asked, { offset: (asked.page - 1) * pageSize, limit: pageSize });
    const frame = await axisFrame(c, { current: "/messages" });
    return render(c, <RejectionsPage frame={frame} asked={asked} found={found} pageSize={pageSize} />);
  });
}
