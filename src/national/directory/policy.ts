import { hasRole, type Principal } from "../../platform/auth/index.ts";
import { directoryErrors } from "./errors.ts";

/** Whether a person may change the directory: agencies, certificates, credentials, applications. */
export function mayChangeDirectory(principal: Principal, now: Date): boolean {
  return hasRole(principal, "registrar", now);
}

/** Whether a person may see applications, credentials and who asked for what. */
export function maySeeApplications(principal: Principal, now: Date): boolean {
  return hasRole(principal, ["registrar", "operator"], now);
}

/** Throws `directory.forbidden` unless the person may change the directory. Every action of a person begins with it. */
export function assertRegistrar(principal: Principal, now: Date): void {
  if (!mayChangeDirectory(principal, now)) throw directoryErrors.forbidden();
}
