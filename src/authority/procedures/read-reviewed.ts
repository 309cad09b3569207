import type { Db } from "../../platform/db/index.ts";
import type { Node } from "../../platform/node.ts";
import { isoDay } from "../../platform/text/index.ts";
import { type Reviewed, reviewedOf } from "./review/reviewed.ts";
import { readCostForms } from "./store/cost-forms.ts";
import { readYearOfDemand } from "./store/demand.ts";
import { readNational } from "./store/national.ts";
import { listOffered } from "./store/offered.ts";

/** The whole catalogue as the review tools look at it; what is withdrawn is left out. */
export async function readReviewed(db: Db, node: Node): Promise<readonly Reviewed[]> {
  const offered = await listOffered(db);
  const national = await readNational(db, node.db);
  const demand = await readYearOfDemand(db, isoDay(node.clock.now()));
  const forms = await readCostForms(db);
  const formOf = (id: string, variant: "present" | "proposed") =>
    forms.find((form) => form.offeredId === id && form.variant === variant);
  return offered
    .filter(({ state }) => state !== "withdrawn")
    .map((one) =>
      reviewedOf({
        offered: one,
        record: one.nationalCode === null ? undefined : national?.byCode.get(one.nationalCode),
        demand: demand.get(one.id),
        present: formOf(one.id, "present"),
        proposed: formOf(one.id, "proposed"),
      }),
    );
}
