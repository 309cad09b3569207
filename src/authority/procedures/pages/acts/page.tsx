import { z } from "zod";
import { type App, type AppContext, flash, readQuery, render } from "../../../../platform/http/index.ts";
import { textIn } from "../../../../platform/text/index.ts";
import { undoAct } from "../../actions/undo-act.ts";
import { procedureErrors } from "../../errors.ts";
import { changesOf, countActs, findAct, listActs } from "../../store/acts.ts";
import { deskOf, idOf, isConflict, procedureFrame } from "../desk.ts";
import { procedureWords } from "../words.ts";
import { ActPage, ActsPage, pageSize } from "./view.tsx";

/** `/procedures/acts`: everything done to the catalogue, and the way back from each. */
export function addActPages(app: App): void {
  app.get("/procedures/acts", list);
  app.get("/procedures/acts/:id", (c) => one(c));
  app.post("/procedures/acts/:id/reversal", undo);
}

async function list(c: AppContext): Promise<Response> {
  const { node } = deskOf(c);
  const { page } = readQuery(c, z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) }));
  const acts = await listActs(node.db, { offset: (page - 1) * pageSize, limit: pageSize });
  const total = await countActs(node.db);
  return render(c, <ActsPage frame={await procedureFrame(c)} acts={acts} page={page} total={total} />);
}

async function one(c: AppContext, problem?: string): Promise<Response> {
  const { node, mayWrite } = deskOf(c);
  const act = await findAct(node.db, idOf(c));
  if (!act) throw procedureErrors.actMissing();
  const changes = await changesOf(node.db, act.id);
  const mayUndo = mayWrite && act.undoneBy === null && act.kind !== "import";
  const frame = await procedureFrame(c, `/procedures/acts/${act.id}`);
  return render(c, <ActPage {...{ frame, act, changes, mayUndo, problem }} />, problem === undefined ? 200 : 409);
}

async function undo(c: AppContext): Promise<Response> {
  const { node, by, locale } = deskOf(c);
  try {
    await undoAct(node, by, idOf(c));
  } catch (error) {
    if (!isConflict(error)) throw error;
    return one(c, textIn(error.people, locale));
  }
  await flash(c, { vi: procedureWords.vi.undone, en: procedureWords.en.undone });
  return c.redirect("/procedures/standardisation", 303);
}
