import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  optionalLine,
  readForm,
  readQuery,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import { undoChange } from "../../actions/undo-change.ts";
import { calendarErrors } from "../../errors.ts";
import type { OpenItemSource } from "../../open-items.ts";
import { planUndo } from "../../plan.ts";
import { assertMayChangeDays, assertMayChangeHours, mayChangeDays, mayChangeHours } from "../../policy.ts";
import { previewChange } from "../../preview.ts";
import { findChange, type ListedChange, listChanges } from "../../store/changes.ts";
import { agencyNames } from "../agency-names.ts";
import { movedCsv } from "../moved.ts";
import { calendarFrame, formErrors, reader, visitOf } from "../visit.ts";
import { historyText } from "./text.ts";
import { HistoryPage, UndoPage } from "./view.tsx";

const pageSize = 50;
const query = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) });
const form = z.object({ reason: optionalLine(500), version: z.coerce.number().int().min(0).optional() });

/** `/calendar/changes`: who changed the calendar, and the way to take a change back. */
export function addHistory(app: App, sources: readonly OpenItemSource[]): void {
  app.get("/calendar/changes", async (c) => {
    const { node, by, now, locale } = reader(c);
    const { page } = readQuery(c, query);
    const found = await listChanges(node.db, { offset: (page - 1) * pageSize, limit: pageSize });
    const undone = await Promise.all(
      found.changes.flatMap(({ undoes }) => (undoes === null ? [] : [findChange(node.db, undoes)])),
    );
    const codes = found.changes.map(({ agencyCode }) => agencyCode);
    const mayUndo = (change: ListedChange) =>
      change.done.of === "days" ? mayChangeDays(by, node.config.code, now) : mayChangeHours(by, change.agencyCode, now);
    const view = {
      ...found,
      others: new Map(undone.flatMap((change) => (change ? [[change.id, change]] : []))),
      page,
      pageSize,
      mayUndo,
      agencyName: await agencyNames(node.db, codes, locale),
    };
    return render(c, <HistoryPage frame={await calendarFrame(c)} {...view} />);
  });
  app.get("/calendar/changes/:id/reversal", async (c) =>
    render(c, await question(c, sources, await changeOf(c), undefined)),
  );
  app.get("/calendar/changes/:id/reversal.csv", async (c) => {
    const change = await changeOf(c);
    const { node, locale } = visitOf(c);
    const { moved } = await previewChange(node, sources, (record, today) => planUndo(record, change, "-", today));
    const codes = moved.map(({ item }) => item.agency);
    return movedCsv(c, moved, await agencyNames(node.db, codes, locale));
  });
  app.post("/calendar/changes/:id/reversal", async (c) => {
    const { node, by } = visitOf(c);
    const change = await changeOf(c);
    try {
      const { reason, version } = await readForm(c, form);
      await undoChange(node, by, { id: change.id, reason: reason ?? "", seenVersion: version }, sources);
    } catch (error) {
      return renderAgain(c, error, (refused) => question(c, sources, change, refused));
    }
    await flash(c, { vi: historyText.vi.undone, en: historyText.en.undone });
    return c.redirect("/calendar/changes", 303);
  });
}

/** The change of the address, for whoever may take it back. */
async function changeOf(c: AppContext): Promise<ListedChange> {
  const { node, by, now } = visitOf(c);
  const id = z.uuid().safeParse(c.req.param("id"));
  const change = id.success ? await findChange(node.db, id.data) : undefined;
  if (!change) throw calendarErrors.changeMissing();
  if (change.done.of === "days") assertMayChangeDays(by, node.config.code, now);
  else assertMayChangeHours(by, change.agencyCode, now);
  return change;
}

async function question(
  c: AppContext,
  sources: readonly OpenItemSource[],
  change: ListedChange,
  refused: DomainError | undefined,
) {
  const node = c.get("node");
  if (!refused && change.undone) throw calendarErrors.notToUndo();
  const frame = await calendarFrame(c, `/calendar/changes/${change.id}/reversal`);
  const preview = await undoPreview(c, sources, change, refused);
  const codes = [change.agencyCode, ...(preview?.moved ?? []).map(({ item }) => item.agency)];
  return (
    <UndoPage
      frame={frame}
      change={change}
      preview={preview}
      sources={sources}
      reason={c.get("form")?.get("reason") ?? ""}
      errors={formErrors(refused, frame.locale)}
      agencyName={await agencyNames(node.db, codes, frame.locale)}
    />
  );
}

/** What taking it back does; nothing where that was refused and is no longer possible. */
async function undoPreview(
  c: AppContext,
  sources: readonly OpenItemSource[],
  change: ListedChange,
  refused: DomainError | undefined,
) {
  try {
    return await previewChange(c.get("node"), sources, (record, today) => planUndo(record, change, "-", today));
  } catch (error) {
    if (refused) return undefined;
    throw error;
  }
}
