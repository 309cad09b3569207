import { isCalendarDate, isInstant } from "./dates.ts";
import {
  type EdxmlDocument,
  type EdxmlMessage,
  type EdxmlStatus,
  type Organ,
  type ResponseFor,
  type Staff,
  statusCodes,
} from "./document.ts";
import { EdxmlEncodeError, type EncodeProblem, encodeProblem } from "./encode-error.ts";
import { readOrganCode } from "./organ-code.ts";
import { fitsXml } from "./xml-text.ts";

/** Throws EdxmlEncodeError listing everything that keeps the message from being sent; does nothing when there is nothing. */
export function checkMessage(message: EdxmlMessage): void {
  const problems: EncodeProblem[] = [];
  if (message.kind === "document") checkDocument(message, problems);
  else checkStatus(message, problems);
  checkCharacters(message, "", problems);
  if (problems.length > 0) throw new EdxmlEncodeError(problems);
}

function checkDocument(document: EdxmlDocument, problems: EncodeProblem[]): void {
  const { code, promulgation, documentType, signer, otherInfo } = document;
  checkOrgan(document.from, "from", problems);
  if (document.to.length === 0) problems.push(encodeProblem("to", "missing"));
  for (const [index, organ] of document.to.entries()) checkOrgan(organ, `to[${index}]`, problems);
  require({
    documentId: document.documentId,
    "code.number": code.number,
    "code.notation": code.notation,
    subject: document.subject,
  }, problems);
  require({ "promulgation.place": promulgation.place, "signer.fullName": signer.fullName }, problems);
  require({ "documentType.type": documentType.type, "documentType.typeName": documentType.typeName }, problems);
  checkDate(promulgation.date, "promulgation.date", problems);
  if (document.dueDate !== undefined) checkDate(document.dueDate, "dueDate", problems);
  checkRange(otherInfo.priority, 4, "otherInfo.priority", problems);
  checkRange(document.steeringType - 1, 2, "steeringType", problems);
  if (otherInfo.promulgationAmount !== undefined)
    checkRange(otherInfo.promulgationAmount, 999_999_999, "otherInfo.promulgationAmount", problems);
  if (otherInfo.pageAmount !== undefined)
    checkRange(otherInfo.pageAmount, 999_999_999, "otherInfo.pageAmount", problems);
  for (const [index, each] of document.responseFor.entries()) checkResponseFor(each, `responseFor[${index}]`, problems);
  checkTraces(document, problems);
  checkBusiness(document, problems);
  checkAttachments(document, problems);
}

function checkStatus(status: EdxmlStatus, problems: EncodeProblem[]): void {
  checkOrgan(status.from, "from", problems);
  checkResponseFor(status.responseFor, "responseFor", problems);
  require({ "responseFor.documentId": status.responseFor.documentId, statusCode: status.statusCode }, problems);
  checkStaff(status.staff, "staff", problems);
  if (status.statusCode !== "" && !statusCodes.has(status.statusCode))
    problems.push(encodeProblem("statusCode", "invalid"));
  checkInstant(status.timestamp, "timestamp", problems);
}

function checkBusiness({ business }: EdxmlDocument, problems: EncodeProblem[]): void {
  const { type, update, replacements } = business;
  checkRange(type, 3, "business.type", problems);
  require({ "business.reason": business.reason }, problems);
  checkStaff(business.staff, "business.staff", problems);
  // A recall or an update that does not say of what would leave the receiver guessing.
  if (type === 1 || type === 2) require({ "business.documentId": business.documentId ?? "" }, problems);
  if (type === 2 && update === undefined) problems.push(encodeProblem("business.update", "missing"));
  if (type === 3 && replacements.length === 0) problems.push(encodeProblem("business.replacements", "missing"));
  for (const [index, each] of (update?.receivers ?? []).entries())
    checkCode(each.organId, `business.update.receivers[${index}].organId`, problems);
  for (const [index, each] of replacements.entries()) {
    const path = `business.replacements[${index}]`;
    require({ [`${path}.documentId`]: each.documentId }, problems);
    for (const [at, organId] of each.organIds.entries()) checkCode(organId, `${path}.organIds[${at}]`, problems);
  }
}

