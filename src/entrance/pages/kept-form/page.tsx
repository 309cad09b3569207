import {
  type App,
  type Frame,
  frameOf,
  type KeptForm,
  keptFormPath,
  openKeptForm,
  render,
} from "../../../platform/http/index.ts";
import { wordsIn } from "../../../platform/text/index.ts";
import { Button, CitizenPage, Form, InsetText } from "../../../ui/index.ts";
import { keptFormText } from "./text.ts";

/** `/kept-form/:id`: what was typed before the session ended, to be sent again by the same person's own decision. */
export function addKeptForm(app: App): void {
  app.get(`${keptFormPath}/:id`, async (c) => {
    const form = await openKeptForm(c, c.req.param("id"));
    return render(c, <KeptFormPage frame={await frameOf(c)} form={form} />);
  });
}

function KeptFormPage({ frame, form }: { frame: Frame; form: KeptForm }) {
  const text = wordsIn(keptFormText, frame.locale);
  const typed = form.fields.flatMap(([, value]) => (isForPeople(value) ? value.split("\n") : []));
  return (
    <CitizenPage frame={frame} title={text.title}>
      <div class="lt-narrow">
        <h1 class="govuk-heading-xl">{text.title}</h1>
        <p class="lt-mt2">{text.lead}</p>
        {typed.length === 0 ? (
          <p class="lt-mt3 lt-quiet">{text.nothing}</p>
        ) : (
          <InsetText text={typed.map((value) => <p>{value}</p>)} />
        )}
        {form.hadFiles ? <InsetText text={text.files} /> : null}
        <Form frame={frame} action={form.action}>
          {form.fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <div class="lt-actions">
            <Button text={text.send} />
            <a class="govuk-link" href="/">
              {text.leave}
            </a>
          </div>
        </Form>
      </div>
    </CitizenPage>
  );
}

// Ids, addresses and other marks of the form itself tell a person nothing; they are sent again all the same.
function isForPeople(value: string): boolean {
  return value.trim() !== "" && !/^[0-9a-f]{8}-[0-9a-f-]{27}$|^[0-9a-f]{64}$|^\/\S*$/i.test(value);
}
