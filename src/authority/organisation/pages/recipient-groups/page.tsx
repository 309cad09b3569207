import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  line,
  listOf,
  optionalLine,
  readForm,
  readQuery,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import { isoDay, type Text } from "../../../../platform/text/index.ts";
import { findAgencies } from "../../../exchange/index.ts";
import { removeRecipientGroup, saveRecipientGroup } from "../../actions/save-recipient-group.ts";
import { organisationErrors } from "../../errors.ts";
import { mayChangeGroup, maySaveGroups } from "../../policy.ts";
import { findGroup, recipientGroups } from "../../store/recipient-groups.ts";
import { findStaff, findStaffOfAccount } from "../../store/staff.ts";
import { formErrors, idOf, organisationFrame, visitOf } from "../visit.ts";
import { GroupPage, type GroupView } from "./edit-view.tsx";
import { GroupsPage } from "./list-view.tsx";
import { groupText } from "./text.ts";

type PlainKey = "saved" | "removed" | "nameMissing";
const both = (key: PlainKey): Text => ({ vi: groupText.vi[key], en: groupText.en[key] });

/** What the form carries whether it is saved or only searched: without script, searching sends the form. */
const draft = z.object({
  name: optionalLine(100),
  use: z.enum(["own", "shared"]).default("own"),
  members: listOf(z.string().max(40)),
  "members-query": optionalLine(100),
  "members-search": z.string().optional(),
  "add-all": z.string().optional(),
  under: optionalLine(40),
  level: optionalLine(20),
});
type Draft = z.output<typeof draft>;
const complete = z.looseObject({ name: line(100) });

/** `/recipient-groups`: saved lists of recipients for the agency acted for. */
export function addRecipientGroupPages(app: App): void {
  app.get("/recipient-groups", list);
  app.get("/recipient-groups/choices", choices);
  app.get("/recipient-groups/new", async (c) => render(c, <GroupPage {...(await viewOf(c))} />));
  app.post("/recipient-groups", (c) => save(c, undefined));
  app.get("/recipient-groups/:id", async (c) => render(c, <GroupPage {...(await viewOf(c))} />));
  app.post("/recipient-groups/:id", (c) => save(c, idOf(c)));
  app.post("/recipient-groups/:id/removal", async (c) => {
    const { node, by } = visitOf(c);
    await removeRecipientGroup(node, by, idOf(c));
    await flash(c, both("removed"));
    return c.redirect("/recipient-groups", 303);
  });
}

async function list(c: AppContext): Promise<Response> {
  const { node, by, now } = visitOf(c);
  const staff = await findStaffOfAccount(node.db, by.accountId);
  const groups = staff ? await recipientGroups(node.db, by.agencyCode, staff.id) : [];
  const frame = await organisationFrame(c);
  return render(
    c,
    <GroupsPage frame={frame} groups={groups} mayCreate={staff !== undefined && maySaveGroups(by, now)} />,
  );
}

/** What the picker asks while one types. */
async function choices(c: AppContext): Promise<Response> {
  const { node, now, locale } = visitOf(c);
  const { q } = readQuery(c, z.object({ q: optionalLine(100) }));
  if (q === undefined) return c.json([]);
  const found = await findAgencies(node.db, { text: q, on: isoDay(now), limit: 20 });
  return c.json(
    found.map((one) => ({ value: one.code, label: locale === "vi" ? one.name : one.nameEn, note: one.code })),
  );
}

async function save(c: AppContext, id: string | undefined): Promise<Response> {
  const { node, by } = visitOf(c);
  const typed = await readForm(c, draft);
  if (typed["members-search"] !== undefined || typed["add-all"] !== undefined) {
    return render(c, <GroupPage {...(await viewOf(c, typed))} />);
  }
  try {
    const { name } = await readForm(c, complete, { name: both("nameMissing") });
    await saveRecipientGroup(node, by, { id, name, isShared: typed.use === "shared", members: typed.members });
  } catch (error) {
    return renderAgain(c, error, async (refused) => <GroupPage {...(await viewOf(c, typed, refused))} />);
  }
  await flash(c, both("saved"));
  return c.redirect("/recipient-groups", 303);
}

async function viewOf(c: AppContext, typed?: Draft, refused?: DomainError): Promise<GroupView> {
  const { node, by, now, locale } = visitOf(c);
  const saved = c.req.param("id") === undefined ? undefined : await savedGroup(c);
  if (!saved && !maySaveGroups(by, now)) throw organisationErrors.notYours();
  const added = typed?.["add-all"] === undefined ? [] : await allOf(c, typed);
  const members = [...new Set([...(typed?.members ?? saved?.group.members ?? []), ...added])];
  const query = typed?.["members-search"] === undefined ? undefined : typed["members-query"];
  const on = isoDay(now);
  const found = query === undefined ? [] : await findAgencies(node.db, { text: query, on, limit: 20 });
  const known = await findAgencies(node.db, { codes: members, limit: Math.max(1, members.length) });
  return {
    frame: await organisationFrame(c, saved ? `/recipient-groups/${saved.group.id}` : "/recipient-groups/new"),
    id: saved?.group.id,
    name: typed?.name ?? saved?.group.name ?? "",
    isShared: typed ? typed.use === "shared" : (saved?.group.isShared ?? false),
    members: members.map((code) => known.find((one) => one.code === code) ?? { code, name: code, nameEn: code }),
    found: found.filter((one) => !members.includes(one.code)),
    query,
    provinces: await findAgencies(node.db, { level: "province", on, limit: 100 }),
    mayChange: saved?.mayChange ?? true,
    errors: formErrors(refused, locale),
  };
}

/** Every agency of a level below one; "all communes of Kon Tum". */
async function allOf(c: AppContext, { under, level }: Draft): Promise<readonly string[]> {
  const { node, now } = visitOf(c);
  if (under === undefined || level === undefined) return [];
  const found = await findAgencies(node.db, { under, level, on: isoDay(now), limit: 2000 });
  return found.map((one) => one.code);
}

async function savedGroup(c: AppContext) {
  const { node, by, now } = visitOf(c);
  const group = await findGroup(node.db, idOf(c));
  const owner = group && (await findStaff(node.db, group.staffId));
  if (!group || !owner || group.agencyCode !== by.agencyCode) throw organisationErrors.groupMissing();
  if (!group.isShared && owner.accountId !== by.accountId) throw organisationErrors.groupMissing();
  return { group, mayChange: mayChangeGroup(by, { ...group, accountId: owner.accountId }, now) };
}
