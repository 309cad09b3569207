import type { AgencyQuery } from "./page.tsx";

/** The address of a search. */
export function agenciesHref(asked: { readonly [K in keyof AgencyQuery]?: AgencyQuery[K] | undefined }): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    if (value !== undefined && value !== "" && !(name === "page" && value === 1)) query.set(name, String(value));
  }
  return query.size > 0 ? `/agencies?${query}` : "/agencies";
}
