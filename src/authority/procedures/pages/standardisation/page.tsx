import { z } from "zod";
import { type App, type AppContext, listOf, readForm, render } from "../../../../platform/http/index.ts";
import { textIn, wordsIn } from "../../../../platform/text/index.ts";
import { procedureLevels } from "../../../../protocol/procedures/index.ts";
import { repairFindings } from "../../actions/repair-findings.ts";
import { assertWriter } from "../../actions/save-offered.ts";
import { procedureErrors } from "../../errors.ts";
import { findingKinds } from "../../findings/finding.ts";
import { readReport } from "../../read-report.ts";
import { planRepairs } from "../../repair-plan.ts";
import { findAct } from "../../store/acts.ts";
import { readReportDays } from "../../store/catalogue-state.ts";
import { deskOf, isConflict, procedureFrame } from "../desk.ts";
import { explainFinding } from "../explain-finding.ts";
import { type SheetForm, sendSheet } from "../send-sheet.ts";
import { findingName, levelNames, words } from "../words.ts";
import { matching, reportFilters } from "./asked.ts";
import { PreviewPage } from "./preview-view.tsx";
import { standardText } from "./text.ts";
import { ReportPage, type ReportView } from "./view.tsx";

/** Days of the report's history that are shown. */
const daysShown = 30;

/** `/procedures/standardisation`: what is wrong with the catalogue, and its repair. */
export function addStandardisationPages(app: App): void {
  app.get("/procedures/standardisation", async (c) => render(c, <ReportPage {...(await viewOf(c))} />));
  app.get("/procedures/standardisation/export.csv", (c) => exportReport(c, "csv"));
  app.get("/procedures/standardisation/export.xlsx", (c) => exportReport(c, "xlsx"));
  app.post("/procedures/standardisation/preview", preview);
  app.post("/procedures/standardisation/repairs", repair);
}

async function viewOf(c: AppContext): Promise<ReportView> {
  const { node, now, mayWrite } = deskOf(c);
  const filters = reportFilters(c);
  const report = await readReport(node.db, node);
  const act = filters.done === undefined || !mayWrite ? undefined : await findAct(node.db, filters.done);
  return {
    frame: await procedureFrame(c),
    report,
    matched: matching(report.findings, filters),
    filters,
    days: await readReportDays(node.db, daysShown),
    mayWrite,
    now,
    done: act && act.undoneBy === null ? { actId: act.id, procedures: act.procedures } : undefined,
  };
}

const chosen = z.object({
  keys: listOf(z.string().max(200)),
  which: z.enum(["chosen", "all"]).default("chosen"),
  kind: z.enum(findingKinds).optional(),
  q: z.string().max(200).default(""),
  level: z.enum(procedureLevels).optional(),
});

async function preview(c: AppContext): Promise<Response> {
  const { node, by } = deskOf(c);
  assertWriter(node, by);
  const form = await readForm(c, chosen);
  const report = await readReport(node.db, node);
  const keys = form.which === "chosen" ? form.keys : allKeys();
  if (keys.length === 0) return previewPage(c, [], textIn(procedureErrors.notChosen().people, c.get("locale")), 422);
  return previewPage(c, keys);

  function allKeys(): readonly string[] {
    const found = matching(report.findings, { ...form, repair: "yes", page: 1, done: undefined });
    return found.filter(({ kind }) => form.kind === undefined || kind === form.kind).map(({ key }) => key);
  }
}

/** The preview as things stand now; of rows that have been repaired meanwhile nothing is left to show. */
async function previewPage(
  c: AppContext,
  keys: readonly string[],
  problem?: string,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { node } = deskOf(c);
  const rows = planRepairs(await readReport(node.db, node), keys);
  const frame = await procedureFrame(c, "/procedures/standardisation");
  if (rows.length === 0) {
    const view = await viewOf(c);
    const said = problem ?? textIn(procedureErrors.nothingToRepair().people, frame.locale);
    return render(c, <ReportPage {...view} frame={frame} problem={said} />, status === 200 ? 409 : status);
  }
  return render(c, <PreviewPage frame={frame} rows={rows} keys={keys} problem={problem} />, status);
}

const order = z.object({ keys: listOf(z.string().max(200)), expected: listOf(z.string().max(260)) });

async function repair(c: AppContext): Promise<Response> {
  const { node, by, locale } = deskOf(c);
  const form = await readForm(c, order);
  const expected = new Map(
    form.expected.map((pair) => [pair.slice(pair.indexOf(" ") + 1), pair.slice(0, pair.indexOf(" "))]),
  );
  try {
    const { actId } = await repairFindings(node, by, { keys: form.keys, expected });
    return c.redirect(`/procedures/standardisation?done=${actId}`, 303);
  } catch (error) {
    if (!isConflict(error)) throw error;
    return previewPage(c, form.keys, textIn(error.people, locale), 409);
  }
}

async function exportReport(c: AppContext, form: SheetForm): Promise<Response> {
  const { matched, filters, frame } = await viewOf(c);
  const { locale } = frame;
  const [text, shared] = [wordsIn(standardText, locale), words(locale)];
  const rows = matched.filter(({ kind }) => filters.kind === undefined || kind === filters.kind);
  return sendSheet(c, form, "standardisation", {
    title: text.title,
    columns: [
      { name: shared.code, width: 24 },
      { name: text.subject, width: 50 },
      { name: shared.level, width: 16 },
      { name: text.kind, width: 24 },
      { name: text.why, width: 60 },
      { name: text.todo, width: 50 },
      { name: text.onlyRepairable, width: 22 },
    ],
    rows: rows.map((one) => {
      const { why, evidence, advice } = explainFinding(one, locale);
      return [
        one.code,
        one.name,
        levelNames(one.levels, locale),
        findingName(one.kind, locale),
        [why, ...evidence].join(" "),
        advice,
        one.repair ? text.repairable : text.byHand,
      ];
    }),
  });
}
