import type { DemoAccounts, Grant } from "../../../platform/auth/index.ts";
import type { Frame } from "../../../platform/http/index.ts";
import { type Locale, wordsIn } from "../../../platform/text/index.ts";
import {
  Button,
  CitizenPage,
  ErrorSummary,
  Form,
  Input,
  InsetText,
  PasswordInput,
  Ruled,
  Table,
} from "../../../ui/index.ts";
import { signInText } from "./text.ts";

/** What the sign-in page shows. */
export type SignInView = {
  readonly frame: Frame;
  /** Where to go afterwards. */
  readonly to: string;
  /** True when a form is kept and will be given back. */
  readonly kept: boolean;
  readonly username: string;
  /** What went wrong, by field; `form` for the whole. */
  readonly errors: Readonly<Partial<Record<"form" | "username" | "password", string>>>;
  readonly demo: DemoAccounts | undefined;
};

/** The sign-in page. In a demonstration it offers the accounts, each with a button. */
export function SignInPage({ frame, to, kept, username, errors, demo }: SignInView) {
  const text = wordsIn(signInText, frame.locale);
  const list = (["form", "username", "password"] as const).flatMap((field) => {
    const message = errors[field];
    return message ? [{ text: message, href: field === "form" ? "#username" : `#${field}` }] : [];
  });
  return (
    <CitizenPage frame={frame} title={list.length > 0 ? text.errorTitle : text.title}>
      {list.length > 0 ? <ErrorSummary errorList={list} /> : null}
      <div class="lt-columns">
        <div class="lt-narrow">
          <h1 class="govuk-heading-xl">{text.title}</h1>
          {kept ? <InsetText text={text.kept} /> : <p class="lt-quiet">{text.lead}</p>}
          <Form frame={frame} action="/sign-in" classes="lt-mt4">
            <input type="hidden" name="to" value={to} />
            <Input
              name="username"
              id="username"
              label={{ text: text.username }}
              value={username}
              autocomplete="username"
              autocapitalize="none"
              spellcheck={false}
              errorMessage={errors.username ? { text: errors.username } : undefined}
            />
            <PasswordInput
              name="password"
              id="password"
              label={{ text: text.password }}
              autocomplete="current-password"
              errorMessage={errors.password ? { text: errors.password } : undefined}
            />
            <div class="lt-actions">
              <Button text={text.submit} />
            </div>
          </Form>
        </div>
        {demo ? <DemoAccountsList frame={frame} to={to} demo={demo} /> : null}
      </div>
    </CitizenPage>
  );
}

function DemoAccountsList({ frame, to, demo }: { frame: Frame; to: string; demo: DemoAccounts }) {
  const text = wordsIn(signInText, frame.locale);
  return (
    <section aria-labelledby="demo-title">
      <Ruled text={text.demoTitle} id="demo-title" note={demo.accounts.length} />
      <p class="lt-quiet lt-mt2">{text.demoLead(demo.password)}</p>
      <Table
        caption={text.demoTitle}
        captionClasses="govuk-visually-hidden"
        head={[{ text: text.demoAccount }, { text: <span class="govuk-visually-hidden">{text.demoAct}</span> }]}
        rows={demo.accounts.map((account) => [
          {
            text: (
              <>
                <strong class="lt-strong">{account.name}</strong>
                <p class="lt-small lt-quiet">
                  {postsOf(account.grants, frame.locale)} · <span class="lt-code">{account.username}</span>
                </p>
              </>
            ),
          },
          {
            text: <DemoButton frame={frame} to={to} account={account} password={demo.password} />,
            classes: "lt-right",
          },
        ])}
      />
    </section>
  );
}

type DemoButtonProps = {
  readonly frame: Frame;
  readonly to: string;
  readonly account: DemoAccounts["accounts"][number];
  readonly password: string;
};

function DemoButton({ frame, to, account, password }: DemoButtonProps) {
  const text = wordsIn(signInText, frame.locale);
  return (
    <Form frame={frame} action="/sign-in">
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="username" value={account.username} />
      <input type="hidden" name="password" value={password} />
      <button type="submit" class="govuk-button govuk-button--secondary lt-nowrap">
        {text.demoSignIn} <span class="govuk-visually-hidden">{text.demoAs(account.name)}</span>
      </button>
    </Form>
  );
}

function postsOf(grants: readonly Grant[], locale: Locale): string {
  return [...new Set(grants.map((grant) => (locale === "vi" ? grant.title : grant.titleEn)))].join(", ");
}
