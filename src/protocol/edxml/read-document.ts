import type { EdxmlDocumentHeader, OtherInfo, Priority, ResponseFor, SteeringType } from "./document.ts";
import { parseDocumentId } from "./document-id.ts";
import { child, childrenNamed, type Element } from "./element.ts";
import { createFieldReader, type FieldReader, isEarlier, present, textsNamed } from "./field-reader.ts";
import type { FindingLog } from "./findings.ts";
import { readBusiness, readTraces } from "./read-business.ts";
import { readOrgan } from "./read-organ.ts";

/** Reads everything of a document but its files. `header` is edXMLHeader, `message` its MessageHeader. */
export function readDocumentHeader(header: Element, message: Element, log: FindingLog): EdxmlDocumentHeader {
  const fields = createFieldReader(message, "MessageHeader", log);
  const traceList = child(header, "TraceHeaderList");
  const type = fields.into("DocumentType");
  const signer = fields.into("SignerInfo");
  const document: EdxmlDocumentHeader = {
    kind: "document",
    from: readOrgan(fields.into("From")),
    to: readReceivers(message, log),
    documentId: fields.required("DocumentId"),
    code: readCode(fields.into("Code")),
    promulgation: readPromulgation(fields.into("PromulgationInfo")),
    documentType: {
      type: type.required("Type"),
      typeName: type.required("TypeName"),
      ...present({ typeDetail: type.optional("TypeDetail") }),
    },
    subject: fields.required("Subject"),
    signer: {
      fullName: signer.required("FullName"),
      ...present({ competence: signer.optional("Competence"), position: signer.optional("Position") }),
    },
    otherInfo: readOtherInfo(fields.into("OtherInfo"), log),
    responseFor: readResponses(message, log),
    steeringType: readSteering(fields, log),
    toPlaces: textsNamed(fields.into("ToPlaces").element, "Place"),
    responseForTask: textsNamed(fields.into("ResponseForTask").element, "TaskCode"),
    traces: readTraces(traceList, log),
    business: readBusiness(traceList, log),
    ...present({
      content: fields.optional("Content"),
      dueDate: fields.date("DueDate", "optional"),
      applicationType: fields.optional("ApplicationType"),
    }),
  };
  judgeTogether(document, log);
  return document;
}

function readReceivers(message: Element, log: FindingLog): EdxmlDocumentHeader["to"] {
  const receivers = childrenNamed(message, "To");
  if (receivers.length === 0) log.add("field.missing", "MessageHeader/To");
  return receivers.map((each, index) => readOrgan(createFieldReader(each, `MessageHeader/To[${index + 1}]`, log)));
}

function readCode(fields: FieldReader): EdxmlDocumentHeader["code"] {
  return { number: fields.required("CodeNumber"), notation: fields.required("CodeNotation") };
}

function readPromulgation(fields: FieldReader): EdxmlDocumentHeader["promulgation"] {
  return { place: fields.optional("Place"), date: fields.date("PromulgationDate", "required") };
}

function readOtherInfo(fields: FieldReader, log: FindingLog): OtherInfo {
  const copies = fields.count("PromulgationAmount");
  const pages = fields.count("PageAmount");
  return {
    priority: readPriority(fields, log),
    ...present({
      sphereOfPromulgation: fields.optional("SphereOfPromulgation"),
      typerNotation: fields.optional("TyperNotation"),
      replyFors: fields.optional("ReplyFors"),
      direction: fields.optional("Direction"),
      referenceCodes: fields.optional("ReferenceCodes"),
    }),
    ...(copies === undefined ? {} : { promulgationAmount: copies }),
    ...(pages === undefined ? {} : { pageAmount: pages }),
    appendixes: textsNamed(fields.into("Appendixes").element, "Appendix"),
  };
}

function readPriority(fields: FieldReader, log: FindingLog): Priority {
  const text = fields.optional("Priority");
  const found = priorities.find((each) => String(each) === text);
  if (found === undefined) log.add("code.priority", `${fields.path}/Priority`, text);
  return found ?? 0;
}

function readSteering(fields: FieldReader, log: FindingLog): SteeringType {
  const text = fields.optional("SteeringType");
  const found = steeringTypes.find((each) => String(each) === text);
  if (found === undefined) log.add("code.steering", "MessageHeader/SteeringType", text);
  return found ?? 1;
}

function readResponses(message: Element, log: FindingLog): readonly ResponseFor[] {
  return childrenNamed(message, "ResponseFor").map((each, index) =>
    readResponseFor(createFieldReader(each, `MessageHeader/ResponseFor[${index + 1}]`, log)),
  );
}

/** Reads which document a message is about. Some senders split Code into its two parts, as in the header. */
export function readResponseFor(fields: FieldReader): ResponseFor {
  const split = child(fields.element, "Code");
  const parts = split?.children.length ? fields.into("Code") : undefined;
  return {
    organId: fields.organCode("OrganId", "required"),
    code:
      parts === undefined
        ? fields.optional("Code")
        : `${parts.optional("CodeNumber")}/${parts.optional("CodeNotation")}`,
    documentId: fields.optional("DocumentId"),
    promulgationDate: fields.date("PromulgationDate", "optional"),
  };
}

/** Faults that only show when two fields are held against each other. */
function judgeTogether(document: EdxmlDocumentHeader, log: FindingLog): void {
  const { documentId, dueDate = "", promulgation, code, from } = document;
  if (isEarlier(dueDate, promulgation.date)) log.add("date.due-before-issue", "MessageHeader/DueDate", dueDate);
  if (documentId === "" || uuid.test(documentId)) return;
  const parts = parseDocumentId(documentId);
  if (parts === undefined) log.add("document-id.form", "MessageHeader/DocumentId", documentId);
  else if (
    parts.organId !== from.organId ||
    parts.date !== promulgation.date ||
    parts.code.number !== code.number ||
    parts.code.notation !== code.notation
  )
    log.add("document-id.disagrees", "MessageHeader/DocumentId", documentId);
}

const priorities: readonly Priority[] = [0, 1, 2, 3, 4];
const steeringTypes: readonly SteeringType[] = [1, 2, 3];
const uuid = /^\{?[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i;
