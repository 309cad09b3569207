import { z } from "zod";
import { parseProcedureCode } from "../../../../engines/codes/index.ts";
import { type App, type AppContext, readQuery, render } from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import type { CatalogueReader } from "../../catalogue.ts";
import { differenceOf } from "../../difference.ts";
import { procedureErrors } from "../../errors.ts";
import { nearCodes } from "../../search/search-procedures.ts";
import { findDraftOf } from "../../store/drafts.ts";
import { findRecord, readVersions } from "../../store/versions.ts";
import { keeper, officerFrame } from "../desk.ts";
import { EntryPage } from "./view.tsx";

const version = z.coerce.number().int().min(1).max(100_000).optional().catch(undefined);
const query = z.object({ before: version, after: version });

/** `/catalogue/:code`: the life of a procedure for those who keep the catalogue. */
export function addEntry(app: App, node: Node, read: CatalogueReader): void {
  app.get("/catalogue/:code", async (c) => {
    keeper(c);
    const typed = c.req.param("code");
    const code = parseProcedureCode(typed).normalised ?? typed;
    if (code !== typed && (await findRecord(node.db, code))) return c.redirect(`/catalogue/${code}`, 303);
    return render(c, await entryPage(c, node, read, code));
  });
}

async function entryPage(c: AppContext, node: Node, read: CatalogueReader, code: string) {
  const asked = readQuery(c, query);
  const procedure = await findRecord(node.db, code);
  if (!procedure) throw procedureErrors.missing(code, nearCodes((await read(node.db)).index, code));
  const versions = await readVersions(node.db, code);
  const before = asked.before === undefined ? undefined : await findRecord(node.db, code, asked.before);
  const after = asked.after === undefined ? undefined : await findRecord(node.db, code, asked.after);
  return (
    <EntryPage
      frame={await officerFrame(c, { current: "/catalogue" })}
      procedure={procedure}
      versions={versions}
      draft={await findDraftOf(node.db, code)}
      compared={before && after ? { before, after, difference: differenceOf(before, after) } : undefined}
    />
  );
}
