import { z } from "zod";
import { type App, csvFile, csvLimit, optionalLine, readQuery, render } from "../../../../platform/http/index.ts";
import { formatDateTime, wordsIn } from "../../../../platform/text/index.ts";
import { refusalReasons } from "../../../../protocol/dossiers/index.ts";
import type { DirectoryReader } from "../../../directory/index.ts";
import { readWrongCodes } from "../../store/reconciliation-figures.ts";
import { dossierFrame, namesIn, watcher } from "../desk.ts";
import { wrongCodesText } from "./text.ts";
import { reasonText, WrongCodesPage, wrongCodesPath } from "./view.tsx";

const pageSize = 50;

const query = z.object({
  province: optionalLine(10).catch(undefined),
  reason: z.enum(refusalReasons).optional().catch(undefined),
  only: z.enum(["open", "repaired"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  format: z.literal("csv").optional().catch(undefined),
});

/** `/dossiers/wrong-codes`: what authorities send wrong, by agency. */
export function addWrongCodes(app: App, readDirectory: DirectoryReader): void {
  app.get(wrongCodesPath, async (c) => {
    const { node, locale } = watcher(c);
    const { province, reason, only, page, format } = readQuery(c, query);
    const asked = { ...(province ? { node: province } : {}), ...(reason ? { reason } : {}), ...(only ? { only } : {}) };
    const window = format ? { limit: csvLimit, offset: 0 } : { limit: pageSize, offset: (page - 1) * pageSize };
    const { rows, total } = await readWrongCodes(node.db, asked, window);
    const directory = await readDirectory(node.db);
    const nameOf = namesIn(directory, locale);
    if (format) {
      const text = wordsIn(wrongCodesText, locale);
      return csvFile(c, "ma-sai-theo-co-quan", [
        [text.agency, "", text.reason, text.written, text.right, text.times, text.left, text.last, text.way],
        ...rows.map((row) => [
          ...[row.agency, nameOf(row.agency), reasonText(row.reason, locale), row.written, row.suggestion ?? ""],
          ...[row.times, row.open, formatDateTime(row.lastAt), text[row.via]],
        ]),
      ]);
    }
    const nodes = [...directory.nodes.keys()].toSorted().map((code) => ({ code, name: nameOf(code) }));
    const frame = await dossierFrame(c, wrongCodesPath);
    return render(c, <WrongCodesPage {...{ frame, asked, rows, total, page, pageSize, nodes, nameOf }} />);
  });
}
