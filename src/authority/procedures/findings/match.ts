import { type Problem, parseProcedureCode, suggest } from "../../../engines/codes/index.ts";
import type { Procedure } from "../../../protocol/procedures/index.ts";
import type { Offered } from "../offered.ts";
import type { Why } from "./finding.ts";
import { likenessOf, type NameIndex } from "./name-index.ts";

/** What is known of the nation while one catalogue is looked through. */
export type Known = {
  /** Level 1 code of the authority. */
  readonly authority: string;
  readonly national: ReadonlyMap<string, Procedure>;
  readonly codes: readonly string[];
  readonly names: NameIndex;
};

type MisCoded = Extract<Why, { readonly kind: "mis-coded" }>;

/** Which national procedure an offered one is, and what is wrong with its code; the right code when one can be told. */
export type Match = {
  readonly national: Procedure | undefined;
  readonly misCoded: MisCoded | undefined;
  readonly rightCode: string | undefined;
  /** The code is well formed and carries the authority's own agency, so that it may be a procedure of its own. */
  readonly own: boolean;
};

/** As alike as two names of one procedure usually are: wording differs, the matter does not. */
const alike = 0.75;
/** So alike that one is the other but for a slip. */
const same = 0.9;
/** Less alike than this, a name may well be another procedure's. */
const doubtful = 0.7;

/** Finds the national procedure that an offered one stands for, through slips of its code and of its name. */
export function matchOne(offered: Offered, known: Known): Match {
  const parsed = parseProcedureCode(offered.code);
  const level1 = parsed.parts?.agency?.level1;
  const linked = offered.nationalCode === null ? undefined : known.national.get(offered.nationalCode);
  const meant =
    parsed.normalised === undefined ? undefined : nationalOf(parsed.normalised, parsed.parts?.national, known);
  const isOurs = level1 === known.authority;
  if (!parsed.valid) {
    return wrong("form", parsed.problems, offered, known, linked ?? meant, isOurs ? parsed.normalised : undefined);
  }
  if (level1 !== undefined && !isOurs) return wrong("other-agency", [], offered, known, linked ?? meant, undefined);
  if (!meant) {
    const named = linked ?? likest(offered, known, alike);
    if (named && !isOurs) return wrong("unknown", [], offered, known, named, undefined);
    return { national: undefined, misCoded: undefined, rightCode: undefined, own: isOurs };
  }
  const other = believed(offered, meant, known);
  if (other !== meant) return wrong("other-procedure", [], offered, known, other, undefined);
  return { national: meant, misCoded: undefined, rightCode: undefined, own: isOurs };
}

/** Of a code and a name that disagree the name is believed, when it is very nearly another procedure's. */
function believed(offered: Offered, meant: Procedure, known: Known): Procedure {
  if (likenessOf(offered.name, meant.name) >= doubtful) return meant;
  return likest(offered, known, same) ?? meant;
}

function likest(offered: Offered, known: Known, least: number): Procedure | undefined {
  const [best] = known.names.nearest(offered.name, least, 1);
  return best && known.national.get(best.code);
}

function wrong(
  reason: MisCoded["reason"],
  problems: readonly Problem[],
  offered: Offered,
  known: Known,
  meant: Procedure | undefined,
  /** The code as it was meant, when it carries the authority's own suffix: that is kept. */
  kept: string | undefined,
): Match {
  const national = meant ? believed(offered, meant, known) : likest(offered, known, alike);
  const rightCode = national && kept?.startsWith(`${national.code}.`) ? kept : national?.code;
  const sure = national && likenessOf(offered.name, national.name) >= same;
  const suggestions = sure ? [entry(national, offered)] : suggestionsFor(offered, known, national);
  return { national, misCoded: { kind: "mis-coded", reason, problems, suggestions }, rightCode, own: false };
}

/** National procedures that may be meant, by name and by code, the likeliest first, at most three. */
function suggestionsFor(offered: Offered, known: Known, national: Procedure | undefined): MisCoded["suggestions"] {
  const byName = known.names.nearest(offered.name, 0.5, 3).flatMap(({ code }) => known.national.get(code) ?? []);
  const byCode = suggest("procedure", offered.code, known.codes).flatMap((code) => known.national.get(code) ?? []);
  const rest = [...new Set([...byName, ...byCode])].filter((one) => one !== national).map((one) => entry(one, offered));
  const sorted = rest.sort((a, b) => b.likeness - a.likeness);
  return [...(national ? [entry(national, offered)] : []), ...sorted].slice(0, 3);
}

function entry(national: Procedure, offered: Offered): MisCoded["suggestions"][number] {
  return { code: national.code, name: national.name, likeness: likenessOf(offered.name, national.name) };
}

/** The national record of a canonical code: with the authority's suffix, or without. */
function nationalOf(normalised: string, national: string | undefined, known: Known): Procedure | undefined {
  return known.national.get(normalised) ?? (national === undefined ? undefined : known.national.get(national));
}
