import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  readForm,
  render,
  renderAgain,
  sendFile,
} from "../../../../platform/http/index.ts";
import type { Text } from "../../../../platform/text/index.ts";
import { countPages, sendPage } from "../../../../platform/typeset/index.ts";
import { readEdxml } from "../../../exchange/index.ts";
import { answerChange } from "../../actions/answer-change.ts";
import { completeIncoming } from "../../actions/complete-incoming.ts";
import { correctIncoming } from "../../actions/correct-incoming.ts";
import { refuseIncoming } from "../../actions/refuse-incoming.ts";
import { registerIncoming } from "../../actions/register-incoming.ts";
import { nextArrivalNumber } from "../../next-numbers.ts";
import { mayActOnIncoming, mayAnswerChange, mayDraft, mayEverOnIncoming } from "../../policy.ts";
import { getIncoming, readIncoming, readIncomingFile } from "../../read-incoming.ts";
import type { IncomingAct } from "../../states.ts";
import { idOf, type Officer, officeFrame, officer, pageErrors } from "../officer.ts";
import { incomingText } from "./text.ts";
import { IncomingPage, type IncomingView } from "./view.tsx";

const text = z.string().max(2000).default("");
const said = (key: "refused" | "completed" | "noteSaved" | "answered"): Text => ({
  vi: incomingText.vi[key],
  en: incomingText.en[key],
});

/** `/incoming/:id` and what can be done with a received document there. */
export function addIncomingPage(app: App): void {
  app.get("/incoming/:id", async (c) => render(c, <IncomingPage {...(await viewOf(c))} />));
  app.get("/incoming/:id/files/:file", sendAttachment);
  app.get("/incoming/:id/files/:file/pages/:page", sendPicture);
  app.get("/incoming/:id/edxml", sendMessage);
  app.post("/incoming/:id/registration", (c) =>
    act(c, async ({ node, by }, id) => {
      const { note } = await readForm(c, z.object({ note: text }));
      const { number } = await registerIncoming(node, by, { id, note });
      const say = (locale: "vi" | "en") => incomingText[locale].registered(String(number));
      await flash(c, { vi: say("vi"), en: say("en") });
    }),
  );
  app.post("/incoming/:id/refusal", (c) =>
    act(c, async ({ node, by }, id) => {
      const form = await readForm(c, z.object({ "reason-code": z.string().default(""), reason: text }));
      await refuseIncoming(node, by, { id, reasonCode: form["reason-code"], text: form.reason });
      await flash(c, said("refused"));
    }),
  );
  app.post("/incoming/:id/completion", (c) =>
    act(c, async ({ node, by }, id) => {
      await completeIncoming(node, by, { id, ...(await readForm(c, z.object({ note: text }))) });
      await flash(c, said("completed"));
    }),
  );
  app.post("/incoming/:id/note", (c) =>
    act(c, async ({ node, by }, id) => {
      await correctIncoming(node, by, { id, ...(await readForm(c, z.object({ note: text }))) });
      await flash(c, said("noteSaved"));
    }),
  );
  app.post("/incoming/:id/answer", (c) =>
    act(c, async ({ node, by }, id) => {
      const form = await readForm(c, z.object({ answer: z.enum(["agree", "refuse"]), text }));
      await answerChange(node, by, { id, agree: form.answer === "agree", text: form.text });
      await flash(c, said("answered"));
    }),
  );
}

async function act(c: AppContext, run: (who: Officer, id: string) => Promise<void>): Promise<Response> {
  const who = officer(c);
  const id = idOf(c);
  try {
    await run(who, id);
  } catch (error) {
    return renderAgain(c, error, async (refused) => <IncomingPage {...(await viewOf(c, refused))} />);
  }
  return c.redirect(`/incoming/${id}`, 303);
}

async function viewOf(c: AppContext, error?: DomainError): Promise<IncomingView> {
  const who = officer(c);
  const { node, by, now, locale } = who;
  const detail = await readIncoming(node, by, idOf(c));
  const { document } = detail;
  const may = (act: IncomingAct): boolean =>
    mayActOnIncoming(by, document, act, now) && !(document.changeState === "agreed" && document.change !== "update");
  const shown = detail.filesOffered ? shownFile(document, c.req.query("file")) : undefined;
  return {
    ...detail,
    frame: await officeFrame(c, { path: `/incoming/${document.id}` }),
    may,
    mayAnswer: document.changeState === "asked" && mayAnswerChange(by, document, now),
    mayNote: document.registeredAt !== null && mayEverOnIncoming(by, document, "register", now),
    mayReply: mayDraft(by, now) && document.registeredAt !== null,
    nextNumber: may("register") ? await nextArrivalNumber(node, by.agencyCode) : undefined,
    shown: shown && { ...shown, pages: await pagesOf(who, document.id, shown.contentId, shown.sha256) },
    errors: pageErrors(error, locale),
  };
}

/** The PDF to show: the one asked for, or the first. */
function shownFile({ fileReports }: IncomingView["document"], wanted: string | undefined) {
  const pdfs = (fileReports ?? []).filter(({ pdf }) => pdf !== null);
  return pdfs.find(({ contentId }) => contentId === wanted) ?? pdfs[0];
}

async function pagesOf({ node, by }: Officer, id: string, contentId: string, sha256: string): Promise<number> {
  return countPages(sha256, async () => (await readIncomingFile(node, by, id, contentId)).bytes);
}

async function sendAttachment(c: AppContext): Promise<Response> {
  const { node, by } = officer(c);
  const { bytes, name, contentType } = await readIncomingFile(node, by, idOf(c), c.req.param("file") ?? "");
  return sendFile(c, { bytes, name, mediaType: contentType, inline: c.req.query("open") !== undefined });
}

async function sendPicture(c: AppContext): Promise<Response> {
  const { node, by } = officer(c);
  const file = c.req.param("file") ?? "";
  const { id, fileReports } = await getIncoming(node, by, idOf(c));
  const sha256 = fileReports?.find(({ contentId }) => contentId === file)?.sha256 ?? `${id} ${file}`;
  // Asked each time, also for a page drawn before: the files may no longer be offered.
  const { bytes } = await readIncomingFile(node, by, id, file);
  return sendPage(c, { sha256, page: c.req.param("page") ?? "1", pdf: async () => bytes });
}

async function sendMessage(c: AppContext): Promise<Response> {
  const { node, by } = officer(c);
  const { document, filesOffered } = await readIncoming(node, by, idOf(c));
  if (!filesOffered) return c.redirect(`/incoming/${document.id}`, 303);
  const name = `${document.numberText.replaceAll("/", "-")}.edxml`;
  return sendFile(c, { bytes: await readEdxml(node.db, document.id), name, mediaType: "application/octet-stream" });
}
