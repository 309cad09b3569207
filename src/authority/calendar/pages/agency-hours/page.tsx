import { formatHours } from "../../../../engines/deadline/index.ts";
import { DomainError } from "../../../../platform/errors/index.ts";
import { type App, type AppContext, flash, render, renderAgain } from "../../../../platform/http/index.ts";
import { isoDay } from "../../../../platform/text/index.ts";
import { type Agency, findAgency } from "../../../organisation/index.ts";
import { changeHours } from "../../actions/change-hours.ts";
import { calendarErrors } from "../../errors.ts";
import type { OpenItemSource } from "../../open-items.ts";
import { planHours } from "../../plan.ts";
import { assertMayChangeHours, mayChangeHours } from "../../policy.ts";
import { previewChange } from "../../preview.ts";
import { createTimes } from "../../record.ts";
import { readCalendar } from "../../store/calendar.ts";
import { agencyNames } from "../agency-names.ts";
import { movedCsv } from "../moved.ts";
import { calendarFrame, formErrors, plainFields, queryOf, visitOf } from "../visit.ts";
import { readOrder } from "./form.ts";
import { agencyHoursText } from "./text.ts";
import { AgencyHoursPage, HoursPreviewPage } from "./view.tsx";

const saved = { vi: agencyHoursText.vi.saved, en: agencyHoursText.en.saved };

/** `/calendar/hours/:code`: the office hours of an agency for everyone; its administrator changes them and sees what that moves. */
export function addAgencyHours(app: App, sources: readonly OpenItemSource[]): void {
  app.get("/calendar/hours/:code", async (c) => render(c, await page(c, undefined, undefined)));
  app.get("/calendar/hours/:code/preview", async (c) => {
    await managed(c);
    try {
      return render(c, await preview(c, sources, queryOf(c), undefined));
    } catch (error) {
      return renderAgain(c, error, (refused) => page(c, queryOf(c), refused));
    }
  });
  app.get("/calendar/hours/:code/preview.csv", async (c) => {
    const { code } = await managed(c);
    const { node, locale } = visitOf(c);
    const order = readOrder(queryOf(c), code);
    const { moved } = await previewChange(node, sources, (record, today) => planHours(record, order, today));
    const codes = moved.map(({ item }) => item.agency);
    return movedCsv(c, moved, await agencyNames(node.db, codes, locale));
  });
  app.post("/calendar/hours/:code", async (c) => {
    const { code } = await managed(c);
    const { node, by } = visitOf(c);
    const typed = c.get("form") ?? new URLSearchParams();
    try {
      await changeHours(node, by, readOrder(typed, code), sources);
    } catch (error) {
      const isStale = error instanceof DomainError && error.code === "calendar.changed-since";
      return renderAgain(c, error, (refused) =>
        isStale ? again(c, sources, typed, refused) : page(c, typed, refused),
      );
    }
    await flash(c, saved);
    return c.redirect(`/calendar/hours/${code}`, 303);
  });
}

/** Someone was quicker: what the change does is counted again, unless it cannot be made any more. */
async function again(c: AppContext, sources: readonly OpenItemSource[], typed: URLSearchParams, refused: DomainError) {
  try {
    return await preview(c, sources, typed, refused);
  } catch (error) {
    if (error instanceof DomainError) return page(c, typed, error);
    throw error;
  }
}

async function agencyOf(c: AppContext): Promise<Agency> {
  const code = c.req.param("code") ?? "";
  const agency = await findAgency(c.get("node").db, code);
  if (!agency) throw calendarErrors.agencyMissing(code);
  return agency;
}

/** The agency of the address, for whoever may set its hours. */
async function managed(c: AppContext): Promise<Agency> {
  const { by, now } = visitOf(c);
  const agency = await agencyOf(c);
  assertMayChangeHours(by, agency.code, now);
  return agency;
}

async function page(c: AppContext, typed: URLSearchParams | undefined, refused: DomainError | undefined) {
  const agency = await agencyOf(c);
  const node = c.get("node");
  const by = c.get("principal");
  const now = node.clock.now();
  const today = isoDay(now);
  const record = await readCalendar(node.db);
  const inForce = createTimes(record).hoursOf(agency.code, today);
  const asked = typed ?? queryOf(c);
  const fields = asked.has("validFrom")
    ? plainFields(asked)
    : new URLSearchParams({ mode: "own", hours: formatHours(inForce.windows), validFrom: today });
  const frame = await calendarFrame(c, `/calendar/hours/${agency.code}`);
  return (
    <AgencyHoursPage
      frame={frame}
      agency={agency}
      inForce={inForce}
      entries={record.hours.filter(({ agencyCode }) => agencyCode === agency.code)}
      typed={fields}
      errors={formErrors(refused, frame.locale)}
      mayChange={by !== undefined && mayChangeHours(by, agency.code, now)}
      agencyName={await agencyNames(node.db, inForce.entry ? [inForce.entry.agencyCode] : [], frame.locale)}
    />
  );
}

async function preview(
  c: AppContext,
  sources: readonly OpenItemSource[],
  typed: URLSearchParams,
  refused: DomainError | undefined,
) {
  const agency = await agencyOf(c);
  const node = c.get("node");
  const order = readOrder(typed, agency.code);
  const found = await previewChange(node, sources, (record, today) => planHours(record, order, today));
  const fields = plainFields(typed);
  const frame = await calendarFrame(c, `/calendar/hours/${agency.code}/preview?${fields}`);
  const codes = [agency.code, ...found.moved.map(({ item }) => item.agency)];
  return (
    <HoursPreviewPage
      frame={frame}
      agency={agency}
      order={order}
      preview={found}
      sources={sources}
      typed={fields}
      errors={formErrors(refused, frame.locale)}
      agencyName={await agencyNames(node.db, codes, frame.locale)}
    />
  );
}
