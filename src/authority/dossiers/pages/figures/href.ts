/** An address with its filters; what is empty is left out. */
export function hrefWith(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") params.set(name, String(value));
  }
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** What narrows the list behind a figure: whose, of which sector, by which way, and what else the figure is divided by. */
export type ListFilters = {
  readonly from?: string | undefined;
  readonly to: string;
  readonly agency?: string | undefined;
  /** That agency alone, without those below it. */
  readonly only?: "1" | undefined;
  readonly sector?: string | undefined;
  /** `2`, or `1,3`. */
  readonly channel?: string | undefined;
  readonly step?: string | undefined;
  readonly reason?: string | undefined;
};

/** The list that adds up to a figure. */
export function listHref(metric: string, filters: ListFilters): string {
  return hrefWith(`/dossiers/figures/${metric}`, filters);
}
