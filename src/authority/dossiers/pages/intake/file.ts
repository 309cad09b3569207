import { missing } from "../../../../platform/errors/index.ts";
import { type AppContext, sendFile } from "../../../../platform/http/index.ts";
import { openToken } from "./attached.ts";
import { counterOf } from "./desk.ts";
import { intakeText } from "./text.ts";

/** Pictures that a browser shows and that run nothing of ours. */
const pictures: readonly string[] = ["image/jpeg", "image/png"];

/** Shows a scan of a form that is still open, to whoever attached it. Throws `dossier.file-missing`. */
export async function sendAttached(c: AppContext): Promise<Response> {
  const { node } = counterOf(c);
  const query = new URL(c.req.url).searchParams;
  const file = await openToken(c, query.get("id") ?? "", query.get("file") ?? "");
  if (!file || !(await node.files.has(file.sha256)))
    throw missing("dossier.file-missing", { vi: intakeText.vi.fileMissing, en: intakeText.en.fileMissing });
  const bytes = await node.files.bytes(file.sha256);
  const { name, mediaType } = file;
  const sent = sendFile(c, { bytes, name, mediaType, inline: true });
  if (pictures.includes(mediaType))
    sent.headers.set(
      "Content-Disposition",
      (sent.headers.get("Content-Disposition") ?? "").replace(/^attachment/, "inline"),
    );
  sent.headers.set("Cache-Control", "private, no-store");
  return sent;
}