function checkTraces({ traces }: EdxmlDocument, problems: EncodeProblem[]): void {
  if (traces.length === 0) problems.push(encodeProblem("traces", "missing"));
  for (const [index, { organId, timestamp }] of traces.entries()) {
    checkCode(organId, `traces[${index}].organId`, problems);
    checkInstant(timestamp, `traces[${index}].timestamp`, problems);
  }
}

function checkAttachments({ attachments, business }: EdxmlDocument, problems: EncodeProblem[]): void {
  const seen = new Set<string>();
  if (attachments.length === 0 && (business.type === 0 || business.type === 3))
    problems.push(encodeProblem("attachments", "missing"));
  for (const [index, { contentId, name, contentType, bytes }] of attachments.entries()) {
    const path = `attachments[${index}]`;
    require({
      [`${path}.contentId`]: contentId,
      [`${path}.name`]: name,
      [`${path}.contentType`]: contentType,
    }, problems);
    if (seen.has(contentId) || /^cid:/i.test(contentId)) problems.push(encodeProblem(`${path}.contentId`, "invalid"));
    if (unsafeName.test(name)) problems.push(encodeProblem(`${path}.name`, "invalid"));
    if (bytes.length === 0) problems.push(encodeProblem(`${path}.bytes`, "missing"));
    seen.add(contentId);
  }
}

function checkOrgan(organ: Organ, path: string, problems: EncodeProblem[]): void {
  checkCode(organ.organId, `${path}.organId`, problems);
  require({ [`${path}.organName`]: organ.organName }, problems);
}

function checkResponseFor(answered: ResponseFor, path: string, problems: EncodeProblem[]): void {
  checkCode(answered.organId, `${path}.organId`, problems);
  require({ [`${path}.code`]: answered.code }, problems);
  checkDate(answered.promulgationDate, `${path}.promulgationDate`, problems);
}

function checkStaff(staff: Staff, path: string, problems: EncodeProblem[]): void {
  require({ [`${path}.department`]: staff.department, [`${path}.staff`]: staff.staff }, problems);
}

function checkCode(organId: string, path: string, problems: EncodeProblem[]): void {
  if (organId === "") problems.push(encodeProblem(path, "missing"));
  else if (readOrganCode(organId) !== organId) problems.push(encodeProblem(path, "invalid"));
}

function checkDate(date: string, path: string, problems: EncodeProblem[]): void {
  if (!isCalendarDate(date)) problems.push(encodeProblem(path, date === "" ? "missing" : "invalid"));
}

function checkInstant(instant: string, path: string, problems: EncodeProblem[]): void {
  if (!isInstant(instant)) problems.push(encodeProblem(path, instant === "" ? "missing" : "invalid"));
}

function checkRange(value: number, most: number, path: string, problems: EncodeProblem[]): void {
  if (!Number.isInteger(value) || value < 0 || value > most) problems.push(encodeProblem(path, "invalid"));
}

function require(values: Readonly<Record<string, string>>, problems: EncodeProblem[]): void {
  for (const path in values) if ((values[path] ?? "").trim() === "") problems.push(encodeProblem(path, "missing"));
}

function checkCharacters(value: unknown, path: string, problems: EncodeProblem[]): void {
  if (typeof value === "string") {
    if (!fitsXml(value)) problems.push(encodeProblem(path, "forbidden-character"));
  } else if (Array.isArray(value)) {
    value.forEach((each, index) => {
      checkCharacters(each, `${path}[${index}]`, problems);
    });
  } else if (typeof value === "object" && value !== null && !(value instanceof Uint8Array)) {
    for (const [name, each] of Object.entries(value))
      checkCharacters(each, path === "" ? name : `${path}.${name}`, problems);
  }
}

// The names that a receiver would have to alter; see safeName in read-attachments.ts.
const unsafeName = /[\\/\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]|^\.\.?$/u;
