import { decodeAttachment } from "./decode-attachment.ts";
import type { Attachment, AttachmentOutline } from "./document.ts";
import { child, childrenNamed, type Element, textOf } from "./element.ts";
import { present } from "./field-reader.ts";
import type { FindingLog } from "./findings.ts";
import type { EdxmlLimits } from "./limits.ts";
import { RefusedError } from "./refusal.ts";

/** A file of the message, described, with its content still encoded. */
export type EncodedAttachment = Omit<Attachment, "bytes"> & { encoded: string; path: string };

/** Reads and decodes the files of a document. A file whose content cannot be had is left out, and a finding says why. */
export function readAttachments(
  root: Element,
  envelope: Element,
  limits: EdxmlLimits,
  log: FindingLog,
): readonly Attachment[] {
  let room = limits.contentBytes;
  return pairAttachments(root, envelope, limits, log).flatMap((encoded) => {
    const bytes = decodeAttachment(encoded, room, limits, log);
    if (bytes === undefined) return [];
    room -= bytes.length;
    const { contentId, name, contentType, description } = encoded;
    return [{ contentId, name, contentType, ...present({ description: description ?? "" }), bytes }];
  });
}

/** Reads which files a document has and how large they are in the message, without decoding them. */
export function outlineAttachments(
  root: Element,
  envelope: Element,
  limits: EdxmlLimits,
  log: FindingLog,
): readonly AttachmentOutline[] {
  return pairAttachments(root, envelope, limits, log).map(({ encoded, path: _, ...described }) => ({
    ...described,
    encodedBytes: encoded.length,
  }));
}

/**
 * Joins what the manifest lists with what the message carries: by ContentId, and where software writes two different ids, by name.
 * The manifest knows the type of the file; the part that carries it often says application/zip, the type of the wrapping.
 */
function pairAttachments(
  root: Element,
  envelope: Element,
  limits: EdxmlLimits,
  log: FindingLog,
): readonly EncodedAttachment[] {
  const parts = readParts(root, envelope, limits, log);
  const references = childrenNamed(child(child(envelope, "edXMLBody"), "edXMLManifest"), "Reference");
  if (references.length > limits.attachments) throw new RefusedError("too-many-attachments");
  const listed = references.flatMap((reference, index) => {
    const path = `edXMLManifest/Reference[${index + 1}]`;
    const described = describe(reference, path, log);
    const part = takePart(parts, described, path, log);
    if (part === undefined) {
      log.add("attachment.missing", path, described.name);
      return [];
    }
    const description = described.description ?? part.description ?? "";
    return [
      {
        contentId: part.contentId,
        name: described.name || part.name,
        contentType: described.contentType || part.contentType,
        ...present({ description }),
        encoded: part.encoded,
        path: part.path,
      },
    ];
  });
  for (const part of parts.values()) log.add("attachment.unlisted", part.path, part.name);
  return [...listed, ...parts.values()];
}

function readParts(
  root: Element,
  envelope: Element,
  limits: EdxmlLimits,
  log: FindingLog,
): Map<string, EncodedAttachment> {
  const holders = [
    ...childrenNamed(root, "AttachmentEncoded"),
    ...(root === envelope ? [] : childrenNamed(envelope, "AttachmentEncoded")),
  ];
  const elements = holders.flatMap((holder) => childrenNamed(holder, "Attachment"));
  if (elements.length > limits.attachments) throw new RefusedError("too-many-attachments");
  const parts = new Map<string, EncodedAttachment>();
  for (const [index, element] of elements.entries()) {
    const path = `AttachmentEncoded/Attachment[${index + 1}]`;
    const part = {
      ...describe(element, path, log),
      encoded: child(element, "ContentTransferEncoded")?.text ?? "",
      path,
    };
    if (parts.has(part.contentId)) log.add("attachment.duplicate-id", path, part.contentId);
    else parts.set(part.contentId, part);
  }
  return parts;
}

function takePart(
  parts: Map<string, EncodedAttachment>,
  described: Omit<Attachment, "bytes">,
  path: string,
  log: FindingLog,
): EncodedAttachment | undefined {
  const named = () => [...parts.values()].find((each) => each.name !== "" && each.name === described.name);
  const part = parts.get(described.contentId) ?? named();
  if (part === undefined) return undefined;
  if (part.contentId !== described.contentId) log.add("attachment.matched-by-name", path, described.contentId);
  parts.delete(part.contentId);
  return part;
}

function describe(element: Element, path: string, log: FindingLog): Omit<Attachment, "bytes"> {
  const contentId = textOf(element, "ContentId").replace(/^cid:/i, "");
  if (contentId === "") log.add("field.missing", `${path}/ContentId`);
  const written = textOf(element, "AttachmentName");
  const name = safeName(written);
  if (name !== written) log.add("attachment.name-unsafe", `${path}/AttachmentName`, written);
  return {
    contentId,
    name,
    contentType: textOf(element, "ContentType"),
    ...present({ description: textOf(element, "Description") }),
  };
}

/** The last part of a name that may be a path, without characters that control a screen or that no file system takes. */
function safeName(written: string): string {
  const last = written.split(/[\\/]/).at(-1) ?? "";
  // Direction marks (U+202E and its kin) make "gpj.exe" look like "exe.jpg".
  const clean = last.replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]/gu, "").trim();
  return clean === "." || clean === ".." ? "" : clean;
}
