import { z } from "zod";
import {
  type App,
  type AppContext,
  csvFile,
  csvLimit,
  type Frame,
  optionalLine,
  readQuery,
  render,
} from "../../../../platform/http/index.ts";
import { readMetric } from "../../../../platform/metrics/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { isoDay, wordsIn } from "../../../../platform/text/index.ts";
import type { CatalogueReader } from "../../catalogue.ts";
import { type PublishedFigure, publishedFigures } from "../../metrics.ts";
import type { ProcedureSummary } from "../../procedure-summary.ts";
import { readDrafts } from "../../store/drafts.ts";
import { listProcedures, type ProcedureListQuery } from "../../store/procedures.ts";
import { levelNames } from "../../vocabulary.ts";
import { keeper, officerFrame } from "../desk.ts";
import { ownerName } from "../names.ts";
import { formatInQuery, pageInQuery } from "../query.ts";
import { procedureWords } from "../words.ts";
import { CataloguePage, DraftsPage } from "./view.tsx";

const pageSize = 50;

const query = z.object({
  q: optionalLine(200).catch(undefined),
  list: z.enum(["in-force", "withdrawn", "samples", "drafts"]).catch("in-force"),
  sector: optionalLine(300).catch(undefined),
  owner: optionalLine(10).catch(undefined),
  format: formatInQuery,
  page: pageInQuery,
});

/** What the address of the list asks for. */
export type CatalogueQuery = z.output<typeof query>;

/** `/catalogue`: the whole catalogue for those who keep it. */
export function addCatalogue(app: App, node: Node, read: CatalogueReader): void {
  app.get("/catalogue", async (c) => {
    const { now } = keeper(c);
    const asked = readQuery(c, query);
    const frame = await officerFrame(c, { current: "/catalogue" });
    if (asked.list === "drafts") return render(c, <DraftsPage frame={frame} drafts={await readDrafts(node.db)} />);
    const { index } = await read(node.db);
    const page = asked.format
      ? { offset: 0, limit: csvLimit }
      : { offset: (asked.page - 1) * pageSize, limit: pageSize };
    const found = await listProcedures(node.db, conditions(asked), page);
    if (asked.format) return table(c, frame, found.procedures);
    const year = { from: `${isoDay(now).slice(0, 4)}-01-01`, to: isoDay(now) };
    return render(
      c,
      <CataloguePage
        frame={frame}
        asked={asked}
        found={found}
        all={index.byName()}
        pageSize={pageSize}
        year={year}
        figures={await figuresOf(node, year)}
        today={isoDay(now)}
      />,
    );
  });
}

function conditions({ q, list, sector, owner }: CatalogueQuery): ProcedureListQuery {
  const state = {
    "in-force": { status: "in-force" },
    withdrawn: { status: "withdrawn" },
    samples: { sample: true },
  } as const;
  return { text: q, sector, owner, ...(list === "drafts" ? {} : state[list]) };
}

async function figuresOf(
  node: Node,
  period: { readonly from: string; readonly to: string },
): Promise<ReadonlyMap<PublishedFigure, number>> {
  const figures = new Map<PublishedFigure, number>();
  for (const figure of publishedFigures)
    figures.set(figure, (await readMetric(node.db, { metric: `procedures.${figure}`, ...period })).total);
  return figures;
}

function table(c: AppContext, frame: Frame, procedures: readonly ProcedureSummary[]): Response {
  const { locale } = frame;
  const words = wordsIn(procedureWords, locale);
  return csvFile(c, "catalogue", [
    [
      words.code,
      words.name,
      words.sector,
      words.owner,
      words.level,
      words.online,
      words.version,
      words.effective,
      words.state,
    ],
    ...procedures.map((one) => [
      ...[one.code, one.name, one.sector.name, ownerName(one.owner, locale)],
      ...[one.levels.map((level) => levelNames[level][locale]).join(", "), one.online ?? ""],
      ...[one.version, one.effectiveFrom, one.status === "withdrawn" ? words.withdrawn : words.inForce],
    ]),
  ]);
}
