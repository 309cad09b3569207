import { z } from "zod";
import { DomainError } from "../../../../platform/errors/index.ts";
import { type AppContext, flash, listOf, localPath, optionalLine, readForm } from "../../../../platform/http/index.ts";
import { formatNumber, type Text, textIn } from "../../../../platform/text/index.ts";
import { staffOf } from "../../../organisation/index.ts";
import { reassignWork } from "../../actions/reassign-work.ts";
import { takeWork } from "../../actions/take-work.ts";
import { findDossiers } from "../../store/dossiers.ts";
import { readOpenWork } from "../../store/leases.ts";
import type { Officer } from "../officer.ts";
import { listPath } from "./address.ts";
import { workListText } from "./text.ts";

/** Several at once, but no more than a page shows. */
const most = 200;

const form = z.object({
  item: listOf(z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}~-?\d{0,9}$/)).transform((items) =>
    items.slice(0, most),
  ),
  to: z.string().max(60),
  person: z.union([z.literal(""), z.uuid()]).catch(""),
  reason: optionalLine(300).catch(undefined),
  back: z.string().max(2000).catch(listPath),
});

/** A step that was selected. */
type Item = { readonly dossierId: string; readonly token: number };

/**
 * Gives the selected steps to the person who asks, or (a leader) to somebody by name. Each by itself: one that cannot be given does not stop the
 * others, and is told with why.
 */
export async function giveSelection(c: AppContext, who: Officer): Promise<Response> {
  const { item, to, person, reason, back } = await readForm(c, form);
  const words = (key: "noneTicked" | "noneHere" | "personMissing" | "reasonMissing"): Text => ({
    vi: workListText.vi[key],
    en: workListText.en[key],
  });
  const home = async (text: Text, kind: "done" | "failed" | "note") => {
    await flash(c, text, kind);
    return c.redirect(localPath(back), 303);
  };
  if (item.length === 0) return home(words("noneTicked"), "failed");
  const takes = to !== "person";
  if (!takes && person === "") return home(words("personMissing"), "failed");
  if (!takes && reason === undefined) return home(words("reasonMissing"), "failed");
  const items = await stepsOf(who, item);
  if (items.length === 0) return home(words("noneHere"), "failed");
  const give = takes
    ? (one: Item) => takeWork(who.node, who.by, one)
    : (one: Item) => reassignWork(who.node, who.by, { ...one, assignee: person, reason: reason ?? "" });
  const failed: (Item & { readonly why: Text })[] = [];
  for (const one of items) {
    try {
      await give(one);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      failed.push({ ...one, why: error.people });
    }
  }
  const name = takes ? "" : await nameOf(who, person);
  return home(
    await outcome(who, { done: items.length - failed.length, failed, name }),
    failed.length > 0 ? "note" : "done",
  );
}

/** Rows about a dossier stand for its open steps here. */
async function stepsOf({ node, by }: Officer, items: readonly string[]): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (const item of items) {
    const [dossierId = "", token = ""] = item.split("~");
    if (token !== "") found.push({ dossierId, token: Number(token) });
    else {
      const open = await readOpenWork(node.db, dossierId);
      const here = open.filter(({ agencyCode, place }) => place === "here" && agencyCode === by.agencyCode);
      found.push(...here.map((work) => ({ dossierId, token: work.token })));
    }
  }
  return found;
}

async function nameOf({ node, by, now }: Officer, accountId: string): Promise<string> {
  const staff = await staffOf(node.db, by.agencyCode, now);
  return staff.find((one) => one.accountId === accountId)?.name ?? "";
}

async function outcome(
  { node }: Officer,
  of: { readonly done: number; readonly failed: readonly (Item & { readonly why: Text })[]; readonly name: string },
): Promise<Text> {
  const dossiers = await findDossiers(node.db, [...new Set(of.failed.map(({ dossierId }) => dossierId))]);
  const say = (locale: "vi" | "en"): string => {
    const words = workListText[locale];
    const count = formatNumber(of.done, locale);
    const done = of.done === 0 ? "" : of.name === "" ? words.taken(count) : words.assigned(count, of.name);
    const list = of.failed.map(({ dossierId, why }) => {
      const code = dossiers.find(({ id }) => id === dossierId)?.code ?? "?";
      return `${code} (${textIn(why, locale).replace(/\.$/, "")})`;
    });
    const told = list.length > 5 ? [...list.slice(0, 5), `+${list.length - 5}`] : list;
    return `${done} ${told.length === 0 ? "" : words.notDone(told.join("; "))}`.trim();
  };
  return { vi: say("vi").slice(0, 1000), en: say("en").slice(0, 1000) };
}
