import { z } from "zod";
import { type AppContext, readQuery } from "../../../../platform/http/index.ts";
import { type ListPart, listParts, listStandings } from "../../store/work-list-query.ts";

/** Where the list stands. */
export const listPath = "/dossiers";

/** Form that the boxes of the rows belong to. */
export const batchForm = "batch";

const word = (most: number) => z.string().trim().min(1).max(most).optional().catch(undefined);

/** What of a list stands in its address. What is empty or wrong is left out. */
const address = z.object({
  part: z.enum(listParts).optional().catch(undefined),
  standing: z.enum(listStandings).optional().catch(undefined),
  procedure: word(40),
  sector: word(40),
  step: word(300),
  assignee: z
    .union([z.literal("none"), z.uuid()])
    .optional()
    .catch(undefined),
  channel: z.coerce.number().int().min(1).max(3).optional().catch(undefined),
  agency: word(30),
  q: word(200),
  sort: z.enum(["due", "received"]).optional().catch(undefined),
  order: z.enum(["asc", "desc"]).optional().catch(undefined),
  after: word(120),
  /** Which row of the list the page begins with; only told, the rows follow `after`. */
  at: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
  open: word(60),
});

/** See `address`. */
export type ListAddress = z.output<typeof address>;

/** Reads the address of a list. */
export function readAddress(c: AppContext): ListAddress {
  const given = readQuery(c, z.record(z.string(), z.union([z.string(), z.array(z.string())])));
  const single = Object.entries(given).flatMap(([name, value]) => {
    const one = Array.isArray(value) ? value.at(-1) : value;
    return one === undefined || one === "" ? [] : [[name, one] as const];
  });
  return address.parse(Object.fromEntries(single));
}

/** The address with something changed. Another list begins at its first page, with nothing open beside it. */
export function hrefOf(
  from: ListAddress,
  change: Partial<Record<keyof ListAddress, string | number | undefined>>,
  path = listPath,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({
    ...from,
    after: undefined,
    at: undefined,
    open: undefined,
    ...change,
  })) {
    if (value !== undefined && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** What keeps an address on the page of the list where it is. */
export function samePage({ after, at }: ListAddress): Pick<ListAddress, "after" | "at"> {
  return { after, at };
}

/** The address of another part: what the list is searched by goes along, its other filters do not fit there. */
export function partHref({ agency, q }: ListAddress, part: ListPart): string {
  return hrefOf(address.parse({ agency, q }), { part });
}

/** The address of a part without any filter. */
export function clearedHref({ agency }: ListAddress, part: ListPart): string {
  return hrefOf(address.parse({ agency }), { part });
}
