import { z } from "zod";
import { checkDecisions, type FeeTable, readFeeTable, writeFeeTable } from "../../../../engines/decision/index.ts";
import { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  httpErrors,
  line,
  optionalLine,
  readForm,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import { publishFeeTable } from "../../actions/publish-fee-table.ts";
import { saveFeeDraft } from "../../actions/save-fee-draft.ts";
import { procedureErrors } from "../../errors.ts";
import { flowDraftErrors } from "../../flow-errors.ts";
import { feeOfDossier } from "../../rehearsal/fee-of-dossier.ts";
import { feeVersions, findFeeDraft } from "../../store/fee-tables.ts";
import { findNationalVersion } from "../../store/national.ts";
import { type FlowDesk, flowDeskOf, flowFrame } from "../flow-desk.ts";
import { fieldId } from "../flow-steps/step-row.tsx";
import { draftVersionOf, readFlowFile } from "../read-flow-file.ts";
import { readValue } from "../rehearsal/read-rehearsal.ts";
import { editFees, readFeeForm, type TypedFees } from "./fee-form.ts";
import { feeText } from "./text.ts";
import { FeePage, FeeVersionPage, type FeeView } from "./view.tsx";

const path = "/procedures/catalogue/:id/fees";

/** `/procedures/catalogue/:id/fees`: what a procedure costs, as a table. */
export function addFeePages(app: App): void {
  app.get(path, async (c) => render(c, <FeePage {...(await viewOf(c))} />));
  app.post(path, save);
  app.post(`${path}/draft`, begin);
  app.post(`${path}/file`, takeFile);
  app.get(`${path}/file.dmn`, async (c) => {
    const desk = await flowDeskOf(c);
    const kept = await keptOf(desk);
    if (kept.dmn === undefined) throw flowDraftErrors.noDraft();
    return dmnFile(c, kept.dmn, desk.offered.code);
  });
  app.post(`${path}/publication`, publish);
  app.get(`${path}/versions/:number`, async (c) => {
    const { desk, version } = await versionOf(c);
    const frame = await flowFrame(c, desk.paths.feeVersion(version.number));
    return render(c, <FeeVersionPage frame={frame} desk={desk} version={version} table={tableOf(version.dmn).table} />);
  });
  app.get(`${path}/versions/:number/file.dmn`, async (c) => {
    const { desk, version } = await versionOf(c);
    return dmnFile(c, version.dmn, `${desk.offered.code}-${version.number}`);
  });
}

type Shown = {
  readonly typed?: TypedFees;
  readonly version?: number;
  readonly note?: string;
  readonly refused?: DomainError;
};

async function keptOf(desk: FlowDesk) {
  const [draft, versions] = await Promise.all([
    findFeeDraft(desk.node.db, desk.offered.id),
    feeVersions(desk.node.db, desk.offered.id),
  ]);
  return { draft, versions, dmn: draft?.dmn ?? versions[0]?.dmn };
}

async function viewOf(c: AppContext, shown: Shown = {}): Promise<FeeView> {
  const desk = await flowDeskOf(c);
  const { draft, versions, dmn } = await keptOf(desk);
  const kept = dmn === undefined ? { table: undefined, error: undefined } : tableOf(dmn);
  const { typed, refused } = shown;
  const isStale = refused?.code === "procedure.flow-stale";
  const table = typed?.table ?? kept.table;
  const query = new URL(c.req.url).searchParams;
  const values = new Map(
    [...query].flatMap(([name, value]) => (name.startsWith("f.") ? [[name.slice(2), value.trim()] as const] : [])),
  );
  const read = Object.fromEntries([...values].map(([name, value]) => [name, readValue(value)]));
  const error = refused ?? kept.error;
  const field = refused && Object.keys(refused.fields)[0];
  return {
    frame: await flowFrame(c, desk.paths.fees),
    desk,
    draft,
    versions,
    table,
    wrong: typed?.wrong ?? {},
    version: isStale ? (draft?.version ?? 0) : (shown.version ?? draft?.version ?? 0),
    problems: typed ? problemsOf(typed) : dmn === undefined ? [] : checkDecisions(dmn),
    tried: query.has("try") && dmn !== undefined ? { values, fee: feeOfDossier(dmn, read, desk.now) } : undefined,
    note: shown.note ?? "",
    error: error && {
      text: (field === undefined ? error.people : (refused?.fields[field] ?? error.people))[desk.locale],
      field: field && fieldId(field),
    },
    theirs: isStale ? kept.table : undefined,
  };
}

function problemsOf({ table, wrong }: TypedFees) {
  if (Object.keys(wrong).length > 0) return [];
  try {
    return checkDecisions(writeFeeTable(table));
  } catch {
    // Said above the form, with the field.
    return [];
  }
}

/** A DMN file as a simple table, or why it is none. */
function tableOf(dmn: string): { readonly table: FeeTable | undefined; readonly error: DomainError | undefined } {
  try {
    return { table: readFeeTable(dmn), error: undefined };
  } catch (error) {
    if (error instanceof Error && "people" in error)
      return {
        table: undefined,
        error: new DomainError("procedure.fee-unreadable", "invalid", error.people as DomainError["people"]),
      };
    throw error;
  }
}

async function begin(c: AppContext): Promise<Response> {
  const desk = await flowDeskOf(c);
  const { node, by, offered, paths } = desk;
  const { versions } = await keptOf(desk);
  const content = versions[0] ? { dmn: versions[0].dmn } : { table: await firstTable(desk) };
  await saveFeeDraft(node, by, { offeredId: offered.id, content, from: 0, basedOn: versions[0]?.number ?? null });
  return c.redirect(paths.fees, 303);
}

/** The amounts announced, one for everyone: the authority's own where it has set one. */
async function firstTable({ node, offered }: FlowDesk): Promise<FeeTable> {
  const { nationalCode, nationalVersion, localFees, feeResolution } = offered;
  const record =
    nationalCode && nationalVersion ? await findNationalVersion(node.db, nationalCode, nationalVersion) : undefined;
  const amounts = (record?.fees ?? []).map(
    ({ code, amount }) => localFees.find((fee) => fee.code === code)?.amount ?? amount,
  );
  // One that depends on the dossier leaves the sum open: the officer writes the rules, or the amount, before publishing.
  const otherwise = amounts.reduce<number | null>(
    (sum, amount) => (sum === null || amount === null ? null : sum + amount),
    0,
  );
  const name = feeResolution === "" ? "Biểu phí" : `Biểu phí theo ${feeResolution}`;
  return { id: "fee", name, hitPolicy: "FIRST", columns: [], rules: [], otherwise };
}

async function save(c: AppContext): Promise<Response> {
  const desk = await flowDeskOf(c);
  if (!desk.mayWrite) throw procedureErrors.notYours();
  const fields = c.get("form");
  if (!fields) throw httpErrors.wrongType();
  const { draft, versions, dmn } = await keptOf(desk);
  const id = (dmn === undefined ? undefined : tableOf(dmn).table?.id) ?? "fee";
  const read = readFeeForm(fields, id);
  const act = fields.get("act");
  const typed = { ...read, table: editFees(read.table, act) };
  const from = Number(fields.get("version")) || 0;
  try {
    const [wrong] = Object.keys(typed.wrong);
    if (wrong !== undefined)
      throw procedureErrors.invalid(wrong, { vi: feeText.vi.numberMissing, en: feeText.en.numberMissing });
    const basedOn = draft ? undefined : (versions[0]?.number ?? null);
    await saveFeeDraft(desk.node, desk.by, {
      offeredId: desk.offered.id,
      content: { table: typed.table },
      from,
      ...(basedOn === undefined ? {} : { basedOn }),
    });
  } catch (error) {
    return renderAgain(c, error, async (refused) => (
      <FeePage {...(await viewOf(c, { typed, version: from, refused }))} />
    ));
  }
  if (!act) await flash(c, { vi: feeText.vi.saved, en: feeText.en.saved });
  return c.redirect(desk.paths.fees, 303);
}

async function takeFile(c: AppContext): Promise<Response> {
  const desk = await flowDeskOf(c);
  try {
    const { text: dmn, fields } = await readFlowFile(c);
    const { draft, versions } = await keptOf(desk);
    const basedOn = draft ? undefined : (versions[0]?.number ?? null);
    await saveFeeDraft(desk.node, desk.by, {
      offeredId: desk.offered.id,
      content: { dmn },
      from: draftVersionOf(fields),
      ...(basedOn === undefined ? {} : { basedOn }),
    });
  } catch (error) {
    return renderAgain(c, error, async (refused) => <FeePage {...(await viewOf(c, { refused }))} />);
  }
  await flash(c, { vi: feeText.vi.saved, en: feeText.en.saved });
  return c.redirect(desk.paths.fees, 303);
}

async function publish(c: AppContext): Promise<Response> {
  const desk = await flowDeskOf(c);
  const { "publish-note": note = "" } = await readForm(c, z.object({ "publish-note": optionalLine(500) }));
  try {
    const noteMissing = { vi: feeText.vi.noteMissing, en: feeText.en.noteMissing };
    const shape = z.object({ draft: z.coerce.number().int().min(1), "publish-note": line(500) });
    const order = await readForm(c, shape, { "publish-note": noteMissing });
    const number = await publishFeeTable(desk.node, desk.by, {
      offeredId: desk.offered.id,
      draftVersion: order.draft,
      note: order["publish-note"],
    });
    await flash(c, { vi: feeText.vi.published(number), en: feeText.en.published(number) });
  } catch (error) {
    return renderAgain(c, error, async (refused) => <FeePage {...(await viewOf(c, { refused, note }))} />);
  }
  return c.redirect(desk.paths.fees, 303);
}

async function versionOf(c: AppContext) {
  const desk = await flowDeskOf(c);
  const number = Number(c.req.param("number"));
  const version = (await feeVersions(desk.node.db, desk.offered.id)).find((one) => one.number === number);
  if (!version) throw flowDraftErrors.noVersion();
  return { desk, version };
}

function dmnFile(c: AppContext, dmn: string, name: string): Response {
  c.header("content-type", "application/xml; charset=utf-8");
  c.header("content-disposition", `attachment; filename="${name.replace(/[^\w.-]/g, "-")}.dmn"`);
  return c.body(dmn);
}
