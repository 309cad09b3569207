import { z } from "zod";
import { type App, type AppContext, optionalLine, readQuery, render } from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { lifeEvents, procedureLevels } from "../../../../protocol/procedures/index.ts";
import type { CatalogueReader } from "../../catalogue.ts";
import { type ProcedureSearch, searchProcedures } from "../../search/search-procedures.ts";
import { publicFrame } from "../desk.ts";
import { pageInQuery } from "../query.ts";
import { SearchPage } from "./view.tsx";

const pageSize = 20;

const query = z.object({
  q: optionalLine(200).catch(undefined),
  event: z.enum(lifeEvents).optional().catch(undefined),
  level: z.enum(procedureLevels).optional().catch(undefined),
  sector: optionalLine(300).catch(undefined),
  owner: optionalLine(10).catch(undefined),
  online: z.enum(["0", "2", "3", "4"]).optional().catch(undefined),
  /** The whole list instead of the entrances. */
  list: z.literal("all").optional().catch(undefined),
  page: pageInQuery,
});

/** What the address asks for. */
export type SearchQuery = z.output<typeof query>;

/** `/procedures`: everyone's search over the procedures in force. */
export function addSearch(app: App, node: Node, read: CatalogueReader): void {
  app.get("/procedures", async (c) => render(c, await searchPage(c, node, read)));
}

async function searchPage(c: AppContext, node: Node, read: CatalogueReader) {
  const asked = readQuery(c, query);
  const { index } = await read(node.db);
  const found = searchProcedures(index, searchOf(asked), { offset: (asked.page - 1) * pageSize, limit: pageSize });
  const all = index.byName().filter(({ status }) => status === "in-force");
  const text = asked.q ? { text: asked.q } : {};
  const withoutFilters = found.total === 0 ? searchProcedures(index, text, { offset: 0, limit: 1 }).total : 0;
  return (
    <SearchPage
      frame={await publicFrame(c)}
      asked={asked}
      found={found}
      withoutFilters={withoutFilters}
      all={all}
      pageSize={pageSize}
    />
  );
}

function searchOf({ q, event, level, sector, owner, online }: SearchQuery): ProcedureSearch {
  return {
    ...(q ? { text: q } : {}),
    ...(event ? { event } : {}),
    ...(level ? { level } : {}),
    ...(sector ? { sector } : {}),
    ...(owner ? { owner } : {}),
    ...(online ? { online: onlineLevels[online] } : {}),
  };
}

const onlineLevels = { "0": 0, "2": 2, "3": 3, "4": 4 } as const;
