import { hasRole } from "../../../../platform/auth/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { Icon, Kbd } from "../../../../ui/index.ts";
import type { StaffMember } from "../../../organisation/index.ts";
import { batchForm, hrefOf, samePage } from "./address.ts";
import { ListPages } from "./parts.tsx";
import type { ListFacts } from "./read-list.ts";
import { workListText } from "./text.ts";

/** What this person can do to several rows of a list at once. */
export function actsOf({ who, scope, part }: ListFacts): Readonly<Record<"takes" | "gives" | "any", boolean>> {
  const isOwn = scope.agencies.length === 1 && scope.agencies[0] === who.by.agencyCode;
  const takes = isOwn && part === "mine";
  const gives = isOwn && hasRole(who.by, "leader", who.now) && (part === "mine" || part === "all");
  return { takes, gives, any: takes || gives };
}

/** What is done to the rows that are ticked, and what can be taken away from the list. */
export function BatchBar({ frame, facts, staff }: { frame: Frame; facts: ListFacts; staff: readonly StaffMember[] }) {
  const words = wordsIn(workListText, frame.locale);
  const { by } = facts.who;
  const { takes, gives } = actsOf(facts);
  return (
    <div class="lt-actionbar lt-inbox__bar lt-noprint">
      <form id={batchForm} action="/dossiers/assignments" method="post" data-lt-once="" class="lt-inbox__batch">
        <input type="hidden" name="_csrf" value={frame.csrfToken} />
        <input type="hidden" name="back" value={hrefOf(facts.address, samePage(facts.address))} />
        {/* Enter in a box must not press the first button: this one cannot be pressed. */}
        <button type="submit" disabled hidden />
        {takes ? (
          <button class="govuk-button" type="submit" name="to" value={by.accountId} data-lt-key="n">
            {words.take} <Kbd inButton>N</Kbd>
          </button>
        ) : null}
        {gives ? <GiveFields staff={staff} words={words} me={by.accountId} /> : null}
      </form>
      <div class="lt-actionbar__note lt-inbox__out">
        <ListPages facts={facts} />
        <a href={hrefOf(facts.address, {}, "/dossiers/export.csv")}>{words.csv}</a>
        <button class="govuk-button govuk-button--secondary" type="button" data-lt-print="" hidden>
          <Icon name="print" />
          {words.print}
        </button>
      </div>
    </div>
  );
}

function GiveFields(of: {
  readonly staff: readonly StaffMember[];
  readonly words: (typeof workListText)["en"];
  readonly me: string;
}) {
  const { staff, words, me } = of;
  return (
    <>
      <label class="govuk-visually-hidden" for="give-person">
        {words.assignTo}
      </label>
      <select class="govuk-select" id="give-person" name="person">
        <option value="">{words.choosePerson}</option>
        {staff
          .filter(({ accountId }) => accountId !== me)
          .map(({ accountId, name }) => (
            <option value={accountId}>{name}</option>
          ))}
      </select>
      <label class="govuk-visually-hidden" for="give-reason">
        {words.reason}
      </label>
      <input
        class="govuk-input"
        id="give-reason"
        name="reason"
        type="text"
        maxlength={300}
        placeholder={words.reason}
      />
      <button class="govuk-button govuk-button--secondary" type="submit" name="to" value="person">
        {words.assign}
      </button>
    </>
  );
}
