import type { LifeEvent, ProcedureLevel } from "../../protocol/procedures/index.ts";

/** A procedure as lists and the search know it: its newest published version without papers, fees, steps and the like. */
export type ProcedureSummary = {
  readonly code: string;
  readonly version: number;
  /** Version of the catalogue at its last change. */
  readonly catalogueVersion: number;
  readonly name: string;
  readonly nameEn: string;
  readonly sector: { readonly code: string; readonly name: string; readonly nameEn: string };
  /** Level 1 code of who announced it. */
  readonly owner: string;
  readonly levels: readonly ProcedureLevel[];
  readonly online: 2 | 3 | 4 | null;
  readonly lifeEvents: readonly LifeEvent[];
  readonly keywords: readonly string[];
  readonly plain: { readonly vi: string; readonly en: string };
  readonly status: "in-force" | "withdrawn";
  readonly sample: boolean;
  /** ISO day. */
  readonly effectiveFrom: string;
  readonly publishedAt: Date;
};
