import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  readForm,
  readQuery,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import { dropCostForm, keepCostForm } from "../../actions/save-cost-form.ts";
import { procedureErrors } from "../../errors.ts";
import { defaultCostForm } from "../../review/compliance-cost.ts";
import { type CostVariant, readCostForms } from "../../store/cost-forms.ts";
import { readYearOfDemand } from "../../store/demand.ts";
import { readNational } from "../../store/national.ts";
import { findOfferedProcedure } from "../../store/offered.ts";
import { deskOf, formErrors, idOf, procedureFrame } from "../desk.ts";
import { readCostForm, typedCost } from "./cost-form.ts";
import { costText } from "./text.ts";
import { CostPage, type CostView } from "./view.tsx";

const path = "/procedures/catalogue/:id/cost";
const variant = z.enum(["present", "proposed"]).catch("present");

/** `/procedures/catalogue/:id/cost`: what a procedure costs people, by the standard cost model. */
export function addCostPages(app: App): void {
  app.get(path, async (c) => {
    const asked = readQuery(c, z.object({ variant }));
    return render(c, <CostPage {...(await viewOf(c, asked.variant))} />);
  });
  app.post(path, save);
  app.post(`${path}/removal`, drop);
}

async function viewOf(c: AppContext, of: CostVariant, refused?: DomainError): Promise<CostView> {
  const { node, today, locale, mayWrite } = deskOf(c);
  const offered = await findOfferedProcedure(node.db, idOf(c));
  if (!offered) throw procedureErrors.missing();
  const national = await readNational(node.db, node.db);
  const record = offered.nationalCode === null ? undefined : national?.byCode.get(offered.nationalCode);
  const dossiers = (await readYearOfDemand(node.db, today)).get(offered.id)?.total ?? 0;
  const stored = await readCostForms(node.db, offered.id);
  const formOf = (one: CostVariant) => stored.find((form) => form.variant === one);
  const present = formOf("present") ?? defaultCostForm(offered, record, dossiers);
  return {
    frame: await procedureFrame(
      c,
      `/procedures/catalogue/${offered.id}/cost${of === "proposed" ? "?variant=proposed" : ""}`,
    ),
    offered,
    variant: of,
    form: of === "present" ? present : (formOf("proposed") ?? present),
    stored: formOf(of),
    present,
    proposed: formOf("proposed"),
    dossiers,
    mayWrite,
    errors: formErrors(refused, locale),
    typed: refused && (await typedCost(c)),
  };
}

async function save(c: AppContext): Promise<Response> {
  const { node, by } = deskOf(c);
  const offeredId = idOf(c);
  const asked = await readForm(c, z.looseObject({ variant }));
  try {
    await keepCostForm(node, by, { ...(await readCostForm(c)), offeredId });
  } catch (error) {
    return renderAgain(c, error, async (refused) => <CostPage {...(await viewOf(c, asked.variant, refused))} />);
  }
  await flash(c, { vi: costText.vi.saved, en: costText.en.saved });
  return c.redirect(back(offeredId, asked.variant), 303);
}

async function drop(c: AppContext): Promise<Response> {
  const { node, by } = deskOf(c);
  const asked = await readForm(c, z.object({ variant }));
  await dropCostForm(node, by, idOf(c), asked.variant);
  await flash(c, { vi: costText.vi.dropped, en: costText.en.dropped });
  return c.redirect(back(idOf(c), asked.variant), 303);
}

function back(id: string, of: CostVariant): string {
  return `/procedures/catalogue/${id}/cost${of === "proposed" ? "?variant=proposed" : ""}`;
}
