import {
  compareFlows,
  editTable,
  readPicture,
  readSteps,
  type StepTable,
  StepTableError,
  writeSteps,
} from "../../../../engines/flow/steps/index.ts";
import type { DomainError } from "../../../../platform/errors/index.ts";
import { type App, type AppContext, flash, httpErrors, render, renderAgain } from "../../../../platform/http/index.ts";
import type { Locale } from "../../../../platform/text/index.ts";
import { saveFlowDraft } from "../../actions/save-flow-draft.ts";
import { procedureErrors } from "../../errors.ts";
import { asDomainError } from "../../flow-errors.ts";
import type { FlowDraft } from "../../store/flow-drafts.ts";
import { checkDraft } from "../flow-check.ts";
import { agencyNames, type FlowDesk, flowDeskOf, flowFrame } from "../flow-desk.ts";
import { fieldId } from "./step-row.tsx";
import { focusAfter, readAct, readTableForm } from "./table-form.ts";
import { stepsText } from "./text.ts";
import { StepsPage, type StepsView } from "./view.tsx";

const path = "/procedures/catalogue/:id/flow/steps";

/** `/procedures/catalogue/:id/flow/steps`: the flow as a table. */
export function addStepsPage(app: App): void {
  app.get(path, async (c) => {
    const desk = await flowDeskOf(c);
    if (!desk.draft) return c.redirect(desk.paths.flow, 303);
    const focus = new URL(c.req.url).searchParams.get("at") ?? undefined;
    return render(c, <StepsPage {...(await viewOf(c, { ...desk, draft: desk.draft }, { focus }))} />);
  });
  app.post(path, save);
}

type Drafted = FlowDesk & { readonly draft: FlowDraft };
type Shown = {
  readonly table?: StepTable;
  readonly version?: number;
  readonly focus?: string | undefined;
  readonly refused?: DomainError;
  readonly mine?: string | undefined;
};

async function save(c: AppContext): Promise<Response> {
  const desk = await flowDeskOf(c);
  if (!desk.mayWrite) throw procedureErrors.notYours();
  const fields = c.get("form");
  if (!fields) throw httpErrors.wrongType();
  const { draft } = desk;
  if (!draft) return c.redirect(desk.paths.flow, 303);
  const drafted = { ...desk, draft };
  const typed = readTableForm(fields);
  const act = readAct(fields.get("act"));
  const table = act ? editTable(typed, act, idsIn(draft.xml)) : typed;
  const from = Number(fields.get("version")) || 0;
  let mine: string | undefined;
  try {
    mine = await written(table, draft.xml);
    await saveFlowDraft(desk.node, desk.by, { offeredId: desk.offered.id, xml: mine, from, how: "steps" });
  } catch (error) {
    return renderAgain(c, error, async (refused) => {
      const isStale = refused.code === "procedure.flow-stale";
      // What was typed is written once more, over what the other person saved, when the person says so.
      const version = isStale ? draft.version : from;
      return (
        <StepsPage {...(await viewOf(c, drafted, { table, version, refused, mine: isStale ? mine : undefined }))} />
      );
    });
  }
  const focus = focusAfter(act, typed, table);
  if (!act) await flash(c, { vi: stepsText.vi.saved, en: stepsText.en.saved });
  return c.redirect(
    focus === undefined ? desk.paths.steps : `${desk.paths.steps}?at=${encodeURIComponent(focus)}#${fieldId(focus)}`,
    303,
  );
}

async function written(table: StepTable, xml: string): Promise<string> {
  try {
    return await writeSteps(table, xml);
  } catch (error) {
    throw asDomainError(error);
  }
}

function idsIn(xml: string): ReadonlySet<string> {
  return new Set([...xml.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id ?? ""));
}

async function viewOf(c: AppContext, desk: Drafted, shown: Shown): Promise<StepsView> {
  const { draft, locale } = desk;
  const { table, notExpressible } = await readSteps(draft.xml);
  const { refused, mine } = shown;
  const isStale = refused?.code === "procedure.flow-stale";
  return {
    frame: await flowFrame(c, desk.paths.steps),
    desk,
    table: shown.table ?? table,
    notExpressible,
    picture: await readPicture(draft.xml),
    checked: await checkDraft(draft.xml),
    agencies: await agencyNames(desk),
    version: shown.version ?? draft.version,
    focus: shown.focus,
    errors: isStale ? {} : fieldErrors(refused, locale),
    people: refused?.people[locale],
    stale: isStale
      ? {
          mine: mine === undefined ? undefined : await readPicture(mine),
          differences: mine === undefined ? [] : await compareFlows(draft.xml, mine),
        }
      : undefined,
  };
}

/** Errors by the names of the form's fields. */
function fieldErrors(refused: DomainError | undefined, locale: Locale): Readonly<Record<string, string>> {
  if (!(refused?.cause instanceof StepTableError)) return {};
  return Object.fromEntries(
    refused.cause.problems.map(({ row, field, message }) => {
      const [part, index, name] = field.split(".");
      const key = part === "next" ? `${name}.${row}.${index}` : row === "" ? field : `${field}.${row}`;
      return [key, message[locale]];
    }),
  );
}
