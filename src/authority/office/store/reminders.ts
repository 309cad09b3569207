import type { Tx } from "../../../platform/db/index.ts";

/** Keeps the last reminder of a received document. The version stays: nobody's work on the document is out of date by it. */
export async function setReminded(tx: Tx, id: string, about: "registration" | "recall", at: Date): Promise<void> {
  await tx
    .updateTable("office.incoming")
    .set({ reminded_at: at, reminded_about: about })
    .where("id", "=", id)
    .execute();
}
