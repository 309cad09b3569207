import { z } from "zod";
import type { Db } from "../../../../platform/db/index.ts";
import { type App, readQuery, render } from "../../../../platform/http/index.ts";
import { percentileOf } from "../../../../platform/metrics/index.ts";
import type { DirectoryReader } from "../../../directory/index.ts";
import { reportedErrors } from "../../errors.ts";
import {
  readComparisons,
  readDifferences,
  readLag,
  readNodeStandings,
  readWithdrawn,
} from "../../store/reconciliation-figures.ts";
import { dossierFrame, namesIn, watcher } from "../desk.ts";
import { NodePage } from "./node-view.tsx";
import { OverviewPage } from "./overview.tsx";

const path = "/dossiers/reconciliation";
const pageSize = 30;
const mostRows = 100;
const dayMs = 86_400_000;
const query = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) });

/** `/dossiers/reconciliation` over all authorities, and `/dossiers/reconciliation/:node` of one. */
export function addReconciliation(app: App, readDirectory: DirectoryReader): void {
  app.get(path, async (c) => {
    const { node, now, locale } = watcher(c);
    const [nodes, lag, directory] = await Promise.all([
      readNodeStandings(node.db),
      lagOf(node.db, null, now),
      readDirectory(node.db),
    ]);
    const frame = await dossierFrame(c, path);
    return render(c, <OverviewPage {...{ frame, nodes, lag, now, nameOf: namesIn(directory, locale) }} />);
  });
  app.get(`${path}/:node`, async (c) => {
    const { node, now, locale } = watcher(c);
    const code = c.req.param("node");
    const { page } = readQuery(c, query);
    const standing = (await readNodeStandings(node.db)).find((one) => one.node === code);
    if (!standing) throw reportedErrors.unknownNode(code.slice(0, 20));
    const [comparisons, differences, withdrawn, lag, directory] = await Promise.all([
      readComparisons(node.db, code, { limit: pageSize, offset: (page - 1) * pageSize }),
      readDifferences(node.db, code, mostRows),
      readWithdrawn(node.db, code, mostRows),
      lagOf(node.db, code, now),
      readDirectory(node.db),
    ]);
    const frame = await dossierFrame(c, path);
    const { rows, total } = comparisons;
    const shown = { node: standing, lag, comparisons: rows, total, page, pageSize, differences, withdrawn };
    return render(c, <NodePage frame={frame} {...shown} nameOf={namesIn(directory, locale)} />);
  });
}

async function lagOf(db: Db, node: string | null, now: Date) {
  const histogram = await readLag(db, node, new Date(now.getTime() - dayMs));
  const [p50, p95] = [percentileOf(histogram, 0.5), percentileOf(histogram, 0.95)];
  return p50 === undefined || p95 === undefined ? undefined : { p50, p95 };
}
