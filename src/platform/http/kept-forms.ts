import { z } from "zod";
import { findKeptForm, keepForm } from "../auth/index.ts";
import { formFields } from "./body.ts";
import { csrfField, visitorOf } from "./csrf-token.ts";
import type { AppContext } from "./env.ts";
import { httpErrors } from "./http-errors.ts";
import { localPath } from "./paths.ts";
import { signedIn } from "./sessions.ts";

/** What was typed into a form whose session had ended. Files are not kept: they must be chosen again. */
export type KeptForm = {
  /** Where the form goes, on this node. */
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly hadFiles: boolean;
};

/** Begins the address of the page that gives a kept form back. */
export const keptFormPath = "/kept-form";

/** Passwords and signing PINs are never kept: the form asks for them again. */
const secretField = /password|(?:^|[-_.])pin$/i;

const shape = z.object({
  action: z.string(),
  fields: z.array(z.tuple([z.string(), z.string()])),
  hadFiles: z.boolean(),
});

/**
 * Keeps the form of a request whose session has ended, and returns the path where the same person finds it after signing in.
 * It is encrypted for this browser, and only the account it was typed under gets it back, within an hour.
 * Undefined when there is nothing to keep: no such session, no form, or a form that was not proved to be ours.
 */
export async function keepFormOf(c: AppContext): Promise<string | undefined> {
  const session = c.get("endedSession");
  if (!session || !(c.get("form") || c.get("multipart"))) return undefined;
  const hadFiles = c.get("multipart") !== undefined;
  const fields = [...(await formFields(c))].filter(([name]) => name !== csrfField && !secretField.test(name));
  const url = new URL(c.req.url);
  const form: KeptForm = { action: localPath(`${url.pathname}${url.search}`), fields, hadFiles };
  const visitor = visitorOf(c);
  const { node, secret } = c.get("site");
  const seal = (id: string) => secret.seal("kept-form", `${id} ${visitor}`, JSON.stringify(form));
  const id = await keepForm(node.db, { accountId: session.accountId, seal }, node.machine.now());
  return `${keptFormPath}/${id}`;
}

/** The kept form of an id, for the person and the browser it was kept for. Throws `http.kept-form-missing`. */
export async function openKeptForm(c: AppContext, id: string): Promise<KeptForm> {
  const { accountId } = signedIn(c);
  const { node, secret } = c.get("site");
  if (!z.uuid().safeParse(id).success) throw httpErrors.keptFormMissing();
  const sealed = await findKeptForm(node.db, id, accountId, node.machine.now());
  const opened = sealed ? await secret.open("kept-form", `${id} ${visitorOf(c)}`, sealed) : undefined;
  if (!opened) throw httpErrors.keptFormMissing();
  return shape.parse(JSON.parse(opened));
}
