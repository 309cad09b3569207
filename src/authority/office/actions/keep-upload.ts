import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import { DomainError } from "../../../platform/errors/index.ts";
import type { FileSource } from "../../../platform/files/index.ts";
import type { Node } from "../../../platform/node.ts";

import type { Draft } from "../draft.ts";
import { officeErrors } from "../errors.ts";
import { examineUpload } from "../pdf-upload.ts";
import { mayDraft } from "../policy.ts";

/** A PDF that somebody brings. */
export type BroughtFile = { readonly source: FileSource; readonly name: string };

/**
 * Takes in a PDF written elsewhere, to be put into a draft (`draft.upload`). One that is refused leaves a line in the audit.
 * Errors: `files.empty`, `files.too-large`, `files.mistyped`, `files.not-allowed`, `office.active-content`, `office.upload-signed`.
 */
export async function keepUpload(node: Node, by: Principal, file: BroughtFile): Promise<NonNullable<Draft["upload"]>> {
  if (!mayDraft(by, node.clock.now())) throw officeErrors.forbidden();
  try {
    return await keep(node, file);
  } catch (error) {
    if (error instanceof DomainError) await noteRefused(node, by, file, error);
    throw error;
  }
}

async function keep(node: Node, file: BroughtFile): Promise<NonNullable<Draft["upload"]>> {
  const rules = { maxBytes: node.config.maxUploadBytes, allow: ["application/pdf"], name: file.name };
  const { sha256 } = await node.files.put(file.source, rules);
  const { pageCount } = await examineUpload(await node.files.bytes(sha256), node.clock.now());
  return { sha256, name: file.name.normalize("NFC"), pageCount };
}

async function noteRefused(node: Node, by: Principal, { name }: BroughtFile, { code }: DomainError): Promise<void> {
  await appendAudit(node.db, {
    actor: by,
    action: "office.upload.refuse",
    subject: { kind: "office.upload", id: name.normalize("NFC").slice(0, 200) },
    detail: { code },
    at: node.clock.now(),
  });
}
