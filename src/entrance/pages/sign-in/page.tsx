import { getCookie } from "hono/cookie";
import { z } from "zod";
import { demoAccounts, endSession, signIn } from "../../../platform/auth/index.ts";
import { DomainError } from "../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  addressOf,
  flash,
  forgetSession,
  frameOf,
  keptFormPath,
  localPath,
  readForm,
  rememberLocale,
  render,
  signInHref,
  signInPath,
  startSession,
  statusOf,
} from "../../../platform/http/index.ts";
import { type Text, textIn } from "../../../platform/text/index.ts";
import { signInText } from "./text.ts";
import { SignInPage, type SignInView } from "./view.tsx";

const form = z.object({
  username: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(1000),
  to: z.string().optional(),
});

const both = (key: "usernameMissing" | "passwordMissing" | "signedOut"): Text => ({
  vi: signInText.vi[key],
  en: signInText.en[key],
});

/** `/sign-in` and `/sign-out`. */
export function addSignIn(app: App): void {
  app.get(signInPath, async (c) => {
    const to = localPath(c.req.query("to"));
    if (c.get("principal")) return c.redirect(to, 303);
    return render(c, <SignInPage {...(await viewOf(c, to))} />);
  });
  app.post(signInPath, async (c) => {
    try {
      return await begin(c);
    } catch (error) {
      return again(c, error);
    }
  });
  app.post("/sign-out", async (c) => {
    const principal = c.get("principal");
    if (principal) await leave(c, principal.sessionId);
    forgetSession(c);
    await flash(c, both("signedOut"));
    return c.redirect("/", 303);
  });
}

async function begin(c: AppContext): Promise<Response> {
  const node = c.get("node");
  const { username, password, to } = await readForm(c, form, {
    username: both("usernameMissing"),
    password: both("passwordMissing"),
  });
  const userAgent = c.req.header("user-agent");
  const session = await signIn(node, {
    username,
    password,
    address: addressOf(c),
    ...(userAgent ? { userAgent } : {}),
  });
  const before = c.get("principal");
  if (before) await leave(c, before.sessionId);
  startSession(c, session.token);
  if (session.locale === "en" && !getCookie(c, "lt_locale")) rememberLocale(c, "en");
  return c.redirect(localPath(to), 303);
}

async function leave(c: AppContext, sessionId: string): Promise<void> {
  const principal = c.get("principal");
  if (!principal) return;
  await endSession(c.get("node"), principal, sessionId);
  c.get("site").signIns.forget(sessionId);
}

// Everything that signing in can say is said on its own page, above the fields.
async function again(c: AppContext, error: unknown): Promise<Response> {
  if (!(error instanceof DomainError) || !/^auth\.|^http\.form-invalid$/.test(error.code)) throw error;
  const locale = c.get("locale");
  const fields = Object.fromEntries(Object.entries(error.fields).map(([name, text]) => [name, textIn(text, locale)]));
  const errors = Object.keys(fields).length > 0 ? fields : { form: textIn(error.people, locale) };
  const sent = c.get("form");
  const view = await viewOf(c, localPath(sent?.get("to") ?? undefined));
  return render(c, <SignInPage {...view} username={sent?.get("username") ?? ""} errors={errors} />, statusOf(error));
}

async function viewOf(c: AppContext, to: string): Promise<SignInView> {
  const node = c.get("node");
  // Without the link to sign in: this is where it leads.
  const { signInHref: _, ...frame } = await frameOf(c, { path: signInHref(to) });
  return {
    frame,
    to,
    kept: to.startsWith(`${keptFormPath}/`),
    username: "",
    errors: {},
    demo: node.config.demo ? await demoAccounts(node) : undefined,
  };
}
