import { z } from "zod";
import { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  type Frame,
  flash,
  listOf,
  readForm,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import { formatNumber, type Text, wordsIn } from "../../../../platform/text/index.ts";
import {
  BackLink,
  Button,
  Checkboxes,
  ErrorSummary,
  Form,
  OfficerPage,
  Radios,
  Textarea,
} from "../../../../ui/index.ts";
import type { RecipientState } from "../../../exchange/index.ts";
import { requireOutgoing } from "../../actions/claim-outgoing.ts";
import { recallDocument } from "../../actions/recall-document.ts";
import { findOutgoing, type OutgoingDocument } from "../../store/outgoing.ts";
import { idOf, officeFrame, officer, type PageErrors, pageErrors } from "../officer.ts";
import { officeWords, stationWords } from "../words.ts";
import { readSent } from "./read-document.ts";
import { documentText } from "./text.ts";

const form = z.object({
  reason: z.string().max(2000).default(""),
  scope: z.enum(["all", "some"]).default("all"),
  to: listOf(z.string().max(40)),
});
type RecallForm = z.output<typeof form>;

/** `/outgoing/:id/recall`: asks again, then asks the recipients to give the document back. */
export function addRecallPages(app: App): void {
  app.get("/outgoing/:id/recall", async (c) => render(c, await page(c, { reason: "", scope: "all", to: [] })));
  app.post("/outgoing/:id/recall", recall);
}

async function recall(c: AppContext): Promise<Response> {
  const who = officer(c);
  const id = idOf(c);
  const sent = await readForm(c, form);
  try {
    if (sent.scope === "some" && sent.to.length === 0) throw nobodyChosen();
    const { asked } = await recallDocument(who.node, who.by, {
      id,
      reason: sent.reason,
      ...(sent.scope === "some" ? { to: sent.to } : {}),
    });
    const said = (locale: "vi" | "en"): string => documentText[locale].recalled(formatNumber(asked.length, locale));
    await flash(c, { vi: said("vi"), en: said("en") });
  } catch (error) {
    return renderAgain(c, error, (refused) => page(c, sent, refused));
  }
  return c.redirect(`/outgoing/${id}`, 303);
}

function nobodyChosen(): DomainError {
  const text: Text = { vi: documentText.vi.recallNobody, en: documentText.en.recallNobody };
  return new DomainError("office.nobody-chosen", "invalid", text, { fields: { to: text } });
}

async function page(c: AppContext, values: RecallForm, error?: DomainError) {
  const who = officer(c);
  const document = await findOutgoing(who.node.db, idOf(c));
  requireOutgoing(document, who.by, { act: "recall", at: who.now });
  const recipients = (await readSent(who.node, document.id)).flatMap((message) => message.recipients);
  const frame = await officeFrame(c, { path: `/outgoing/${document.id}/recall` });
  return <RecallPage {...{ frame, document, recipients, values }} errors={pageErrors(error, who.locale)} />;
}

function RecallPage(view: {
  frame: Frame;
  document: OutgoingDocument;
  recipients: readonly RecipientState[];
  values: RecallForm;
  errors: PageErrors | undefined;
}) {
  const { frame, document, recipients, values, errors } = view;
  const text = wordsIn(documentText, frame.locale);
  const title = text.recallTitle(document.issued?.numberText ?? "");
  const wrong = (name: string) => (errors?.fields[name] ? { errorMessage: { text: errors.fields[name] } } : {});
  const list = Object.entries(errors?.fields ?? {}).map(([name, said]) => ({ text: said, href: `#${name}` }));
  const open = recipients.filter(
    ({ state, recallState }) => state !== "refused" && state !== "undeliverable" && recallState !== "agreed",
  );
  return (
    <OfficerPage frame={frame} title={title}>
      <div class="lt-narrow">
        <BackLink href={`/outgoing/${document.id}`} />
        {errors ? <ErrorSummary errorList={list.length > 0 ? list : [{ text: errors.people }]} /> : null}
        <h1 class="govuk-heading-xl">{title}</h1>
        <p class="lt-mt2">{document.draft.subject}</p>
        <p class="lt-quiet lt-mt2">{text.recallLead}</p>
        <Form frame={frame} action={`/outgoing/${document.id}/recall`} classes="lt-mt4" keepAs="recall">
          <Textarea
            name="reason"
            rows={3}
            label={{ text: text.recallReason }}
            value={values.reason}
            {...wrong("reason")}
          />
          <Radios
            name="scope"
            fieldset={{ legend: { text: text.recallWho } }}
            value={values.scope}
            items={[
              { value: "all", text: text.recallAll },
              {
                value: "some",
                text: text.recallSome,
                conditional: {
                  text: <Recipients recipients={open} values={values.to} frame={frame} error={errors?.fields.to} />,
                },
              },
            ]}
          />
          <div class="lt-actions">
            <Button text={text.recallConfirm} classes="govuk-button--warning" />
            <a href={`/outgoing/${document.id}`}>{wordsIn(officeWords, frame.locale).cancel}</a>
          </div>
        </Form>
      </div>
    </OfficerPage>
  );
}

function Recipients(of: {
  recipients: readonly RecipientState[];
  values: readonly string[];
  frame: Frame;
  error: string | undefined;
}) {
  const text = wordsIn(documentText, of.frame.locale);
  return (
    <Checkboxes
      name="to"
      fieldset={{ legend: { text: text.recipients } }}
      values={of.values}
      items={of.recipients.map((one) => ({
        value: one.code,
        text: `${one.name}, ${stationWords[one.state][of.frame.locale].toLowerCase()}`,
      }))}
      {...(of.error ? { errorMessage: { text: of.error } } : {})}
    />
  );
}
