import type { Principal } from "../../../platform/auth/index.ts";
import type { FileSource } from "../../../platform/files/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Draft } from "../draft.ts";
import { officeErrors } from "../errors.ts";
import { examineUpload } from "../pdf-upload.ts";
import { mayDraft } from "../policy.ts";

/**
 * Takes in a PDF written elsewhere, to be put into a draft (`draft.upload`).
 * Errors: `files.empty`, `files.too-large`, `files.mistyped`, `files.not-allowed`, `office.active-content`, `office.upload-signed`.
 */
export async function keepUpload(
  node: Node,
  by: Principal,
  file: { readonly source: FileSource; readonly name: string },
): Promise<NonNullable<Draft["upload"]>> {
  const at = node.clock.now();
  if (!mayDraft(by, at)) throw officeErrors.forbidden();
  const rules = { maxBytes: node.config.maxUploadBytes, allow: ["application/pdf"], name: file.name };
  const { sha256 } = await node.files.put(file.source, rules);
  const { pageCount } = await examineUpload(await node.files.bytes(sha256), at);
  return { sha256, name: file.name.normalize("NFC"), pageCount };
}
