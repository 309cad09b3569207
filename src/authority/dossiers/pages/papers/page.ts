import { z } from "zod";
import { type App, type AppContext, readQuery, sendFile } from "../../../../platform/http/index.ts";
import { readDossier } from "../../read-dossier.ts";
import { deskOf, dossierPath } from "../dossier/desk.ts";
import { type PaperRequest, paperOf } from "./paper-of.ts";

const query = z.object({ size: z.enum(["a4", "a5"]).catch("a5"), copies: z.enum(["1", "2"]).catch("1") });

/**
 * `/dossiers/:code/papers/<name>.pdf`: the papers of a dossier, for whoever may see it. `receipt`, `refusal`, `supplement` (the newest) or
 * `supplement-2`, `apology`, `control-slip`, `hand-over`; `?size=a4` for counters without A5, `?copies=2` with the counter's own sheet.
 */
export function addPaperPages(app: App): void {
  app.get(`${dossierPath}/papers/:paper{[a-z0-9-]+\\.pdf}`, sendPaper);
}

async function sendPaper(c: AppContext): Promise<Response> {
  const { node, by, code } = deskOf(c);
  const { size, copies } = readQuery(c, query);
  const name = (c.req.param("paper") ?? "").replace(/\.pdf$/, "");
  const request: PaperRequest = {
    node,
    by,
    facts: await readDossier(node, by, code),
    size,
    withOfficeCopy: copies === "2",
  };
  const bytes = await paperOf(name, request);
  return sendFile(c, { bytes, name: `${code}-${name}.pdf`, mediaType: "application/pdf", inline: true });
}
