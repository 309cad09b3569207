import { z } from "zod";
import { parseProcedureCode } from "../../../../engines/codes/index.ts";
import { type App, type AppContext, readQuery, render } from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { nationalWorkingTime } from "../../../calendar/index.ts";
import type { CatalogueReader } from "../../catalogue.ts";
import { procedureErrors } from "../../errors.ts";
import { mayKeepCatalogue } from "../../policy.ts";
import { nearCodes } from "../../search/search-procedures.ts";
import { findRecord, readVersions } from "../../store/versions.ts";
import { publicFrame } from "../desk.ts";
import { ProcedurePage } from "./view.tsx";

const query = z.object({ version: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined) });

/** `/procedures/:code`: what a procedure is, for whoever has to go through it. Another form of its code leads to its own. */
export function addProcedure(app: App, node: Node, read: CatalogueReader): void {
  app.get("/procedures/:code", async (c) => {
    const typed = c.req.param("code");
    const code = parseProcedureCode(typed).normalised ?? typed;
    if (code !== typed && (await findRecord(node.db, code))) return c.redirect(`/procedures/${code}`, 303);
    return render(c, await procedurePage(c, node, read, code));
  });
}

async function procedurePage(c: AppContext, node: Node, read: CatalogueReader, code: string) {
  const { version } = readQuery(c, query);
  const { index } = await read(node.db);
  const versions = await readVersions(node.db, code);
  const [newest] = versions;
  if (!newest) throw procedureErrors.missing(code, nearCodes(index, code));
  const procedure = await findRecord(node.db, code, version ?? newest.version);
  if (!procedure) throw procedureErrors.versionMissing(code, version ?? newest.version);
  const principal = c.get("principal");
  const now = node.clock.now();
  return (
    <ProcedurePage
      frame={await publicFrame(c)}
      procedure={procedure}
      versions={versions}
      now={now}
      time={await nationalWorkingTime(node.db)}
      find={(each) => index.find(each)}
      mayKeep={principal !== undefined && mayKeepCatalogue(principal, now)}
    />
  );
}
