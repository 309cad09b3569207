import { z } from "zod";
import { type Procedure, procedureSchema } from "../src/protocol/procedures/index.ts";
import { lazily } from "./read-data.ts";

const files = lazily(
  z.object({ note: z.string(), procedures: z.array(procedureSchema) }),
  "procedures/civil-status.json",
  "procedures/certification.json",
  "procedures/household-business.json",
  "procedures/companies.json",
  "procedures/justice.json",
  "procedures/land.json",
  "procedures/construction.json",
  "procedures/environment.json",
  "procedures/agriculture.json",
  "procedures/labour-social.json",
  "procedures/transport.json",
  "procedures/education.json",
  "procedures/health.json",
  "procedures/culture-trade.json",
);

/** The national catalogue a fresh country starts with: real procedures as they stood in the autumn of 2020, sector by sector. */
export function procedures(): readonly Procedure[] {
  all ??= files().flatMap((file) => file.procedures);
  return all;
}

/** The procedure with this canonical code, undefined when there is none. */
export function findProcedure(code: string): Procedure | undefined {
  byCode ??= new Map(procedures().map((procedure) => [procedure.code, procedure]));
  return byCode.get(code);
}

let all: readonly Procedure[] | undefined;
let byCode: ReadonlyMap<string, Procedure> | undefined;
