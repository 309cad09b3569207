import type { Principal } from "../../platform/auth/index.ts";
import type { StatusStaff } from "../exchange/index.ts";
import type { OfficeAgency } from "./surroundings.ts";

/** Who acts, for a document's history. */
export function eventActor(by: Principal): { readonly id: string; readonly name: string } {
  return { id: by.accountId, name: by.name };
}

/** Who the other side can turn to. */
export function staffOf(by: Principal, agency: OfficeAgency): StatusStaff {
  return { department: agency.name, name: by.name, ...(agency.email ? { email: agency.email } : {}) };
}
