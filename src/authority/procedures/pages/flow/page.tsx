import { z } from "zod";
import { FlowFileError } from "../../../../engines/flow/index.ts";
import { emptyFlow, readPicture, readSteps, tidyFlow } from "../../../../engines/flow/steps/index.ts";
import { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  optionalLine,
  readForm,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import { type Text, textIn } from "../../../../platform/text/index.ts";
import { Confirm, OfficerPage } from "../../../../ui/index.ts";
import { findVersion, readVersions } from "../../../flows/index.ts";
import { discardFlowDraft } from "../../actions/discard-flow-draft.ts";
import { saveFlowDraft } from "../../actions/save-flow-draft.ts";
import { procedureErrors } from "../../errors.ts";
import { flowDraftErrors } from "../../flow-errors.ts";
import { flowOf } from "../../flow-of.ts";
import type { FlowTemplate } from "../../flow-template.ts";
import { checkDraft } from "../flow-check.ts";
import { type FlowDesk, flowDeskOf, flowFrame } from "../flow-desk.ts";
import { draftVersionOf, readFlowFile } from "../read-flow-file.ts";
import { overviewText } from "./text.ts";
import { OverviewPage, type OverviewView } from "./view.tsx";

const base = "/procedures/catalogue/:id/flow";
type PlainKey = "begun" | "tidied" | "discarded" | "discardTitle" | "discardWarning" | "discard";
const both = (key: PlainKey): Text => ({ vi: overviewText.vi[key], en: overviewText.en[key] });

/** `/procedures/catalogue/:id/flow`: a flow at a glance, how to begin one, its file. */
export function addFlowOverview(app: App, templates: readonly FlowTemplate[]): void {
  app.get(base, async (c) => render(c, <OverviewPage {...(await viewOf(c, templates))} />));
  app.post(`${base}/draft`, (c) => begin(c, templates));
  app.get(`${base}/draft/removal`, askDiscard);
  app.post(`${base}/draft/removal`, discard);
  app.post(`${base}/file`, (c) => takeFile(c, templates));
  app.post(`${base}/tidying`, tidy);
  app.get(`${base}/file.bpmn`, download);
}

async function viewOf(c: AppContext, templates: readonly FlowTemplate[], refused?: DomainError): Promise<OverviewView> {
  const desk = await flowDeskOf(c);
  const xml = desk.draft?.xml ?? desk.newest?.xml;
  const offered = desk.draft || !desk.mayWrite ? [] : templates;
  return {
    frame: await flowFrame(c, desk.paths.flow),
    desk,
    picture: xml === undefined ? undefined : await readPicture(xml),
    checked: xml === undefined ? undefined : await checkDraft(xml),
    templates: await Promise.all(
      offered.map(async (one) => ({
        ...one,
        picture: await readPicture(one.xml),
        steps: (await readSteps(one.xml)).table.steps.length,
      })),
    ),
    error: refused && textIn(refused.people, desk.locale),
  };
}

async function begin(c: AppContext, templates: readonly FlowTemplate[]): Promise<Response> {
  const desk = await flowDeskOf(c);
  const { template, version } = await readForm(
    c,
    z.object({ template: optionalLine(100), version: z.coerce.number().int().optional() }),
  );
  const chosen = templates.find(({ key }) => key === template);
  const number = desk.newest?.number ?? null;
  const xml = version === undefined ? (chosen?.xml ?? emptyFlow) : await xmlOfVersion(desk, version);
  const how = version === undefined ? "template" : "version";
  await saveFlowDraft(desk.node, desk.by, { offeredId: desk.offered.id, xml, from: 0, basedOn: number, how });
  await flash(c, both("begun"));
  return c.redirect(desk.paths.steps, 303);
}

async function xmlOfVersion(desk: FlowDesk, number: number): Promise<string> {
  const versions = await readVersions(desk.node.db, flowOf(desk.offered));
  const id = versions.find((one) => one.number === number)?.id;
  const version = id === undefined ? undefined : await findVersion(desk.node.db, id);
  if (!version) throw flowDraftErrors.noVersion();
  return version.xml;
}

async function takeFile(c: AppContext, templates: readonly FlowTemplate[]): Promise<Response> {
  const desk = await flowDeskOf(c);
  try {
    const { text, fields } = await readFlowFile(c);
    const xml = (await readPicture(text).catch(asRefused)) === undefined ? await tidyFlow(text) : text;
    const from = draftVersionOf(fields);
    const basedOn = desk.draft ? undefined : (desk.newest?.number ?? null);
    await saveFlowDraft(desk.node, desk.by, {
      ...{ offeredId: desk.offered.id, xml, from, how: "file" as const },
      ...(basedOn === undefined ? {} : { basedOn }),
    });
  } catch (error) {
    return renderAgain(c, error, async (refused) => <OverviewPage {...(await viewOf(c, templates, refused))} />);
  }
  await flash(c, both("begun"));
  return c.redirect(desk.paths.flow, 303);
}

function asRefused(error: unknown): never {
  if (error instanceof FlowFileError) throw new DomainError(error.code, "invalid", error.people, { cause: error });
  throw error;
}

async function tidy(c: AppContext): Promise<Response> {
  const desk = await flowDeskOf(c);
  const { draft } = desk;
  if (!draft) throw flowDraftErrors.noDraft();
  const { draft: from } = await readForm(c, z.object({ draft: z.coerce.number().int().min(1) }));
  const xml = await tidyFlow(draft.xml);
  await saveFlowDraft(desk.node, desk.by, { offeredId: desk.offered.id, xml, from, how: "tidy" });
  await flash(c, both("tidied"));
  return c.redirect(desk.paths.flow, 303);
}

async function askDiscard(c: AppContext): Promise<Response> {
  const desk = await flowDeskOf(c);
  if (!desk.mayWrite) throw procedureErrors.notYours();
  if (!desk.draft) throw flowDraftErrors.noDraft();
  const say = (key: PlainKey) => textIn(both(key), desk.locale);
  return render(
    c,
    <OfficerPage frame={await flowFrame(c, desk.paths.flow)} title={say("discardTitle")}>
      <Confirm
        frame={await flowFrame(c, desk.paths.flow)}
        title={say("discardTitle")}
        action={`${desk.paths.draft}/removal`}
        hidden={{ draft: String(desk.draft.version) }}
        confirmText={say("discard")}
        cancelHref={desk.paths.flow}
        danger
      >
        <p>{say("discardWarning")}</p>
      </Confirm>
    </OfficerPage>,
  );
}

async function discard(c: AppContext): Promise<Response> {
  const desk = await flowDeskOf(c);
  const { draft } = await readForm(c, z.object({ draft: z.coerce.number().int().min(1) }));
  await discardFlowDraft(desk.node, desk.by, desk.offered.id, draft);
  await flash(c, both("discarded"));
  return c.redirect(desk.paths.flow, 303);
}

async function download(c: AppContext): Promise<Response> {
  const { draft, newest, offered } = await flowDeskOf(c);
  const xml = draft?.xml ?? newest?.xml;
  if (xml === undefined) throw flowDraftErrors.noDraft();
  return bpmnFile(c, xml, offered.code);
}

/** A flow as a file to keep. */
export function bpmnFile(c: AppContext, xml: string, name: string): Response {
  c.header("content-type", "application/xml; charset=utf-8");
  c.header("content-disposition", `attachment; filename="${name.replace(/[^\w.-]/g, "-")}.bpmn"`);
  return c.body(xml);
}
