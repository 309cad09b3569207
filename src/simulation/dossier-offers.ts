import { limitOf, type OfferedFacts } from "../authority/procedures/index.ts";
import type { Procedure, ProcedureComponent, ProcedureLevel } from "../protocol/procedures/index.ts";
import type { PastFlow } from "./dossier-ways.ts";

type Channel = "counter" | "online" | "post";

/** A procedure that a province offered in the two years, with what counters needed of it. */
export type PastOffer = {
  /** As the province wrote the code, right or wrong. */
  readonly writtenCode: string;
  readonly name: string;
  /** Under which its dossiers are reported: the national code, or the province's own where that was not linked. */
  readonly code: string;
  /** The national code it should stand under; null for one that the nation does not know. */
  readonly rightCode: string | null;
  readonly sector: { readonly code: string; readonly name: string };
  readonly levels: readonly ProcedureLevel[];
  readonly leadAgency: string;
  readonly applicants: Procedure["applicants"];
  readonly components: readonly ProcedureComponent[];
  /** Whole đồng; null when nothing is charged or it depends on the dossier. */
  readonly fee: number | null;
  /** Amount asked where the flow waits for a payment and none is announced. */
  readonly usualFee: number;
  readonly limit: string;
  readonly flow: PastFlow;
  /** Number of the document by which it is refused. */
  readonly ground: string;
  /** How many came by "2020-03 online": says only how they relate to each other. */
  readonly demand: ReadonlyMap<string, number>;
};

/** A row of a province's catalogue with its demand. */
export type CatalogueRow = OfferedFacts & {
  readonly demand: readonly { readonly month: string; readonly channel: Channel; readonly received: number }[];
};

/**
 * Procedures for which dossiers came: with a demand and a readable limit, published.
 * @param flowFor the flow that a procedure with this code and limit has
 */
export function offersOf(
  rows: readonly CatalogueRow[],
  records: readonly Procedure[],
  flowFor: (code: string, limit: string) => PastFlow,
): readonly PastOffer[] {
  const byCode = new Map(records.map((record) => [record.code, record]));
  const byName = new Map(records.map((record) => [record.name, record]));
  return rows.flatMap((row): readonly PastOffer[] => {
    const record = byCode.get(row.nationalCode ?? row.code) ?? byName.get(row.name);
    const limit = limitOf({ localLimit: row.localLimit, limits: record?.limits ?? [] }, "counter");
    if (row.state !== "published" || row.demand.length === 0 || limit === undefined) return [];
    const code = row.nationalCode ?? row.code;
    return [
      {
        ...{
          writtenCode: row.code,
          name: row.name,
          code,
          rightCode: record?.code ?? null,
          limit,
          flow: flowFor(code, limit),
        },
        ...{ levels: row.levels, leadAgency: row.leadAgency },
        ground: record?.legalBasis[0]?.number ?? "61/2018/NĐ-CP",
        sector: { code: record?.sector.code || (record?.sector.name ?? ""), name: record?.sector.name ?? "" },
        applicants: applicantsOf(record),
        components: (record?.components ?? []).filter(({ required, onlyWhen }) => required && onlyWhen === null),
        ...feesOf(row, record),
        demand: new Map(row.demand.map(({ month, channel, received }) => [`${month} ${channel}`, received])),
      },
    ];
  });
}

/** What is about a person's own life, however the catalogue counts who may apply; and a house of one's own. */
const personalSectors: ReadonlySet<string> = new Set([
  "Hộ tịch",
  "Bảo trợ xã hội",
  "Người có công",
  "Nuôi con nuôi",
  "Quốc tịch",
]);
const personalNames = /nhà ở riêng lẻ/iu;

/** Who applied: for what is personal people and households, and an organisation only where no person may. */
function applicantsOf(record: Procedure | undefined): Procedure["applicants"] {
  if (!record) return ["citizen"];
  const { applicants, name, sector } = record;
  if (!personalSectors.has(sector.name) && !personalNames.test(name)) return applicants;
  const people = applicants.filter((kind) => kind === "citizen" || kind === "household");
  return people.length > 0 ? people : applicants;
}

function feesOf({ localFees }: CatalogueRow, record: Procedure | undefined): Pick<PastOffer, "fee" | "usualFee"> {
  const own = new Map(localFees.map(({ code, amount }) => [code, amount]));
  const amounts = (record?.fees ?? []).flatMap(({ code, amount }) => own.get(code) ?? amount ?? []);
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  return { fee: sum > 0 ? sum : null, usualFee: sum > 0 ? sum : 100_000 };
}
