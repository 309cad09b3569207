import { wireInstant } from "./dates.ts";
import type { Business, EdxmlDocument } from "./document.ts";
import { staffInfo } from "./encode-organ.ts";
import { wireOrganCode } from "./organ-code.ts";
import { element, list, optional, text } from "./write-element.ts";

/** The TraceHeaderList of a document: the hops so far, then what the sender wants done. */
export function traceHeaderList({ traces, business }: EdxmlDocument): string {
  const hops = traces.map((each) =>
    element(
      "TraceHeader",
      text("OrganId", wireOrganCode(each.organId)) + text("Timestamp", wireInstant(each.timestamp)),
    ),
  );
  return element("TraceHeaderList", hops.join("") + businessElement(business));
}

/** The element's name is spelt so by the standard. */
function businessElement(business: Business): string {
  return element(
    "Bussiness",
    optional("DocumentId", business.documentId) +
      text("BussinessDocType", String(business.type)) +
      text("BussinessDocReason", business.reason) +
      text("Paper", business.paper ? "1" : "0") +
      updateInfo(business) +
      replacementList(business) +
      staffInfo(business.staff),
  );
}

function updateInfo({ update }: Business): string {
  if (update === undefined) return "";
  const receivers = update.receivers.map((each) =>
    element(
      "Receiver",
      text("OrganId", wireOrganCode(each.organId)) + text("ReceiverType", each.change === "added" ? "1" : "0"),
    ),
  );
  return element(
    "BussinessDocumentInfo",
    text("DocumentInfo", update.documentInfo ? "1" : "0") +
      text("DocumentReceiver", update.documentReceiver ? "1" : "0") +
      element("ReceiverList", receivers.join("")),
  );
}

function replacementList({ replacements }: Business): string {
  if (replacements.length === 0) return "";
  const items = replacements.map((each) =>
    element(
      "ReplacementInfo",
      text("DocumentId", each.documentId) + list("OrganIdList", "OrganId", each.organIds.map(wireOrganCode)),
    ),
  );
  return element("ReplacementInfoList", items.join(""));
}
