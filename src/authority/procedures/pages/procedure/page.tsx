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
import type { Text } from "../../../../platform/text/index.ts";
import type { Procedure } from "../../../../protocol/procedures/index.ts";
import { agenciesOfNode } from "../../../organisation/index.ts";
import { assertWriter, changeState, createOffered, editOffered } from "../../actions/save-offered.ts";
import { procedureErrors } from "../../errors.ts";
import { takenOver } from "../../findings/find-findings.ts";
import { factsOf, type Offered, type OfferedFacts } from "../../offered.ts";
import { authorityLevels, readReport } from "../../read-report.ts";
import { historyOf } from "../../store/acts.ts";
import { readYearOfDemand } from "../../store/demand.ts";
import { findNationalVersion, readNational } from "../../store/national.ts";
import { findOfferedProcedure } from "../../store/offered.ts";
import { deskOf, formErrors, idOf, procedureFrame } from "../desk.ts";
import { procedureLinks } from "../procedure-links.ts";
import { readFacts, typedFacts, typedFees } from "./facts-form.ts";
import { NewProcedurePage } from "./new-view.tsx";
import { procedureText } from "./text.ts";
import { ProcedurePage, type ProcedureView } from "./view.tsx";

const path = "/procedures/catalogue";
type PlainKey = "saved" | "created" | "published" | "hidden" | "withdrawn";
const both = (key: PlainKey): Text => ({ vi: procedureText.vi[key], en: procedureText.en[key] });

/** `/procedures/catalogue/:id`: one procedure, and its changes. */
export function addProcedurePages(app: App): void {
  app.get(`${path}/new`, (c) => newPage(c));
  app.post(path, create);
  app.get(`${path}/:id`, async (c) => render(c, <ProcedurePage {...(await viewOf(c))} />));
  app.post(`${path}/:id`, save);
  app.post(`${path}/:id/publication`, (c) => move(c, "publish", "published"));
  app.post(`${path}/:id/hiding`, (c) => move(c, "hide", "hidden"));
  app.post(`${path}/:id/withdrawal`, (c) => move(c, "withdraw", "withdrawn"));
}

async function getOffered(c: AppContext): Promise<Offered> {
  const offered = await findOfferedProcedure(c.get("node").db, idOf(c));
  if (!offered) throw procedureErrors.missing();
  return offered;
}

async function nationalOf(c: AppContext): Promise<ReadonlyMap<string, Procedure>> {
  const { db } = c.get("node");
  return (await readNational(db, db))?.byCode ?? new Map();
}

/** The record followed: in the version taken over, or as it is now when that one never came here. */
async function recordOf(
  c: AppContext,
  { nationalCode, nationalVersion }: Pick<OfferedFacts, "nationalCode" | "nationalVersion">,
): Promise<Procedure | undefined> {
  if (nationalCode === null || nationalVersion === null) return undefined;
  const { db } = c.get("node");
  return (await findNationalVersion(db, nationalCode, nationalVersion)) ?? (await nationalOf(c)).get(nationalCode);
}

async function save(c: AppContext): Promise<Response> {
  const { node, by } = deskOf(c);
  const before = await getOffered(c);
  let typed: OfferedFacts | undefined;
  try {
    const read = await readFacts(c, { before, record: await recordOf(c, before), national: await nationalOf(c) });
    typed = read.facts;
    await editOffered(node, by, { id: before.id, revision: read.revision }, read.facts);
  } catch (error) {
    return renderAgain(c, error, async (refused) => {
      const shown = typed ?? { ...factsOf(before), ...(await typedFacts(c)) };
      return <ProcedurePage {...(await viewOf(c, refused, shown))} typedFees={await typedFees(c)} />;
    });
  }
  await flash(c, both("saved"));
  return c.redirect(`${path}/${before.id}`, 303);
}

async function move(c: AppContext, act: "publish" | "hide" | "withdraw", done: PlainKey): Promise<Response> {
  const { node, by } = deskOf(c);
  const { revision } = await readForm(c, z.object({ revision: z.coerce.number().int().min(1) }));
  const id = idOf(c);
  try {
    await changeState(node, by, { id, revision }, act);
  } catch (error) {
    return renderAgain(c, error, async (refused) => <ProcedurePage {...(await viewOf(c, refused))} />);
  }
  await flash(c, both(done));
  return c.redirect(`${path}/${id}`, 303);
}

