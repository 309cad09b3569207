import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  csvFile,
  csvLimit,
  flash,
  frameOf,
  paragraphs,
  readForm,
  readQuery,
  render,
  renderAgain,
  signedIn,
} from "../../../../platform/http/index.ts";
import { formatDateTime, wordsIn } from "../../../../platform/text/index.ts";
import { agenciesOfNode } from "../../../organisation/index.ts";
import { compareNow } from "../../reconciliation/compare-now.ts";
import { reconciliationErrors } from "../../reconciliation/errors.ts";
import { mayCompare, maySettle, reconciliationScope } from "../../reconciliation/policy.ts";
import { sendOurs } from "../../reconciliation/send-ours.ts";
import { withdrawRecord } from "../../reconciliation/withdraw-record.ts";
import { readDifferences, readRefused, readWrongCodes } from "../../store/reconciliation-figures.ts";
import { readStand } from "./read-stand.ts";
import { OursPage, WithdrawalPage } from "./settle-view.tsx";
import { reconciliationText } from "./text.ts";
import { ReconciliationPage, reconciliationPath } from "./view.tsx";
import { reasonText } from "./words.ts";

const query = z.object({
  agency: z.string().trim().max(60).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  format: z.literal("csv").optional().catch(undefined),
  list: z.enum(["differences", "refused", "wrong"]).catch("differences"),
});
type Asked = z.output<typeof query>;

const code = z.object({ code: z.string().trim().max(60).catch("") });

/** `/dossiers/reconciliation` and what a person does there. */
export function addReconciliation(app: App): void {
  app.get(reconciliationPath, async (c) => {
    const seen = seenBy(c);
    const asked = readQuery(c, query);
    const agency = seen.agency ?? (asked.agency || null);
    return asked.format ? csv(c, agency, asked) : render(c, await page(c, { seen, agency, asked }));
  });
  app.post(`${reconciliationPath}/comparisons`, async (c) => {
    const begun = await compareNow(c.get("node"), signedIn(c));
    const said = begun ? "begun" : "already";
    await flash(c, { vi: reconciliationText.vi[said], en: reconciliationText.en[said] }, begun ? "done" : "note");
    return c.redirect(reconciliationPath, 303);
  });
  app.get(`${reconciliationPath}/withdrawal`, async (c) => {
    settler(c);
    return render(c, await withdrawalPage(c, readQuery(c, code).code, undefined));
  });
  app.post(`${reconciliationPath}/withdrawal`, async (c) => {
    const by = signedIn(c);
    const typed = c.get("form")?.get("code") ?? "";
    try {
      const given = await readForm(c, z.object({ code: z.string().max(60), reason: paragraphs(2000).catch("") }), {});
      await withdrawRecord(c.get("node"), by, given);
      const { vi, en } = reconciliationText;
      await flash(c, { vi: vi.withdrawn(given.code), en: en.withdrawn(given.code) });
      return c.redirect(`${reconciliationPath}#differences`, 303);
    } catch (error) {
      return renderAgain(c, error, (refused) => withdrawalPage(c, typed, refused));
    }
  });
  app.get(`${reconciliationPath}/ours`, async (c) => {
    settler(c);
    return render(c, <OursPage frame={await reconciliationFrame(c)} code={readQuery(c, code).code} />);
  });
  app.post(`${reconciliationPath}/ours`, async (c) => {
    const given = await readForm(c, z.object({ code: z.string().max(60) }), {});
    await sendOurs(c.get("node"), signedIn(c), given.code);
    const { vi, en } = reconciliationText;
    await flash(c, { vi: vi.oursDone(given.code), en: en.oursDone(given.code) });
    return c.redirect(`${reconciliationPath}#differences`, 303);
  });
}

/** What the signed-in person sees; leads to the sign-in page, or throws `reconciliation.unseen`. */
function seenBy(c: AppContext) {
  const node = c.get("node");
  const seen = reconciliationScope(signedIn(c), node.config.code, node.clock.now());
  if (!seen) throw reconciliationErrors.unseen();
  return seen;
}

function settler(c: AppContext): void {
  const node = c.get("node");
  if (!maySettle(signedIn(c), node.config.code, node.clock.now())) throw reconciliationErrors.forbidden();
}

async function page(
  c: AppContext,
  {
    seen,
    agency,
    asked,
  }: { readonly seen: { readonly agency: string | null }; readonly agency: string | null; readonly asked: Asked },
) {
  const node = c.get("node");
  const by = signedIn(c);
  const now = node.clock.now();
  const locale = c.get("locale");
  const [stand, all] = await Promise.all([readStand(node, agency, asked.page), agenciesOfNode(node.db)]);
  const names = new Map(all.map((one) => [one.code, locale === "vi" ? one.name : one.nameEn || one.name]));
  const nameOf = (one: string) => names.get(one) ?? one;
  return (
    <ReconciliationPage
      frame={await reconciliationFrame(c)}
      stand={stand}
      agency={agency}
      agencies={seen.agency === null ? all.map((one) => ({ code: one.code, name: nameOf(one.code) })) : []}
      page={asked.page}
      mayCompare={mayCompare(by, node.config.code, now)}
      maySettle={maySettle(by, node.config.code, now)}
      otherPortal={node.config.dossierPortal !== undefined}
      nameOf={nameOf}
      hrefOf={(change) => {
        const given = new URLSearchParams({ ...(asked.agency ? { agency: asked.agency } : {}), ...change });
        return `${reconciliationPath}?${given}`;
      }}
    />
  );
}

async function withdrawalPage(c: AppContext, asked: string, refused: DomainError | undefined) {
  const typed = c.get("form")?.get("reason") ?? "";
  return <WithdrawalPage frame={await reconciliationFrame(c)} code={asked} reason={typed} refused={refused} />;
}

function reconciliationFrame(c: AppContext) {
  const section = { vi: reconciliationText.vi.section, en: reconciliationText.en.section };
  return frameOf(c, { section, current: reconciliationPath });
}

async function csv(c: AppContext, agency: string | null, { list }: Asked): Promise<Response> {
  const { db } = c.get("node");
  const locale = c.get("locale");
  const text = wordsIn(reconciliationText, locale);
  const scope = { agency };
  if (list === "refused") {
    const rows = await readRefused(db, scope, csvLimit);
    return csvFile(c, "ban-ghi-bi-tu-choi", [
      [text.code, text.agency, text.procedure, text.why, text.right, text.since],
      ...rows.map((row) => [
        ...[row.code, row.agency, row.procedureCode, row.message?.[locale] ?? reasonText(row.reason, locale)],
        ...[row.suggestion ?? "", formatDateTime(row.at)],
      ]),
    ]);
  }
  if (list === "wrong") {
    const rows = await readWrongCodes(db, scope, csvLimit);
    return csvFile(c, "ma-sai", [
      [text.agency, text.why, text.written, text.right, text.count],
      ...rows.map((row) => [row.agency, reasonText(row.reason, locale), row.written, row.suggestion ?? "", row.open]),
    ]);
  }
  const rows = await readDifferences(db, scope, csvLimit);
  return csvFile(c, "doi-soat-khac-nhau", [
    [text.code, text.agency, text.kind, text.cause, text.foundAt, text.state],
    ...rows.map((row) => [
      ...[row.code, row.agency, text[row.kind], text[row.cause], formatDateTime(row.foundAt)],
      row.repairedAt ? formatDateTime(row.repairedAt) : "",
    ]),
  ]);
}
