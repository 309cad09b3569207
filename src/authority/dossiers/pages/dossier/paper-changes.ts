import { z } from "zod";
import { type AppContext, listOf, parseForm, readUpload } from "../../../../platform/http/index.ts";
import type { ComponentFile, DossierComponent } from "../../record.ts";
import type { Supplement } from "../../store/supplements.ts";
import {
  type AttachedFile,
  componentFile,
  type RefusedScan,
  readAttached,
  refusedScans,
  scanTypes,
} from "../intake/attached.ts";

/** Code of the papers that the procedure does not know. */
export const otherPaper = "KHAC";

/** Largest scan, in bytes; a node that takes less takes less here too. */
const largestScan = 20 * 1024 * 1024;

const form = z.object({
  revision: z.coerce.number().int().min(0).catch(0),
  given: listOf(z.string().max(100)),
  /** Files to be taken away: `code~hash`. */
  remove: listOf(z.string().max(200)),
  /** Files that the form carries already, sealed. */
  file: listOf(z.string().max(4000)),
  /** Which of the reasons of a request were answered. */
  received: listOf(z.string().max(10)),
  "other-name": z.string().max(300).default(""),
  note: z.string().max(5000).default(""),
});

/** What came with a form about papers. */
export type PaperForm = z.output<typeof form> & {
  readonly attached: readonly AttachedFile[];
  readonly refused: readonly RefusedScan[];
};

/** Largest scan that the node takes. */
export function mostBytes(c: AppContext): number {
  return Math.min(largestScan, c.get("node").config.maxUploadBytes);
}

/** Reads the form with its files; those that are refused are told, the others are kept. */
export async function readPaperForm(c: AppContext, dossierId: string): Promise<PaperForm> {
  const upload = await readUpload(c, { maxBytes: mostBytes(c), allow: scanTypes });
  const typed = parseForm(upload.fields, form);
  const attached = await readAttached(c, dossierId, { tokens: typed.file, upload });
  return { ...typed, attached, refused: refusedScans(upload) };
}

/** The papers as the form wants them, on those that there are. A paper that has a scan is there. */
export function changedPapers(
  components: readonly DossierComponent[],
  { given, remove, attached, "other-name": otherName }: PaperForm,
): readonly DossierComponent[] {
  const of = (code: string): readonly ComponentFile[] =>
    attached.filter(({ component }) => component === code).map(componentFile);
  const changed = components.map((paper) => {
    const added = of(paper.code);
    const kept = paper.files.filter(({ sha256 }) => !remove.includes(`${paper.code}~${sha256}`));
    const known = new Set(kept.map(({ sha256 }) => sha256));
    const files = [...kept, ...added.filter(({ sha256 }) => !known.has(sha256))];
    const isGiven = given.includes(paper.code) || added.length > 0;
    return isSame(paper, files, isGiven) ? paper : { ...paper, files, given: isGiven };
  });
  const others = of(otherPaper);
  if (others.length === 0) return changed;
  const code = `${otherPaper}-${components.filter((one) => one.code.startsWith(otherPaper)).length + 1}`;
  const name = otherName.replace(/\s+/gu, " ").trim();
  return [...changed, { code, name, required: false, originals: 0, copies: 1, given: true, files: others, note: "" }];
}

/**
 * The form of an answer to a request, as if every paper had its tick: a paper that was asked for has none of its own. It is there once a
 * reason that names it is ticked; until then it is as it was.
 */
export function withAsked(
  form: PaperForm,
  asked: Supplement | undefined,
  papers: readonly DossierComponent[],
): PaperForm {
  if (!asked) return form;
  const codes = asked.reasons.map(({ component }) => component);
  const received = codes.filter((_, index) => form.received.includes(String(index)));
  const before = papers.filter(({ code, given }) => given && codes.includes(code)).map(({ code }) => code);
  return { ...form, given: [...new Set([...form.given, ...received, ...before])] };
}

function isSame(paper: DossierComponent, files: readonly ComponentFile[], given: boolean): boolean {
  const hashes = (list: readonly ComponentFile[]) => list.map(({ sha256 }) => sha256).join();
  return paper.given === given && hashes(paper.files) === hashes(files);
}

/** Whether two versions of the papers say the same. */
export function samePapers(one: readonly DossierComponent[], other: readonly DossierComponent[]): boolean {
  if (one.length !== other.length) return false;
  return one.every((paper) => {
    const match = other.find(({ code }) => code === paper.code);
    return match !== undefined && isSame(paper, match.files, match.given);
  });
}
