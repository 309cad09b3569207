import type { ContentfulStatusCode } from "hono/utils/http-status";
import { DomainError } from "../../../platform/errors/index.ts";
import type { AppContext } from "../../../platform/http/index.ts";
import type { Text } from "../../../platform/text/index.ts";
import type { Reason } from "../axis.ts";

/** How the interface says no: a code that stays, words, and the HTTP status. */
export type ClientFault = Reason & { readonly http: ContentfulStatusCode };

/** Carries a fault out of a handler. */
export class ClientError extends Error {
  override name = "ClientError";
  readonly fault: ClientFault;
  constructor(fault: ClientFault) {
    super(fault.code);
    this.fault = fault;
  }
}

/** Faults of the interface itself. What is wrong with a document has the codes of `reasons.ts`. */
export const clientErrors = {
  credential: fault(
    401,
    "client.credential",
    "Thông tin kết nối sai hoặc đã bị thu hồi.",
    "The credential is wrong or revoked.",
  ),
  tooMany: fault(
    429,
    "client.too-many",
    "Gọi quá số lần cho phép trong một phút.",
    "More calls than allowed in a minute.",
  ),
  serviceType: fault(
    400,
    "client.servicetype",
    "Tiêu đề servicetype phải là eDoc.",
    "The header servicetype must be eDoc.",
  ),
  messageType: fault(
    400,
    "client.messagetype",
    "Tiêu đề messagetype phải là edoc hoặc status.",
    "The header messagetype must be edoc or status.",
  ),
  tooLarge: fault(
    413,
    "client.too-large",
    "Thông điệp lớn hơn mức cho phép. Hãy gửi ít tệp hơn, hoặc tệp nhỏ hơn.",
    "The message is larger than allowed. Send fewer or smaller files.",
  ),
  body: fault(400, "client.body", "Nội dung yêu cầu không đúng mô tả.", "The body is not as described."),
  missing: fault(
    404,
    "client.item-missing",
    "Không có thông điệp này trong hộp của cơ quan.",
    "There is no such message in this agency's mailbox.",
  ),
  foreign: fault(
    403,
    "client.foreign-agency",
    "Chỉ được đăng ký hoặc xóa cơ quan của mình và cơ quan cấp dưới.",
    "Only one's own agency and those below it may be registered or deleted.",
  ),
} as const;

/** Answers with `{status, ErrorCode: "0", ErrorDesc, data}`. */
export function replyOk(c: AppContext, data: unknown, note: Text = { vi: "", en: "" }): Response {
  return c.json({ status: "success", ErrorCode: "0", ErrorDesc: note.vi, ErrorDescEn: note.en, data });
}

/** Answers what was thrown in the same shape. Errors that are nobody's fault go on to the application. */
export function replyFault(c: AppContext, thrown: unknown): Response {
  const found =
    thrown instanceof ClientError ? thrown.fault : thrown instanceof DomainError ? faultOf(thrown) : undefined;
  if (!found) throw thrown;
  const { http, code, vi, en } = found;
  // What was left unread must not be taken for the next request on this connection.
  if (http === 413) c.header("Connection", "close");
  return c.json({ status: "fail", ErrorCode: code, ErrorDesc: vi, ErrorDescEn: en, data: null }, http);
}

function faultOf({ code, kind, people }: DomainError): ClientFault {
  const statuses = { missing: 404, conflict: 409, forbidden: 403 } as const;
  const http = kind in statuses ? statuses[kind as keyof typeof statuses] : 400;
  return { http, code, ...people };
}

function fault(http: ContentfulStatusCode, code: string, vi: string, en: string): ClientFault {
  return { http, code, vi, en };
}
