import { z } from "zod";
import { type App, type AppContext, readQuery, render } from "../../../../platform/http/index.ts";
import { wallTime } from "../../../../platform/text/index.ts";
import { incomingRegister, outgoingRegister, type RegisterTable } from "../../register-export.ts";
import { listIncoming } from "../../store/incoming-list.ts";
import { listOutgoing, listRegisterYears } from "../../store/outgoing-list.ts";
import type { Page } from "../../store/paging.ts";
import { allRows, sendTable } from "../export.ts";
import { type Officer, officeFrame, officer } from "../officer.ts";
import { RegisterPage, RegistersPage } from "./view.tsx";

const query = z.object({
  year: z.coerce.number().int().min(1945).max(9999).optional().catch(undefined),
  series: z.string().max(60).catch(""),
  after: z.string().max(200).optional().catch(undefined),
});
type RegisterQuery = { readonly year: number; readonly series: string; readonly after?: string | undefined };

/** Rows of one printed part. */
const partSize = 500;

/** Which register: of what was issued, or of what came. */
export type Direction = "outgoing" | "incoming";

/** `/registers`: the registers of each year, to be read, printed and taken away (Nghị định 30/2020/NĐ-CP, articles 15 and 22, annex IV). */
export function addRegisterPages(app: App): void {
  app.get("/registers", async (c) => {
    const who = officer(c);
    const years = await listRegisterYears(who.node.db, who.by.agencyCode);
    return render(c, <RegistersPage frame={await officeFrame(c)} years={years} />);
  });
  for (const direction of ["outgoing", "incoming"] as const) {
    app.get(`/registers/${direction}`, (c) => show(c, direction));
    for (const form of ["csv", "xlsx"] as const) {
      app.get(`/registers/${direction}/export.${form}`, async (c) => {
        const who = officer(c);
        const asked = queryOf(c, who);
        return sendTable(c, await wholeTable(who, direction, asked), form);
      });
    }
  }
}

function queryOf(c: AppContext, { now }: Officer): RegisterQuery {
  const asked = readQuery(c, query);
  return { ...asked, year: asked.year ?? Number(wallTime(now).year) };
}

async function show(c: AppContext, direction: Direction): Promise<Response> {
  const who = officer(c);
  const asked = queryOf(c, who);
  const part = await readPart(who, direction, asked, partSize);
  const frame = await officeFrame(c, { current: "/registers" });
  return render(
    c,
    <RegisterPage {...{ frame, direction, ...asked }} table={part.table} total={part.total} next={part.next} />,
  );
}

async function readPart(who: Officer, direction: Direction, asked: RegisterQuery, pageSize: number) {
  const { table, page } = await partOf(who, direction, asked, pageSize);
  return { table, total: page.total, next: page.next };
}

async function partOf(
  who: Officer,
  direction: Direction,
  asked: RegisterQuery,
  pageSize: number,
): Promise<{ table: RegisterTable; page: Page<unknown> }> {
  const common = {
    agencyCode: who.by.agencyCode,
    year: asked.year,
    sort: "number",
    ascending: true,
    pageSize,
    ...(asked.after ? { after: asked.after } : {}),
  } as const;
  if (direction === "incoming") {
    const page = await listIncoming(who.node.db, common);
    return { table: incomingRegister(page.rows, who.locale), page };
  }
  const page = await listOutgoing(who.node.db, { ...common, ...(asked.series === "" ? {} : { series: asked.series }) });
  return { table: outgoingRegister(page.rows, who.locale), page };
}

async function wholeTable(who: Officer, direction: Direction, { year, series }: RegisterQuery): Promise<RegisterTable> {
  const { db } = who.node;
  const common = { agencyCode: who.by.agencyCode, year, sort: "number", ascending: true, pageSize: 1000 } as const;
  if (direction === "incoming") {
    const rows = await allRows((after) => listIncoming(db, { ...common, ...(after ? { after } : {}) }));
    return incomingRegister(rows, who.locale);
  }
  const of = series === "" ? common : { ...common, series };
  return outgoingRegister(
    await allRows((after) => listOutgoing(db, { ...of, ...(after ? { after } : {}) })),
    who.locale,
  );
}
