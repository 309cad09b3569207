import { z } from "zod";
import {
  changePassword,
  chooseAgency,
  chooseLocale,
  endSession,
  type Grant,
  listSessions,
  type Principal,
} from "../../../platform/auth/index.ts";
import type { DomainError } from "../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  frameOf,
  localPath,
  readForm,
  rememberLocale,
  render,
  renderAgain,
  signedIn,
  wrongField,
} from "../../../platform/http/index.ts";
import { formatDate, type Text, textIn, wordsIn } from "../../../platform/text/index.ts";
import { accountText } from "./text.ts";
import { AccountPage, type AccountView, type PostChoice } from "./view.tsx";

type PlainKey = "ended" | "changed" | "languageSaved" | "currentMissing" | "nextMissing" | "againWrong";
const both = (key: PlainKey): Text => ({ vi: accountText.vi[key], en: accountText.en[key] });

const passwordForm = z
  .object({ current: z.string().min(1), next: z.string().min(1), again: z.string() })
  .superRefine(({ next, again }, context) => {
    if (next !== again) context.addIssue(wrongField("again", both("againWrong")));
  });
const passwordTexts = { current: both("currentMissing"), next: both("nextMissing") };

/** `/account`, `/post`, `/language`: what a person sets for themselves. */
export function addAccountPages(app: App): void {
  app.get("/account", async (c) => render(c, <AccountPage {...(await viewOf(c))} />));
  app.post("/account/password", savePassword);
  app.post("/account/ended-sessions", async (c) => {
    const principal = signedIn(c);
    const { session } = await readForm(c, z.object({ session: z.uuid() }));
    await endSession(c.get("node"), principal, session);
    c.get("site").signIns.forget(session);
    await flash(c, both("ended"));
    return c.redirect("/account", 303);
  });
  app.post("/post", async (c) => {
    const principal = signedIn(c);
    const { agency, to } = await readForm(c, z.object({ agency: z.string().min(1), to: z.string().optional() }));
    await chooseAgency(c.get("node"), principal, agency);
    c.get("site").signIns.forget(principal.sessionId);
    const { vi, en } = await agencyName(c, agency);
    await flash(c, { vi: accountText.vi.postChosen(vi), en: accountText.en.postChosen(en) });
    return c.redirect(localPath(to), 303);
  });
  app.post("/language", async (c) => {
    const { locale, to } = await readForm(c, z.object({ locale: z.enum(["vi", "en"]), to: z.string().optional() }));
    rememberLocale(c, locale);
    const principal = c.get("principal");
    if (principal) await chooseLocale(c.get("node").db, principal.accountId, locale);
    c.set("locale", locale);
    await flash(c, both("languageSaved"));
    return c.redirect(localPath(to), 303);
  });
}

async function savePassword(c: AppContext): Promise<Response> {
  const principal = signedIn(c);
  try {
    const { current, next } = await readForm(c, passwordForm, passwordTexts);
    await changePassword(c.get("node"), principal, { current, next });
  } catch (error) {
    return renderAgain(c, error, async (refused) => <AccountPage {...(await viewOf(c, refused))} />);
  }
  await flash(c, both("changed"));
  return c.redirect("/account", 303);
}

async function viewOf(c: AppContext, error?: DomainError): Promise<AccountView> {
  const principal = signedIn(c);
  const node = c.get("node");
  const now = node.machine.now();
  return {
    frame: await frameOf(c, { path: "/account" }),
    username: principal.username,
    name: principal.name,
    sessionId: principal.sessionId,
    sessions: await listSessions(node.db, principal.accountId, now),
    posts: await postsOf(c, principal),
    now,
    errors: error ? errorsOf(c, error) : {},
  };
}

function errorsOf(c: AppContext, error: DomainError): Record<string, string> {
  const locale = c.get("locale");
  const fields = Object.entries(error.fields);
  if (fields.length > 0) return Object.fromEntries(fields.map(([field, text]) => [field, textIn(text, locale)]));
  const field = /^auth\.password-(?:weak|long)$/.test(error.code) ? "next" : "current";
  return { [field]: textIn(error.people, locale) };
}

async function postsOf(c: AppContext, principal: Principal): Promise<readonly PostChoice[]> {
  const codes = [...new Set(principal.grants.map((grant) => grant.agencyCode))];
  return Promise.all(
    codes.map(async (code) => ({
      agencyCode: code,
      agencyName: textIn(await agencyName(c, code), c.get("locale")),
      titles: principal.grants.filter((grant) => grant.agencyCode === code).map((grant) => titleOf(c, grant)),
      acting: code === principal.agencyCode,
    })),
  );
}

function titleOf(c: AppContext, grant: Grant): string {
  const locale = c.get("locale");
  const text = wordsIn(accountText, locale);
  const title = locale === "vi" ? grant.title : grant.titleEn;
  const behalf = grant.onBehalfOf ? ` ${text.onBehalf(grant.onBehalfOf)}` : "";
  const until = grant.validUntil ? ` ${text.until(formatDate(grant.validUntil))}` : "";
  return `${title}${behalf}${until}`;
}

async function agencyName(c: AppContext, code: string): Promise<Text> {
  const site = c.get("site");
  const found = await site.describeAgency?.(code);
  return found?.name ?? (code === site.node.config.code ? site.node.config.name : { vi: code, en: code });
}
