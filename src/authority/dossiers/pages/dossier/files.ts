import { type App, type AppContext, sendFile } from "../../../../platform/http/index.ts";
import { sendPage } from "../../../../platform/typeset/index.ts";
import { dossierErrors } from "../../errors.ts";
import { findVisible } from "../../read-dossier.ts";
import type { ComponentFile } from "../../record.ts";
import { deskOf, dossierPath } from "./desk.ts";

/** Scans of a dossier: the file itself, and pages of a PDF as pictures. A file is sent only to whoever may see a dossier that has it. */
export function addDossierFiles(app: App): void {
  app.get(`${dossierPath}/files/:sha256`, async (c) => {
    const { file, node } = await fileOf(c);
    const { name, mediaType } = file;
    // The address is the hash: what is kept of it stays right, for the person alone.
    c.header("Cache-Control", "private, max-age=3600");
    return sendFile(c, { bytes: await node.files.bytes(file.sha256), name, mediaType, inline: true });
  });
  app.get(`${dossierPath}/files/:sha256/pages/:page`, async (c) => {
    const { file, node } = await fileOf(c);
    if (file.mediaType !== "application/pdf") throw dossierErrors.notFound();
    const { sha256 } = file;
    return sendPage(c, { sha256, page: c.req.param("page"), pdf: () => node.files.bytes(sha256) });
  });
}

async function fileOf(
  c: AppContext,
): Promise<{ readonly file: ComponentFile; readonly node: ReturnType<typeof deskOf>["node"] }> {
  const { node, by, code } = deskOf(c);
  const { dossier } = await findVisible(node, by, code);
  const sha256 = c.req.param("sha256");
  const file = dossier.components.flatMap(({ files }) => files).find((one) => one.sha256 === sha256);
  if (!file) throw dossierErrors.notFound();
  return { file, node };
}