async function viewOf(c: AppContext, refused?: DomainError, typed?: OfferedFacts): Promise<ProcedureView> {
  const { node, mayWrite, locale, today } = deskOf(c);
  const offered = await getOffered(c);
  const report = await readReport(node.db, node);
  const current = offered.nationalCode === null ? undefined : report.national?.byCode.get(offered.nationalCode);
  const isNewer = current !== undefined && current.version > (offered.nationalVersion ?? 0);
  return {
    frame: await procedureFrame(c, `${path}/${offered.id}`),
    offered,
    typed,
    stale: refused?.code === "procedure.stale",
    record: await recordOf(c, offered),
    newer: isNewer ? current.version : undefined,
    findings: report.findings.filter(({ offeredId }) => offeredId === offered.id),
    history: await historyOf(node.db, offered.id),
    demand: (await readYearOfDemand(node.db, today)).get(offered.id) ?? { total: 0, online: 0 },
    agencies: await leadAgencies(c),
    mayWrite,
    errors: formErrors(refused, locale),
    links: procedureLinks(offered, locale),
  };
}

/** Agencies that can answer for a procedure: all but the districts and communes. */
async function leadAgencies(c: AppContext) {
  const locale = c.get("locale");
  const all = await agenciesOfNode(c.get("node").db);
  return all
    .filter(({ level }) => level !== "district" && level !== "commune")
    .map((one) => ({ code: one.code, name: locale === "vi" ? one.shortName : one.nameEn }));
}

async function newPage(c: AppContext, refused?: DomainError): Promise<Response> {
  const { node, by, locale } = deskOf(c);
  assertWriter(node, by);
  const { national: code } = readQuery(c, z.object({ national: optionalLine(100) }));
  const national = await nationalOf(c);
  const record = code === undefined ? undefined : national.get(code);
  const facts = startOf(node.config.code, record);
  const frame = await procedureFrame(c, `${path}/new`);
  const agencies = await leadAgencies(c);
  const errors = formErrors(refused, locale);
  return render(c, <NewProcedurePage {...{ frame, facts, record, agencies, errors }} />);
}

function startOf(authority: string, record: Procedure | undefined): OfferedFacts {
  const levels = authorityLevels(authority);
  if (record) return takenOver(record, { authority, levels });
  return {
    code: "",
    name: "",
    nationalCode: null,
    nationalVersion: null,
    levels: [],
    leadAgency: authority,
    receivers: [],
    receivingPlace: "",
    receivingHours: "",
    localFees: [],
    feeResolution: "",
    localLimit: null,
    online: null,
    decisionNumber: "",
    decisionDate: null,
    announcedOn: null,
    effectiveFrom: null,
    publishedOn: null,
    state: "draft",
  };
}

async function create(c: AppContext): Promise<Response> {
  const { node, by, locale } = deskOf(c);
  assertWriter(node, by);
  const national = await nationalOf(c);
  const { nationalCode } = await readForm(c, z.looseObject({ nationalCode: optionalLine(100) }));
  const record = nationalCode === undefined ? undefined : national.get(nationalCode);
  const before = startOf(node.config.code, undefined);
  let facts = before;
  try {
    facts = (await readFacts(c, { before, record, national })).facts;
    const id = await createOffered(node, by, facts);
    await flash(c, both("created"));
    return c.redirect(`${path}/${id}`, 303);
  } catch (error) {
    return renderAgain(c, error, async (refused) => {
      const typed = facts === before ? { ...before, ...(await typedFacts(c)) } : facts;
      const frame = await procedureFrame(c, `${path}/new`);
      const agencies = await leadAgencies(c);
      const errors = formErrors(refused, locale);
      return <NewProcedurePage {...{ frame, facts: typed, record, agencies, errors }} typedFees={await typedFees(c)} />;
    });
  }
}
