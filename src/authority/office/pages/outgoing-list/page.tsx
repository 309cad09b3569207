import { hasRole } from "../../../../platform/auth/index.ts";
import { type App, type AppContext, render } from "../../../../platform/http/index.ts";
import { tallyOutgoing } from "../../read-outgoing.ts";
import { outgoingRegister } from "../../register-export.ts";
import type { DocumentState } from "../../states.ts";
import { listOutgoing, type OutgoingQuery } from "../../store/outgoing-list.ts";
import { allRows, type ExportForm, sendTable } from "../export.ts";
import { type ListFilters, listFilters } from "../lists.ts";
import { livePart } from "../live.tsx";
import { type Officer, officeFrame, officer } from "../officer.ts";
import { OutgoingListPage, OutgoingTable, type OutgoingTableView } from "./view.tsx";

/** The parts of the list, in the order of a document's life. */
export const outgoingParts = {
  draft: ["draft", "returned"],
  submitted: ["submitted"],
  signed: ["signed"],
  issued: ["issued"],
  withdrawn: ["recalled", "replaced"],
} as const satisfies Readonly<Record<string, readonly DocumentState[]>>;
export type OutgoingPart = keyof typeof outgoingParts;

/** `/outgoing`: outgoing documents by state. */
export function addOutgoingList(app: App): void {
  app.get("/outgoing", show);
  app.get("/outgoing/live", live);
  for (const form of ["csv", "xlsx"] as const) app.get(`/outgoing/export.${form}`, (c) => send(c, form));
}

async function show(c: AppContext): Promise<Response> {
  const who = officer(c);
  const filters = listFilters(c);
  const frame = await officeFrame(c);
  const counts = await countParts(who);
  return render(
    c,
    <OutgoingListPage {...(await tableView(who, filters))} frame={frame} counts={counts} now={who.now} />,
  );
}

/** How many documents each part has that the person may see. */
async function countParts(who: Officer): Promise<ReadonlyMap<OutgoingPart, number>> {
  const parts = Object.keys(outgoingParts).filter(isPart);
  const totals = await Promise.all(
    parts.map(async (part) => {
      const query = queryOf(who, { page: 1, q: "", kind: "", state: part, sort: "" });
      return (await listOutgoing(who.node.db, { ...query, pageSize: 1 })).total;
    }),
  );
  return new Map(parts.map((part, index) => [part, totals[index] ?? 0]));
}

function isPart(name: string): name is OutgoingPart {
  return name in outgoingParts;
}

/** The part that an address names: issued documents when it names none. */
export function partOf({ state }: Pick<ListFilters, "state">): OutgoingPart {
  return isPart(state) ? state : "issued";
}

async function tableView(who: Officer, filters: ListFilters): Promise<OutgoingTableView> {
  const list = await listOutgoing(who.node.db, queryOf(who, filters));
  const tallies = await tallyOutgoing(
    who.node.db,
    list.rows.map(({ id }) => id),
  );
  const mayIssue = hasRole(who.by, "clerk", who.now);
  return { list, tallies, filters, part: partOf(filters), locale: who.locale, mayIssue };
}

function queryOf({ by, now }: Officer, filters: ListFilters): OutgoingQuery {
  const part = partOf(filters);
  const seesAll = hasRole(by, ["clerk", "leader"], now);
  return {
    agencyCode: by.agencyCode,
    states: outgoingParts[part],
    page: filters.page,
    ...(filters.q === "" ? {} : { text: filters.q }),
    ...(filters.year === undefined ? {} : { year: filters.year }),
    ...(filters.kind === "" ? {} : { kind: filters.kind }),
    ...(filters.urgency === undefined ? {} : { urgency: filters.urgency }),
    ...(filters.from === undefined ? {} : { issuedFrom: filters.from }),
    ...(filters.to === undefined ? {} : { issuedTo: filters.to }),
    ...(seesAll ? {} : { draftsOf: by.accountId }),
    sort: sortOf(part, filters),
    ascending: filters.order === "asc",
  };
}

function sortOf(part: OutgoingPart, { sort, year }: ListFilters): NonNullable<OutgoingQuery["sort"]> {
  if (part !== "issued") return "updated";
  return sort === "number" && year !== undefined ? "number" : "issued";
}

async function live(c: AppContext): Promise<Response> {
  const who = officer(c);
  const filters = listFilters(c);
  return livePart(c, [`outgoing:${who.by.agencyCode}`], async () => (
    <OutgoingTable {...(await tableView(who, filters))} />
  ));
}

async function send(c: AppContext, form: ExportForm): Promise<Response> {
  const who = officer(c);
  const { page: _, ...query } = queryOf(who, listFilters(c));
  const rows = await allRows((after) =>
    listOutgoing(who.node.db, { ...query, pageSize: 1000, ...(after ? { after } : {}) }),
  );
  return sendTable(c, outgoingRegister(rows, who.locale), form);
}
