import type { Problem } from "../../../engines/codes/index.ts";
import type { ProcedureLevel } from "../../../protocol/procedures/index.ts";
import type { OfferedFacts } from "../offered.ts";

/** What the report of standardisation looks for, in the order in which it is best repaired. */
export const findingKinds = [
  "mis-coded",
  "duplicated",
  "withdrawn-nationally",
  "missing",
  "outdated",
  "name-differs",
  "not-in-national",
  "limit-longer-than-law",
  "fee-differs",
  "announced-late",
  "published-late",
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** A part of the national record that differs between two versions, each side as short lines. */
export type ChangedPart = {
  readonly part: "name" | "fees" | "limits" | "components" | "steps" | "legal" | "online" | "results" | "conditions";
  readonly before: readonly string[];
  readonly after: readonly string[];
};

/** Why something is a finding: the facts a person checks it by. Days are `yyyy-MM-dd`. */
export type Why =
  | { readonly kind: "missing"; readonly since: string; readonly version: number }
  | {
      readonly kind: "outdated";
      /** Null: it names no version at all. */
      readonly from: number | null;
      readonly to: number;
      readonly effectiveFrom: string;
      readonly decision: string;
      /** Null when the older record never came here. */
      readonly changed: readonly ChangedPart[] | null;
    }
  | {
      readonly kind: "mis-coded";
      /** `form`: it is no code as written; `unknown`: no procedure has it; `other-procedure`, `other-agency`: it belongs to another. */
      readonly reason: "form" | "unknown" | "other-procedure" | "other-agency";
      readonly problems: readonly Problem[];
      readonly suggestions: readonly { readonly code: string; readonly name: string; readonly likeness: number }[];
    }
  | {
      readonly kind: "duplicated";
      readonly keep: { readonly id: string; readonly code: string; readonly name: string };
    }
  | {
      readonly kind: "announced-late" | "published-late";
      /** The day counted from, and the day counted to; null: it has not happened, and today is counted. */
      readonly from: string | null;
      readonly to: string | null;
      readonly workingDays: number;
      /** Announcing: at least so many before; publishing: at most so many after. */
      readonly limit: number;
    }
  | { readonly kind: "not-in-national"; readonly own: boolean }
  | {
      readonly kind: "withdrawn-nationally";
      readonly since: string | null;
      readonly replacedBy: readonly { readonly code: string; readonly name: string; readonly offered: boolean }[];
    }
  | { readonly kind: "name-differs"; readonly national: string }
  | { readonly kind: "limit-longer-than-law"; readonly local: string; readonly national: string }
  | {
      readonly kind: "fee-differs";
      readonly fees: readonly {
        readonly code: string;
        readonly name: string;
        readonly local: number;
        readonly national: number | null;
      }[];
    };

/** What a repair does: new facts of a procedure, or a procedure taken over from the nation. */
export type Repair =
  | { readonly make: "change"; readonly set: Partial<OfferedFacts> }
  | { readonly make: "create"; readonly facts: OfferedFacts };

/** One thing wrong with the catalogue. */
export type Finding = {
  /** Stable while it lasts: kind and subject. */
  readonly key: string;
  readonly kind: FindingKind;
  /** The offered procedure; null for one that is missing. */
  readonly offeredId: string | null;
  readonly code: string;
  readonly name: string;
  readonly levels: readonly ProcedureLevel[];
  readonly leadAgency: string;
  readonly why: Why;
  /** Absent when only people can put it right. */
  readonly repair: Repair | null;
};
