import { type App, type AppContext, render } from "../../../../platform/http/index.ts";
import { incomingRegister } from "../../register-export.ts";
import type { IncomingState } from "../../states.ts";
import { type IncomingQuery, listIncoming } from "../../store/incoming-list.ts";
import { allRows, type ExportForm, sendTable } from "../export.ts";
import { type ListFilters, listFilters } from "../lists.ts";
import { livePart } from "../live.tsx";
import { type Officer, officeFrame, officer } from "../officer.ts";
import { IncomingListPage, type IncomingPart, IncomingTable, type IncomingTableView } from "./view.tsx";

const parts: Readonly<Record<IncomingPart, readonly IncomingState[] | "asked">> = {
  arrived: ["arrived"],
  asked: "asked",
  registered: ["registered", "assigned", "processing"],
  completed: ["completed"],
  refused: ["refused"],
};

/** `/incoming`: received documents by state; new ones appear by themselves. */
export function addIncomingList(app: App): void {
  app.get("/incoming", show);
  app.get("/incoming/live", async (c) => {
    const who = officer(c);
    const filters = listFilters(c);
    return livePart(c, [`incoming:${who.by.agencyCode}`], async () => (
      <IncomingTable {...(await tableView(who, filters))} />
    ));
  });
  for (const form of ["csv", "xlsx"] as const) app.get(`/incoming/export.${form}`, (c) => send(c, form));
}

async function show(c: AppContext): Promise<Response> {
  const who = officer(c);
  const filters = listFilters(c);
  const frame = await officeFrame(c);
  return render(c, <IncomingListPage {...(await tableView(who, filters))} frame={frame} now={who.now} />);
}

async function tableView(who: Officer, filters: ListFilters): Promise<IncomingTableView> {
  const list = await listIncoming(who.node.db, queryOf(who, filters));
  return { list, filters, part: partOf(filters), locale: who.locale, counts: await countParts(who) };
}

async function countParts(who: Officer): Promise<ReadonlyMap<IncomingPart, number>> {
  const names = Object.keys(parts).filter(isPart);
  const totals = await Promise.all(
    names.map(async (part) => {
      const query = queryOf(who, { page: 1, q: "", kind: "", state: part, sort: "" });
      return (await listIncoming(who.node.db, { ...query, pageSize: 1 })).total;
    }),
  );
  return new Map(names.map((part, index) => [part, totals[index] ?? 0]));
}

function isPart(name: string): name is IncomingPart {
  return name in parts;
}

/** The part that an address names: new documents when it names none. */
function partOf({ state }: Pick<ListFilters, "state">): IncomingPart {
  return isPart(state) ? state : "arrived";
}

function queryOf({ by }: Officer, filters: ListFilters): IncomingQuery {
  const states = parts[partOf(filters)];
  return {
    agencyCode: by.agencyCode,
    page: filters.page,
    ...(states === "asked" ? { changeAsked: true } : { states }),
    ...(filters.q === "" ? {} : { text: filters.q }),
    ...(filters.year === undefined ? {} : { year: filters.year }),
    ...(filters.kind === "" ? {} : { kindName: filters.kind }),
    ...(filters.urgency === undefined ? {} : { urgency: filters.urgency }),
    ...(filters.from === undefined ? {} : { receivedFrom: filters.from }),
    ...(filters.to === undefined ? {} : { receivedTo: filters.to }),
    ascending: filters.order === "asc",
  };
}

async function send(c: AppContext, form: ExportForm): Promise<Response> {
  const who = officer(c);
  const { page: _, ...query } = queryOf(who, listFilters(c));
  const rows = await allRows((after) =>
    listIncoming(who.node.db, { ...query, pageSize: 1000, ...(after ? { after } : {}) }),
  );
  return sendTable(c, incomingRegister(rows, who.locale), form);
}
