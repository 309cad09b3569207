import type { Child } from "hono/jsx";
import { z } from "zod";
import { compareFlows, minutesOf, readPicture } from "../../../../engines/flow/steps/index.ts";
import { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  optionalLine,
  parseForm,
  readQuery,
  render,
} from "../../../../platform/http/index.ts";
import { formatTime, type Locale } from "../../../../platform/text/index.ts";
import { LocaleContext } from "../../../../ui/index.ts";
import { saveFlowDraft } from "../../actions/save-flow-draft.ts";
import { flowDraftErrors } from "../../flow-errors.ts";
import type { FlowDraft } from "../../store/flow-drafts.ts";
import { type CheckedDraft, checkDraft } from "../flow-check.ts";
import { agencyNames, type FlowDesk, flowDeskOf, flowFrame } from "../flow-desk.ts";
import { AllowanceBar, Stale } from "../flow-parts.tsx";
import { allowanceText } from "../flow-words.ts";
import { readFlowFile } from "../read-flow-file.ts";
import { DrawingPage } from "./view.tsx";

const path = "/procedures/catalogue/:id/flow/drawing";

/** `/procedures/catalogue/:id/flow/drawing`: the flow as a drawing that saves itself. */
export function addDrawingPage(app: App): void {
  app.get(path, show);
  app.get(`${path}/draft`, draftAsJson);
  app.get(`${path}/reading`, readAllowance);
  app.post(path, save);
}

async function show(c: AppContext): Promise<Response> {
  const desk = await flowDeskOf(c);
  const { draft } = desk;
  if (!draft) return c.redirect(desk.paths.flow, 303);
  return render(
    c,
    <DrawingPage
      frame={await flowFrame(c, desk.paths.drawing)}
      desk={{ ...desk, draft }}
      picture={await readPicture(draft.xml)}
      checked={await checkDraft(draft.xml)}
      agencies={await agencyNames(desk)}
    />,
  );
}

async function draftAsJson(c: AppContext): Promise<Response> {
  const { draft, locale } = await flowDeskOf(c);
  if (!draft) throw flowDraftErrors.noDraft();
  return c.json({ xml: draft.xml, version: draft.version, problems: said(await checkDraft(draft.xml), locale) });
}

/** How the deadline engine reads an allowance while it is typed. */
async function readAllowance(c: AppContext): Promise<Response> {
  const { locale } = await flowDeskOf(c);
  const { allowance = "" } = readQuery(c, z.object({ allowance: optionalLine(200) }));
  const ok = minutesOf(allowance, "most") !== undefined;
  return c.json({ ok, text: ok ? allowanceText(allowance, locale) : limitHelp(locale) });
}

function limitHelp(locale: Locale): string {
  return {
    vi: "Chưa đọc được. Ghi như: 2 ngày làm việc, 4 giờ làm việc, 30 ngày.",
    en: "Not readable. Write such as: 2 working days, 4 working hours, 30 days.",
  }[locale];
}

const asked = z.object({ version: z.coerce.number().int().min(0) });

/** Takes a drawing; answers as JSON what was saved, or both versions when somebody else saved meanwhile. */
async function save(c: AppContext): Promise<Response> {
  const desk = await flowDeskOf(c);
  const { node, by, offered, locale, limit } = desk;
  try {
    const { text: xml, fields } = await readFlowFile(c);
    const { version: from } = parseForm(fields, asked);
    try {
      const version = await saveFlowDraft(node, by, { offeredId: offered.id, xml, from, how: "drawing" });
      const checked = await checkDraft(xml);
      const summary = await asText(
        <AllowanceBar sum={checked.sum} limit={limit} names={checked.names} locale={locale} />,
        locale,
      );
      return c.json({
        kind: "saved",
        version,
        at: formatTime(node.clock.now()),
        problems: said(checked, locale),
        summary,
      });
    } catch (error) {
      if (error instanceof DomainError && error.code === "procedure.flow-stale" && desk.draft)
        return c.json(await staleAnswer(desk, desk.draft, xml), 409);
      throw error;
    }
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind === "forbidden") throw error;
    return c.json({ kind: "failed", why: { text: error.people[locale] } }, error.kind === "too-large" ? 413 : 422);
  }
}

async function staleAnswer({ offered, locale }: FlowDesk, draft: FlowDraft, xml: string) {
  const [theirs, mine] = [await readPicture(draft.xml), await readPicture(xml)];
  const differences = await compareFlows(draft.xml, xml);
  const compared = await asText(
    <Stale name={offered.name} draft={draft} theirs={theirs} mine={mine} differences={differences} />,
    locale,
  );
  return { kind: "stale", version: draft.version, compared };
}

async function asText(part: Child, locale: Locale): Promise<string> {
  return String(await (<LocaleContext.Provider value={locale}>{part}</LocaleContext.Provider>).toString());
}

function said({ problems }: CheckedDraft, locale: Locale) {
  return problems.map(({ element, severity, message }) => ({ element, severity, message: message[locale] }));
}
