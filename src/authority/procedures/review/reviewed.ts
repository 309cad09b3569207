import type { Procedure } from "../../../protocol/procedures/index.ts";
import type { Offered } from "../offered.ts";
import type { YearOfDemand } from "../store/demand.ts";
import { type CostForm, costOf, defaultCostForm } from "./compliance-cost.ts";

/** A procedure with everything the review tools look at. */
export type Reviewed = {
  readonly offered: Offered;
  readonly record: Procedure | undefined;
  readonly demand: YearOfDemand;
  readonly present: CostForm;
  /** Filled in by an officer, or the defaults. */
  readonly isDefault: boolean;
  readonly proposed: CostForm | undefined;
  /** Đồng a year, at present. */
  readonly yearlyCost: number;
};

/** Puts together what is known of a procedure, with the default form of cost where nobody filled one in. */
export function reviewedOf(of: {
  readonly offered: Offered;
  readonly record: Procedure | undefined;
  readonly demand: YearOfDemand | undefined;
  readonly present: CostForm | undefined;
  readonly proposed: CostForm | undefined;
}): Reviewed {
  const { offered, record, proposed } = of;
  const demand = of.demand ?? { total: 0, online: 0 };
  const present = of.present ?? defaultCostForm(offered, record, demand.total);
  return {
    offered,
    record,
    demand,
    present,
    proposed,
    isDefault: of.present === undefined,
    yearlyCost: costOf(present).yearly,
  };
}
