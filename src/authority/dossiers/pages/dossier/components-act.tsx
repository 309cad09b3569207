import { z } from "zod";
import { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  listOf,
  readForm,
  render,
  statusOf,
} from "../../../../platform/http/index.ts";
import { type Locale, type Text, wordsIn } from "../../../../platform/text/index.ts";
import { Button, DataTable, ErrorSummary, Form } from "../../../../ui/index.ts";
import { changePapers } from "../../actions/change-papers.ts";
import { receiveSupplement } from "../../actions/supplement.ts";
import { dossierErrors } from "../../errors.ts";
import type { DossierComponent } from "../../record.ts";
import { fileFieldOf } from "../intake/attached.ts";
import { ActFrame, type ActView } from "./act-frame.tsx";
import { actText } from "./act-text.ts";
import { deskOf, dossierFrame, dossierPath, formErrors, isOvertaken, openDossier, pathOf } from "./desk.ts";
import { formText } from "./form-text.ts";
import {
  changedPapers,
  mostBytes,
  otherPaper,
  type PaperForm,
  readPaperForm,
  samePapers,
  withAsked,
} from "./paper-changes.ts";
import { AnswerNote, AskedFields, PapersFields, refusedWords } from "./papers-form.tsx";
import { StaleView } from "./stale.tsx";
import { staleText } from "./stale-text.ts";
import { dossierText } from "./text.ts";

type Name = "components" | "supplement-answer";

/** To change the papers of a dossier: ticks, scans; and to receive those that were asked for. */
export function addComponentActs(app: App): void {
  for (const name of ["components", "supplement-answer"] as const) {
    app.get(`${dossierPath}/${name}`, async (c) => {
      const view = await viewOf(c);
      if (!view.situation.acts.has(name)) throw dossierErrors.notYours();
      return render(c, draw(c, name, view));
    });
    app.post(`${dossierPath}/${name}`, (c) => save(c, name));
  }
  app.post(`${dossierPath}/components/ticks`, saveTicks);
}

type PapersView = Omit<ActView, "typed"> & { readonly form?: PaperForm };

async function viewOf(c: AppContext): Promise<PapersView> {
  const desk = deskOf(c);
  const facts = await openDossier(desk);
  const frame = await dossierFrame(c, c.req.path);
  return { ...facts, frame, desk, machineNow: desk.node.machine.now(), errors: undefined, overtaken: undefined };
}

async function save(c: AppContext, name: Name): Promise<Response> {
  const before = await viewOf(c);
  const { node, by, locale } = before.desk;
  const { dossier } = before;
  const typed = await readPaperForm(c, dossier.id);
  const form = withAsked(typed, askedOf(name, before), dossier.components);
  try {
    requireWhole(form, locale);
    if (name === "supplement-answer") requireReceived(before, form);
    const components = changedPapers(dossier.components, form);
    const of = { dossierId: dossier.id, revision: form.revision, components };
    if (name === "components") await changePapers(node, by, of);
    else await receiveSupplement(node, by, { ...of, note: form.note.trim() });
  } catch (error) {
    if (!(error instanceof DomainError) || !["invalid", "conflict"].includes(error.kind)) throw error;
    const view = await viewOf(c);
    const overtaken = isOvertaken(error) ? { seen: form.revision, typed: [] } : undefined;
    const errors = formErrors(error, locale);
    return render(c, draw(c, name, { ...view, form, errors, overtaken }), statusOf(error));
  }
  await flash(c, { vi: actText.vi[name].done, en: actText.en[name].done });
  return c.redirect(pathOf(dossier), 303);
}

/** No file was refused, and each has a paper it belongs to. */
function requireWhole(form: PaperForm, locale: Locale): void {
  const fields: Record<string, Text> = {};
  for (const one of form.refused) {
    const said = refusedWords(one, locale);
    fields[fileFieldOf(one.component)] = { vi: said, en: said };
  }
  const hasOther = form.attached.some(({ component }) => component === otherPaper);
  if (hasOther && form["other-name"].trim() === "")
    fields["other-name"] = { vi: formText.vi.otherMissing, en: formText.en.otherMissing };
  const [first] = Object.values(fields);
  if (first) throw new DomainError("dossier.papers-wrong", "invalid", first, { fields });
}

/** Everything that was asked for has come: the clock runs on only then. */
function requireReceived(view: PapersView, { received }: PaperForm): void {
  const open = askedOf("supplement-answer", view);
  if (!open || open.reasons.every((_, index) => received.includes(String(index)))) return;
  const said = {
    vi: "Chưa đủ giấy tờ được yêu cầu. Đánh dấu từng mục đã nhận; chưa đủ thì hẹn người nộp mang nốt.",
    en: "Not everything that was asked for has come. Tick each one received; if some is missing, let the applicant bring it first.",
  };
  throw new DomainError("dossier.not-all-received", "invalid", said, { fields: { received: said } });
}

