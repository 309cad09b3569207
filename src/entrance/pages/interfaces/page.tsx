import {
  type ApiOperation,
  type App,
  apiOperations,
  type Frame,
  frameOf,
  render,
} from "../../../platform/http/index.ts";
import { type Locale, textIn, wordsIn } from "../../../platform/text/index.ts";
import { CitizenPage, Table } from "../../../ui/index.ts";
import { interfacesText } from "./text.ts";

/** `/api`: what `/api/openapi.json` says, for people. */
export function addInterfaces(app: App): void {
  app.get("/api", async (c) => {
    const operations = apiOperations(c.get("site").app, c);
    return render(c, <InterfacesPage frame={await frameOf(c)} operations={operations} />);
  });
}

function purposeOf({ summary, description }: ApiOperation, locale: Locale): string {
  return [summary, ...(description ? [description] : [])].map((text) => textIn(text, locale)).join(". ");
}

function InterfacesPage({ frame, operations }: { frame: Frame; operations: readonly ApiOperation[] }) {
  const text = wordsIn(interfacesText, frame.locale);
  return (
    <CitizenPage frame={frame} title={text.title}>
      <h1 class="govuk-heading-xl">{text.title}</h1>
      <p class="lt-mt2">
        {text.lead}{" "}
        <a class="govuk-link" href="/api/openapi.json">
          /api/openapi.json
        </a>
      </p>
      {operations.length === 0 ? (
        <p class="lt-mt3 lt-quiet">{text.none}</p>
      ) : (
        <div class="lt-scroll lt-mt4">
          <Table
            caption={text.title}
            captionClasses="govuk-visually-hidden"
            head={[{ text: text.address }, { text: text.purpose }]}
            rows={operations.map((operation) => [
              { text: <code>{`${operation.method} ${operation.path}`}</code> },
              { text: purposeOf(operation, frame.locale) },
            ])}
          />
        </div>
      )}
    </CitizenPage>
  );
}
