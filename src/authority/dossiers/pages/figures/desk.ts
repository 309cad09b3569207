import { z } from "zod";
import type { Principal } from "../../../../platform/auth/index.ts";
import {
  type AppContext,
  calendarDay,
  type Frame,
  frameOf,
  readQuery,
  signedIn,
} from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { isoDay, type Locale, shortAgencyName } from "../../../../platform/text/index.ts";
import { agenciesOfNode } from "../../../organisation/index.ts";
import { dossierErrors } from "../../errors.ts";
import { mayReadFigures } from "../../figures/policy.ts";
import { figureTabsText } from "./tabs-text.ts";

/** What pages of figures, the report and registers know of their request. */
export type FigureDesk = {
  readonly node: Node;
  readonly by: Principal;
  /** Domain clock. */
  readonly now: Date;
  readonly today: string;
  readonly locale: Locale;
};

/** The signed-in reader. Leads to the sign-in page, or throws `dossier.not-yours`. */
export function figureDeskOf(c: AppContext): FigureDesk {
  const by = signedIn(c);
  const node = c.get("node");
  const now = node.clock.now();
  if (!mayReadFigures(by, now)) throw dossierErrors.notYours();
  return { node, by, now, today: isoDay(now), locale: c.get("locale") };
}

/** The frame of these pages. */
export function figureFrame(c: AppContext, current: string): Promise<Frame> {
  return frameOf(c, { section: { vi: figureTabsText.vi.section, en: figureTabsText.en.section }, current });
}

/** The query of a page as zod takes it; what does not fit is left out by the schema. */
export function queryOf<T>(c: AppContext, schema: z.ZodType<T>): T {
  return schema.parse(readQuery(c, z.record(z.string(), z.union([z.string(), z.array(z.string())]))));
}

/** A day of a query, or nothing. */
export const askedDay = calendarDay().optional().catch(undefined);

/** A short word of a query, or nothing. */
export const askedCode = z.string().trim().max(60).optional().catch(undefined);

/** A period of days, both counted. */
export type Period = { readonly from: string; readonly to: string };

/** The period asked for; by default the quarter so far. What ends before it begins is turned round. */
export function periodOf(
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  today: string,
): Period {
  const to = asked.to ?? today;
  const from = asked.from ?? quarterOf(asked.to ?? today).from;
  return from <= to ? { from, to } : { from: to, to: from };
}

/** The periods that people ask for most, as links. */
export function usualPeriods(
  today: string,
): readonly { readonly key: "month" | "quarter" | "year" | "lastYear"; readonly period: Period }[] {
  const year = Number(today.slice(0, 4));
  return [
    { key: "month", period: { from: `${today.slice(0, 7)}-01`, to: today } },
    { key: "quarter", period: { from: quarterOf(today).from, to: today } },
    { key: "year", period: { from: `${year}-01-01`, to: today } },
    { key: "lastYear", period: { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` } },
  ];
}

function quarterOf(day: string): { readonly from: string } {
  const month = Number(day.slice(5, 7));
  return { from: `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, "0")}-01` };
}

/** `24/11/2020` of an ISO day. */
export function dayText(day: string): string {
  return day.split("-").reverse().join("/");
}

/** An agency as filters and tables name it. */
export type NamedAgency = { readonly code: string; readonly name: string; readonly full: string };

/** The agencies of the node in the order of their codes. */
export async function namedAgencies({ node, locale }: FigureDesk): Promise<readonly NamedAgency[]> {
  const agencies = await agenciesOfNode(node.db);
  return agencies
    .map((one) => {
      const full = locale === "vi" ? one.name : one.nameEn;
      return { code: one.code, name: locale === "vi" ? shortAgencyName(full) : full, full };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}
