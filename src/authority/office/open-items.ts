import { findDocumentKind } from "../../engines/codes/index.ts";
import { type Counting, instantOf, minuteOf } from "../../engines/deadline/index.ts";
import type { OpenItemSource } from "../calendar/index.ts";
import { readSigned } from "./store/signed.ts";

/**
 * Documents that are signed and not yet issued, each due by the end of the working day after its day of signing (NĐ 30/2020, article 18).
 * What came in has a due date set by its sender: no calendar moves that.
 */
export const officeOpenItems: OpenItemSource = {
  name: { vi: "Văn bản đã ký, chờ phát hành", en: "Documents signed, to be issued" },
  read: async (db) =>
    (await readSigned(db)).map(({ id, agencyCode, kind, subject, signedAt }) => ({
      id,
      label: `${findDocumentKind(kind)?.name ?? kind}: ${subject}`,
      href: `/outgoing/${id}`,
      agency: agencyCode,
      counting: countingOfIssue(signedAt),
    })),
};

/** How the time to issue is counted: one day of work after the day of signing, at whatever hour and on whatever day that was. */
export function countingOfIssue(signedAt: Date): Counting {
  const endOfDay = (Math.floor(minuteOf(signedAt) / 1440) + 1) * 1440;
  return { from: instantOf(endOfDay), limit: { unit: "working-days", amount: 1 }, hourExact: true };
}
