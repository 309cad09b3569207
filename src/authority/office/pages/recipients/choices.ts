import { z } from "zod";
import { listOf, optionalLine } from "../../../../platform/http/index.ts";
import { isoDay, wordsIn } from "../../../../platform/text/index.ts";
import type { PickerChoice } from "../../../../ui/index.ts";
import { type DirectoryAgency, findAgencies } from "../../../exchange/index.ts";
import { findGroup, findStaffOfAccount, type RecipientGroup, recipientGroups } from "../../../organisation/index.ts";
import type { Officer } from "../officer.ts";
import { recipientsText } from "./text.ts";

/** Levels of which all agencies can be chosen at once. */
export const wholeLevels = ["province", "department", "district", "commune"] as const;

/** Fields of a form in which recipients are chosen, beside those of its own. A button without script sends its own name. */
export const recipientFields = {
  recipients: listOf(z.string().max(40)),
  "recipients-query": optionalLine(200),
  "recipients-search": z.string().optional(),
  "recipient-group": z.string().default(""),
  "recipient-level": z.string().default(""),
  "recipient-under": z.string().default(""),
  "add-group": z.string().optional(),
  "add-level": z.string().optional(),
};

/** What came from such a form. */
export type RecipientForm = z.output<z.ZodObject<typeof recipientFields>>;

/** What the part of the form shows. */
export type RecipientChoices = {
  readonly chosen: readonly PickerChoice[];
  readonly query: string | undefined;
  readonly found: readonly PickerChoice[] | undefined;
  readonly groups: readonly RecipientGroup[];
  readonly areas: readonly DirectoryAgency[];
  /** What was chosen last in "many at once", so that the next choice begins there. */
  readonly many: { readonly level: string; readonly under: string; readonly group: string } | undefined;
};

/** Whether the form was sent to choose further, not to be done. */
export function isChoosing(form: Partial<RecipientForm>): boolean {
  return form["recipients-search"] !== undefined || form["add-group"] !== undefined || form["add-level"] !== undefined;
}

function isMany(form: Partial<RecipientForm> | undefined): boolean {
  return form?.["add-group"] !== undefined || form?.["add-level"] !== undefined;
}

/** The codes chosen, with those of the group or level that was added. Only agencies that the axis reaches are added. */
export async function chosenCodes(who: Officer, form: RecipientForm): Promise<readonly string[]> {
  const added = [...(await codesOfGroup(who, form)), ...(await codesOfLevel(who, form))];
  return [...new Set([...form.recipients.filter((code) => code !== ""), ...added])];
}

async function codesOfGroup({ node, by, now }: Officer, form: RecipientForm): Promise<readonly string[]> {
  if (form["add-group"] === undefined || !z.uuid().safeParse(form["recipient-group"]).success) return [];
  const [group, staff] = await Promise.all([
    findGroup(node.db, form["recipient-group"]),
    findStaffOfAccount(node.db, by.accountId),
  ]);
  const mayUse = group && group.agencyCode === by.agencyCode && (group.isShared || group.staffId === staff?.id);
  if (!mayUse) return [];
  const codes = group.members;
  return reachable(await findAgencies(node.db, { codes, on: isoDay(now), limit: codes.length }));
}

async function codesOfLevel({ node, now }: Officer, form: RecipientForm): Promise<readonly string[]> {
  const level = form["recipient-level"];
  if (form["add-level"] === undefined || level === "") return [];
  const under = form["recipient-under"];
  const query = { level, on: isoDay(now), limit: 5000, ...(under === "" ? {} : { under }) };
  return reachable(await findAgencies(node.db, query));
}

function reachable(agencies: readonly DirectoryAgency[]): readonly string[] {
  return agencies.filter(({ route }) => route !== "none").map(({ code }) => code);
}

/** Reads what the part of the form shows for these codes. */
export async function readChoices(
  who: Officer,
  codes: readonly string[],
  form?: Partial<RecipientForm>,
): Promise<RecipientChoices> {
  const { node, by, now } = who;
  const query = form?.["recipients-query"];
  const on = isoDay(now);
  const staff = await findStaffOfAccount(node.db, by.accountId);
  const own = by.agencyCode.split(".")[0] ?? by.agencyCode;
  const [named, provinces, districts, groups, found] = await Promise.all([
    codes.length > 0 ? findAgencies(node.db, { codes, limit: codes.length }) : [],
    findAgencies(node.db, { level: "province", on, limit: 100 }),
    findAgencies(node.db, { under: own, level: "district", on, limit: 200 }),
    staff ? recipientGroups(node.db, by.agencyCode, staff.id) : [],
    query ? searchRecipients(who, query) : undefined,
  ]);
  const names = new Map(named.map((agency) => [agency.code, agency]));
  const taken = new Set(codes);
  return {
    chosen: codes.map((code) => choiceOf(who, names.get(code), code)),
    query,
    found: found?.filter(({ value }) => !taken.has(value)),
    groups,
    areas: [...provinces, ...districts],
    many: isMany(form)
      ? {
          level: form?.["recipient-level"] ?? "",
          under: form?.["recipient-under"] ?? "",
          group: form?.["recipient-group"] ?? "",
        }
      : undefined,
  };
}

/** Agencies whose name or code has the words; accents do not matter. */
export async function searchRecipients(who: Officer, text: string): Promise<readonly PickerChoice[]> {
  const found = await findAgencies(who.node.db, { text, on: isoDay(who.now), limit: 20 });
  return found.filter(({ route }) => route !== "none").map((agency) => choiceOf(who, agency, agency.code));
}

function choiceOf({ locale }: Officer, agency: DirectoryAgency | undefined, code: string): PickerChoice {
  if (!agency) return { value: code, label: code };
  const name = locale === "en" && agency.nameEn !== "" ? agency.nameEn : agency.name;
  const note = agency.route === "none" ? `${code}, ${wordsIn(recipientsText, locale).notConnected}` : code;
  return { value: code, label: name, note };
}
