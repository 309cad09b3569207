import { z } from "zod";
import { type App, type AppContext, readQuery, render } from "../../../../platform/http/index.ts";
import type { Sheet } from "../../../../platform/sheets/index.ts";
import { type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { readReviewed } from "../../read-reviewed.ts";
import { costOf } from "../../review/compliance-cost.ts";
import { rankForOnline, type Weights } from "../../review/rank-for-online.ts";
import type { Reviewed } from "../../review/reviewed.ts";
import { cutKinds, suggestCuts } from "../../review/suggest-cuts.ts";
import { isUnused } from "../../standings.ts";
import { deskOf, procedureFrame } from "../desk.ts";
import { sendSheet } from "../send-sheet.ts";
import { dayText, levelNames, words } from "../words.ts";
import { CostsPage } from "./costs-view.tsx";
import { FirstPage } from "./first-view.tsx";
import { cutReason, PapersPage } from "./papers-view.tsx";
import { type ReviewTool, reviewPaths } from "./review-frame.tsx";
import { cutName, reviewText } from "./text.ts";
import { UnusedPage, unusedAdvice } from "./unused-view.tsx";

const weight = (usual: number) => z.coerce.number().min(0).max(10).catch(usual);
const asked = z.object({
  dossiers: weight(5),
  cost: weight(3),
  readiness: weight(2),
  kind: z.enum(cutKinds).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

/** `/procedures/review`: what to put online first, what nobody uses, what could go, what it all costs people. */
export function addReviewPages(app: App): void {
  for (const tool of ["first", "unused", "papers", "costs"] as const) {
    app.get(reviewPaths[tool], (c) => pages[tool](c));
    app.get(`${reviewPaths[tool]}/export.csv`, (c) => exportTool(c, tool, "csv"));
    app.get(`${reviewPaths[tool]}/export.xlsx`, (c) => exportTool(c, tool, "xlsx"));
  }
}

const pages: Readonly<Record<ReviewTool, (c: AppContext) => Promise<Response>>> = {
  first: async (c) => {
    const { all, weights, page } = await read(c);
    return render(
      c,
      <FirstPage frame={await procedureFrame(c)} ranked={rankForOnline(all, weights)} weights={weights} page={page} />,
    );
  },
  unused: async (c) => {
    const { all, page } = await read(c);
    return render(
      c,
      <UnusedPage frame={await procedureFrame(c)} unused={unusedOf(all)} online={onlineOf(all).length} page={page} />,
    );
  },
  papers: async (c) => {
    const { all, kind, page } = await read(c);
    return render(c, <PapersPage frame={await procedureFrame(c)} cuts={suggestCuts(all)} kind={kind} page={page} />);
  },
  costs: async (c) => {
    const { all, page } = await read(c);
    return render(c, <CostsPage frame={await procedureFrame(c)} all={byCost(all)} page={page} />);
  },
};

async function read(c: AppContext) {
  const { node } = deskOf(c);
  const query = asked.parse(readQuery(c, z.record(z.string(), z.union([z.string(), z.array(z.string())]))));
  const { dossiers, cost, readiness, kind, page } = query;
  const weights: Weights = { dossiers, cost, readiness };
  return { all: await readReviewed(node.db, node), weights, kind, page };
}

function onlineOf(all: readonly Reviewed[]): readonly Reviewed[] {
  return all.filter(({ offered }) => offered.state === "published" && (offered.online ?? 0) >= 3);
}

function unusedOf(all: readonly Reviewed[]): readonly Reviewed[] {
  const filed = new Set(all.flatMap(({ offered, demand }) => (demand.online > 0 ? [offered.id] : [])));
  return onlineOf(all)
    .filter(({ offered }) => isUnused(offered, filed))
    .toSorted((a, b) => b.demand.total - a.demand.total);
}

function byCost(all: readonly Reviewed[]): readonly Reviewed[] {
  return all.toSorted((a, b) => b.yearlyCost - a.yearlyCost);
}

async function exportTool(c: AppContext, tool: ReviewTool, form: "csv" | "xlsx"): Promise<Response> {
  const found = await read(c);
  return sendSheet(c, form, `review-${tool}`, sheets[tool](found, c.get("locale")));
}

type Found = Awaited<ReturnType<typeof read>>;

const sheets: Readonly<Record<ReviewTool, (found: Found, locale: Locale) => Sheet>> = {
  first: ({ all, weights }, locale) => {
    const text = wordsIn(reviewText, locale);
    return {
      title: text.first,
      columns: columns(locale, [text.score, text.dossiers, text.yearlyCost, text.readiness]),
      rows: rankForOnline(all, weights).map(({ reviewed, score, parts }) => [
        ...head(reviewed, locale),
        Math.round(score * 10) / 10,
        reviewed.demand.total,
        reviewed.yearlyCost,
        Math.round(parts.readiness * 100) / 100,
      ]),
    };
  },
  unused: ({ all }, locale) => {
    const text = wordsIn(reviewText, locale);
    return {
      title: text.unused,
      columns: columns(locale, [words(locale).online, text.since, text.counter, text.advice]),
      rows: unusedOf(all).map((one) => [
        ...head(one, locale),
        one.offered.online ?? "",
        dayText(one.offered.publishedOn),
        one.demand.total,
        unusedAdvice(one, locale),
      ]),
    };
  },
  papers: ({ all, kind }, locale) => {
    const text = wordsIn(reviewText, locale);
    return {
      title: text.papers,
      columns: columns(locale, [text.paper, text.kind, text.reason, text.dossiers, text.saving]),
      rows: suggestCuts(all)
        .filter((cut) => kind === undefined || cut.kind === kind)
        .map((cut) => [
          ...head(cut.reviewed, locale),
          cut.paper?.name ?? text.secondVisit,
          cutName(cut.kind, locale),
          cutReason(cut, locale),
          cut.reviewed.demand.total,
          cut.saving,
        ]),
    };
  },
  costs: ({ all }, locale) => {
    const text = wordsIn(reviewText, locale);
    return {
      title: text.costs,
      columns: columns(locale, [text.dossiers, text.once, text.yearlyCost, text.proposedCost]),
      rows: byCost(all).map((one) => [
        ...head(one, locale),
        one.demand.total,
        costOf(one.present).once,
        one.yearlyCost,
        one.proposed ? costOf(one.proposed).yearly : "",
      ]),
    };
  },
};

function columns(locale: Locale, more: readonly string[]): Sheet["columns"] {
  const shared = words(locale);
  return [
    { name: shared.code, width: 24 },
    { name: shared.name, width: 60 },
    { name: shared.level, width: 16 },
    ...more.map((name) => ({ name, width: 20 })),
  ];
}

function head({ offered }: Reviewed, locale: Locale): readonly string[] {
  return [offered.code, offered.name, levelNames(offered.levels, locale)];
}
