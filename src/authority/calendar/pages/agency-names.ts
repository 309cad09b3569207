import type { Db } from "../../../platform/db/index.ts";
import type { Locale } from "../../../platform/text/index.ts";
import { agenciesOfNode } from "../../organisation/index.ts";

/** Names of agencies of the node by their codes; a code that is none stands for itself. */
export async function agencyNames(db: Db, codes: readonly string[], locale: Locale): Promise<(code: string) => string> {
  const found = codes.length === 0 ? [] : await agenciesOfNode(db, { codes: [...new Set(codes)] });
  const names = new Map(found.map(({ code, name, nameEn }) => [code, locale === "vi" ? name : nameEn]));
  return (code) => names.get(code) ?? code;
}
