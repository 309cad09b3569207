import { z } from "zod";
import { hasRole } from "../../../../platform/auth/index.ts";
import { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  frameOf,
  listOf,
  type NavEntry,
  readForm,
  readQuery,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import { maySeeDossier } from "../../policy.ts";
import { resultErrors } from "../../results/errors.ts";
import { returnResults } from "../../results/return-results.ts";
import { sealResults } from "../../results/seal-results.ts";
import { type ResultOutcome, signResults } from "../../results/sign-results.ts";
import { findDossier, readWork } from "../../store/dossiers.ts";
import { countResults, findResult } from "../../store/results.ts";
import { type DossierDesk, deskOf, formErrors } from "../dossier/desk.ts";
import { dossierText } from "../dossier/text.ts";
import { readWaiting } from "./queue.ts";
import {
  type BatchAct,
  batchActs,
  type Chosen,
  listPath,
  ResultOutcomePage,
  ResultQueuePage,
  ResultSelectionPage,
  type SelectionView,
} from "./queue-view.tsx";
import { resultText } from "./text.ts";

/** A result chosen in a list: its id, and the version that the person saw there. */
const choice = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}~\d{1,9}$/)
  .transform((text) => {
    const [id = "", version] = text.split("~");
    return { id, version: Number(version) };
  });
const chosenQuery = z.object({ act: z.enum(batchActs).catch("sign"), result: listOf(choice) });
/** The same of several, as the page that asks again sends them. */
const chosenForm = z.object({
  chosen: z
    .string()
    .max(20_000)
    .default("")
    .transform((text) => text.split(" ").filter((one) => one !== ""))
    .pipe(z.array(choice)),
});
const pinTexts = { pin: { vi: resultText.vi.pinMissing, en: resultText.en.pinMissing } };

/** `/dossiers/signing` and `/dossiers/sealing`: results that wait for a leader's signature and for the agency's seal. */
export function addResultQueuePages(app: App): void {
  app.get("/dossiers/signing", (c) => queue(c, "sign"));
  app.get("/dossiers/sealing", (c) => queue(c, "seal"));
  app.get("/dossiers/signing/selection", async (c) =>
    render(c, <ResultSelectionPage {...(await selection(c, readQuery(c, chosenQuery)))} />),
  );
  app.post("/dossiers/signing/signatures", (c) => act(c, "sign"));
  app.post("/dossiers/signing/seals", (c) => act(c, "seal"));
  app.post("/dossiers/signing/returns", (c) => act(c, "return"));
}

/** The entries of the main menu, with what waits for the person. */
export const resultNav: readonly NavEntry[] = [
  {
    href: "/dossiers/signing",
    label: { vi: resultText.vi.signing, en: resultText.en.signing },
    order: 23,
    roles: ["leader"],
    count: async (node, by) => (await countResults(node.db, by)).toSign,
  },
  {
    href: "/dossiers/sealing",
    label: { vi: resultText.vi.sealing, en: resultText.en.sealing },
    order: 24,
    roles: ["clerk"],
    count: async (node, by) => (await countResults(node.db, by)).toSeal,
  },
];

async function queue(c: AppContext, act: "sign" | "seal"): Promise<Response> {
  const desk = deskOf(c);
  if (!hasRole(desk.by, act === "sign" ? "leader" : "clerk", desk.now)) throw resultErrors.forbidden();
  const items = await readWaiting(desk, act);
  return render(c, <ResultQueuePage frame={await frame(c, act)} act={act} items={items} now={desk.now} />);
}

function frame(c: AppContext, act: BatchAct, path = listPath(act)) {
  const section = { vi: dossierText.vi.section, en: dossierText.en.section };
  return frameOf(c, { section, current: listPath(act), path });
}

type ChosenQuery = z.output<typeof chosenQuery>;

async function selection(c: AppContext, { act, result }: ChosenQuery, error?: DomainError): Promise<SelectionView> {
  const desk = deskOf(c);
  const query = new URLSearchParams([["act", act], ...result.map(({ id, version }) => ["result", `${id}~${version}`])]);
  const chosen = await seen(desk, result);
  const errors = error ?? (chosen.length === 0 ? nothingChosen() : undefined);
  return {
    frame: await frame(c, act, `/dossiers/signing/selection?${query}`),
    act,
    chosen,
    errors: formErrors(errors, desk.locale),
  };
}

function nothingChosen(): DomainError {
  return new DomainError("dossier.nothing-chosen", "invalid", {
    vi: resultText.vi.nothingChosen,
    en: resultText.en.nothingChosen,
  });
}

/** The chosen results that the person may see, each with the version that was seen. */
async function seen({ node, by, now }: DossierDesk, chosen: ChosenQuery["result"]): Promise<readonly Chosen[]> {
  const found = await Promise.all(
    chosen.slice(0, 200).map(async ({ id, version }): Promise<readonly Chosen[]> => {
      const result = await findResult(node.db, id);
      const dossier = result && (await findDossier(node.db, result.dossierId));
      if (!result || !dossier) return [];
      const work = await readWork(node.db, dossier.id);
      return maySeeDossier(by, dossier, work, now) ? [{ result, dossier, version }] : [];
    }),
  );
  return found.flat();
}

async function act(c: AppContext, kind: BatchAct): Promise<Response> {
  const desk = deskOf(c);
  const { chosen: result } = await readForm(c, chosenForm);
  const chosen = await seen(desk, result);
  try {
    if (chosen.length === 0) throw nothingChosen();
    const outcomes = await run(c, desk, kind, chosen);
    const after = await seen(desk, result);
    return render(c, <ResultOutcomePage frame={await frame(c, kind)} act={kind} outcomes={outcomes} after={after} />);
  } catch (error) {
    return renderAgain(c, error, async (refused) => (
      <ResultSelectionPage {...(await selection(c, { act: kind, result }, refused))} />
    ));
  }
}

async function run(
  c: AppContext,
  { node, by }: DossierDesk,
  kind: BatchAct,
  chosen: readonly Chosen[],
): Promise<readonly ResultOutcome[]> {
  const results = chosen.map(({ result, version }) => ({ id: result.id, version }));
  if (kind === "return") {
    const { reason } = await readForm(c, z.object({ reason: z.string().trim().max(2000).default("") }));
    return returnResults(node, by, { results, reason });
  }
  const { pin } = await readForm(c, z.object({ pin: z.string().min(1).max(200) }), pinTexts);
  return kind === "sign" ? signResults(node, by, { results, pin }) : sealResults(node, by, { results, pin });
}
