import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { Button, OfficerPage, Table, Toolbar, Void } from "../../../../ui/index.ts";
import type { Agency } from "../../store/agencies.ts";
import type { AppointmentEntry } from "../../store/appointments.ts";
import type { Delegation } from "../../store/delegations.ts";
import { OrganisationTabs } from "../organisation-tabs.tsx";
import { lastDayOf } from "../visit.ts";
import { nameIn, titleIn } from "../words.ts";
import { delegationText } from "./text.ts";

/** What the list of delegations shows. */
export type DelegationsView = {
  readonly frame: Frame;
  readonly agency: Agency;
  readonly now: Date;
  /** Appointments the person may delegate. */
  readonly delegable: readonly AppointmentEntry[];
  readonly delegations: readonly (Delegation & { readonly mayRevoke: boolean })[];
};

/** Delegations of an agency's posts: in force, coming and past. */
export function DelegationsPage(view: DelegationsView) {
  const { frame, agency, delegations, delegable } = view;
  const { locale } = frame;
  const text = wordsIn(delegationText, locale);
  const title = text.titleOf(nameIn(agency, locale));
  return (
    <OfficerPage frame={frame} title={title}>
      <Toolbar title={title} />
      <OrganisationTabs current="delegations" locale={locale} />
      {delegable.length > 0 ? (
        <p class="lt-actions lt-noprint">
          {delegable.map((one) => (
            <Button
              href={`/appointments/${one.id}/delegations/new`}
              text={`${text.create}: ${titleIn(one, locale)}`}
              classes="govuk-button--secondary"
            />
          ))}
        </p>
      ) : null}
      {delegations.length === 0 ? (
        <Void kind="empty" title={text.none}>
          {text.noneWay}
        </Void>
      ) : (
        <List {...view} title={title} />
      )}
    </OfficerPage>
  );
}

function List({ frame, delegations, now, title }: DelegationsView & { readonly title: string }) {
  const { locale } = frame;
  const text = wordsIn(delegationText, locale);
  return (
    <div class="lt-scroll">
      <Table
        caption={title}
        captionClasses="govuk-visually-hidden"
        firstCellIsHeader
        head={[
          { text: text.to },
          { text: text.from },
          { text: text.post },
          { text: text.scope },
          { text: text.basis },
          { text: text.since, format: "numeric" },
          { text: text.until, format: "numeric" },
          { text: text.state },
          { text: text.act, classes: "lt-noprint" },
        ]}
        rows={delegations.map((one) => [
          { text: one.toName },
          { text: one.fromName },
          { text: titleIn(one, locale) },
          { text: text[one.scope] },
          { text: one.basis },
          { text: formatDate(one.validFrom), format: "numeric" },
          { text: formatDate(lastDayOf(one.validUntil)), format: "numeric" },
          { text: stateOf(one, now, locale) },
          {
            text: one.mayRevoke && !isOver(one, now) ? <Revoke delegation={one} locale={locale} /> : "–",
            classes: "lt-noprint",
          },
        ])}
      />
    </div>
  );
}

function Revoke({ delegation, locale }: { delegation: Delegation; locale: Locale }) {
  const text = wordsIn(delegationText, locale);
  return (
    <a class="govuk-link" href={`/delegations/${delegation.id}/revocation`}>
      {text.revoke} <span class="govuk-visually-hidden">{text.ofPerson(delegation.toName)}</span>
    </a>
  );
}

function isOver(delegation: Delegation, now: Date): boolean {
  return delegation.revokedAt !== null || delegation.validUntil <= now;
}

function stateOf(delegation: Delegation, now: Date, locale: Locale): string {
  const text = wordsIn(delegationText, locale);
  if (delegation.revokedAt) return text.revoked;
  if (delegation.validUntil <= now) return text.over;
  return delegation.validFrom > now ? text.coming : text.active;
}
