import { z } from "zod";
import { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  readForm,
  render,
  renderAgain,
  sendFile,
  statusOf,
} from "../../../../platform/http/index.ts";
import { textIn } from "../../../../platform/text/index.ts";
import { sendPage } from "../../../../platform/typeset/index.ts";
import { findSigners } from "../../../organisation/index.ts";
import type { DossierFacts } from "../../read-dossier.ts";
import { readDossier } from "../../read-dossier.ts";
import { type ResultContent, resultForms } from "../../results/content.ts";
import { draftResult } from "../../results/draft-result.ts";
import { resultErrors, StaleResultError } from "../../results/errors.ts";
import { maySealResult, maySignResult, mayWriteResult } from "../../results/policy.ts";
import { resultPages, resultPdf, verifyResult } from "../../results/read-result.ts";
import type { DossierResult } from "../../results/result.ts";
import { saveResult } from "../../results/save-result.ts";
import { sealResults } from "../../results/seal-results.ts";
import { type ResultOutcome, signResults } from "../../results/sign-results.ts";
import { formFor, signerOf } from "../../results/template.ts";
import { asTyped, contentTyped, type TypedResult } from "../../results/typed-content.ts";
import { readVersions } from "../../store/results.ts";
import { type DossierDesk, deskOf, dossierFrame, dossierPath, formErrors, pathOf } from "../dossier/desk.ts";
import { EditResultPage, type EditView } from "./edit-view.tsx";
import { NoResultPage, ReadResultPage, type ReadView } from "./read-view.tsx";
import { resultText } from "./text.ts";

const path = `${dossierPath}/result`;
const pinTexts = { pin: { vi: resultText.vi.pinMissing, en: resultText.en.pinMissing } };
const pinForm = z.object({ version: z.coerce.number().int().min(1), pin: z.string().min(1).max(200) });

/** `/dossiers/:code/result`: the result of a dossier, written, looked at, signed, numbered and sealed. */
export function addResultPages(app: App): void {
  app.get(path, show);
  app.post(path, begin);
  app.post(`${path}/draft`, save);
  app.post(`${path}/signature`, (c) => act(c, "sign"));
  app.post(`${path}/seal`, (c) => act(c, "seal"));
  app.get(`${path}/document.pdf`, async (c) => {
    const { result, dossier, node } = await opened(c);
    const name = `${(result.numberText ?? `${dossier.code}-du-thao`).replaceAll("/", "-")}.pdf`;
    return sendFile(c, { bytes: await resultPdf(node, result), name, mediaType: "application/pdf", inline: true });
  });
  app.get(`${path}/pages/:page`, async (c) => {
    const { result, node } = await opened(c);
    const sha256 = result.fileSha256 ?? `${result.id} ${result.version}`;
    return sendPage(c, { sha256, page: c.req.param("page") ?? "", pdf: () => resultPdf(node, result) });
  });
}

type Desk = DossierDesk & { readonly facts: DossierFacts };

async function deskWith(c: AppContext): Promise<Desk> {
  const desk = deskOf(c);
  return { ...desk, facts: await readDossier(desk.node, desk.by, desk.code) };
}

type Opened = Desk & { readonly result: DossierResult; readonly dossier: DossierFacts["dossier"] };

/** The dossier's result, for whoever may see the dossier. Throws `dossier.result-missing`. */
async function opened(c: AppContext): Promise<Opened> {
  const desk = await deskWith(c);
  const { result, dossier } = desk.facts;
  if (!result) throw resultErrors.missing();
  return { ...desk, result, dossier };
}

async function show(c: AppContext): Promise<Response> {
  const desk = await deskWith(c);
  const { result, dossier } = desk.facts;
  if (!result) return render(c, <NoResultPage {...(await noResultView(c, desk))} />);
  const one = { ...desk, result, dossier };
  if (isEdited(one, c.req.query("as"))) return render(c, <EditResultPage {...(await editView(c, one))} />);
  return render(c, <ReadResultPage {...(await readView(c, one))} />);
}

/** Whoever may write sees the form; the leader named as signer sees the pages, as they will sign them. */
function isEdited({ by, now, facts, result }: Opened, as: string | undefined): boolean {
  if (result.state !== "draft" || as === "read" || !mayWriteResult(by, facts, now)) return false;
  return as === "edit" || !maySignResult(by, result, now);
}

async function noResultView(c: AppContext, { by, now, facts, locale }: Desk, error?: Parameters<typeof formErrors>[0]) {
  const { dossier, offer } = facts;
  return {
    frame: await dossierFrame(c, pathOf(dossier, "result")),
    dossier,
    mayBegin: mayWriteResult(by, facts, now),
    suggested: formFor({ dossier, resultName: offer?.results[0]?.name ?? "" }),
    errors: formErrors(error, locale),
  };
}

async function previewOf({ node, result, locale }: Opened): Promise<EditView["preview"]> {
  const pages = await resultPages(node, result);
  return "count" in pages ? { pages: pages.count } : { problem: textIn(pages.problem.people, locale) };
}

