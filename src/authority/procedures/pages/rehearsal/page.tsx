import { readFeeTable } from "../../../../engines/decision/index.ts";
import type { Plan } from "../../../../engines/flow/index.ts";
import { readPicture } from "../../../../engines/flow/steps/index.ts";
import { type App, type AppContext, render } from "../../../../platform/http/index.ts";
import { timesOf } from "../../../calendar/index.ts";
import { allPaths } from "../../rehearsal/all-paths.ts";
import { feeOfDossier } from "../../rehearsal/fee-of-dossier.ts";
import { namesAsked, type Outcome, outcomesOf } from "../../rehearsal/outcomes.ts";
import { type Rehearsal, rehearse } from "../../rehearsal/rehearse.ts";
import { feeVersions, findFeeDraft } from "../../store/fee-tables.ts";
import { checkDraft } from "../flow-check.ts";
import { agencyNames, type FlowDesk, flowDeskOf, flowFrame } from "../flow-desk.ts";
import { type AskedRehearsal, readRehearsal, readValue } from "./read-rehearsal.ts";
import { RehearsalPage } from "./view.tsx";

/** `/procedures/catalogue/:id/flow/rehearsal`: made-up dossiers through the draft, else through the version in use. */
export function addRehearsalPage(app: App): void {
  app.get("/procedures/catalogue/:id/flow/rehearsal", show);
}

async function show(c: AppContext): Promise<Response> {
  const desk = await flowDeskOf(c);
  const xml = desk.draft?.xml ?? desk.newest?.xml;
  if (xml === undefined) return c.redirect(desk.paths.flow, 303);
  const query = new URL(c.req.url).searchParams;
  const asked = readRehearsal(query, desk.now, desk.offered.receivers[0] ?? desk.offered.leadAgency);
  const { plan, problems, names } = await checkDraft(xml);
  const dmn =
    (await findFeeDraft(desk.node.db, desk.offered.id))?.dmn ??
    (await feeVersions(desk.node.db, desk.offered.id))[0]?.dmn;
  const run = query.has("all") && plan && asked.receivedAt && asked.waitingOk;
  const dossier = run && asked.receivedAt ? await dossierOf(desk, asked, asked.receivedAt) : undefined;
  return render(
    c,
    <RehearsalPage
      frame={await flowFrame(c, `${desk.paths.rehearsal}?${query}`)}
      desk={desk}
      asked={asked}
      agencies={await agencyNames(desk)}
      plan={plan}
      problems={problems}
      names={names}
      picture={await readPicture(xml)}
      choices={plan ? choicesOf(plan) : []}
      valueNames={plan ? namesAsked(plan) : []}
      feeColumns={dmn === undefined ? [] : columnsOf(dmn)}
      fee={dmn === undefined ? undefined : feeOfDossier(dmn, readValues(asked.fees), desk.now)}
      one={plan && dossier && !asked.all ? rehearse(plan, { ...dossier, choose: chooser(asked) }) : undefined}
      every={plan && dossier && asked.all ? allPaths(plan, dossier) : undefined}
    />,
  );
}

async function dossierOf(desk: FlowDesk, asked: AskedRehearsal, receivedAt: Date): Promise<Omit<Rehearsal, "choose">> {
  const times = await timesOf(desk.node.db);
  return {
    receivedAt,
    agency: asked.agency,
    timeOf: (agency) => times.of(agency, receivedAt),
    limit: desk.limit?.limit,
    waiting: asked.waiting,
    values: readValues(asked.values),
  };
}

function readValues(typed: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...typed].map(([name, value]) => [name, readValue(value)]));
}

/** The outcome that was chosen; when a dossier comes again, the one after it, so that it does not go round for ever. */
function chooser(asked: AskedRehearsal): Rehearsal["choose"] {
  return (node, outcomes, visit) => {
    const wanted = asked.outcomes.get(node.id);
    const at = Math.max(
      outcomes.findIndex(({ code }) => code === wanted),
      0,
    );
    return outcomes[(at + visit - 1) % outcomes.length] ?? { code: "", label: "" };
  };
}

function choicesOf(plan: Plan) {
  return Object.values(plan.nodes).flatMap((node) => {
    const outcomes: readonly Outcome[] = node.kind === "user" || node.kind === "receive" ? outcomesOf(plan, node) : [];
    return outcomes.length > 0 ? [{ node, outcomes }] : [];
  });
}

function columnsOf(dmn: string) {
  try {
    return readFeeTable(dmn).columns.map(({ name, label }) => ({ name, label }));
  } catch {
    // A table that cannot be read is said where the fee would stand.
    return [];
  }
}
