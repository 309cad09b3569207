/** A format that a file's first bytes tell, as far as official documents use it. */
export type FileFormat = "pdf" | "zip" | "ole" | "png" | "jpeg" | "gif" | "tiff" | "rtf" | "xml" | "program";

/** What the first bytes say the file is; undefined for text and anything unknown. */
export function sniffFormat(bytes: Uint8Array): FileFormat | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString("latin1");
  // Readers accept a PDF header anywhere in the first kilobyte, so a program could carry one: what stands first counts first.
  return signatures.find(([first]) => head.startsWith(first))?.[1] ?? startsAs(head);
}

/** What the sender says it is, by content type or else by file name; undefined when that promises no particular bytes. */
export function declaredFormat(contentType: string, name: string): FileFormat | undefined {
  const type = contentType.toLowerCase().split(";")[0]?.trim() ?? "";
  return (
    byType.find(([pattern]) => pattern.test(type))?.[1] ??
    byName.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1]
  );
}

/** Whether a file of that name or type is a ZIP archive by itself, so that an archive need not be a wrapping around it. */
export function isArchiveItself(contentType: string, name: string): boolean {
  return archiveName.test(name.toLowerCase()) || /officedocument|opendocument/.test(contentType);
}

function startsAs(head: string): FileFormat | undefined {
  if (/%PDF-\d/.test(head)) return "pdf";
  return /^(\xef\xbb\xbf)?\s*<\?xml/.test(head) ? "xml" : undefined;
}

const signatures: readonly (readonly [string, FileFormat])[] = [
  ["MZ", "program"],
  ["\x7fELF", "program"],
  ["#!", "program"],
  ["\xca\xfe\xba\xbe", "program"],
  ["\xcf\xfa\xed\xfe", "program"],
  ["\xce\xfa\xed\xfe", "program"],
  ["PK\x03\x04", "zip"],
  ["PK\x05\x06", "zip"],
  ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"],
  ["\x89PNG\r\n", "png"],
  ["\xff\xd8\xff", "jpeg"],
  ["GIF87a", "gif"],
  ["GIF89a", "gif"],
  ["II*\0", "tiff"],
  ["MM\0*", "tiff"],
  ["{\\rtf", "rtf"],
];
const byType: readonly (readonly [RegExp, FileFormat])[] = [
  [/(^|\/|\.)pdf$/, "pdf"],
  [/officedocument|opendocument/, "zip"],
  [/^application\/(msword|vnd\.ms-(excel|powerpoint))$/, "ole"],
  [/^image\/png$/, "png"],
  [/^image\/jpe?g$/, "jpeg"],
  [/^image\/gif$/, "gif"],
  [/^image\/tiff?$/, "tiff"],
];
const byName: readonly (readonly [RegExp, FileFormat])[] = [
  [/\.pdf$/, "pdf"],
  [/\.(docx|xlsx|pptx|odt|ods|odp|zip)$/, "zip"],
  [/\.png$/, "png"],
  [/\.jpe?g$/, "jpeg"],
  [/\.gif$/, "gif"],
  [/\.tiff?$/, "tiff"],
];
const archiveName = /\.(docx|docm|xlsx|xlsm|pptx|odt|ods|odp|zip)$/;
