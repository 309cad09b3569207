import { ParseOption, XmlDocument } from "libxml2-wasm";

/** The text cannot be given to a parser, or is not XML. `code` is "doctype" or "not-xml". */
export class UnsafeXmlError extends Error {
  override name = "UnsafeXmlError";
  readonly code: "doctype" | "not-xml";
  constructor(code: "doctype" | "not-xml", message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const options = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_HUGE | ParseOption.XML_PARSE_NO_XXE;

/**
 * Parses text that a stranger sent. A document type declaration is refused before the parser sees it, so no entity is ever
 * declared; the check after parsing catches one that an odd encoding declaration hid. The caller disposes of the document.
 * @param xml text, or its bytes in UTF-8
 * @throws UnsafeXmlError
 */
export function parseSafely(xml: string | Uint8Array): XmlDocument {
  const bytes = typeof xml === "string" ? Buffer.from(xml) : Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength);
  // Honest messages have no "<!" at all: one pass over the bytes settles nearly all of them.
  if (bytes.includes("<!") && (bytes.includes("<!DOCTYPE") || bytes.includes("<!ENTITY")))
    throw new UnsafeXmlError("doctype", "A document type declaration is refused");
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(bytes, { option: options });
  } catch (cause) {
    throw new UnsafeXmlError("not-xml", "The text is not well-formed XML", { cause });
  }
  if (document.dtd) {
    document.dispose();
    throw new UnsafeXmlError("doctype", "A document type declaration is refused");
  }
  return document;
}
