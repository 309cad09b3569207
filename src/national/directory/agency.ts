import type { Text } from "../../platform/text/index.ts";

/** Levels of agencies, from the top; exchange between levels 2 to 4 of a province is what "four levels" counts. */
export const agencyLevels = ["central", "province", "department", "district", "commune"] as const;

/** One of the levels. */
export type AgencyLevel = (typeof agencyLevels)[number];

/** Names of the levels. */
export const levelNames: Readonly<Record<AgencyLevel, Text>> = {
  central: { vi: "Trung ương", en: "Central" },
  province: { vi: "Cấp tỉnh", en: "Province" },
  department: { vi: "Sở, ban, ngành", en: "Department" },
  district: { vi: "Cấp huyện", en: "District" },
  commune: { vi: "Cấp xã", en: "Commune" },
};

/** An agency of the directory. Codes are in the form of Quyết định 20/2020/QĐ-TTg; days are `2020-11-24`. */
export type Agency = {
  readonly code: string;
  /** The code as the axis' wire carries it; null when QCVN 102:2016/BTTTT has no place for it. */
  readonly qcvn102: string | null;
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  readonly abbreviation: string;
  readonly level: AgencyLevel;
  readonly parent: string | null;
  /** Level 1 code of its province; null for central agencies. */
  readonly province: string | null;
  readonly unitCode: string | null;
  readonly place: string;
  readonly address: string;
  readonly email: string;
  readonly validFrom: string;
  /** First day on which it no longer exists. */
  readonly validUntil: string | null;
};

/** How the axis reaches an agency: through a node, through its own software's mailbox, or not at all. */
export type AgencyRoute = "node" | "mailbox" | "none";

/** Who takes the documents of an agency that was dissolved, and from which day. */
export type Succession = {
  readonly agencyCode: string;
  readonly successorCode: string;
  readonly fromDay: string;
  /** The decision that ordered it. */
  readonly basis: string;
};

/** A certificate with which software signs an agency's documents. */
export type AgencyCertificate = {
  readonly id: string;
  readonly agencyCode: string;
  /** `subtree`: also for every agency below. */
  readonly scope: "agency" | "subtree";
  readonly der: Uint8Array;
  /** SHA-256, lower-case hexadecimal. */
  readonly fingerprint: string;
  readonly serial: string;
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly addedAt: Date;
  readonly revokedAt: Date | null;
  readonly revocationReason: string | null;
};
