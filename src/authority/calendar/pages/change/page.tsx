import { DomainError } from "../../../../platform/errors/index.ts";
import { type App, type AppContext, flash, render, renderAgain } from "../../../../platform/http/index.ts";
import { isoDay } from "../../../../platform/text/index.ts";
import { changeDays } from "../../actions/change-days.ts";
import type { OpenItemSource } from "../../open-items.ts";
import { planDays } from "../../plan.ts";
import { previewChange } from "../../preview.ts";
import { agencyNames } from "../agency-names.ts";
import { movedCsv } from "../moved.ts";
import { calendarFrame, formErrors, keeper, plainFields, queryOf } from "../visit.ts";
import { readOrder } from "./form.ts";
import { changeText } from "./text.ts";
import { ChangePage, PreviewPage } from "./view.tsx";

const saved = { vi: changeText.vi.saved, en: changeText.en.saved };

/** `/calendar/changes/new` and what follows: an officer changes days, sees which open items move, and saves. */
export function addChange(app: App, sources: readonly OpenItemSource[]): void {
  app.get("/calendar/changes/new", async (c) => {
    keeper(c);
    return render(c, await form(c, queryOf(c), undefined));
  });
  app.get("/calendar/changes/preview", async (c) => {
    keeper(c);
    try {
      return render(c, await preview(c, sources, queryOf(c), undefined));
    } catch (error) {
      return renderAgain(c, error, (refused) => form(c, queryOf(c), refused));
    }
  });
  app.get("/calendar/changes/preview.csv", async (c) => {
    const { node, locale } = keeper(c);
    const order = readOrder(queryOf(c));
    const { moved } = await previewChange(node, sources, (record, today) => planDays(record, order, today));
    const names = await agencyNames(
      node.db,
      moved.map(({ item }) => item.agency),
      locale,
    );
    return movedCsv(c, moved, names);
  });
  app.post("/calendar/changes", async (c) => {
    const { node, by } = keeper(c);
    const typed = c.get("form") ?? new URLSearchParams();
    try {
      const order = readOrder(typed);
      await changeDays(node, by, order, sources);
      await flash(c, saved);
      const day = order.change.kind === "swap" ? order.change.off : order.change.first;
      return c.redirect(`/calendar?year=${day.slice(0, 4)}`, 303);
    } catch (error) {
      const isStale = error instanceof DomainError && error.code === "calendar.changed-since";
      return renderAgain(c, error, (refused) =>
        isStale ? again(c, sources, typed, refused) : form(c, typed, refused),
      );
    }
  });
}

/** Someone was quicker: what the change does is counted again, unless it cannot be made any more. */
async function again(c: AppContext, sources: readonly OpenItemSource[], typed: URLSearchParams, refused: DomainError) {
  try {
    return await preview(c, sources, typed, refused);
  } catch (error) {
    if (error instanceof DomainError) return form(c, typed, error);
    throw error;
  }
}

async function form(c: AppContext, typed: URLSearchParams, refused: DomainError | undefined) {
  const fields = plainFields(typed);
  const frame = await calendarFrame(c, `/calendar/changes/new?${fields}`);
  return <ChangePage frame={frame} typed={fields} errors={formErrors(refused, frame.locale)} />;
}

async function preview(
  c: AppContext,
  sources: readonly OpenItemSource[],
  typed: URLSearchParams,
  refused: DomainError | undefined,
) {
  const node = c.get("node");
  const order = readOrder(typed);
  const found = await previewChange(node, sources, (record, today) => planDays(record, order, today));
  const fields = plainFields(typed);
  const frame = await calendarFrame(c, `/calendar/changes/preview?${fields}`);
  const agencies = found.moved.map(({ item }) => item.agency);
  return (
    <PreviewPage
      frame={frame}
      typed={fields}
      errors={formErrors(refused, frame.locale)}
      order={order}
      preview={found}
      sources={sources}
      today={isoDay(node.clock.now())}
      agencyName={await agencyNames(node.db, agencies, frame.locale)}
    />
  );
}
