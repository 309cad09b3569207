import { z } from "zod";
import { type App, type AppContext, csvLimit, render } from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { asDossierState } from "../../../../protocol/dossiers/index.ts";
import { dossierErrors } from "../../errors.ts";
import { figureErrors } from "../../figures/errors.ts";
import { noteRegisterTaken } from "../../figures/note-register-taken.ts";
import { registerScopeOf } from "../../figures/policy.ts";
import { listRegister, type RegisterQuery, registerDays, registerStandings } from "../../store/register-list.ts";
import {
  askedCode,
  askedDay,
  type FigureDesk,
  figureDeskOf,
  figureFrame,
  namedAgencies,
  periodOf,
  queryOf,
} from "../figures/desk.ts";
import { sectorsOf } from "../figures/sectors.ts";
import { type SheetForm, sendSheet } from "../figures/send-file.ts";
import { registerSheet } from "./rows.ts";
import { pageSize, type RegisterFilters, RegisterPage, registersPath } from "./view.tsx";

const asked = z.object({
  from: askedDay,
  to: askedDay,
  by: z.enum(registerDays).catch("received"),
  agency: askedCode,
  sector: askedCode,
  procedure: askedCode,
  state: z.coerce.number().int().optional().catch(undefined),
  channel: z.coerce.number().int().min(1).max(3).optional().catch(undefined),
  standing: z.enum(registerStandings).optional().catch(undefined),
  q: z.string().trim().max(200).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/**
 * `/dossiers/registers`: the register of dossiers for any days, to be read, printed and taken away.
 * @param most lines of a file
 */
export function addRegisterPages(app: App, most = csvLimit): void {
  app.get(registersPath, (c) => show(c, most));
  for (const form of ["csv", "xlsx"] as const) app.get(`${registersPath}/export.${form}`, (c) => take(c, form, most));
}

type Read = {
  readonly desk: FigureDesk;
  readonly query: RegisterQuery;
  readonly filters: RegisterFilters;
  readonly page: number;
  readonly readsAll: boolean;
};

function read(c: AppContext): Read {
  const desk = figureDeskOf(c);
  const scope = registerScopeOf(desk.by, desk.now);
  if (!scope) throw dossierErrors.notYours();
  const { page, from, to, state, ...rest } = queryOf(c, asked);
  const period = periodOf({ from, to }, desk.today);
  const known = asDossierState(state);
  const filled = {
    ...period,
    by: rest.by,
    sector: rest.sector || undefined,
    procedure: rest.procedure || undefined,
    state: known,
    channel: rest.channel,
    standing: rest.standing,
    agency: scope.all ? rest.agency || undefined : undefined,
  };
  const text = rest.q || undefined;
  return {
    desk,
    query: { ...filled, text, owner: scope.all ? undefined : scope.agencyCode },
    filters: { ...filled, q: text },
    page,
    readsAll: scope.all,
  };
}

async function show(c: AppContext, most: number): Promise<Response> {
  const { desk, query, filters, page, readsAll } = read(c);
  const { node, now, today } = desk;
  const found = await listRegister(node.db, query, { now, offset: (page - 1) * pageSize, limit: pageSize });
  const agencies = await namedAgencies(desk);
  const names = new Map(agencies.map(({ code, name }) => [code, name]));
  return render(
    c,
    <RegisterPage
      frame={await figureFrame(c, "/dossiers/figures")}
      {...{ ...found, page, filters, today, most }}
      agencies={readsAll ? agencies : undefined}
      sectors={await sectorsOf(desk)}
      nameOf={(code) => names.get(code) ?? code}
    />,
  );
}

// A book of law is taken whole or not at all: one that lacks its end would look complete.
async function take(c: AppContext, form: SheetForm, most: number): Promise<Response> {
  const { desk, query, filters } = read(c);
  const { node, now, by, locale } = desk;
  const { rows, total } = await listRegister(node.db, query, { now, offset: 0, limit: most });
  if (total > most) throw figureErrors.registerTooLong(total, most);
  await noteRegisterTaken(node satisfies Pick<Node, "db">, { by, at: now, filters, lines: rows.length });
  const names = new Map((await namedAgencies(desk)).map(({ code, full }) => [code, full]));
  const sheet = registerSheet(rows, (code) => names.get(code) ?? code, locale);
  return sendSheet(c, form, `so-theo-doi-ho-so-${filters.from}-${filters.to}`, sheet);
}
