import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { Button, DataTable, OfficerPage, Toolbar, Void } from "../../../../ui/index.ts";
import type { RecipientGroup } from "../../store/recipient-groups.ts";
import { OrganisationTabs } from "../organisation-tabs.tsx";
import { groupText } from "./text.ts";

/** Groups the person may use, one line each. */
export function GroupsPage(view: {
  readonly frame: Frame;
  readonly groups: readonly RecipientGroup[];
  readonly mayCreate: boolean;
}) {
  const { frame, groups, mayCreate } = view;
  const { locale } = frame;
  const text = wordsIn(groupText, locale);
  return (
    <OfficerPage frame={frame} title={text.title} keys>
      <Toolbar title={text.title} />
      <OrganisationTabs current="groups" locale={locale} />
      {mayCreate ? (
        <p class="lt-actions lt-noprint">
          <Button href="/recipient-groups/new" text={text.create} />
        </p>
      ) : null}
      {groups.length === 0 ? (
        <Void kind="empty" title={text.none}>
          {text.noneWay}
        </Void>
      ) : (
        <DataTable
          caption={text.title}
          list
          columns={[
            { text: text.name },
            { text: text.members, numeric: true },
            { text: text.use },
            { text: text.owner },
            { text: text.updated, numeric: true },
          ]}
          rows={groups.map((group) => ({
            href: `/recipient-groups/${group.id}`,
            cells: [
              group.name,
              formatNumber(group.members.length, locale),
              group.isShared ? text.shared : text.own,
              group.staffName,
              formatDate(group.updatedAt),
            ],
          }))}
        />
      )}
    </OfficerPage>
  );
}
