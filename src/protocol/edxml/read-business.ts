import type { Business, BusinessType, BusinessUpdate, Replacement, Trace } from "./document.ts";
import { child, childrenNamed, type Element } from "./element.ts";
import { createFieldReader, type FieldReader, judgeOrganCode, present, textsNamed } from "./field-reader.ts";
import type { FindingLog } from "./findings.ts";
import { readStaff } from "./read-organ.ts";

/** Reads what the sender wants done. The standard spells the element "Bussiness"; a corrected spelling is understood too. */
export function readBusiness(traceList: Element | undefined, log: FindingLog): Business {
  const element = child(traceList, "Bussiness") ?? child(traceList, "Business");
  const fields = createFieldReader(element, "TraceHeaderList/Bussiness", log);
  const update = readUpdate(fields, log);
  return {
    type: readType(fields, log),
    reason: fields.optional("BussinessDocReason"),
    ...present({ documentId: fields.optional("DocumentId") }),
    paper: isYes(fields.optional("Paper")),
    ...(update === undefined ? {} : { update }),
    replacements: readReplacements(fields, log),
    staff: readStaff(fields.into("StaffInfo")),
  };
}

/** Reads the hops so far, oldest first as the senders list them. */
export function readTraces(traceList: Element | undefined, log: FindingLog): readonly Trace[] {
  return childrenNamed(traceList, "TraceHeader").map((each, index) => {
    const fields = createFieldReader(each, `TraceHeaderList/TraceHeader[${index + 1}]`, log);
    return { organId: fields.organCode("OrganId", "required"), timestamp: fields.instant("Timestamp") };
  });
}

function readType(fields: FieldReader, log: FindingLog): BusinessType {
  const text = fields.required("BussinessDocType");
  const found = businessTypes.find((each) => String(each) === text);
  if (found === undefined && text !== "") log.add("code.business", `${fields.path}/BussinessDocType`, text);
  return found ?? 0;
}

function readUpdate(business: FieldReader, log: FindingLog): BusinessUpdate | undefined {
  const fields = business.into("BussinessDocumentInfo");
  if (fields.element === undefined) return undefined;
  const list = fields.into("ReceiverList");
  return {
    documentInfo: isYes(fields.optional("DocumentInfo")),
    documentReceiver: isYes(fields.optional("DocumentReceiver")),
    receivers: childrenNamed(list.element, "Receiver").flatMap((each, index) =>
      readReceiver(each, `${list.path}/Receiver[${index + 1}]`, log),
    ),
  };
}

function readReceiver(element: Element, path: string, log: FindingLog): BusinessUpdate["receivers"] {
  const fields = createFieldReader(element, path, log);
  const organId = fields.organCode("OrganId", "required");
  const type = fields.required("ReceiverType");
  if (type === "0" || type === "1") return [{ organId, change: type === "0" ? "dropped" : "added" }];
  if (type !== "") log.add("code.receiver", `${path}/ReceiverType`, type);
  return [];
}

function readReplacements(business: FieldReader, log: FindingLog): readonly Replacement[] {
  const list = business.into("ReplacementInfoList");
  return childrenNamed(list.element, "ReplacementInfo").map((each, index) => {
    const fields = createFieldReader(each, `${list.path}/ReplacementInfo[${index + 1}]`, log);
    const organs = fields.into("OrganIdList");
    const path = `${organs.path}/OrganId`;
    return {
      documentId: fields.required("DocumentId"),
      organIds: textsNamed(organs.element, "OrganId").map((text) => judgeOrganCode(text, path, log)),
    };
  });
}

function isYes(text: string): boolean {
  return text === "1" || text.toLowerCase() === "true";
}

const businessTypes: readonly BusinessType[] = [0, 1, 2, 3];
