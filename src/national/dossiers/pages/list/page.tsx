import { z } from "zod";
import { type App, csvFile, csvLimit, optionalLine, readQuery, render } from "../../../../platform/http/index.ts";
import { formatDateTime, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { asDossierState, dossierStateNames } from "../../../../protocol/dossiers/index.ts";
import type { DirectoryReader } from "../../../directory/index.ts";
import { latenessCauses, listReported, type ReportedQuery, readSilent } from "../../store/pages-list.ts";
import { dossierFrame, namesIn, watcher } from "../desk.ts";
import { listText } from "./text.ts";
import { ListPage, listPath } from "./view.tsx";

const pageSize = 50;
/** From then on an authority counts as silent, in milliseconds. */
const silentFor = 15 * 60_000;

const query = z.object({
  q: optionalLine(200).catch(undefined),
  province: optionalLine(10).catch(undefined),
  state: z.coerce.number().optional().catch(undefined),
  late: z.enum(latenessCauses).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(200).catch(1),
  format: z.literal("csv").optional().catch(undefined),
});

/** `/dossiers`: the country's dossiers, for the national systems. */
export function addList(app: App, readDirectory: DirectoryReader): void {
  app.get(listPath, async (c) => {
    const { node, now, locale } = watcher(c);
    const asked = readQuery(c, query);
    const conditions = queryOf(asked);
    const silence = { now, silent: await readSilent(node.db, new Date(now.getTime() - silentFor)) };
    const directory = await readDirectory(node.db);
    const nameOf = namesIn(directory, locale);
    const window = asked.format
      ? { limit: csvLimit, offset: 0 }
      : { limit: pageSize, offset: (asked.page - 1) * pageSize };
    const { rows, total } = await listReported(node.db, conditions, silence, window);
    if (asked.format) {
      const text = wordsIn(listText, locale);
      const at = (instant: Date | null) => (instant ? formatDateTime(instant) : "");
      return csvFile(c, "ho-so-ca-nuoc", [
        [
          text.code,
          text.procedure,
          text.province,
          text.agency,
          text.received,
          text.due,
          text.ended,
          text.arrived,
          text.state,
          text.late,
        ],
        ...rows.map((row) => [
          ...[row.code, row.procedureName || row.procedureCode, row.node, nameOf(row.agencyCode)],
          ...[at(row.receivedAt), at(row.dueAt), at(row.endedAt), at(row.arrivedAt)],
          ...[textIn(dossierStateNames[row.state], locale), row.late ? text[row.late] : ""],
        ]),
      ]);
    }
    const nodes = [...directory.nodes.keys()].toSorted().map((code) => ({ code, name: nameOf(code) }));
    const frame = await dossierFrame(c, listPath);
    return render(
      c,
      <ListPage {...{ frame, asked: conditions, rows, total, page: asked.page, pageSize, nodes, nameOf }} />,
    );
  });
}

function queryOf({ q, province, state, late }: z.output<typeof query>): ReportedQuery {
  const known = asDossierState(state);
  return {
    ...(q ? { text: q } : {}),
    ...(province ? { node: province } : {}),
    ...(known ? { state: known } : {}),
    ...(late ? { late } : {}),
  };
}
