import type { WorkingTime } from "../../../../engines/deadline/index.ts";
import { timesOf } from "../../../calendar/index.ts";
import { agenciesOfNode, type StaffMember, staffOf } from "../../../organisation/index.ts";
import { soonUntil } from "../../due.ts";
import type { ListedDossier } from "../../listed-dossier.ts";
import { mayOversee, workRolesOf } from "../../policy.ts";
import { listWork, type WorkListQuery } from "../../store/work-list.ts";
import {
  countParts,
  countStandings,
  type ListChoices,
  type ListCount,
  readChoices,
} from "../../store/work-list-counts.ts";
import type { ListFilter, ListPart, ListScope, ListStanding } from "../../store/work-list-query.ts";
import { wordsToFind } from "../../store/work-list-search.ts";
import type { Officer } from "../officer.ts";
import type { ListAddress } from "./address.ts";

/** What the portal has not confirmed for so long is told, in milliseconds: usually it takes seconds. */
const staleMs = 15 * 60_000;

/** Rows of a list with what is counted over them; the part of the page that is kept up to date. */
export type ListFacts = {
  readonly address: ListAddress;
  readonly part: ListPart;
  readonly rows: readonly ListedDossier[];
  readonly next: string | undefined;
  readonly parts: ReadonlyMap<ListPart, ListCount>;
  readonly standings: ReadonlyMap<ListStanding | "any", ListCount>;
  /** Names of agencies of this node by their codes. */
  readonly agencyNames: ReadonlyMap<string, string>;
  /** Working time of an agency by its hours at an instant. */
  readonly timeOf: (agencyCode: string, at: Date) => WorkingTime;
  readonly scope: ListScope;
  readonly who: Officer;
  /** Machine clock: leases are counted by it. */
  readonly machineNow: Date;
};

/** What the filters offer. */
export type ListOffers = {
  readonly choices: ListChoices | undefined;
  readonly staff: readonly StaffMember[];
  /** Agencies to choose from; empty for somebody who sees one. */
  readonly agencies: readonly { readonly code: string; readonly name: string }[];
};

/** The part that an address names; without one, what the person may do, or for who does nothing, what is open. */
function partOf({ part }: ListAddress, scope: ListScope): ListPart {
  const wanted = part ?? "mine";
  return wanted === "mine" && scope.roles.length === 0 ? "all" : wanted;
}

/** Filters that the address asks for, of those that fit the list. */
function filterOf(address: ListAddress, { agencies }: ListScope, words: readonly string[]): ListFilter {
  const { standing, procedure, sector, step, assignee, channel } = address;
  if (agencies.length > 1) return { standing };
  return { standing, words, procedure, sector, step, assignee, channel };
}

/** Whose list it is: of the agency acted for; of all agencies, or one of them, for who oversees them. */
export async function scopeOf({ node, by, now }: Officer, { agency, part }: ListAddress): Promise<ListScope> {
  const roles = workRolesOf(by, now);
  const time = (await timesOf(node.db)).of(by.agencyCode, now);
  const common = {
    accountId: by.accountId,
    roles,
    now,
    soonUntil: soonUntil(time, now),
    staleBefore: new Date(now.getTime() - staleMs),
  };
  const isOwn = !mayOversee(by, now) || (agency === undefined && roles.length > 0) || part === "mine";
  if (isOwn) return { ...common, agencies: [by.agencyCode] };
  const all = (await agenciesOfNode(node.db)).map(({ code }) => code);
  if (agency !== undefined && all.includes(agency)) return { ...common, agencies: [agency] };
  return { ...common, agencies: all };
}

/** The question that an address asks. */
export async function queryOf({ node }: Officer, address: ListAddress, scope: ListScope): Promise<WorkListQuery> {
  const part = partOf(address, scope);
  const descending = address.order === undefined ? part === "done" : address.order === "desc";
  const words = address.q === undefined ? [] : await wordsToFind(node.db, address.q);
  const filter = filterOf(address, scope, words);
  return { part, scope, filter, sort: address.sort ?? "due", descending, after: address.after };
}

/** Reads what the live part of the page shows. */
export async function readList(who: Officer, address: ListAddress): Promise<ListFacts> {
  const { node } = who;
  const scope = await scopeOf(who, address);
  const query = await queryOf(who, address, scope);
  const [page, parts, standings, times, agencies] = await Promise.all([
    listWork(node.db, query),
    countParts(node.db, scope, query.filter.words),
    countStandings(node.db, query.part, scope, query.filter),
    timesOf(node.db),
    agenciesOfNode(node.db),
  ]);
  return {
    ...{ address, scope, who, parts, standings },
    part: query.part,
    rows: page.rows,
    next: page.next,
    agencyNames: new Map(agencies.map(({ code, name }) => [code, name])),
    timeOf: (agencyCode, at) => times.of(agencyCode, at),
    machineNow: node.machine.now(),
  };
}

/** Reads what the filters offer. */
export async function readOffers(
  { node, by, now }: Officer,
  { scope, part }: Pick<ListFacts, "scope" | "part">,
): Promise<ListOffers> {
  const one = scope.agencies.length === 1 ? scope.agencies[0] : undefined;
  const [choices, staff, agencies] = await Promise.all([
    one === undefined ? undefined : readChoices(node.db, one, part),
    one === undefined ? [] : staffOf(node.db, one, now),
    mayOversee(by, now) ? agenciesOfNode(node.db) : [],
  ]);
  return { choices, staff, agencies };
}
