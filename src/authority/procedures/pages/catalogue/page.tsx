import { type App, type AppContext, render } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { agenciesOfNode } from "../../../organisation/index.ts";
import { readReport } from "../../read-report.ts";
import { readYearOfDemand } from "../../store/demand.ts";
import { deskOf, procedureFrame } from "../desk.ts";
import { type SheetForm, sendSheet } from "../send-sheet.ts";
import { dayText, findingName, levelNames, stateName, words } from "../words.ts";
import { catalogueFilters, catalogueRows } from "./rows.ts";
import { catalogueText } from "./text.ts";
import { CataloguePage } from "./view.tsx";

/** `/procedures/catalogue`: the authority's own catalogue, for its officers. */
export function addCataloguePage(app: App): void {
  app.get("/procedures/catalogue", list);
  app.get("/procedures/catalogue/export.csv", (c) => exportList(c, "csv"));
  app.get("/procedures/catalogue/export.xlsx", (c) => exportList(c, "xlsx"));
}

async function list(c: AppContext): Promise<Response> {
  const { mayWrite, locale } = deskOf(c);
  const found = await readList(c);
  const agencies = new Map(
    (
      await agenciesOfNode(c.get("node").db, { codes: [...new Set(found.rows.map((row) => row.offered.leadAgency))] })
    ).map((one) => [one.code, locale === "vi" ? one.shortName : one.nameEn]),
  );
  return render(
    c,
    <CataloguePage frame={await procedureFrame(c)} {...found} agencies={agencies} mayWrite={mayWrite} />,
  );
}

async function readList(c: AppContext) {
  const { node, today } = deskOf(c);
  const filters = catalogueFilters(c);
  const [report, demand] = [await readReport(node.db, node), await readYearOfDemand(node.db, today)];
  return { report, filters, rows: catalogueRows(report, demand, filters) };
}

async function exportList(c: AppContext, form: SheetForm): Promise<Response> {
  const { locale } = deskOf(c);
  const { rows } = await readList(c);
  const [text, shared] = [wordsIn(catalogueText, locale), words(locale)];
  return sendSheet(c, form, "procedures", {
    title: text.title,
    columns: [
      { name: shared.code, width: 24 },
      { name: shared.name, width: 60 },
      { name: shared.level, width: 16 },
      { name: shared.agency, width: 14 },
      { name: shared.online, width: 10 },
      { name: text.published, width: 12 },
      { name: shared.state, width: 16 },
      { name: text.year, width: 12 },
      { name: text.onlineYear, width: 12 },
      { name: text.findings, width: 40 },
    ],
    rows: rows.map(({ offered, findings, demand }) => [
      offered.code,
      offered.name,
      levelNames(offered.levels, locale),
      offered.leadAgency,
      offered.online ?? "",
      dayText(offered.publishedOn),
      stateName(offered.state, locale),
      demand.total,
      demand.online,
      findings.map((kind) => findingName(kind, locale)).join("; "),
    ]),
  });
}
