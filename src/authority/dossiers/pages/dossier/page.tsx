import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  readForm,
  render,
  renderAgain,
  statusOf,
} from "../../../../platform/http/index.ts";
import { liveStream } from "../../../../platform/live/index.ts";
import { countPages } from "../../../../platform/typeset/index.ts";
import { LocaleContext } from "../../../../ui/index.ts";
import { addNote } from "../../actions/add-note.ts";
import { findVisible } from "../../read-dossier.ts";
import { readNotes } from "../../store/notes.ts";
import { resendDossier } from "../../sync/resend-dossier.ts";
import { addAssignmentAct } from "./assignment-act.tsx";
import { ChangedNote } from "./changed-note.tsx";
import { addComponentActs } from "./components-act.tsx";
import { addCorrectionAct } from "./correction-act.tsx";
import {
  type DossierDesk,
  deskOf,
  dossierFrame,
  dossierPath,
  formErrors,
  type OpenDossier,
  openDossier,
  pathOf,
} from "./desk.ts";
import type { DossierView, ShownPaper } from "./dossier-view.ts";
import { addFeeActs } from "./fee-acts.tsx";
import { addDossierFiles } from "./files.ts";
import { addFlowPage } from "./flow-page.tsx";
import { addHandOverAct } from "./hand-over-act.tsx";
import { addReasonedActs } from "./reasoned-acts.tsx";
import { addStepActs, leasesHeld, takeLeases } from "./step-acts.tsx";
import { addSupplementAct } from "./supplement-act.tsx";
import { dossierText } from "./text.ts";
import { DossierPage } from "./view.tsx";

/** `/dossiers/:code`: one dossier and everything that officers do with it. */
export function addDossierPages(app: App): void {
  app.get(dossierPath, async (c) => render(c, await page(c)));
  app.get(`${dossierPath}/live`, live);
  app.post(`${dossierPath}/notes`, note);
  app.post(`${dossierPath}/resending`, async (c) => {
    const { node, by, code } = deskOf(c);
    const { dossier } = await findVisible(node, by, code);
    await resendDossier(node, by, dossier.id);
    await flash(c, { vi: dossierText.vi.resent, en: dossierText.en.resent });
    return c.redirect(pathOf(dossier), 303);
  });
  addStepActs(app, async (c, error, typed, overtaken) =>
    render(c, await page(c, { error, typed, overtaken }), statusOf(error)),
  );
  addSupplementAct(app);
  addReasonedActs(app);
  addFeeActs(app);
  addAssignmentAct(app);
  addHandOverAct(app);
  addComponentActs(app);
  addCorrectionAct(app);
  addFlowPage(app);
  addDossierFiles(app);
}

type Again = Pick<DossierView, "typed" | "overtaken" | "typedNote"> & { readonly error?: DomainError };

async function page(c: AppContext, { error, ...again }: Again = {}) {
  const desk = deskOf(c);
  const first = await openDossier(desk);
  // Whoever has just done something is shown what comes of it; they hold the next step when they open the dossier.
  const leases = c.get("flash") === undefined ? await takeLeases(desk, first) : leasesHeld(desk, first);
  const frame = await dossierFrame(c, pathOf(first.dossier));
  const shown = await shownPaper(c, desk, first);
  const errors = formErrors(error, desk.locale);
  const machineNow = desk.node.machine.now();
  return <DossierPage {...first} {...{ frame, by: desk.by, machineNow, leases, shown, errors }} {...again} />;
}

/** The paper that the address names, else the first one with a scan. */
async function shownPaper(
  c: AppContext,
  { node }: DossierDesk,
  { dossier }: OpenDossier,
): Promise<ShownPaper | undefined> {
  const query = new URL(c.req.url).searchParams;
  const named = dossier.components.find(({ code }) => code === query.get("paper"));
  const component = named ?? dossier.components.find(({ files }) => files.length > 0);
  if (!component) return undefined;
  const at = Math.min(Math.max(Number(query.get("file")) || 0, 0), Math.max(component.files.length - 1, 0));
  const file = component.files[Math.trunc(at)];
  const isPdf = file?.mediaType === "application/pdf";
  const pages = isPdf ? await countPages(file.sha256, () => node.files.bytes(file.sha256)) : 1;
  return { component, at: Math.trunc(at), file, pages };
}

async function note(c: AppContext): Promise<Response> {
  const { node, by, code } = deskOf(c);
  const { dossier } = await findVisible(node, by, code);
  const { text } = await readForm(c, z.object({ text: z.string().max(20_000).default("") }));
  try {
    await addNote(node, by, { dossierId: dossier.id, text });
  } catch (error) {
    return renderAgain(c, error, (refused) => page(c, { error: refused, typedNote: text }));
  }
  await flash(c, { vi: dossierText.vi.noteAdded, en: dossierText.en.noteAdded });
  return c.redirect(`${pathOf(dossier)}#notes`, 303);
}

/** Tells an open page quietly that the dossier is not what it shows any more. */
async function live(c: AppContext): Promise<Response> {
  const desk = deskOf(c);
  const { node, by, code, locale } = desk;
  const { dossier } = await findVisible(node, by, code);
  const query = new URL(c.req.url).searchParams;
  const seen = Number(query.get("revision")) || 0;
  const notes = Number(query.get("notes")) || 0;
  return liveStream(c, node.live, [`dossier:${dossier.id}`], {
    message: async () => {
      const now = await openDossier(desk);
      const isSame = now.dossier.revision <= seen && (await readNotes(node.db, dossier.id)).length <= notes;
      if (isSame) return undefined;
      const part = (
        <LocaleContext.Provider value={locale}>
          <ChangedNote facts={now} seen={seen} notes={notes} locale={locale} />
        </LocaleContext.Provider>
      );
      return { data: String(await (await part).toString()) };
    },
  });
}
