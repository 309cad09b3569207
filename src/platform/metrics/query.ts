/** Days of Vietnam, both counted: `2020-11-01` to `2020-11-30`. Without `from`: since the beginning, for a stock. */
export type MetricPeriod = { readonly from?: string; readonly to: string };

/** What only the caller knows of agencies: their administrative levels. */
export type MetricLevels = {
  agenciesAt(level: string): Promise<readonly string[]>;
  levelOf(agencyCodes: readonly string[]): Promise<ReadonlyMap<string, string>>;
};

/** Whose numbers; conditions given together must all hold, none means everyone's. */
export type MetricScope = {
  /** These agencies alone (canonical codes). */
  readonly agencies?: readonly string[];
  /** This agency and every code below it: `H36` counts `H36.01` and `H36.50.05`. */
  readonly under?: string;
  /** Agencies of one level; needs `levels`. */
  readonly level?: string;
  /** Counted under these: every dimension named must have one of its values. */
  readonly dims?: Readonly<Record<string, string | readonly string[]>>;
};

/** How a reading is divided. `province` is the first part of a code; `{ dim: "sector" }` one of the metric's own dimensions. */
export type MetricGrouping = "day" | "month" | "agency" | "province" | "level" | { readonly dim: string };

/** What to read. */
export type MetricQuery = MetricScope &
  MetricPeriod & {
    readonly metric: string;
    readonly by?: MetricGrouping;
    readonly levels?: MetricLevels;
  };

/** One part: key is an ISO day, `2020-11`, an agency code, a level, or a value of a dimension (empty: not counted under it). Parts of nothing are left out. */
export type MetricGroup = { readonly key: string; readonly value: number };

/** A number, and the parts it is the sum of. */
export type MetricReading = { readonly total: number; readonly groups: readonly MetricGroup[] };
