import { hasRole, type Principal } from "../../platform/auth/index.ts";
import { axisErrors } from "./errors.ts";

/** Whether a person may see what passes over the axis: who wrote to whom about what, and what is stuck. */
export function mayWatchAxis(principal: Principal, now: Date): boolean {
  return hasRole(principal, ["operator", "registrar"], now);
}

/** Whether a person may act on a delivery: send again, correct an address, return, remind. */
export function mayOperateAxis(principal: Principal, now: Date): boolean {
  return hasRole(principal, "operator", now);
}

/** Throws `axis.forbidden` unless the person may act on deliveries. Every action of an operator begins with it. */
export function assertOperator(principal: Principal, now: Date): void {
  if (!mayOperateAxis(principal, now)) throw axisErrors.forbidden();
}
