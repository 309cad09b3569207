import { type EdxmlStatus, statusCodes } from "./document.ts";
import type { Element } from "./element.ts";
import { createFieldReader } from "./field-reader.ts";
import type { FindingLog } from "./findings.ts";
import { readResponseFor } from "./read-document.ts";
import { readOrgan, readStaff } from "./read-organ.ts";

/** Reads a status message: what became of a document at its receiver. */
export function readStatus(message: Element, log: FindingLog): EdxmlStatus {
  const fields = createFieldReader(message, "MessageHeader", log);
  const responseFor = fields.into("ResponseFor");
  if (responseFor.element === undefined) log.add("field.missing", responseFor.path);
  return {
    kind: "status",
    from: readOrgan(fields.into("From")),
    responseFor: readResponseFor(responseFor),
    staff: readStaff(fields.into("StaffInfo")),
    statusCode: judgeCode(fields.required("StatusCode"), log),
    description: fields.optional("Description"),
    timestamp: fields.instant("Timestamp"),
  };
}

/** Some software drops the leading zero of a code. */
function judgeCode(text: string, log: FindingLog): string {
  const code = /^\d$/.test(text) ? `0${text}` : text;
  if (code !== "" && !statusCodes.has(code)) log.add("code.status", "MessageHeader/StatusCode", text);
  return code;
}
