import type { PdfSignatureReport } from "../../../engines/signing/index.ts";
import { DomainError } from "../../../platform/errors/index.ts";
import type { Node } from "../../../platform/node.ts";
import { agencyOf, verifySigned } from "../../office/index.ts";
import { layOutResult } from "./layout.ts";
import type { DossierResult } from "./result.ts";

/** The PDF as it stands: signed or sealed, or as it would be signed now. Throws `files.damaged` when the kept file was changed. */
export async function resultPdf(node: Node, result: DossierResult): Promise<Uint8Array> {
  if (result.fileSha256 !== null) return node.files.bytes(result.fileSha256);
  const agency = await agencyOf(node, node.db, result.agencyCode);
  return (await layOutResult(result.content, agency, result.updatedAt)).pdf;
}

/** How many pages it has; undefined when it cannot be laid out, with why. */
export async function resultPages(
  node: Node,
  result: DossierResult,
): Promise<{ readonly count: number } | { readonly problem: DomainError }> {
  if (result.pageCount !== null) return { count: result.pageCount };
  try {
    const agency = await agencyOf(node, node.db, result.agencyCode);
    return { count: (await layOutResult(result.content, agency, result.updatedAt)).pageCount };
  } catch (error) {
    if (error instanceof DomainError) return { problem: error };
    throw error;
  }
}

/** Whether a signed result is what was signed: the report on its signatures; `damaged` when the kept file is no longer the one that was kept. */
export async function verifyResult(
  node: Node,
  { fileSha256 }: DossierResult,
): Promise<PdfSignatureReport | "damaged" | undefined> {
  if (fileSha256 === null) return undefined;
  try {
    return await verifySigned(node, await node.files.bytes(fileSha256));
  } catch (error) {
    if (error instanceof DomainError && error.code.startsWith("files.")) return "damaged";
    throw error;
  }
}
