/** The bytes are not a PDF that can be read. */
export class UnreadablePdfError extends Error {
  override name = "UnreadablePdfError";
  readonly code = "pdf.unreadable";
}
