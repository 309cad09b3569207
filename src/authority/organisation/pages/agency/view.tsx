import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, wordsIn } from "../../../../platform/text/index.ts";
import { Breadcrumbs, Button, OfficerPage, Ruled, Strip, Table, Toolbar, Void } from "../../../../ui/index.ts";
import type { Agency } from "../../store/agencies.ts";
import type { AppointmentEntry } from "../../store/appointments.ts";
import type { Post } from "../../store/posts.ts";
import { lastDayOf } from "../visit.ts";
import { levelName, nameIn, organisationWords, roleName, titleIn } from "../words.ts";
import { agencyText } from "./text.ts";

/** What the page of an agency shows. */
export type AgencyView = {
  readonly frame: Frame;
  readonly agency: Agency;
  readonly parent: Agency | undefined;
  readonly posts: readonly Post[];
  readonly history: readonly AppointmentEntry[];
  readonly mayManage: boolean;
  readonly mayEnrolSeal: boolean;
};

/** An agency: its facts, its posts with their holders, and who was appointed lately. */
export function AgencyPage(view: AgencyView) {
  const { frame, agency, parent } = view;
  const { locale } = frame;
  const text = wordsIn(agencyText, locale);
  const name = nameIn(agency, locale);
  return (
    <OfficerPage frame={frame} title={name}>
      <Breadcrumbs items={crumbs(view)} />
      <Toolbar title={name} note={<a href={`/delegations?agency=${agency.code}`}>{text.delegations}</a>} />
      <Strip
        facts={[
          { term: text.code, value: agency.code },
          { term: text.level, value: levelName(agency.level, locale) },
          { term: text.abbreviation, value: agency.abbreviation },
          ...(parent ? [{ term: text.parent, value: nameIn(parent, locale) }] : []),
          ...(agency.email === "" ? [] : [{ term: text.email, value: agency.email }]),
        ]}
      />
      <Posts {...view} />
      <History {...view} />
      {view.mayEnrolSeal ? (
        <p class="lt-noprint lt-mt4">
          <a href={`/agencies/${agency.code}/seal`}>{text.seal}</a>
        </p>
      ) : null}
    </OfficerPage>
  );
}

function crumbs({ frame, parent }: AgencyView) {
  const list = [{ text: wordsIn(organisationWords, frame.locale).agencies, href: "/agencies" }];
  return parent ? [...list, { text: nameIn(parent, frame.locale), href: `/agencies/${parent.code}` }] : list;
}

function Posts({ frame, posts, mayManage }: AgencyView) {
  const { locale } = frame;
  const text = wordsIn(agencyText, locale);
  if (posts.length === 0) {
    return (
      <Void kind="empty" title={text.noPosts}>
        {text.noPostsWay}
      </Void>
    );
  }
  return (
    <section aria-labelledby="posts">
      <Ruled text={text.posts} id="posts" />
      <div class="lt-scroll">
        <Table
          caption={text.posts}
          captionClasses="govuk-visually-hidden"
          firstCellIsHeader
          head={[
            { text: text.post },
            { text: text.unit },
            { text: text.role },
            { text: text.holder },
            { text: text.since, format: "numeric" },
            { text: text.until, format: "numeric" },
            ...(mayManage ? [{ text: text.act, classes: "lt-noprint" }] : []),
          ]}
          rows={posts.map((post) => [
            { text: titleIn(post, locale) },
            { text: (locale === "vi" ? post.unitName : post.unitNameEn) ?? "–" },
            { text: roleName(post.role, locale) },
            { text: post.holder ? post.holder.name : <span class="lt-quiet">{text.vacant}</span> },
            { text: post.holder ? formatDate(post.holder.validFrom) : "–", format: "numeric" },
            { text: post.holder?.validUntil ? formatDate(lastDayOf(post.holder.validUntil)) : "–", format: "numeric" },
            ...(mayManage ? [{ text: <PostAct post={post} frame={frame} />, classes: "lt-noprint" }] : []),
          ])}
        />
      </div>
    </section>
  );
}

function PostAct({ post, frame }: { post: Post; frame: Frame }) {
  const text = wordsIn(agencyText, frame.locale);
  const about = <span class="govuk-visually-hidden"> {text.ofPost(titleIn(post, frame.locale))}</span>;
  return post.holder ? (
    <Button
      href={`/appointments/${post.holder.appointmentId}/ending`}
      classes="govuk-button--secondary lt-button--row"
      text={
        <>
          {text.end}
          {about}
        </>
      }
    />
  ) : (
    <Button
      href={`/posts/${post.id}/appointments/new`}
      classes="govuk-button--secondary lt-button--row"
      text={
        <>
          {text.appoint}
          {about}
        </>
      }
    />
  );
}

function History({ frame, history }: AgencyView) {
  const { locale } = frame;
  const text = wordsIn(agencyText, locale);
  return (
    <section aria-labelledby="history">
      <Ruled text={text.history} id="history" />
      {history.length === 0 ? <p class="lt-quiet">{text.noHistory}</p> : null}
      {history.length > 0 ? (
        <div class="lt-scroll">
          <Table
            caption={text.history}
            captionClasses="govuk-visually-hidden"
            firstCellIsHeader
            head={[
              { text: text.person },
              { text: text.post },
              { text: text.decision },
              { text: text.since, format: "numeric" },
              { text: text.until, format: "numeric" },
            ]}
            rows={history.map((entry) => [
              { text: entry.staffName },
              { text: titleIn(entry, locale) },
              { text: entry.decision === "" ? "–" : entry.decision },
              { text: formatDate(entry.validFrom), format: "numeric" },
              { text: entry.validUntil ? formatDate(lastDayOf(entry.validUntil)) : text.noEnd, format: "numeric" },
            ])}
          />
        </div>
      ) : null}
    </section>
  );
}
