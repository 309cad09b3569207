import { z } from "zod";
import { type App, type AppContext, render } from "../../../../platform/http/index.ts";

import { textIn } from "../../../../platform/text/index.ts";
import { readReport } from "../../figures/report.ts";
import { reportTable, reportXlsx } from "../../figures/report-sheet.ts";
import {
  askedCode,
  askedDay,
  dayText,
  type FigureDesk,
  figureDeskOf,
  figureFrame,
  namedAgencies,
  type Period,
  periodOf,
  queryOf,
} from "../figures/desk.ts";
import { type SheetForm, sendBytes, sendSheet } from "../figures/send-file.ts";
import { ReportPage, reportingName, reportPath } from "./view.tsx";

const asked = z.object({ from: askedDay, to: askedDay, agency: askedCode });

/** `/dossiers/report`: report II.06a/VPCP/KSTT (Thông tư 01/2020/TT-VPCP) for any days and any agency. */
export function addReportPages(app: App): void {
  app.get(reportPath, async (c) => {
    const { desk, period, agency } = read(c);
    const agencies = await namedAgencies(desk);
    const report = await readReport(desk.node.db, { ...period, agency });
    const frame = await figureFrame(c, "/dossiers/figures");
    const reporting = reportingName(agencies, agency, textIn(desk.node.config.name, desk.locale), desk.locale);
    return render(c, <ReportPage {...{ frame, report, period, agency, agencies, reporting, today: desk.today }} />);
  });
  for (const form of ["csv", "xlsx"] as const) app.get(`${reportPath}/export.${form}`, (c) => take(c, form));
}

function read(c: AppContext): {
  readonly desk: FigureDesk;
  readonly period: Period;
  readonly agency: string | undefined;
} {
  const desk = figureDeskOf(c);
  const query = queryOf(c, asked);
  return { desk, period: periodOf(query, desk.today), agency: query.agency === "" ? undefined : query.agency };
}

async function take(c: AppContext, form: SheetForm): Promise<Response> {
  const { desk, period, agency } = read(c);
  const report = await readReport(desk.node.db, { ...period, agency });
  const name = `II.06a-${period.from}-${period.to}`;
  if (form === "csv") return sendSheet(c, "csv", name, reportTable(report));
  // The form is Vietnamese, whatever the language of the page.
  const agencies = await namedAgencies({ ...desk, locale: "vi" });
  const reporting = reportingName(agencies, agency, desk.node.config.name.vi, "vi");
  const head = { agency: reporting, from: dayText(period.from), to: dayText(period.to) };
  return sendBytes(c, "xlsx", name, await reportXlsx(report, head));
}
