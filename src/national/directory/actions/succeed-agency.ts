import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { directoryErrors } from "../errors.ts";
import { assertRegistrar } from "../policy.ts";
import { endAgency, searchAgencies } from "../store/agencies.ts";
import { readSuccessions, saveSuccession } from "../store/successions.ts";
import { changeDirectory } from "./change-directory.ts";

/** An agency ends on a day, and another takes its documents from that day on. */
export type AgencyEnd = {
  readonly agencyCode: string;
  readonly successorCode: string;
  /** First day of the new order, `2020-12-01`. */
  readonly fromDay: string;
  /** The decision that ordered it. */
  readonly basis: string;
};

/**
 * Records that an agency is merged into or replaced by another from a day on: later documents to it go to the successor, and their
 * senders are told. Errors: `directory.forbidden`, `directory.agency-missing`, `directory.successor-invalid`, `directory.reason-needed`.
 */
export async function succeedAgency(node: Node, principal: Principal, end: AgencyEnd): Promise<void> {
  assertRegistrar(principal, node.clock.now());
  if (end.basis.trim() === "") throw directoryErrors.reasonNeeded();
  await changeDirectory(node, async (tx, version) => {
    const { agencies } = await searchAgencies(tx, { codes: [end.agencyCode, end.successorCode] });
    const [agency, successor] = [end.agencyCode, end.successorCode].map((code) =>
      agencies.find((one) => one.code === code),
    );
    if (!agency) throw directoryErrors.agencyMissing(end.agencyCode);
    if (!successor) throw directoryErrors.agencyMissing(end.successorCode);
    await assertSound(tx, end, agency.validFrom, successor.validUntil);
    await endAgency(tx, end.agencyCode, end.fromDay, version);
    await saveSuccession(tx, { ...end, basis: end.basis.trim() });
    const subject = { kind: "directory.agency", id: end.agencyCode };
    const detail = { successor: end.successorCode, fromDay: end.fromDay, basis: end.basis.trim() };
    return {
      result: undefined,
      acts: [{ actor: principal, action: "directory.agency.succeed", subject, detail }],
    };
  });
}

async function assertSound(
  tx: Parameters<typeof readSuccessions>[0],
  end: AgencyEnd,
  begins: string,
  successorEnds: string | null,
): Promise<void> {
  if (end.fromDay <= begins) {
    throw directoryErrors.successorInvalid({
      vi: `Ngày kết thúc phải sau ngày bắt đầu (${begins}).`,
      en: `The last day must be after the first (${begins}).`,
    });
  }
  if (successorEnds !== null && successorEnds <= end.fromDay) {
    throw directoryErrors.successorInvalid({
      vi: "Cơ quan tiếp nhận đã kết thúc hoạt động trước ngày này.",
      en: "The successor itself ends before that day.",
    });
  }
  const next = new Map((await readSuccessions(tx)).map((one) => [one.agencyCode, one.successorCode]));
  for (let code: string | undefined = end.successorCode; code !== undefined; code = next.get(code)) {
    if (code === end.agencyCode) {
      throw directoryErrors.successorInvalid({
        vi: "Các cơ quan không thể kế thừa nhau thành vòng tròn.",
        en: "Agencies cannot succeed each other in a circle.",
      });
    }
  }
}
