import type { Tx } from "../../platform/db/index.ts";
import { dossierStates } from "../../protocol/dossiers/index.ts";
import type { Change } from "./store/change.ts";
import { findResultOf } from "./store/results.ts";
import { readSupplements, type Supplement } from "./store/supplements.ts";
import type { RecordParts } from "./sync/dossier-record.ts";

/** What the portal is told beside the dossier itself: requests for supplements and the result. Undefined while there is neither. */
export async function syncPartsOf(
  tx: Tx,
  {
    after,
    events = [],
    hasResult: isThere = true,
  }: Pick<Change, "after" | "hasResult"> & Partial<Pick<Change, "events">>,
): Promise<RecordParts | undefined> {
  const hasResult =
    isThere &&
    (after.state === dossierStates.resolved ||
      after.state === dossierStates.returned ||
      events.some(({ kind }) => kind === "result-signed" || kind === "result-sealed"));
  if (after.originNode !== null || (after.supplements === 0 && !hasResult)) return undefined;
  const supplements = after.supplements > 0 ? await readSupplements(tx, after.id) : [];
  const result = hasResult ? await findResultOf(tx, after.id) : undefined;
  const isSigned = result?.state === "signed" || result?.state === "sealed";
  if (supplements.length === 0 && !isSigned) return undefined;
  return {
    supplementRequests: supplements.map((one) => requestOf(one, after.components)),
    results: isSigned
      ? [
          {
            name: result.content.title,
            component: "",
            id: result.fileSha256 ?? result.id,
            url: "",
            code: result.numberText ?? "",
          },
        ]
      : [],
  };
}

function requestOf(
  { id, askedByName, reasons, note, askedAt, receivedByName, answerNote, answeredAt, dueBefore, dueAfter }: Supplement,
  components: Change["after"]["components"],
): NonNullable<RecordParts["supplementRequests"]>[number] {
  return {
    id,
    askedBy: askedByName,
    content: [...reasons.map(({ reason }) => reason), note].filter((text) => text !== "").join("; "),
    askedAt,
    receivedBy: receivedByName,
    receivedNote: answerNote,
    receivedAt: answeredAt,
    papers: reasons
      .filter(({ component }) => component !== "")
      .map(({ component }) => ({
        name: components.find(({ code }) => code === component)?.name ?? component,
        component,
      })),
    fees: [],
    dueBefore,
    dueAfter,
  };
}
