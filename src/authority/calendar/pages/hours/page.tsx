import { z } from "zod";
import { type App, optionalLine, readQuery, render } from "../../../../platform/http/index.ts";
import { isoDay } from "../../../../platform/text/index.ts";
import { agenciesOfNode } from "../../../organisation/index.ts";
import { createTimes } from "../../record.ts";
import { readCalendar } from "../../store/calendar.ts";
import { calendarFrame } from "../visit.ts";
import { HoursPage, type HoursRow } from "./view.tsx";

const query = z.object({ q: optionalLine(200).catch(undefined) });

/** `/calendar/hours`: the office hours of every agency today, for everyone. */
export function addHours(app: App): void {
  app.get("/calendar/hours", async (c) => {
    const node = c.get("node");
    const { q } = readQuery(c, query);
    const today = isoDay(node.clock.now());
    const record = await readCalendar(node.db);
    const times = createTimes(record);
    const all = await agenciesOfNode(node.db);
    const byCode = new Map(all.map((agency) => [agency.code, agency]));
    const found = q === undefined ? all : await agenciesOfNode(node.db, { text: q });
    const rows = found.map((agency): HoursRow => {
      const { windows, entry } = times.hoursOf(agency.code, today);
      const next = record.hours.find(({ agencyCode, validFrom }) => agencyCode === agency.code && validFrom > today);
      return { agency, windows, entry, next, above: entry && byCode.get(entry.agencyCode) };
    });
    return render(c, <HoursPage frame={await calendarFrame(c)} q={q} rows={rows} today={today} />);
  });
}
