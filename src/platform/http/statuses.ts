import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { DomainError, ErrorKind } from "../errors/index.ts";

const statuses: Readonly<Record<ErrorKind, ContentfulStatusCode>> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  "too-large": 413,
  "too-many": 429,
  unavailable: 503,
};

/** The HTTP status of an error; the only place that knows. */
export function statusOf(error: DomainError): ContentfulStatusCode {
  return error.code === "http.broken" ? 500 : error.code === "http.form-type" ? 415 : statuses[error.kind];
}