/** The request that is answered. */
function askedOf(name: Name, { supplements }: PapersView) {
  return name === "supplement-answer" ? supplements.findLast(({ answeredAt }) => answeredAt === null) : undefined;
}

async function saveTicks(c: AppContext): Promise<Response> {
  const form = await readForm(c, z.object({ revision: z.coerce.number().int(), given: listOf(z.string().max(100)) }));
  const view = await viewOf(c);
  const { node, by, locale } = view.desk;
  const components = view.dossier.components.map((paper) => {
    const given = form.given.includes(paper.code);
    return given === paper.given ? paper : { ...paper, given };
  });
  try {
    await changePapers(node, by, { dossierId: view.dossier.id, revision: form.revision, components });
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== "conflict") throw error;
    const typed: PaperForm = { ...emptyForm, ...form };
    const now = await viewOf(c);
    const overtaken = { seen: form.revision, typed: [] };
    const errors = formErrors(error, locale);
    return render(c, draw(c, "components", { ...now, form: typed, errors, overtaken }), statusOf(error));
  }
  await flash(c, { vi: dossierText.vi.ticksSaved, en: dossierText.en.ticksSaved });
  return c.redirect(pathOf(view.dossier), 303);
}

const emptyForm: PaperForm = {
  ...{ revision: 0, given: [], remove: [], file: [], received: [], "other-name": "", note: "" },
  ...{ attached: [], refused: [] },
};

function draw(c: AppContext, name: Name, view: PapersView) {
  const { frame, dossier, form, errors, overtaken, situation } = view;
  const words = actText[frame.locale][name];
  const text = wordsIn(formText, frame.locale);
  const fields = errors?.fields ?? {};
  const asked = askedOf(name, view);
  const { code, components } = dossier;
  const papers = { code, components, form, fields, maxBytes: mostBytes(c) };
  const list = Object.entries(fields).map(([field, said]) => ({ text: said, href: `#${field}` }));
  return (
    <ActFrame view={view} title={words.title} aside={false}>
      {errors && !overtaken ? <ErrorSummary errorList={list.length > 0 ? list : [{ text: errors.people }]} /> : null}
      <h1 class="govuk-heading-xl">{words.title}</h1>
      <p class="lt-mt2">{words.lead}</p>
      {overtaken && form ? (
        <StaleView facts={view} overtaken={overtaken} machineNow={view.machineNow} typed={false}>
          <BothPapers now={dossier.components} mine={changedPapers(dossier.components, form)} locale={frame.locale} />
        </StaleView>
      ) : null}
      {situation.acts.has(name) ? (
        <Form frame={frame} action={pathOf(dossier, name)} files classes="lt-mt4" label={words.title}>
          <input type="hidden" name="revision" value={String(dossier.revision)} />
          <AskedFields {...papers} asked={asked} />
          <h2 class="govuk-heading-s lt-mt4">{asked ? text.restOfPapers : text.papers}</h2>
          <PapersFields {...papers} asked={asked} />
          {name === "supplement-answer" ? <AnswerNote form={form} /> : null}
          <div class="lt-actions lt-mt4">
            <Button text={words.button} />
            <a href={pathOf(dossier)}>{text.cancel}</a>
          </div>
        </Form>
      ) : (
        <p class="lt-mt4">
          {text.notNow} <a href={pathOf(dossier)}>{text.cancel}</a>
        </p>
      )}
    </ActFrame>
  );
}

/** The papers in both versions, paper by paper, where they differ. */
function BothPapers({
  now,
  mine,
  locale,
}: {
  now: readonly DossierComponent[];
  mine: readonly DossierComponent[];
  locale: Locale;
}) {
  const text = wordsIn(staleText, locale);
  if (samePapers(now, mine)) return <p class="lt-mt3">{text.same}</p>;
  const other = new Map(now.map((paper) => [paper.code, paper]));
  const said = (paper: DossierComponent | undefined): string => {
    if (!paper) return "–";
    return [paper.given ? text.given : text.notGiven, ...paper.files.map(({ name }) => name)].join(", ");
  };
  const differing = mine.filter((paper) => said(paper) !== said(other.get(paper.code)));
  return (
    <DataTable
      caption={text.compared}
      captionShown
      columns={[{ text: text.paper }, { text: text.mine }, { text: text.now }]}
      rows={differing.map((paper) => ({ cells: [paper.name, said(paper), said(other.get(paper.code))] }))}
    />
  );
}
