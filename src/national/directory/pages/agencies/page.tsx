import { z } from "zod";
import { type App, type AppContext, optionalLine, readQuery, render } from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { isoDay } from "../../../../platform/text/index.ts";
import { agencyLevels } from "../../agency.ts";
import { searchText } from "../../api/agencies.ts";
import { mayChangeDirectory } from "../../policy.ts";
import { suggestAgencies } from "../../resolve-recipient.ts";
import { type AgencySearch, countAgencies, searchAgencies } from "../../store/agencies.ts";
import type { DirectoryReader, DirectoryView } from "../../store/view.ts";
import { directoryFrame } from "../desk.ts";
import { nearNames } from "../near-names.ts";
import { AgenciesPage, type NothingFound } from "./view.tsx";

const pageSize = 50;

const query = z.object({
  q: optionalLine(200).catch(undefined),
  level: z.enum(agencyLevels).optional().catch(undefined),
  province: z
    .string()
    .regex(/^[A-Z]\d{2}$/)
    .optional()
    .catch(undefined),
  under: z
    .string()
    .regex(/^[A-Z]\d{2}[0-9A-Z.]{0,32}$/)
    .optional()
    .catch(undefined),
  /** The whole list instead of the overview. */
  list: z.literal("all").optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

/** What the address asks for. */
export type AgencyQuery = z.output<typeof query>;

/** `/agencies`: everyone's search over the agencies that exist today. */
export function addAgencies(app: App, node: Node, read: DirectoryReader): void {
  app.get("/agencies", async (c) => render(c, await agenciesPage(c, node, read)));
}

async function agenciesPage(c: AppContext, node: Node, read: DirectoryReader) {
  const asked = readQuery(c, query);
  const now = node.clock.now();
  const on = isoDay(now);
  const search = searchOf(asked, on);
  const view = await read(node.db);
  const found = await searchAgencies(node.db, search, { offset: (asked.page - 1) * pageSize, limit: pageSize });
  const principal = c.get("principal");
  return (
    <AgenciesPage
      frame={await directoryFrame(c)}
      asked={asked}
      on={on}
      view={view}
      counts={await countAgencies(node.db, on)}
      found={found}
      pageSize={pageSize}
      nothing={found.total === 0 ? await nothingFound(node, view, asked, on) : undefined}
      mayChange={principal !== undefined && mayChangeDirectory(principal, now)}
    />
  );
}

function searchOf({ q, level, province, under }: AgencyQuery, on: string): AgencySearch {
  return {
    on,
    ...(q ? { text: searchText(q) } : {}),
    ...(level ? { level } : {}),
    ...(province ? { province } : {}),
    ...(under ? { under } : {}),
  };
}

/** The ways out of a search without results: the same words without filters, codes that look alike, names that look alike. */
async function nothingFound(node: Node, view: DirectoryView, asked: AgencyQuery, on: string): Promise<NothingFound> {
  const { q } = asked;
  if (q === undefined) return { near: [], withoutFilters: 0 };
  const { total } = await searchAgencies(node.db, { on, text: searchText(q) }, { offset: 0, limit: 1 });
  const codes = /\d/.test(q) ? suggestAgencies(view, searchText(q)) : [];
  const byCode = codes.flatMap((code) => view.agencies.get(code) ?? []);
  return { near: byCode.length > 0 ? byCode : nearNames(view.agencies.values(), q), withoutFilters: total };
}
