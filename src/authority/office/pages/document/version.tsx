import { type App, type AppContext, render } from "../../../../platform/http/index.ts";
import { formatDateTime, wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, Diff, OfficerPage, Ruled, wordDiff } from "../../../../ui/index.ts";
import { plainText } from "../../draft.ts";
import { officeErrors } from "../../errors.ts";
import { findVersion, listOutgoingEvents } from "../../store/outgoing-events.ts";
import { idOf, officeFrame, officer } from "../officer.ts";
import { seenOutgoing } from "./read-document.ts";
import { documentText } from "./text.ts";

/** `/outgoing/:id/versions/:version`: one kept version of the text, and what it changed. */
export function addVersionPage(app: App): void {
  app.get("/outgoing/:id/versions/:version", show);
}

async function show(c: AppContext): Promise<Response> {
  const who = officer(c);
  const document = await seenOutgoing(who, idOf(c));
  const at = idOf(c, "version");
  const kept = (await listOutgoingEvents(who.node.db, document.id)).filter(({ hasDraft }) => hasDraft);
  const index = kept.findIndex(({ id }) => id === at);
  const event = kept[index];
  const draft = event && (await findVersion(who.node.db, document.id, at));
  if (!event || !draft) throw officeErrors.missing();
  const before = kept[index + 1];
  const earlier = before && (await findVersion(who.node.db, document.id, before.id));
  const text = wordsIn(documentText, who.locale);
  const now = `${draft.subject}\n${plainText(draft)}`;
  const then = earlier && `${earlier.subject}\n${plainText(earlier)}`;
  const title = text.versionTitle(String(event.version));
  return render(
    c,
    <OfficerPage frame={await officeFrame(c)} title={title}>
      <div class="lt-narrow">
        <BackLink href={`/outgoing/${document.id}`} />
        <h1 class="govuk-heading-xl">{title}</h1>
        <p class="lt-quiet">{text.versionNote(event.actorName, formatDateTime(event.at))}</p>
        <section aria-labelledby="diff" class="lt-mt4">
          <Ruled text={text.versionDiff} id="diff" />
          {then === undefined ? <p class="lt-mt2">{text.versionFirst}</p> : null}
          {then === now ? <p class="lt-mt2">{text.versionSame}</p> : null}
          {then !== undefined && then !== now ? <Diff parts={wordDiff(then, now, 80)} /> : null}
        </section>
        <section aria-labelledby="whole" class="lt-mt4" lang="vi">
          <Ruled text={text.versionText} id="whole" />
          {now.split("\n").map((line) => (
            <p class="lt-mt2">{line}</p>
          ))}
        </section>
      </div>
    </OfficerPage>,
  );
}
