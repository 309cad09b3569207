import { z } from "zod";
import { compareFlows, readPicture } from "../../../../engines/flow/steps/index.ts";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  line,
  optionalLine,
  readForm,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import { publishProcedureFlow } from "../../actions/publish-procedure-flow.ts";
import { saveFlowDraft } from "../../actions/save-flow-draft.ts";
import { flowDraftErrors } from "../../flow-errors.ts";
import { checkDraft } from "../flow-check.ts";
import { flowDeskOf, flowFrame } from "../flow-desk.ts";
import { publicationText } from "./text.ts";
import { PublicationPage, type PublicationView } from "./view.tsx";

const path = "/procedures/catalogue/:id/flow/publication";

/** `/procedures/catalogue/:id/flow/publication`: the last look before a flow is published. */
export function addPublicationPage(app: App): void {
  app.get(path, async (c) => {
    const view = await viewOf(c, "");
    return view ? render(c, <PublicationPage {...view} />) : toOverview(c);
  });
  app.post(path, publish);
  app.post(`${path}/following`, follow);
}

async function toOverview(c: AppContext): Promise<Response> {
  return c.redirect((await flowDeskOf(c)).paths.flow, 303);
}

async function viewOf(c: AppContext, note: string, refused?: DomainError): Promise<PublicationView | undefined> {
  const desk = await flowDeskOf(c);
  const { draft, newest, locale } = desk;
  if (!draft) return undefined;
  return {
    frame: await flowFrame(c, desk.paths.publication),
    desk: { ...desk, draft },
    picture: await readPicture(draft.xml),
    checked: await checkDraft(draft.xml),
    differences: newest && (await compareFlows(newest.xml, draft.xml)),
    note,
    error: refused && {
      text: (refused.fields.note ?? refused.people)[locale],
      field: refused.fields.note ? "note" : undefined,
    },
  };
}

async function publish(c: AppContext): Promise<Response> {
  const desk = await flowDeskOf(c);
  const { note: typed = "" } = await readForm(c, z.object({ note: optionalLine(500) }));
  try {
    const noteMissing = { vi: publicationText.vi.noteMissing, en: publicationText.en.noteMissing };
    const order = await readForm(c, z.object({ draft: z.coerce.number().int().min(1), note: line(500) }), {
      note: noteMissing,
    });
    const publication = { offeredId: desk.offered.id, draftVersion: order.draft, note: order.note };
    const number = await publishProcedureFlow(desk.node, desk.by, publication);
    await flash(c, { vi: publicationText.vi.published(number), en: publicationText.en.published(number) });
    return c.redirect(desk.paths.version(number), 303);
  } catch (error) {
    return renderAgain(c, error, async (refused) => {
      const view = await viewOf(c, typed, refused);
      if (!view) throw error;
      return <PublicationPage {...view} />;
    });
  }
}

const following = z.object({ draft: z.coerce.number().int().min(1), after: z.coerce.number().int().min(1) });

/** The person has seen what was published meanwhile: the draft follows it now. */
async function follow(c: AppContext): Promise<Response> {
  const desk = await flowDeskOf(c);
  const { draft: from, after } = await readForm(c, following);
  if (!desk.draft) throw flowDraftErrors.noDraft();
  await saveFlowDraft(desk.node, desk.by, {
    offeredId: desk.offered.id,
    xml: desk.draft.xml,
    from,
    basedOn: after,
    how: "version",
  });
  await flash(c, { vi: publicationText.vi.rebased, en: publicationText.en.rebased });
  return c.redirect(desk.paths.publication, 303);
}
