import { open } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import { mistyped, notAllowed } from "./errors.ts";
import type { FileRules } from "./files.ts";
import type { Received } from "./receive.ts";

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
/** Old Word, Excel and PowerPoint files share one container. */
const compound = "application/x-cfb";

/** What an extension promises; extensions not named promise nothing. */
const promised: Readonly<Record<string, readonly string[]>> = {
  pdf: ["application/pdf"],
  docx: [word],
  xlsx: [sheet],
  pptx: [slides],
  doc: [compound],
  xls: [compound],
  ppt: [compound],
  odt: ["application/vnd.oasis.opendocument.text"],
  ods: ["application/vnd.oasis.opendocument.spreadsheet"],
  png: ["image/png"],
  jpg: ["image/jpeg"],
  jpeg: ["image/jpeg"],
  tif: ["image/tiff"],
  tiff: ["image/tiff"],
  gif: ["image/gif"],
  webp: ["image/webp"],
  zip: ["application/zip"],
  xml: ["application/xml"],
  edxml: ["application/xml"],
  txt: ["text/plain", "application/xml"],
  csv: ["text/csv"],
  json: ["application/json"],
};

/** Kinds that text can only be told to be by its name or its first character. */
const textKinds: Readonly<Record<string, string>> = { csv: "text/csv", json: "application/json" };

/** Names under which people send these kinds, beside their own. */
const alsoDeclared: Readonly<Record<string, readonly string[]>> = {
  "application/xml": ["text/xml", "text/plain"],
  "application/x-cfb": ["application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint"],
  "application/json": ["text/plain"],
  "text/csv": ["text/plain", "application/vnd.ms-excel"],
  "application/zip": ["application/x-zip-compressed"],
};

/**
 * Finds what a received file is by its bytes and holds it against its name, what the sender declared and what is accepted.
 * Throws `files.mistyped`, `files.not-allowed`.
 */
export async function findMediaType(path: string, received: Received, rules: FileRules): Promise<string> {
  const extension = /\.([A-Za-z0-9]+)$/.exec(rules.name ?? "")?.[1]?.toLowerCase();
  const found = await sniff(path, received.isText, extension);
  const expected = extension === undefined ? undefined : promised[extension];
  if (expected && !expected.includes(found)) throw mistyped(`.${extension}`, found);
  if (!agrees(rules.declared, found)) throw mistyped(rules.declared ?? "", found);
  if (rules.allow && !rules.allow.includes(found)) throw notAllowed(found, rules.allow);
  return found;
}

async function sniff(path: string, isText: boolean, extension: string | undefined): Promise<string> {
  const found = await fileTypeFromFile(path);
  if (found) return found.mime;
  if (!isText) return "application/octet-stream";
  if ((await firstCharacter(path)) === "<" && extension !== "html") return "application/xml";
  return textKinds[extension ?? ""] ?? "text/plain";
}

async function firstCharacter(path: string): Promise<string> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0);
    return buffer
      .toString("utf8", 0, bytesRead)
      .replace(/^\uFEFF/, "")
      .trimStart()
      .charAt(0);
  } finally {
    await file.close();
  }
}

function agrees(declared: string | undefined, found: string): boolean {
  const said = declared?.split(";")[0]?.trim().toLowerCase();
  if (!said || said === "application/octet-stream" || said === found) return true;
  return alsoDeclared[found]?.includes(said) ?? false;
}
