import type { Principal } from "../../../platform/auth/index.ts";
import { DomainError } from "../../../platform/errors/index.ts";
import { type AppContext, type Frame, frameOf, signedIn } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import { type Locale, textIn } from "../../../platform/text/index.ts";
import { axisErrors } from "../errors.ts";
import { mayOperateAxis, mayWatchAxis } from "../policy.ts";
import { axisWords } from "./words.ts";

/** What a page of the axis knows of its request. */
export type Desk = {
  readonly node: Node;
  readonly by: Principal;
  /** Domain clock. */
  readonly now: Date;
  readonly locale: Locale;
  /** Whether the person may act, not only look. */
  readonly mayOperate: boolean;
};

/** The signed-in operator or registrar, who may look. Throws `axis.forbidden`; leads to the sign-in page. */
export function watcher(c: AppContext): Desk {
  const by = signedIn(c);
  const node = c.get("node");
  const now = node.clock.now();
  if (!mayWatchAxis(by, now)) throw axisErrors.forbidden();
  return { node, by, now, locale: c.get("locale"), mayOperate: mayOperateAxis(by, now) };
}

/** The signed-in operator, who may act. Throws `axis.forbidden`. */
export function operator(c: AppContext): Desk {
  const desk = watcher(c);
  if (!desk.mayOperate) throw axisErrors.forbidden();
  return desk;
}

/** The frame of the axis's pages: its name, and the search over all documents. */
export async function axisFrame(
  c: AppContext,
  options: { readonly current?: string; readonly path?: string } = {},
): Promise<Frame> {
  const both = (key: "section" | "search") => ({ vi: axisWords.vi[key], en: axisWords.en[key] });
  const search = { action: "/messages", label: both("search"), value: "" };
  return frameOf(c, { section: both("section"), search, ...options });
}

/** A uuid in an address. Throws the given error when it is none. */
export function idOf(c: AppContext, orElse: () => DomainError): string {
  const id = c.req.param("id") ?? "";
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw orElse();
  return id;
}

/** An error's words: for the whole form and for one field. */
export function errorText(error: DomainError | undefined, field: string, locale: Locale): string | undefined {
  if (!error) return undefined;
  return textIn(error.fields[field] ?? error.people, locale);
}

/** Whether an act's "no" is one to say on the page it was asked from. */
export function isSayable(error: unknown): error is DomainError {
  return error instanceof DomainError && (error.kind === "conflict" || error.kind === "invalid");
}
