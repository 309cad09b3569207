import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, shortAgencyName, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { channelNames } from "../../../../protocol/dossiers/index.ts";
import {
  BackLink,
  Button,
  Icon,
  OfficerPage,
  Path,
  Presence,
  Ruled,
  Strip,
  useLocale,
  Void,
} from "../../../../ui/index.ts";
import { actorNameIn } from "../../node-actor.ts";
import type { DossierFacts } from "../../read-dossier.ts";
import type { DossierComponent } from "../../record.ts";
import { pathOf } from "../dossier/desk.ts";
import { eventWords } from "../dossier/event-words.ts";
import { DueTag } from "../dossier/head.tsx";
import { stopsOf } from "../dossier/stops.ts";
import { shortTime } from "../dossier/times.ts";
import { postText, workListText } from "./text.ts";

/** A dossier at a glance, and who looks. */
export type PreviewFacts = DossierFacts & { readonly accountId: string; readonly machineNow: Date };

/** Newest lines of the history that are shown. */
const newest = 4;

/** The dossier at a glance: what it is, how it stands, its papers, what happened last, and the way in. */
export function PreviewPane({ facts }: { facts: PreviewFacts }) {
  const { dossier } = facts;
  const locale = useLocale();
  const words = wordsIn(workListText, locale);
  return (
    <>
      <div class="lt-detail__head">
        <div class="lt-detail__title">
          <h2 class="govuk-heading-xl" id="detail-title">
            {dossier.procedureName}
          </h2>
          <p class="lt-code lt-quiet">{dossier.code}</p>
        </div>
        <DueTag {...facts} />
      </div>
      <Strip facts={factsOf(facts, locale)} />
      <Path label={words.path} steps={stopsOf(facts, locale)} />
      <Held facts={facts} />
      <section class="lt-inbox__body" tabindex={0} aria-label={`${words.papers}, ${words.history}`}>
        <Papers components={dossier.components} />
        <Latest facts={facts} />
      </section>
      <div class="lt-actionbar lt-noprint">
        <Button href={pathOf(dossier)} text={words.openDossier} />
        <span class="lt-actionbar__note">
          {words.portal}: {portalWords(facts, locale)}
        </span>
      </div>
    </>
  );
}

/** Before a row has the focus. */
export function NoPreview() {
  const words = wordsIn(workListText, useLocale());
  return (
    <Void kind="empty" title={words.noPreview}>
      {words.noPreviewWhy}
    </Void>
  );
}

/** The same as a page of its own, for a screen with room for one. */
export function PreviewPage({ frame, facts, backHref }: { frame: Frame; facts: PreviewFacts; backHref: string }) {
  const words = wordsIn(workListText, frame.locale);
  return (
    <OfficerPage frame={frame} title={words.previewOf(facts.dossier.code)}>
      <h1 class="govuk-visually-hidden">{words.previewOf(facts.dossier.code)}</h1>
      <BackLink href={backHref} text={words.back} />
      <div class="lt-inbox__alone">
        <PreviewPane facts={facts} />
      </div>
    </OfficerPage>
  );
}

function factsOf({ dossier, now }: PreviewFacts, locale: "vi" | "en") {
  const words = wordsIn(workListText, locale);
  const due = dossier.dueAt === null ? words.noDue : shortTime(dossier.dueAt, now);
  return [
    { term: words.applicant, value: dossier.applicant.name },
    { term: words.channel, value: textIn(channelNames[dossier.channel], locale) },
    { term: words.received, value: shortTime(dossier.receivedAt, now) },
    {
      term: dossier.endedAt === null ? words.due : words.ended,
      value: (
        <a class="lt-num" href={`${pathOf(dossier)}#why`}>
          {dossier.endedAt === null ? due : shortTime(dossier.endedAt, now)}
        </a>
      ),
    },
    ...(dossier.applicant.phone === "" ? [] : [{ term: words.phone, value: dossier.applicant.phone }]),
  ];
}

/** Who has a step, and who holds it now. */
function Held({ facts }: { facts: PreviewFacts }) {
  const locale = useLocale();
  const words = wordsIn(workListText, locale);
  const open = facts.work.filter(({ closedAt }) => closedAt === null);
  const held = open.find(({ heldUntil }) => heldUntil !== null && heldUntil > facts.machineNow);
  return (
    <div class="lt-inbox__held">
      {held ? (
        <Presence>{held.holder === facts.accountId ? words.heldByMe : words.heldBy(held.holderName)}</Presence>
      ) : null}
      {open.map(({ name, agencyCode, place, assigneeName, role }) => (
        <p>
          <strong>{name}</strong>{" "}
          <span class="lt-quiet">
            {place === "waiting" ? words.citizen : assigneeName || wordsIn(postText, locale)[role]}
            {agencyCode === facts.dossier.agencyCode || place === "waiting"
              ? ""
              : `, ${shortAgencyName(facts.agencies.get(agencyCode) ?? agencyCode)}`}
          </span>
        </p>
      ))}
    </div>
  );
}

function Papers({ components }: { components: readonly DossierComponent[] }) {
  const words = wordsIn(workListText, useLocale());
  const given = components.filter((one) => one.given || one.files.length > 0);
  return (
    <section>
      <Ruled level={3} text={words.papers} note={words.given(given.length, components.length)} />
      <ul class="lt-inbox__papers">
        {components.map((paper) => (
          <li>
            <Icon name={paper.given || paper.files.length > 0 ? "check" : "ring"} />
            <span>
              {paper.name}
              <span class="lt-row-note">
                {paper.files.length > 0 ? words.scans(paper.files.length) : paper.given ? words.paper : words.missing}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Latest({ facts }: { facts: PreviewFacts }) {
  const locale = useLocale();
  const words = wordsIn(workListText, locale);
  const names = {
    locale,
    plan: facts.instance?.plan,
    agencies: facts.agencies,
    papers: new Map(facts.dossier.components.map(({ code, name }) => [code, name])),
  };
  const last = facts.events.slice(-newest).toReversed();
  return (
    <section>
      <Ruled level={3} text={words.history} />
      <ul class="lt-inbox__events">
        {last.map((event) => (
          <li>
            <time class="lt-quiet">{shortTime(event.at, facts.now)}</time>
            <span>
              {eventWords(event, names).what}
              <span class="lt-row-note">{actorNameIn(event.actorName, locale)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function portalWords({ sync }: PreviewFacts, locale: "vi" | "en"): string {
  const words = wordsIn(workListText, locale);
  if (!sync) return "–";
  if (sync.refusedCode !== null) return words.refused;
  if (sync.ackedRevision < sync.revision) return words.unconfirmed;
  return sync.ackedAt ? `${words.portalOk} ${formatDateTime(sync.ackedAt)}` : words.portalOk;
}
