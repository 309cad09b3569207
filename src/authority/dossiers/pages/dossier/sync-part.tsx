import { formatDateTime, wordsIn } from "../../../../platform/text/index.ts";
import { Button, Form, Icon, Ruled, Stuck } from "../../../../ui/index.ts";
import { pathOf } from "./desk.ts";
import type { DossierView } from "./dossier-view.ts";
import { isLateBySync } from "./head.tsx";
import { dossierText } from "./text.ts";

/** How the dossier stands with the national portal: confirmed, waiting, or refused with the repair offered. Never a person's delay. */
export function SyncPart(view: DossierView) {
  const { frame, dossier, sync } = view;
  const text = wordsIn(dossierText, frame.locale);
  if (dossier.originNode !== null)
    return (
      <section aria-labelledby="sync">
        <Ruled text={text.sync} id="sync" />
        <p class="lt-small lt-quiet lt-mt2">{text.notOurs}</p>
      </section>
    );
  const isBehind = sync !== undefined && sync.ackedRevision < sync.revision;
  return (
    <section aria-labelledby="sync">
      <Ruled text={text.sync} id="sync" />
      {sync?.refusedCode ? <Refused {...view} /> : null}
      {isBehind && !sync.refusedCode ? <Behind {...view} /> : null}
      {!isBehind && !sync?.refusedCode ? (
        <p class="lt-small lt-mt2">
          {sync?.ackedAt ? (
            <>
              <Icon name="check" /> {text.syncOk(formatDateTime(sync.ackedAt))}
            </>
          ) : (
            text.syncNever
          )}
        </p>
      ) : null}
    </section>
  );
}

function Behind(view: DossierView) {
  const { frame, sync } = view;
  const text = wordsIn(dossierText, frame.locale);
  if (!sync) return null;
  const isLate = isLateBySync(view);
  const last = sync.ackedAt ? ` ${text.syncSinceLast(formatDateTime(sync.ackedAt))}` : "";
  const why = `${text.syncSince(formatDateTime(sync.changedAt))}${last}`;
  return (
    <Stuck
      items={[
        {
          tone: "wire",
          name: text.portal,
          state: isLate ? text.syncLate : text.syncWaiting,
          why: isLate ? `${text.syncLateWhy} ${why}` : why,
          action: <Resend {...view} />,
        },
      ]}
    />
  );
}

function Refused(view: DossierView) {
  const { frame, dossier, sync, situation } = view;
  const text = wordsIn(dossierText, frame.locale);
  const said = sync?.refusedMessage?.[frame.locale] ?? sync?.refusedCode ?? "";
  return (
    <Stuck
      items={[
        {
          tone: "wire",
          name: text.portal,
          state: text.syncRefused,
          why: `${said} ${sync?.suggestion ? text.syncSuggestion(sync.suggestion) : ""}`.trim(),
          action: situation.acts.has("resending") ? (
            <Button
              href={pathOf(dossier, "correction")}
              text={text.repair}
              classes="govuk-button--secondary lt-noprint"
            />
          ) : undefined,
        },
      ]}
    />
  );
}

function Resend({ frame, dossier, situation }: DossierView) {
  const text = wordsIn(dossierText, frame.locale);
  if (!situation.acts.has("resending")) return null;
  return (
    <Form frame={frame} action={pathOf(dossier, "resending")} classes="lt-noprint">
      <Button text={text.resend} classes="govuk-button--secondary" />
    </Form>
  );
}
