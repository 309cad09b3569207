import { type Limit, LimitError, parseLimit } from "../../deadline/index.ts";
import { type Element, idOf, listOf, oneOf, openDocument, ownOf } from "./document.ts";
import { graphOf, processOf } from "./graph.ts";

/** A day of work, in minutes (Bộ luật Lao động 2019, article 105: eight hours). */
export const workingDay = 480;

/** What the steps of a flow may take together, on the longest way through it. */
export type AllowanceSum = {
  /** Working minutes; each step of a loop counted once, steps at which the clock stands still not at all. */
  readonly minutes: number;
  /** Ids of the steps on that way. */
  readonly path: readonly string[];
  /** Ids of steps whose allowance cannot be read. */
  readonly unreadable: readonly string[];
  /** Ids of people's steps that have none. */
  readonly without: readonly string[];
};

/** Adds up the allowances in a flow. Throws FlowFileError when the file cannot be read. */
export async function sumAllowances(xml: string): Promise<AllowanceSum> {
  const document = await openDocument(xml);
  const process = processOf(document);
  if (!process) return { minutes: 0, path: [], unreadable: [], without: [] };
  const unreadable: string[] = [];
  const without: string[] = [];
  return { ...longest(process, unreadable, without), unreadable, without };
}

type Way = { readonly minutes: number; readonly path: readonly string[] };
const nothing: Way = { minutes: 0, path: [] };

function longest(process: Element, unreadable: string[], without: string[]): Way {
  const graph = graphOf(process);
  const open = new Set<string>();
  const known = new Map<string, Way>();
  const own = new Map([...graph.nodes].map(([id, node]) => [id, ownWay(node, unreadable, without)]));
  const from = (id: string): Way => {
    const before = known.get(id);
    if (before) return before;
    // An arrow back to a step that is being counted: the way round is counted once.
    if (open.has(id)) return nothing;
    open.add(id);
    const ways = [...graph.out(id), ...graph.boundaries(id).flatMap((event) => graph.out(idOf(event)))];
    const rest = ways.map((flow) => from(idOf(oneOf(flow, "targetRef")))).reduce(longer, nothing);
    open.delete(id);
    const step = own.get(id) ?? nothing;
    const way = { minutes: step.minutes + rest.minutes, path: [...step.path, ...rest.path] };
    known.set(id, way);
    return way;
  };
  const entered = [...graph.nodes.keys()].filter((id) => graph.in(id).length === 0);
  return entered.map(from).reduce(longer, nothing);
}

function longer(a: Way, b: Way): Way {
  return b.minutes > a.minutes ? b : a;
}

function ownWay(node: Element, unreadable: string[], without: string[]): Way {
  const text = ownOf(node, "allowance");
  if (ownOf(node, "clock") === "pause") return nothing;
  if (text === "") {
    if (node.$type === "bpmn:UserTask") without.push(idOf(node));
    return listOf(node, "flowElements").length > 0 ? longest(node, unreadable, without) : nothing;
  }
  const minutes = minutesOf(text, "most");
  if (minutes === undefined) unreadable.push(idOf(node));
  return { minutes: minutes ?? 0, path: [idOf(node)] };
}

/**
 * A limit in working minutes, for adding up and comparing. Calendar days hold five working days in seven, without holidays: as a step they are
 * counted with the most that can fall into them, as a legal limit with the least. Undefined when the text is no limit.
 */
export function minutesOf(text: string, count: "most" | "least"): number | undefined {
  try {
    return inMinutes(parseLimit(text), count);
  } catch (error) {
    if (error instanceof LimitError) return undefined;
    throw error;
  }
}

function inMinutes(limit: Limit, count: "most" | "least"): number {
  if (limit.unit === "working-days") return limit.amount * workingDay;
  if (limit.unit === "working-hours") return limit.amount * 60;
  if (limit.unit === "same-day") return workingDay;
  const days = (limit.amount * 5) / 7;
  return (count === "most" ? Math.ceil(days) : Math.floor(days)) * workingDay;
}
