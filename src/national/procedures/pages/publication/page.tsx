import { z } from "zod";
import { parseProcedureCode } from "../../../../engines/codes/index.ts";
import { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  calendarDay,
  flash,
  line,
  parseForm,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { isoDay, type Text } from "../../../../platform/text/index.ts";
import { nationalWorkingTime } from "../../../calendar/index.ts";
import { publishProcedure } from "../../actions/publish-procedure.ts";
import { completeDraft } from "../../complete-draft.ts";
import { differenceOf } from "../../difference.ts";
import { procedureErrors } from "../../errors.ts";
import { type LawDays, lawDaysOf } from "../../law-days.ts";
import { type Draft, findDraft } from "../../store/drafts.ts";
import { namesakesOf } from "../../store/procedures.ts";
import { findRecord } from "../../store/versions.ts";
import { type Desk, draftId, formErrors, keeper, officerFrame } from "../desk.ts";
import { getDraft, missingParts } from "../draft/page.tsx";
import { publicationText } from "./text.ts";
import { PublicationPage } from "./view.tsx";

const both = (key: "numberMissing" | "issuerMissing" | "dayWrong" | "confirmMissing"): Text => ({
  vi: publicationText.vi[key],
  en: publicationText.en[key],
});

const form = z.object({
  number: line(200),
  date: calendarDay(),
  issuer: line(300),
  announcedOn: calendarDay(),
  effectiveFrom: calendarDay(),
  code: line(1_000),
  revision: z.coerce.number().int(),
  against: z.coerce.number().int(),
  confirmed: z.literal("yes").optional(),
  act: z.enum(["check", "publish"]),
});

const texts = {
  number: both("numberMissing"),
  issuer: both("issuerMissing"),
  date: both("dayWrong"),
  announcedOn: both("dayWrong"),
  effectiveFrom: both("dayWrong"),
};

/** `/catalogue/drafts/:id/publication`: what a draft changes, what the law says of its days, and the button that publishes it. */
export function addPublication(app: App, node: Node): void {
  app.get("/catalogue/drafts/:id/publication", async (c) => {
    const desk = keeper(c);
    return render(c, await page(c, desk, await getDraft(node, c), {}));
  });
  app.post("/catalogue/drafts/:id/publication", async (c) => {
    const desk = keeper(c);
    const typed = c.get("form") ?? new URLSearchParams();
    try {
      const { act, number, date, issuer, confirmed, against, ...rest } = parseForm(typed, form, texts);
      const law = await lawOf(node, c, desk, { decidedOn: date, ...rest });
      if (act === "check") return render(c, await page(c, desk, await getDraft(node, c), { ...(law ? { law } : {}) }));
      if (!confirmed && (await isDoubtful(node, c, desk, law))) throw unconfirmed();
      const decision = { number, date, issuer };
      const request = { draftId: draftId(c), decision, against: against === 0 ? null : against, ...rest };
      const { code, version } = await publishProcedure(node, desk.by, request);
      await flash(c, { vi: publicationText.vi.done(code, version), en: publicationText.en.done(code, version) });
      return c.redirect(`/catalogue/${code}`, 303);
    } catch (error) {
      return answerRefusal(c, node, desk, error);
    }
  });
}

/** The form again with what was wrong; when the draft itself is gone, the page of the procedure, where its new version stands. */
async function answerRefusal(c: AppContext, node: Node, desk: Desk, error: unknown): Promise<Response> {
  const draft = await findDraft(node.db, draftId(c));
  const code = c.get("form")?.get("code") ?? "";
  const isTold = error instanceof DomainError && (error.kind === "conflict" || error.kind === "missing");
  if (!draft && isTold && (await findRecord(node.db, code))) {
    await flash(c, { vi: publicationText.vi.gone(code), en: publicationText.en.gone(code) }, "failed");
    return c.redirect(`/catalogue/${code}`, 303);
  }
  return renderAgain(c, error, async (refused) => page(c, desk, await getDraft(node, c), { refused }));
}

function unconfirmed(): DomainError {
  const text = both("confirmMissing");
  return new DomainError("procedures.unconfirmed", "invalid", text, { fields: { confirmed: text } });
}

type Days = { readonly decidedOn: string; readonly announcedOn: string; readonly effectiveFrom: string };

async function lawOf(node: Node, c: AppContext, { now }: Desk, days: Days): Promise<LawDays | undefined> {
  const draft = await getDraft(node, c);
  return lawDaysOf(await nationalWorkingTime(node.db), {
    ...days,
    owner: draft.record.owner,
    publishedOn: isoDay(now),
  });
}

async function isDoubtful(node: Node, c: AppContext, desk: Desk, law: LawDays | undefined): Promise<boolean> {
  const draft = await getDraft(node, c);
  if (missingParts(desk, draft.record).list.length > 0) return false;
  return law?.isAnnouncedLate === true || law?.isPublishedLate === true || (await warningsOf(node, draft)).length > 0;
}

/** What is not wrong, but deserves a look. */
async function warningsOf(node: Node, draft: Draft): Promise<readonly Text[]> {
  const { record } = draft;
  const read = parseProcedureCode(record.code);
  const namesakes = await namesakesOf(node.db, record.name, draft.code);
  const before = await findRecord(node.db, draft.code);
  const say = (of: (words: typeof publicationText.vi | typeof publicationText.en) => string): Text => ({
    vi: of(publicationText.vi),
    en: of(publicationText.en),
  });
  const owner = read.parts?.agency?.level1 ?? "";
  return [
    ...read.problems.filter(({ severity }) => severity === "warning").map(({ message }) => message),
    ...(owner !== "" && owner !== record.owner ? [say((words) => words.codeOwner(owner, record.owner))] : []),
    ...(namesakes.length > 0 ? [say((words) => words.namesake(namesakes.join(", ")))] : []),
    ...(before?.status === "withdrawn" ? [say((words) => words.withdrawn)] : []),
  ];
}

async function page(
  c: AppContext,
  desk: Desk,
  draft: Draft,
  { refused, law }: { readonly refused?: DomainError; readonly law?: LawDays },
) {
  const { node, now, locale } = desk;
  const today = isoDay(now);
  const before = await findRecord(node.db, draft.code);
  const days = { announcedOn: today, effectiveFrom: today, publishedOn: today };
  const decision = { number: "–", date: today, issuer: "–" };
  const { procedure } = completeDraft(draft.record, { version: (before?.version ?? 0) + 1, decision, ...days });
  const path = `/catalogue/drafts/${draft.id}/publication`;
  const typed = c.get("form") ?? new URLSearchParams();
  // What was wrong with the draft itself is told above its own list, where each leads to its field in the editor.
  const own = refused?.code === procedureErrors.incomplete({}).code ? undefined : refused;
  return (
    <PublicationPage
      frame={await officerFrame(c, { current: "/catalogue", path })}
      draft={draft}
      before={before}
      difference={before && procedure ? differenceOf(before, { ...procedure, status: before.status }) : []}
      missing={refused && !own ? formErrors(refused, locale) : missingParts(desk, draft.record)}
      warnings={await warningsOf(node, draft)}
      law={law ?? (await lawOfTyped(desk, draft, typed))}
      typed={typed}
      errors={formErrors(own, locale)}
    />
  );
}

/** What the law says of the days typed, when all three are days. */
async function lawOfTyped({ node, now }: Desk, draft: Draft, typed: URLSearchParams): Promise<LawDays | undefined> {
  const days = z.object({ decidedOn: calendarDay(), announcedOn: calendarDay(), effectiveFrom: calendarDay() });
  const read = days.safeParse({
    decidedOn: typed.get("date"),
    announcedOn: typed.get("announcedOn"),
    effectiveFrom: typed.get("effectiveFrom"),
  });
  if (!read.success) return undefined;
  const judged = { ...read.data, owner: draft.record.owner, publishedOn: isoDay(now) };
  return lawDaysOf(await nationalWorkingTime(node.db), judged);
}