async function readView(c: AppContext, one: Opened, error?: Parameters<typeof formErrors>[0]): Promise<ReadView> {
  const { node, by, now, facts, result, dossier, locale } = one;
  const versions = await readVersions(node.db, [result.id]);
  const isDraft = result.state === "draft";
  const mayWrite = mayWriteResult(by, facts, now);
  return {
    frame: await dossierFrame(c, pathOf(dossier, "result")),
    dossier,
    result,
    versions: versions.get(result.id) ?? [],
    preview: await previewOf(one),
    check: await verifyResult(node, result),
    may: {
      edit: isDraft && mayWrite,
      sign: isDraft && maySignResult(by, result, now),
      seal: result.state === "signed" && maySealResult(by, result, now),
      replace: !isDraft && mayWrite,
    },
    errors: formErrors(error, locale),
  };
}

type Typed = {
  readonly version: number;
  readonly content: ResultContent;
  readonly error: Parameters<typeof formErrors>[0];
};

async function editView(c: AppContext, one: Opened, typed?: Typed): Promise<EditView> {
  const { node, result, dossier, locale, now } = one;
  const theirs = typed?.error instanceof StaleResultError ? typed.error.theirs : undefined;
  return {
    frame: await dossierFrame(c, pathOf(dossier, "result")),
    dossier,
    // A text that was refused before it was compared with the stored one is still on the version it was begun on.
    result: typed && theirs === undefined ? { ...result, version: typed.version } : result,
    content: typed?.content ?? result.content,
    signers: await findSigners(node.db, result.agencyCode, now),
    preview: await previewOf(one),
    errors: formErrors(typed?.error, locale),
    theirs,
  };
}

async function begin(c: AppContext): Promise<Response> {
  const desk = await deskWith(c);
  const { node, by, facts } = desk;
  const form = await readForm(c, z.object({ form: z.enum(resultForms).optional(), replacing: z.uuid().optional() }));
  try {
    const { form: chosen, replacing } = form;
    await draftResult(node, by, {
      dossierId: facts.dossier.id,
      ...(chosen === undefined ? {} : { form: chosen }),
      ...(replacing === undefined ? {} : { replacing }),
    });
    return c.redirect(pathOf(facts.dossier, "result"), 303);
  } catch (error) {
    return renderAgain(c, error, async (refused) => <NoResultPage {...(await noResultView(c, desk, refused))} />);
  }
}

// What is too long is told beside its field, with all that was typed: see contentTyped.
const draftForm = z.object({
  version: z.coerce.number().int().min(1),
  form: z.enum(resultForms),
  title: z.string().default(""),
  subject: z.string().default(""),
  body: z.string().default(""),
  places: z.string().default(""),
  signer: z.string().max(60).default(""),
});

async function save(c: AppContext): Promise<Response> {
  const one = await opened(c);
  const { node, by, result, dossier } = one;
  const form = await readForm(c, draftForm);
  const { version } = form;
  const typed = await typedOf(one, form);
  let content = asTyped(typed);
  try {
    content = contentTyped(typed, result.content);
    await saveResult(node, by, { id: result.id, version, content });
    await flash(c, { vi: resultText.vi.saved, en: resultText.en.saved });
    return c.redirect(pathOf(dossier, "result?as=edit"), 303);
  } catch (error) {
    return renderAgain(c, error, async (refused) => (
      <EditResultPage {...(await editView(c, one, { version, content, error: refused }))} />
    ));
  }
}

async function typedOf({ node, now, result }: Opened, form: z.output<typeof draftForm>): Promise<TypedResult> {
  const { signer } = result.content;
  const found = (await findSigners(node.db, result.agencyCode, now)).find(({ accountId }) => accountId === form.signer);
  const former = signer?.accountId === form.signer ? signer : null;
  return { ...form, signer: found ? signerOf(found) : former };
}

async function act(c: AppContext, kind: "sign" | "seal"): Promise<Response> {
  const one = await opened(c);
  const { node, by, result, dossier } = one;
  try {
    const { version, pin } = await readForm(c, pinForm, pinTexts);
    const of = { results: [{ id: result.id, version }], pin };
    requireDone(await (kind === "sign" ? signResults(node, by, of) : sealResults(node, by, of)));
    const done = kind === "sign" ? "signed" : "sealed";
    await flash(c, { vi: resultText.vi[done], en: resultText.en[done] });
    return c.redirect(pathOf(dossier, "result?as=read"), 303);
  } catch (error) {
    // A time-stamp that could not be had may pass by itself: the page stays as it is.
    if (error instanceof DomainError && error.kind === "unavailable")
      return render(c, <ReadResultPage {...(await readView(c, one, error))} />, statusOf(error));
    return renderAgain(c, error, async (refused) => <ReadResultPage {...(await readView(c, one, refused))} />);
  }
}

function requireDone(outcomes: readonly ResultOutcome[]): void {
  for (const outcome of outcomes) if (!outcome.ok) throw outcome.error;
}
