import type { Session } from "../../../platform/auth/index.ts";
import type { Frame } from "../../../platform/http/index.ts";
import { wordsIn } from "../../../platform/text/index.ts";
import { Button, CitizenPage, ErrorSummary, Form, Ledger, Radios, Ruled } from "../../../ui/index.ts";
import { PasswordForm } from "./password-form.tsx";
import { Sessions } from "./sessions.tsx";
import { accountText } from "./text.ts";

/** A post the person may act in. */
export type PostChoice = {
  readonly agencyCode: string;
  readonly agencyName: string;
  /** Titles held there, with whom they stand for and until when. */
  readonly titles: readonly string[];
  readonly acting: boolean;
};

/** What the account page shows. */
export type AccountView = {
  readonly frame: Frame;
  readonly username: string;
  readonly name: string;
  readonly sessionId: string;
  readonly sessions: readonly Session[];
  readonly posts: readonly PostChoice[];
  /** Machine clock, which sessions live by. */
  readonly now: Date;
  /** What was wrong with the password form, by field. */
  readonly errors: Readonly<Record<string, string>>;
};

const fieldIds: Readonly<Record<string, string>> = { current: "current", next: "next", again: "again" };

/** A person's own account: posts, sessions, password, language. */
export function AccountPage(view: AccountView) {
  const { frame, errors } = view;
  const text = wordsIn(accountText, frame.locale);
  const list = Object.entries(errors).map(([field, message]) => ({
    text: message,
    href: `#${fieldIds[field] ?? "current"}`,
  }));
  return (
    <CitizenPage frame={frame} title={list.length > 0 ? text.errorTitle : text.title}>
      {list.length > 0 ? <ErrorSummary errorList={list} /> : null}
      <h1 class="govuk-heading-xl">{text.title}</h1>
      <div class="lt-columns">
        <div class="lt-home__side">
          <Sessions {...view} />
          <PasswordForm {...view} />
        </div>
        <div class="lt-home__side">
          <section aria-labelledby="who">
            <Ruled text={text.who} id="who" />
            <Ledger
              rows={[
                { term: text.name, value: view.name },
                { term: text.username, value: view.username },
              ]}
            />
          </section>
          <Posts {...view} />
          <LanguageForm frame={frame} />
        </div>
      </div>
    </CitizenPage>
  );
}

function Posts({ frame, posts }: AccountView) {
  const text = wordsIn(accountText, frame.locale);
  const acting = posts.find((post) => post.acting);
  return (
    <section aria-labelledby="posts">
      <Ruled text={text.posts} id="posts" />
      {posts.length === 0 ? <p class="lt-quiet lt-mt2">{text.noPosts}</p> : null}
      {posts.length === 1 && acting ? (
        <p class="lt-mt2">
          {acting.titles.join(", ")}, {acting.agencyName}
        </p>
      ) : null}
      {posts.length > 1 ? (
        <Form frame={frame} action="/post" classes="lt-mt4">
          <Radios
            name="agency"
            fieldset={{ legend: { text: text.postsLead } }}
            value={acting?.agencyCode}
            items={posts.map((post) => ({
              value: post.agencyCode,
              text: post.agencyName,
              hint: { text: post.titles.join(", ") },
            }))}
          />
          <div class="lt-actions">
            <Button text={text.actHere} classes="govuk-button--secondary" />
          </div>
        </Form>
      ) : null}
    </section>
  );
}

function LanguageForm({ frame }: { frame: Frame }) {
  const text = wordsIn(accountText, frame.locale);
  return (
    <section aria-labelledby="language">
      <Ruled text={text.language} id="language" />
      <Form frame={frame} action="/language" classes="lt-mt4">
        <input type="hidden" name="to" value="/account" />
        <Radios
          name="locale"
          fieldset={{ legend: { text: text.languageLead } }}
          value={frame.locale}
          items={[
            { value: "vi", text: <span lang="vi">{text.languageVi}</span> },
            { value: "en", text: <span lang="en">{text.languageEn}</span> },
          ]}
        />
        <div class="lt-actions">
          <Button text={text.save} classes="govuk-button--secondary" />
        </div>
      </Form>
    </section>
  );
}
