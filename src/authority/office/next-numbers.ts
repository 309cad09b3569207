import { formatDocumentNumber } from "../../engines/codes/index.ts";
import type { Node } from "../../platform/node.ts";
import { wallTime } from "../../platform/text/index.ts";
import { draftNotation } from "./layout.ts";
import { arrivalSeries, seriesOf } from "./series.ts";
import { findSeriesOf, peekNumber } from "./store/number-series.ts";
import type { OutgoingDocument } from "./store/outgoing.ts";
import { agencyOf } from "./surroundings.ts";

/** Số đến that would be given next, for showing; someone may take it first. */
export async function nextArrivalNumber(node: Node, agencyCode: string): Promise<number> {
  const year = Number(wallTime(node.clock.now()).year);
  return peekNumber(node.db, { agencyCode, year, series: arrivalSeries });
}

/** Number and notation that the document would get if it were issued now, for showing. */
export async function nextNumberText(node: Node, { draft, agencyCode }: OutgoingDocument): Promise<string> {
  const at = node.clock.now();
  const year = Number(wallTime(at).year);
  const series = seriesOf(draft.kind, await findSeriesOf(node.db, agencyCode, draft.kind));
  const number = await peekNumber(node.db, { agencyCode, year, series });
  const notation = draftNotation(draft, await agencyOf(node, node.db, agencyCode), at);
  return formatDocumentNumber({ number, notation });
}
