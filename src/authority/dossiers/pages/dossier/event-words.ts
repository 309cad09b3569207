import { z } from "zod";
import type { Plan } from "../../../../engines/flow/index.ts";
import { formatDateTime, formatMoney, type Locale, shortAgencyName, wordsIn } from "../../../../platform/text/index.ts";
import { outcomesOf } from "../../../procedures/index.ts";
import type { DossierEvent } from "../../record.ts";
import { eventText } from "./event-text.ts";
import { wayWords } from "./form-text.ts";

const refusal = z.object({ reason: z.string(), legal: z.string() });
const reasons = z.array(z.object({ component: z.string(), reason: z.string(), legal: z.string() }));
const names = z.array(z.string());
const values = z.record(z.string(), z.unknown());

/** What the details of events hold; each kind has some of it. What does not fit is left out rather than keeping a page from being shown. */
const detailShape = z.object({
  step: z.string().nullish().catch(undefined),
  outcome: z.string().optional().catch(undefined),
  note: z.string().optional().catch(undefined),
  opinion: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  refusal: refusal.optional().catch(undefined),
  reasons: reasons.optional().catch(undefined),
  number: z.union([z.number(), z.string()]).optional().catch(undefined),
  dueAt: z.string().nullish().catch(undefined),
  reappointedTo: z.string().nullish().catch(undefined),
  from: z.string().nullish().catch(undefined),
  to: z.string().nullish().catch(undefined),
  amount: z.number().optional().catch(undefined),
  receipt: z.string().optional().catch(undefined),
  receiver: z.string().optional().catch(undefined),
  receiverNumber: z.string().optional().catch(undefined),
  by: z.enum(["counter", "post", "online"]).optional().catch(undefined),
  agency: z.string().nullish().catch(undefined),
  mandate: z.string().optional().catch(undefined),
  title: z.string().optional().catch(undefined),
  opened: names.optional().catch(undefined),
  added: names.optional().catch(undefined),
  removed: names.optional().catch(undefined),
  message: z.object({ vi: z.string(), en: z.string() }).optional().catch(undefined),
  suggestion: z.string().nullish().catch(undefined),
  refused: z.object({ vi: z.string(), en: z.string() }).optional().catch(undefined),
  before: values.optional().catch(undefined),
  after: values.optional().catch(undefined),
});
/** Details of an event, as far as they are known. */
export type EventDetail = z.output<typeof detailShape>;

/** What the details of an event say. */
export function detailOf({ detail }: Pick<DossierEvent, "detail">): EventDetail {
  return detailShape.parse(detail);
}

/** What names an event is told with. */
export type EventNames = {
  readonly locale: Locale;
  readonly plan: Plan | undefined;
  readonly agencies: ReadonlyMap<string, string>;
  readonly papers: ReadonlyMap<string, string>;
};

/** A line of the history in words: what happened, and what is to be said of it. */
export type EventWords = { readonly what: string; readonly more: readonly string[] };

/** Says what an event was. */
export function eventWords(event: DossierEvent, names: EventNames): EventWords {
  const { locale } = names;
  const text = wordsIn(eventText, locale);
  const d = detailOf(event);
  const more = moreOf(event, d, names).filter((line) => line !== "");
  switch (event.kind) {
    case "step-done":
      return { what: text.stepDone(d.step ?? ""), more };
    case "step-answered":
      return { what: d.refused ? text.stepCameBack(d.step ?? "") : text.stepAnswered(d.step ?? ""), more };
    case "supplement-asked":
      return { what: text.supplementAsked(String(d.number ?? 1)), more };
    case "fee-demanded":
      return { what: text.feeDemanded(money(d.amount, locale)), more };
    case "fee-paid":
      return { what: text.feePaid(money(d.amount, locale)), more };
    case "returned":
      return { what: text.returned(d.receiver ?? ""), more };
    case "reassigned":
      return { what: d.to ? text.reassigned(d.to, d.step ?? "") : text.unassigned(d.step ?? ""), more };
    case "apology-sent":
      return { what: text.apologySent(when(d.reappointedTo)), more };
    case "due-moved":
      return { what: text.dueMoved(when(d.from), when(d.to)), more };
    case "refused":
      return { what: d.step ? text.refusedAt(d.step) : text.refused, more };
    default:
      return { what: text[event.kind], more };
  }
}

function moreOf(event: DossierEvent, d: EventDetail, { locale, plan, agencies, papers }: EventNames): string[] {
  const text = wordsIn(eventText, locale);
  const agency = (code: string): string => shortAgencyName(agencies.get(code) ?? code);
  return [
    d.outcome ? text.outcome(outcomeLabel(plan, d.step ?? "", d.outcome)) : "",
    event.kind === "accepted" && d.dueAt ? text.due(when(d.dueAt)) : "",
    event.kind === "supplement-received" && d.dueAt ? text.dueNow(when(d.dueAt)) : "",
    event.kind === "apology-sent" && d.step ? text.lateStep(d.step, d.agency ? agency(d.agency) : "") : "",
    d.mandate ? text.mandate(d.mandate) : "",
    ...(d.reasons ?? []).map(({ component, reason, legal }) => {
      const about = papers.get(component);
      return [about ? `${about}: ${reason}` : reason, legal].filter((part) => part !== "").join(" · ");
    }),
    d.refusal ? text.ground(d.refusal.reason, d.refusal.legal) : (d.reason ?? ""),
    d.receipt ? text.receipt(d.receipt) : "",
    d.receiverNumber ? text.receiverNumber(d.receiverNumber) : "",
    event.kind === "returned" && d.by ? wayWords[d.by][locale] : "",
    event.kind === "result-sealed" && d.number ? text.number(String(d.number)) : "",
    d.title ?? "",
    d.opened && d.opened.length > 0 ? text.opened(d.opened.join(", ")) : "",
    d.added && d.added.length > 0 ? text.added(d.added.join(", ")) : "",
    d.removed && d.removed.length > 0 ? text.removed(d.removed.join(", ")) : "",
    event.kind === "sync-refused" ? (d.message?.[locale] ?? "") : "",
    d.refused?.[locale] ?? "",
    d.suggestion ? text.suggestion(d.suggestion) : "",
    ...correctedLines(d),
    d.opinion ?? "",
    d.note ?? "",
  ];
}

function correctedLines({ before, after }: EventDetail): string[] {
  return Object.entries(after ?? {}).map(([key, value]) => `${plain(before?.[key])} → ${plain(value)}`);
}

function plain(value: unknown): string {
  const text = value === null || value === undefined ? "–" : String(value);
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? formatDateTime(new Date(text)) : text;
}

function when(iso: string | null | undefined): string {
  return iso ? formatDateTime(new Date(iso)) : "–";
}

function money(amount: number | undefined, locale: Locale): string {
  return amount === undefined ? "" : formatMoney(amount, locale);
}

/** What the drawing calls an outcome of a step; the code where it has no name. */
export function outcomeLabel(plan: Plan | undefined, step: string, code: string): string {
  if (!plan) return code;
  const nodes = Object.values(plan.nodes).filter(({ name }) => name === step);
  const found = nodes.flatMap((node) => outcomesOf(plan, node)).find((one) => one.code === code);
  return found?.label ?? code;
}
