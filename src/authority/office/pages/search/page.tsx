import { hasRole } from "../../../../platform/auth/index.ts";
import { type App, type AppContext, render } from "../../../../platform/http/index.ts";
import { listIncoming } from "../../store/incoming-list.ts";
import { listOutgoing } from "../../store/outgoing-list.ts";
import { officeFrame, officer } from "../officer.ts";
import { SearchPage } from "./view.tsx";

const shown = 20;

/** `/documents`: finds documents of both directions by a few words. */
export function addSearchPage(app: App): void {
  app.get("/documents", search);
}

async function search(c: AppContext): Promise<Response> {
  const { node, by, now } = officer(c);
  const text = (c.req.query("q") ?? "").normalize("NFC").trim().slice(0, 200);
  const frame = await officeFrame(c, { current: "/documents" });
  if (text === "") return render(c, <SearchPage frame={frame} text="" found={undefined} />);
  const common = { agencyCode: by.agencyCode, text, pageSize: shown };
  const seesAll = hasRole(by, ["clerk", "leader"], now);
  const [outgoing, incoming] = await Promise.all([
    listOutgoing(node.db, { ...common, ...(seesAll ? {} : { draftsOf: by.accountId }) }),
    listIncoming(node.db, common),
  ]);
  return render(c, <SearchPage frame={frame} text={text} found={{ outgoing, incoming }} />);
}
