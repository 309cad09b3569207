import type { Node } from "../../../platform/node.ts";
import type { Agency } from "../agency.ts";
import { saveAgencies } from "../store/agencies.ts";
import { changeDirectory } from "./change-directory.ts";

/** An agency of the starting data; fields that only the data's own checks use are ignored. */
export type ImportedAgency = Omit<Agency, "address" | "validUntil"> & {
  readonly address?: string;
  readonly validUntil?: string | null;
};

/** Enters or updates many agencies at once, superiors and subordinates in any order. For the seed and for a migration of another directory. */
export async function importAgencies(node: Node, agencies: readonly ImportedAgency[]): Promise<void> {
  if (agencies.length === 0) return;
  await changeDirectory(node, async (tx, version) => {
    const rows = agencies.map((agency) => ({
      ...agency,
      address: agency.address ?? "",
      validUntil: agency.validUntil ?? null,
    }));
    await saveAgencies(tx, rows, version);
    const subject = { kind: "directory", id: String(version) };
    const acts = [
      { actor: "system" as const, action: "directory.agencies.import", subject, detail: { count: rows.length } },
    ];
    return { result: undefined, acts };
  });
}
