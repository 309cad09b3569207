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
import { isoDay } from "../../../../platform/text/index.ts";
import { undoChange } from "../../actions/undo-change.ts";
import { calendarErrors } from "../../errors.ts";
import { planUndo } from "../../plan.ts";
import { readCalendar } from "../../store/calendar.ts";
import { findChange, type ListedChange, listChanges } from "../../store/changes.ts";
import { calendarFrame, controller, formErrors, watcher } from "../desk.ts";
import { historyText } from "./text.ts";
import { HistoryPage, UndoPage } from "./view.tsx";

const pageSize = 50;
const query = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) });
const form = z.object({ reason: optionalLine(500), version: z.coerce.number().int().min(0).optional() });

/** `/calendar/changes`: who changed the calendar, and the way to take a change back. */
export function addHistory(app: App): void {
  app.get("/calendar/changes", async (c) => {
    const { node, mayChange } = watcher(c);
    const { page } = readQuery(c, query);
    const found = await listChanges(node.db, { offset: (page - 1) * pageSize, limit: pageSize });
    const undone = await Promise.all(
      found.changes.flatMap(({ undoes }) => (undoes === null ? [] : [findChange(node.db, undoes)])),
    );
    const others = new Map(undone.flatMap((change) => (change ? [[change.id, change]] : [])));
    const view = { ...found, others, page, pageSize, mayChange };
    return render(c, <HistoryPage frame={await calendarFrame(c)} {...view} />);
  });
  app.get("/calendar/changes/:id/reversal", async (c) => {
    controller(c);
    return render(c, await question(c, await changeOf(c), undefined));
  });
  app.post("/calendar/changes/:id/reversal", async (c) => {
    const { node, by } = controller(c);
    const change = await changeOf(c);
    try {
      const { reason, version } = await readForm(c, form);
      await undoChange(node, by, { id: change.id, reason: reason ?? "", seenVersion: version });
    } catch (error) {
      return renderAgain(c, error, (refused) => question(c, change, refused));
    }
    await flash(c, { vi: historyText.vi.undone, en: historyText.en.undone });
    return c.redirect("/calendar/changes", 303);
  });
}

async function changeOf(c: AppContext): Promise<ListedChange> {
  const id = z.uuid().safeParse(c.req.param("id"));
  const change = id.success ? await findChange(c.get("node").db, id.data) : undefined;
  if (!change) throw calendarErrors.changeMissing();
  return change;
}

async function question(c: AppContext, change: ListedChange, refused: DomainError | undefined) {
  const node = c.get("node");
  const frame = await calendarFrame(c, `/calendar/changes/${change.id}/reversal`);
  const record = await readCalendar(node.db);
  // What stands in the way is said before anyone presses the button.
  if (!refused) planUndo(record, change, "-", isoDay(node.clock.now()));
  if (!refused && change.undone) throw calendarErrors.notToUndo();
  const reason = c.get("form")?.get("reason") ?? "";
  return (
    <UndoPage
      frame={frame}
      change={change}
      version={record.version}
      reason={reason}
      errors={formErrors(refused, frame.locale)}
    />
  );
}
