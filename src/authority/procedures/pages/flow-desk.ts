import type { AppContext, Frame } from "../../../platform/http/index.ts";
import { type DrawnVersion, findNewest } from "../../flows/index.ts";
import { agenciesOfNode } from "../../organisation/index.ts";
import { procedureErrors } from "../errors.ts";
import { flowOf, type LegalLimit, legalLimitOf } from "../flow-of.ts";
import type { Offered } from "../offered.ts";
import { type FlowDraft, findFlowDraft } from "../store/flow-drafts.ts";
import { findOfferedProcedure } from "../store/offered.ts";
import { type Desk, deskOf, idOf, procedureFrame } from "./desk.ts";
import { flowPaths } from "./flow-paths.ts";

/** What every page of a procedure's flow knows. */
export type FlowDesk = Desk & {
  readonly offered: Offered;
  readonly paths: ReturnType<typeof flowPaths>;
  readonly draft: FlowDraft | undefined;
  readonly newest: DrawnVersion | undefined;
  readonly limit: LegalLimit | undefined;
};

/** The procedure of an address with its flow. Leads to the sign-in page, or throws `procedure.not-for-you`, `procedure.missing`. */
export async function flowDeskOf(c: AppContext): Promise<FlowDesk> {
  const desk = deskOf(c);
  const { db } = desk.node;
  const offered = await findOfferedProcedure(db, idOf(c));
  if (!offered) throw procedureErrors.missing();
  const [draft, newest, limit] = await Promise.all([
    findFlowDraft(db, offered.id),
    findNewest(db, flowOf(offered)),
    legalLimitOf(db, offered),
  ]);
  return { ...desk, offered, paths: flowPaths(offered.id), draft, newest, limit };
}

/** The frame of these pages. @param path address for the way back, where the page was reached by POST */
export function flowFrame(c: AppContext, path: string): Promise<Frame> {
  return procedureFrame(c, path);
}

/** Agencies of this node by code, as people read them; the first few hundred are offered where a step names one. */
export async function agencyNames({ node, locale }: Desk): Promise<ReadonlyMap<string, string>> {
  const agencies = await agenciesOfNode(node.db);
  return new Map(agencies.map(({ code, name, nameEn }) => [code, locale === "vi" ? name : nameEn]));
}
