import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  type Frame,
  flash,
  readForm,
  render,
  renderAgain,
  renderPart,
} from "../../../../platform/http/index.ts";
import { formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, Button, ErrorSummary, Form, LocaleContext, OfficerPage } from "../../../../ui/index.ts";
import { addRecipients } from "../../actions/add-recipients.ts";
import { requireOutgoing } from "../../actions/claim-outgoing.ts";
import { findOutgoing, type OutgoingDocument } from "../../store/outgoing.ts";
import { idOf, officeFrame, officer, type PageErrors, pageErrors } from "../officer.ts";
import {
  chosenCodes,
  isChoosing,
  type RecipientChoices,
  type RecipientForm,
  readChoices,
  recipientFields,
  searchRecipients,
} from "../recipients/choices.ts";
import { RecipientsField, recipientsPartPath } from "../recipients/recipients-field.tsx";
import { officeWords } from "../words.ts";
import { documentText } from "./text.ts";

/** `/outgoing/:id/recipients`: sending an issued document further; and the search that the picker asks. */
export function addRecipientPages(app: App): void {
  app.get(recipientsPartPath, async (c) => {
    const who = officer(c);
    return c.json(await searchRecipients(who, (c.req.query("q") ?? "").slice(0, 200)));
  });
  app.post(recipientsPartPath, choosePart);
  app.get("/outgoing/:id/recipients", (c) => show(c, []));
  app.post("/outgoing/:id/recipients", save);
}

/** Recipients chosen so far and those added by a group or a level, as the part of the form that shows them. Nothing is stored. */
async function choosePart(c: AppContext): Promise<Response> {
  const who = officer(c);
  const form = await readForm(c, z.object(recipientFields));
  const choices = await readChoices(who, await chosenCodes(who, form), form);
  return renderPart(
    c,
    <LocaleContext.Provider value={who.locale}>
      <RecipientsField choices={choices} />
    </LocaleContext.Provider>,
  );
}

async function save(c: AppContext): Promise<Response> {
  const who = officer(c);
  const id = idOf(c);
  const form = await readForm(c, z.object(recipientFields));
  const codes = await chosenCodes(who, form);
  if (isChoosing(form)) return show(c, codes, form);
  try {
    await addRecipients(who.node, who.by, { id, codes });
  } catch (error) {
    return renderAgain(c, error, (refused) => page(c, codes, undefined, refused));
  }
  const count = (locale: "vi" | "en") => formatNumber(codes.length, locale);
  await flash(c, { vi: documentText.vi.added(count("vi")), en: documentText.en.added(count("en")) });
  return c.redirect(`/outgoing/${id}`, 303);
}

async function show(c: AppContext, codes: readonly string[], form?: RecipientForm): Promise<Response> {
  return render(c, await page(c, codes, form));
}

async function page(c: AppContext, codes: readonly string[], form?: RecipientForm, error?: DomainError) {
  const who = officer(c);
  const document = await findOutgoing(who.node.db, idOf(c));
  requireOutgoing(document, who.by, { act: "add-recipients", at: who.now });
  const choices = await readChoices(who, codes, form);
  const frame = await officeFrame(c, { path: `/outgoing/${document.id}/recipients` });
  return (
    <AddRecipientsPage frame={frame} document={document} choices={choices} errors={pageErrors(error, who.locale)} />
  );
}

function AddRecipientsPage(view: {
  frame: Frame;
  document: OutgoingDocument;
  choices: RecipientChoices;
  errors: PageErrors | undefined;
}) {
  const { frame, document, choices, errors } = view;
  const text = wordsIn(documentText, frame.locale);
  const title = text.addTitle(document.issued?.numberText ?? "");
  return (
    <OfficerPage frame={frame} title={title}>
      <div class="lt-narrow">
        <BackLink href={`/outgoing/${document.id}`} />
        {errors ? <ErrorSummary errorList={[{ text: errors.people, href: "#recipients" }]} /> : null}
        <h1 class="govuk-heading-xl">{title}</h1>
        <p class="lt-mt2">{document.draft.subject}</p>
        <p class="lt-quiet lt-mt2">{text.addLead}</p>
        <Form frame={frame} action={`/outgoing/${document.id}/recipients`} classes="lt-mt4">
          <RecipientsField choices={choices} error={errors?.people} />
          <div class="lt-actions lt-mt4">
            <Button text={text.addConfirm} />
            <a href={`/outgoing/${document.id}`}>{wordsIn(officeWords, frame.locale).cancel}</a>
          </div>
        </Form>
      </div>
    </OfficerPage>
  );
}
