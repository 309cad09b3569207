import { z } from "zod";
import { type App, type AppContext, csvFile, readQuery, render } from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { isoDay, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { type DirectoryReader, levelNames } from "../../../directory/index.ts";
import { type AgencyExchange, coverageLevels, coverageOf, exchanged, readAgencyExchange } from "../../statistics.ts";
import { axisFrame, watcher } from "../desk.ts";
import { codeInQuery, dayInQuery, pageInQuery } from "../query.ts";
import { coverageText } from "./text.ts";
import { type CoverageAsked, CoveragePage } from "./view.tsx";

const pageSize = 50;
const query = z.object({
  from: dayInQuery,
  to: dayInQuery,
  province: codeInQuery,
  level: z.enum(coverageLevels).optional().catch(undefined),
  state: z.enum(["silent", "active"]).optional().catch(undefined),
  page: pageInQuery,
});

/** `/coverage`: which agencies of each province exchange documents and which do not yet. Without days: this year. */
export function addCoverage(app: App, node: Node, read: DirectoryReader): void {
  app.get("/coverage", async (c) => {
    const { page, asked } = askedOf(c);
    const exchange = await readAgencyExchange(node.db, asked);
    const rows = chosen(exchange, asked);
    const { agencies } = await read(node.db);
    return render(
      c,
      <CoveragePage
        frame={await axisFrame(c)}
        provinces={agencies}
        rows={rows.slice((page - 1) * pageSize, page * pageSize)}
        total={rows.length}
        coverage={coverageOf(exchange)}
        {...{ asked, page, pageSize }}
      />,
    );
  });
  app.get("/coverage.csv", async (c) => {
    const { asked } = askedOf(c);
    const locale = c.get("locale");
    const text = wordsIn(coverageText, locale);
    const rows = chosen(await readAgencyExchange(node.db, asked), asked);
    return csvFile(c, `coverage-${asked.from}-${asked.to}`, [
      [text.code, text.agency, text.levelColumn, text.province, text.sent, text.received],
      ...rows.map(({ agency, sent, arrived }) => [
        agency.code,
        locale === "en" ? agency.nameEn : agency.name,
        textIn(levelNames[agency.level], locale),
        agency.province ?? "",
        sent,
        arrived,
      ]),
    ]);
  });
}

function askedOf(c: AppContext): { readonly asked: CoverageAsked; readonly page: number } {
  const { now } = watcher(c);
  const { page, from, to, ...scope } = readQuery(c, query);
  const last = to ?? isoDay(now);
  return { page, asked: { from: from ?? `${last.slice(0, 4)}-01-01`, to: last, ...scope } };
}

/** The agencies asked for, those without exchange first. */
function chosen(exchange: readonly AgencyExchange[], asked: CoverageAsked): readonly AgencyExchange[] {
  const levels: readonly string[] = coverageLevels;
  return exchange
    .filter(({ agency }) => agency.province && levels.includes(agency.level))
    .filter(({ agency }) => !asked.province || agency.province === asked.province)
    .filter(({ agency }) => !asked.level || agency.level === asked.level)
    .filter((row) => !asked.state || exchanged(row) === (asked.state === "active"))
    .toSorted((a, b) => Number(exchanged(a)) - Number(exchanged(b)) || a.agency.code.localeCompare(b.agency.code));
}
