import type { Session } from "../../../platform/auth/index.ts";
import type { Frame } from "../../../platform/http/index.ts";
import { formatNumber, type Locale, wordsIn } from "../../../platform/text/index.ts";
import { Form, Ruled, Table } from "../../../ui/index.ts";
import { deviceOf } from "./device.ts";
import { accountText } from "./text.ts";

type SessionsProps = {
  readonly frame: Frame;
  readonly sessions: readonly Session[];
  /** The session of this very request. */
  readonly sessionId: string;
  /** Machine clock, which sessions live by. */
  readonly now: Date;
};

/** Where a person is signed in, with a button that ends each other session. */
export function Sessions({ frame, sessions, sessionId, now }: SessionsProps) {
  const text = wordsIn(accountText, frame.locale);
  return (
    <section aria-labelledby="sessions">
      <Ruled text={text.sessions} id="sessions" />
      <p class="lt-quiet lt-mt2">{text.sessionsLead}</p>
      <div class="lt-scroll">
        <Table
          caption={text.sessions}
          captionClasses="govuk-visually-hidden"
          head={[{ text: text.device }, { text: text.address }, { text: text.seen }, { text: text.act }]}
          rows={sessions.map((session) => [
            { text: deviceName(session, frame.locale) },
            { text: session.address ?? "–" },
            { text: ago(now.getTime() - session.seenAt.getTime(), frame.locale) },
            { text: session.id === sessionId ? text.here : <EndForm frame={frame} session={session} /> },
          ])}
        />
      </div>
    </section>
  );
}

function EndForm({ frame, session }: { frame: Frame; session: Session }) {
  const text = wordsIn(accountText, frame.locale);
  return (
    <Form frame={frame} action="/account/ended-sessions">
      <input type="hidden" name="session" value={session.id} />
      <button type="submit" class="govuk-button govuk-button--secondary">
        {text.end} <span class="govuk-visually-hidden">{text.endOf(deviceName(session, frame.locale))}</span>
      </button>
    </Form>
  );
}

function deviceName(session: Session, locale: Locale): string {
  const text = wordsIn(accountText, locale);
  const device = deviceOf(session.userAgent);
  return device ? text.on(device.browser, device.system) : text.unknownDevice;
}

// Sessions live by the machine's clock while pages show the domain clock: a distance is true in both.
function ago(milliseconds: number, locale: Locale): string {
  const text = wordsIn(accountText, locale);
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 2) return text.now;
  return minutes < 60
    ? text.minutes(formatNumber(minutes, locale))
    : text.hours(formatNumber(Math.floor(minutes / 60), locale));
}
