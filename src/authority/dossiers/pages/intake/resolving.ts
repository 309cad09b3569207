import type { Plan } from "../../../../engines/flow/index.ts";
import type { Db } from "../../../../platform/db/index.ts";
import { foldAccents } from "../../../../platform/text/index.ts";
import type { ProcedureLevel } from "../../../../protocol/procedures/index.ts";
import { findNewest } from "../../../flows/index.ts";
import { type Agency, type AgencyLevel, agenciesOfNode } from "../../../organisation/index.ts";
import type { Offer } from "../../../procedures/index.ts";

/** At which level of procedures an agency stands. */
export function levelOfAgency(level: AgencyLevel): ProcedureLevel {
  if (level === "central") return "ministry";
  return level === "department" ? "province" : level;
}

/**
 * Agencies that may resolve a procedure received at a counter: the counter's own, and others of its level in the province for which it receives.
 * The usual one comes first: the counter's own, or at the province's centre the department that answers for the procedure.
 */
export function resolversOf(
  offer: Offer,
  level: ProcedureLevel,
  { own, all }: { readonly own: Agency; readonly all: readonly Agency[] },
): readonly Agency[] {
  const fitting = all.filter(
    (agency) =>
      levelOfAgency(agency.level) === level &&
      agency.validUntil === null &&
      (offer.receivers.length === 0 || offer.receivers.includes(agency.code) || offer.leadAgency === agency.code),
  );
  const isCentre = own.level === "province" || own.level === "central";
  const usual = isCentre ? [offer.leadAgency, own.code] : [own.code, offer.leadAgency];
  const rank = ({ code }: Agency): number => (usual.includes(code) ? usual.indexOf(code) : usual.length);
  return fitting.toSorted((a, b) => rank(a) - rank(b) || collator.compare(a.name, b.name));
}

const collator = new Intl.Collator("vi", { numeric: true });

/** A word of the flow that stands for an agency, and which agencies it may be. */
export type AskedPlace = {
  /** As drawn: `commune`. */
  readonly word: string;
  readonly options: readonly Agency[];
  /** The one that the applicant's address names, when it names one. */
  readonly suggested: string | undefined;
};

/** Agencies that the flow of a procedure leaves open until somebody applies ("UBND cấp xã nơi có đất"): those the form has to ask. */
export async function placesAsked(
  db: Db,
  offer: Pick<Offer, "code">,
  { resolver, all, address }: { readonly resolver: Agency; readonly all: readonly Agency[]; readonly address: string },
): Promise<readonly AskedPlace[]> {
  const plan = (await findNewest(db, offer.code))?.plan;
  return wordsIn(plan).flatMap((word) => {
    const level = word === "commune" || word === "district" ? word : undefined;
    if (!level || resolver.level === level || (resolver.level === "commune" && level === "district")) return [];
    const under = resolver.level === "district" ? resolver.code : (resolver.code.split(".")[0] ?? resolver.code);
    const options = all.filter(
      (agency) => agency.level === level && agency.validUntil === null && agency.code.startsWith(`${under}.`),
    );
    return [{ word, options, suggested: suggestPlace(options, address) }];
  });
}

/** Words in the place of an agency's code, each once. */
function wordsIn(plan: Plan | undefined): readonly string[] {
  const agencies = Object.values(plan?.nodes ?? {}).flatMap(({ agency }) => (agency === undefined ? [] : [agency]));
  return [...new Set(agencies)].filter((agency) => /^[a-z]+$/.test(agency));
}

/** The agency whose place stands in an address: "12 Trần Phú, Phường 3, Đà Lạt" names the commune "Phường 3, thành phố Đà Lạt". */
function suggestPlace(options: readonly Agency[], address: string): string | undefined {
  const parts = partsOf(address);
  const fitting = options.filter(({ name }) => {
    const [place, ...above] = partsOf(name.replace(/^(?:Ủy ban nhân dân|UBND)\s+/u, ""));
    return place !== undefined && parts.includes(place) && above.every((part) => parts.includes(part));
  });
  return fitting.length === 1 ? fitting[0]?.code : undefined;
}

function partsOf(text: string): readonly string[] {
  return foldAccents(text)
    .split(",")
    .map((part) => part.replace(/\b(?:xa|tt|thi tran|huyen|thanh pho|tp\.?|thi xa|tx\.?)\s+/g, "").trim())
    .filter((part) => part !== "");
}

/** The agencies of the node, once for a page. */
export function agenciesForIntake(db: Db): Promise<readonly Agency[]> {
  return agenciesOfNode(db);
}
