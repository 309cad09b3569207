import { z } from "zod";
import { DomainError } from "../../../../platform/errors/index.ts";
import { type AppContext, listOf, optionalLine, parseForm, readUpload } from "../../../../platform/http/index.ts";
import type { Text } from "../../../../platform/text/index.ts";
import { officialBlocks } from "../../../../platform/typeset/index.ts";
import { isCalendarDate } from "../../../../protocol/edxml/index.ts";
import { findSigners } from "../../../organisation/index.ts";
import { keepUpload } from "../../actions/keep-upload.ts";
import { type Draft, draftSchema, plainText } from "../../draft.ts";
import type { Officer } from "../officer.ts";
import { chosenCodes, recipientFields } from "../recipients/choices.ts";
import { draftText } from "./text.ts";

const several = (most: number) => z.string().max(most).default("");

const fields = z.object({
  ...recipientFields,
  /** The id that a new document gets when it is first saved: the same for every save of one page. */
  draft: z.string().default(""),
  version: z
    .string()
    .regex(/^\d{0,9}$/)
    .default("")
    .transform((text) => (text === "" ? undefined : Number(text))),
  kind: z.string().max(60).default("letter"),
  subject: z
    .string()
    .max(500)
    .default("")
    .transform((text) => text.replace(/\s+/gu, " ").trim()),
  addressees: several(20_000),
  body: several(500_000),
  "decided-by": optionalLine(300),
  unit: z.string().trim().max(40).default(""),
  signer: z.string().max(60).default(""),
  places: several(20_000),
  urgency: z.coerce.number().int().min(0).max(4).catch(0),
  steering: z.coerce.number().int().min(1).max(3).catch(1),
  due: z.string().max(40).default(""),
  "upload-sha256": z.string().max(64).default(""),
  "remove-upload": z.string().optional(),
  reason: z.string().max(2000).default(""),
  next: listOf(z.string()),
});

/** What came from the form, and the draft that it makes. */
export type WrittenDraft = {
  readonly draft: Draft;
  readonly form: z.output<typeof fields>;
  /** A file that was not taken, or a day that is none, with why. */
  readonly refusedFile: DomainError | undefined;
  /** Whether the file that stands in for the text was chosen or dropped with this form. */
  readonly isUploadNew: boolean;
};

/** Reads the form over a draft, which may depend on the form's own id: what the form does not show stays. Throws `http.form-invalid`. */
export async function readDraftForm(
  c: AppContext,
  who: Officer,
  baseOf: (id: string) => Promise<Draft>,
): Promise<WrittenDraft> {
  const { maxUploadBytes } = who.node.config;
  const sent = await readUpload(c, { maxBytes: maxUploadBytes, allow: ["application/pdf"] });
  const form = parseForm(sent.fields, fields);
  const base = await baseOf(form.draft);
  const [file] = sent.files;
  const [wrong] = sent.refused;
  let refusedFile = wrong && fileError(wrong.code, wrong.people);
  let { upload } = base;
  if (form["remove-upload"] !== undefined) upload = null;
  if (file) {
    try {
      upload = await keepUpload(who.node, who.by, {
        source: await who.node.files.bytes(file.file.sha256),
        name: file.name,
      });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refusedFile = fileError(error.code, error.people);
    }
  }
  if (form.due !== "" && !isCalendarDate(form.due)) refusedFile ??= dueError();
  return { draft: await draftOf(who, base, form, upload), form, refusedFile, isUploadNew: upload !== base.upload };
}

function fileError(code: string, people: Text): DomainError {
  return new DomainError(code, "invalid", people, { fields: { upload: people } });
}

function dueError(): DomainError {
  const people = { vi: draftText.vi.dueWrong, en: draftText.en.dueWrong };
  return new DomainError("office.no-such-day", "invalid", people, { fields: { due: people } });
}

async function draftOf(
  who: Officer,
  base: Draft,
  form: z.output<typeof fields>,
  upload: Draft["upload"],
): Promise<Draft> {
  const decidedBy = form["decided-by"];
  const { decidedBy: _, ...rest } = base;
  return {
    ...rest,
    kind: form.kind,
    subject: form.subject,
    blocks: form.body === plainText(base) ? base.blocks : draftSchema.shape.blocks.parse(officialBlocks(form.body)),
    addressees: linesOf(form.addressees),
    placeLines: linesOf(form.places),
    ...(decidedBy === undefined ? {} : { decidedBy }),
    signer: await signerOf(who, form.signer, base),
    urgency: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).parse(form.urgency),
    steering: z.union([z.literal(1), z.literal(2), z.literal(3)]).parse(form.steering),
    dueDate: isCalendarDate(form.due) ? form.due : null,
    unitAbbreviation: form.unit,
    recipients: [...(await chosenCodes(who, form))],
    upload,
    change: base.change && { ...base.change, reason: form.reason.trim() || base.change.reason },
  };
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/\s+/gu, " ").trim())
    .filter((line) => line !== "")
    .slice(0, 200);
}

/** A signer chosen by account. One chosen before and no longer able to sign stays, so that submitting says so. */
async function signerOf({ node, by, now }: Officer, accountId: string, base: Draft): Promise<Draft["signer"]> {
  if (accountId === "") return null;
  const found = (await findSigners(node.db, by.agencyCode, now)).find((one) => one.accountId === accountId);
  if (!found) return base.signer?.accountId === accountId ? base.signer : null;
  const capacity = [found.signingAuthority, ...found.signingTitle].filter((line) => line !== "");
  return { accountId, name: found.name, position: found.title, capacity };
}
