import { type App, frameOf, render } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { nationalWorkingTime } from "../../calendar/index.ts";
import type { CatalogueReader } from "../catalogue.ts";
import { completeDraft } from "../complete-draft.ts";
import { keeper } from "./desk.ts";
import { getDraft } from "./draft/page.tsx";
import { ProcedurePage } from "./procedure/view.tsx";

/** `/catalogue/drafts/:id/preview`: the draft as people will see it. One that is not whole leads to what is missing. */
export function addPreview(app: App, node: Node, read: CatalogueReader): void {
  app.get("/catalogue/drafts/:id/preview", async (c) => {
    const { now } = keeper(c);
    const draft = await getDraft(node, c);
    const today = isoDay(now);
    const decision = { number: "…", date: today, issuer: "…" };
    const days = { announcedOn: today, effectiveFrom: today, publishedOn: today };
    const { procedure } = completeDraft(draft.record, { version: (draft.baseVersion ?? 0) + 1, decision, ...days });
    if (!procedure) return c.redirect(`/catalogue/drafts/${draft.id}?check=1`, 303);
    const { index } = await read(node.db);
    const time = await nationalWorkingTime(node.db);
    const find = (code: string) => index.find(code);
    const frame = await frameOf(c, { current: "/catalogue" });
    return render(
      c,
      <ProcedurePage
        frame={frame}
        procedure={procedure}
        versions={[]}
        now={now}
        time={time}
        find={find}
        mayKeep={false}
      />,
    );
  });
}
