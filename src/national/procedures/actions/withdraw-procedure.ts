import { parseProcedureCode } from "../../../engines/codes/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay } from "../../../platform/text/index.ts";
import type { Procedure } from "../../../protocol/procedures/index.ts";
import { nationalWorkingTime } from "../../calendar/index.ts";
import { procedureErrors } from "../errors.ts";
import { assertKeeper } from "../policy.ts";
import { raiseVersion } from "../store/catalogue.ts";
import { findSummary } from "../store/procedures.ts";
import { findRecord, readVersions } from "../store/versions.ts";
import { enterVersions } from "./enter-versions.ts";

/** What an officer says when withdrawing a procedure. */
export type WithdrawRequest = {
  readonly code: string;
  /** Version that was looked at. */
  readonly version: number;
  readonly decision: { readonly number: string; readonly date: string; readonly issuer: string };
  /** First day on which it is no longer carried out. */
  readonly withdrawnOn: string;
  /** Codes as typed. */
  readonly replacedBy: readonly string[];
};

/**
 * Withdraws a procedure: its next version says so, and what stands in its place. Errors: `procedures.forbidden`, `procedures.missing`,
 * `procedures.already-withdrawn`, `procedures.published-meanwhile`, `procedures.replacement-wrong`.
 */
export async function withdrawProcedure(
  node: Node,
  principal: Principal,
  request: WithdrawRequest,
): Promise<Procedure> {
  const now = node.clock.now();
  assertKeeper(principal, now);
  const time = await nationalWorkingTime(node.db);
  return node.db.transaction().execute(async (tx) => {
    const catalogueVersion = await raiseVersion(tx);
    const before = await findRecord(tx, request.code);
    if (!before) throw procedureErrors.missing(request.code);
    if (before.status === "withdrawn") throw procedureErrors.alreadyWithdrawn(before.code);
    if (before.version !== request.version) {
      const [newest] = await readVersions(tx, before.code);
      throw procedureErrors.publishedMeanwhile(before.code, before.version, newest?.publishedBy ?? "");
    }
    const replacedBy = await replacements(tx, before, request.replacedBy);
    const { decision, withdrawnOn } = request;
    const today = isoDay(now);
    const days = { withdrawnOn, effectiveFrom: withdrawnOn, announcedOn: today, publishedOn: today };
    const record: Procedure = {
      ...before,
      ...{ version: before.version + 1, status: "withdrawn", replacedBy: [...replacedBy], decision },
      ...days,
    };
    const subject = { kind: "procedures.procedure", id: record.code };
    const detail = { version: record.version, replacedBy };
    const entry = { actor: principal, action: "procedures.withdraw", subject, detail };
    await enterVersions(tx, node, [{ record, before }], {
      catalogueVersion,
      by: principal.name,
      entries: [entry],
      time,
    });
    return record;
  });
}

async function replacements(tx: Tx, withdrawn: Procedure, typed: readonly string[]): Promise<readonly string[]> {
  const codes: string[] = [];
  for (const each of typed) {
    const read = parseProcedureCode(each);
    const problem = read.problems.find(({ severity }) => severity === "error");
    if (!read.valid || !read.normalised)
      throw procedureErrors.replacementWrong({
        vi: `${each}: ${problem?.message.vi ?? ""}${read.normalised ? ` Có phải là ${read.normalised}?` : ""}`,
        en: `${each}: ${problem?.message.en ?? ""}${read.normalised ? ` Did you mean ${read.normalised}?` : ""}`,
      });
    const found = await findSummary(tx, read.normalised);
    if (!found || found.status === "withdrawn")
      throw procedureErrors.replacementWrong({
        vi: `Danh mục quốc gia không có thủ tục ${read.normalised} đang có hiệu lực.`,
        en: `The national catalogue has no procedure ${read.normalised} in force.`,
      });
    if (found.code === withdrawn.code)
      throw procedureErrors.replacementWrong({
        vi: "Thủ tục không thể thay thế chính nó.",
        en: "A procedure cannot stand in its own place.",
      });
    codes.push(found.code);
  }
  return [...new Set(codes)];
}
