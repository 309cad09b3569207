import type { ListedDossier } from "../../listed-dossier.ts";
import { mayAct, mayOversee } from "../../policy.ts";
import type { Officer } from "../officer.ts";

/** Whether this person may send a row's dossier to the portal again. */
export function mayResend({ by, now }: Pick<Officer, "by" | "now">, row: ListedDossier): boolean {
  if (row.sync === null) return false;
  return mayOversee(by, now) || mayAct(by, { dossier: row, work: [] }, "resend", now);
}
